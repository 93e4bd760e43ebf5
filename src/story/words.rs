//! Words of a story's sentences as numbers, so that articles can be compared: names, figures, dates and what they count.
//! Uses `language`, `letters`, `intern`, `span`.

use super::cuts::{cut, value};
use super::stems::{self, STEM, bare, counted, ends, head, number, parted, phrase, stem};
use crate::intern::Interner;
use crate::language::{Language, Section, Trait};
use crate::letters;
use crate::span::{Span, part};

/// A word of a sentence.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "signs, each by itself")]
pub(super) struct Word {
    /// Number of its stem, the same in every article.
    pub(super) stem: u32,
    /// The same of what happens on the day until which it lasts: of what is closed until then the opening.
    pub(super) until: u32,
    pub(super) span: Span,
    /// Whether it tells one event from another: no word of grammar, no date.
    pub(super) content: bool,
    /// Whether it is written as a name.
    pub(super) name: bool,
    /// Whether it opens its sentence with a capital, as any word would.
    pub(super) opens: bool,
    /// Whether it is a noun, in a language that shows so by a capital.
    pub(super) noun: bool,
    /// Whether it names a kind of event.
    pub(super) kind: bool,
    /// Whether that is only how an event goes on.
    pub(super) phase: bool,
    /// Whether it is a verb of saying.
    pub(super) says: bool,
    /// Whether it stands for somebody or something named before.
    pub(super) stands: Option<Stands>,
    /// Whether it shows that something was planned.
    pub(super) plans: bool,
    /// Whether it shows that a plan has changed.
    pub(super) changes: bool,
    /// How what it counts may change from one day's report to the next.
    pub(super) grows: Option<Grows>,
    /// Which of several it makes an event: first, second.
    pub(super) ordinal: Option<u32>,
    /// Its value in thousandths, where it is a number or a word for one.
    pub(super) value: Option<u64>,
    /// Whether it has digits that make no number: a score, a name of a thing.
    pub(super) score: bool,
    /// What it makes of the number before it: million.
    pub(super) multiple: Option<u64>,
    /// What it makes of the number after it: at least.
    pub(super) bound: Option<Bound>,
    /// Whether it belongs to a date or a length of time.
    pub(super) dated: bool,
}

/// What a pronoun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    Person,
    Thing,
}

/// How a count changes while it is news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grows {
    /// It only rises, as the dead do: what falls was wrong.
    Up,
    /// It may fall too, as the missing do.
    Freely,
}

/// How sure a count is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Least,
    Most,
    About,
}

impl Bound {
    fn of(value: &str) -> Option<Self> {
        match value {
            "MORE_THAN" | "EQUAL_OR_MORE" => Some(Self::Least),
            "LESS_THAN" | "EQUAL_OR_LESS" => Some(Self::Most),
            "APPROX" => Some(Self::About),
            _ => None,
        }
    }
}

/// Numbers the stems of a whole story.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    stems: Interner,
    /// What is known of the words of each language, so that no list is asked twice.
    known: Vec<(&'static str, Interner, Vec<Facts>)>,
}

/// What a word is, wherever it stands.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "signs, each by itself")]
struct Facts {
    stem: u32,
    grammar: bool,
    says: bool,
    stands: Option<Stands>,
    grows: Option<Grows>,
    figure: bool,
    ordinal: Option<u32>,
    value: Option<u64>,
    multiple: Option<u64>,
    /// Whether an entry of each of [`PHRASES`] begins with it.
    opens: [bool; PHRASES.len()],
    /// The kind that its last part names, in a language that writes nouns as one.
    head: Option<&'static str>,
}

/// Lists that hold phrases too.
const PHRASES: [Section; 4] =
    [Section::StoryAlike, Section::TimelinePlanned, Section::StoryChange, Section::Approximate];

impl Numbering {
    /// How many stems there are.
    pub(super) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The words of a sentence, `dates` being where its dates stand, in order.
    pub(super) fn words(&mut self, text: &str, dates: &[Span], language: &Language) -> Vec<Word> {
        // In a language of capital nouns a capital shows no name.
        let nouns = language.is(Trait::CapitalNouns);
        let cuts = cut(text);
        let lower: Vec<String> = cuts.iter().map(|span| bare(span.of(text), language)).collect();
        let stems: Vec<String> = lower.iter().map(|word| stem(word, language)).collect();
        let capital =
            |n: usize| cuts.get(n).is_some_and(|span| span.of(text).starts_with(letters::is_uppercase));
        let mut words: Vec<Word> = Vec::with_capacity(cuts.len());
        // Words up to here belong to a phrase that began before them.
        let (mut next, mut phrased) = (0, 0);
        for (n, (&span, word)) in cuts.iter().zip(&lower).enumerate() {
            while dates.get(next).is_some_and(|date| date.end <= span.start) {
                next += 1;
            }
            let dated = dates.get(next).is_some_and(|date| date.overlaps(span));
            let facts = self.facts(word, language);
            let phrase = |list: usize| {
                facts.opens[list].then(|| phrase(&lower[n..], language.words(PHRASES[list]))).flatten()
            };
            // Forms and compounds of a word are of its kind; a name is no form of one.
            let kind = phrase(0).or_else(|| {
                let list = language.words(PHRASES[0]);
                let form = facts.opens[0] && (nouns || n == 0 || !capital(n));
                let apart = form.then(|| parted(&lower[n..], list, 12)).flatten().zip(Some(1));
                apart
                    .or_else(|| form.then(|| stems::phrase(&stems[n..], list)).flatten())
                    .or(facts.head.zip(Some(1)))
            });
            let nothing = kind.is_some_and(|(kind, _)| kind.is_empty());
            let kind = kind.filter(|_| !nothing);
            let empty = kind.is_none() && (facts.grammar || nothing);
            // No word looks like a kind's name.
            let stem = kind.map_or(facts.stem, |(kind, _)| self.stems.number(&format!("={kind}")));
            let until = kind.and_then(|(kind, _)| language.words(Section::StoryUntil).get(kind));
            words.push(Word {
                stem,
                until: until.map_or(stem, |kind| self.stems.number(&format!("={kind}"))),
                span,
                // "million" alone tells nothing.
                content: !empty && !dated && n >= phrased && facts.multiple.is_none(),
                // The first word's capital shows nothing, unless a name goes on.
                name: !nouns && !empty && capital(n) && (n > 0 || capital(1)),
                opens: !nouns && !empty && capital(n) && n == 0,
                noun: nouns && !empty && kind.is_none() && capital(n) && n > 0,
                kind: kind.is_some(),
                phase: kind.is_some_and(|(kind, _)| kind.starts_with('.')),
                says: facts.says,
                stands: facts.stands,
                plans: phrase(1).is_some(),
                changes: phrase(2).is_some()
                    || facts.opens[2] && parted(&lower[n..], language.words(PHRASES[2]), 5).is_some(),
                grows: facts.grows,
                ordinal: facts.ordinal,
                value: facts.value.filter(|_| !dated),
                score: facts.figure && facts.value.is_none(),
                multiple: facts.multiple,
                bound: phrase(3).and_then(|(bound, _)| Bound::of(bound)),
                dated,
            });
            if let Some((_, length)) = kind {
                phrased = n + length;
            }
        }
        self.tens(text, &lower, words, language)
    }

