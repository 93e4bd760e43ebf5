//! JSON lines in, JSON lines out, in the same order, on all cores, a chunk at a time so that memory stays constant.

use crate::Failure;
use crate::output::held;
use crate::print::plain;
use crate::row::{self, Row, Source};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use nutgraf::wire::Wire;
use nutgraf::{OffsetUnit, Page};
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::io::{BufRead, BufWriter, Read, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

/// A part of the digest.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Field {
    Article,
    Sentences,
    Timexes,
    Summary,
    Ranking,
    Topics,
    Timeline,
}

/// What every row is asked for.
#[derive(Clone, Copy)]
pub(crate) struct Wants<'a> {
    /// None: all.
    pub(crate) fields: &'a [Field],
    pub(crate) force: bool,
}

/// A chunk ends at so many lines a thread, or after the line with which it has so many bytes a thread: what bounds the
/// memory, the answers' too.
const CHUNK_LINES: usize = 32;
const CHUNK_BYTES: usize = 2 << 20;
/// A longer line isn't read: its document would be over the limit of a digest even if it were all escapes.
const LINE_BYTES: usize = 64 << 20;

/// A line, and its number for a person to find it.
struct Line {
    number: u64,
    /// None: too long to be read.
    bytes: Option<Vec<u8>>,
}

/// Runs until standard input ends: 0 all fine, 1 some lines failed.
pub(crate) fn run(jobs: Option<u16>, wants: Wants<'_>) -> ExitCode {
    let pool = match rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0).into()).build() {
        Ok(pool) => pool,
        Err(error) => {
            eprintln!("nutgraf: can't start the threads ({error}): give fewer --jobs");
            return ExitCode::from(2);
        }
    };
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
        .with_style(ProgressStyle::default_spinner());
    let mut input = Input { from: std::io::stdin().lock(), lines: 0 };
    let output = Arc::new(Mutex::new(BufWriter::new(std::io::stdout())));
    #[cfg(unix)]
    if let Err(error) = crate::output::stop_between_rows(&output) {
        eprintln!("nutgraf: can't listen to signals ({error}): one may cut the last row");
    }
    let mut failed = false;
    loop {
        let (lines, ended) = match input.chunk(pool.current_num_threads()) {
            Ok(read) => read,
            Err(error) => {
                eprintln!("nutgraf: standard input broke off: {error}");
                return ExitCode::from(1);
            }
        };
        let answers: Vec<(String, bool)> =
            pool.install(|| lines.into_par_iter().map(|line| answer(&line, wants)).collect());
        for (answer, fine) in answers {
            failed |= !fine;
            bar.inc(1);
            if let Err(error) = writeln!(held(&output), "{answer}") {
                return crate::unwritten(&error);
            }
        }
        if ended {
            break;
        }
    }
    bar.finish_and_clear();
    match held(&output).flush() {
        Err(error) => crate::unwritten(&error),
        Ok(()) if failed => ExitCode::from(1),
        Ok(()) => ExitCode::SUCCESS,
    }
}

struct Input<R> {
    from: R,
    lines: u64,
}

impl<R: BufRead> Input<R> {
    /// The next lines that aren't blank, and whether the input has ended.
    fn chunk(&mut self, threads: usize) -> std::io::Result<(Vec<Line>, bool)> {
        let (mut lines, mut size) = (Vec::new(), 0);
        while lines.len() < CHUNK_LINES * threads && size < CHUNK_BYTES * threads {
            let mut bytes = Vec::new();
            if (&mut self.from).take(LINE_BYTES as u64).read_until(b'\n', &mut bytes)? == 0 {
                return Ok((lines, true));
            }
            self.lines += 1;
            let number = self.lines;
            if bytes.len() == LINE_BYTES && !bytes.ends_with(b"\n") {
                self.from.skip_until(b'\n')?;
                lines.push(Line { number, bytes: None });
                continue;
            }
            if number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
                bytes.drain(.."\u{feff}".len());
            }
            if !bytes.trim_ascii().is_empty() {
                size += bytes.len();
                lines.push(Line { number, bytes: Some(bytes) });
            }
        }
        Ok((lines, false))
    }
}

fn answer(line: &Line, wants: Wants<'_>) -> (String, bool) {
    let (id, outcome) = match read(line) {
        Err(failure) => (Value::Null, Err(failure)),
        Ok((id, text)) => {
            let parts = Row::read(text, line.number).and_then(|row| parts(row, wants));
            (id, parts)
        }
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
    (plain(&Value::Object(out).to_string()), fine)
}

/// The row's id, which its answer bears whatever else is wrong, and its text.
fn read(line: &Line) -> Result<(Value, &str), Failure> {
    let number = line.number;
    let Some(bytes) = &line.bytes else {
        let message = format!("line {number} has more than {LINE_BYTES} bytes: give less");
        return Err(Failure { code: "TooLarge", message });
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message =
            format!("line {number} is not UTF-8 from byte {} on: convert it first", error.valid_up_to());
        Failure { code: "InvalidUtf8", message }
    })?;
    Ok((row::id(text, number)?, text))
}

fn parts(row: Row, wants: Wants<'_>) -> Result<Map<String, Value>, Failure> {
    let (source, options) = row.parts(wants.force)?;
    let page = match source {
        Source::Html(html) => {
            options.check_size(html.len())?;
            Page::from_html(&html)
        }
        Source::Text(text) => {
            options.check_size(text.len())?;
            Page::from_text(&text)
        }
        Source::Body(body) => {
            options.check_size(body.len())?;
            Page::from_body(&body)
        }
        Source::Sentences(sentences) => Page::from_sentences(&sentences),
    };
    let digest = nutgraf::digest(&page, &options)?;
    let unwritable =
        |what: String| Failure { code: "Unwritable", message: format!("{what}: report this row") };
    let wire = serde_json::to_value(Wire::new(&digest, OffsetUnit::Chars))
        .map_err(|error| unwritable(format!("the digest can't be written as JSON ({error})")))?;
    let Value::Object(mut parts) = wire else {
        return Err(unwritable("the digest is no JSON object".to_owned()));
    };
    let wanted = |name: &str| wants.fields.is_empty() || wants.fields.iter().any(|field| field.holds(name));
    parts.retain(|name, _| wanted(name));
    Ok(parts)
}

impl Field {
    fn holds(self, name: &str) -> bool {
        match self {
            Self::Article => name == "article",
            Self::Sentences => name == "sentences",
            Self::Timexes => name == "timexes",
            Self::Summary => name == "summary",
            Self::Ranking => name == "ranking",
            Self::Topics => name == "topics",
            Self::Timeline => name == "timeline",
        }
    }
}
