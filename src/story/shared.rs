//! What two events share, by the weight of each word and where it stands.

use super::event::{Content, Place, Unit};
use super::judge::Judge;

/// What two units share.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "signs, each by itself")]
pub(super) struct Shared {
    pub(super) strength: f64,
    /// Words that are no names.
    pub(super) common: usize,
    /// Those of them that name a kind of event.
    pub(super) kinds: usize,
    /// Those that tell only how an event goes on.
    pub(super) phases: usize,
    /// The heaviest of them that both labels have.
    pub(super) telling: f64,
    /// Whether what one's label says stands in the other's headline.
    pub(super) headed: bool,
    pub(super) names: usize,
    /// Whether each label has a name that the other unit lacks, and none is shared.
    pub(super) names_apart: bool,
    /// Whether both labels have the same names, more than one.
    pub(super) names_alike: bool,
    /// Whether each label has a kind of event that the other lacks, and none is shared.
    pub(super) kinds_apart: bool,
    /// Whether a kind is shared, or how the event goes on.
    pub(super) kind: bool,
    /// Of the unit with less in its label, how much the other tells too.
    pub(super) share: f64,
    /// The same of both, on the average.
    pub(super) mean: f64,
    /// The weight of what both labels have.
    pub(super) both: f64,
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

    pub(super) fn shared(&self, a: &Unit, b: &Unit) -> Shared {
        let later = self.far(a) != self.far(b);
        let mut shared = Shared::default();
        let (mut label_a, mut label_b, mut both_a, mut both_b) = (0.0, 0.0, 0.0, 0.0);
        let (mut names, mut kinds) = ([0, 0], [0, 0]);
        let (mut kinds_shared, mut label_names) = (0, 0);
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
                names[0] += usize::from(word.name && label);
                kinds[0] += usize::from(word.kind && !word.phase && label);
                continue;
            };
            let other = &b.words[at];
            let weight = weight.min(self.weight(other));
            both_a += if label { weight } else { 0.0 };
            both_b += if other.place == Place::Label { weight } else { 0.0 };
            shared.strength += weight * nearness(word.place, other.place);
            shared.both += if label && other.place == Place::Label { weight } else { 0.0 };
            if word.name || other.name {
                shared.names += 1;
                label_names += usize::from(label && other.place == Place::Label);
                continue;
            }
            shared.common += 1;
            shared.headed |= [word.place, other.place].contains(&Place::Headline);
            shared.kinds += usize::from(word.kind);
            shared.phases += usize::from(word.phase);
            if word.place.max(other.place) < Place::Sentence {
                kinds_shared += usize::from(word.kind && !word.phase);
                shared.kind |= word.kind;
            } else {
                kinds[0] += usize::from(word.kind && !word.phase && label);
                kinds[1] += usize::from(word.kind && !word.phase && other.place == Place::Label);
            }
            if label && other.place == Place::Label {
                shared.telling = shared.telling.max(weight);
            }
        }
        for word in b.words.iter().filter(|word| word.place == Place::Label) {
            label_b += self.weight(word);
            let missing = a.words.binary_search_by_key(&word.stem, |other| other.stem).is_err();
            names[1] += usize::from(missing && word.name);
            kinds[1] += usize::from(missing && word.kind && !word.phase);
        }
        shared.names_apart = names[0] > 0 && names[1] > 0 && shared.names == 0;
        shared.kinds_apart = kinds[0] > 0 && kinds[1] > 0 && kinds_shared == 0;
        // Both name the same two, such as who plays whom.
        shared.names_alike = label_names > 1 && (names[0] == 0 || names[1] == 0);
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
