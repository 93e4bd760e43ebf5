//! Scores a story against its gold.

use crate::gold::Tale;
use nutgraf::story::{Source, Story, StoryOptions, fresh_of, join};
use nutgraf::timeline::Status;
use std::collections::{BTreeMap, BTreeSet};

/// Right, given too much, missed.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Counts {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    pub(crate) missed: usize,
}

impl Counts {
    fn ratio(part: usize, of: usize) -> f64 {
        if of == 0 { 1.0 } else { part as f64 / of as f64 }
    }

    pub(crate) fn precision(self) -> f64 {
        Self::ratio(self.right, self.right + self.wrong)
    }

    pub(crate) fn recall(self) -> f64 {
        Self::ratio(self.right, self.right + self.missed)
    }

    pub(crate) fn f1(self) -> f64 {
        Self::ratio(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    fn add(&mut self, found: bool, wanted: bool) {
        self.right += usize::from(found && wanted);
        self.wrong += usize::from(found && !wanted);
        self.missed += usize::from(!found && wanted);
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

/// What is counted of a story.
#[derive(Debug, Default, Clone)]
pub(crate) struct Score {
    /// Pairs of entries in one row, of those with the right date.
    pub(crate) same: Counts,
    /// The same of all entries.
    pub(crate) all: Counts,
    /// Plans and outcomes in one thread.
    pub(crate) threads: Counts,
    pub(crate) disagreements: Counts,
    /// Entries and sentences that are nothing new.
    pub(crate) known_entries: Counts,
    pub(crate) known_sentences: Counts,
    /// Each fault in words.
    pub(crate) faults: Vec<String>,
}

impl Score {
    pub(crate) fn add(&mut self, other: &Self) {
        self.same += other.same;
        self.all += other.all;
        self.threads += other.threads;
        self.disagreements += other.disagreements;
        self.known_entries += other.known_entries;
        self.known_sentences += other.known_sentences;
    }

    pub(crate) fn line(&self, name: &str) -> String {
        let counts = |c: Counts| format!("{:.3} ({}+{} wrong+{} missed)", c.f1(), c.right, c.wrong, c.missed);
        format!(
            "{name:<10} same P {:.3} R {:.3} F1 {} | all {} | threads {} | disagreements {} | known: entries {} sentences {}",
            self.same.precision(),
            self.same.recall(),
            counts(self.same),
            counts(self.all),
            counts(self.threads),
            counts(self.disagreements),
            counts(self.known_entries),
            counts(self.known_sentences),
        )
    }
}

pub(crate) fn score(tale: &Tale) -> Score {
    let sources: Vec<Source> = tale.digests.iter().map(Source::of).collect();
    let story = join(&sources, &StoryOptions::default()).expect("a story");
    let mut score = Score::default();
    same(tale, &story, &mut score);
    threads(tale, &story, &mut score);
    disagreements(tale, &story, &mut score);
    known(tale, &sources, &mut score);
    score
}

/// Every pair of entries that their own digest doesn't hold for one already.
fn same(tale: &Tale, story: &Story, score: &mut Score) {
    let mut entries = Vec::new();
    for (n, row) in story.rows.iter().enumerate() {
        for telling in &row.tellings {
            let given = story.articles[telling.article as usize].given[0] as usize;
            let (event, right) = &tale.events[given][telling.entry as usize];
            let group = (given, tale.digests[given].timeline[telling.entry as usize].group);
            entries.push((n, event, *right, group, &telling.text));
        }
    }
    for (n, a) in entries.iter().enumerate() {
        for b in &entries[..n] {
            if a.3 == b.3 {
                continue;
            }
            let (found, wanted) = (a.0 == b.0, a.1 == b.1);
            score.all.add(found, wanted);
            if a.2 && b.2 {
                score.same.add(found, wanted);
                if found != wanted {
                    let fault = if found { "WRONG MERGE" } else { "missed merge" };
                    score.faults.push(format!("{fault}: {} / {}\n    {}\n    {}", b.1, a.1, b.4, a.4));
                }
            }
        }
    }
}

/// The event that most of a row's tellings tell.
fn event<'t>(tale: &'t Tale, story: &Story, row: usize) -> &'t str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for telling in &story.rows[row].tellings {
        let given = story.articles[telling.article as usize].given[0] as usize;
        *counts.entry(&tale.events[given][telling.entry as usize].0).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(event, _)| event).unwrap_or_default()
}

fn threads(tale: &Tale, story: &Story, score: &mut Score) {
    let mut found: BTreeSet<(&str, &str)> = BTreeSet::new();
    let ordered = |a, b| if a < b { (a, b) } else { (b, a) };
    for thread in &story.threads {
        let events: Vec<&str> = thread.iter().map(|&row| event(tale, story, row as usize)).collect();
        for (n, a) in events.iter().enumerate() {
            found.extend(events[..n].iter().filter(|b| *b != a).map(|b| ordered(*a, *b)));
        }
    }
    // Threads of gold: what a chain of links joins.
    let mut gold: Vec<BTreeSet<&str>> = Vec::new();
    for (plan, outcome) in &tale.links {
        let mut one: BTreeSet<&str> = [plan.as_str(), outcome.as_str()].into();
        gold.retain(|known| {
            let joins = !known.is_disjoint(&one);
            if joins {
                one.extend(known);
            }
            !joins
        });
        gold.push(one);
    }
    for (plan, outcome) in &tale.links {
        let linked = found.contains(&ordered(plan.as_str(), outcome.as_str()));
        score.threads.add(linked, true);
        if !linked {
            score.faults.push(format!("missed link: {plan} > {outcome}"));
        }
    }
    for (a, b) in found {
        if !gold.iter().any(|thread| thread.contains(a) && thread.contains(b)) {
            score.threads.add(true, false);
            score.faults.push(format!("WRONG LINK: {a} / {b}"));
        }
    }
}

fn disagreements(tale: &Tale, story: &Story, score: &mut Score) {
    let mut wanted = tale.disagreements.clone();
    for found in &story.disagreements {
        let sides: BTreeSet<String> = found.sides.iter().map(|side| side.value.clone()).collect();
        let event = event(tale, story, found.row as usize);
        let at = wanted
            .iter()
            .position(|(kind, of, values)| kind == found.kind.name() && of == event && *values == sides);
        score.disagreements.add(true, at.is_some());
        match at {
            Some(at) => drop(wanted.remove(at)),
            None => score.faults.push(format!("INVENTED {}: {event} {sides:?}", found.kind.name())),
        }
    }
    for (kind, event, sides) in wanted {
        score.disagreements.add(false, true);
        score.faults.push(format!("missed {kind}: {event} {sides:?}"));
    }
}

/// What each article has that is nothing new to a reader of those before it.
fn known(tale: &Tale, sources: &[Source], score: &mut Score) {
    for (n, digest) in tale.digests.iter().enumerate().skip(1) {
        let fresh = fresh_of(&sources[..n], &sources[n]).expect("what is new");
        for (at, (event, right)) in tale.events[n].iter().enumerate() {
            // That it has happened, or was called off, is news to who knows the plan alone.
            let state = |n: usize, at: usize| {
                let entry = &tale.digests[n].timeline[at];
                (entry.status >= Status::Scheduled, entry.cancelled)
            };
            let new = state(n, at);
            let wanted = (0..n).any(|known| {
                tale.events[known].iter().enumerate().any(|(place, (name, _))| {
                    let old = state(known, place);
                    name == event && new.1 == old.1 && (new.0 || !old.0)
                })
            });
            let found = !fresh.entries.contains(&(at as u32));
            if *right {
                score.known_entries.add(found, wanted);
            }
        }
        for at in 0..digest.sentences.len() as u32 {
            let (found, wanted) = (!fresh.sentences.contains(&at), tale.known[n].contains(&at));
            score.known_sentences.add(found, wanted);
            if found != wanted {
                let text = digest.sentences[at as usize].span.of(&digest.article.text);
                let fault = if found { "taken for KNOWN" } else { "taken for new" };
                score.faults.push(format!("{fault}: {} {text}", n + 1));
            }
        }
    }
}
