//! What JavaScript and the command line see: plain serde structs, with the offset unit as a parameter.
//! May use the types of every room.

use crate::article::ParagraphKind;
use crate::civil::{Date, DateTime};
use crate::digest::Digest;
use crate::error::Error;
use crate::named::named;
use crate::options::{Options, Weights};
use crate::sentence::Quoted;
use crate::sort;
use crate::span::{OffsetUnit, Offsets, Span};
use crate::summary::{Pick, Topic};
use crate::time::{Basis, Interval, TimexKind};
use crate::timeline::{Doubt, Entry, EntryBasis, Precision, Status};
use serde::Serialize;

/// Version of the shape below: raised when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// A whole digest, its offsets in one unit.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Digest"))]
pub struct Wire {
    /// Of this shape; a reader refuses a greater one.
    pub version: u32,
    /// The article.
    pub article: WireArticle,
    /// Its sentences, in order.
    pub sentences: Vec<WireSentence>,
    /// Its time expressions, in order.
    pub timexes: Vec<WireTimex>,
    /// The summary of the length asked for, in reading order.
    pub summary: Vec<WirePick>,
    /// The sentences in order of choice: its first n are the summary of n sentences.
    pub ranking: Vec<WirePick>,
    /// What the article comes back to, that most sentences speak of first.
    pub topics: Vec<WireTopic>,
    /// The dated events, in time order.
    pub timeline: Vec<WireEntry>,
}

/// The article and what the page says of it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Article"))]
pub struct WireArticle {
    /// The headline; empty where there is none.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// ISO 8601, as precise as known.
    pub published: Option<String>,
    /// ISO 8601, as precise as known.
    pub modified: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// The place before the first sentence.
    pub dateline: Option<String>,
    /// The site's name for its part of the paper.
    pub section: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// Why the text seems cut off; none where it seems whole.
    pub truncated: Option<String>,
    /// The text that every offset refers to.
    pub body: String,
    /// Ranges of `body`.
    pub paragraphs: Vec<WireParagraph>,
    /// What was left out, and why.
    pub aside: Vec<WireAside>,
}

/// A block of the article.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Paragraph"))]
pub struct WireParagraph {
    /// First offset.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What it is.
    pub kind: ParagraphKind,
}

/// A block that was set aside.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Aside"))]
pub struct WireAside {
    /// Its text.
    pub text: String,
    /// Why.
    pub reason: &'static str,
}

/// A sentence.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Sentence"))]
pub struct WireSentence {
    /// First offset.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The sentence.
    pub text: String,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// How much of it is quoted speech.
    pub quoted: Quoted,
    /// Who speaks, in the text's own words.
    pub speaker: Option<String>,
    /// First offset of those words, which may stand in another sentence.
    #[serde(rename = "speakerStart")]
    pub speaker_start: Option<u32>,
    /// One past the last.
    #[serde(rename = "speakerEnd")]
    pub speaker_end: Option<u32>,
}

/// A time expression.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Timex"))]
pub struct WireTimex {
    /// First offset.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words.
    pub text: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 mod.
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
    /// First civil day that it means, ISO 8601; none where it has no place on the calendar or is open.
    pub first: Option<String>,
    /// Last civil day that it means, ISO 8601.
    pub last: Option<String>,
    /// From what the value was worked out.
    pub basis: TimexBasis,
    /// Index of the time expression that it was counted from, where `basis` is `timex`.
    pub anchor: Option<u32>,
    /// Index of its sentence.
    pub sentence: u32,
}

/// A chosen sentence.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Pick"))]
pub struct WirePick {
    /// Index of the sentence.
    pub sentence: u32,
    /// Index of the topic that it is a key point of, if any: the first that no more than half of the sentences speak of.
    pub topic: Option<u32>,
    /// The sum of its reasons' weights, in millionths as they are.
    pub score: f64,
    /// What spoke for and against it.
    pub reasons: Vec<WireReason>,
}

/// A part of a score.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Reason"))]
pub struct WireReason {
    /// What it judges.
    pub name: &'static str,
    /// How much it adds.
    pub weight: f64,
}

