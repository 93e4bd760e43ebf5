//! What a sentence of news dates: value, status and basis.

use super::*;
use std::fmt::Write;

#[test]
fn each_sentence_gives_the_entries_that_a_reader_would_note() {
    let cases = include_str!("../cases/entries.txt").lines().filter(|line| !line.starts_with('#'));
    let mut wrong = String::new();
    for line in cases {
        let (want, sentence) = line.split_once(" | ").unwrap();
        let options = crate::Options {
            published: DateTime::parse("2020-10-29"),
            language: Some("en".to_owned()),
            ..crate::Options::default()
        };
        let digest = crate::digest(&crate::Page::from_body(sentence), &options).unwrap();
        let told = |entry: &Entry| {
            let basis = match entry.basis {
                EntryBasis::Explicit => "explicit",
                EntryBasis::Publication => "publication",
                EntryBasis::Anchored(_) => "anchored",
            };
            let cancelled = if entry.cancelled { " cancelled" } else { "" };
            format!("{} {}{cancelled} {basis}", entry.value, entry.status.name())
        };
        let got: Vec<_> = digest.timeline.iter().map(told).collect();
        let got = if got.is_empty() { "none".to_owned() } else { got.join("; ") };
        if got != want {
            writeln!(wrong, "{line}\n    got {got}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
