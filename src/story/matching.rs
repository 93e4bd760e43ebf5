//! Which events of several articles are one. A wrong merge hides an event, a missed one shows it twice: so an event of one
//! article is never two of another, each must be the other's best, and the more happened that day, the more they must share.
//! Uses `sort`, `timeline`.

use super::articles::Article;
use super::event::{Content, Place, Told, Unit};
use crate::sort;
use crate::timeline::{Precision, Status};

/// How many of a unit's rarest words look for others that tell the same.
const SEEKERS: usize = 12;
/// How many units a word leads to at most.
const CROWD: usize = 96;
/// How many days apart one event may be told by mistake.
const NEAR: i32 = 7;
/// A day that lies so far from those of publication is spoken of for one thing that happened.
const FAR: i32 = 2;

/// Two units that may be one event.
#[derive(Debug, Clone, Copy)]
struct Pair {
    one: u32,
    other: u32,
    score: f64,
    /// What they share, beside what is wanted: 1 is enough.
    enough: f64,
    /// Whether each is the other's best.
    mutual: bool,
}

/// How much more those must share that aren't each other's best.
const SECOND: f64 = 1.5;

/// What units are compared by.
struct Judge<'t, 's> {
    told: &'t Told<'s>,
    /// How much each stem tells one event from another.
    weights: Vec<f64>,
    /// By unit: how many events the fullest article tells of that day.
    crowds: Vec<usize>,
    /// By unit: how many events its own article tells of that day.
    siblings: Vec<usize>,
    /// By article: its day of publication.
    published: Vec<Option<i32>>,
}

/// The units that tell one event, and what it took to find them.
pub(super) struct Clusters {
    /// Each in order.
    pub(super) found: Vec<Vec<u32>>,
    /// How many pairs of units were compared: what grows fastest.
    #[cfg_attr(not(test), allow(dead_code, reason = "only a test asks"))]
    pub(super) compared: usize,
}