/// A name or a thing that the article comes back to.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Topic"))]
pub struct WireTopic {
    /// First offset of where it is first spoken of.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words there; as the option `about` they give the summary of it.
    pub text: String,
    /// Indices of the sentences about it, in order; where one leans on another, that one too.
    pub sentences: Vec<u32>,
}

/// A dated event.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Entry"))]
pub struct WireEntry {
    /// First offset of the words that give the date.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// TIMEX3-like; intervals as `A/B`, `A/..`, `../B`.
    pub value: String,
    /// First civil day, ISO 8601; none for "until …".
    pub first: Option<String>,
    /// Last civil day, ISO 8601; none for "since …".
    pub last: Option<String>,
    /// How precisely the date is known.
    pub precision: Precision,
    /// Whether it has happened, as far as the text says.
    pub status: Status,
    /// Whether the text says that it was called off, denied, or never took place.
    pub cancelled: bool,
    /// From what the date was worked out.
    pub basis: DateBasis,
    /// The words that name or date the other event.
    pub anchor: Option<String>,
    /// 0 to 1: .95 for an explicit date, .85 for one counted from the publication, .75 from another date, .5 or .6 from another
    /// event; less where there is a `doubt`.
    pub confidence: f64,
    /// What makes the status less sure.
    pub doubt: Option<Doubt>,
    /// The event in the sentence's own words.
    pub label: String,
    /// Index of its sentence.
    pub sentence: u32,
    /// The whole sentence.
    pub text: String,
    /// Entries that tell the same event share a number.
    pub group: u32,
}

/// From what a time expression's value was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimexBasis {
    /// The words say it all.
    Explicit,
    /// Counted from the day of publication.
    Published,
    /// Counted from another time expression.
    Timex,
}

named! {
    /// The basis as a stable word.
    TimexBasis: Explicit = "explicit", Published = "published", Timex = "timex",
}

/// From what an entry's date was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateBasis {
    /// The words say it all.
    Explicit,
    /// Counted from the day of publication.
    Publication,
    /// Counted from another event.
    Anchored,
}

named! {
    /// The basis as stable words.
    DateBasis: Explicit = "explicit", Publication = "relative-to-publication", Anchored = "anchored-to-another-event",
}

/// What a caller in JavaScript may say of a page, and what it may ask for.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Options", optional_fields = nullable))]
pub struct WireOptions {
    /// The page's address: evidence for the date, the section and the site's name. Default: its canonical address.
    pub url: Option<String>,
    /// The headline, where the caller knows it better than the page.
    pub title: Option<String>,
    /// When the page was published, ISO 8601, overruling what the page says. Relative dates are counted from it.
    pub published: Option<String>,
    /// BCP 47 tag, overruling what the page says and what its words tell.
    pub language: Option<String>,
    /// Length of the summary in sentences, at least 1. Default: a fifth of the article, between 2 and 5; all of fewer than 5.
    pub sentences: Option<u32>,
    /// Length of the summary as a budget of words, at least 1; with `sentences`, whichever is reached first.
    pub words: Option<u32>,
    /// The reader's words for what the summary is to be about, such as a topic: it holds sentences that say them, and none
    /// where none does. Default: the whole article.
    pub about: Option<String>,
    /// What the summary is to have more or less of than was learned.
    pub weights: Option<Weights>,
    /// Digest a page that looks like no article.
    pub force: Option<bool>,
}

impl WireOptions {
    /// The options that Rust knows. An empty string says nothing, as a form or a table leaves it.
    ///
    /// # Errors
    /// [`Error::InvalidDate`] where `published` is none; [`Error::InvalidOption`] where another value is out of range.
    pub fn read(self) -> Result<Options, Error> {
        let said = |given: Option<String>| given.filter(|given| !given.is_empty());
        let published = said(self.published).as_deref().map(Options::parse_published).transpose()?;
        let options = Options {
            url: said(self.url),
            title: said(self.title),
            published,
            language: said(self.language),
            sentences: self.sentences,
            words: self.words,
            about: said(self.about),
            weights: self.weights.unwrap_or_default(),
            force: self.force.unwrap_or_default(),
            ..Options::default()
        };
        options.check()?;
        Ok(options)
    }
}

