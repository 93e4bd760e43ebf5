//! The cases of each language, as data: sentences of our own, with what each should give. And what holds for any text.

use crate::{
    Options, Page,
    civil::{Date, DateTime},
    time::Timex,
};
use std::{fmt::Write, fs, path::Path};

fn timexes(text: &str, language: &str, published: Option<&str>) -> Vec<Timex> {
    let options = Options {
        published: published.and_then(DateTime::parse),
        language: Some(language.to_owned()),
        ..Options::default()
    };
    let digest = crate::digest(&Page::from_body(text), &options).unwrap();
    assert_eq!(digest.article.text, text, "spans are of the text given");
    digest.timexes
}

fn found(text: &str, language: &str, published: Option<&str>) -> Vec<(String, String)> {
    let timexes = timexes(text, language, published);
    timexes.iter().map(|t| (t.span.of(text).to_owned(), t.value.clone())).collect()
}

/// Every case of every language.
fn cases() -> Vec<(&'static str, String)> {
    let mut cases = Vec::new();
    for language in ["en", "de", "fr", "es", "ja", "ko"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/time/cases/{language}.txt"));
        let file = fs::read_to_string(path).unwrap();
        let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        cases.extend(lines.map(|line| (language, line.to_owned())));
    }
    cases
}

#[test]
fn every_case_of_every_language() {
    let mut wrong = String::new();
    let cases = cases();
    assert!(cases.len() > 200, "the case files are read");
    for (language, line) in cases {
        let (values, marked) = line.split_once(" | ").unwrap();
        let words = marked.split('[').skip(1).map(|rest| rest.split(']').next().unwrap().to_owned());
        let values = values.split("; ").filter(|value| *value != "none").map(str::to_owned);
        let (words, values): (Vec<_>, Vec<_>) = (words.collect(), values.collect());
        assert_eq!(words.len(), values.len(), "a case that is none: {line}");
        let want: Vec<_> = words.into_iter().zip(values).collect();
        let got = found(&marked.replace(['[', ']'], ""), language, Some("2020-10-29"));
        if got != want {
            writeln!(wrong, "{language}: {line}\n    got {got:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
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

/// Numbers and marks beyond what dates hold.
const ODD: [&str; 7] = [
    "9999 years ago, in 9999 weeks",
    "’’ Ⅳ May ’s 31 Feb. 30, 2020 — 0 p.m.",
    "the last the next - -",
    "9999 Tage später vor 9999 Jahrhunderten, 99. Jahrhundert, 32.13.2020",
    "令和9999年13月32日 9999년 0월 0일",
    "Q9 2024, the fourth half of 1999, fiscal 9999, 1999-50, 2020-19",
    "Thanksgiving 0001 Easter 9999 last next this every other",
];

#[test]
fn odd_text_neither_panics_nor_overlaps() {
    for text in ODD {
        for language in ["en", "de", "fr", "es", "ja", "ko", "xx"] {
            for published in [Some("0001-01-01"), Some("9999-12-31"), None] {
                found(text, language, published);
            }
        }
    }
}

#[test]
fn any_day_of_publication_gives_ordered_days() {
    let first = Date::parse("0001-01-01").unwrap();
    // About every eighth year a day, each month and weekday among them, and the last leap day there is.
    let days = (0..1247).map(|n| first.add_days(n * 2927)).chain(Date::parse("9996-02-29"));
    let text = "On Friday, last Tuesday, next week, three years ago and in six months; since March, by Feb. 29, in the \
                second quarter, last summer, at Easter, tomorrow night, earlier this month, the next day, two days later.";
    for (n, day) in days.enumerate() {
        let language = ["en", "de", "fr", "es", "ja", "ko"][n % 6];
        let text = if n % 2 == 0 { text } else { ODD[n % ODD.len()] };
        for timex in timexes(text, language, Some(&day.to_string())) {
            let Some(days) = timex.interval else { continue };
            assert!(
                days.first <= days.last && meant(&timex.value).is_some(),
                "{day}: {} {days:?}",
                timex.value
            );
        }
    }
}

/// The days that a TIMEX3 value means, read back by rules of the test's own; none for what has no place on the calendar.
fn meant(value: &str) -> Option<(Date, Date)> {
    let value = value.split('T').next().unwrap();
    let month = |year: i32, from: i32, to: i32| {
        let first = Date::new(i16::try_from(year).ok()?, 1, 1)?;
        Some((first.add_months(from - 1), first.add_months(to - 1).last_of_month()))
    };
    if let Some((first, last)) = value.split_once('/') {
        return Some((meant(first)?.0, meant(last)?.1));
    }
    if !value.bytes().next()?.is_ascii_digit() {
        return None;
    }
    match value.split_once('-').unwrap_or((value, "")) {
        (century, "") if century.len() == 2 => {
            let first: i32 = century.parse().ok()?;
            Some((month(first * 100 + 1, 1, 1)?.0, month(first * 100 + 100, 12, 12)?.1))
        }
        (decade, "") if decade.len() == 3 => {
            let first: i32 = decade.parse().ok()?;
            Some((month(first * 10, 1, 1)?.0, month(first * 10 + 9, 12, 12)?.1))
        }
        (year, rest) => {
            let year: i32 = year.parse().ok()?;
            match rest {
                "" => month(year, 1, 12),
                "SP" => month(year, 3, 5),
                "SU" => month(year, 6, 8),
                "FA" => month(year, 9, 11),
                "WI" => month(year, 12, 14),
                _ => match rest.split_at(1) {
                    ("Q", n) => n.parse().ok().and_then(|n: i32| month(year, n * 3 - 2, n * 3)),
                    ("H", n) => n.parse().ok().and_then(|n: i32| month(year, n * 6 - 5, n * 6)),
                    ("W", week) => {
                        let weekend = week.ends_with("-WE");
                        let week = week.trim_end_matches("-WE").parse().ok()?;
                        let monday = Date::from_iso_week(i16::try_from(year).ok()?, week)?;
                        Some((monday.add_days(if weekend { 5 } else { 0 }), monday.add_days(6)))
                    }
                    _ if rest.len() == 2 => rest.parse().ok().and_then(|n| month(year, n, n)),
                    _ => Date::parse(value).map(|day| (day, day)),
                },
            }
        }
    }
}

#[test]
fn values_mean_the_days_that_stand_beside_them() {
    for published in [Some("2020-10-29"), Some("2024-02-29"), Some("1999-12-31"), Some("2026-01-01"), None] {
        for (language, line) in cases() {
            let text = line.split_once(" | ").unwrap().1.replace(['[', ']'], "");
            for timex in timexes(&text, language, published) {
                let Some(days) = timex.interval else {
                    let placed = timex.value.bytes().next().is_some_and(|b| b.is_ascii_digit());
                    assert!(!placed, "{} has no days: {text}", timex.value);
                    continue;
                };
                let (first, last) = meant(&timex.value).unwrap_or_else(|| panic!("{}: {text}", timex.value));
                // "earlier this month" ends today.
                let within = days.first >= Some(first) && days.last <= Some(last) && days.first <= days.last;
                assert!(within, "{} is {days:?}: {text}", timex.value);
            }
        }
    }
}
