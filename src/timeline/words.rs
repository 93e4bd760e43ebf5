//! The words of each sentence, with the clause they stand in and the date they belong to.

use crate::article::Article;
use crate::find::holds;
use crate::intern::hash;
use crate::language::{Language, Section, Trait};
use crate::letters;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::time::Timex;

/// A word, or what a space and a mark cut out.
#[derive(Debug)]
pub(super) struct Word<'t> {
    pub(super) span: Span,
    pub(super) text: &'t str,
    pub(super) lower: String,
    /// Of that, for the lists.
    hash: u32,
    /// Number of its clause in the sentence: commas, dashes and such begin a new one.
    pub(super) clause: u32,
    /// The timex that it belongs to.
    pub(super) timex: Option<usize>,
    /// Whether that is a date, no length of time.
    pub(super) day: bool,
    /// Whether it stands in parentheses.
    pub(super) aside: bool,
}

/// What stands beyond the sentence: of no clause.
static NONE: Word<'static> = Word {
    span: Span { start: u32::MAX, end: u32::MAX },
    text: "",
    lower: String::new(),
    hash: 0,
    clause: u32::MAX,
    timex: None,
    day: false,
    aside: false,
};

/// The words of one sentence.
#[derive(Debug)]
pub(super) struct Line<'t> {
    pub(super) words: Vec<Word<'t>>,
    /// The article's.
    pub(super) text: &'t str,
    pub(super) language: &'t Language,
}

/// How far from a date we look for cues, so that a monstrous sentence costs no more than its length.
pub(super) const REACH: usize = 40;

/// How many skipped words may stand between a cue and its date, and one: "until at least the end of".
const SKIPS: usize = 7;

/// The fewest letters that an ending leaves.
const STEM: usize = 4;

/// Cuts every sentence into words.
pub(super) fn lines<'t>(
    article: &'t Article,
    sentences: &[Sentence],
    timexes: &[Timex],
    language: &'t Language,
) -> Vec<Line<'t>> {
    let mut lines = Vec::with_capacity(sentences.len());
    let mut next = 0;
    for sentence in sentences {
        let words = words(&article.text, sentence.span, timexes, &mut next);
        lines.push(Line { words, text: &article.text, language });
    }
    lines
}

/// The words of a text without dates.
pub(super) fn all(text: &str) -> Vec<Word<'_>> {
    words(text, Span::new(0, text.len()), &[], &mut 0)
}

fn words<'t>(text: &'t str, sentence: Span, timexes: &[Timex], next: &mut usize) -> Vec<Word<'t>> {
    let mut words: Vec<Word<'t>> = Vec::new();
    let whole = sentence.of(text);
    let mut chars = whole.char_indices().peekable();
    let (mut start, mut before) = (None, ' ');
    let (mut clause, mut aside) = (0, false);
    loop {
        let (at, c) = chars.next().unwrap_or((whole.len(), '\n'));
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let joins = (matches!(c, '\'' | '’' | '-' | '.' | ',' | ':' | '/' | '&')
            || c == '–' && before.is_ascii_digit())
            && letters::is_alphanumeric(before)
            && letters::is_alphanumeric(after);
        if joins || matches!(c, '$' | '%' | '€' | '£') || letters::is_alphanumeric(c) {
            start = start.or(Some(at));
            before = c;
            continue;
        }
        before = c;
        if let Some(start) = start.take() {
            let base = sentence.start as usize;
            let span = Span::new(base + start, base + at);
            while timexes.get(*next).is_some_and(|t| t.span.end <= span.start) {
                *next += 1;
            }
            let timex = timexes.get(*next).is_some_and(|t| t.span.overlaps(span)).then_some(*next);
            // A date with a comma in it is one clause.
            let clause = match words.last() {
                Some(last) if timex.is_some() && last.timex == timex => last.clause,
                _ => clause,
            };
            let text = span.of(text);
            let mut lower = letters::lowercase(text);
            if holds(&lower, "’") {
                lower = lower.replace('’', "'");
            }
            let day = timex.is_some_and(|n| timexes[n].interval.is_some());
            let hash = hash(lower.as_bytes());
            words.push(Word { span, text, lower, hash, clause, timex, day, aside });
        }
        match c {
            _ if at == whole.len() => return words,
            '(' => aside = true,
            ')' => aside = false,
            // "WASHINGTON -- The": a dash of two marks.
            '-' if after == '-' => clause += 1,
            '"' | '“' | '”' | '\'' | '’' | '-' | '.' | '&' | '/' => {}
            _ if c.is_whitespace() => {}
            _ => clause += 1,
        }
    }
}

