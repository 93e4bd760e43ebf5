//! What holds of any text: all that is seen of it is covered, in order, and what is read later moves no end far behind it.

use super::{article, sentences};
use crate::language::Language;
use crate::letters;
use crate::sentence::{STEPS, split};

/// What rules meet on.
const PARTS: &[&str] = &[
    "The mayor left. ",
    "\"It fell. It did,\" ",
    "Poe said. ",
    "\"",
    "'",
    "‘",
    "’ ",
    "(",
    "« Oui. ",
    "“No.” ",
    "U.S. ",
    "p.m. ",
    "… ",
    "1. ",
    "? ",
    "and then ",
    "雨だ。",
    "「はい",
    "」",
    "\n",
    "• ",
    "3.5 ",
    "Mr. ",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{a0}",
    "\u{3000}",
    ".¹ ",
    ".[4] ",
    "https://a.b/c. ",
    "Yahoo! ",
];

/// Numbers that are the same on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    /// So many parts, each some characters at random now and then.
    fn text(&mut self, parts: usize) -> String {
        let mut text = String::new();
        for _ in 0..parts {
            if self.below(8) == 0 {
                text.extend(char::from_u32(self.below(0x3100) as u32));
            }
            text.push_str(PARTS[self.below(PARTS.len())]);
        }
        text
    }
}

fn unseen(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || letters::is_invisible(c))
}

#[test]
fn sentences_are_in_order_and_leave_out_nothing_that_is_seen() {
    let mut chance = Chance(11);
    for language in Language::all().map(|language| language.tag).chain(["und"]) {
        for _ in 0..60 {
            let text = chance.text(80);
            let mut last = 0;
            for sentence in sentences(language, &text) {
                let range = sentence.span.range();
                assert!(range.start >= last && unseen(&text[last..range.start]), "{language}: {text:?}");
                let own = &text[range.clone()];
                assert!(!own.is_empty() && own.trim() == own, "{language}: {own:?} of {text:?}");
                assert!(sentence.speaker.is_none_or(|speaker| !speaker.of(&text).is_empty()), "{text:?}");
                last = range.end;
            }
            assert!(unseen(&text[last..]), "{language}: {text:?}");
        }
    }
}

#[test]
fn ends_stay_where_they_are_when_more_text_follows() {
    let mut chance = Chance(7);
    for _ in 0..40 {
        let text = chance.text(900);
        let longer = format!("{text}{}", chance.text(200));
        for tag in ["en", "fr", "de", "ja"] {
            let far = |whole: &str| {
                let found = split(&article(whole), Language::of(tag));
                let ends = found.iter().map(|sentence| sentence.span.end as usize);
                ends.filter(|end| end + 1200 < text.len()).collect::<Vec<_>>()
            };
            assert_eq!(far(&text), far(&longer));
        }
    }
}

/// Eight times the text takes eight times the steps, whatever it repeats.
#[test]
fn hostile_texts_take_steps_in_proportion() {
    let steps = |unit: &str, bytes: usize, tag: &str| {
        let text = unit.repeat(bytes / unit.len());
        STEPS.set(0);
        sentences(tag, &text);
        STEPS.get()
    };
    let marks = [
        "\"", "“", "” ", "'", " '", "('a ", "‘", "‘a’ ", "’", "« ", "»", "„", "「", "」", "(", "[", "(3)",
        "¹",
    ];
    let stops = [
        ".",
        ". ",
        "?!",
        "…",
        ". . ",
        "1. ",
        "A. ",
        "a.[1] ",
        "“ a. ",
        "\"a. ",
        " 'a. ",
        "「は。",
        "\"a,\" Poe said. ",
    ];
    let words =
        ["said ", "a,", "Poe, ", "U.S. ", "x", "7", "\u{ad}", " \u{200b}", "\n", "• ", "a) ", "東京は"];
    for unit in marks.into_iter().chain(stops).chain(words).chain(PARTS.iter().copied()) {
        for tag in ["en", "de", "fr", "ja"] {
            let (some, more) = (steps(unit, 4_000, tag), steps(unit, 32_000, tag));
            assert!(more <= 9 * some + 4_000, "{tag}: {unit:?} takes {some} steps, then {more}");
        }
    }
}
