//! Plans and what became of them: announced, changed, taken place or called off. Rows of one plan are those that one
//! sentence tells with a word of change, and a plan that nobody tells as fulfilled with the next event of its kind.
//! Uses `sort`.

use super::articles::Article;
use super::event::{Content, Entry, Place, Told};
use super::rows::Made;
use crate::sort;
use crate::timeline::Status;

/// A plan is put off by so many days at most.
const LATEST: i32 = 200;
/// What is called off and shares but one word with what happens later was put off by so many days at most.
const SOON: i32 = 60;
/// How many sentences after what is called off another day may be given.
const NEXT: u32 = 2;
/// What is told to come so much later or sooner was planned for a month at the most, in days.
const MONTH: i32 = 31;
/// How many plans of such days are looked at.
const PLANS: usize = 64;
/// How many tellings of a plan, and how many words of a sentence, show what it is about.
const TELLINGS: usize = 4;
const WORDS: usize = 32;

/// Rows of one plan, in the order of being told.
pub(super) fn threads(told: &Told<'_>, rows: &[Made], articles: &[Article<'_>]) -> Vec<Vec<u32>> {
    let mut of: Vec<u32> = (0..rows.len() as u32).collect();
    let mut join = |a: u32, b: u32| {
        let (a, b) = (of[a as usize], of[b as usize]);
        of.iter_mut().filter(|thread| **thread == b).for_each(|thread| *thread = a);
    };
    let entries = |row: u32| rows[row as usize].entries.iter().map(|&n| &told.entries[n as usize]);
    let mut changed = vec![false; rows.len()];
    for (a, b) in told_together(told, rows) {
        join(a, b);
        changed[a as usize] = true;
        // What is called off may be held another day.
        changed[b as usize] |= !entries(b).any(|entry| entry.said.cancelled);
    }
    let plans = Plans::new(told, rows, articles);
    for (a, b) in told_next(told, rows).into_iter().chain(plans.late()) {
        join(a, b);
        changed[a as usize] = true;
    }
    for number in (0..rows.len() as u32).filter(|&number| !changed[number as usize]) {
        if let Some(outcome) = plans.outcome(number) {
            join(number, outcome);
        }
    }
    let mut all: Vec<u32> = (0..rows.len() as u32).collect();
    let told_first =
        |n: u32| rows[n as usize].entries.first().map(|&entry| told.entries[entry as usize].article);
    sort::by_key(&mut all, |&n| (of[n as usize], told_first(n), rows[n as usize].days, n));
    let threads = all.chunk_by(|&a, &b| of[a as usize] == of[b as usize]).filter(|thread| thread.len() > 1);
    let mut threads: Vec<Vec<u32>> = threads.map(<[u32]>::to_vec).collect();
    sort::by_key(&mut threads, |thread| thread.first().copied());
    threads
}

/// Each sentence's entries, with their rows: article, sentence, entry, row.
fn by_sentence(told: &Told<'_>, rows: &[Made]) -> Vec<(u32, u32, u32, u32)> {
    let mut all: Vec<(u32, u32, u32, u32)> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        for &n in &row.entries {
            let entry = &told.entries[n as usize];
            all.push((entry.article, entry.said.sentence, n, number as u32));
        }
    }
    sort::by_key(&mut all, |entry| *entry);
    all
}

/// What is called off or was planned, and what a sentence soon after it plans in its place: "another attempt on Saturday".
fn told_next(told: &Told<'_>, rows: &[Made]) -> Vec<(u32, u32)> {
    let all = by_sentence(told, rows);
    let mut pairs = Vec::new();
    for (at, &(article, sentence, n, row)) in all.iter().enumerate() {
        let entry = &told.entries[n as usize];
        if !entry.planned || !entry.changes {
            continue;
        }
        // "Instead they will meet on …", "The new date is …".
        let line = &told.lines[article as usize][sentence as usize];
        let opens = line.iter().take(2).any(|word| word.changes);
        let before = all[..at].iter().rev().take_while(|one| one.0 == article && one.1 + NEXT >= sentence);
        let plan = before.filter(|one| one.1 < sentence).find(|one| {
            let plan = &told.entries[one.2 as usize];
            let next = one.1 + 1 == sentence;
            (plan.off && next || (plan.off || plan.planned && next) && opens)
                && plan.days.last < entry.days.first
        });
        pairs.extend(plan.map(|plan| (plan.3, row)));
    }
    pairs
}

