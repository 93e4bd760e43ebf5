//! The learned weights: what they are, and how they are read from the packed file that training wrote.
//!
//! `model.bin` begins with lines that say from what and how it was made, up to a blank line. Then little-endian: for
//! words and for pairs a count (u16), base and scale (f32) and the trees; for sentences and for sets a count (u16) and
//! the weights (f32).

use std::sync::LazyLock;

/// Questions that a tree asks of each row.
pub(super) const DEPTH: usize = 4;

/// Everything learned.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Model {
    /// How likely a summary says this word.
    pub(super) words: Trees,
    /// How likely a summary says these two neighbours.
    pub(super) pairs: Trees,
    /// What a sentence is worth alone: names the few that are looked at in sets.
    pub(super) sentence: Vec<f32>,
    /// What a set of sentences is worth.
    pub(super) set: Vec<f32>,
}

/// A sum of trees whose answer is a chance.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Trees {
    /// Log odds before any tree.
    pub(super) base: f32,
    /// Log odds of one unit of a leaf.
    pub(super) scale: f32,
    pub(super) grown: Vec<Tree>,
}

/// Asks the same question of all rows at each depth, so that the answers number the leaf.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tree {
    /// For each depth the feature asked and the greatest value that answers no.
    pub(super) questions: [(u8, u8); DEPTH],
    pub(super) leaves: [i8; 1 << DEPTH],
}

#[cfg(feature = "train")]
impl Tree {
    /// The number of the leaf that a row falls in.
    pub(super) fn leaf(&self, row: &[u8]) -> usize {
        let answer = |(n, &(feature, bound)): (usize, &(u8, u8))| {
            usize::from(row.get(feature as usize).is_some_and(|&value| value > bound)) << n
        };
        self.questions.iter().enumerate().map(answer).sum()
    }
}

impl Trees {
    /// The chance that a row's answer is yes, for each.
    pub(super) fn chances<const N: usize>(&self, rows: &[[u8; N]]) -> Vec<f64> {
        let mut chances = Vec::with_capacity(rows.len());
        for rows in rows.chunks(BLOCK) {
            // By columns: a tree asks its question of many rows at once.
            let mut columns = [[0_u8; BLOCK]; N];
            for (n, row) in rows.iter().enumerate() {
                for (column, &value) in columns.iter_mut().zip(row) {
                    column[n] = value;
                }
            }
            let mut sums = [0_i32; BLOCK];
            for tree in &self.grown {
                let mut leaf = [0_u8; BLOCK];
                for (n, &(feature, bound)) in tree.questions.iter().enumerate() {
                    let Some(column) = columns.get(feature as usize) else { continue };
                    for (leaf, &value) in leaf.iter_mut().zip(column) {
                        *leaf |= u8::from(value > bound) << n;
                    }
                }
                for (sum, &leaf) in sums.iter_mut().zip(&leaf) {
                    *sum += i32::from(tree.leaves[usize::from(leaf) % (1 << DEPTH)]);
                }
            }
            chances.extend(sums[..rows.len()].iter().map(|&sum| {
                1.0 / (1.0 + libm::exp(-(f64::from(self.base) + f64::from(self.scale) * f64::from(sum))))
            }));
        }
        chances
    }
}

/// So many rows are asked at once.
const BLOCK: usize = 64;

/// The weighed sum of a row.
pub(super) fn weigh(weights: &[f32], row: &[f64]) -> f64 {
    weights.iter().zip(row).map(|(&weight, value)| f64::from(weight) * value).sum()
}

static SHIPPED: LazyLock<Model> =
    LazyLock::new(|| Model::unpack(include_bytes!("model.bin")).unwrap_or_default());

impl Model {
    /// The one that this crate ships.
    pub(super) fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a packed file; none where it is broken.
    pub(super) fn unpack(packed: &[u8]) -> Option<Self> {
        let header = packed.windows(2).position(|pair| pair == b"\n\n")?;
        let mut rest = Reader(&packed[header + 2..]);
        let model = Self {
            words: rest.trees()?,
            pairs: rest.trees()?,
            sentence: rest.weights()?,
            set: rest.weights()?,
        };
        rest.0.is_empty().then_some(model)
    }

    /// Writes a packed file under a header.
    #[cfg(feature = "train")]
    pub(super) fn pack(&self, header: &str) -> Vec<u8> {
        let mut packed = format!("{}\n\n", header.trim_end()).into_bytes();
        for trees in [&self.words, &self.pairs] {
            packed.extend((trees.grown.len() as u16).to_le_bytes());
            packed.extend(trees.base.to_le_bytes());
            packed.extend(trees.scale.to_le_bytes());
            for tree in &trees.grown {
                packed.extend(tree.questions.iter().flat_map(|&(feature, bound)| [feature, bound]));
                packed.extend(tree.leaves.iter().flat_map(|leaf| leaf.to_le_bytes()));
            }
        }
        for weights in [&self.sentence, &self.set] {
            packed.extend((weights.len() as u16).to_le_bytes());
            packed.extend(weights.iter().flat_map(|weight| weight.to_le_bytes()));
        }
        packed
    }
}

struct Reader<'p>(&'p [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn trees(&mut self) -> Option<Trees> {
        let count = u16::from_le_bytes(self.take()?);
        let (base, scale) = (f32::from_le_bytes(self.take()?), f32::from_le_bytes(self.take()?));
        let mut trees = Vec::new();
        for _ in 0..count {
            let mut questions = [(0, 0); DEPTH];
            for question in &mut questions {
                let [feature, bound] = self.take()?;
                *question = (feature, bound);
            }
            let leaves = self.take::<{ 1 << DEPTH }>()?.map(|leaf| i8::from_le_bytes([leaf]));
            trees.push(Tree { questions, leaves });
        }
        Some(Trees { base, scale, grown: trees })
    }

    fn weights(&mut self) -> Option<Vec<f32>> {
        let count = u16::from_le_bytes(self.take()?);
        (0..count).map(|_| Some(f32::from_le_bytes(self.take()?))).collect()
    }
}