/// A type as TypeScript declares it.
#[cfg(feature = "types")]
pub(crate) fn declared<T: ts_rs::TS + 'static>(config: &ts_rs::Config) -> String {
    let text = format!("{}export {}\n", T::docs().unwrap_or_default(), T::decl(config));
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// The TypeScript types of everything above.
#[cfg(feature = "types")]
pub fn typescript() -> String {
    use crate::error::{ErrorCode, PageKind};
    let config = &ts_rs::Config::new();
    let all = [
        declared::<Wire>(config),
        declared::<WireArticle>(config),
        declared::<WireParagraph>(config),
        declared::<ParagraphKind>(config),
        declared::<WireAside>(config),
        declared::<WireSentence>(config),
        declared::<Quoted>(config),
        declared::<WireTimex>(config),
        declared::<TimexKind>(config),
        declared::<TimexBasis>(config),
        declared::<WirePick>(config),
        declared::<WireReason>(config),
        declared::<WireTopic>(config),
        declared::<WireEntry>(config),
        declared::<Precision>(config),
        declared::<Status>(config),
        declared::<Doubt>(config),
        declared::<DateBasis>(config),
        declared::<WireOptions>(config),
        declared::<Weights>(config),
        declared::<ErrorCode>(config),
        declared::<PageKind>(config),
    ];
    all.join("\n")
}

impl Wire {
    /// The digest with its offsets in `unit`.
    pub fn new(digest: &Digest, unit: OffsetUnit) -> Self {
        let text = digest.article.text.as_str();
        let edge = Edge { text, offsets: Offsets::new(text, unit) };
        let ranking = &digest.summary.ranking;
        let mut chosen: Vec<&Pick> = ranking.iter().take(digest.summary.length as usize).collect();
        sort::by_key(&mut chosen, |pick| pick.sentence);
        Self {
            version: VERSION,
            article: article(digest, &edge),
            sentences: sentences(digest, &edge),
            timexes: timexes(digest, &edge),
            summary: chosen.into_iter().map(pick).collect(),
            ranking: ranking.iter().map(pick).collect(),
            topics: digest.summary.topics.iter().map(|t| topic(t, &edge)).collect(),
            timeline: digest.timeline.iter().map(|e| entry(digest, e, &edge)).collect(),
        }
    }
}

struct Edge<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
}

impl Edge<'_> {
    fn ends(&self, span: Span) -> (u32, u32) {
        (self.offsets.get(span.start), self.offsets.get(span.end))
    }

    fn words(&self, span: Span) -> String {
        span.of(self.text).to_owned()
    }
}

fn article(digest: &Digest, edge: &Edge<'_>) -> WireArticle {
    let article = &digest.article;
    let paragraph = |p: &crate::article::Paragraph| {
        let (start, end) = edge.ends(p.span);
        WireParagraph { start, end, kind: p.kind }
    };
    WireArticle {
        title: article.title.clone(),
        authors: article.authors.clone(),
        published: article.published.map(DateTime::iso),
        modified: article.modified.map(DateTime::iso),
        language: article.language.clone(),
        dateline: article.dateline.map(|span| edge.words(span)),
        section: article.section.clone(),
        publisher: article.publisher.clone(),
        url: article.url.clone(),
        truncated: article.truncated.clone(),
        body: article.text.clone(),
        paragraphs: article.paragraphs.iter().map(paragraph).collect(),
        aside: article.aside.iter().map(|a| WireAside { text: a.text.clone(), reason: a.reason }).collect(),
    }
}

fn sentences(digest: &Digest, edge: &Edge<'_>) -> Vec<WireSentence> {
    let sentence = |s: &crate::sentence::Sentence| {
        let (start, end) = edge.ends(s.span);
        let speaker = s.speaker.map(|span| edge.words(span));
        let (speaker_start, speaker_end) = s.speaker.map(|span| edge.ends(span)).unzip();
        WireSentence {
            start,
            end,
            text: edge.words(s.span),
            paragraph: s.paragraph,
            quoted: s.quoted,
            speaker,
            speaker_start,
            speaker_end,
        }
    };
    digest.sentences.iter().map(sentence).collect()
}

