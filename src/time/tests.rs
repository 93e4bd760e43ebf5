//! The cases of each language, as data: sentences of our own, with what each should give. And what holds for any text.

use crate::{Options, Page, civil::DateTime};
use std::{fmt::Write, fs, path::Path};

fn found(text: &str, language: &str, published: Option<&str>) -> Vec<(String, String)> {
    let options = Options {
        published: published.and_then(DateTime::parse),
        language: Some(language.to_owned()),
        ..Options::default()
    };
    let digest = crate::digest(&Page::from_body(text), &options).unwrap();
    let body = &digest.article.text;
    digest.timexes.iter().map(|t| (t.span.of(body).to_owned(), t.value.clone())).collect()
}

#[test]
fn every_case_of_every_language() {
    let mut wrong = String::new();
    let mut cases = 0;
    for language in ["en", "de", "fr", "es", "ja", "ko"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/time/cases/{language}.txt"));
        let file = fs::read_to_string(path).unwrap();
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (values, marked) = line.split_once(" | ").unwrap();
            let words = marked.split('[').skip(1).map(|rest| rest.split(']').next().unwrap().to_owned());
            let values = values.split("; ").filter(|value| *value != "none").map(str::to_owned);
            let (words, values): (Vec<_>, Vec<_>) = (words.collect(), values.collect());
            assert_eq!(words.len(), values.len(), "a case that is none: {line}");
            let want: Vec<_> = words.into_iter().zip(values).collect();
            let got = found(&marked.replace(['[', ']'], ""), language, Some("2020-10-29"));
            cases += 1;
            if got != want {
                writeln!(wrong, "{language}: {line}\n    got {got:?}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(cases > 200, "the case files are read");
}

#[test]
fn without_a_day_of_publication_only_explicit_dates_have_a_place() {
    for (text, want) in [
        ("It opened in June 2018.", "2018-06"),
        ("It opened on Tuesday.", "XXXX-WXX-2"),
        ("It opened yesterday.", "PAST_REF"),
        ("It opened last week.", "PAST_REF"),
    ] {
        let got = found(text, "en", None);
        assert_eq!(got.first().map(|(_, value)| value.as_str()), Some(want), "{text}");
    }
}

#[test]
fn odd_text_neither_panics_nor_overlaps() {
    for text in [
        "9999 years ago, in 9999 weeks",
        "’’ Ⅳ May ’s 31 Feb. 30, 2020 — 0 p.m.",
        "the last the next - -",
        "9999 Tage später vor 9999 Jahrhunderten, 99. Jahrhundert, 32.13.2020",
        "令和9999年13月32日 9999년 0월 0일",
        "Q9 2024, the fourth half of 1999, fiscal 9999, 1999-50, 2020-19",
        "Thanksgiving 0001 Easter 9999 last next this every other",
    ] {
        for language in ["en", "de", "fr", "es", "ja", "ko", "xx"] {
            for published in [Some("0001-01-01"), Some("9999-12-31"), None] {
                found(text, language, published);
            }
        }
    }
}
