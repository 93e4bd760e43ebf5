//! `nutgraf story`: several articles as one, as JSON, Markdown or plain text.

use crate::input::read;
use crate::print::{escaped, harmless, plain};
use crate::{Failure, length};
use clap::ValueEnum;
use nutgraf::story::{Error, Row, Source, Story, StoryArticle, StoryOptions, check_count, join};
use nutgraf::{Options, Page, digest};
use std::fmt::Write;

#[derive(clap::Args)]
pub(crate) struct StoryArgs {
    /// What to print.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// Length of the summary in sentences.
    #[arg(long, value_parser = length, allow_negative_numbers = true)]
    sentences: Option<u32>,
    /// Length of the summary in words, never exceeded.
    #[arg(long, value_parser = length, allow_negative_numbers = true)]
    words: Option<u32>,
    /// Digest pages that look like no article.
    #[arg(long)]
    force: bool,
    /// The articles, 50 at most: HTML or text documents, or digests as `nutgraf digest` and JavaScript write them.
    #[arg(required = true)]
    files: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Markdown,
    Text,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { code: error.code(), message: error.to_string() }
    }
}

pub(crate) fn run(args: &StoryArgs) -> Result<String, Failure> {
    check_count(args.files.len())?;
    let options = Options { force: args.force, ..Options::default() };
    let sources: Vec<Source> = args
        .files
        .iter()
        .enumerate()
        .map(|(n, file)| {
            source(file, n + 1, &options)
                .map_err(|Failure { code, message }| Failure { code, message: format!("{file}: {message}") })
        })
        .collect::<Result<_, _>>()?;
    let story = join(&sources, &StoryOptions { sentences: args.sentences, words: args.words })?;
    Ok(match args.format {
        Format::Json => json(&story)?,
        Format::Markdown => written(&story, &args.files, &MARKDOWN),
        Format::Text => written(&story, &args.files, &TEXT),
    })
}

/// A document digested, or a digest read: no page begins with a brace.
fn source(file: &str, number: usize, options: &Options) -> Result<Source, Failure> {
    let text = read(file, options)?;
    if text.trim_start().starts_with('{') {
        return Ok(Source::parse(&text, number)?);
    }
    Ok(Source::of(&digest(&Page::from_source(&text), options)?))
}

fn json(story: &Story) -> Result<String, Failure> {
    serde_json::to_string_pretty(story).map(|json| plain(&json) + "\n").map_err(|error| Failure {
        code: "Unwritable",
        message: format!("the story can't be written as JSON ({error}): report these pages"),
    })
}

/// How a story is laid out.
struct Layout {
    clean: fn(&str) -> String,
    heading: &'static str,
    quote: &'static str,
    /// Around a date.
    strong: &'static str,
}

const MARKDOWN: Layout = Layout { clean: escaped, heading: "## ", quote: "> ", strong: "**" };
const TEXT: Layout = Layout { clean: harmless, heading: "", quote: "", strong: "" };

fn written(story: &Story, files: &[String], layout: &Layout) -> String {
    let Layout { clean, heading, quote, strong } = layout;
    let mut out = format!("{heading}Articles\n\n");
    for (n, article) in story.articles.iter().enumerate() {
        let from = [&article.publisher, &article.published].into_iter().flatten().map(|said| clean(said));
        let mut from = from.collect::<Vec<_>>().join(", ");
        if !from.is_empty() {
            from = format!(" ({from})");
        }
        let file = article.given.first().and_then(|&given| files.get(given as usize));
        // What has no headline is still to be told from the others.
        let name = if article.title.is_empty() { file.unwrap_or(&article.title) } else { &article.title };
        let _ = writeln!(out, "{}. {}{from}{}", n + 1, clean(name), copied(&story.articles, n));
    }
    let _ = write!(out, "\n{heading}Summary\n\n");
    for pick in &story.summary {
        let _ = writeln!(out, "{quote}{} [{}]\n", clean(&pick.text), pick.article + 1);
    }
    let _ = write!(out, "{heading}Timeline\n\n");
    for (n, row) in story.rows.iter().enumerate() {
        let status = if row.cancelled { "called off" } else { row.status.name() };
        let voices = if row.voices == 1 { "1 voice".to_owned() } else { format!("{} voices", row.voices) };
        let _ = writeln!(
            out,
            "- {strong}{}{strong} ({status}, {voices}): {}",
            clean(&row.value),
            clean(&row.label)
        );
        for telling in &row.tellings {
            let _ = writeln!(out, "  - [{}] {}", telling.article + 1, clean(&telling.text));
        }
        for disagreement in story.disagreements.iter().filter(|found| found.row as usize == n) {
            let sides = disagreement.sides.iter().map(|side| {
                let who = side.tellings.iter().filter_map(|&n| row.tellings.get(n as usize));
                let mut who: Vec<u32> = who.map(|telling| telling.article + 1).collect();
                who.dedup();
                let who: Vec<String> = who.iter().map(u32::to_string).collect();
                format!("{} [{}]", clean(&side.value), who.join(", "))
            });
            let sides = sides.collect::<Vec<_>>().join(" or ");
            let _ = writeln!(out, "  - They disagree on the {}: {sides}", disagreement.kind.name());
        }
    }
    if !story.threads.is_empty() {
        let _ = write!(out, "\n{heading}Plans and what became of them\n\n");
    }
    for thread in &story.threads {
        let row = |n: &u32| story.rows.get(*n as usize);
        let step = |row: &Row| format!("{}: {}", clean(&row.value), clean(&row.label));
        let steps: Vec<String> = thread.iter().filter_map(row).map(step).collect();
        let _ = writeln!(out, "- {}", steps.join(" → "));
    }
    out
}

/// Whose words an article mostly has.
fn copied(articles: &[StoryArticle], n: usize) -> String {
    let first = articles.iter().position(|article| article.voice == articles[n].voice);
    first
        .filter(|&first| first < n)
        .map_or_else(String::new, |first| format!(", much of it word by word as in {}", first + 1))
}
