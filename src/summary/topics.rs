//! What the article speaks of, in its own words: the names and things that come back, each with the lines about it.
//! A reader's own words find their lines in the same way.

use super::Topic;
use super::document::{Document, Line};
use super::salience::{Salience, flag};
use super::words::{Lower, is_character};
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
    pub(super) words: Vec<u32>,
    capital: bool,
}

impl Term {
    fn is_in(&self, line: &Line) -> bool {
        if self.words.first().is_none_or(|word| line.distinct.binary_search(word).is_err()) {
            return false;
        }
        let mut at = 0;
        line.words.windows(self.words.len().max(1)).any(|found| {
            at += 1;
            found == self.words && (!self.capital || line.lower.capital(at - 1))
        })
    }
}

/// The terms of a text, of whose words somebody knows the numbers.
pub(super) fn terms(text: &str, numbers: &mut dyn FnMut(&Lower) -> Vec<u32>) -> Vec<Term> {
    let mut terms = Vec::new();
    for word in text.split_whitespace() {
        let lower = Lower::of(word);
        terms.push(Term { words: numbers(&lower), capital: lower.capital(0) });
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

/// The topics, those that most lines speak of first.
pub(super) fn topics(document: &Document, salience: &Salience, language: &Language) -> Vec<Topic> {
    let mut runs = runs(document, salience, language);
    sort::keys(&mut runs);
    let mut topics: Vec<Topic> = Vec::new();
    let mut tried: Vec<&[u32]> = Vec::new();
    for run in runs {
        let (line, first, count) = unpacked(run);
        let line = &document.lines[line];
        let mut words = &line.words[first..first + count];
        if topics.len() == MOST || tried.len() == TRIED {
            break;
        }
        if tried.iter().any(|other| alike(words, other)) {
            continue;
        }
        tried.push(words);
        let (start, end) = (line.lower.place(first).start, line.lower.place(first + count - 1).end);
        let terms = terms(part(line.text, start as usize, end as usize), &mut |lower| {
            let (mine, others) = words.split_at(lower.len().min(words.len()));
            words = others;
            mine.to_vec()
        });
        let mut sentences = Vec::new();
        for (line, share) in document.lines.iter().zip(shares(&document.lines, &terms)) {
            if share > 0.0 {
                sentences.push(line.sentence as u32);
            }
        }
        if sentences.len() >= FEWEST_LINES as usize {
            let span = Span { start: line.start + start, end: line.start + end };
            let less = |topic: &Topic| topic.sentences.len() < sentences.len();
            let place = topics.iter().position(less).unwrap_or(topics.len());
            topics.insert(place, Topic { span, sentences });
        }
    }
    topics
}

/// Whether one is the other's short form: `Hove` of `Lena Hove`.
fn alike(a: &[u32], b: &[u32]) -> bool {
    let ends = |a: &[u32], b: &[u32]| a.last().is_some_and(|last| b.contains(last));
    ends(a, b) || ends(b, a)
}

/// Names, and frequent words that are spoken of as known: `the wall`. See [`packed`].
fn runs(document: &Document, salience: &Salience, language: &Language) -> Vec<u64> {
    let definite = language.words(Section::Definite);
    let mut runs = Vec::new();
    for (number, line) in document.lines.iter().enumerate() {
        let word = |at: usize| &salience.words[line.words[at] as usize];
        let mut start = 0;
        while start < line.words.len() {
            let mut end = start;
            while end < line.words.len()
                && is_name(line, end, salience)
                && (end == start || joined(line, end))
            {
                end += 1;
            }
            let characters = line.lower.word(start).starts_with(is_character);
            if end == start && is_thing(line, start, salience, definite) {
                end += 1;
            } else if characters && end == start + 1 {
                // A character alone is hardly ever a word.
                start = end;
            } else if !characters && end > start + 3 {
                // Of `Chief Executive Lena Hove`, the name.
                start = end - 2;
            }
            let counted = start > 0 && word(start - 1).kind.digit;
            let is_time = (start..end).all(|at| !language.listed(line.lower.word(at)).is_empty());
            // A name is said again by its last word, what stands without spaces by all.
            let mut lines = u32::MAX;
            for at in if characters { start } else { end.saturating_sub(1) }..end {
                lines = lines.min(word(at).lines);
            }
            if end > start && !is_time && !counted && lines >= FEWEST_LINES {
                runs.extend(packed(lines, number, start, end - start));
            }
            start = end.max(start + 1);
        }
    }
    runs
}

/// Where a run of words stands, in a number that sorts: said in most lines first, then the longest, then the first. None
/// of what is too far down for that.
fn packed(lines: u32, line: usize, start: usize, count: usize) -> Option<u64> {
    let fits = line < 1 << 20 && start < 1 << 16 && count < 1 << 8;
    let lines = u64::from(lines).min((1 << 20) - 1);
    fits.then(|| {
        ((1 << 20) - 1 - lines) << 44 | (255 - count as u64) << 36 | (line as u64) << 16 | start as u64
    })
}

/// The line, the first word in it, and how many.
fn unpacked(run: u64) -> (usize, usize, usize) {
    ((run >> 16 & 0xf_ffff) as usize, (run & 0xffff) as usize, 255 - (run >> 36 & 0xff) as usize)
}

/// The first word of a sentence has a capital whatever it is.
fn is_name(line: &Line, at: usize, salience: &Salience) -> bool {
    let word = &salience.words[line.words[at] as usize];
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
