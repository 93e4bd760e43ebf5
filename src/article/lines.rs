//! Finds the article in scraped or pasted lines, without tags. May use `page`.

use super::piece::{Piece, ends_sentence};
use super::{Reason, boilerplate, byline, published, title};
use crate::find::around;
use crate::intern::Interner;
use crate::letters;

/// Names each line's reason to go, and returns the headline. `address` may be empty.
pub(super) fn judge(pieces: &mut [Piece], given: Option<&str>, address: &str) -> String {
    for piece in pieces.iter_mut() {
        piece.reason = telling(&piece.text);
    }
    let (first, last) = story(pieces);
    let headline = given.map_or_else(|| headline(pieces, first, last, address), str::to_owned);
    let any = pieces.iter().any(prose);
    for (n, piece) in pieces.iter_mut().enumerate() {
        if piece.reason.is_some() {
            continue;
        }
        piece.reason = match () {
            () if title::same(unnumbered(unlisted(&piece.text)), &headline) => Some(Reason::Headline),
            () if !any => None,
            () if n < first => Some(Reason::Header),
            () if n > last => Some(Reason::Footer),
            () => None,
        };
    }
    between(pieces);
    headline
}

/// Why a line is no part of a story, where the line alone tells.
fn telling(text: &str) -> Option<Reason> {
    let few = words(text) < 12;
    let caption = || (boilerplate::doubled(text) || boilerplate::credited(text)).then_some(Reason::Caption);
    let author = || byline::line(text, None).map(|_| Reason::Byline);
    let date = || few.then(|| published::line(text)).flatten().map(|_| Reason::Date);
    let wall = || boilerplate::wall(text).then_some(Reason::Wall);
    let cookie = || boilerplate::consent(text).then_some(Reason::Cookie);
    boilerplate::phrase(text).or_else(cookie).or_else(wall).or_else(author).or_else(date).or_else(caption)
}

fn prose(piece: &Piece) -> bool {
    piece.reason.is_none() && words(&piece.text) >= 10 && ends_sentence(&piece.text)
}

/// The stretch of lines that is most prose and least furniture: the heaviest one, where prose weighs by its words
/// and every other line costs something.
fn story(pieces: &[Piece]) -> (usize, usize) {
    let weight = |piece: &Piece| -> i64 {
        let count = words(&piece.text) as i64;
        let end = ends_sentence(&piece.text);
        let listed = unlisted(&piece.text).len() < piece.text.len();
        match piece.reason {
            Some(Reason::Related | Reason::Footer) => -10,
            Some(_) => -4,
            None if end && count >= 10 => count.min(50),
            None if end && count >= 3 && !listed => 2,
            None if count >= 20 && !listed => 4,
            None if listed && count < 6 => -7,
            None => -5,
        }
    };
    let (mut best, mut span) = (0, (0, pieces.len().saturating_sub(1)));
    let (mut sum, mut from) = (0, 0);
    for (n, piece) in pieces.iter().enumerate() {
        if sum <= 0 {
            (sum, from) = (0, n);
        }
        sum += weight(piece);
        if sum > best {
            (best, span) = (sum, (from, n));
        }
    }
    span
}

/// Inside the story, a short line without an end is a sub-head where prose stands on both sides, an item where others
/// like it stand beside it, and otherwise furniture.
fn between(pieces: &mut [Piece]) {
    let kept: Vec<usize> = (0..pieces.len()).filter(|&n| pieces[n].reason.is_none()).collect();
    let ended = |n: usize| ends_sentence(&pieces[n].text) || words(&pieces[n].text) >= 20;
    let listed = |n: usize| unlisted(&pieces[n].text).len() < pieces[n].text.len();
    let mut gone = Vec::new();
    for (at, &n) in kept.iter().enumerate() {
        if ended(n) || pieces[n].text.ends_with(':') {
            continue;
        }
        let next = kept.get(at + 1).copied();
        let before = at.checked_sub(1).map(|at| kept[at]);
        let head = sub_head(&pieces[n].text)
            && next.is_some_and(|m| ended(m) || listed(m) || pieces[m].text.ends_with(':'))
            && before.is_none_or(|m| ended(m) || listed(m));
        let item = listed(n) && words(&pieces[n].text) >= 4;
        if !head && !item {
            gone.push(n);
        }
    }
    for n in gone {
        pieces[n].reason = Some(Reason::Furniture);
    }
}

