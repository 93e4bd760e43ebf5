//! The headline: what the page's heading, its metadata and its title agree on. Uses `find` and `letters`.

use super::cut::words;
use crate::find::around_last;
use crate::letters;

/// The headline among candidates, most trusted first: each may carry the site's name, as a window's title does.
pub(super) fn choose(candidates: &mut [&str], site: Option<&str>) -> String {
    for candidate in candidates.iter_mut() {
        *candidate = without_site(candidate, site);
    }
    // The first of those with most votes: an earlier one is trusted more.
    let (mut best, mut most) = ("", 0);
    for title in candidates.iter() {
        let votes = candidates.iter().filter(|other| same(other, title)).count();
        if !title.is_empty() && (votes > most || best.is_empty()) {
            (best, most) = (title, votes);
        }
    }
    words(best).join(" ")
}

/// Whether two headlines say the same, whatever their case and punctuation.
pub(super) fn same(one: &str, other: &str) -> bool {
    let one = letters::bare(one);
    !one.is_empty() && one == letters::bare(other)
}

/// Whether one of the names is the same.
pub(super) fn among(names: &[String], name: &str) -> bool {
    names.iter().any(|known| same(known, name))
}

fn without_site<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    let title = title.trim();
    for separator in &[" | ", " – ", " — ", " - ", " :: ", " · "] {
        let Some((head, tail)) = around_last(title, separator) else { continue };
        let named = site.is_some_and(|site| same(site, tail));
        if named || (words(tail).len() <= 4 && words(head).len() >= 4) {
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
            choose(&mut ["Latest", "Sea wall wins vote", "Sea wall wins vote | Tidewater Post"], site);
        assert_eq!(title, "Sea wall wins vote");
        assert_eq!(choose(&mut [], None), "");
    }
}
