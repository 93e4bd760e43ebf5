//! The learned weights: what they are, and how they are read from the packed file that training wrote.
//!
//! `model.bin` begins with lines that say from what and how it was made, up to a blank line. Then little-endian: for
//! words and for pairs a count (u16), base and scale (f32) and the trees; for sentences and for sets a count (u16) and
//! the weights (f32). A tree is for each depth the feature asked and the greatest value that answers no, then its
//! leaves: it asks the same question of all rows at each depth, so that the answers number the leaf.

/// Questions that a tree asks of each row.
pub(super) const DEPTH: usize = 4;
/// Bytes of a tree.
const TREE: usize = 2 * DEPTH + (1 << DEPTH);

const PACKED: &[u8] = include_bytes!("model.bin");

/// How long its header is, with the blank line.
const HEADER: usize = {
    let mut end = 2;
    while end < PACKED.len() && (PACKED[end - 2] != b'\n' || PACKED[end - 1] != b'\n') {
        end += 1;
    }
    end
};

/// What stands behind the header, which the wasm needn't carry.
static SHIPPED: [u8; PACKED.len() - HEADER] = {
    let mut behind = [0; PACKED.len() - HEADER];
    let mut at = 0;
    while at < behind.len() {
        behind[at] = PACKED[HEADER + at];
        at += 1;
    }
    behind
};

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
    /// The packed trees.
    pub(super) grown: Vec<u8>,
}

impl Trees {
    /// The chance that a row's answer is yes, for each of `count` rows that are given by columns: so a tree asks its
    /// question of many rows at once.
    pub(super) fn chances(&self, columns: &[u8], count: usize) -> Vec<f64> {
        let mut sums = vec![0_i32; count];
        let mut leaves = vec![0_u8; count];
        for tree in self.grown.chunks_exact(TREE) {
            let (questions, steps) = tree.split_at(2 * DEPTH);
            leaves.fill(0);
            for (depth, question) in questions.chunks_exact(2).enumerate() {
                let column = columns.get(question[0] as usize * count..).unwrap_or_default();
                for (leaf, &value) in leaves.iter_mut().zip(column) {
                    *leaf |= u8::from(value > question[1]) << depth;
                }
            }
            for (sum, &leaf) in sums.iter_mut().zip(&leaves) {
                *sum += i32::from(steps[usize::from(leaf) % (1 << DEPTH)] as i8);
            }
        }
        let mut chances = Vec::with_capacity(count);
        for sum in sums {
            let odds = f64::from(self.base) + f64::from(self.scale) * f64::from(sum);
            chances.push(1.0 / (1.0 + libm::exp(-odds)));
        }
        chances
    }
}

/// Weights as what is weighed is written, once and not for each.
pub(super) fn doubled(weights: &[f32]) -> Vec<f64> {
    let mut doubled = Vec::with_capacity(weights.len());
    for &weight in weights {
        doubled.push(f64::from(weight));
    }
    doubled
}

/// The weighed sum of a row.
pub(super) fn weigh(weights: &[f32], row: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (&weight, value) in weights.iter().zip(row) {
        sum += f64::from(weight) * value;
    }
    sum
}

impl Model {
    /// The one that this crate ships; what is missing at its end weighs nothing.
    pub(super) fn shipped() -> Self {
        let mut rest = Reader(&SHIPPED);
        Self { words: rest.trees(), pairs: rest.trees(), sentence: rest.weights(), set: rest.weights() }
    }

    /// Writes a packed file under a header.
    #[cfg(feature = "train")]
    pub(super) fn pack(&self, header: &str) -> Vec<u8> {
        let mut packed = format!("{}\n\n", header.trim_end()).into_bytes();
        for trees in [&self.words, &self.pairs] {
            packed.extend(((trees.grown.len() / TREE) as u16).to_le_bytes());
            packed.extend(trees.base.to_le_bytes());
            packed.extend(trees.scale.to_le_bytes());
            packed.extend(&trees.grown);
        }
        for weights in [&self.sentence, &self.set] {
            packed.extend((weights.len() as u16).to_le_bytes());
            packed.extend(weights.iter().flat_map(|weight| weight.to_le_bytes()));
        }
        packed
    }
}

struct Reader<'p>(&'p [u8]);

impl<'p> Reader<'p> {
    fn take(&mut self, count: usize) -> &'p [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    /// A number of so many bytes, the lowest first.
    fn number(&mut self, bytes: usize) -> u32 {
        let mut number = 0;
        for &byte in self.take(bytes).iter().rev() {
            number = number << 8 | u32::from(byte);
        }
        number
    }

    fn float(&mut self) -> f32 {
        f32::from_bits(self.number(4))
    }

    fn trees(&mut self) -> Trees {
        let count = self.number(2) as usize;
        Trees { base: self.float(), scale: self.float(), grown: self.take(count * TREE).to_vec() }
    }

    fn weights(&mut self) -> Vec<f32> {
        let mut weights = Vec::new();
        for _ in 0..self.number(2) {
            weights.push(self.float());
        }
        weights
    }
}
