//! Chooses one sentence after the other, each time the best that does not repeat those before it.

use super::centrality::Centrality;
use super::words::Bag;
use super::{Pick, Reason};
use crate::sort;

/// Later picks are compared with only so many, so that a long text takes no quadratic time.
const COMPARED: usize = 24;
const ALIKE: f64 = -0.5;
/// Weight against a sentence that says word for word what is already said.
const REPEATED: f64 = -10.0;
/// Share of a sentence's three-word runs from which it counts as said already.
const REPEATED_SHARE: f64 = 0.4;

/// All sentences in the order of choice.
pub(super) fn order(mut reasons: Vec<Vec<Reason>>, bags: &[Bag], centrality: &Centrality) -> Vec<Pick> {
    let base: Vec<f64> = reasons.iter().map(|r| r.iter().map(|r| r.weight).sum()).collect();
    let mut redundant = vec![0.0_f64; bags.len()];
    let mut left: Vec<usize> = (0..bags.len()).collect();
    let mut chosen: Vec<usize> = Vec::with_capacity(bags.len());
    while chosen.len() < COMPARED {
        let best = (0..left.len()).min_by(|&a, &b| {
            let score = |n: usize| base[left[n]] + redundant[left[n]];
            score(b).total_cmp(&score(a)).then(left[a].cmp(&left[b]))
        });
        let Some(best) = best else { break };
        let taken = left.remove(best);
        chosen.push(taken);
        let said = trigrams(&bags[taken]);
        for &other in &left {
            let weight =
                if repeats(&bags[other], &said) { REPEATED } else { ALIKE * centrality.alike(taken, other) };
            redundant[other] = redundant[other].min(weight);
        }
    }
    let score = |n: usize| base[n] + redundant[n];
    sort::by(&mut left, |&a, &b| score(b).total_cmp(&score(a)).then(a.cmp(&b)));
    chosen.extend(left);
    chosen.into_iter().map(|n| pick(n, std::mem::take(&mut reasons[n]), redundant[n])).collect()
}

fn pick(sentence: usize, mut reasons: Vec<Reason>, redundant: f64) -> Pick {
    if redundant < 0.0 {
        reasons.push(Reason { name: "redundant", weight: redundant });
    }
    sort::by(&mut reasons, |a, b| b.weight.abs().total_cmp(&a.weight.abs()).then(a.name.cmp(b.name)));
    let score = reasons.iter().fold(0.0, |sum, reason| sum + reason.weight);
    Pick { sentence: sentence as u32, score, reasons }
}

fn trigrams(bag: &Bag) -> Vec<&[u32]> {
    let mut runs: Vec<&[u32]> = bag.all.windows(3).collect();
    sort::by(&mut runs, Ord::cmp);
    runs
}

fn repeats(bag: &Bag, said: &[&[u32]]) -> bool {
    let runs = bag.all.windows(3);
    let all = runs.len();
    let known = runs.filter(|run| said.binary_search(run).is_ok()).count();
    all > 0 && known as f64 >= REPEATED_SHARE * all as f64
}
