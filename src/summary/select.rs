//! Chooses sentences: first the three that are best together, then one after the other whatever adds most.
//! Shorter summaries are parts of longer ones, because the three come in the order that serves one, then two.

use super::document::Document;
use super::features::{Figures, PARTS, Part};
use super::model::weigh;
use super::salience::flag;
use super::sets::{Judge, Said, Set};
use crate::sort;

/// So many of the best single sentences are judged in sets.
const POOL: usize = 10;
/// So many are judged when one more is added.
const CANDIDATES: usize = 16;
/// So many are added one by one; the rest follow by their own worth, so that a long text takes no quadratic time.
const STEPS: usize = 10;
/// Points for saying all words of the headline. Set by hand: the articles learned from came without headlines.
const TITLE: f64 = 2.0;
/// Points that a sentence's own worth is in one of.
pub(super) const ALONE: f64 = 20.0;
/// Points for a sentence that says all of the reader's words: more than everything else.
const ABOUT: f64 = 100.0;
/// Points against a sentence that says word for word what is already said.
const REPEATED: f64 = -50.0;

/// What a set is worth, part by part.
type Parts = [f64; PARTS.len()];

/// A line and how much more than the average candidate it adds.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) line: usize,
    pub(super) parts: Parts,
}

/// Chooses from one document.
pub(super) struct Chooser<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) judge: Judge<'d>,
    /// The lines that may be chosen, by their own worth: see [`ranked`].
    pub(super) ranked: Vec<usize>,
    /// What each of a set's figures weighs.
    pub(super) weights: Vec<f64>,
}

/// What each line is worth alone: names those that are looked at in sets.
pub(super) fn worth(document: &Document, rows: &Figures, weights: &[f32]) -> Vec<f64> {
    let mut worth = Vec::with_capacity(document.lines.len());
    for (at, line) in document.lines.iter().enumerate() {
        let mut shared = 0.0;
        for &word in &line.distinct {
            shared += flag(document.kinds[word as usize].titled);
        }
        let wanted = TITLE * shared / f64::from(document.titled.max(1)) + ABOUT * line.about;
        worth.push(weigh(weights, rows.line(at)) + wanted / ALONE);
    }
    worth
}

/// The places of the numbers, the greatest first; equal ones in their order.
pub(super) fn ranked(numbers: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    sort::by(&mut order, |&a, &b| numbers[b].total_cmp(&numbers[a]));
    order
}

