//! The headline: what the page's heading, its metadata and its title agree on. Uses `find` and `letters`.

use super::cut::{self, joined, words};
use crate::find::{around, around_last};
use crate::letters;

/// The headline among candidates, most trusted first: those behind the first `own` often carry the site's name, as a
/// window's title does.
pub(super) fn choose(candidates: &mut [&str], own: usize, site: Option<&str>) -> String {
    for (n, candidate) in candidates.iter_mut().enumerate() {
        *candidate = without_site(candidate, site, n >= own);
    }
    // The first of those with most votes: an earlier one is trusted more.
    let (mut best, mut most) = ("", 0);
    for title in candidates.iter() {
        let votes = candidates.iter().filter(|other| same(other, title)).count();
        if !title.is_empty() && (votes > most || best.is_empty()) {
            (best, most) = (title, votes);
        }
    }
    joined(&words(best), ' ')
}

/// The headline that the page gives to others, where it is the heading's own, shortened, or has more witnesses.
pub(super) fn given<'t>(heading: &str, witnesses: [&'t str; 3], site: Option<&str>) -> Option<&'t str> {
    let [given, data, window] = witnesses;
    // What the window's title adds to is no longer than the headline.
    let whole = window.len() > given.len() && window.starts_with(given);
    let given = without_site(given, site, !whole);
    let witnesses = [heading, given, data, without_site(window, site, true)];
    let votes = |title: &str| witnesses.iter().filter(|other| same(other, title)).count();
    let agreed = votes(given) > 1 && votes(given) >= votes(heading);
    // A title cut to fit is none.
    let cut = matches!(cut::last(given), '…' | '.') && heading.len() > given.len();
    (!same(given, heading) && !cut && (agreed || shortened(given, heading))).then_some(given)
}

/// Whether a title is most of the words of a longer one, in their order.
fn shortened(title: &str, longer: &str) -> bool {
    let (title, longer) = (words(title), words(longer));
    let mut kept = 0;
    for word in &longer {
        kept += usize::from(title.get(kept).is_some_and(|next| same(next, word)));
    }
    kept > 0 && kept == title.len() && kept * 5 >= longer.len() * 3
}

/// Whether two headlines say the same, whatever their case and punctuation.
pub(super) fn same(one: &str, other: &str) -> bool {
    letters::bare(one).next().is_some() && letters::bare(one).eq(letters::bare(other))
}

/// Whether one of the names is the same.
pub(super) fn among(names: &[String], name: &str) -> bool {
    names.iter().any(|known| same(known, name))
}

/// The title without the site's name behind it; one that isn't known is told by its few words, where there may be one.
fn without_site<'t>(title: &'t str, site: Option<&str>, unknown: bool) -> &'t str {
    let title = title.trim();
    let is_site = |name: &str| site.is_some_and(|site| same(site, name));
    for separator in
        &[" | ", " – ", " — ", " - ", " :: ", " · ", " » ", " « ", " • ", " ‹ ", " > ", " // ", " -- ", " ~ "]
    {
        let Some((mut head, tail)) = around_last(title, separator) else { continue };
        if is_site(tail) || unknown && words(tail).len() <= 4 && words(head).len() >= 4 {
            // Its part of the paper may stand before the site's name.
            if let Some((rest, part)) = around_last(head, separator)
                && unknown
                && words(part).len() <= 2
                && words(rest).len() >= 4
            {
                head = rest;
            }
            return head.trim();
        }
        if let Some((head, tail)) = around(title, separator)
            && is_site(head)
        {
            return tail.trim();
        }
        // "The Tidewater Post > News > Council raises the sea wall"
        if unknown && is_name(head) && words(tail).len() > words(head).len() && !is_name(tail) {
            return tail.trim();
        }
    }
    // 「海辺の壁が高くなる｜海辺日報」
    if let Some((head, tail)) = around_last(title, "｜").filter(|_| unknown) {
        return if head.len() < tail.len() { tail } else { head }.trim();
    }
    title
}

/// Whether every word of it has a capital, as a site's name has.
fn is_name(text: &str) -> bool {
    let words = words(text);
    words.len() > 1
        && words.iter().all(|word| {
            let first = cut::first(word);
            letters::is_uppercase(first) || !letters::is_alphanumeric(first)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_wins_and_the_site_goes() {
        let site = Some("Tidewater Post");
        let title =
            choose(&mut ["Latest", "Sea wall wins vote", "Sea wall wins vote | Tidewater Post"], 2, site);
        assert_eq!(title, "Sea wall wins vote");
        assert_eq!(choose(&mut [], 0, None), "");
    }

    #[test]
    fn what_stands_beside_a_title_is_the_site_and_its_part() {
        let wall = "The council raised the sea wall";
        for title in [
            format!("{wall} » Tidewater Post"),
            format!("{wall} | Coast | Tidewater Post"),
            format!("{wall} - Coast - Tidewater Post"),
            format!("Tidewater Post | {wall}"),
            format!("The Coast Courier - {wall}"),
            format!("The Coast Courier > News > {wall}"),
        ] {
            assert_eq!(choose(&mut [&title], 0, Some("Tidewater Post")), wall, "{title}");
        }
        assert_eq!(given(wall, ["The council raised the…", "", "The council raised the…"], None), None);
    }

    #[test]
    fn a_heading_keeps_its_last_words() {
        let heading = "The council raised the sea wall – then came the tide";
        assert_eq!(choose(&mut [heading, "Wall"], 1, None), heading);
        assert_eq!(choose(&mut ["The council raised the sea wall – Tidewater Post"], 0, None), heading[..31]);
    }

    #[test]
    fn what_the_page_gives_to_others_is_the_heading_shortened_or_agreed_upon() {
        let heading = "On the coast: Council votes to raise the old sea wall";
        let short = "Council votes to raise the old sea wall | Tidewater Post";
        assert_eq!(given(heading, [short, "", ""], None), Some("Council votes to raise the old sea wall"));
        assert_eq!(given(heading, ["Council votes", heading, heading], None), None);
        assert_eq!(given(heading, ["Who pays for the wall?", "", heading], None), None);
        let other = "Who pays for the wall?";
        assert_eq!(given(heading, [other, other, heading], None), Some(other));
        let long = "Sea wall in Port Ellery: the vote – and then came the tide";
        let window = "Sea wall in Port Ellery: the vote – and then came the tide – Coast";
        assert_eq!(given(heading, [long, heading, window], None), Some(long));
        assert_eq!(given("", ["", "", ""], None), None);
    }
}
