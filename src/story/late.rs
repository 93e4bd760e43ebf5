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
    dates.iter().filter(|(span, _)| zone.contains(*span)).find_map(|(span, number)| {
        let (days, give) = length(&source.timexes[*number].value)?;
        let rest = letters::lowercase(text.get(span.end as usize..)?);
        let words: Vec<&str> = rest.split_whitespace().take(3).collect();
        let list = language.words(Section::StoryShift);
        let bare = |word: &str| word.trim_end_matches([',', '.', ';', ':']).to_owned();
        let how = (1..=words.len()).rev().find_map(|n| list.get(&bare(&words[..n].join(" "))))?;
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