/// A line without the mark of a list before it.
pub(super) fn unlisted(text: &str) -> &str {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some('*' | '+' | '•' | '◦' | '▪' | '■' | '-' | '–' | 'o'), Some(' ')) => {
            chars.as_str().trim_start()
        }
        _ => text,
    }
}

/// A sub-head: a short line without an end, between paragraphs.
pub(super) fn sub_head(text: &str) -> bool {
    words(text) <= 12
        && !ends_sentence(text)
        && !text.ends_with([',', ';'])
        && !text.starts_with(['"', '“', '•', '-'])
}

/// A headline without the number of its place in a breadcrumb list.
fn unnumbered(text: &str) -> &str {
    match around(text, ". ") {
        Some((number, rest)) if number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => text,
    }
}

/// Of the lines above the story, the one most like a headline: what the address and the story speak of, several
/// words, near the story, above its date and names.
fn headline(pieces: &[Piece], first: usize, last: usize, address: &str) -> String {
    let lower: String = pieces[first..=last.min(pieces.len() - 1)]
        .iter()
        .map(|p| letters::lowercase(&p.text) + " ")
        .collect();
    let told = longer(&lower, 3);
    let path = letters::lowercase(address.split(['?', '#']).next().unwrap_or_default());
    let slug =
        longer(path.rsplit('/').find(|part| part.split(['-', '_']).count() > 2).unwrap_or_default(), 2);
    let mut best: Option<(&str, f64, usize)> = None;
    // The first line of the story itself may be the headline too.
    for (n, piece) in pieces.iter().enumerate().take(first + 1).skip(first.saturating_sub(80)) {
        let text = unlisted(&piece.text);
        let count = words(text);
        if !(2..=40).contains(&count)
            || text.len() > 300
            || !matches!(piece.reason, None | Some(Reason::Related))
            || prose(piece) && n == first
        {
            continue;
        }
        let (mut long, mut known, mut named) = (0, 0, 0);
        for word in longer(&letters::lowercase(text), 2).iter() {
            long += usize::from(word.len() > 3);
            known += usize::from(told.contains(word));
            named += usize::from(slug.contains(word));
        }
        let dated =
            pieces[n + 1..].iter().take(5).any(|p| matches!(p.reason, Some(Reason::Date | Reason::Byline)));
        let part = |count: usize, all: usize| if all == 0 { 0.0 } else { count as f64 / all as f64 };
        let score = part(named, slug.len()) * 20.0
            + part(known, long) * 6.0
            + count.min(10) as f64 * 0.8
            + f64::from(u8::from(dated)) * 3.0
            - (first - n) as f64 * 0.25
            - f64::from(u8::from(text.len() < piece.text.len())) * 5.0
            - f64::from(u8::from(text.ends_with(['.', '…']))) * 4.0;
        // Below a headline stands what sums it up in more words.
        let better = |(_, most, at): (&str, f64, usize)| score > most + if n - at <= 3 { 4.0 } else { 0.0 };
        if best.is_none_or(better) {
            best = Some((text, score, n));
        }
    }
    best.map(|(text, ..)| unnumbered(text).to_owned()).unwrap_or_default()
}

/// The distinct words of more bytes than that.
fn longer(lower: &str, bytes: usize) -> Interner {
    Interner::of(lower.split(|c: char| !letters::is_alphanumeric(c)).filter(|word| word.len() > bytes))
}

/// Words; a script without spaces counts two characters as one.
fn words(text: &str) -> usize {
    let wide = text.chars().filter(|c| matches!(c, '\u{3041}'..='\u{9FFF}')).count();
    text.split_whitespace().count() + wide / 2
}
