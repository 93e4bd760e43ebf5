//! Words by which a block gives away that it is not the story: names in `class` and `id`, and phrases of its text.
//! May use `language`.

use super::words::lists;
use crate::find::holds;
use crate::letters;
use crate::span::part;

/// Parts of class and id names, and why their block is left out.
const HINTS: &[(&str, &str)] = &[
    ("nav", "navigation"),
    ("navigation", "navigation"),
    ("navbar", "navigation"),
    ("menu", "navigation"),
    ("breadcrumb", "navigation"),
    ("breadcrumbs", "navigation"),
    ("footer", "footer"),
    ("copyright", "footer"),
    ("related", "related"),
    ("recommended", "related"),
    ("recommendations", "related"),
    ("trending", "related"),
    ("sidebar", "related"),
    ("readmore", "related"),
    ("comment", "comment"),
    ("comments", "comment"),
    ("discussion", "comment"),
    ("comentarios", "comment"),
    ("comentario", "comment"),
    ("commentaires", "comment"),
    ("kommentare", "comment"),
    ("reacties", "comment"),
    ("reply", "comment"),
    ("replies", "comment"),
    ("disqus", "comment"),
    ("share", "share"),
    ("sharing", "share"),
    ("social", "share"),
    ("promo", "promotion"),
    ("newsletter", "promotion"),
    ("subscribe", "promotion"),
    ("ad", "promotion"),
    ("ads", "promotion"),
    ("advert", "promotion"),
    ("advertisement", "promotion"),
    ("sponsored", "promotion"),
    ("cookie", "cookie"),
    ("cookies", "cookie"),
    ("consent", "cookie"),
    ("dialog", "cookie"),
    ("alertdialog", "cookie"),
    ("infobox", "factbox"),
    ("factbox", "factbox"),
    ("infokasten", "factbox"),
    ("encadre", "factbox"),
    ("caption", "caption"),
    ("figcaption", "caption"),
    ("credit", "caption"),
    ("byline", "byline"),
    ("tagline", "byline"),
    ("author", "byline"),
    ("authors", "byline"),
    ("dateline", "date"),
    ("timestamp", "date"),
    ("pubdate", "date"),
];

/// Why a block of that class or id is no part of the story.
pub(super) fn hint(names: &str) -> Option<&'static str> {
    names
        .split(|c: char| !letters::is_alphanumeric(c))
        .filter(|part| !part.is_empty() && part.len() < 24)
        .find_map(|part| HINTS.iter().find(|(name, _)| name.eq_ignore_ascii_case(part)))
        .map(|(_, reason)| *reason)
}

/// What sites call the sentence below a headline that sums the story up.
const STANDFIRST: &[&str] = &[
    "standfirst",
    "dek",
    "strapline",
    "subtitle",
    "subheadline",
    "subhead",
    "summary",
    "entradilla",
    "bajada",
    "chapo",
    "sommario",
    "occhiello",
    "subtitulo",
    "vorspann",
    "teasertext",
    "ingress",
    "manchet",
];

/// Whether an element of that class or id is a standfirst, where it stands below a headline.
pub(super) fn standfirst(names: &str) -> bool {
    let mut parts = names.split(|c: char| !letters::is_alphanumeric(c)).filter(|part| !part.is_empty());
    parts.any(|part| STANDFIRST.iter().any(|name| name.eq_ignore_ascii_case(part)))
}

/// Why a line is no part of the story: only short lines can be told by a phrase.
pub(super) fn phrase(line: &str) -> Option<&'static str> {
    let line = line
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '•' | '-' | '|' | '>' | '[' | '('));
    if line.len() > 200 {
        return None;
    }
    let lower = letters::lowercase(&unglued(line));
    if lower.ends_with("all rights reserved.") {
        return Some("footer");
    }
    let (phrase, reason) = lists().line.begins(&lower)?;
    // One word says little at the beginning of a sentence, and much on a line of its own.
    let word = phrase.chars().all(letters::is_alphanumeric);
    if word {
        return (lower.split_whitespace().count() <= 3 && !lower.ends_with('.')).then_some(reason);
    }
    let loose = matches!(reason, "date" | "footer" | "share") && phrase.ends_with(letters::is_alphanumeric);
    (!loose || lower.len() <= 90 && !lower.ends_with('.')).then_some(reason)
}

/// The text with a space where two elements without one between them met: `Lesen Sie auchDie Mühle`.
fn unglued(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 1);
    let mut last = ' ';
    for c in line.chars() {
        if letters::is_lowercase(last) && letters::is_uppercase(c) {
            out.push(' ');
        }
        out.push(c);
        last = c;
    }
    out
}

/// Whether a line is a wall's, before the rest of a text that only subscribers may read.
pub(super) fn wall(line: &str) -> bool {
    line.len() <= 300 && lists().wall.within(&letters::lowercase(line))
}

/// Whether a line asks for consent to cookies: it speaks of them and names a choice. News of cookies quotes or counts.
pub(super) fn consent(line: &str) -> bool {
    if line.len() > 600
        || line.contains(|c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | '”' | '„' | '«'))
    {
        return false;
    }
    let lower = letters::lowercase(line);
    lists().consent.holds(&lower, "subject") && lists().consent.holds(&lower, "choice")
}

/// Whether a line ends with the credit of a picture.
pub(super) fn credited(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    let tail = part(line, line.ceil_char_boundary(line.len().saturating_sub(70)), usize::MAX);
    lists().credit.within(&letters::lowercase(tail)) || shared(line)
}

/// `(Jo Tran/Lowden Mirror)` at the end: who took it, for whom.
fn shared(line: &str) -> bool {
    let inner = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
    let Some((who, whom)) = inner.and_then(|(_, inner)| inner.split_once('/')) else { return false };
    let name = |text: &str| text.trim().len() > 2 && text.trim().starts_with(letters::is_uppercase);
    who.len() + whom.len() <= 60 && name(who) && name(whom) && !holds(who, ".") && !whom.starts_with(' ')
}

/// A photo line that stands twice in one: the text beside the picture and the same below it.
pub(super) fn doubled(line: &str) -> bool {
    let line = line.trim();
    let middle = line.len() / 2;
    line.len() > 20
        && line.is_char_boundary(middle)
        && part(line, 0, middle).trim() == part(line, middle, usize::MAX).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_is_not_the_story() {
        assert_eq!(hint("c-block share-bar"), Some("share"));
        assert_eq!(hint("shareholder story"), None);
        assert_eq!(phrase("• Link copied"), Some("share"));
        assert_eq!(phrase("The link was copied by hand."), None);
        assert!(
            credited("The pier at dawn. Photo: Mick Harlow") && !credited("She took a photo of the pier.")
        );
        assert!(
            credited("The hall last week. (Ada Brook/Tidewater Post)") && !credited("It drove at 90 (km/h).")
        );
        assert_eq!(phrase("Read alsoThe mill grinds again"), Some("related"));
        assert!(standfirst("article__chapo") && !standfirst("article-body"));
        assert!(consent("We set cookies to count our readers. You may Reject all or Accept all."));
        assert!(consent("Wir setzen Cookies. Alle akzeptieren oder nur notwendige?"));
        assert!(!consent("The baker accepts all orders for cookies until noon."));
        assert!(!consent("The court fined 2 sites that hide “Reject all” from readers who want no cookies."));
        assert!(doubled("The pier at dawn (Tidewater) The pier at dawn (Tidewater)"));
        assert!(!doubled("The pier stood at dawn, and the pier fell at noon."));
    }
}
