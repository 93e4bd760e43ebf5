//! How near each sentence is to the middle of the document: the cosine of its tf-idf vector and the whole's.

use super::words::Bag;

/// The vectors of the sentences, each of length one, and how central each is.
pub(super) struct Centrality {
    vectors: Vec<Vec<(u32, f64)>>,
    /// From 0 to 1, the most central sentence being 1.
    pub(super) central: Vec<f64>,
}

impl Centrality {
    /// Weighs the words of a document.
    pub(super) fn of(bags: &[Bag], vocabulary: usize) -> Self {
        let mut frequency = vec![0.0; vocabulary];
        for &word in bags.iter().flat_map(|bag| &bag.content) {
            frequency[word as usize] += 1.0;
        }
        let n = bags.len() as f64;
        let idf = |word: u32| 1.0 + libm::log((1.0 + n) / (1.0 + frequency[word as usize]));
        let vectors: Vec<Vec<(u32, f64)>> = bags
            .iter()
            .map(|bag| {
                let vector: Vec<_> = bag.content.iter().map(|&word| (word, idf(word))).collect();
                let norm = libm::sqrt(vector.iter().map(|(_, w)| w * w).sum());
                vector.into_iter().map(|(word, w)| (word, w / norm)).collect()
            })
            .collect();
        let mut middle = vec![0.0; vocabulary];
        for &(word, weight) in vectors.iter().flatten() {
            middle[word as usize] += weight;
        }
        let mut central: Vec<f64> =
            vectors.iter().map(|v| v.iter().map(|&(word, w)| w * middle[word as usize]).sum()).collect();
        let most = central.iter().copied().fold(0.0, f64::max);
        if most > 0.0 {
            for c in &mut central {
                *c /= most;
            }
        }
        Self { vectors, central }
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
