//! How likely two events of a story are one, by what they share and what else is told of their days. Uses `sort`, `timeline`.

use super::articles::Article;
use super::days::Days;
use super::event::{Content, Place, Told};
use super::shared::Shared;
use super::unit::Unit;
use super::weights::{beside, weights};
use crate::sort;
use crate::timeline::{Precision, Status};

/// How many days apart one event may be told by mistake.
const NEAR: i32 = 7;
/// A day that lies so far from those of publication is spoken of for what is remembered of it.
const FAR: i32 = 2;

/// How many events of one day are looked at for one that fits better, and how many to find them.
const RIVALS: usize = 8;
const LOOKED_AT: usize = 64;

/// How many signs two events are judged by.
pub(super) const SIGNS: usize = 18;
/// What each sign weighs, together the logarithm of the odds that two events are one: as `tests/learn.rs` learns them, but that
/// a day of some month or year and a day without a word in common show less, and that one lasts since its day more, than in
/// these stories.
const WEIGHTS: [f64; SIGNS] = [
    -0.6, 2.2, 0.8, 1.25, 1.9, -1.15, -2.0, 1.25, -0.7, 1.35, 1.65, -0.7, -0.85, -2.05, -1.8, 1.35, 2.2, 1.75,
];

/// What units are compared by.
pub(super) struct Judge<'t, 's> {
    pub(super) told: &'t Told<'s>,
    /// How much each stem tells one event from another.
    pub(super) weights: Vec<f64>,
    /// By article: the first and the last days of its units, each in order.
    days: Vec<[Vec<i32>; 2]>,
    /// By article: its units in the order of their first days, each with the last day of any up to it.
    by_day: Vec<Vec<(u32, i32)>>,
    /// By unit: what else its sentences date.
    beside: Vec<Vec<Days>>,
    /// By article: its day of publication.
    published: Vec<Option<i32>>,
    pub(super) sign_weights: [f64; SIGNS],
}

