//! Chooses sentences: first the three that are best together, then one after the other whatever adds most.
//! Shorter summaries are parts of longer ones, because the three come in the order that serves one, then two.

use super::document::Document;
use super::features::{Part, Row};
use super::model::weigh;
use super::sets::{Judge, Said, Set};
use crate::sort;

/// So many of the best single sentences are judged in sets.
pub(super) const POOL: usize = 10;
/// So many are judged when one more is added.
const CANDIDATES: usize = 16;
/// So many are added one by one; the rest follow by their own worth, so that a long text takes no quadratic time.
const STEPS: usize = 10;
/// Points for saying all words of the headline. Set by hand: the articles learned from came without headlines.
const TITLE: f64 = 2.0;
/// Points against a sentence that says word for word what is already said.
const REPEATED: f64 = -50.0;

/// What a set is worth, part by part.
pub(super) type Parts = [f64; Part::ALL.len()];

/// A chosen line and how much more than the average candidate it adds.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) line: usize,
    pub(super) parts: Parts,
}

/// Chooses from one document.
pub(super) struct Chooser<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) judge: Judge<'d>,
    /// What each line is worth alone.
    pub(super) worth: Vec<f64>,
    /// Whether each line may be chosen at all.
    pub(super) allowed: Vec<bool>,
    pub(super) weights: &'d [f32],
}

/// What each line is worth alone: names those that are looked at in sets.
pub(super) fn worth(document: &Document, rows: &[Row], weights: &[f32]) -> Vec<f64> {
    let title = document.title.len().max(1) as f64;
    let lines = rows.iter().zip(&document.lines);
    lines
        .map(|((row, _), line)| {
            let shared =
                line.bag.distinct.iter().filter(|word| document.title.binary_search(word).is_ok()).count();
            weigh(weights, row) + TITLE / 20.0 * shared as f64 / title
        })
        .collect()
}

