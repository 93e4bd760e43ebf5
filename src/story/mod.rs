//! Joins the digests of several articles into one story: each event once, with every article that tells it; plans beside
//! what became of them; what the articles disagree on; a summary that says nothing twice. Uses `digest` and `wire`, no room.

mod articles;
mod choose;
mod cuts;
mod days;
mod disagree;
mod error;
mod event;
mod fresh;
mod judge;
mod late;
mod matching;
mod rows;
mod shared;
mod source;
mod stems;
mod threads;
#[cfg(feature = "types")]
mod types;
mod unit;
mod weights;
mod words;
mod zone;

#[cfg(test)]
mod tests;

pub use error::{Error, StoryErrorCode};
pub use source::Source;
#[cfg(feature = "types")]
pub use types::typescript;

use crate::Digest;
use crate::named::named;
use crate::timeline::{Precision, Status};
use serde::Serialize;

/// Version of the shape below: raised when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// How many articles a story may have.
pub const LIMIT: usize = 50;

/// What a caller wants of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct StoryOptions {
    /// Length of the summary in sentences, at least 1. Default: 5, of one article alone 3.
    pub sentences: Option<u32>,
    /// Length of the summary as a budget of words, at least 1, never exceeded; with `sentences`, whichever is reached first.
    pub words: Option<u32>,
}

/// Several articles as one story.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Story {
    /// Of this shape; a reader refuses a greater one.
    pub version: u32,
    /// In order of publication, undated ones last; each once.
    pub articles: Vec<StoryArticle>,
    /// One event each, in time order.
    pub rows: Vec<Row>,
    /// Rows of one plan in the order of being told: announced, changed, then taken place or called off.
    pub threads: Vec<Vec<u32>>,
    /// What articles tell differently of one event.
    pub disagreements: Vec<Disagreement>,
    /// Sentences in order of choice: the first n are the summary of n sentences.
    pub ranking: Vec<StoryPick>,
    /// The summary of the length asked for, oldest article first.
    pub summary: Vec<StoryPick>,
}

/// An article of a story.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct StoryArticle {
    /// The headline; empty where there is none.
    pub title: String,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// ISO 8601, as precise as known.
    pub published: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Its places among the digests given: several where it was given more than once.
    pub given: Vec<u32>,
    /// Articles of one number are near copies of each other, such as an agency's text.
    pub voice: u32,
}

/// An event, and everyone who tells it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Row {
    /// TIMEX3-like; intervals as `A/B`, `A/..`, `../B`. Of the telling that knows it best.
    pub value: String,
    /// First civil day, ISO 8601; none for "until …".
    pub first: Option<String>,
    /// Last civil day, ISO 8601; none for "since …".
    pub last: Option<String>,
    /// How precisely the date is known.
    pub precision: Precision,
    /// Whether it has happened, as far as the newest articles say.
    pub status: Status,
    /// Whether they say that it was called off, denied, or never took place.
    pub cancelled: bool,
    /// The event in the words of the telling that says it best.
    pub label: String,
    /// How many tell it who don't copy each other.
    pub voices: u32,
    /// Index of its thread.
    pub thread: Option<u32>,
    /// Who tells it, in order of publication.
    pub tellings: Vec<Telling>,
}

/// One article's word on an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Telling {
    /// Index of the article.
    pub article: u32,
    /// Index in that digest's timeline.
    pub entry: u32,
    /// Index of the sentence in that digest.
    pub sentence: u32,
    /// The whole sentence.
    pub text: String,
    /// The event in the sentence's own words.
    pub label: String,
    /// TIMEX3-like, as that article dates it.
    pub value: String,
    /// First civil day, ISO 8601.
    pub first: Option<String>,
    /// Last civil day, ISO 8601.
    pub last: Option<String>,
    /// Whether it had happened when told.
    pub status: Status,
    /// Whether it is told as called off.
    pub cancelled: bool,
}