impl Chooser<'_> {
    /// The first `wanted` of the lines in the order of choice.
    pub(super) fn order(&self, wanted: usize) -> Vec<Choice> {
        let together = self.together();
        let candidates = self.candidates(&together);
        let (mut set, mut said) = (Set::default(), Said::nothing(self.document));
        let mut choices = Vec::new();
        while choices.len() < STEPS.min(wanted) {
            let mut open = Vec::new();
            for &line in &candidates {
                if !set.lines.contains(&line) && !self.judge.leans(line, &set) {
                    open.push(line);
                }
            }
            let mut gains = self.gains(&open, &set, &said);
            let free = choices.len() >= together.len();
            let (mut best, mut most) = (usize::MAX, f64::NEG_INFINITY);
            for (n, gain) in gains.iter().enumerate() {
                let worth = sum(&gain.parts);
                if worth > most && (free || together.contains(&gain.line)) {
                    (best, most) = (n, worth);
                }
            }
            if best >= gains.len() {
                break;
            }
            subtract_mean(&mut gains);
            let best = gains.swap_remove(best);
            set = self.judge.with(&set, &said, best.line);
            said.add(&self.document.lines[best.line]);
            choices.push(best);
        }
        let rest = self.rest(&set, wanted.saturating_sub(choices.len()));
        let mut rest = self.gains(&rest, &set, &said);
        subtract_mean(&mut rest);
        choices.append(&mut rest);
        choices
    }

    /// The lines to choose the first from, in the text's order.
    fn candidates(&self, together: &[usize]) -> Vec<usize> {
        let mut candidates = Vec::new();
        for line in 0..self.document.lines.len() {
            if together.contains(&line) || self.first(CANDIDATES).contains(&line) {
                candidates.push(line);
            }
        }
        candidates
    }

    fn first(&self, count: usize) -> &[usize] {
        self.ranked.get(..count).unwrap_or(&self.ranked)
    }

    /// What each of the lines adds to a set.
    fn gains(&self, lines: &[usize], set: &Set, said: &Said) -> Vec<Choice> {
        let before = self.parts(set);
        let mut gains = Vec::with_capacity(lines.len());
        for &line in lines {
            let mut parts = self.parts(&self.judge.with(set, said, line));
            for (part, before) in parts.iter_mut().zip(&before) {
                *part -= before;
            }
            gains.push(Choice { line, parts });
        }
        gains
    }

    /// The best three that stand on their own, or fewer where there are no three.
    fn together(&self) -> Vec<usize> {
        let mut best = Vec::new();
        let mut most = f64::NEG_INFINITY;
        for set in self.sets() {
            let worth = sum(&self.parts(&set));
            if set.lines.len() > best.len() || (set.lines.len() == best.len() && worth > most) {
                best = set.lines;
                most = worth;
            }
        }
        best
    }

    /// Every set of one to three of the best lines in which none leans on a line left out.
    pub(super) fn sets(&self) -> Vec<Set> {
        let pool = self.pool();
        let lines = &self.document.lines;
        let mut said = Said::nothing(self.document);
        let mut sets = Vec::new();
        for (n, &a) in pool.iter().enumerate() {
            let a = a as usize;
            let one = self.judge.with(&Set::default(), &said, a);
            said.add(&lines[a]);
            for (m, &b) in pool.iter().enumerate().skip(n + 1) {
                let b = b as usize;
                let two = self.judge.with(&one, &said, b);
                said.add(&lines[b]);
                for &c in &pool[m + 1..] {
                    sets.push(self.judge.with(&two, &said, c as usize));
                }
                said.remove(&lines[b]);
                sets.push(two);
            }
            said.remove(&lines[a]);
            sets.push(one);
        }
        sets.retain(|set| self.judge.stands(set));
        sets
    }

    /// The best lines, in the text's order: of those that lean on others, only where the other is good too.
    fn pool(&self) -> Vec<u32> {
        let mut pool = Vec::new();
        for &line in &self.ranked {
            let alone =
                self.document.lines[line].dangling && !self.first(POOL).contains(&line.wrapping_sub(1));
            if !alone && pool.len() < POOL {
                pool.push(line as u32);
            }
        }
        sort::numbers(&mut pool);
        pool
    }

    /// What a set is worth, part by part.
    fn parts(&self, set: &Set) -> Parts {
        let mut parts = [0.0; PARTS.len()];
        if set.lines.is_empty() {
            return parts;
        }
        let figures = self.judge.figures(set);
        for ((value, &part), weight) in figures.values.iter().zip(&figures.parts).zip(&self.weights) {
            parts[part as usize] += weight * value;
        }
        parts[Part::Title as usize] += TITLE * self.judge.title(set);
        parts[Part::About as usize] += ABOUT * set.about;
        parts[Part::Redundant as usize] += REPEATED * set.repeated;
        parts
    }

    /// The best of the lines that are left, by their own worth; one that leans on another follows it.
    fn rest(&self, set: &Set, wanted: usize) -> Vec<usize> {
        let count = self.document.lines.len();
        let (mut taken, mut waiting) = (vec![false; count], vec![false; count + 1]);
        for &line in &set.lines {
            taken[line] = true;
        }
        let mut order = Vec::new();
        for &line in &self.ranked {
            if taken[line] {
                continue;
            }
            if self.document.lines[line].dangling && line > 0 && !taken[line - 1] {
                waiting[line] = true;
                continue;
            }
            let mut next = line;
            loop {
                taken[next] = true;
                order.push(next);
                next += 1;
                if !waiting[next] {
                    break;
                }
                waiting[next] = false;
            }
        }
        for &line in &self.ranked {
            if waiting[line] {
                order.push(line);
            }
        }
        order.truncate(wanted);
        order
    }
}

/// Leaves of each gain what differs from the average.
fn subtract_mean(gains: &mut [Choice]) {
    let mut total = [0.0; PARTS.len()];
    for gain in gains.iter() {
        for (total, part) in total.iter_mut().zip(&gain.parts) {
            *total += part;
        }
    }
    let count = gains.len() as f64;
    for gain in gains {
        for (part, total) in gain.parts.iter_mut().zip(&total) {
            *part -= total / count;
        }
    }
}

/// The worth of all parts.
fn sum(parts: &Parts) -> f64 {
    let mut sum = 0.0;
    for part in parts {
        sum += part;
    }
    sum
}
