//! Makes the dated timeline: one entry for each dated event, with its status, basis, precision, label and group.
//! May use the types of `article`, `sentence`, `time`, and `language`, `civil`, `span`. Knows nothing of `summary`.

mod anchored;
mod clause;
mod draft;
mod entries;
mod label;
mod order;
mod phrase;
mod picker;
mod runs;
mod same;
mod status;
mod stretch;
mod subject;
mod words;

use crate::article::Article;
use crate::language::Language;
use crate::named::named;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::time::{Interval, Timex};

/// A dated event.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The words that give the date, in the article's text; "since" and "by" are none of them.
    pub span: Span,
    /// TIMEX3-like; intervals as `A/B`, `A/..`, `../B`.
    pub value: String,
    /// The civil days it means.
    pub interval: Interval,
    /// How precisely the date is known.
    pub precision: Precision,
    /// Whether it has happened.
    pub status: Status,
    /// Whether the text says that it was called off, denied, or never took place; such an event is never past.
    pub cancelled: bool,
    /// From what the date was worked out.
    pub basis: EntryBasis,
    /// 0 to 1: .95 for an explicit date, .85 for one counted from the publication, .75 from another date, .5 or .6 from another
    /// event; less where there is a `doubt`.
    pub confidence: f64,
    /// What makes the status less sure.
    pub doubt: Option<Doubt>,
    /// The event in the sentence's own words, in order, short.
    pub label: String,
    /// Index of its sentence.
    pub sentence: u32,
    /// Entries that tell the same event share a number.
    pub group: u32,
}

/// How precisely a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Precision {
    Day,
    Week,
    Month,
    Season,
    Quarter,
    Year,
    Decade,
    Interval,
}

/// Whether an event has happened, as far as the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Status {
    Past,
    Ongoing,
    Scheduled,
    Conditional,
}

/// What makes an entry's status less sure than its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Words put it off, and the day is the new one.
    PutOff,
    /// Words call it off or deny it.
    CalledOff,
    /// It hangs on a condition.
    Condition,
    /// The day of publication isn't known.
    Undated,
    /// Its days hold the day of publication: only the verb tells.
    Verb,
    /// Its days hold the day of publication, and no verb tells.
    NoVerb,
    /// No space parts words: what belongs to which date is less sure.
    Unspaced,
}

named! {
    /// The doubt as a stable lower-case word.
    Doubt: PutOff = "put-off", CalledOff = "called-off", Condition = "condition", Undated = "no-publication-date",
    Verb = "verb-alone", NoVerb = "no-verb", Unspaced = "unspaced",
}

named! {
    /// The precision as a stable lower-case word.
    Precision: Day = "day", Week = "week", Month = "month", Season = "season", Quarter = "quarter", Year = "year",
    Decade = "decade", Interval = "interval",
}

named! {
    /// The status as a stable lower-case word.
    Status: Past = "past", Ongoing = "ongoing", Scheduled = "scheduled", Conditional = "conditional",
}

/// From what an entry's date was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryBasis {
    /// The words say it all.
    Explicit,
    /// Counted from the day of publication.
    Publication,
    /// Counted from another event: the words that name it or date it.
    Anchored(Span),
}

/// Makes the timeline, in time order.
pub fn build(
    article: &Article,
    sentences: &[Sentence],
    timexes: &[Timex],
    language: &Language,
) -> Vec<Entry> {
    let lines = words::lines(article, sentences, timexes, language);
    let mut drafts = entries::dated(article, &lines, timexes);
    let published = article.published.map(|p| p.date);
    anchored::anchored(&lines, timexes, published, &mut drafts);
    let mut entries = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        let Some(line) = lines.get(draft.entry.sentence as usize) else { continue };
        draft.entry.label = label::label(&draft, line);
        let (status, doubt, sureness) = status::status(&draft, line, published);
        draft.entry.confidence *= sureness;
        (draft.entry.status, draft.entry.doubt) = (status, doubt);
        draft.entry.cancelled = doubt == Some(Doubt::CalledOff);
        entries.push(draft.entry);
    }
    order::order(&mut entries, &lines);
    entries
}

#[cfg(test)]
mod tests;