/// What articles disagree on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Disagreement {
    /// What they tell differently.
    pub kind: DisagreementKind,
    /// Index of the row.
    pub row: u32,
    /// Each version, the first told first; never averaged.
    pub sides: Vec<Side>,
}

/// A version of a date or a count, and who tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Side {
    /// The date as ISO 8601, or the number as written.
    pub value: String,
    /// The words that say it.
    pub text: String,
    /// Indices of the row's tellings.
    pub tellings: Vec<u32>,
}

/// What a disagreement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisagreementKind {
    /// When it happened.
    Date,
    /// How many.
    Count,
}

named! {
    /// The kind as a stable lower-case word.
    DisagreementKind: Date = "date", Count = "count",
}

/// A chosen sentence of an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct StoryPick {
    /// Index of the article.
    pub article: u32,
    /// Index of the sentence in that digest.
    pub sentence: u32,
    /// The sentence.
    pub text: String,
    /// How well it fits, beside what was chosen before.
    pub score: f64,
}

/// What a new article has that is new to a reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Fresh {
    /// Indices of its sentences.
    pub sentences: Vec<u32>,
    /// Indices of its timeline's entries.
    pub entries: Vec<u32>,
}

/// Joins digests just made.
///
/// # Errors
/// [`Error::Empty`] without a digest, [`Error::TooMany`] over [`LIMIT`], [`Error::InvalidOption`] for an option out of range.
pub fn story(digests: &[Digest], options: &StoryOptions) -> Result<Story, Error> {
    check(digests.len(), options)?;
    let sources: Vec<Source> = digests.iter().map(Source::of).collect();
    join(&sources, options)
}

/// Joins digests, whether just made or kept.
///
/// # Errors
/// As [`story`].
pub fn join(sources: &[Source], options: &StoryOptions) -> Result<Story, Error> {
    check(sources.len(), options)?;
    let articles = articles::articles(sources);
    let told = event::read(&articles);
    let clusters = matching::clusters(&told, &articles).found;
    let made = rows::rows(&told, &articles, clusters);
    let threads = threads::threads(&told, &made, &articles);
    let disagreements = disagree::disagreements(&told, &made, &articles);
    let rows = rows::written(&told, &articles, &made, &threads);
    let (ranking, summary) = choose::choose(&told, &articles, &made, options);
    let articles = articles.into_iter().map(article).collect();
    Ok(Story { version: VERSION, articles, rows, threads, disagreements, ranking, summary })
}

/// Which sentences and entries of an article are new to a reader of others.
///
/// # Errors
/// As [`story`]; without anything read, all is new.
pub fn fresh(read: &[Digest], new: &Digest) -> Result<Fresh, Error> {
    let read: Vec<Source> = read.iter().map(Source::of).collect();
    fresh_of(&read, &Source::of(new))
}

/// [`fresh`], of digests just made or kept.
///
/// # Errors
/// As [`fresh`].
pub fn fresh_of(read: &[Source], new: &Source) -> Result<Fresh, Error> {
    check(read.len() + 1, &StoryOptions::default())?;
    Ok(fresh::fresh(read, new))
}

fn check(given: usize, options: &StoryOptions) -> Result<(), Error> {
    if options.sentences == Some(0) || options.words == Some(0) {
        let reason = "a summary has at least one sentence or word: give 1 or more, or leave the option out";
        return Err(Error::InvalidOption { reason: reason.to_owned() });
    }
    check_count(given)
}

/// Whether a story may have so many articles; ask before reading them.
///
/// # Errors
/// [`Error::Empty`] for none, [`Error::TooMany`] over [`LIMIT`].
pub fn check_count(given: usize) -> Result<(), Error> {
    articles::check(given)
}

fn article(article: articles::Article<'_>) -> StoryArticle {
    let said = &article.source.article;
    StoryArticle {
        title: said.title.clone(),
        publisher: said.publisher.clone(),
        authors: said.authors.clone(),
        published: said.published.clone(),
        url: said.url.clone(),
        language: said.language.clone(),
        given: article.given,
        voice: article.voice,
    }
}
