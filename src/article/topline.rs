//! The headline of scraped text: one of the lines above the story. May use `page`.

use super::Reason;
use super::cut::{last, number, parts};
use super::lines::{Line, dated, unlisted, words};
use super::piece::Piece;
use super::stretch::Story;
use crate::find::{around, holds};
use crate::intern::Interner;
use crate::letters;

/// A headline without the number of its place in a breadcrumb list.
pub(super) fn unnumbered(text: &str) -> &str {
    match around(text, ". ") {
        Some((place, rest)) if number(place).is_some_and(|place| place < 100) => rest,
        _ => text,
    }
}

/// The text of a line that may be a headline.
fn candidate<'p>(pieces: &'p [Piece], lines: &[Line], n: usize) -> Option<&'p str> {
    let (line, text) = (&lines[n], unlisted(&pieces[n].text));
    let sentence = line.full() && !matches!(last(text), '?' | '!');
    let told = line.reason.is_none() || line.reason == Some(Reason::Related) && line.words > 3;
    (told && !sentence && (2..=40).contains(&words(text)) && text.len() <= 300).then_some(text)
}

/// Of the lines above the story, the one most like a headline: what the address and the story speak of, several
/// words, alone between blank lines, near the story, above its date and names.
pub(super) fn headline(pieces: &[Piece], lines: &[Line], story: Story, address: &str) -> String {
    let mut lower = String::new();
    for piece in pieces.iter().take(story.last + 1).skip(story.first) {
        if piece.reason.is_none() {
            lower.push_str(&letters::lowercase(&piece.text));
            lower.push(' ');
        }
    }
    let told = longer(&lower, 3);
    let path = letters::lowercase(address);
    let mut slug = "";
    for part in parts(parts(&path, |c| matches!(c, '?' | '#')).first().unwrap_or(&""), |c| c == '/') {
        slug = if parts(part, |c| matches!(c, '-' | '_')).len() > 2 { part } else { slug };
    }
    let slug = longer(slug, 2);
    let (mut found, mut most, mut at) = ("", 0, None);
    // The first line of the story itself may be the headline too.
    let near = story.first.saturating_sub(80)..pieces.len().min(story.first + 1);
    for n in near.clone() {
        let Some(text) = candidate(pieces, lines, n) else { continue };
        let line = &lines[n];
        let (mut long, mut known, mut named) = (0, 0, 0);
        for word in longer(&letters::lowercase(text), 2).iter() {
            long += i32::from(word.len() > 3);
            known += i32::from(n < story.first && told.contains(word));
            named += i32::from(slug.contains(word));
        }
        let alone = line.apart && lines.get(n + 1).is_some_and(|next| next.apart);
        let boxed = story.column.is_some_and(|column| line.indent > column + 1);
        let points = |told: bool, points: i32| if told { points } else { 0 };
        let score = named * 400 / (slug.len() as i32).max(1)
            + known * 120 / long.max(1)
            + line.words.min(10) * 16
            + points(dated(pieces, n + 1, 5), 60)
            + points(alone, 60)
            - (story.first - n) as i32 * 5
            - points(line.listed, if alone { 40 } else { 100 })
            - points(boxed, 60)
            - points(holds(text, " > "), 100)
            - points(matches!(last(text), '.' | '…'), 80);
        // Below a headline stands what sums it up in more words.
        let better = at.is_none_or(|at| score > most + points(n - at <= 3, 80));
        if better {
            (found, most, at) = (text, score, Some(n));
        }
    }
    // A line that says where the page stands ends with the headline, a window's title begins with it, and it has its own line near.
    for n in near {
        if at.is_some_and(|at| n.abs_diff(at) <= 6)
            && let Some(text) = candidate(pieces, lines, n)
            && lines[n].words >= 3
            && (found.strip_suffix(text).is_some_and(|place| !place.is_empty() && !place.ends_with(": "))
                || found
                    .strip_prefix(text)
                    .is_some_and(|site| [" | ", " - ", " – "].iter().any(|mark| site.starts_with(mark))))
        {
            found = text;
        }
    }
    unnumbered(found).to_owned()
}

/// The distinct words of more bytes than that.
fn longer(lower: &str, bytes: usize) -> Interner {
    let mut found = Interner::default();
    for word in parts(lower, |c| !letters::is_alphanumeric(c)) {
        if word.len() > bytes {
            found.number(word);
        }
    }
    found
}
