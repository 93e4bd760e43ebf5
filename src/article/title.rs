//! The headline: what the page's heading, its metadata and its title agree on. Uses `find` and `letters`.

use crate::find::around_last;
use crate::letters;

/// The headline among candidates, most trusted first; `window` is `<title>`, which may carry the site's name.
pub(super) fn choose(candidates: &[&str], window: Option<&str>, site: Option<&str>) -> String {
    let window = window.map(|title| without_site(title, site));
    let mut all: Vec<&str> = candidates.iter().map(|c| without_site(c, site)).collect();
    all.extend(window);
    all.retain(|c| !c.is_empty());
    let votes = |title: &str| all.iter().filter(|other| same(other, title)).count();
    // The first of those with most votes: an earlier one is trusted more.
    let mut best: Option<(&str, usize)> = None;
    for title in &all {
        let count = votes(title);
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((title, count));
        }
    }
    best.map(|(title, _)| title.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}

/// Whether two headlines say the same, whatever their case and punctuation.
pub(super) fn same(one: &str, other: &str) -> bool {
    let one = letters::bare(one);
    !one.is_empty() && one == letters::bare(other)
}

fn without_site<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    let title = title.trim();
    for separator in [" | ", " – ", " — ", " - ", " :: ", " · "] {
        let Some((head, tail)) = around_last(title, separator) else { continue };
        let named = site.is_some_and(|site| same(site, tail));
        let words = |text: &str| text.split_whitespace().count();
        if named || (words(tail) <= 4 && words(head) >= 4) {
            return head.trim();
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_wins_and_the_site_goes() {
        let site = Some("Tidewater Post");
        let title =
            choose(&["Latest", "Sea wall wins vote"], Some("Sea wall wins vote | Tidewater Post"), site);
        assert_eq!(title, "Sea wall wins vote");
        assert_eq!(choose(&[], None, None), "");
    }
}
