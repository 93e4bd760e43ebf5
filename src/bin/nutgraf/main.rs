//! The command line: `nutgraf digest`, one document; `nutgraf story`, several as one; `nutgraf batch`, JSON lines in and out.

mod batch;
mod input;
mod output;
mod print;
mod row;
mod story;

use clap::{Parser, Subcommand, ValueEnum};
use nutgraf::options::Weights;
use nutgraf::wire::WireOptions;
use nutgraf::{Error, Options, Page, digest};
use std::io::Write;
use std::process::ExitCode;

/// Summary and dated timeline of a news article.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Digest one HTML or text document.
    Digest(DigestArgs),
    /// Join several articles into one story: each event once, with every source beside it.
    Story(story::StoryArgs),
    /// Digest JSON lines from standard input, one answer a line, in the same order.
    Batch {
        /// How many run at once; default: one a core.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=512))]
        jobs: Option<u16>,
        /// What to print of each digest.
        #[arg(long, value_delimiter = ',')]
        fields: Vec<batch::Field>,
        /// Digest pages that look like no article.
        #[arg(long)]
        force: bool,
        /// Nothing: rows come from standard input.
        #[arg(hide = true, value_parser = no_file)]
        file: Option<String>,
    },
}

/// Rows are often looked for in a file.
fn no_file(given: &str) -> Result<String, String> {
    Err(format!("rows are read from standard input: nutgraf batch < {given}"))
}

#[derive(clap::Args)]
struct DigestArgs {
    /// What to print.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// The page's address.
    #[arg(long)]
    url: Option<String>,
    /// When it was published, such as 2020-10-29 or 2020-10-29T09:16+09:00.
    #[arg(long)]
    published: Option<String>,
    /// BCP 47 tag of its language.
    #[arg(long)]
    language: Option<String>,
    /// Length of the summary in sentences.
    #[arg(long, value_parser = length, allow_negative_numbers = true)]
    sentences: Option<u32>,
    /// Length of the summary in words, never exceeded.
    #[arg(long, value_parser = length, allow_negative_numbers = true)]
    words: Option<u32>,
    /// What the summary is to be about: a name, a topic, words of your own.
    #[arg(long)]
    about: Option<String>,
    /// What it is to have more of, up to 3, or less of, down to -3: position, novelty, numbers, quotes. Such as quotes=2,numbers=-1.
    #[arg(long, value_delimiter = ',', value_parser = weight)]
    weights: Vec<(String, i32)>,
    /// Digest a page that looks like no article.
    #[arg(long)]
    force: bool,
    /// Print every block of the page in its order instead: + what is kept as the story and why, - what isn't and why.
    #[arg(long, conflicts_with = "format")]
    explain: bool,
    /// The document, or - for standard input.
    file: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Markdown,
    Text,
    /// The summary's sentences alone, by topic.
    Points,
}

/// What keeps a document from being digested: a stable code, and what to do about it.
struct Failure {
    code: &'static str,
    message: String,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { code: error.code(), message: error.to_string() }
    }
}

fn main() -> ExitCode {
    let given = match Cli::try_parse() {
        Ok(given) => given,
        Err(error) => {
            let code = error.exit_code();
            return match error.print() {
                Err(unprinted) if code == 0 => unwritten(&unprinted),
                _ => ExitCode::from(if code == 0 { 0 } else { 2 }),
            };
        }
    };
    match given.command {
        Command::Digest(args) => finish(digest_one(&args)),
        Command::Story(args) => finish(story::run(&args)),
        Command::Batch { jobs, fields, force, .. } => {
            batch::run(jobs, batch::Wants { fields: &fields, force })
        }
    }
}

fn finish(made: Result<String, Failure>) -> ExitCode {
    match made {
        Ok(out) => write_out(&out),
        Err(Failure { code, message }) => {
            complain(&format!("{code}: {message}"));
            // A wrong value is wrong use, whichever option has it.
            ExitCode::from(if matches!(code, "InvalidOption" | "InvalidDate") { 2 } else { 1 })
        }
    }
}

/// Says on standard error what is wrong. Where that can't be written either, the exit code alone says so.
fn complain(what: &str) {
    let _ = writeln!(std::io::stderr(), "nutgraf: {}", print::harmless(what));
}

/// One of `--sentences` and `--words`; that 0 is too few is said by the core.
fn length(given: &str) -> Result<u32, String> {
    given.parse().map_err(|_| format!("write a whole number from 1 to {}", u32::MAX))
}

fn digest_one(args: &DigestArgs) -> Result<String, Failure> {
    let given = WireOptions {
        url: args.url.clone(),
        title: None,
        published: args.published.clone(),
        language: args.language.clone(),
        sentences: args.sentences,
        words: args.words,
        about: args.about.clone(),
        weights: Some(weights_of(&args.weights)),
        force: Some(args.force),
    };
    let options = given.read()?;
    let source = input::read(&args.file, &options)?;
    let page = Page::from_source(&source);
    if args.explain {
        let refused = digest(&page, &options).err();
        let forced = digest(&page, &Options { force: true, ..options })?;
        return Ok(print::blocks(&forced.article, refused.as_ref()));
    }
    let digest = digest(&page, &options)?;
    Ok(match args.format {
        Format::Json => print::json(&digest)?,
        Format::Markdown => print::markdown(&digest, options.about.as_deref()),
        Format::Text => print::text(&digest, options.about.as_deref()),
        Format::Points => print::points(&digest),
    })
}

/// What can be weighed.
const KINDS: [&str; 4] = ["position", "novelty", "numbers", "quotes"];

/// One of `--weights`.
fn weight(given: &str) -> Result<(String, i32), String> {
    let (name, steps) = given.split_once('=').unwrap_or_default();
    let steps = steps.parse().ok().filter(|_| KINDS.contains(&name));
    let steps = steps.ok_or_else(|| format!("write NAME=NUMBER, with a name of {}", KINDS.join(", ")))?;
    Ok((name.to_owned(), steps))
}

fn weights_of(given: &[(String, i32)]) -> Weights {
    let steps = |name: &str| given.iter().rfind(|(known, _)| known == name).map_or(0, |&(_, steps)| steps);
    Weights {
        position: steps("position"),
        novelty: steps("novelty"),
        numbers: steps("numbers"),
        quotes: steps("quotes"),
    }
}

fn write_out(out: &str) -> ExitCode {
    match std::io::stdout().write_all(out.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => unwritten(&error),
    }
}

/// A reader that went away is no fault of ours, but it didn't get everything.
fn unwritten(error: &std::io::Error) -> ExitCode {
    if error.kind() != std::io::ErrorKind::BrokenPipe {
        complain(&format!(
            "Unwritable: the answer can't be written ({error}): make room, or write elsewhere"
        ));
    }
    ExitCode::from(1)
}
