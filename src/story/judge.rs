//! How alike two events of two articles are, and whether that is enough to be one. Uses `timeline`.

use super::articles::Article;
use super::days::Days;
use super::event::{Place, Told, Unit};
use super::shared::Shared;
use super::weights::{Crowds, beside, crowds, weights};
use crate::timeline::{Precision, Status};

/// How many days apart one event may be told by mistake.
const NEAR: i32 = 7;
/// A day that lies so far from those of publication is spoken of for one thing that happened.
const FAR: i32 = 2;
/// How much more those must share that aren't each other's best.
pub(super) const SECOND: f64 = 1.5;

/// Two units that may be one event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) one: u32,
    pub(super) other: u32,
    pub(super) score: f64,
    /// What they share, beside what is wanted: 1 is enough.
    pub(super) enough: f64,
    /// Whether each is the other's best.
    pub(super) mutual: bool,
}

/// What units are compared by.
pub(super) struct Judge<'t, 's> {
    pub(super) told: &'t Told<'s>,
    /// How much each stem tells one event from another.
    pub(super) weights: Vec<f64>,
    pub(super) crowds: Crowds,
    /// By unit: what else its sentences date.
    beside: Vec<Vec<Days>>,
    /// By article: its day of publication.
    published: Vec<Option<i32>>,
}

