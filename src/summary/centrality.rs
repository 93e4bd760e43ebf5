//! How near each sentence is to the whole document and to any other: cosines of vectors of weighed words.

use super::words::{Bag, Kind};

/// The vectors of the sentences, each of length one, and what follows from them.
#[derive(Debug, Default)]
pub(super) struct Centrality {
    vectors: Vec<Vec<(u32, f64)>>,
    /// Cosine of each sentence and the document as a whole.
    pub(super) central: Vec<f64>,
    /// Rank of each sentence in a random walk along likeness, the mean being 1.
    pub(super) walk: Vec<f64>,
    /// Sum of the cosines to the sentences before it.
    pub(super) before: Vec<f64>,
    /// Sum of the cosines to the sentences after it.
    pub(super) after: Vec<f64>,
}

const STEPS: usize = 10;
const DAMPING: f64 = 0.85;

impl Centrality {
    /// Weighs the words of a document. Takes linear time: sums over all pairs of sentences go through sums of vectors.
    pub(super) fn of(bags: &[&Bag], kinds: &[Kind]) -> Self {
        let mut holders = vec![0.0_f64; kinds.len()];
        for &word in bags.iter().flat_map(|bag| &bag.distinct) {
            holders[word as usize] += 1.0;
        }
        let n = bags.len() as f64;
        let rarity = |word: u32| 1.0 + libm::log((1.0 + n) / (1.0 + holders[word as usize]));
        let vectors: Vec<Vec<(u32, f64)>> = bags
            .iter()
            .map(|bag| {
                let content = bag.distinct.iter().filter(|&&word| !kinds[word as usize].stop);
                let vector: Vec<_> = content.map(|&word| (word, rarity(word))).collect();
                let norm = vector.iter().map(|(_, w)| w * w).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
                vector.into_iter().map(|(word, w)| (word, w / norm)).collect()
            })
            .collect();
        let mut whole = vec![0.0; kinds.len()];
        let before: Vec<f64> = vectors
            .iter()
            .map(|vector| {
                let sum = dot(vector, &whole);
                add(&mut whole, vector, 1.0);
                sum
            })
            .collect();
        let norm = whole.iter().map(|w| w * w).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        let sums: Vec<f64> = vectors.iter().map(|vector| dot(vector, &whole)).collect();
        let after =
            sums.iter().zip(&before).zip(&vectors).map(|((sum, before), v)| sum - before - own(v)).collect();
        let central = sums.iter().map(|sum| sum / norm).collect();
        let walk = walk(&vectors, &sums, kinds.len());
        Self { vectors, central, walk, before, after }
    }

    /// The cosine of two sentences.
    pub(super) fn alike(&self, a: usize, b: usize) -> f64 {
        let (a, b) = (&self.vectors[a], &self.vectors[b]);
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while i < a.len() && j < b.len() {
            match a[i].0.cmp(&b[j].0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += a[i].1 * b[j].1;
                    i += 1;
                    j += 1;
                }
            }
        }
        sum
    }
}

fn dot(vector: &[(u32, f64)], dense: &[f64]) -> f64 {
    vector.iter().map(|&(word, w)| w * dense[word as usize]).sum()
}

fn add(dense: &mut [f64], vector: &[(u32, f64)], times: f64) {
    for &(word, w) in vector {
        dense[word as usize] += w * times;
    }
}

/// One where the sentence holds a word that counts, else zero.
fn own(vector: &[(u32, f64)]) -> f64 {
    if vector.is_empty() { 0.0 } else { 1.0 }
}

/// PageRank over the graph whose edges are the cosines.
fn walk(vectors: &[Vec<(u32, f64)>], sums: &[f64], words: usize) -> Vec<f64> {
    let mut rank = vec![1.0_f64; vectors.len()];
    for _ in 0..STEPS {
        let mut flow = vec![0.0; words];
        let shares: Vec<f64> = rank
            .iter()
            .zip(sums)
            .zip(vectors)
            .map(
                |((rank, sum), vector)| {
                    if sum - own(vector) > 1e-9 { rank / (sum - own(vector)) } else { 0.0 }
                },
            )
            .collect();
        for (vector, &share) in vectors.iter().zip(&shares) {
            add(&mut flow, vector, share);
        }
        for ((rank, vector), share) in rank.iter_mut().zip(vectors).zip(&shares) {
            *rank = 1.0 - DAMPING + DAMPING * (dot(vector, &flow) - share * own(vector));
        }
    }
    rank
}
