//! One row of `nutgraf batch`: what it may hold, and what is wrong with one that holds something else.

use crate::{Failure, KINDS, weights_of};
use nutgraf::options::Weights;
use nutgraf::wire::WireOptions;
use nutgraf::{Error, Options};
use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::fmt;

const SHAPE: &str = "a row is an object with `id`, one of html, text, body, sentences, and where known title, url, \
                     published, language, want, about, weights";

/// The id alone; everything else is passed over.
#[derive(serde::Deserialize)]
#[serde(expecting = "an object")]
struct Named<'t> {
    #[serde(borrow)]
    id: Option<&'t RawValue>,
}

/// The id of a row that names none.
pub(crate) const NO_ID: &str = "null";

/// The row's id as it is written, so that no number in it is rounded: its answer bears it whatever else is wrong with it.
pub(crate) fn id(text: &str, number: u64) -> Result<String, Failure> {
    let Named { id } = serde_json::from_str(text).map_err(|error| failure(&error, number, text))?;
    // serde reads a list as an object without names.
    if text.trim_start().starts_with('[') {
        return Err(Failure { code: "InvalidRow", message: format!("line {number} is a list: {SHAPE}") });
    }
    Ok(id.map_or(NO_ID, RawValue::get).to_owned())
}

/// Fields of the caller's own are passed over: an archive's rows hold more than we read.
#[derive(serde::Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Row {
    id: Option<Value>,
    html: Option<String>,
    text: Option<String>,
    body: Option<String>,
    sentences: Option<Sentences>,
    title: Option<String>,
    url: Option<String>,
    published: Option<String>,
    language: Option<String>,
    want: Option<Want>,
    about: Option<String>,
    weights: Option<Value>,
}

/// The one document of a row.
pub(crate) enum Source {
    Html(String),
    Text(String),
    Body(String),
    Sentences(Vec<String>),
}

impl Row {
    pub(crate) fn read(text: &str, number: u64) -> Result<Self, Failure> {
        let row: Self = serde_json::from_str(text).map_err(|error| failure(&error, number, text))?;
        if row.id.is_none() {
            return Err(Failure {
                code: "InvalidRow",
                message: format!("line {number} has no `id`: {SHAPE}"),
            });
        }
        Ok(row)
    }

    pub(crate) fn parts(self, force: bool) -> Result<(Source, Options), Failure> {
        let options = WireOptions {
            url: self.url,
            title: self.title,
            published: self.published,
            language: self.language,
            sentences: self.want.map(|Want(n)| n),
            words: None,
            about: self.about,
            weights: self.weights.map(|given| weights(&given)).transpose()?,
            force: Some(force),
        };
        let options = options.read()?;
        let source = match (self.html, self.text, self.body, self.sentences) {
            (Some(html), None, None, None) => Source::Html(html),
            (None, Some(text), None, None) => Source::Text(text),
            (None, None, Some(body), None) => Source::Body(body),
            (None, None, None, Some(Sentences::Some(sentences))) => Source::Sentences(sentences),
            (None, None, None, Some(Sentences::TooMany(bytes))) => {
                return Err(Error::TooLarge { bytes, limit: options.max_bytes }.into());
            }
            _ => {
                let message = "give exactly one of html, text, body, sentences".to_owned();
                return Err(Failure { code: "InvalidRow", message });
            }
        };
        Ok((source, options))
    }
}

fn weights(given: &Value) -> Result<Weights, Failure> {
    let steps = |(name, steps): (&String, &Value)| {
        let steps = steps.as_i64().and_then(|steps| i32::try_from(steps).ok());
        steps.filter(|_| KINDS.contains(&name.as_str())).map(|steps| (name.clone(), steps))
    };
    let all = given.as_object().and_then(|all| all.iter().map(steps).collect::<Option<Vec<_>>>());
    all.map(|all| weights_of(&all)).ok_or_else(|| Failure {
        code: "InvalidRow",
        message: format!("`weights` is an object of whole numbers from -3 to 3: {}", KINDS.join(", ")),
    })
}

/// What is wrong with a line, in terms of rows and of the input's lines: to the parser each line is a text of its own.
fn failure(error: &serde_json::Error, number: u64, text: &str) -> Failure {
    let said = error.to_string();
    let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason);
    let reason = reason.split_once(", expected one of").map_or(reason, |(reason, _)| reason);
    let place = format!("line {number}, column {}", error.column());
    // A list is read as the fields in a row, and ends too late for one.
    if serde_json::from_str::<Vec<serde::de::IgnoredAny>>(text).is_ok() {
        Failure { code: "InvalidRow", message: format!("{place}: a list where an object belongs; {SHAPE}") }
    } else if error.is_data() {
        Failure { code: "InvalidRow", message: format!("{place}: {reason}; {SHAPE}") }
    } else {
        let message = format!("{place}: this is not JSON ({reason}): write one object a line");
        Failure { code: "InvalidJson", message }
    }
}

struct Want(u32);

impl<'de> Deserialize<'de> for Want {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        let want = value.as_u64().and_then(|n| u32::try_from(n).ok());
        want.map(Self).ok_or_else(|| D::Error::custom("`want` is a whole number of 1 or more"))
    }
}

/// Sentences as long as their document is within the limit: even empty ones take room.
enum Sentences {
    Some(Vec<String>),
    /// How many bytes there would be.
    TooMany(usize),
}

impl<'de> Deserialize<'de> for Sentences {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(Bounded)
    }
}

struct Bounded;

impl<'de> Visitor<'de> for Bounded {
    type Value = Sentences;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of sentences")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Sentences, A::Error> {
        let limit = Options::default().max_bytes;
        let (mut sentences, mut bytes) = (Vec::new(), 0);
        while let Some(sentence) = list.next_element::<String>()? {
            bytes += size_of::<String>() + sentence.len();
            if bytes <= limit {
                sentences.push(sentence);
            } else {
                sentences = Vec::new();
            }
        }
        Ok(if bytes <= limit { Sentences::Some(sentences) } else { Sentences::TooMany(bytes) })
    }
}