/// Finds the units that tell one event.
pub(super) fn clusters(told: &Told<'_>, articles: &[Article<'_>]) -> Clusters {
    let (crowds, siblings) = crowds(told);
    let judge = Judge {
        told,
        weights: weights(told),
        crowds,
        siblings,
        published: articles.iter().map(Article::day).collect(),
    };
    let Pairs { mut pairs, misdated, compared } = pairs(&judge);
    mutual(told, &mut pairs);
    sort::by(&mut pairs, |a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
    let mut of: Vec<u32> = (0..told.units.len() as u32).collect();
    let mut clusters: Vec<Vec<u32>> = of.iter().map(|&n| vec![n]).collect();
    let enough = |pair: &&Pair| pair.enough >= if pair.mutual { 1.0 } else { SECOND };
    for pair in pairs.iter().filter(enough) {
        let (a, b) = (of[pair.one as usize] as usize, of[pair.other as usize] as usize);
        if a == b || !judge.compatible(&clusters[a], &clusters[b]) {
            continue;
        }
        unite(&mut of, &mut clusters, a, b);
    }
    outvoted(told, &pairs, &mut of, &mut clusters);
    for (one, other) in misdated {
        let (a, b) = (of[one as usize] as usize, of[other as usize] as usize);
        // Who tells both days holds them for two events.
        if a != b
            && !clusters[a].iter().any(|one| clusters[b].iter().any(|other| same_article(told, *one, *other)))
        {
            unite(&mut of, &mut clusters, a, b);
        }
    }
    clusters.retain(|cluster| !cluster.is_empty());
    for cluster in &mut clusters {
        sort::numbers(cluster);
    }
    Clusters { found: clusters, compared }
}

/// Joins clusters that one article tells apart and twice as many pairs of others hold for one.
fn outvoted(told: &Told<'_>, pairs: &[Pair], of: &mut [u32], clusters: &mut [Vec<u32>]) {
    let apart =
        |pair: &&Pair| pair.mutual && pair.enough >= 1.0 && of[pair.one as usize] != of[pair.other as usize];
    let mut votes: Vec<(u32, u32)> = pairs
        .iter()
        .filter(apart)
        .map(|pair| (of[pair.one as usize], of[pair.other as usize]))
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    sort::by(&mut votes, Ord::cmp);
    for vote in votes.chunk_by(|a, b| a == b) {
        let (a, b) = (of[vote[0].0 as usize] as usize, of[vote[0].1 as usize] as usize);
        let against = clusters[a]
            .iter()
            .filter(|one| clusters[b].iter().any(|other| same_article(told, **one, *other)));
        if a == b || against.count() * 2 > vote.len() {
            continue;
        }
        unite(of, clusters, a, b);
    }
}

fn same_article(told: &Told<'_>, one: u32, other: u32) -> bool {
    told.units[one as usize].article == told.units[other as usize].article
}

fn unite(of: &mut [u32], clusters: &mut [Vec<u32>], a: usize, b: usize) {
    let moved = core::mem::take(&mut clusters[b]);
    moved.iter().for_each(|&unit| of[unit as usize] = a as u32);
    clusters[a].extend(moved);
}

/// Little where it is told of many days or in many sentences.
fn weights(told: &Told<'_>) -> Vec<f64> {
    let mut days = vec![0_u32; told.stems];
    let mut last = vec![i32::MIN; told.stems];
    let mut order: Vec<&Unit> = told.units.iter().collect();
    sort::by_key(&mut order, |unit| unit.days);
    for unit in order {
        for word in &unit.words {
            let stem = word.stem as usize;
            if days[stem] == 0 || last[stem] != unit.days.first {
                days[stem] += 1;
                last[stem] = unit.days.first;
            }
        }
    }
    let mut sentences = 0_u32;
    let mut said = vec![0_u32; told.stems];
    let mut seen = vec![u32::MAX; told.stems];
    for line in told.lines.iter().flatten() {
        for word in line {
            let stem = word.stem as usize;
            if seen[stem] != sentences {
                seen[stem] = sentences;
                said[stem] += 1;
            }
        }
        sentences += 1;
    }
    let weight = |(days, said): (&u32, &u32)| {
        let days = f64::from((*days).max(1));
        let share = f64::from(*said) / f64::from(sentences.max(12));
        let topic = if share > 0.2 {
            0.4
        } else if share > 0.1 {
            0.7
        } else {
            1.0
        };
        topic * (1.0 / days).max(0.1).sqrt()
    };
    days.iter().zip(&said).map(weight).collect()
}

/// Of each unit: how many of the same days the article has that has most, and its own.
fn crowds(told: &Told<'_>) -> (Vec<usize>, Vec<usize>) {
    let mut order: Vec<u32> = (0..told.units.len() as u32).collect();
    let unit = |n: u32| &told.units[n as usize];
    sort::by_key(&mut order, |&n| (unit(n).days, unit(n).article));
    let (mut crowds, mut siblings) = (vec![1; told.units.len()], vec![1; told.units.len()]);
    for day in order.chunk_by(|&a, &b| unit(a).days == unit(b).days) {
        let mut most = 1;
        for own in day.chunk_by(|&a, &b| unit(a).article == unit(b).article) {
            most = most.max(own.len());
            own.iter().for_each(|&n| siblings[n as usize] = own.len());
        }
        day.iter().for_each(|&n| crowds[n as usize] = most);
    }
    (crowds, siblings)
}

/// What may be one event.
struct Pairs {
    /// Those that share a telling word and a day, of different articles.
    pairs: Vec<Pair>,
    /// Those that are one event told of two days.
    misdated: Vec<(u32, u32)>,
    compared: usize,
}

fn pairs(judge: &Judge<'_, '_>) -> Pairs {
    let told = judge.told;
    let mut by_word: Vec<Vec<u32>> = vec![Vec::new(); told.stems];
    let mut found = Pairs { pairs: Vec::new(), misdated: Vec::new(), compared: 0 };
    let mut met = vec![u32::MAX; told.units.len()];
    for (number, unit) in told.units.iter().enumerate() {
        let number = number as u32;
        let mut seekers: Vec<u32> = unit.words.iter().map(|word| word.stem).collect();
        sort::by(&mut seekers, |a, b| judge.weights[*b as usize].total_cmp(&judge.weights[*a as usize]));
        for stem in seekers.iter().take(SEEKERS) {
            for &other in by_word[*stem as usize].iter().rev().take(CROWD) {
                let known = &told.units[other as usize];
                if met[other as usize] == number || known.article == unit.article {
                    continue;
                }
                met[other as usize] = number;
                found.compared += 1;
                if known.days.overlap(unit.days) {
                    found.pairs.extend(judge.pair(other, number));
                } else if judge.misdated(known, unit) {
                    found.misdated.push((other, number));
                }
            }
        }
        for word in &unit.words {
            by_word[word.stem as usize].push(number);
        }
    }
    found
}

/// Of each unit and another article, only the best of its events is mutual; two as good are both doubtful.
fn mutual(told: &Told<'_>, pairs: &mut [Pair]) {
    for turn in [false, true] {
        let ends = |pair: &Pair| if turn { (pair.other, pair.one) } else { (pair.one, pair.other) };
        let key = |pair: &Pair| (ends(pair).0, told.units[ends(pair).1 as usize].article);
        sort::by(pairs, |a, b| key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)));
        for group in pairs.chunk_by_mut(|a, b| key(a) == key(b)) {
            let tied = group.len() > 1 && group[1].score >= group[0].score;
            group.iter_mut().skip(usize::from(!tied)).for_each(|pair| pair.mutual = false);
        }
    }
}

