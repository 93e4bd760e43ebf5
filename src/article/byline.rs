//! Who wrote it: names out of a byline. May use `language`.

use super::title;
use super::words::lists;

/// The names of a byline: behind `By`, in one part of a line that also tells the date or the place, or before what
/// somebody is in a script that puts it last.
pub(super) fn line(text: &str) -> Option<Vec<String>> {
    if text.len() > 160 {
        return None;
    }
    let mut parts = text.split(['|', '•', '·']).filter(|part| !part.trim().is_empty());
    behind(text).or_else(|| parts.find_map(behind)).or_else(|| titled(text))
}

/// `박하늘 기자 sky@post.test`: a name, what its owner is, and nothing else but an address.
fn titled(text: &str) -> Option<Vec<String>> {
    let mut words = text.split_whitespace().filter(|word| !word.contains(['@', '(', '=', '[']));
    let (name, role) = (words.next()?, words.next()?);
    let wide = |word: &str| word.chars().all(|c| c > '\u{3000}') && word.chars().count() <= 5;
    let last = words.next().is_none() && wide(name) && lists().role.contains(role);
    (last && !lists().role.contains(name)).then(|| vec![name.to_owned()])
}

/// Whether a line tells how to reach who wrote the story.
pub(super) fn contact(text: &str) -> bool {
    let address =
        |word: &str| word.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'));
    text.len() <= 250 && text.split_whitespace().any(address)
}

fn behind(text: &str) -> Option<Vec<String>> {
    let text = text.trim().trim_start_matches(['|', '•', '*', '-', '+', ' ']);
    if text.len() > 160 || text.ends_with(['.', '!', '?']) {
        return None;
    }
    let (phrase, _) = lists().by.begins(&text.to_lowercase())?;
    let from = text.char_indices().nth(phrase.chars().count())?.0;
    let names = names(&text[from..]);
    (!names.is_empty() && names.iter().all(|n| is_name(n))).then_some(names)
}

/// The names of a line that is nothing but names of people, two to four words each.
pub(super) fn bare(text: &str) -> Option<Vec<String>> {
    let text = text.trim().trim_start_matches(['|', '•', '*', '-', '+', ' ']);
    if text.len() > 80 || text.contains([':', '(', '?', '!', '…', '"', '“', '@']) {
        return None;
    }
    let names = names(text);
    let full = |name: &String| is_name(name) && (2..=4).contains(&name.split(' ').count());
    let kept: usize = names.iter().map(String::len).sum();
    // Roles and separators go, but not half of the line.
    (!names.is_empty() && names.iter().all(full) && kept * 2 > text.len()).then_some(names)
}

/// Splits `By Ada Brook, Ben Lund and Cy Moor, staff writers` into names, without what the people are and where.
pub(super) fn names(text: &str) -> Vec<String> {
    let lists = lists();
    let text = text.trim();
    let start = lists.by.begins(&text.to_lowercase()).map_or(0, |(phrase, _)| phrase.chars().count());
    let text = text.char_indices().nth(start).map_or("", |(from, _)| &text[from..]);
    let mut found: Vec<String> = Vec::new();
    for part in text.split([',', ';', '|', '/', '•', '·', '・', '、', '&', '\n', '(', ')', ':']) {
        let mut name: Vec<&str> = Vec::new();
        let mut away = false;
        for word in part.split_whitespace() {
            let lower = word.to_lowercase();
            if word.contains('@') {
                continue;
            }
            if lists.and.contains(&lower) {
                take(&mut found, &mut name);
                away = false;
            } else {
                let dash = matches!(word, "-" | "–" | "—");
                away |= !name.is_empty() && (dash || lists.place.contains(&lower));
                if !away {
                    name.push(word);
                }
            }
        }
        take(&mut found, &mut name);
    }
    found
}

/// Adds what is a name of the collected words, and empties them.
fn take(found: &mut Vec<String>, words: &mut Vec<&str>) {
    let role = |word: &&str| lists().role.contains(&word.to_lowercase());
    let roles = words.iter().any(role);
    while words.last().is_some_and(role) {
        words.pop();
    }
    let name = words.join(" ");
    let name = name.trim_matches(['-', '–', '—', '.', '@', ' ']);
    let address = name.contains("://") || name.contains('@') || name.contains("www.");
    let number = name.contains(|c: char| c.is_ascii_digit());
    let lone = roles && words.len() < 2;
    let known = found.iter().any(|known| title::same(known, name));
    if !name.is_empty() && !address && !number && !lone && name.len() <= 60 && !known {
        found.push(name.to_owned());
    }
    words.clear();
}

/// Whether every word is written as in a name; short ones such as `van` may be small.
fn is_name(name: &str) -> bool {
    let small = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let words = || name.split(' ');
    words().count() <= 5
        && !words().next_back().is_some_and(small)
        && words().all(|word| !small(word) || word.len() <= 3)
        && name.chars().any(char::is_alphabetic)
        && !name.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names joined, to compare in one line.
    fn joined(names: Option<Vec<String>>) -> Option<String> {
        names.map(|names| names.join(" + "))
    }

    #[test]
    fn reads_bylines_and_no_sentences() {
        assert_eq!(joined(line("By Ada Brook and Ben Lund")).as_deref(), Some("Ada Brook + Ben Lund"));
        assert_eq!(joined(line("Par Ada Brook et Ben Lund")).as_deref(), Some("Ada Brook + Ben Lund"));
        assert_eq!(joined(line("By Yonhap")).as_deref(), Some("Yonhap"));
        assert_eq!(joined(line("BY ADA BROOK, SENIOR REPORTER")).as_deref(), Some("ADA BROOK"));
        assert_eq!(joined(line("Posted by Ada Brook at 12:41 AM")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(line("22. April 2024 | Autor: Ada Brook")).as_deref(), Some("Ada Brook"));
        assert_eq!(
            joined(line("Por Ada Brook, Correio — Vila Serena")).as_deref(),
            Some("Ada Brook + Correio")
        );
        assert_eq!(joined(line("박하늘 기자 sky@post.test")).as_deref(), Some("박하늘"));
        assert_eq!(joined(line("記者・森川和人")).as_deref(), Some("森川和人"));
        assert_eq!(joined(line("記者会見は9時から開かれた。")).as_deref(), None);
        assert_eq!(joined(line("By noon the pier was gone.")).as_deref(), None);
        assert_eq!(joined(line("By noon it was gone")).as_deref(), None);
        assert_eq!(joined(line("By")).as_deref(), None);
    }

    #[test]
    fn reads_bare_names() {
        assert_eq!(joined(bare("Ada Brook | Ben van Lund")).as_deref(), Some("Ada Brook + Ben van Lund"));
        assert_eq!(joined(bare("Sea wall wins the vote")).as_deref(), None);
        assert_eq!(joined(bare("Harbour")).as_deref(), None);
    }

    #[test]
    fn roles_and_places_are_no_names() {
        assert_eq!(names("Ada Brook Korrespondentin"), ["Ada Brook"]);
        assert_eq!(names("Senior Reporter"), [""; 0]);
        assert_eq!(names("Ada Brook in Port Ellery, Ben Lund"), ["Ada Brook", "Ben Lund"]);
    }
}
