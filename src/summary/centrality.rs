//! How near each sentence is to the whole document and to any other: cosines of vectors of weighed words.

use super::document::Line;
use super::words::Kind;

/// What follows from a line's vector.
#[derive(Debug, Default)]
pub(super) struct Centrality {
    /// The line's distinct words that carry meaning, and the weight of each; the vector has length one, or zero where
    /// there is none.
    words: Vec<u32>,
    weights: Vec<f64>,
    /// Square of that length.
    own: f64,
    /// Sum of the cosines to all lines, itself among them.
    sum: f64,
    /// Cosine of the line and the document as a whole.
    pub(super) central: f64,
    /// Rank of the line in a random walk along likeness, the mean being 1.
    pub(super) walk: f64,
    /// Sum of the cosines to the lines before it.
    pub(super) before: f64,
    /// Sum of the cosines to the lines after it.
    pub(super) after: f64,
}

const STEPS: usize = 10;
const DAMPING: f64 = 0.85;

/// Weighs the words of all lines. Takes linear time: sums over all pairs of lines go through sums of vectors.
pub(super) fn measure(lines: &mut [Line], kinds: &[Kind]) {
    let rarities = rarities(lines, kinds);
    let mut whole = vec![0.0; kinds.len()];
    for line in lines.iter_mut() {
        for &word in &line.distinct {
            if !kinds[word as usize].stop {
                line.centrality.words.push(word);
                line.centrality.weights.push(rarities[word as usize]);
            }
        }
        let length = length(&line.centrality.weights);
        for weight in &mut line.centrality.weights {
            *weight /= length;
        }
        line.centrality.own = if length < 1.0 { 0.0 } else { 1.0 };
        line.centrality.before = dot(line, &whole);
        add(&mut whole, line, 1.0);
    }
    let length = length(&whole);
    for line in lines.iter_mut() {
        let sum = dot(line, &whole);
        let to = &mut line.centrality;
        to.sum = sum;
        to.central = sum / length;
        to.after = sum - to.before - to.own;
        to.walk = 1.0;
    }
    walk(lines, kinds.len());
}

/// The rarer a word, the more it weighs.
fn rarities(lines: &[Line], kinds: &[Kind]) -> Vec<f64> {
    let mut counts = vec![0_u32; kinds.len()];
    for line in lines {
        for &word in &line.distinct {
            counts[word as usize] += 1;
        }
    }
    let n = lines.len() as f64;
    let rarity = |count: u32| 1.0 + libm::log((1.0 + n) / (1.0 + f64::from(count)));
    // Most words are in one line.
    let rarest = rarity(1);
    let mut rarities = Vec::with_capacity(counts.len());
    for count in counts {
        rarities.push(if count == 1 { rarest } else { rarity(count) });
    }
    rarities
}

/// The cosine of two lines.
pub(super) fn alike(a: &Line, b: &Line) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    let (a, b) = (&a.centrality, &b.centrality);
    while let (Some(&one), Some(&other)) = (a.words.get(i), b.words.get(j)) {
        if one == other {
            sum += a.weights[i] * b.weights[j];
        }
        i += usize::from(one <= other);
        j += usize::from(other <= one);
    }
    sum
}

fn length(vector: &[f64]) -> f64 {
    let mut sum = 0.0;
    for weight in vector {
        sum += weight * weight;
    }
    sum.sqrt().max(f64::MIN_POSITIVE)
}

fn dot(line: &Line, dense: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (&word, weight) in line.centrality.words.iter().zip(&line.centrality.weights) {
        sum += weight * dense[word as usize];
    }
    sum
}

fn add(dense: &mut [f64], line: &Line, times: f64) {
    for (&word, weight) in line.centrality.words.iter().zip(&line.centrality.weights) {
        dense[word as usize] += weight * times;
    }
}

/// PageRank over the graph whose edges are the cosines.
fn walk(lines: &mut [Line], words: usize) {
    for _ in 0..STEPS {
        let mut flow = vec![0.0; words];
        for line in lines.iter() {
            add(&mut flow, line, share(&line.centrality));
        }
        for line in lines.iter_mut() {
            let others = dot(line, &flow) - share(&line.centrality) * line.centrality.own;
            line.centrality.walk = 1.0 - DAMPING + DAMPING * others;
        }
    }
}

/// What a line hands on along each edge, by the edge's weight.
fn share(from: &Centrality) -> f64 {
    let others = from.sum - from.own;
    if others > 1e-9 { from.walk / others } else { 0.0 }
}
