//! A digest as a story reads it: just made, or kept as JSON. No offset is asked for but to compare it with another of the
//! same digest, so that every unit will do. Uses `digest`, `wire`, `timeline`, `civil`.

use super::Error;
use crate::civil::{Date, DateTime};
use crate::timeline::{Precision, Status};
use crate::wire::{VERSION, Wire};
use crate::{Digest, OffsetUnit};
use serde::{Deserialize, Deserializer};

/// An article's digest, with what a story needs of it.
#[derive(Debug, Clone, Deserialize)]
pub struct Source {
    version: u32,
    pub(super) article: Article,
    pub(super) sentences: Vec<Sentence>,
    pub(super) timexes: Vec<Timex>,
    pub(super) ranking: Vec<Pick>,
    pub(super) timeline: Vec<Entry>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Article {
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) language: String,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Sentence {
    pub(super) text: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Timex {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text: String,
    pub(super) value: String,
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    pub(super) sentence: u32,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Pick {
    pub(super) sentence: u32,
    pub(super) score: f64,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Entry {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) value: String,
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    #[serde(deserialize_with = "precision")]
    pub(super) precision: Precision,
    #[serde(deserialize_with = "status")]
    pub(super) status: Status,
    pub(super) cancelled: bool,
    pub(super) label: String,
    pub(super) sentence: u32,
    pub(super) group: u32,
}

const PRECISIONS: [Precision; 8] = [
    Precision::Day,
    Precision::Week,
    Precision::Month,
    Precision::Season,
    Precision::Quarter,
    Precision::Year,
    Precision::Decade,
    Precision::Interval,
];

const STATUSES: [Status; 4] = [Status::Past, Status::Ongoing, Status::Scheduled, Status::Conditional];

fn precision<'d, D: Deserializer<'d>>(from: D) -> Result<Precision, D::Error> {
    let name = String::deserialize(from)?;
    let known = PRECISIONS.into_iter().find(|known| known.name() == name);
    known.ok_or_else(|| serde::de::Error::custom("an entry has an unknown precision"))
}

fn status<'d, D: Deserializer<'d>>(from: D) -> Result<Status, D::Error> {
    let name = String::deserialize(from)?;
    let known = STATUSES.into_iter().find(|known| known.name() == name);
    known.ok_or_else(|| serde::de::Error::custom("an entry has an unknown status"))
}

/// A digest's version alone: another version may lack what the rest asks for.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl Source {
    /// A digest just made.
    pub fn of(digest: &Digest) -> Self {
        let wire = Wire::new(digest, OffsetUnit::Bytes);
        let article = wire.article;
        let article = Article {
            title: article.title,
            authors: article.authors,
            published: article.published,
            language: article.language,
            publisher: article.publisher,
            url: article.url,
        };
        let sentences = wire.sentences.into_iter();
        let timexes = wire.timexes.into_iter();
        let entries = wire.timeline.into_iter();
        Self {
            version: wire.version,
            article,
            sentences: sentences.map(|s| Sentence { text: s.text }).collect(),
            timexes: timexes
                .map(|t| Timex {
                    start: t.start,
                    end: t.end,
                    text: t.text,
                    value: t.value,
                    first: t.first,
                    last: t.last,
                    sentence: t.sentence,
                })
                .collect(),
            ranking: wire
                .ranking
                .into_iter()
                .map(|p| Pick { sentence: p.sentence, score: p.score })
                .collect(),
            timeline: entries
                .map(|e| Entry {
                    start: e.start,
                    end: e.end,
                    value: e.value,
                    first: e.first,
                    last: e.last,
                    precision: e.precision,
                    status: e.status,
                    cancelled: e.cancelled,
                    label: e.label,
                    sentence: e.sentence,
                    group: e.group,
                })
                .collect(),
        }
    }

    /// Reads a digest as `nutgraf digest` or JavaScript writes it, offsets in any unit. `number`: of the digest among
    /// those given, from 1, for the error.
    ///
    /// # Errors
    /// [`Error::InvalidDigest`] where it is none, or of another version.
    pub fn parse(json: &str, number: usize) -> Result<Self, Error> {
        let invalid = |reason: String| Error::InvalidDigest { number, reason };
        let source = serde_json::from_str::<Self>(json);
        // Why one can't be read is asked only then: a digest is long.
        let version = match &source {
            Ok(source) => source.version,
            Err(_) => serde_json::from_str::<Versioned>(json)
                .map(|versioned| versioned.version)
                .map_err(|error| invalid(format!("it is no digest: {error}")))?,
        };
        if version != VERSION {
            return Err(invalid(format!("it is of version {version}, this reads version {VERSION}")));
        }
        let source = source.map_err(|error| invalid(error.to_string()))?;
        source.check().map_err(|reason| invalid(reason.to_owned()))?;
        Ok(source)
    }

    /// Whether its parts fit together, so that nothing later need ask.
    fn check(&self) -> Result<(), &'static str> {
        let sentences = self.sentences.len() as u32;
        let day = |day: &Option<String>| day.as_deref().is_none_or(|day| Date::parse(day).is_some());
        let within = |sentence: u32| sentence < sentences;
        if self.article.published.as_deref().is_some_and(|date| DateTime::parse(date).is_none()) {
            return Err("its date of publication is none");
        }
        if !self.ranking.iter().all(|pick| within(pick.sentence) && pick.score.is_finite())
            || !self.timexes.iter().all(|timex| within(timex.sentence) && timex.start <= timex.end)
            || !self.timeline.iter().all(|entry| within(entry.sentence) && entry.start <= entry.end)
        {
            return Err("it names a sentence that isn't there");
        }
        if !self.timexes.iter().all(|timex| day(&timex.first) && day(&timex.last))
            || !self.timeline.iter().all(|entry| day(&entry.first) && day(&entry.last))
        {
            return Err("it has a date that is none");
        }
        if !self.timeline.iter().all(|entry| is_value(&entry.value)) {
            return Err("it has a `value` of no form that a timeline writes");
        }
        Ok(())
    }
}

/// One point in time, or two with a slash between, either of which may be open. `SHAPE` of `www/given.js` asks the same.
fn is_value(value: &str) -> bool {
    let point = |part: &str| {
        let part = part.strip_prefix("FY").or(part.strip_prefix("BC")).unwrap_or(part);
        (2..=25).contains(&part.len())
            && part.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'X' | 'T'))
            && part
                .bytes()
                .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || matches!(b, b':' | b'+' | b'-'))
    };
    let (from, to) = value.split_once('/').unwrap_or((value, ".."));
    [from, to].iter().all(|part| *part == ".." || point(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_a_form_that_a_timeline_writes() {
        for value in [
            "2020-11-03",
            "2020-11-03T18:30",
            "2020-10-29T11:00Z",
            "2020-10-29T11:00+09:00",
            "2020-11-02TMO",
            "2020-W43-WE",
            "2020-Q4",
            "2014-H2/..",
            "../2020-FA",
            "196",
            "19",
            "1996/2002",
            "FY2020-Q3",
            "BC0044",
            "XXXX-10",
            "T24:00",
        ] {
            assert!(is_value(value), "{value}");
        }
        for value in [
            "",
            "/",
            "2020//2021",
            "2020/2021/2022",
            "2020-11-03\n",
            "2020 <b>",
            "\u{1b}[2J",
            "# 2020",
            "2020-1\u{202e}",
            "next week",
            "HTTPS://A.B",
            "2020-99-99-99-99-99-99-99-99-99",
        ] {
            assert!(!is_value(value), "{value:?}");
        }
    }
}
