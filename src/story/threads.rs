//! Plans and what became of them: announced, changed, taken place or called off. Rows of one plan are those that one
//! sentence tells with a word of change, and a plan that nobody tells as fulfilled with the next event of its kind.
//! Uses `sort`.

use super::articles::Article;
use super::event::{Place, Told};
use super::rows::Made;
use crate::sort;
use crate::timeline::Status;

/// A plan is put off by so many days at most.
const LATEST: i32 = 200;

/// Rows of one plan, in the order of being told.
pub(super) fn threads(told: &Told<'_>, rows: &[Made], articles: &[Article<'_>]) -> Vec<Vec<u32>> {
    let mut of: Vec<u32> = (0..rows.len() as u32).collect();
    let mut join = |a: u32, b: u32| {
        let (a, b) = (of[a as usize], of[b as usize]);
        of.iter_mut().filter(|thread| **thread == b).for_each(|thread| *thread = a);
    };
    let mut changed = vec![false; rows.len()];
    for (a, b) in told_together(told, rows) {
        join(a, b);
        changed[a as usize] = true;
        changed[b as usize] = true;
    }
    for (number, row) in rows.iter().enumerate().filter(|(number, _)| !changed[*number]) {
        if let Some(outcome) = outcome(told, rows, articles, row) {
            join(number as u32, outcome);
        }
    }
    let mut threads: Vec<Vec<u32>> = Vec::new();
    for first in 0..rows.len() as u32 {
        let mut thread: Vec<u32> = (0..rows.len() as u32).filter(|&n| of[n as usize] == first).collect();
        if thread.len() > 1 {
            sort::by_key(&mut thread, |&n| {
                let row = &rows[n as usize];
                (row.entries.first().map(|&entry| told.entries[entry as usize].article), row.days)
            });
            threads.push(thread);
        }
    }
    sort::by_key(&mut threads, |thread| thread.first().copied());
    threads
}

/// Pairs of rows that one sentence tells of one plan.
fn told_together(told: &Told<'_>, rows: &[Made]) -> Vec<(u32, u32)> {
    // Each sentence's entries, with their rows.
    let mut all: Vec<(u32, u32, u32, u32)> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        for &n in &row.entries {
            let entry = &told.entries[n as usize];
            all.push((entry.article, entry.said.sentence, n, number as u32));
        }
    }
    sort::by_key(&mut all, |entry| *entry);
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
        let plan: Vec<_> = sentence.iter().filter(of_plan).collect();
        let planned = plan.iter().any(|(_, _, n, _)| told.entries[*n as usize].planned);
        pairs.extend(
            plan.windows(2).filter(|two| planned && two[0].3 != two[1].3).map(|two| (two[0].3, two[1].3)),
        );
    }
    pairs
}

/// The row that tells what became of a plan that no telling of its own day does.
fn outcome(told: &Told<'_>, rows: &[Made], articles: &[Article<'_>], plan: &Made) -> Option<u32> {
    let entries = |row: &'_ Made| row.entries.clone();
    let only_planned = plan.entries.iter().all(|&n| told.entries[n as usize].planned);
    if !only_planned {
        return None;
    }
    let labels = |row: &Made| {
        let label =
            |&n: &u32| told.entries[n as usize].words.iter().filter(|word| word.place == Place::Label);
        entries(row).iter().flat_map(label).copied().collect::<Vec<_>>()
    };
    let own = labels(plan);
    let alike = |row: &Made| {
        let others = labels(row);
        let kind = own
            .iter()
            .any(|word| word.kind && !word.phase && others.iter().any(|other| other.stem == word.stem));
        // Half of what one telling of the plan says.
        let half = plan.entries.iter().any(|&n| {
            let words = told.entries[n as usize].words.iter().filter(|word| word.place == Place::Label);
            let (mut all, mut both) = (0, 0);
            for word in words {
                all += 1;
                both += usize::from(others.iter().any(|other| other.stem == word.stem));
            }
            both * 2 >= all && all > 0
        });
        kind && half
    };
    let ordinals =
        |row: &Made| entries(row).iter().fold(0, |all, &n| all | told.entries[n as usize].ordinals);
    let told_as_two = |row: &Made| {
        // One article that looks forward to both holds them for two.
        entries(plan).iter().any(|&a| {
            let a = &told.entries[a as usize];
            entries(row).iter().any(|&b| {
                let b = &told.entries[b as usize];
                let forward = |status: Status| status >= Status::Scheduled;
                a.article == b.article && forward(a.said.status) && forward(b.said.status)
            })
        })
    };
    let newest = |row: &Made| entries(row).iter().map(|&n| told.entries[n as usize].article).max();
    let later = rows.iter().enumerate().filter(|(_, row)| {
        let after = row.days.first > plan.days.last && row.days.first - plan.days.last <= LATEST;
        let published = newest(row).and_then(|n| articles[n as usize].day());
        after
            && published.is_some_and(|day| day > plan.days.last)
            && alike(row)
            && (ordinals(row) == 0 || ordinals(plan) == 0 || ordinals(row) & ordinals(plan) != 0)
            && !told_as_two(row)
    });
    later.min_by_key(|(number, row)| (row.days.first, *number)).map(|(number, _)| number as u32)
}