impl<'t, 's> Judge<'t, 's> {
    pub(super) fn new(told: &'t Told<'s>, articles: &[Article<'_>]) -> Self {
        let mut days = vec![[Vec::new(), Vec::new()]; articles.len()];
        let mut by_day = vec![Vec::new(); articles.len()];
        for (number, unit) in told.units.iter().enumerate() {
            let [first, last] = &mut days[unit.article as usize];
            first.push(unit.days.first);
            last.push(unit.days.last);
            by_day[unit.article as usize].push((number as u32, unit.days.last));
        }
        for units in &mut by_day {
            sort::by_key(units, |&(number, _)| (told.units[number as usize].days.first, number));
            let mut latest = i32::MIN;
            for (_, last) in units {
                latest = latest.max(*last);
                *last = latest;
            }
        }
        for ends in days.iter_mut().flatten() {
            sort::by(ends, Ord::cmp);
        }
        let published = articles.iter().map(Article::day).collect();
        let (weights, beside) = (weights(told), beside(told));
        Self { told, weights, days, by_day, beside, published, sign_weights: WEIGHTS }
    }

    /// The logarithm of the odds that two units are one event: less than nothing can say where something forbids it.
    pub(super) fn odds(&self, one: u32, other: u32) -> f64 {
        let (a, b) = (&self.told.units[one as usize], &self.told.units[other as usize]);
        if forbidden(a, b) {
            return f64::NEG_INFINITY;
        }
        let shared = self.shared(a, b);
        let signs = self.signs(one, other, &shared);
        let odds: f64 = signs.iter().zip(self.sign_weights).map(|(sign, weight)| sign * weight).sum();
        // Only what other articles tell shows that one tells an event twice.
        if a.article == b.article || shared.unlike { odds.min(0.0) } else { odds }
    }

    /// What speaks for two units being one, and against it.
    pub(super) fn signs(&self, one: u32, other: u32, shared: &Shared) -> [f64; SIGNS] {
        let (a, b) = (&self.told.units[one as usize], &self.told.units[other as usize]);
        let sign = |holds: bool| f64::from(u8::from(holds));
        let same = sign(a.article == b.article);
        let things = shared.things.sqrt();
        let (far_a, far_b) = (self.far(a), self.far(b));
        // What its paper begins with is what others come back to.
        let leads = (far_a || a.leads) && (far_b || b.leads) && !(far_a && far_b);
        // A day tells more than a month: what is told around it is enough to speak for it.
        let day = a.precision == Precision::Day && b.precision == Precision::Day;
        let around = || a.around.iter().any(|stem| b.around.binary_search(stem).is_ok());
        let barren = shared.count == 0 && !(day && around());
        let beside = self.beside[one as usize].iter().any(|days| self.beside[other as usize].contains(days));
        // A day of a month, or a day or month of a year.
        let longest = (a.days.last - a.days.first).max(b.days.last - b.days.first);
        let within = if a.days == b.days { 0.0 } else { 1.0 + sign(longest > 31) };
        let crowd = self.crowd(a, b).max(self.crowd(b, a));
        [
            1.0,
            things,
            shared.things,
            shared.mean,
            shared.names.min(1.0),
            sign(shared.names_apart),
            1.0 - 1.0 / crowd as f64,
            sign(far_a && far_b),
            sign(barren),
            sign(leads),
            sign(beside),
            sign(a.since != b.since),
            within,
            same,
            same * things,
            same * sign(shared.kind),
            self.remote(a).min(self.remote(b)),
            self.rivalled(one, other, shared).min(self.rivalled(other, one, shared)),
        ]
    }

    /// How long ago a unit's day was when it was told: of long ago little is remembered, and the same by all.
    fn remote(&self, unit: &Unit<'_>) -> f64 {
        let years = self.published(unit).map_or(0, |day| day.saturating_sub(unit.days.last) / 365);
        f64::from((years - 3).clamp(0, 10)) / 10.0
    }

    /// How much more a unit shares with one of another article than with whatever else that article tells of its day.
    fn rivalled(&self, one: u32, other: u32, shared: &Shared) -> f64 {
        let unit = |number: u32| &self.told.units[number as usize];
        let (a, b) = (unit(one), unit(other));
        if a.article == b.article {
            return 0.0;
        }
        let units = &self.by_day[b.article as usize];
        let (begun, over) = (a.days.last.min(b.days.last), a.days.first.max(b.days.first));
        let from = units.partition_point(|&(_, latest)| latest < over);
        let to = units.partition_point(|&(rival, _)| unit(rival).days.first <= begun);
        let near = units[from.min(to)..to].iter().rev().take(LOOKED_AT).map(|&(rival, _)| rival);
        let mut rivals: Vec<u32> =
            near.filter(|&rival| rival != other && unit(rival).days.last >= over).collect();
        sort::numbers(&mut rivals);
        let shares = rivals.iter().take(RIVALS).map(|&rival| self.shared(a, unit(rival)).all());
        shares.reduce(f64::max).map_or(0.0, |most| (shared.all() - most).clamp(-1.0, 1.0))
    }

    /// How many events of a unit's article may be the other's by their days.
    fn crowd(&self, of: &Unit<'_>, other: &Unit<'_>) -> usize {
        let [first, last] = &self.days[of.article as usize];
        let begun = first.partition_point(|&day| day <= other.days.last);
        let over = last.partition_point(|&day| day < other.days.first);
        (begun - over - usize::from(of.article == other.article)).max(1)
    }

    /// Whether two units of near days are one event that somebody misdates: told alike in nearly all, with no name or figure
    /// of its own on either side, and by nobody as moved.
    pub(super) fn misdated(&self, a: &Unit<'_>, b: &Unit<'_>) -> bool {
        let forward = |unit: &Unit<'_>| unit.status >= Status::Scheduled;
        let at_once = self.published(a).zip(self.published(b)).is_some_and(|(a, b)| (a - b).abs() <= 1);
        let apart = (a.days.first - b.days.first).abs();
        if a.precision != Precision::Day
            || b.precision != Precision::Day
            || apart > NEAR
            || forward(a) != forward(b)
            || forward(a) && !at_once
            || [a, b].iter().any(|unit| unit.cancelled || unit.changes || unit.says)
        {
            return false;
        }
        let shared = self.shared(a, b);
        let ordinals = a.ordinals == b.ordinals;
        // Of long ago few things are told, so that one word is enough.
        let past = [a, b].iter().all(|unit| self.remote(unit) > 0.0);
        // Patients who are taken to the coast, and who come back from there.
        let other_kind = |word: &Content| word.kind && !word.phase;
        let own = |word: &Content| word.name || word.figure;
        let apart =
            lacks(a, b, other_kind) || lacks(b, a, other_kind) || lacks(a, b, own) && lacks(b, a, own);
        ordinals && !apart && shared.both >= if past { 0.5 } else { 1.2 } && shared.share >= 0.6
    }

    /// When a unit was told.
    fn published(&self, unit: &Unit<'_>) -> Option<i32> {
        self.published.get(unit.article as usize).copied().flatten()
    }

    /// Whether a unit's day is none of those on which its article was news.
    pub(super) fn far(&self, unit: &Unit<'_>) -> bool {
        self.published(unit).is_none_or(|day| unit.days.last < day - FAR || unit.days.first > day + 1)
    }
}

/// Whether a unit's label has such a word that the other lacks.
fn lacks(other: &Unit<'_>, of: &Unit<'_>, such: impl Fn(&Content) -> bool) -> bool {
    let known = |word: &Content| other.words.binary_search_by_key(&word.stem, |other| other.stem).is_ok();
    of.words.iter().any(|word| word.place == Place::Label && such(word) && !known(word))
}

/// Whether two units can't be one: days that exclude each other, other ones of several, other times, scores or speakers.
pub(super) fn forbidden(a: &Unit<'_>, b: &Unit<'_>) -> bool {
    let apart = |a: &[u32], b: &[u32]| !a.is_empty() && !b.is_empty() && !a.iter().any(|one| b.contains(one));
    let scores = |unit: &Unit<'_>| -> Vec<u32> {
        unit.words.iter().filter(|word| word.score).map(|word| word.stem).collect()
    };
    let clocks = !a.clocks.is_empty() && !b.clocks.is_empty();
    !a.days.overlap(b.days)
        || a.until != b.until && a.days != b.days
        || a.ordinals != 0 && b.ordinals != 0 && a.ordinals & b.ordinals == 0
        || clocks && !a.clocks.iter().any(|one| b.clocks.iter().any(|other| at_once(one, other)))
        || a.says && b.says && apart(&a.speaker, &b.speaker)
        || apart(&scores(a), &scores(b))
}

/// Whether two times of one day may be one: of two hours only the same, of parts of the day those that overlap.
fn at_once(one: &str, other: &str) -> bool {
    let hours = |clock: &str| match clock {
        "MO" => (4, 12),
        "MI" => (11, 14),
        "AF" => (12, 18),
        "EV" => (17, 24),
        "NI" => (18, 30),
        clock => {
            clock.get(..2).and_then(|hour| hour.parse().ok()).map_or((0, 30), |hour: u32| (hour, hour + 1))
        }
    };
    let (a, b) = (hours(one), hours(other));
    let exact = one.contains(':') && other.contains(':');
    // The night's small hours are another day's, or its own.
    let small = |night: &str, hour: (u32, u32)| night == "NI" && hour.0 < 6;
    one == other || !exact && (a.0 < b.1 && b.0 < a.1 || small(one, b) || small(other, a))
}
