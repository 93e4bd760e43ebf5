//! JSON lines in, JSON lines out, in the same order, on all cores, a chunk at a time so that memory stays constant.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use nutgraf::wire::Wire;
use nutgraf::{Error, OffsetUnit, Options, Page};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::io::{BufRead, BufWriter, Write};
use std::process::ExitCode;

/// A part of the digest.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Field {
    Article,
    Sentences,
    Timexes,
    Summary,
    Timeline,
}

/// A row as it comes in.
#[derive(Deserialize)]
struct Row {
    html: Option<String>,
    text: Option<String>,
    body: Option<String>,
    sentences: Option<Vec<String>>,
    title: Option<String>,
    url: Option<String>,
    published: Option<String>,
    language: Option<String>,
    want: Option<u32>,
}

/// What goes in a row's place when it can't be digested.
struct Failure {
    code: &'static str,
    message: String,
}

const CHUNK: usize = 64;

/// Runs until standard input ends: 0 all fine, 1 some lines failed.
pub(crate) fn run(jobs: Option<usize>, fields: &[Field]) -> ExitCode {
    let pool = match rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build() {
        Ok(pool) => pool,
        Err(error) => {
            eprintln!("nutgraf: can't start {jobs:?} jobs: {error}");
            return ExitCode::from(2);
        }
    };
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
        .with_style(ProgressStyle::default_spinner());
    let mut input = std::io::stdin().lock();
    let mut output = BufWriter::new(std::io::stdout().lock());
    let mut failed = false;
    loop {
        let (lines, ended) = match chunk(&mut input) {
            Ok(read) => read,
            Err(error) => {
                eprintln!("nutgraf: standard input broke off: {error}");
                return ExitCode::from(1);
            }
        };
        let answers: Vec<(String, bool)> =
            pool.install(|| lines.par_iter().map(|line| answer(line, fields)).collect());
        for (answer, fine) in answers {
            failed |= !fine;
            bar.inc(1);
            if writeln!(output, "{answer}").is_err() {
                return ExitCode::from(1);
            }
        }
        if ended {
            break;
        }
    }
    bar.finish_and_clear();
    if output.flush().is_err() || failed { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

/// The next lines that aren't blank, and whether the input has ended.
fn chunk(input: &mut impl BufRead) -> std::io::Result<(Vec<Vec<u8>>, bool)> {
    let mut lines = Vec::with_capacity(CHUNK);
    while lines.len() < CHUNK {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok((lines, true));
        }
        if !line.trim_ascii().is_empty() {
            lines.push(line);
        }
    }
    Ok((lines, false))
}

fn answer(line: &[u8], fields: &[Field]) -> (String, bool) {
    let parsed: Result<Value, _> = serde_json::from_slice(line);
    let (id, outcome) = match parsed {
        Err(error) => {
            let message = format!("the line is not JSON ({error}): write one object a line");
            (Value::Null, Err(Failure { code: "InvalidJson", message }))
        }
        Ok(value) => (value.get("id").cloned().unwrap_or_default(), row(value, fields)),
    };
    let mut out = Map::new();
    out.insert("id".to_owned(), id);
    let fine = outcome.is_ok();
    match outcome {
        Ok(parts) => out.extend(parts),
        Err(failure) => {
            out.insert("error".to_owned(), json!({ "code": failure.code, "message": failure.message }));
        }
    }
    (Value::Object(out).to_string(), fine)
}

fn row(value: Value, fields: &[Field]) -> Result<Map<String, Value>, Failure> {
    let row: Row = serde_json::from_value(value).map_err(|error| Failure {
        code: "InvalidRow",
        message: format!("{error}: give `id` and one of html, text, body, sentences"),
    })?;
    let options = Options {
        url: row.url,
        title: row.title,
        published: row.published.as_deref().map(Options::parse_published).transpose()?,
        language: row.language,
        sentences: row.want,
        ..Options::default()
    };
    let page = match (row.html, row.text, row.body, row.sentences) {
        (Some(html), None, None, None) => {
            options.check_size(html.len())?;
            Page::from_html(&html)
        }
        (None, Some(text), None, None) => Page::from_text(&text),
        (None, None, Some(body), None) => Page::from_body(&body),
        (None, None, None, Some(sentences)) => Page::from_sentences(&sentences),
        _ => {
            let message = "give exactly one of html, text, body, sentences".to_owned();
            return Err(Failure { code: "InvalidRow", message });
        }
    };
    let digest = nutgraf::digest(&page, &options)?;
    let unwritable =
        |what: String| Failure { code: "Unwritable", message: format!("{what}: report this row") };
    let wire = serde_json::to_value(Wire::new(&digest, OffsetUnit::Chars))
        .map_err(|error| unwritable(format!("the digest can't be written as JSON ({error})")))?;
    let Value::Object(mut parts) = wire else {
        return Err(unwritable("the digest is no JSON object".to_owned()));
    };
    let wanted = |name: &str| fields.is_empty() || fields.iter().any(|field| field.holds(name));
    parts.retain(|name, _| wanted(name));
    Ok(parts)
}

impl Field {
    fn holds(self, name: &str) -> bool {
        match self {
            Self::Article => name == "article",
            Self::Sentences => name == "sentences",
            Self::Timexes => name == "timexes",
            Self::Summary => name == "summary" || name == "ranking",
            Self::Timeline => name == "timeline",
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { code: error.code(), message: error.to_string() }
    }
}
