//! What two events share, by the weight of each word and where it stands.

use super::event::{Content, Place};
use super::judge::Judge;
use super::unit::Unit;

/// What two units share.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "signs, each by itself")]
pub(super) struct Shared {
    /// How much they share that is no name, and how much that is.
    pub(super) things: f64,
    pub(super) names: f64,
    /// How many words that is.
    pub(super) count: usize,
    /// Whether each label has a name that the other unit lacks, and none is shared.
    pub(super) names_apart: bool,
    /// Whether each label tells how something goes on, and nothing is shared but names.
    pub(super) unlike: bool,
    /// Whether a kind of event is shared.
    pub(super) kind: bool,
    /// Of the unit with less in its label, how much the other tells too.
    pub(super) share: f64,
    /// The same of both, on the average.
    pub(super) mean: f64,
    /// The weight of what both labels have.
    pub(super) both: f64,
}

impl Shared {
    /// How much that is, names and all.
    pub(super) fn all(&self) -> f64 {
        self.things + self.names
    }
}

impl Judge<'_, '_> {
    fn weight(&self, word: &Content) -> f64 {
        let weight = self.weights[word.stem as usize];
        // People do many things in a day, so names show little; what kind of event it is always shows something.
        if word.kind && !word.phase {
            weight.max(0.45)
        } else if word.name {
            weight * 0.5
        } else {
            weight.max(0.3)
        }
    }

    pub(super) fn shared(&self, a: &Unit<'_>, b: &Unit<'_>) -> Shared {
        let later = self.far(a) != self.far(b);
        let mut shared = Shared::default();
        let (mut label_a, mut label_b, mut both_a, mut both_b) = (0.0, 0.0, 0.0, 0.0);
        let mut names = [false; 2];
        let mut any_name = false;
        let kind = |word: &Content| word.kind && !word.phase;
        for word in &a.words {
            let weight = self.weight(word);
            let label = word.place == Place::Label;
            label_a += if label { weight } else { 0.0 };
            let at = b.words.binary_search_by_key(&word.stem, |other| other.stem);
            // Who comes back to a day means what made its headlines.
            let counts = |at: &usize| match (word.place, b.words[*at].place) {
                (Place::Label, Place::Headline) | (Place::Headline, Place::Label) => later,
                (one, other) => one != Place::Headline && other != Place::Headline,
            };
            let Some(at) = at.ok().filter(counts) else {
                names[0] |= word.name && label;
                continue;
            };
            let other = &b.words[at];
            let weight = weight.min(self.weight(other));
            let labels = label && other.place == Place::Label;
            both_a += if label { weight } else { 0.0 };
            both_b += if other.place == Place::Label { weight } else { 0.0 };
            shared.count += 1;
            shared.both += if labels { weight } else { 0.0 };
            let strength = weight * nearness(word.place, other.place);
            if word.name || other.name {
                any_name = true;
                shared.names += strength;
                continue;
            }
            // How an event goes on is common to many.
            shared.things += if word.phase && !labels { 0.0 } else { strength };
            if word.place.max(other.place) < Place::Sentence {
                shared.kind |= kind(word);
            }
        }
        for word in b.words.iter().filter(|word| word.place == Place::Label) {
            label_b += self.weight(word);
            let missing = a.words.binary_search_by_key(&word.stem, |other| other.stem).is_err();
            names[1] |= missing && word.name;
        }
        shared.names_apart = names == [true; 2] && !any_name;
        let goes_on =
            |unit: &Unit<'_>| unit.words.iter().any(|word| word.phase && word.place == Place::Label);
        shared.unlike = shared.things == 0.0 && goes_on(a) && goes_on(b);
        let part = |both: f64, label: f64| if label > 0.0 { both / label } else { 0.0 };
        let (one, other) = (part(both_a, label_a), part(both_b, label_b));
        (shared.share, shared.mean) = (one.max(other), f64::midpoint(one, other));
        shared
    }
}

/// How much a shared word counts by where each stands.
fn nearness(a: Place, b: Place) -> f64 {
    match (a.min(b), a.max(b)) {
        (Place::Label, Place::Label | Place::Headline) => 1.0,
        (Place::Label, Place::Clause) => 0.7,
        (Place::Label, Place::Sentence) => 0.4,
        (Place::Clause, Place::Clause) => 0.5,
        _ => 0.3,
    }
}
