//! The language of a text, told by its script and its function words. May use `language`.

use crate::language::{Language, Section, Words};
use crate::letters;
use crate::span::part;

/// The tag of the language: what the script says, else what the page declares, else what the words tell.
pub(super) fn tell(text: &str, declared: Option<&str>) -> String {
    let sample = part(text, 0, text.floor_char_boundary(20_000));
    let (mut letters, mut hangul, mut kana) = (0_usize, 0_usize, 0_usize);
    for c in sample.chars().filter(|c| letters::is_alphabetic(*c)) {
        letters += 1;
        hangul += usize::from(matches!(c, '\u{AC00}'..='\u{D7A3}'));
        kana += usize::from(matches!(c, '\u{3041}'..='\u{30FF}'));
    }
    let declared = declared.map(|tag| tag.trim().replace('_', "-")).filter(|tag| plausible(tag));
    let script = match () {
        () if hangul * 3 > letters => Some("ko"),
        () if kana * 8 > letters => Some("ja"),
        () => None,
    };
    if let Some(script) = script {
        return declared.filter(|tag| tag.starts_with(script)).unwrap_or_else(|| script.to_owned());
    }
    declared.unwrap_or_else(|| by_words(sample).to_owned())
}

fn plausible(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && tag.len() <= 35
        && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

fn by_words(text: &str) -> &'static str {
    let known: Vec<&Words> =
        Language::all().map(|language| language.words(Section::ArticleFunction)).collect();
    let mut counts = vec![0_usize; known.len()];
    let mut total = 0;
    for (at, word) in words(text) {
        total += 1;
        if is_part(text, at, word) {
            continue;
        }
        let lower = letters::lowercase(word);
        for (count, held) in counts.iter_mut().zip(Words::holding(&lower, &known)) {
            *count += usize::from(held);
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    // Where two are as likely, English is the likelier.
    let tags = || Language::all().map(|language| language.tag).zip(&counts);
    let likely = || tags().filter(|(_, count)| **count == most).map(|(tag, _)| tag);
    let found = likely().find(|tag| *tag == "en").or_else(|| likely().next()).unwrap_or("und");
    // One word tells little, but of English, which every other is compared with, and of a text of a few words.
    let least = if found == "en" || total <= 4 { 1 } else { 2 };
    if most >= least && most * 20 >= total { found } else { "und" }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !letters::is_alphabetic(c)).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !letters::is_alphabetic(c));
        (!word.is_empty()).then_some((start, word))
    })
}

/// Whether a letter is a piece of `a.m.`, `U.S.` or `it's`, or a name's first: no word.
fn is_part(text: &str, at: usize, word: &str) -> bool {
    let mark = |c: Option<char>| matches!(c, Some('.' | '\'' | '’'));
    word.chars().nth(1).is_none()
        && (mark(part(text, 0, at).chars().next_back())
            || mark(part(text, at + word.len(), usize::MAX).chars().next()))
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