/// What two units share.
#[derive(Debug, Default)]
struct Shared {
    strength: f64,
    /// Words that are no names.
    common: usize,
    /// Those of them that name a kind of event.
    kinds: usize,
    /// The heaviest of them that both labels have.
    telling: f64,
    names: usize,
    /// Whether each label has a name that the other unit lacks, and none is shared.
    names_apart: bool,
    /// Whether both labels have the same names, more than one.
    names_alike: bool,
    /// Whether each label has a kind of event that the other lacks, and none is shared.
    kinds_apart: bool,
    /// Whether a kind is shared, or how the event goes on.
    kind: bool,
    /// Of the unit with less in its label, how much the other tells too.
    share: f64,
    /// The same of both, on the average.
    mean: f64,
    /// The weight of what both labels have.
    both: f64,
}

impl Judge<'_, '_> {
    fn pair(&self, one: u32, other: u32) -> Option<Pair> {
        let (a, b) = (&self.told.units[one as usize], &self.told.units[other as usize]);
        let ordinals = a.ordinals != 0 && b.ordinals != 0 && a.ordinals & b.ordinals == 0;
        let said = |unit: &Unit| unit.says && !unit.speaker.is_empty();
        let speakers = said(a) && said(b) && !a.speaker.iter().any(|word| b.speaker.contains(word));
        if ordinals || speakers || scores_apart(a, b) {
            return None;
        }
        let shared = self.shared(a, b);
        let own = self.siblings[one as usize].max(self.siblings[other as usize]);
        let crowd = self.crowds[one as usize].max(self.crowds[other as usize]);
        let score = shared.strength * (0.5 + shared.share);
        Some(Pair { one, other, score, enough: self.enough(a, b, &shared, own, crowd), mutual: true })
    }

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

    fn shared(&self, a: &Unit, b: &Unit) -> Shared {
        let mut shared = Shared::default();
        let (mut label_a, mut label_b, mut both_a, mut both_b) = (0.0, 0.0, 0.0, 0.0);
        let (mut names, mut kinds) = ([0, 0], [0, 0]);
        let (mut kinds_shared, mut label_names) = (0, 0);
        for word in &a.words {
            let weight = self.weight(word);
            let label = word.place == Place::Label;
            label_a += if label { weight } else { 0.0 };
            let Ok(at) = b.words.binary_search_by_key(&word.stem, |other| other.stem) else {
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
            shared.kinds += usize::from(word.kind);
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

    /// What two units share beside what is wanted.
    fn enough(&self, a: &Unit, b: &Unit, shared: &Shared, own: usize, crowd: usize) -> f64 {
        let forward = |unit: &Unit| unit.status >= Status::Scheduled;
        if shared.kinds_apart && !shared.names_alike
            || shared.names_apart && shared.kinds == shared.common
            // What was planned and what was done of it are of one kind, or told in the same words.
            || forward(a) != forward(b) && crowd > 1 && !shared.kind && !shared.names_alike && shared.mean < 0.6
            || a.deadline != b.deadline && a.days != b.days
        {
            return 0.0;
        }
        let span = a.days.long_as(b.days);
        let equal = a.days == b.days;
        let day = a.precision == Precision::Day && b.precision == Precision::Day;
        let far = self.far(a) && self.far(b);
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
            (true, ..) => 0.5,
            (false, ..) if shared.telling < 0.3 => return 0.0,
            (false, _, 1) if far => 0.4,
            (false, ..) => 0.6,
        };
        // Others tell more of that day than these.
        wanted += if crowd > own { 0.05 } else { 0.0 };
        wanted += if a.says == b.says { 0.0 } else { 0.4 };
        wanted += if shared.names_apart { if crowd > 1 { 0.5 } else { 0.2 } } else { 0.0 };
        let whole = if shared.share >= 0.8 { 1.5 } else { 1.0 };
        let named = if shared.names_alike && equal && day { 0.3 } else { 0.0 };
        (shared.strength * whole + named) / wanted
    }

    /// Whether two units of near days are one event that somebody misdates: told alike in nearly all, with no name or figure
    /// of its own on either side, and by nobody as moved.
    fn misdated(&self, a: &Unit, b: &Unit) -> bool {
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
    fn far(&self, unit: &Unit) -> bool {
        let published = self.published.get(unit.article as usize).copied().flatten();
        published.is_none_or(|day| unit.days.last < day - FAR || unit.days.first > day + 1)
    }

    /// Whether nothing forbids two clusters to be one: an article's own events are apart, but where one sentence dates one
    /// thing twice, or they are as alike as two articles' would have to be.
    fn compatible(&self, a: &[u32], b: &[u32]) -> bool {
        a.iter().all(|&one| {
            b.iter().all(|&other| {
                let (first, second) = (&self.told.units[one as usize], &self.told.units[other as usize]);
                first.article != second.article || self.twice(first, second) || self.again(one, other)
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

/// How much a shared word counts by where each stands.
fn nearness(a: Place, b: Place) -> f64 {
    match (a.min(b), a.max(b)) {
        (Place::Label, Place::Label) => 1.0,
        (Place::Label, Place::Clause) => 0.7,
        (Place::Label, Place::Sentence) => 0.4,
        (Place::Clause, Place::Clause) => 0.5,
        _ => 0.3,
    }
}
