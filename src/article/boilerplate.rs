//! Words by which a block gives away that it is not the story: names in `class` and `id`, and phrases of its text.
//! May use `language`.

use super::Reason;
use super::cut::{any, first, last, parts, trim_start, words};
use super::words::lists;
use crate::find::{around, around_last, holds};
use crate::letters;
use crate::span::part;

/// Why a block of that class or id is no part of the story.
pub(super) fn hint(names: &str) -> Option<Reason> {
    told(names, false)
}

/// Whether an element of that class or id is a standfirst, where it stands below a headline.
pub(super) fn standfirst(names: &str) -> bool {
    told(names, true).is_some()
}

/// Whether a class ends in a word for a picture, as `story-photo` does.
pub(super) fn pictured(class: &str) -> bool {
    let ends = |name: &str| {
        let name = letters::lowercase(name);
        let parts = parts(&name, |c| !letters::is_alphanumeric(c));
        // What `has-image` holds is more than one.
        let with = matches!(parts.first(), Some(&("has" | "with" | "no" | "text" | "format")));
        !with && parts.last().is_some_and(|last| lists().name.get(last) == Some("picture"))
    };
    class.split_whitespace().any(ends)
}

/// What the first telling part of a class or an id says.
fn told(names: &str, standfirst: bool) -> Option<Reason> {
    // `StoryNewsletter` is a newsletter's too. Few letters between others tell nothing: they may stand in any code.
    for (names, least) in [(names, 1), (&unglued(names), 4)] {
        let lower = letters::lowercase(names);
        let found = parts(&lower, |c| !letters::is_alphanumeric(c));
        for (n, part) in found.iter().enumerate() {
            let told = |value: &'static str, length: usize| {
                let reason = Reason::of(value);
                reason.filter(|r| length >= least && (*r == Reason::Standfirst) == standfirst)
            };
            // `photo-description` is one name of two.
            let next = found.get(n + 1).copied().unwrap_or_default();
            let two =
                || lists().name.joined(part, next).and_then(|value| told(value, part.len() + next.len()));
            let reason = lists().name.get(part).and_then(|value| told(value, part.len())).or_else(two);
            if reason.is_some() {
                return reason;
            }
        }
    }
    None
}

/// Why a line is no part of the story: only short lines can be told by a phrase.
pub(super) fn phrase(line: &str) -> Option<Reason> {
    let line =
        trim_start(line, |c| c.is_whitespace() || matches!(c, '•' | '-' | '|' | '>' | '[' | '(' | '【'));
    if line.len() > 200 {
        return None;
    }
    if counts(line) {
        return Some(Reason::Caption);
    }
    let lower = letters::lowercase(&unglued(uncounted(line)));
    if lower.ends_with("all rights reserved.") {
        return Some(Reason::Footer);
    }
    let (phrase, reason) = lists().line.begins(&lower)?;
    let reason = Reason::of(reason)?;
    let ended = last(&lower) == '.';
    // One word says little at the beginning of a sentence, and much on a line of its own.
    let tells = if any(phrase, |c| !letters::is_alphanumeric(c)) {
        let loose = matches!(reason, Reason::Date | Reason::Footer | Reason::Share)
            && letters::is_alphanumeric(last(phrase));
        !loose || lower.len() <= 90 && !ended
    } else {
        words(&lower).len() <= 3 && !ended
    };
    tells.then_some(reason)
}

