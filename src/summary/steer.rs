//! What a summary is to have more or less of than was learned: points on the figures that tell it, so that reasons still
//! add up.

use super::select::ALONE;
use crate::options::Weights;

/// Figures of a line by their place in a row, see `features`; of a set alone, see `sets`.
const DEPTH: usize = 1;
const NUMERALS: usize = 52;
const PARTLY_QUOTED: usize = 57;
const WHOLLY_QUOTED: usize = 58;
const QUESTION: usize = 63;
const MOST_ALIKE: usize = 120;

/// Adds so many points for each figure and step of a weight to the weights of sentences and of sets.
pub(super) fn steer(sentence: &mut [f32], set: &mut [f32], weights: Weights) {
    for (figure, points, steps) in [
        // Set by hand: reports, which were learned from, hold few questions; comments and interviews are full of them.
        (QUESTION, -20, 1),
        (DEPTH, -10, weights.position),
        (NUMERALS, 2, weights.numbers),
        (PARTLY_QUOTED, 5, weights.quotes),
        (WHOLLY_QUOTED, 5, weights.quotes),
        (MOST_ALIKE, -20, weights.novelty),
    ] {
        let points = (points * steps) as f32;
        if let Some(weight) = set.get_mut(figure) {
            *weight += points;
        }
        if let Some(weight) = sentence.get_mut(figure) {
            *weight += points / ALONE as f32;
        }
    }
}
