//! What the article speaks of, in its own words: the names and things that come back, each with the lines about it.
//! A reader's own words find their lines in the same way.

use super::document::{Document, Line};
use super::salience::{Salience, Word, flag};
use super::words::{Lower, Numbering, is_character};
use crate::language::{Language, Section, Words};
use crate::sort;
use crate::span::{Span, part};

/// So many are named at most,
const MOST: usize = 8;
/// of so many that are looked at, so that a long text takes no quadratic time.
const TRIED: usize = 40;
/// What comes back stands in so many lines.
const FEWEST_LINES: u32 = 2;

/// A word to look for, several where words stand without spaces, and whether only with its capital.
pub(super) struct Term {
    words: Vec<u32>,
    capital: bool,
}

impl Term {
    fn is_in(&self, line: &Line) -> bool {
        let mut at = 0;
        line.words.windows(self.words.len().max(1)).any(|found| {
            at += 1;
            found == self.words && (!self.capital || line.lower.capital(at - 1))
        })
    }
}

/// Those of a reader's words that carry meaning and are among the first `known` of the numbering.
pub(super) fn terms(about: &str, numbering: &mut Numbering, known: usize, language: &Language) -> Vec<Term> {
    let mut terms = Vec::new();
    for word in about.split_whitespace() {
        let lower = Lower::of(word);
        let words = numbering.words(&lower, language);
        let means = words.iter().any(|&word| !numbering.kinds[word as usize].stop);
        if means && words.iter().all(|&word| (word as usize) < known) {
            terms.push(Term { words, capital: lower.capital(0) });
        }
    }
    terms
}

/// What share of the terms each line says. Of what a line leans on, that line's half: it has to come along.
pub(super) fn shares(lines: &[Line], terms: &[Term]) -> Vec<f64> {
    let mut shares = vec![0.0; lines.len()];
    let mut leaning = 0.0_f64;
    for (line, share) in lines.iter().zip(&mut shares).rev() {
        for term in terms {
            *share += flag(term.is_in(line)) / terms.len() as f64;
        }
        *share = share.max(leaning);
        leaning = if line.dangling { *share / 2.0 } else { 0.0 };
    }
    shares
}

/// The words of a line that may be a topic.
#[derive(Clone, Copy)]
struct Run {
    line: usize,
    start: usize,
    end: usize,
}

impl Run {
    fn words<'d>(&self, document: &'d Document) -> &'d [u32] {
        &document.lines[self.line].words[self.start..self.end]
    }

    /// In how many lines it may be meant: a name by its last word, what stands without spaces by all.
    fn lines(&self, document: &Document, salience: &Salience) -> u32 {
        let mut counts = self.words(document).iter().map(|&word| salience.words[word as usize].lines);
        let whole = document.lines[self.line].lower.word(self.start).starts_with(is_character);
        (if whole { counts.min() } else { counts.next_back() }).unwrap_or_default()
    }
}

/// The topics: where each is first spoken of, and the share that each line has in it. Those that most lines speak of come first.
pub(super) fn topics(
    document: &Document,
    salience: &Salience,
    language: &Language,
    is_time: impl Fn(Span) -> bool,
) -> Vec<(Span, Vec<f64>)> {
    let mut runs = runs(document, salience, language);
    sort::by_key(&mut runs, |run| {
        u64::MAX - (u64::from(run.lines(document, salience)) << 32 | (run.end - run.start) as u64)
    });
    let mut topics = Vec::new();
    let mut tried: Vec<&[u32]> = Vec::new();
    for run in runs {
        if topics.len() == MOST || tried.len() == TRIED || run.lines(document, salience) < FEWEST_LINES {
            break;
        }
        let words = run.words(document);
        if tried.iter().any(|other| alike(words, other)) {
            continue;
        }
        tried.push(words);
        let line = &document.lines[run.line];
        let (start, end) = (line.lower.place(run.start).start, line.lower.place(run.end - 1).end);
        let span = Span { start: line.start + start, end: line.start + end };
        let about = shares(&document.lines, &parted(part(line.text, start as usize, end as usize), words));
        if said(&about) >= FEWEST_LINES as usize && !is_time(span) {
            topics.push((span, about));
        }
    }
    sort::by_key(&mut topics, |(_, about)| usize::MAX - said(about));
    topics
}

/// How many lines have a share.
fn said(shares: &[f64]) -> usize {
    shares.iter().filter(|&&share| share > 0.0).count()
}

/// Whether one is the other's short form: `Hove` of `Lena Hove`.
fn alike(a: &[u32], b: &[u32]) -> bool {
    let ends = |a: &[u32], b: &[u32]| a.last().is_some_and(|last| b.contains(last));
    ends(a, b) || ends(b, a)
}

/// The terms of a topic, of which the numbers are known.
fn parted(text: &str, mut words: &[u32]) -> Vec<Term> {
    let mut terms = Vec::new();
    for word in text.split_whitespace() {
        let lower = Lower::of(word);
        let (mine, others) = words.split_at(lower.len().min(words.len()));
        terms.push(Term { words: mine.to_vec(), capital: lower.capital(0) });
        words = others;
    }
    terms
}

/// Names, and frequent words that are spoken of as known: `the wall`.
fn runs(document: &Document, salience: &Salience, language: &Language) -> Vec<Run> {
    let definite = language.words(Section::Definite);
    let mut runs = Vec::new();
    for (number, line) in document.lines.iter().enumerate() {
        let word = |at: usize| &salience.words[line.words[at] as usize];
        let mut start = 0;
        while start < line.words.len() {
            let mut end = start;
            while end < line.words.len()
                && is_name(line, end, word(end))
                && (end == start || joined(line, end))
            {
                end += 1;
            }
            if end == start && is_thing(line, start, salience, definite) {
                end += 1;
            }
            // A character alone is hardly ever a word.
            if end == start + 1 && line.lower.word(start).starts_with(is_character) {
                start = end;
            }
            // Of `Chief Executive Lena Hove`, the name.
            if end > start + 3 && !line.lower.word(start).starts_with(is_character) {
                start = end - 2;
            }
            let is_time = end == start + 1 && !language.listed(line.lower.word(start)).is_empty();
            let counted = start > 0 && word(start - 1).kind.digit;
            if end > start && !is_time && !counted {
                runs.push(Run { line: number, start, end });
            }
            start = end.max(start + 1);
        }
    }
    runs
}

/// The first word of a sentence has a capital whatever it is.
fn is_name(line: &Line, at: usize, word: &Word) -> bool {
    let capital = line.lower.capital(at) && (at > 0 || word.capital_share() > 0.5);
    !word.kind.stop && !word.kind.digit && (capital || line.lower.word(at).starts_with(is_character))
}

/// Whether it is one of the most frequent words, and stands between a definite article and what tells nothing more of it.
fn is_thing(line: &Line, at: usize, salience: &Salience, definite: &Words) -> bool {
    let word = |at: usize| line.words.get(at).map(|&word| &salience.words[word as usize]);
    let ends = !joined(line, at + 1) || word(at + 1).is_none_or(|next| next.kind.stop);
    let known = at > 0 && definite.contains(line.lower.word(at - 1));
    known && ends && word(at).is_some_and(|word| word.top > 0.0 && !word.kind.digit)
}

/// Whether nothing parts the word from the one before.
fn joined(line: &Line, at: usize) -> bool {
    let (from, to) = (line.lower.place(at - 1).end, line.lower.place(at).start);
    let between = part(line.text, from as usize, to as usize);
    between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '-' | '.' | '’' | '\''))
}
