//! Words of a story's sentences as numbers, so that articles can be compared: names, figures, dates and what they count.
//! Uses `language`, `letters`, `intern`, `span`.

use crate::intern::Interner;
use crate::language::{Language, Section, Words};
use crate::letters;
use crate::span::{Span, part};

/// A word of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Number of its stem, the same in every article.
    pub(super) stem: u32,
    pub(super) span: Span,
    /// Whether it tells one event from another: no word of grammar, no date.
    pub(super) content: bool,
    /// Whether it is written as a name.
    pub(super) name: bool,
    /// Its value in thousandths, where it is a number or a word for one.
    pub(super) value: Option<u64>,
    /// Whether it has a digit.
    pub(super) figure: bool,
    /// Which of its sentence's dates it belongs to.
    pub(super) date: Option<u32>,
}

/// Numbers the stems of a whole story.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    stems: Interner,
}

/// The fewest letters that an ending leaves.
const STEM: usize = 3;

impl Numbering {
    /// How many stems there are.
    pub(super) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The words of a sentence, `dates` being where its dates stand, in order.
    pub(super) fn words(&mut self, text: &str, dates: &[Span], language: &Language) -> Vec<Word> {
        let lists = [Section::Stop, Section::TimelineFunction, Section::TimelineSays];
        let [stop, function, says] = lists.map(|list| language.words(list));
        // In a language of capital nouns a capital shows no name.
        let nouns = language.words(Section::Trait).contains("capital nouns");
        let cuts = cut(text);
        let capital = |n: usize| {
            cuts.get(n).is_some_and(|span: &Span| span.of(text).starts_with(letters::is_uppercase))
        };
        let mut words = Vec::with_capacity(cuts.len());
        let mut next = 0;
        for (n, &span) in cuts.iter().enumerate() {
            while dates.get(next).is_some_and(|date| date.end <= span.start) {
                next += 1;
            }
            let date = dates.get(next).is_some_and(|date| date.overlaps(span)).then_some(next as u32);
            let mut lower = letters::lowercase(span.of(text));
            for ending in ["'s", "’s", "'", "’"] {
                if let Some(bare) = lower.strip_suffix(ending) {
                    lower.truncate(bare.len());
                    break;
                }
            }
            let figure = lower.bytes().any(|b| b.is_ascii_digit());
            let value = value(&lower).or_else(|| counted(&lower, language));
            let single = lower.chars().count() == 1 && lower.is_ascii() && !figure;
            let empty = single || stop.contains(&lower) || function.contains(&lower) || says.contains(&lower);
            let stem = self.stems.number(if figure { &lower } else { stem(&lower, language) });
            words.push(Word {
                stem,
                span,
                content: !empty && date.is_none(),
                // The first word's capital shows nothing, unless a name goes on.
                name: !nouns && !empty && capital(n) && (n > 0 || capital(1)),
                value,
                figure,
                date,
            });
        }
        words
    }
}

/// Where the words of a text stand.
fn cut(text: &str) -> Vec<Span> {
    let mut cuts = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut start, mut before) = (None, ' ');
    loop {
        let (at, c) = chars.next().unwrap_or((text.len(), '\n'));
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let joins = (matches!(c, '\'' | '’' | '.' | ',' | '&')
            || matches!(c, '-' | '–' | ':') && before.is_ascii_digit() && after.is_ascii_digit())
            && letters::is_alphanumeric(before)
            && letters::is_alphanumeric(after);
        if joins || letters::is_alphanumeric(c) {
            start = start.or(Some(at));
        } else if let Some(start) = start.take() {
            cuts.push(Span::new(start, at));
        }
        if at == text.len() {
            return cuts;
        }
        before = c;
    }
}

/// The value of digits in thousandths: a mark before three digits groups them, before others it begins a fraction.
fn value(word: &str) -> Option<u64> {
    let (mut whole, mut digits, mut fraction) = (0_u64, 0, None::<u32>);
    let bytes = word.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                let digit = u64::from(byte - b'0');
                if let Some(places) = &mut fraction {
                    if *places < 3 {
                        whole = whole * 10 + digit;
                        *places += 1;
                    }
                } else {
                    whole = whole * 10 + digit;
                    digits += 1;
                }
            }
            b',' | b'.' if fraction.is_none() => {
                let run = bytes[at + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
                if run != 3 {
                    fraction = Some(0);
                }
            }
            _ => return None,
        }
        if digits > 12 {
            return None;
        }
    }
    (digits > 0).then(|| whole * 10_u64.pow(3 - fraction.unwrap_or(0)))
}

/// The value of a word such as `twelve`; `a` and `one` count nothing.
fn counted(word: &str, language: &Language) -> Option<u64> {
    let value: u64 = language.words(Section::Number).get(word)?.parse().ok()?;
    (value > 1).then_some(value * 1000)
}

/// The word without its ending, so that `vote`, `votes` and `voted` are one. Crude on purpose.
fn stem<'w>(word: &'w str, language: &Language) -> &'w str {
    let suffixes: &Words = language.words(Section::Suffix);
    if word.len() <= STEM {
        return word;
    }
    let mut cut = word.len().saturating_sub(suffixes.longest()).max(STEM);
    while cut < word.len() && !suffixes.contains(part(word, cut, word.len())) {
        cut += 1;
    }
    part(word, 0, cut)
}
