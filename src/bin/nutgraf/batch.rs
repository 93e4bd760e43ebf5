//! JSON lines in, JSON lines out, in the same order, on all cores, a chunk at a time so that memory stays constant.

use crate::Failure;
use crate::input::{no_text, not_utf8};
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
            crate::complain(&format!("can't start the threads ({error}): give fewer --jobs"));
            return ExitCode::from(2);
        }
    };
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
        .with_style(ProgressStyle::default_spinner());
    let mut input = Input { from: std::io::stdin().lock(), lines: 0 };
    let output = Arc::new(Mutex::new(BufWriter::new(std::io::stdout())));
    #[cfg(unix)]
    if let Err(error) = crate::output::stop_between_rows(&output) {
        crate::complain(&format!("can't listen to signals ({error}): one may cut the last row"));
    }
    let mut failed = false;
    loop {
        let (lines, end) = input.chunk(pool.current_num_threads());
        let answers: Vec<(String, bool)> =
            pool.install(|| lines.into_par_iter().map(|line| answer(&line, wants)).collect());
        for (answer, fine) in answers {
            failed |= !fine;
            bar.inc(1);
            if let Err(error) = writeln!(held(&output), "{answer}") {
                return crate::unwritten(&error);
            }
        }
        match end {
            End::NotYet => {}
            End::Reached => break,
            End::Broken(error) => {
                failed = true;
                let whole = input.lines;
                crate::complain(&format!(
                    "Unreadable: standard input broke off behind line {whole} ({error}): give the lines after that again"
                ));
                break;
            }
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

/// Whether there is more to read.
#[derive(Debug)]
enum End {
    NotYet,
    Reached,
    Broken(std::io::Error),
}

impl<R: BufRead> Input<R> {
    /// The next lines that aren't blank, those before a fault too.
    fn chunk(&mut self, threads: usize) -> (Vec<Line>, End) {
        let (mut lines, mut size) = (Vec::new(), 0);
        while lines.len() < CHUNK_LINES * threads && size < CHUNK_BYTES * threads {
            let mut bytes = Vec::new();
            match (&mut self.from).take(LINE_BYTES as u64).read_until(b'\n', &mut bytes) {
                Ok(0) => return (lines, End::Reached),
                // Half a line is no row.
                Err(error) => return (lines, End::Broken(error)),
                Ok(_) => {}
            }
            self.lines += 1;
            let number = self.lines;
            if bytes.len() == LINE_BYTES && !bytes.ends_with(b"\n") {
                lines.push(Line { number, bytes: None });
                if let Err(error) = self.from.skip_until(b'\n') {
                    return (lines, End::Broken(error));
                }
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
        (lines, End::NotYet)
    }
}

fn answer(line: &Line, wants: Wants<'_>) -> (String, bool) {
    let (id, outcome) = match read(line) {
        Err((id, failure)) => (id, Err(failure)),
        Ok((id, text)) => {
            let parts = Row::read(text, line.number).and_then(|row| parts(row, wants));
            (id, parts)
        }
    };
    let fine = outcome.is_ok();
    let parts = outcome.unwrap_or_else(|failure| {
        let error = json!({ "code": failure.code, "message": failure.message });
        Map::from_iter([("error".to_owned(), error)])
    });
    let parts = Value::Object(parts).to_string();
    let rest = parts.trim_start_matches('{');
    let comma = if rest == "}" { "" } else { "," };
    (plain(&format!("{{\"id\":{id}{comma}{rest}")), fine)
}

/// The row's id as it is written, which its answer bears whatever else is wrong, and its text.
fn read(line: &Line) -> Result<(String, &str), (String, Failure)> {
    let number = line.number;
    let unnamed = |failure| (row::NO_ID.to_owned(), failure);
    let Some(bytes) = &line.bytes else {
        let message = format!("line {number} has more than {LINE_BYTES} bytes: give less");
        return Err(unnamed(Failure { code: "TooLarge", message }));
    };
    if let Some(failure) = no_text(bytes, "the input").filter(|_| number == 1) {
        return Err(unnamed(failure));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((row::id(text, number).map_err(unnamed)?, text)),
        Err(error) => {
            let failure = not_utf8(&format!("line {number}"), error.valid_up_to());
            // Mostly one character of the text is wrong, and the id is whole.
            let id = row::id(&String::from_utf8_lossy(bytes), number);
            let id = id.ok().filter(|id| !id.contains('\u{fffd}'));
            Err((id.unwrap_or_else(|| row::NO_ID.to_owned()), failure))
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Error};

    /// Gives what it holds, then fails.
    struct Failing(&'static [u8]);

    impl Read for Failing {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            if self.0.is_empty() { Err(Error::other("a bad sector")) } else { self.0.read(into) }
        }
    }

    #[test]
    fn the_rows_before_a_fault_are_kept() {
        let mut input =
            Input { from: BufReader::new(Failing(b"{\"id\":1}\n\n{\"id\":2}\n{\"id\":")), lines: 0 };
        let (lines, end) = input.chunk(4);
        assert!(matches!(end, End::Broken(_)));
        assert_eq!((lines.len(), lines.last().map(|line| line.number), input.lines), (2, Some(3), 3));
    }
}
