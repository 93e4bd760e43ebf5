//! Who wrote it: names out of a byline. Uses nothing of the crate.

/// The names behind `By`, where a line is a byline.
pub(super) fn line(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    if text.len() > 120 || text.ends_with(['.', '!', '?']) {
        return None;
    }
    let (word, rest) = text.split_once(char::is_whitespace)?;
    let known =
        ["by", "von", "por", "par"].iter().any(|by| word.trim_end_matches(':').eq_ignore_ascii_case(by));
    let names = names(rest);
    let capital = |name: &String| name.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric());
    (known && !names.is_empty() && names.iter().all(|n| capital(n) && n.split(' ').count() <= 5))
        .then_some(names)
}

/// Splits `Ada Brook, Ben Lund and Cy Moor` into names.
pub(super) fn names(text: &str) -> Vec<String> {
    let text = text.trim();
    let text = text.strip_prefix("By ").or_else(|| text.strip_prefix("by ")).unwrap_or(text);
    let mut found: Vec<String> = Vec::new();
    for part in text.replace(" and ", ",").replace(" und ", ",").replace(" & ", ",").split([',', ';', '|']) {
        let name = part.split_whitespace().collect::<Vec<_>>().join(" ");
        let address = name.contains("://") || name.contains('@');
        if !name.is_empty() && !address && name.len() <= 80 && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_bylines_and_no_sentences() {
        assert_eq!(
            line("By Ada Brook and Ben Lund"),
            Some(vec!["Ada Brook".to_owned(), "Ben Lund".to_owned()])
        );
        assert_eq!(line("By Yonhap"), Some(vec!["Yonhap".to_owned()]));
        assert_eq!(line("By noon the pier was gone."), None);
        assert_eq!(line("By"), None);
    }
}