/// Pairs of rows that one sentence tells of one plan.
fn told_together(told: &Told<'_>, rows: &[Made]) -> Vec<(u32, u32)> {
    let all = by_sentence(told, rows);
    let mut pairs = Vec::new();
    for sentence in all.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let line = &told.lines[sentence[0].0 as usize][sentence[0].1 as usize];
        if !line.iter().any(|word| word.changes) {
            continue;
        }
        // The plan, and what changes it.
        let of_plan = |&&(_, _, n, _): &&(u32, u32, u32, u32)| {
            let entry = &told.entries[n as usize];
            entry.planned || line.iter().any(|word| word.changes && entry.clause.contains(word.span))
        };
        let mut plan: Vec<_> = sentence.iter().filter(of_plan).collect();
        // Of three the day on which somebody says so is none of the plan's, and has no outcome of its own.
        if plan.len() > 2 {
            let reports = |told_by: &&(u32, u32, u32, u32)| told.entries[told_by.2 as usize].reports;
            pairs.extend(plan.iter().copied().filter(reports).map(|(.., row)| (*row, *row)));
            plan.retain(|one| !reports(one));
        }
        let planned = plan.iter().any(|(_, _, n, _)| told.entries[*n as usize].planned);
        pairs.extend(
            plan.windows(2).filter(|two| planned && two[0].3 != two[1].3).map(|two| (two[0].3, two[1].3)),
        );
    }
    pairs
}

/// Rows by what their labels say.
struct Plans<'a> {
    told: &'a Told<'a>,
    rows: &'a [Made],
    articles: &'a [Article<'a>],
    /// The stems of each row's labels, sorted.
    labels: Vec<Vec<u32>>,
    /// By word, but names: the rows whose labels have it, in time order.
    by_word: Vec<Vec<u32>>,
}

impl<'a> Plans<'a> {
    fn new(told: &'a Told<'a>, rows: &'a [Made], articles: &'a [Article<'a>]) -> Self {
        let mut plans =
            Self { told, rows, articles, labels: Vec::new(), by_word: vec![Vec::new(); told.stems] };
        for (number, row) in rows.iter().enumerate() {
            let mut stems = Vec::new();
            for word in row.entries.iter().flat_map(|&n| label(&told.entries[n as usize])) {
                stems.push(word.stem);
                let rows = &mut plans.by_word[word.stem as usize];
                if !word.name && !word.figure && rows.last() != Some(&(number as u32)) {
                    rows.push(number as u32);
                }
            }
            sort::numbers(&mut stems);
            stems.dedup();
            plans.labels.push(stems);
        }
        plans
    }

    fn entries(&self, row: u32) -> impl Iterator<Item = &Entry<'a>> {
        self.rows[row as usize].entries.iter().map(|&n| &self.told.entries[n as usize])
    }