impl<'t, 's> Judge<'t, 's> {
    pub(super) fn new(told: &'t Told<'s>, articles: &[Article<'_>]) -> Self {
        let published = articles.iter().map(Article::day).collect();
        Self { told, weights: weights(told), crowds: crowds(told), beside: beside(told), published }
    }

    /// What two units share; none where something forbids them to be one.
    pub(super) fn pair(&self, one: u32, other: u32) -> Option<Pair> {
        let (a, b) = (&self.told.units[one as usize], &self.told.units[other as usize]);
        let ordinals = a.ordinals != 0 && b.ordinals != 0 && a.ordinals & b.ordinals == 0;
        let said = |unit: &Unit| unit.says && !unit.speaker.is_empty();
        let speakers = said(a) && said(b) && !a.speaker.iter().any(|word| b.speaker.contains(word));
        if ordinals || speakers || scores_apart(a, b) {
            return None;
        }
        let shared = self.shared(a, b);
        let own = self.crowds.own[one as usize].max(self.crowds.own[other as usize]);
        let crowd = self.crowds.most[one as usize].max(self.crowds.most[other as usize]);
        let score = shared.strength * (0.5 + shared.share);
        // Two sentences that date two things alike.
        let both = self.beside[one as usize].iter().any(|days| self.beside[other as usize].contains(days));
        let enough = self.enough(a, b, &shared, own, crowd) * if both { 2.0 } else { 1.0 };
        Some(Pair { one, other, score, enough, mutual: true })
    }

    /// What two units share beside what is wanted.
    fn enough(&self, a: &Unit, b: &Unit, shared: &Shared, own: usize, crowd: usize) -> f64 {
        let forward = |unit: &Unit| unit.status >= Status::Scheduled;
        let alone = own == 1 && crowd == 1;
        let alike = shared.names_alike
            || shared.common > 1 && shared.both >= 1.2
            || shared.names > 0 && shared.common > 0 && shared.both >= 0.8 && shared.telling >= 0.6;
        if shared.kinds_apart && !shared.names_alike
            || shared.names_apart && shared.kinds == shared.common && !alone
            || shared.phases == shared.common && shared.telling == 0.0 && shared.common > 0
            // What was planned and what was done of it are of one kind, or told in the same words.
            || forward(a) != forward(b) && crowd > 1 && !shared.kind && !alike && shared.mean < 0.6
            || a.deadline != b.deadline && a.days != b.days
        {
            return 0.0;
        }
        let span = a.days.long_as(b.days);
        let equal = a.days == b.days;
        let day = a.precision == Precision::Day && b.precision == Precision::Day;
        let far = self.far(a) && self.far(b);
        if shared.common == 0 && equal && day && alone && self.around(a, b) {
            return 1.0;
        }
        let two = shared.names_alike && equal && day && own == 1;
        if shared.common == 0 && !two && !((equal && day || span) && far && own == 1 && shared.names > 0) {
            return 0.0;
        }
        let mut wanted = match (equal || span, day, own) {
            // Nobody tells two things of that day, long ago or still to come.
            (true, true, 1) if far && crowd == 1 => 0.12,
            (true, true, 1) if far => 0.2,
            (true, true, 1) => 0.35,
            (true, true, 2) => 0.45,
            (true, true, _) => 0.6,
            (true, ..) if span => 0.1,
            (true, _, 1) if far && crowd == 1 && (shared.kind || shared.telling >= 0.5) => 0.25,
            (true, ..) => 0.5,
            (false, ..) if shared.telling < 0.3 || !shared.kind && shared.mean < 0.5 => return 0.0,
            (false, _, 1) if far => 0.4,
            (false, ..) => 0.6,
        };
        // Others tell more of that day than these.
        wanted += if crowd > own { 0.05 } else { 0.0 };
        wanted += if a.says == b.says { 0.0 } else { 0.4 };
        wanted -= if shared.headed { 0.1 } else { 0.0 };
        wanted += if shared.names_apart { if crowd > 1 { 0.5 } else { 0.2 } } else { 0.0 };
        let whole = if shared.share >= 0.8 { 1.5 } else { 1.0 };
        let named = if shared.names_alike && equal && day { 0.3 } else { 0.0 };
        (shared.strength * whole + named) / wanted
    }

    /// Whether the sentences around one unit tell in the other's words what it doesn't say itself.
    fn around(&self, a: &Unit, b: &Unit) -> bool {
        let tells = |unit: &Unit, other: &Unit| {
            let near =
                unit.words.iter().filter(|word| word.place < Place::Sentence && !word.name && !word.phase);
            near.filter(|word| self.weights[word.stem as usize] >= 0.3)
                .any(|word| other.around.contains(&word.stem))
        };
        (self.far(a) || self.far(b)) && !a.says && !b.says && (tells(a, b) || tells(b, a))
    }

    /// Whether two units of near days are one event that somebody misdates: told alike in nearly all, with no name or figure
    /// of its own on either side, and by nobody as moved.
    pub(super) fn misdated(&self, a: &Unit, b: &Unit) -> bool {
        let forward = |unit: &Unit| unit.status >= Status::Scheduled;
        let published = |unit: &Unit| self.published.get(unit.article as usize).copied().flatten();
        let at_once = published(a).zip(published(b)).is_some_and(|(a, b)| (a - b).abs() <= 1);
        let apart = (a.days.first - b.days.first).abs();
        if a.precision != Precision::Day
            || b.precision != Precision::Day
            || apart > NEAR
            || forward(a) != forward(b)
            || forward(a) && !at_once
            || a.cancelled
            || b.cancelled
            || a.changes
            || b.changes
            || a.says
            || b.says
        {
            return false;
        }
        let own = |of: &Unit, other: &Unit| {
            of.words.iter().any(|word| {
                (word.name || word.figure)
                    && word.place == Place::Label
                    && other.words.binary_search_by_key(&word.stem, |other| other.stem).is_err()
            })
        };
        let shared = self.shared(a, b);
        let ordinals = a.ordinals == b.ordinals;
        ordinals
            && !shared.kinds_apart
            && !(own(a, b) && own(b, a))
            && shared.both >= 1.2
            && shared.share >= 0.6
    }

    /// Whether a unit's day is none of those on which its article was news.
    pub(super) fn far(&self, unit: &Unit) -> bool {
        let published = self.published.get(unit.article as usize).copied().flatten();
        published.is_none_or(|day| unit.days.last < day - FAR || unit.days.first > day + 1)
    }

    /// Whether nothing forbids two clusters to be one: days that exclude each other; and an article's own events are apart,
    /// but where one sentence dates one thing twice, or they are as alike as two articles' would have to be.
    pub(super) fn compatible(&self, a: &[u32], b: &[u32]) -> bool {
        a.iter().all(|&one| {
            b.iter().all(|&other| {
                let (first, second) = (&self.told.units[one as usize], &self.told.units[other as usize]);
                first.days.overlap(second.days)
                    && (first.article != second.article
                        || self.twice(first, second)
                        || self.again(one, other))
            })
        })
    }

    fn twice(&self, a: &Unit, b: &Unit) -> bool {
        let sentence = |unit: &Unit| self.told.entries[unit.entries[0] as usize].said.sentence;
        let within = a.days.within(b.days) || b.days.within(a.days);
        sentence(a) == sentence(b) && within && a.days != b.days
    }

    fn again(&self, one: u32, other: u32) -> bool {
        let (a, b) = (&self.told.units[one as usize], &self.told.units[other as usize]);
        let pair = (a.days == b.days).then(|| self.pair(one, other)).flatten();
        pair.is_some_and(|pair| pair.enough >= SECOND) && self.shared(a, b).telling > 0.0
    }
}

/// Whether each tells a score that the other lacks.
fn scores_apart(a: &Unit, b: &Unit) -> bool {
    let scores =
        |unit: &Unit| unit.words.iter().filter(|word| word.score).map(|word| word.stem).collect::<Vec<_>>();
    let (a, b) = (scores(a), scores(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|score| b.contains(score))
}