    /// Makes one number of "twenty-nine".
    fn tens(&mut self, text: &str, lower: &[String], words: Vec<Word>, language: &Language) -> Vec<Word> {
        let mut joined: Vec<Word> = Vec::with_capacity(words.len());
        for (word, lower) in words.into_iter().zip(lower) {
            let tens = joined.last_mut().filter(|tens| {
                let value = tens.value.unwrap_or_default();
                let between = Span { start: tens.span.end, end: word.span.start };
                (20_000..100_000).contains(&value) && value % 10_000 == 0 && between.of(text) == "-"
            });
            // Behind tens "one" counts too.
            let ones = || if word.dated { None } else { word.value.or_else(|| number(lower, language)) };
            match tens.and_then(|tens| ones().filter(|ones| (1..10_000).contains(ones)).map(|n| (tens, n))) {
                Some((tens, ones)) => {
                    let value = tens.value.unwrap_or_default() + ones;
                    tens.value = Some(value);
                    tens.stem = self.stems.number(&(value / 1000).to_string());
                    tens.span.end = word.span.end;
                }
                None => joined.push(word),
            }
        }
        joined
    }

    /// By stem: the last part of a compound that the story names by itself too, as `Stadtrat` and `Rat`; others are their own.
    pub(super) fn parts(&self, lines: &[Vec<Vec<Word>>]) -> Vec<u32> {
        let mut nouns = vec![false; self.len()];
        for word in lines.iter().flatten().flatten() {
            nouns[word.stem as usize] |= word.noun;
        }
        let last = |(number, stem): (usize, &str)| {
            let cuts = ends(stem).take_while(|at| at + STEM <= stem.len());
            let mut parts = cuts.filter_map(|at| self.stems.find(part(stem, at, stem.len())));
            let part = if nouns[number] { parts.find(|&part| nouns[part as usize]) } else { None };
            part.unwrap_or(number as u32)
        };
        let mut parts: Vec<u32> = self.stems.iter().enumerate().map(last).collect();
        // Of `Oberstadtrat` the last part has one too; each is shorter than its whole.
        for number in 0..parts.len() {
            let mut part = parts[number];
            while part != parts[part as usize] {
                part = parts[part as usize];
            }
            parts[number] = part;
        }
        parts
    }

    fn facts(&mut self, word: &str, language: &Language) -> Facts {
        let at = self.known.iter().position(|(tag, ..)| *tag == language.tag).unwrap_or_else(|| {
            self.known.push((language.tag, Interner::default(), Vec::new()));
            self.known.len() - 1
        });
        let (_, words, facts) = &mut self.known[at];
        let number = words.number(word) as usize;
        if let Some(facts) = facts.get(number) {
            return *facts;
        }
        let list = |section| language.words(section);
        let figure = word.bytes().any(|b| b.is_ascii_digit());
        let single = word.chars().count() == 1 && word.is_ascii() && !figure;
        let says = list(Section::TimelineSays).contains(word);
        let stem = stem(word, language);
        let new = Facts {
            stem: match counted(word, language) {
                Some(value) => self.stems.number(&(value / 1000).to_string()),
                None => self.stems.number(if figure { word } else { &stem }),
            },
            grammar: single
                || says
                || [Section::Stop, Section::TimelineFunction].iter().any(|&s| list(s).contains(word)),
            says,
            stands: list(Section::StoryStands).get(word).map(|what| match what {
                "person" => Stands::Person,
                _ => Stands::Thing,
            }),
            grows: list(Section::StoryGrowing).get(word).map(|how| match how {
                "freely" => Grows::Freely,
                _ => Grows::Up,
            }),
            figure,
            ordinal: list(Section::Ordinal).get(word).and_then(|n| n.parse().ok()),
            value: value(word).or_else(|| counted(word, language)),
            multiple: list(Section::StoryMultiple).get(word).and_then(|n| n.parse().ok()),
            opens: PHRASES.map(|phrases| list(phrases).opens(word) || list(phrases).opens(&stem)),
            head: language.is(Trait::CapitalNouns).then(|| head(&stem, list(PHRASES[0]))).flatten(),
        };
        facts.push(new);
        new
    }
}