/// Whether a line counts pictures: `Image 1 of 5 (credit: Ada Brook)`, `2 / 9`.
fn counts(line: &str) -> bool {
    let spaced = line.replace('/', " / ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let number = |n: usize| words.get(n).and_then(|word| word.parse::<u16>().ok());
    let first = usize::from(number(0).is_none());
    let (Some(one), Some(all)) = (number(first), number(first + 2)) else { return false };
    let of = words[first + 1];
    let rest = words.get(first + 3);
    // No score, date or share: "Leeds 2 Rovers 3".
    let parts = of == "/" || of.chars().all(letters::is_lowercase) && of.len() <= 4;
    parts
        && 0 < one
        && one <= all
        && (first == 0 || any(words[0], letters::is_alphabetic))
        && match rest {
            None => true,
            Some(rest) => first == 1 && rest.starts_with('('),
        }
}

/// What a short line counts: `45 Comments`, `1.2K shares`.
fn uncounted(line: &str) -> &str {
    let rest = trim_start(line, |c| matches!(c, '0'..='9' | '.' | ',' | 'K' | 'k'));
    let counted = line.len() <= 30 && rest.len() < line.len() && rest.starts_with(' ');
    if counted { rest.trim_start() } else { line }
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

/// Whether a line tells who worked on a report, as its last lines do: `(Reporting by Ada Brook; editing by Ben Lund)`.
pub(super) fn credits(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    let lower = letters::lowercase(trim_start(line, |c| !letters::is_alphanumeric(c)));
    let credits = &lists().credits;
    credits.begins(&lower).is_some_and(|(_, value)| value == "opens") || credits.hold(&lower, &["within"]) > 0
}

/// Whether a line is a wall's, before the rest of a text that only subscribers may read.
pub(super) fn wall(line: &str) -> bool {
    line.len() <= 300 && lists().wall.within(&letters::lowercase(line))
}

/// Whether a line asks for consent to cookies: it speaks of them and names a choice. News of cookies quotes or counts.
pub(super) fn consent(line: &str) -> bool {
    if line.len() > 600 || any(line, |c| matches!(c, '0'..='9' | '"' | '“' | '”' | '„' | '«')) {
        return false;
    }
    lists().consent.hold(&letters::lowercase(line), &["subject", "choice"]) == 3
}

/// Why a line is the site's own: it speaks of the site and asks something of the reader, or has wording that no story has.
pub(super) fn notice(line: &str) -> Option<Reason> {
    if line.len() > 300 || any(line, |c| matches!(c, '"' | '“' | '”' | '„' | '«')) {
        return None;
    }
    let lower = letters::lowercase(line);
    let notice = &lists().notice;
    let opens =
        |sentence: &&str| notice.begins(sentence.trim_start()).is_some_and(|(_, value)| value == "opens");
    let held = notice.hold(&lower, &["whole", "subject", "asks", "short", "you"]);
    let asks = || held & 0b10100 > 0 || parts(&lower, |c| matches!(c, '.' | '?' | '!')).iter().any(opens);
    match () {
        () if held & 1 > 0 => Some(Reason::Promotion),
        () if line.len() <= 200 && held & 2 > 0 && asks() => Some(Reason::Promotion),
        () if held & 8 > 0 && words(&lower).len() <= 7 => Some(Reason::Furniture),
        () => None,
    }
}

/// Whom a paragraph speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// It quotes somebody, as stories do.
    Quoted,
    /// It tells, and speaks to nobody.
    Telling,
    /// It speaks to its readers.
    Reader,
    /// And of the site itself, as on a wall, a gate or a page of offers: much less tells it there than among the lines of
    /// a story.
    Site,
}

/// Whom a paragraph speaks to, and whether it speaks of us, as a firm does.
pub(super) fn voice(text: &str) -> (Voice, bool) {
    if any(text, |c| matches!(c, '"' | '“' | '”' | '„' | '«' | '「')) {
        return (Voice::Quoted, false);
    }
    let lower = letters::lowercase(text);
    let lists = lists();
    let held = lists.notice.hold(&lower, &["you", "asks", "page", "own"]);
    let voice = match () {
        () if held & 3 > 0 && (held & 4 > 0 || lists.consent.hold(&lower, &["subject"]) > 0) => Voice::Site,
        () if held & 1 > 0 => Voice::Reader,
        () => Voice::Telling,
    };
    (voice, held & 0b1010 > 0)
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
    let inner = line.strip_suffix(')').and_then(|line| around_last(line, "("));
    let Some((who, whom)) = inner.and_then(|(_, inner)| around(inner, "/")) else { return false };
    let name = |text: &str| text.trim().len() > 2 && letters::is_uppercase(first(text.trim()));
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
        assert_eq!(hint("c-block share-bar"), Some(Reason::Share));
        assert_eq!(hint("shareholder story"), None);
        assert_eq!(hint("StoryNewsletter-box"), Some(Reason::Promotion));
        assert_eq!(hint("block-id-n7AdKlq"), None);
        assert_eq!(phrase("• Link copied"), Some(Reason::Share));
        assert_eq!(phrase("The link was copied by hand."), None);
        assert!(
            credited("The pier at dawn. Photo: Mick Harlow") && !credited("She took a photo of the pier.")
        );
        assert!(
            credited("The hall last week. (Ada Brook/Tidewater Post)") && !credited("It drove at 90 (km/h).")
        );
        assert_eq!(phrase("Read alsoThe mill grinds again"), Some(Reason::Related));
        assert!(standfirst("article__chapo") && !standfirst("article-body"));
        assert!(consent("We set cookies to count our readers. You may Reject all or Accept all."));
        assert!(consent("Wir setzen Cookies. Alle akzeptieren oder nur notwendige?"));
        assert!(!consent("The baker accepts all orders for cookies until noon."));
        assert!(!consent("The court fined 2 sites that hide “Reject all” from readers who want no cookies."));
        let weekly = "Get the news of the week in your inbox with our newsletter.";
        assert_eq!(notice(weekly), Some(Reason::Promotion));
        assert_eq!(notice("Temps de lecture : 3 min"), Some(Reason::Furniture));
        assert_eq!(notice("The thieves wrote newsletters to the clients of the bank."), None);
        assert_eq!(notice("The ferry left 4 hours ago and has not been heard of since then."), None);
        assert!(doubled("The pier at dawn (Tidewater) The pier at dawn (Tidewater)"));
        assert!(!doubled("The pier stood at dawn, and the pier fell at noon."));
    }
}