fn timexes(digest: &Digest, edge: &Edge<'_>) -> Vec<WireTimex> {
    let timex = |t: &crate::time::Timex| {
        let (start, end) = edge.ends(t.span);
        let (first, last) = t.interval.map(days).unwrap_or_default();
        let (basis, anchor) = match t.basis {
            Basis::Explicit => (TimexBasis::Explicit, None),
            Basis::Published(_) => (TimexBasis::Published, None),
            Basis::Timex(index) => (TimexBasis::Timex, Some(index)),
        };
        WireTimex {
            start,
            end,
            text: edge.words(t.span),
            kind: t.kind,
            value: t.value.clone(),
            modifier: t.modifier,
            first,
            last,
            basis,
            anchor,
            sentence: t.sentence,
        }
    };
    digest.timexes.iter().map(timex).collect()
}

fn topic(topic: &Topic, edge: &Edge<'_>) -> WireTopic {
    let (start, end) = edge.ends(topic.span);
    WireTopic { start, end, text: edge.words(topic.span), sentences: topic.sentences.clone() }
}

fn days(interval: Interval) -> (Option<String>, Option<String>) {
    (interval.first.map(Date::iso), interval.last.map(Date::iso))
}

fn pick(pick: &Pick) -> WirePick {
    let (mut reasons, mut sum) = (Vec::new(), 0);
    for reason in &pick.reasons {
        let millionths = millionths(reason.weight);
        sum += millionths;
        reasons.push(WireReason { name: reason.name, weight: millionths as f64 / 1e6 });
    }
    WirePick { sentence: pick.sentence, topic: pick.topic, score: sum as f64 / 1e6, reasons }
}

/// As fine as a weight leaves Rust: the parts of a score add up to it to the last digit, and print short.
fn millionths(weight: f64) -> i64 {
    (weight * 1e6).round() as i64
}

fn entry(digest: &Digest, entry: &Entry, edge: &Edge<'_>) -> WireEntry {
    let (start, end) = edge.ends(entry.span);
    let (basis, anchor) = match entry.basis {
        EntryBasis::Explicit => (DateBasis::Explicit, None),
        EntryBasis::Publication => (DateBasis::Publication, None),
        EntryBasis::Anchored(span) => (DateBasis::Anchored, Some(edge.words(span))),
    };
    let (first, last) = days(entry.interval);
    let sentence = digest.sentences.get(entry.sentence as usize);
    WireEntry {
        start,
        end,
        value: entry.value.clone(),
        first,
        last,
        precision: entry.precision,
        status: entry.status,
        cancelled: entry.cancelled,
        basis,
        anchor,
        confidence: millionths(entry.confidence) as f64 / 1e6,
        doubt: entry.doubt,
        label: entry.label.clone(),
        sentence: entry.sentence,
        text: sentence.map(|s| edge.words(s.span)).unwrap_or_default(),
        group: entry.group,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Page, digest};

    #[test]
    fn offsets_leave_in_the_unit_asked_for() {
        let page = Page::from_body("Größe zählt. 😀 lacht.");
        let digest = digest(&page, &Options::default()).unwrap();
        let last = |unit| Wire::new(&digest, unit).article.paragraphs[0].end;
        assert_eq!([last(OffsetUnit::Bytes), last(OffsetUnit::Utf16), last(OffsetUnit::Chars)], [27, 22, 21]);
    }

    #[test]
    fn who_speaks_is_found_in_the_body_again() {
        let text =
            "Größe zählt. “We have waited long for this hall,” Ada Lund said. “It will be worth the money.”";
        let digest = digest(&Page::from_body(text), &Options::default()).unwrap();
        let wire = Wire::new(&digest, OffsetUnit::Chars);
        let of = |n: usize| {
            let WireSentence { speaker_start: Some(start), speaker_end: Some(end), .. } = wire.sentences[n]
            else {
                panic!("nobody speaks: {:?}", wire.sentences[n]);
            };
            text.chars().skip(start as usize).take((end - start) as usize).collect::<String>()
        };
        assert_eq!(wire.sentences[0].speaker_start, None);
        assert_eq!([of(1), of(2)], ["Ada Lund", "Ada Lund"]);
    }
}
