//! Learns sums of small trees by gradient boosting on rows of bytes. Deterministic: its only chance is a counter.

use crate::summary::model::{DEPTH, Trees};

const RATE: f64 = 0.08;
const PULL: f64 = 5.0;
/// Share of the rows and of the features that a tree sees, in 256ths.
const ROWS: u64 = 80;
const FEATURES: u64 = 140;
/// The greatest step of a leaf, so that a byte holds it finely.
const STEP: f64 = 0.3;

/// A small generator (splitmix64): the same numbers every time.
struct Counter(u64);

impl Counter {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn hits(&mut self, of_256: u64) -> bool {
        (self.next() >> 20) % 256 < of_256
    }
}

/// The trees that tell the rows labelled yes from the others.
pub(super) fn boost<const F: usize>(rows: &[[u8; F]], labels: &[bool], count: usize) -> Trees {
    let yes = labels.iter().filter(|&&label| label).count() as f64;
    let base = libm::log(yes.max(1.0) / (labels.len() as f64 - yes).max(1.0));
    let mut margins = vec![base; rows.len()];
    let mut chance = Counter(1);
    let mut grown: Vec<Grown> = Vec::new();
    for _ in 0..count {
        let seen: Vec<u32> = (0..rows.len() as u32).filter(|_| chance.hits(ROWS)).collect();
        let features: Vec<usize> = (0..F).filter(|_| chance.hits(FEATURES)).collect();
        let slopes: Vec<(f32, f32)> = seen
            .iter()
            .map(|&n| {
                let p = 1.0 / (1.0 + libm::exp(-margins[n as usize]));
                ((f64::from(u8::from(labels[n as usize])) - p) as f32, (p * (1.0 - p)) as f32)
            })
            .collect();
        let columns: Vec<Column> = features
            .into_iter()
            .map(|feature| (feature, seen.iter().map(|&n| rows[n as usize][feature]).collect()))
            .collect();
        let tree = grow(&columns, &slopes);
        for (margin, row) in margins.iter_mut().zip(rows) {
            *margin += tree.1[leaf(tree.0, row)];
        }
        grown.push(tree);
    }
    let most = grown.iter().flat_map(|tree| tree.1).map(f64::abs).fold(1e-9, f64::max);
    let scale = (most / 127.0) as f32;
    let mut packed = Vec::new();
    for (questions, leaves) in grown {
        packed.extend(questions.as_flattened());
        packed
            .extend(leaves.map(|leaf| libm::round(leaf / f64::from(scale)).clamp(-127.0, 127.0) as i8 as u8));
    }
    Trees { base: base as f32, scale, grown: packed }
}

/// The number of the leaf that a row falls in.
fn leaf(questions: [[u8; 2]; DEPTH], row: &[u8]) -> usize {
    let answer = |(depth, &[feature, bound]): (usize, &[u8; 2])| {
        usize::from(row.get(usize::from(feature)).is_some_and(|&value| value > bound)) << depth
    };
    questions.iter().enumerate().map(answer).sum()
}

type Sums = [f64; 2];

/// A feature and its value in each row that is seen.
type Column = (usize, Vec<u8>);

/// A tree whose leaves are not yet rounded.
type Grown = ([[u8; 2]; DEPTH], [f64; 1 << DEPTH]);

/// One tree: at each depth the question that all leaves together gain most by.
fn grow(columns: &[Column], slopes: &[(f32, f32)]) -> Grown {
    let mut leaf_of = vec![0_u8; slopes.len()];
    let mut questions = [[0, 255]; DEPTH];
    for (depth, question) in questions.iter_mut().enumerate() {
        let leaves = 1 << depth;
        let mut best: Option<(f64, u8, &Column)> = None;
        for column in columns {
            let mut sums = vec![[0.0_f64; 2]; leaves * 256];
            for ((&value, &leaf), &(slope, bend)) in column.1.iter().zip(&leaf_of).zip(slopes) {
                let at = &mut sums[usize::from(leaf) * 256 + usize::from(value)];
                at[0] += f64::from(slope);
                at[1] += f64::from(bend);
            }
            let (gain, bound) = split(&sums, leaves);
            if best.is_none_or(|best| gain > best.0) {
                best = Some((gain, bound, column));
            }
        }
        let Some((_, bound, (feature, values))) = best else { break };
        *question = [*feature as u8, bound];
        for (&value, leaf) in values.iter().zip(&mut leaf_of) {
            *leaf |= u8::from(value > bound) << depth;
        }
    }
    let mut sums = [[0.0; 2]; 1 << DEPTH];
    for (&leaf, &(slope, bend)) in leaf_of.iter().zip(slopes) {
        sums[usize::from(leaf)][0] += f64::from(slope);
        sums[usize::from(leaf)][1] += f64::from(bend);
    }
    (questions, sums.map(|[slope, bend]| (RATE * slope / (bend + PULL)).clamp(-STEP, STEP)))
}

/// The bound with the greatest gain over all leaves.
fn split(sums: &[Sums], leaves: usize) -> (f64, u8) {
    let worth = |[slope, bend]: Sums| slope * slope / (bend + PULL);
    let mut gains = [0.0; 256];
    for leaf in 0..leaves {
        let bins = &sums[leaf * 256..(leaf + 1) * 256];
        let all = bins.iter().fold([0.0; 2], |all, bin| [all[0] + bin[0], all[1] + bin[1]]);
        let mut low = [0.0; 2];
        for (gain, bin) in gains.iter_mut().zip(bins) {
            low = [low[0] + bin[0], low[1] + bin[1]];
            *gain += worth(low) + worth([all[0] - low[0], all[1] - low[1]]) - worth(all);
        }
    }
    let best = (0..256).fold(0, |best, bound| if gains[bound] > gains[best] { bound } else { best });
    (gains[best], best as u8)
}
