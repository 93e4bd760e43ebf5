//! Says how much of a sentence is quoted, and who speaks where the words beside the quotation say so.

use crate::language::Language;
use crate::sentence::{Quoted, cut};
use crate::span::Span;

/// Judges one sentence; `open` holds the mark that closes a quotation begun before.
pub(super) fn judge(
    text: &str,
    base: usize,
    open: &mut Option<char>,
    language: &Language,
) -> (Quoted, Option<Span>) {
    let (mut inside, mut outside, mut before, mut last) = (0usize, 0usize, ' ', 0);
    for (n, c) in text.char_indices() {
        if *open == Some(c) {
            *open = None;
            last = n + c.len_utf8();
        } else if let (None, Some(close)) =
            (*open, cut::closer(c, before).filter(|_| !matches!(c, '(' | '（')))
        {
            *open = Some(close);
        } else if c.is_alphanumeric() {
            if open.is_some() { inside += 1 } else { outside += 1 }
        }
        before = c;
    }
    if inside == 0 {
        return (Quoted::No, None);
    }
    let speaker = if last > 0 { name(&text[last..], language) } else { None };
    let speaker = speaker.map(|(start, end)| Span::new(base + last + start, base + last + end));
    let wholly = outside == 0 || (speaker.is_some() && outside < inside && outside < 40);
    (if wholly { Quoted::Wholly } else { Quoted::Partly }, speaker)
}

/// `X said` or `said X` after a quotation.
fn name(rest: &str, language: &Language) -> Option<(usize, usize)> {
    let start = rest.len() - rest.trim_start_matches([',', ' ']).len();
    let end = rest[start..].find([',', '.', ';', '\n', '"', '“']).map_or(rest.len(), |n| start + n);
    let clause = &rest[start..end];
    let mut at = 0;
    for (n, word) in clause.split(' ').take(6).enumerate() {
        if language.words("attribution").contains(word) {
            let (from, to) = if n > 0 { (0, at - 1) } else { (word.len(), clause.len()) };
            let said = clause[from..to].trim();
            let named = said.split(' ').any(|w| w.starts_with(char::is_uppercase));
            let known = said.starts_with("the ")
                || named && !language.words("starter").contains(&said.to_lowercase());
            let from = start + from + clause[from..to].len() - clause[from..to].trim_start().len();
            return (known && said.split(' ').count() <= 5).then_some((from, from + said.len()));
        }
        at += word.len() + 1;
    }
    None
}
