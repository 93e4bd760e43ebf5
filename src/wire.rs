//! What JavaScript and the command line see: plain serde structs, with the offset unit as a parameter.
//! May use the types of every room.

use crate::digest::Digest;
use crate::sort;
use crate::span::{OffsetUnit, Offsets, Span};
use crate::summary::Pick;
use crate::time::{Basis, Interval};
use crate::timeline::{Entry, EntryBasis};
use serde::Serialize;

/// Version of the shape below: raised when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// A whole digest, its offsets in one unit.
#[derive(Debug, Serialize)]
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
    /// The dated events, in time order.
    pub timeline: Vec<WireEntry>,
}

/// The article and what the page says of it.
#[derive(Debug, Serialize)]
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
pub struct WireParagraph {
    /// First offset.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// `text`, `heading`, `item`, `quote`, `row`, `pre`.
    pub kind: &'static str,
}

/// A block that was set aside.
#[derive(Debug, Serialize)]
pub struct WireAside {
    /// Its text.
    pub text: String,
    /// Why.
    pub reason: &'static str,
}

/// A sentence.
#[derive(Debug, Serialize)]
pub struct WireSentence {
    /// First offset.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The sentence.
    pub text: String,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// `no`, `partly`, `wholly`.
    pub quoted: &'static str,
    /// Who speaks, in the text's own words.
    pub speaker: Option<String>,
}

/// A time expression.
#[derive(Debug, Serialize)]
pub struct WireTimex {
    /// First offset.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words.
    pub text: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 mod.
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
    /// First civil day that it means, ISO 8601; none where it has no place on the calendar or is open.
    pub first: Option<String>,
    /// Last civil day that it means, ISO 8601.
    pub last: Option<String>,
    /// `explicit`, `published` (counted from the day of publication), `timex` (from another time expression).
    pub basis: &'static str,
    /// Index of the time expression that it was counted from, where `basis` is `timex`.
    pub anchor: Option<u32>,
    /// Index of its sentence.
    pub sentence: u32,
}

/// A chosen sentence.
#[derive(Debug, Serialize)]
pub struct WirePick {
    /// Index of the sentence.
    pub sentence: u32,
    /// The sum of its reasons' weights.
    pub score: f64,
    /// What spoke for and against it.
    pub reasons: Vec<WireReason>,
}

/// A part of a score.
#[derive(Debug, Serialize)]
pub struct WireReason {
    /// What it judges.
    pub name: &'static str,
    /// How much it adds.
    pub weight: f64,
}

/// A dated event.
#[derive(Debug, Serialize)]
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
    /// `day`, `week`, `month`, `season`, `quarter`, `year`, `decade`, `interval`.
    pub precision: &'static str,
    /// `past`, `ongoing`, `scheduled`, `conditional`.
    pub status: &'static str,
    /// Whether the text says that it was called off, denied, or never took place.
    pub cancelled: bool,
    /// `explicit`, `relative-to-publication`, `anchored-to-another-event`.
    pub basis: &'static str,
    /// The words that name or date the other event.
    pub anchor: Option<String>,
    /// 0 to 1.
    pub confidence: f64,
    /// The event in the sentence's own words.
    pub label: String,
    /// Index of its sentence.
    pub sentence: u32,
    /// The whole sentence.
    pub text: String,
    /// Entries that tell the same event share a number.
    pub group: u32,
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
        WireParagraph { start, end, kind: p.kind.name() }
    };
    WireArticle {
        title: article.title.clone(),
        authors: article.authors.clone(),
        published: article.published.map(|d| d.to_string()),
        modified: article.modified.map(|d| d.to_string()),
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
        WireSentence {
            start,
            end,
            text: edge.words(s.span),
            paragraph: s.paragraph,
            quoted: s.quoted.name(),
            speaker,
        }
    };
    digest.sentences.iter().map(sentence).collect()
}

fn timexes(digest: &Digest, edge: &Edge<'_>) -> Vec<WireTimex> {
    let timex = |t: &crate::time::Timex| {
        let (start, end) = edge.ends(t.span);
        let (first, last) = t.interval.map(days).unwrap_or_default();
        let (basis, anchor) = match t.basis {
            Basis::Explicit => ("explicit", None),
            Basis::Published(_) => ("published", None),
            Basis::Timex(index) => ("timex", Some(index)),
        };
        WireTimex {
            start,
            end,
            text: edge.words(t.span),
            kind: t.kind.name(),
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

fn days(interval: Interval) -> (Option<String>, Option<String>) {
    (interval.first.map(|day| day.to_string()), interval.last.map(|day| day.to_string()))
}

fn pick(pick: &Pick) -> WirePick {
    let reasons = pick.reasons.iter().map(|r| WireReason { name: r.name, weight: r.weight }).collect();
    WirePick { sentence: pick.sentence, score: pick.score, reasons }
}

fn entry(digest: &Digest, entry: &Entry, edge: &Edge<'_>) -> WireEntry {
    let (start, end) = edge.ends(entry.span);
    let (basis, anchor) = match entry.basis {
        EntryBasis::Explicit => ("explicit", None),
        EntryBasis::Publication => ("relative-to-publication", None),
        EntryBasis::Anchored(span) => ("anchored-to-another-event", Some(edge.words(span))),
    };
    let (first, last) = days(entry.interval);
    let sentence = digest.sentences.get(entry.sentence as usize);
    WireEntry {
        start,
        end,
        value: entry.value.clone(),
        first,
        last,
        precision: entry.precision.name(),
        status: entry.status.name(),
        cancelled: entry.cancelled,
        basis,
        anchor,
        confidence: entry.confidence,
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
}
