//! Rows of the story: which telling gives the date, the label and the status. Uses `sort`, `timeline`.

use super::articles::{Article, copied, runs};
use super::days::Days;
use super::event::{Entry, Place, Told};
use super::{Row, Telling};
use crate::sort;
use crate::timeline::Status;

/// A row before it is written.
#[derive(Debug)]
pub(super) struct Made {
    /// Indices of entries, in order of publication.
    pub(super) entries: Vec<u32>,
    /// The entry that gives the date.
    pub(super) dated: u32,
    pub(super) days: Days,
    /// Whether it lasts, from then on.
    open: bool,
    pub(super) status: Status,
    pub(super) cancelled: bool,
}

/// Makes the rows, in time order as a timeline's.
pub(super) fn rows(told: &Told<'_>, articles: &[Article<'_>], clusters: Vec<Vec<u32>>) -> Vec<Made> {
    let mut rows: Vec<Made> = clusters
        .into_iter()
        .map(|cluster| {
            let mut entries: Vec<u32> =
                cluster.iter().flat_map(|&unit| told.units[unit as usize].entries.iter().copied()).collect();
            sort::numbers(&mut entries);
            made(told, articles, entries)
        })
        .collect();
    sort::by_key(&mut rows, |row| {
        let (first, last) = (row.days.first, row.days.last);
        (first, row.open, last, row.entries.first().copied())
    });
    rows
}

fn made(told: &Told<'_>, articles: &[Article<'_>], entries: Vec<u32>) -> Made {
    let of = |n: u32| &told.entries[n as usize];
    // Each date, and who gives it.
    let mut dates: Vec<(Days, Vec<u32>)> = Vec::new();
    for &n in &entries {
        let voice = articles[of(n).article as usize].voice;
        match dates.iter_mut().find(|(days, _)| *days == of(n).days) {
            Some((_, voices)) if voices.contains(&voice) => {}
            Some((_, voices)) => voices.push(voice),
            None => dates.push((of(n).days, vec![voice])),
        }
    }
    let voices =
        |n: u32| dates.iter().find(|(days, _)| *days == of(n).days).map_or(0, |(_, voices)| voices.len());
    // The finest date, then the one that most tell, then the one told first.
    let dated = entries.iter().copied().min_by_key(|&n| (of(n).said.precision, usize::MAX - voices(n)));
    let dated = dated.unwrap_or_default();
    // The newest article knows what became of it; what has happened stays so.
    let newest = entries.iter().map(|&n| of(n).article).max().unwrap_or_default();
    let told_last = entries.iter().map(|&n| of(n)).filter(|entry| entry.article == newest);
    let order = |status: Status| match status {
        Status::Past => 0,
        Status::Ongoing => 1,
        Status::Scheduled => 2,
        Status::Conditional => 3,
    };
    let last = told_last.min_by_key(|entry| (order(entry.said.status), entry.index));
    let (status, cancelled) =
        last.map_or((Status::Past, false), |entry| (entry.said.status, entry.said.cancelled));
    Made { days: of(dated).days, open: of(dated).said.last.is_none(), entries, dated, status, cancelled }
}

/// Writes the rows out.
pub(super) fn written(
    told: &Told<'_>,
    articles: &[Article<'_>],
    rows: &[Made],
    threads: &[Vec<u32>],
) -> Vec<Row> {
    let mut written: Vec<Row> = rows.iter().map(|row| write(told, articles, row)).collect();
    for (number, thread) in threads.iter().enumerate() {
        for &row in thread {
            written[row as usize].thread = Some(number as u32);
        }
    }
    written
}

fn write(told: &Told<'_>, articles: &[Article<'_>], row: &Made) -> Row {
    let dated = told.entries[row.dated as usize].said;
    let mut tellings = Vec::with_capacity(row.entries.len());
    for &n in &row.entries {
        let entry = &told.entries[n as usize];
        let source = articles[entry.article as usize].source;
        tellings.push(Telling {
            article: entry.article,
            entry: entry.index,
            sentence: entry.said.sentence,
            text: source.sentences[entry.said.sentence as usize].text.clone(),
            label: entry.said.label.clone(),
            value: entry.said.value.clone(),
            first: entry.said.first.clone(),
            last: entry.said.last.clone(),
            status: entry.said.status,
            cancelled: entry.said.cancelled,
        });
    }
    Row {
        value: dated.value.clone(),
        first: dated.first.clone(),
        last: dated.last.clone(),
        precision: dated.precision,
        status: row.status,
        cancelled: row.cancelled,
        label: label(told, row),
        voices: voices(articles, &tellings),
        thread: None,
        tellings,
    }
}

/// The label whose words the others say too, of tellings that know how it went; of equal ones the shortest, then the first.
fn label(told: &Told<'_>, row: &Made) -> String {
    let entries: Vec<&Entry<'_>> = row.entries.iter().map(|&n| &told.entries[n as usize]).collect();
    // How many say each word.
    let mut said: Vec<u32> =
        entries.iter().flat_map(|entry| entry.words.iter().map(|word| word.stem)).collect();
    sort::numbers(&mut said);
    let count = |stem: u32| {
        said.partition_point(|&other| other <= stem) - said.partition_point(|&other| other < stem)
    };
    let worth = |entry: &Entry<'_>| {
        let words = entry.words.iter().filter(|word| word.place == Place::Label);
        words.map(|word| 2 * (count(word.stem) as i32 - 1) - 1).sum::<i32>()
    };
    let knows = |entry: &Entry<'_>| entry.said.status == row.status && entry.said.cancelled == row.cancelled;
    let best = entries.iter().min_by_key(|entry| (!knows(entry), -worth(entry), entry.said.label.len()));
    best.map(|entry| entry.said.label.clone()).unwrap_or_default()
}

/// How many tell a row who don't copy each other, neither the article nor the sentence.
fn voices(articles: &[Article<'_>], tellings: &[Telling]) -> u32 {
    let mut voices: Vec<(u32, Vec<u32>)> = Vec::new();
    for telling in tellings {
        let voice = articles[telling.article as usize].voice;
        let runs = runs(core::iter::once(telling.text.as_str()));
        if !voices.iter().any(|(known, text)| *known == voice || copied(text, &runs)) {
            voices.push((voice, runs));
        }
    }
    voices.len() as u32
}
