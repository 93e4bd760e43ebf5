//! The language of a text, told by its script and its function words. May use `language`.

use super::cut::{any, first, last, parts};
use crate::find::{around, find};
use crate::language::{Language, Section, Words};
use crate::letters;
use crate::span::part;

/// The tag of the language: what the script says, else what the page declares, else what the words tell.
pub(super) fn tell(text: &str, declared: Option<&str>) -> String {
    let sample = part(text, 0, text.floor_char_boundary(20_000));
    let (mut letters, mut hangul, mut kana) = (0_usize, 0_usize, 0_usize);
    for c in sample.chars() {
        letters += usize::from(letters::is_alphabetic(c));
        hangul += usize::from(matches!(c, '\u{AC00}'..='\u{D7A3}'));
        kana += usize::from(matches!(c, '\u{3041}'..='\u{30FF}') && letters::is_alphabetic(c));
    }
    let script = match () {
        () if hangul * 3 > letters => "ko",
        () if kana * 8 > letters => "ja",
        () => "",
    };
    let tag = letters_of(declared.unwrap_or_default());
    if plausible(&tag) && tag.starts_with(script) {
        return tag;
    }
    (if script.is_empty() { by_words(sample) } else { script }).to_owned()
}

/// A declared tag as BCP 47 writes it: `en_GB` is `en-GB`.
fn letters_of(declared: &str) -> String {
    declared.trim().chars().map(|c| if c == '_' { '-' } else { c }).collect()
}

fn plausible(tag: &str) -> bool {
    let primary = around(tag, "-").map_or(tag, |(primary, _)| primary);
    (2..=3).contains(&primary.len())
        && tag.len() <= 35
        && !any(tag, |c| !c.is_ascii_alphanumeric() && c != '-')
}

fn by_words(text: &str) -> &'static str {
    let known: Vec<&Words> =
        Language::all().map(|language| language.words(Section::ArticleFunction)).collect();
    let mut counts = vec![0_usize; known.len()];
    let mut total = 0;
    // Where the word before ended.
    let mut end = 0;
    for word in parts(text, |c| !letters::is_alphabetic(c)) {
        total += 1;
        // Words are parts of the text, in its order.
        let at = end + find(part(text, end, text.len()), word).unwrap_or_default();
        end = at + word.len();
        if is_part(text, at, word) {
            continue;
        }
        let lower = letters::lowercase(word);
        for (count, held) in counts.iter_mut().zip(Words::holding(&lower, &known)) {
            *count += usize::from(held);
        }
    }
    let (mut found, mut most) = ("und", 0);
    for (language, &count) in Language::all().zip(&counts) {
        // Where two are as likely, English is the likelier.
        if count > most || count == most && (language.tag == "en" || found == "und") {
            (found, most) = (language.tag, count);
        }
    }
    // One word tells little, but of English, which every other is compared with, and of a text of a few words.
    let least = if found == "en" || total <= 4 { 1 } else { 2 };
    if most >= least && most * 20 >= total { found } else { "und" }
}

/// Whether a letter is a piece of `a.m.`, `U.S.` or `it's`, or a name's first: no word.
fn is_part(text: &str, at: usize, word: &str) -> bool {
    let mark = |c: char| matches!(c, '.' | '\'' | '’');
    word.len() == first(word).len_utf8()
        && (mark(last(part(text, 0, at))) || mark(first(part(text, at + word.len(), text.len()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_by_script_declaration_and_words() {
        assert_eq!(tell("항구의 벽이 무너졌다.", Some("en")), "ko");
        assert_eq!(tell("港の壁が崩れました。", None), "ja");
        assert_eq!(tell("The wall of the harbour fell.", Some("en_GB")), "en-GB");
        assert_eq!(tell("Die Mauer und der Hafen", None), "de");
        for text in [
            "They met at 10 a.m. on 3 November 2025.",
            "Parliament votes on 3 November 2025.",
            "It's a U.S. matter, A. B. Lund said.",
            "He wed at St. John's, and so did I.",
        ] {
            assert_eq!(tell(text, None), "en", "{text}");
        }
        assert_eq!(tell("Hallitus päätti asiasta, ja se on hyvä.", None), "fi");
        assert_eq!(tell("Vláda se na tom shodla.", None), "cs");
        assert_eq!(tell("Der Hafen brennt.", None), "de");
        assert_eq!(tell("Nobody knows where Van Lund lives now.", None), "und");
        assert_eq!(tell("Xyzzy plugh", None), "und");
    }
}
