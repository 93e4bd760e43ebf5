//! The command line: `nutgraf digest`, one document; `nutgraf batch`, JSON lines in and out.

mod batch;
mod print;

use clap::{Parser, Subcommand, ValueEnum};
use nutgraf::{Options, Page, digest};
use std::io::{Read, Write};
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
    /// Digest JSON lines from standard input, one answer a line, in the same order.
    Batch {
        /// How many run at once; default: one a core.
        #[arg(long)]
        jobs: Option<usize>,
        /// What to print of each digest.
        #[arg(long, value_delimiter = ',')]
        fields: Vec<batch::Field>,
    },
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
    #[arg(long, conflicts_with = "words")]
    sentences: Option<u32>,
    /// Length of the summary in words.
    #[arg(long)]
    words: Option<u32>,
    /// Digest a page that looks like no article.
    #[arg(long)]
    force: bool,
    /// The document, or - for standard input.
    file: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Markdown,
    Text,
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Digest(args) => match digest_one(&args) {
            Ok(out) => write_out(&out),
            Err(message) => {
                eprintln!("nutgraf: {message}");
                ExitCode::from(1)
            }
        },
        Command::Batch { jobs, fields } => batch::run(jobs, &fields),
    }
}

fn digest_one(args: &DigestArgs) -> Result<String, String> {
    let source = read(&args.file)?;
    let coded = |error: nutgraf::Error| format!("{}: {error}", error.code());
    let published = args.published.as_deref().map(Options::parse_published).transpose();
    let published = published.map_err(|error| error.to_string())?;
    let options = Options {
        url: args.url.clone(),
        published,
        language: args.language.clone(),
        sentences: args.sentences,
        words: args.words,
        force: args.force,
        ..Options::default()
    };
    options.check_size(source.len()).map_err(coded)?;
    let page = if source.trim_start().starts_with('<') {
        Page::from_html(&source)
    } else {
        Page::from_text(&source)
    };
    let digest = digest(&page, &options).map_err(coded)?;
    Ok(match args.format {
        Format::Json => print::json(&digest)?,
        Format::Markdown => print::markdown(&digest),
        Format::Text => print::text(&digest),
    })
}

fn read(file: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let done = if file == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    done.map_err(|error| {
        format!("can't read {file}: {error}; give a file that exists, or - for standard input")
    })?;
    String::from_utf8(bytes).map_err(|_| format!("{file} is not UTF-8: convert it first"))
}

fn write_out(out: &str) -> ExitCode {
    // A reader that went away is no fault of ours, but it didn't get everything.
    match std::io::stdout().write_all(out.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(1),
    }
}
