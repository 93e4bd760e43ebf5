//! The language of a text, told by its script and its function words. May use `language`.

use super::cut::{any, first, last, parts};
use crate::find::{around, find};
use crate::language::{Language, Section, Words};
use crate::letters;
use crate::span::part;

/// Letters that tell a language: the first and the last of them, one in how many letters there are, the language.
/// Japanese is written with other letters too; one letter tells Russian and Ukrainian from their neighbours.
const SCRIPTS: [(char, char, usize, &str); 10] = [
    ('가', '힣', 3, "ko"),
    ('ぁ', 'ヿ', 8, "ja"),
    ('一', '鿿', 3, "zh"),
    ('Ͱ', 'Ͽ', 3, "el"),
    ('א', 'ת', 3, "he"),
    ('ء', 'ي', 3, "ar"),
    ('ऀ', 'ॿ', 3, "hi"),
    ('ก', '๛', 3, "th"),
    ('ї', 'ї', 500, "uk"),
    ('ы', 'ы', 200, "ru"),
];
/// So many of them no other language is written in: they count more than what the page declares.
const SURE: usize = 2;
/// Bytes whose words tell whether a declared language is theirs.
const ENOUGH: usize = 3_000;
/// So many are written in no other letters.
const OWN: usize = 8;

/// Languages that no script of those is written for.
const LATIN: [&str; 12] = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "pl", "tr"];
/// One letter in so many is one that tells Russian, where the page declares one of them.
const MOSTLY: usize = 100;

/// The tag of the language: what the script says, else what the page declares, else what the words tell.
pub(super) fn tell(text: &str, declared: Option<&str>) -> String {
    let sample = part(text, 0, text.floor_char_boundary(20_000));
    let mut letters = 0;
    let mut counts = [0; SCRIPTS.len()];
    for c in sample.chars().filter(|c| letters::is_alphabetic(*c)) {
        letters += 1;
        if c < SCRIPTS[3].0 {
            continue; // Latin, mostly
        }
        for (count, (first, last, ..)) in counts.iter_mut().zip(SCRIPTS) {
            *count += usize::from((first..=last).contains(&c));
        }
    }
    let found = (0..SCRIPTS.len()).find(|&n| counts[n] * SCRIPTS[n].2 > letters);
    let script = found.map_or("", |n| SCRIPTS[n].3);
    let tag = letters_of(declared.unwrap_or_default());
    let primary = around(&tag, "-").map_or(tag.as_str(), |(primary, _)| primary);
    // A template in English may hold a story in Arabic, for which a few words of it are not enough,
    let latin = LATIN.contains(&primary);
    if let Some(n) = found.filter(|&n| latin && (n < OWN || counts[n] * MOSTLY > letters)) {
        return SCRIPTS[n].3.to_owned();
    }
    // and one in Arabic a story in English.
    let foreign = letters > 0 && found.is_none() && SCRIPTS[..OWN].iter().any(|script| script.3 == primary);
    if !foreign && plausible(&tag) && (found.is_none_or(|n| n >= SURE) || tag.starts_with(script)) {
        return if found.is_none() { outvoted(sample, primary).map_or(tag, str::to_owned) } else { tag };
    }
    (if script.is_empty() { by_words(sample) } else { script }).to_owned()
}

/// The language of the words, where the declared one has next to none of them: a template keeps its own.
fn outvoted(sample: &str, declared: &str) -> Option<&'static str> {
    let votes = Votes::of(part(sample, 0, sample.floor_char_boundary(ENOUGH)));
    let own = Language::all().position(|language| language.tag == declared)?;
    let (found, most) = votes.most();
    (votes.counts[own] * 4 < most && votes.total >= 40 && most * 8 >= votes.total).then_some(found)
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
    let votes = Votes::of(text);
    let (found, most) = votes.most();
    // One word tells little, but of English, which every other is compared with, and of a text of a few words.
    let least = if found == "en" || votes.total <= 4 { 1 } else { 2 };
    if most >= least && most * 20 >= votes.total { found } else { "und" }
}

/// The function words of a text, by language, and all its words.
struct Votes {
    counts: Vec<usize>,
    total: usize,
}

impl Votes {
    fn of(text: &str) -> Self {
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
        Self { counts, total }
    }

    /// The language that most of them are of, and how many.
    fn most(&self) -> (&'static str, usize) {
        let (mut found, mut most) = ("und", 0);
        for (language, &count) in Language::all().zip(&self.counts) {
            // Where two are as likely, English is the likelier.
            if count > most || count == most && (language.tag == "en" || found == "und") {
                (found, most) = (language.tag, count);
            }
        }
        (found, most)
    }
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
        assert_eq!(
            tell("В среду в городе открыли мост, который ремонтировали больше года.", Some("en")),
            "ru"
        );
        assert_eq!(tell("افتتح الجسر يوم الأربعاء بعد أكثر من عام.", Some("en-GB")), "ar");
        assert_eq!(tell("市民周三看到桥梁重新开放。", Some("en")), "zh");
        assert_eq!(
            tell(
                "The bridge, called мост by those who built it, opened to cars on Wednesday after a year.",
                Some("en")
            ),
            "en"
        );
        assert_eq!(tell("港の壁が崩れました。", None), "ja");
        assert_eq!(tell("海港的墙倒了。", None), "zh");
        assert_eq!(tell("海港的墙倒了。", Some("zh-TW")), "zh-TW");
        assert_eq!(tell("انهار جدار الميناء.", None), "ar");
        assert_eq!(tell("دیوار بندر فرو ریخت.", Some("fa")), "fa");
        assert_eq!(tell("Το τείχος του λιμανιού έπεσε.", None), "el");
        assert_eq!(tell("Стены гавани были старыми.", None), "ru");
        assert_eq!(tell("Її стіни були старі.", None), "uk");
        assert_eq!(tell("The wall of the harbour fell.", Some("en_GB")), "en-GB");
        assert_eq!(tell("The wall of the harbour fell.", Some("ar")), "en");
        assert_eq!(tell("29.10.2020", Some("ar")), "ar");
        assert_eq!(tell("Die Mauer und der Hafen", None), "de");
        let story =
            "The council of the town has voted to close the ferry to the island at the end of the year. "
                .repeat(3);
        assert_eq!(tell(&story, Some("de-DE")), "en");
        assert_eq!(tell(&story, Some("en-US")), "en-US");
        let vote = "El pleno de la ciudad ha votado que la línea de ferri se cierre a fin de año, y los vecinos no. ".repeat(3);
        assert_eq!(tell(&vote, Some("en")), "es");
        assert_eq!(tell(&vote, Some("gl")), "gl");
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
