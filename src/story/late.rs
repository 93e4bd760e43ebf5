//! How much later or sooner than planned something happened, where its sentence says so: "a week late", "three days sooner
//! than planned". Uses `language`, `span`, `letters`.

use super::source::Source;
use crate::language::{Language, Section};
use crate::letters;
use crate::span::Span;

/// By how many days a plan was missed, less than none where it was early, and how far off that may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Late {
    pub(super) days: i32,
    pub(super) give: i32,
}

/// What the part of a sentence says, `dates` being where its dates and lengths of time stand.
pub(super) fn late(
    text: &str,
    zone: Span,
    dates: &[(Span, usize)],
    source: &Source,
    language: &Language,
) -> Option<Late> {
    let list = language.words(Section::StoryShift);
    dates.iter().filter(|(span, _)| zone.contains(*span)).find_map(|(span, number)| {
        let (days, give) = length(&source.timexes[*number].value)?;
        let rest = text.get(span.end as usize..)?;
        let words: Vec<&str> = rest.split_whitespace().take(3).collect();
        let lower: Vec<String> = words.iter().map(|word| letters::lowercase(word)).collect();
        let bare = |phrase: String| phrase.trim_end_matches([',', '.', ';', ':']).to_owned();
        let (n, how) =
            (1..=words.len()).rev().find_map(|n| Some((n, list.get(&bare(lower[..n].join(" ")))?)))?;
        // "for two days early this week" tells when, not how early.
        let end = |word: &str| (word.as_ptr() as usize - text.as_ptr() as usize + word.len()) as u32;
        let (word, next) = (words[n - 1], words.get(n).map_or(text.len() as u32, |next| end(next)));
        let on = |(date, _): &(Span, usize)| date.start >= span.end && date.start < next;
        let whole = word.ends_with(letters::is_alphanumeric);
        if n == 1 && whole && dates.iter().any(on) {
            return None;
        }
        Some(Late { days: if how == "early" { -days } else { days }, give })
    })
}

/// A length of time in days, such as `P2W`, and how many days it may be off.
fn length(value: &str) -> Option<(i32, i32)> {
    let value = value.strip_prefix('P')?;
    let unit = value.chars().last()?;
    let count: i32 = value.strip_suffix(unit)?.parse().ok().filter(|count| (1..100).contains(count))?;
    match unit {
        'D' => Some((count, 0)),
        'W' => Some((7 * count, 1)),
        'M' => Some((30 * count, 4 * count)),
        _ => None,
    }
}