    /// Plans and what happened so much later or sooner as its sentence says: "two days late".
    fn late(&self) -> Vec<(u32, u32)> {
        let mut pairs = Vec::new();
        for outcome in 0..self.rows.len() as u32 {
            for entry in self.entries(outcome) {
                let Some(late) = entry.late else { continue };
                let (first, last) =
                    (entry.days.first - late.days - late.give, entry.days.last - late.days + late.give);
                let fits = |&plan: &u32| {
                    let days = self.rows[plan as usize].days;
                    let planned = |told: &Entry<'_>| {
                        (told.planned || told.said.first.is_none()) && told.article <= entry.article
                    };
                    plan != outcome
                        && first <= days.last
                        && days.last - days.first <= MONTH
                        && self.entries(plan).any(planned)
                };
                let from = self.rows.partition_point(|row| row.days.first < first - MONTH);
                let to = self.rows.partition_point(|row| row.days.first <= last);
                let plans = (from as u32..to as u32).filter(fits).take(PLANS);
                let (mut best, mut most) = (None, (0, 0));
                for plan in plans {
                    let days = self.rows[plan as usize].days;
                    let exact = late.give == 0 && days.first == days.last;
                    let said = self.common(plan, outcome);
                    let beside = if exact && said == 0 { self.beside(plan, outcome) } else { 0 };
                    // Of two as near to it either may be meant.
                    if (said, beside) >= most.max((0, 1)) {
                        best = ((said, beside) > most).then_some(plan);
                        most = (said, beside);
                    }
                }
                pairs.extend(best.map(|plan| (plan, outcome)));
            }
        }
        pairs
    }

    /// How many words the labels of two rows share.
    fn common(&self, a: u32, b: u32) -> usize {
        let other = &self.labels[b as usize];
        self.labels[a as usize].iter().filter(|stem| other.binary_search(stem).is_ok()).count()
    }

    /// How many words of a row's labels, but names, another's sentences have, or those before them: "They will resume on …".
    fn beside(&self, plan: u32, outcome: u32) -> usize {
        let things = |entry| label(entry).filter(|word| !word.name && !word.figure).map(|word| word.stem);
        let mut things: Vec<u32> = self.entries(outcome).flat_map(things).collect();
        sort::numbers(&mut things);
        things.dedup();
        let near = |entry: &Entry<'_>| {
            let at = entry.said.sentence as usize;
            &self.told.lines[entry.article as usize][at.saturating_sub(1)..=at]
        };
        let lines = || self.entries(plan).take(TELLINGS).flat_map(near);
        let tells = |stem: &u32| {
            lines().flat_map(|line| line.iter().take(WORDS)).any(|word| word.content && word.stem == *stem)
        };
        things.into_iter().take(WORDS).filter(tells).count()
    }

    /// The row that tells what became of a plan that no telling of its own day does.
    fn outcome(&self, plan: u32) -> Option<u32> {
        let until = self.entries(plan).all(|entry| entry.said.first.is_none());
        let planned = self.entries(plan).any(|entry| entry.planned);
        if !planned && !until {
            return None;
        }
        // What is to happen by a day may happen before it, once it is told.
        let deadline = until && planned;
        let told = self.entries(plan).filter_map(|entry| self.articles[entry.article as usize].day()).min();
        let last = self.rows[plan as usize].days.last;
        let day = if deadline { told.map_or(last, |told| told.min(last)) } else { last };
        let found = self.entries(plan).flat_map(label).filter_map(|word| {
            let alike = &self.by_word[word.stem as usize];
            let from = alike.partition_point(|&row| self.rows[row as usize].days.first <= day);
            let near =
                alike[from..].iter().take_while(|&&row| self.rows[row as usize].days.first - last <= LATEST);
            near.copied().find(|&row| row != plan && self.became((plan, until), row, word, day))
        });
        found.min()
    }

    /// Whether a later row may tell what became of a plan: told when the plan's day was over, in half of the words of a
    /// telling of it, and by nobody as another plan beside it; `until` says whether all tell it as lasting until its day.
    fn became(&self, (plan, until): (u32, bool), row: u32, kind: &Content, day: i32) -> bool {
        // A plan that some tell as done was another, and how an event goes on is common to many, unless a change is told; what
        // it is about too, unless it was called off.
        let called_off = self.entries(plan).any(|entry| entry.said.cancelled);
        let failed = called_off || self.entries(plan).any(|entry| entry.off);
        let lasts = |entry: &Entry<'_>| entry.planned || entry.said.first.is_none();
        let open = failed || self.entries(plan).all(lasts);
        if !kind.kind && !called_off {
            return false;
        }
        if (!open || kind.phase || !kind.kind) && !self.entries(row).any(|entry| entry.changes) {
            return false;
        }
        let told_first = self.entries(plan).map(|entry| entry.article).min();
        let over = |entry: &Entry<'_>| {
            let published = self.articles[entry.article as usize].day();
            published.is_some_and(|published| published > day)
                || entry.changes && Some(entry.article) > told_first
        };
        let ordinals = |row: u32| self.entries(row).fold(0, |all, entry| all | entry.ordinals);
        let (own, others) = (ordinals(plan), ordinals(row));
        let forward = |entry: &&Entry<'_>| entry.said.status >= Status::Scheduled && !entry.said.cancelled;
        let both =
            |entry: &Entry<'_>| self.entries(row).filter(forward).any(|other| other.article == entry.article);
        let half = |entry: &Entry<'_>| {
            let said =
                label(entry).filter(|word| self.labels[row as usize].binary_search(&word.stem).is_ok());
            let named =
                |word: &Content| !word.name || self.labels[row as usize].binary_search(&word.stem).is_ok();
            let (said, things) =
                said.fold((0, 0), |(all, things), word| (all + 1, things + usize::from(!word.name)));
            // Two words of five are enough for what is to happen by some day, in whatever words it does.
            let part = if until { 5 } else { 4 };
            let near = self.rows[row as usize].days.first - self.rows[plan as usize].days.last <= SOON;
            let enough = said * part >= label(entry).count().max(1) * 2
                && (things > 1 || open && !kind.phase && (near || !called_off));
            enough && label(entry).all(named)
        };
        self.entries(row).any(over)
            && (own == 0 || others == 0 || (own | if failed { own << 1 } else { 0 }) & others != 0)
            && self.entries(plan).any(half)
            && !self.entries(plan).filter(forward).any(both)
    }
}

fn label<'e>(entry: &'e Entry<'_>) -> impl Iterator<Item = &'e Content> {
    entry.words.iter().filter(|word| word.place == Place::Label)
}
