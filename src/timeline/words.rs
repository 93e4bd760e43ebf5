//! The words of each sentence, with the clause they stand in and the date they belong to.

use crate::article::Article;
use crate::find::holds;
use crate::language::{Language, Section, Words};
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
    /// Number of its clause in the sentence: commas, dashes and such begin a new one.
    pub(super) clause: u32,
    /// The timex that it belongs to.
    pub(super) timex: Option<usize>,
    /// Whether it stands in parentheses.
    pub(super) aside: bool,
}

/// The words of one sentence.
#[derive(Debug, Default)]
pub(super) struct Line<'t> {
    pub(super) words: Vec<Word<'t>>,
}

/// How far from a date we look for cues, so that a monstrous sentence costs no more than its length.
pub(super) const REACH: usize = 40;

/// How many skipped words may stand between a cue and its date, and one: "until at least the end of".
const SKIPS: usize = 7;

/// Cuts every sentence into words.
pub(super) fn lines<'t>(article: &'t Article, sentences: &[Sentence], timexes: &[Timex]) -> Vec<Line<'t>> {
    let mut next = 0;
    sentences.iter().map(|sentence| line(&article.text, sentence.span, timexes, &mut next)).collect()
}

fn line<'t>(text: &'t str, span: Span, timexes: &[Timex], next: &mut usize) -> Line<'t> {
    let mut line = Line::default();
    let base = span.start as usize;
    let whole = span.of(text);
    let mut chars = whole.char_indices().peekable();
    let (mut start, mut before) = (None, ' ');
    let (mut clause, mut aside) = (0, false);
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let joins = matches!(c, '\'' | '’' | '-' | '.' | ',' | ':' | '/' | '&')
            && letters::is_alphanumeric(before)
            && letters::is_alphanumeric(after);
        if letters::is_alphanumeric(c) || joins || matches!(c, '$' | '%' | '€' | '£') {
            start = start.or(Some(at));
        } else {
            line.push(
                text,
                start.take().map(|s| Span::new(base + s, base + at)),
                (clause, aside),
                timexes,
                next,
            );
            let abbreviation = c == '.';
            match c {
                '(' => aside = true,
                ')' => aside = false,
                // "WASHINGTON -- The": a dash of two marks.
                '-' if after == '-' => clause += 1,
                '"' | '“' | '”' | '\'' | '’' | '-' => {}
                _ if c.is_whitespace() || abbreviation => {}
                _ => clause += 1,
            }
        }
        before = c;
    }
    line.push(text, start.map(|s| Span::new(base + s, base + whole.len())), (clause, aside), timexes, next);
    line
}

impl<'t> Line<'t> {
    fn push(
        &mut self,
        text: &'t str,
        span: Option<Span>,
        (clause, aside): (u32, bool),
        timexes: &[Timex],
        next: &mut usize,
    ) {
        let Some(span) = span else { return };
        while timexes.get(*next).is_some_and(|t| t.span.end <= span.start) {
            *next += 1;
        }
        let timex = timexes.get(*next).is_some_and(|t| t.span.overlaps(span)).then_some(*next);
        // A date with a comma in it is one clause.
        let clause = match self.words.last() {
            Some(last) if timex.is_some() && last.timex == timex => last.clause,
            _ => clause,
        };
        let text = span.of(text);
        let mut lower = letters::lowercase(text);
        if holds(&lower, "’") {
            lower = lower.replace('’', "'");
        }
        self.words.push(Word { span, text, lower, clause, timex, aside });
    }

    /// Whether any list of verbs holds the word, or its ending makes it one.
    pub(super) fn verb(&self, at: usize, language: &Language) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let lists = [Section::PastVerb, Section::FutureVerb, Section::PresentHelper, Section::FuturateVerb];
        let ends = |(end, _): (&str, &str)| word.lower.len() > end.len() + 2 && word.lower.ends_with(end);
        lists.iter().any(|list| language.words(*list).contains(&word.lower))
            || !language.words(Section::NoVerb).contains(&word.lower)
                && language.words(Section::PastEnding).iter().any(ends)
    }

    /// The first and one past the last word of a span.
    pub(super) fn range(&self, span: Span) -> (usize, usize) {
        let first = self.words.partition_point(|w| w.span.end <= span.start);
        let end = self.words.partition_point(|w| w.span.start < span.end);
        (first, end.max(first))
    }

    /// Whether a cue begins at word `at`: its length in words and its value. The longest wins.
    pub(super) fn cue(&self, at: usize, cues: &Words) -> Option<(usize, &'static str)> {
        let word = self.words.get(at)?;
        let named = at > 0 && word.text.starts_with(letters::is_uppercase);
        if named || word.timex.is_some() {
            return None;
        }
        if !cues.opens(&word.lower) {
            return None;
        }
        let mut phrase = String::new();
        let mut found = None;
        for (n, word) in self.words[at..].iter().take(4).enumerate() {
            if n > 0 {
                phrase.push(' ');
            }
            phrase.push_str(&word.lower);
            if phrase.len() > cues.longest() {
                break;
            }
            if let Some(value) = cues.get(&phrase) {
                found = Some((n + 1, value));
            }
        }
        found
    }

    /// A cue that ends right before word `at`, past skipped words: its first word and its value.
    pub(super) fn cue_before(&self, at: usize, cues: &Words, skip: &Words) -> Option<(usize, &'static str)> {
        let mut end = at;
        for _ in 0..SKIPS {
            for length in (1..=3.min(end)).rev() {
                if let Some((n, value)) = self.cue(end - length, cues)
                    && n == length
                {
                    return Some((end - length, value));
                }
            }
            end = end.checked_sub(1)?;
            if !skip.contains(&self.words[end].lower) {
                return None;
            }
        }
        None
    }
}