impl<'t> Line<'t> {
    /// The word at a place; beyond the sentence, one that is nothing.
    #[inline(never)]
    pub(super) fn word(&self, at: usize) -> &Word<'t> {
        self.words.get(at).unwrap_or(&NONE)
    }

    /// Whether a list holds the word.
    pub(super) fn is(&self, at: usize, section: Section) -> bool {
        let Word { lower, hash, .. } = self.word(at);
        self.language.words(section).holds(lower, *hash)
    }

    /// The words of a list, and their values.
    pub(super) fn list(&self, section: Section) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.language.words(section).iter()
    }

    /// Whether the language has a trait that changes how it is read.
    pub(super) fn has(&self, feature: Trait) -> bool {
        self.language.is(feature)
    }

    /// Whether the word, longer than an ending by some letters, ends as a list says.
    pub(super) fn ends(&self, at: usize, section: Section, letters: usize) -> bool {
        let word = &self.word(at).lower;
        self.list(section).any(|(end, _)| word.len() > end.len() + letters && word.ends_with(end))
    }

    /// A word without what bends it: "launched" and "launch" tell of one thing.
    pub(super) fn stem<'w>(&self, word: &'w str) -> &'w str {
        let word = word.strip_suffix("'s").unwrap_or(word);
        for section in [Section::TimelineParticipleEnding, Section::PastEnding] {
            for (ending, _) in self.list(section) {
                if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= STEM) {
                    return stem;
                }
            }
        }
        word.strip_suffix('s').filter(|stem| stem.len() >= STEM && !stem.ends_with('s')).unwrap_or(word)
    }

    /// Whether any list of verbs holds the word, or its ending makes it one.
    pub(super) fn verb(&self, at: usize) -> bool {
        // "head of the port", "a 17% fall": a verb of one thing would end in "s".
        let one = || (at.saturating_sub(3)..at).any(|n| self.is(n, Section::Indefinite));
        let noun = || {
            self.has(Trait::Compounds)
                && (self.is(at + 1, Section::PartLink) || !self.word(at).lower.ends_with('s') && one())
        };
        // In German any present may look ahead: the list is one of tenses there, not of verbs.
        let futurate = !self.has(Trait::VerbSecond) && self.is(at, Section::FuturateVerb);
        [Section::PastVerb, Section::FutureVerb, Section::PresentHelper].iter().any(|list| self.is(at, *list))
            || futurate && !noun()
            || !self.is(at, Section::NoVerb)
                // "state-owned"
                && !holds(self.word(at).text, "-")
                && (self.ends(at, Section::PastEnding, 2) || self.ends(at, Section::FutureEnding, 0))
    }

    /// The first and one past the last word of a span.
    pub(super) fn range(&self, span: Span) -> (usize, usize) {
        let first = self.words.partition_point(|w| w.span.end <= span.start);
        let mut end = first;
        while self.word(end).span.start < span.end {
            end += 1;
        }
        (first, end)
    }

    /// The words around a date, from and up to, as far as they are like it; no farther than [`REACH`].
    #[inline(never)]
    pub(super) fn around(
        &self,
        (first, end): (usize, usize),
        like: &dyn Fn(&Word<'_>) -> bool,
    ) -> (usize, usize) {
        let (mut low, mut high) = (first, end);
        while low > 0 && first - low < REACH && like(self.word(low - 1)) {
            low -= 1;
        }
        while high < self.words.len() && high - end < REACH && like(self.word(high)) {
            high += 1;
        }
        (low, high)
    }

    /// Whether a cue begins at word `at`: its length in words and its value. The longest wins.
    pub(super) fn cue(&self, at: usize, section: Section) -> Option<(usize, &'static str)> {
        let cues = self.language.words(section);
        let word = self.word(at);
        let named = at > 0 && word.text.starts_with(letters::is_uppercase) && !self.has(Trait::CapitalNouns);
        if named || word.timex.is_some() || !cues.opens(&word.lower) {
            return None;
        }
        let mut phrase = String::new();
        let mut found = None;
        for n in 0..4 {
            if n > 0 {
                phrase.push(' ');
            }
            phrase.push_str(&self.word(at + n).lower);
            if phrase.len() > cues.longest() {
                break;
            }
            if let Some(value) = cues.get(&phrase) {
                found = Some((n + 1, value));
            }
        }
        found
    }

    /// The last of some words at which a cue begins.
    pub(super) fn last(&self, from: usize, to: usize, section: Section) -> Option<usize> {
        (from..to).rev().find(|at| self.cue(*at, section).is_some())
    }

    /// A cue that ends right before word `at`, past skipped words: its first word and its value.
    pub(super) fn cue_before(&self, at: usize, section: Section) -> Option<(usize, &'static str)> {
        let mut end = at;
        for _ in 0..SKIPS {
            for length in (1..=3.min(end)).rev() {
                if let Some((n, value)) = self.cue(end - length, section)
                    && n == length
                {
                    return Some((end - length, value));
                }
            }
            end = end.checked_sub(1)?;
            if !self.is(end, Section::TimelineSkip) {
                return None;
            }
        }
        None
    }
}