impl Chooser<'_> {
    /// The first `wanted` of the allowed lines in the order of choice.
    pub(super) fn order(&self, wanted: usize) -> Vec<Choice> {
        let mut ranked: Vec<usize> = (0..self.worth.len()).filter(|&line| self.allowed[line]).collect();
        sort::by(&mut ranked, |&a, &b| self.worth[b].total_cmp(&self.worth[a]).then(a.cmp(&b)));
        let together = self.together(&ranked);
        let (mut set, mut said) = (Set::default(), Said::nothing(self.document));
        let mut choices = Vec::with_capacity(ranked.len());
        let first = ranked.iter().take(CANDIDATES).copied();
        let mut candidates: Vec<usize> = first.chain(together.iter().copied()).collect();
        sort::by(&mut candidates, Ord::cmp);
        candidates.dedup();
        while choices.len() < STEPS.min(wanted) {
            let within = |line: &usize| choices.len() >= together.len() || together.contains(line);
            let open: Vec<usize> = candidates
                .iter()
                .copied()
                .filter(|&line| !set.lines.contains(&line) && !self.leans(line, &set))
                .collect();
            let before = self.parts(&set);
            let gains: Vec<(usize, Set, Parts)> = open
                .into_iter()
                .map(|line| (line, self.judge.with(&set, &said, line)))
                .map(|(line, more)| {
                    let gain = difference(&self.parts(&more), &before);
                    (line, more, gain)
                })
                .collect();
            let mean = mean(&gains);
            let best = gains.into_iter().filter(|(line, ..)| within(line)).reduce(|best, other| {
                let order = sum(&other.2).total_cmp(&sum(&best.2)).then(best.0.cmp(&other.0));
                if order.is_gt() { other } else { best }
            });
            let Some((line, more, gain)) = best else { break };
            choices.push(Choice { line, parts: difference(&gain, &mean) });
            set = more;
            said.add(&self.document.lines[line]);
        }
        self.rest(&ranked, (&set, &said), &mut choices, wanted);
        choices
    }

    /// The best three that stand on their own, or fewer where there are no three.
    pub(super) fn together(&self, ranked: &[usize]) -> Vec<usize> {
        let sets = self.sets(ranked);
        let most = sets.iter().map(|set| set.lines.len()).max().unwrap_or(0);
        let best =
            sets.into_iter().filter(|set| set.lines.len() == most).map(|set| (sum(&self.parts(&set)), set));
        best.reduce(|best, other| if other.0 > best.0 { other } else { best })
            .map(|b| b.1.lines)
            .unwrap_or_default()
    }

    /// Every set of one to three of the best lines in which none leans on a line left out.
    pub(super) fn sets(&self, ranked: &[usize]) -> Vec<Set> {
        let mut pool: Vec<usize> = Vec::with_capacity(POOL);
        for &line in ranked {
            let bearable =
                !self.document.lines[line].dangling || ranked.iter().take(POOL).any(|&l| l + 1 == line);
            if bearable && pool.len() < POOL {
                pool.push(line);
            }
        }
        sort::by(&mut pool, Ord::cmp);
        let lines = &self.document.lines;
        let mut said = Said::nothing(self.document);
        let mut sets = Vec::new();
        for (n, &a) in pool.iter().enumerate() {
            let one = self.judge.with(&Set::default(), &said, a);
            said.add(&lines[a]);
            for (m, &b) in pool.iter().enumerate().skip(n + 1) {
                let two = self.judge.with(&one, &said, b);
                said.add(&lines[b]);
                sets.extend(pool.iter().skip(m + 1).map(|&c| self.judge.with(&two, &said, c)));
                said.remove(&lines[b]);
                sets.push(two);
            }
            said.remove(&lines[a]);
            sets.push(one);
        }
        sets.retain(|set| !set.lines.iter().any(|&line| self.leans(line, set)));
        sets
    }

    /// Whether the line leans on the line before it, and that is not in the set.
    fn leans(&self, line: usize, set: &Set) -> bool {
        self.document.lines[line].dangling && line > 0 && !set.lines.contains(&(line - 1))
    }

    /// What a set is worth, part by part.
    pub(super) fn parts(&self, set: &Set) -> Parts {
        let mut parts = [0.0; Part::ALL.len()];
        if set.lines.is_empty() {
            return parts;
        }
        let (values, of) = self.judge.figures(set);
        for ((value, part), &weight) in values.iter().zip(of).zip(self.weights) {
            parts[part as usize] += f64::from(weight) * value;
        }
        parts[Part::Title as usize] += TITLE * self.judge.title(set);
        parts[Part::Redundant as usize] += REPEATED * set.repeated;
        parts
    }

    /// The lines that are left, by their own worth; one that leans on another follows it.
    fn rest(&self, ranked: &[usize], (set, said): (&Set, &Said), choices: &mut Vec<Choice>, wanted: usize) {
        let mut taken = vec![false; self.worth.len()];
        for &line in &set.lines {
            taken[line] = true;
        }
        let left: Vec<usize> = ranked.iter().copied().filter(|&line| !taken[line]).collect();
        let mut waiting = vec![false; self.worth.len() + 1];
        let mut order = Vec::with_capacity(left.len());
        for &line in &left {
            if self.document.lines[line].dangling && line > 0 && !taken[line - 1] {
                waiting[line] = true;
                continue;
            }
            let mut next = line;
            loop {
                taken[next] = true;
                order.push(next);
                next += 1;
                if !std::mem::take(&mut waiting[next]) {
                    break;
                }
            }
        }
        order.extend(left.into_iter().filter(|&line| waiting[line]));
        order.truncate(wanted.saturating_sub(choices.len()));
        let before = self.parts(set);
        let gains: Vec<_> = order
            .into_iter()
            .map(|line| {
                let more = self.judge.with(set, said, line);
                let gain = difference(&self.parts(&more), &before);
                (line, more, gain)
            })
            .collect();
        let mean = mean(&gains);
        choices.extend(
            gains.into_iter().map(|(line, _, gain)| Choice { line, parts: difference(&gain, &mean) }),
        );
    }
}

/// The worth of all parts.
pub(super) fn sum(parts: &Parts) -> f64 {
    parts.iter().sum()
}

fn difference(a: &Parts, b: &Parts) -> Parts {
    std::array::from_fn(|n| a[n] - b[n])
}

fn mean(gains: &[(usize, Set, Parts)]) -> Parts {
    let count = gains.len().max(1) as f64;
    std::array::from_fn(|n| gains.iter().map(|gain| gain.2[n]).sum::<f64>() / count)
}
