//! The corpus: each folder of `tests/pages/` holds a page, what its caller says of it, and the digest as a person reads it.
//! `cargo xtask golden` rewrites the digests and shows what changed.
#![cfg(feature = "html")]
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use nutgraf::article::ParagraphKind;
use nutgraf::wire::{Wire, WireArticle, WireEntry, WireTimex, WireTopic};
use nutgraf::{Error, OffsetUnit, Options, Page, digest};
use serde_json::{Map, Value};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Set, the digests are written anew instead of compared.
const UPDATE: &str = "UPDATE_PAGES";

#[test]
fn every_page_gets_the_digest_that_stands_beside_it() {
    let update = std::env::var_os(UPDATE).is_some();
    let mut wrong = Vec::new();
    let folders = folders();
    assert!(!folders.is_empty(), "tests/pages holds no page");
    for folder in folders {
        let found = digest_of(&folder);
        let golden = folder.join("digest.snap");
        if update {
            if fs::read_to_string(&golden).is_ok_and(|there| there == found) {
                continue;
            }
            fs::write(&golden, found).unwrap();
            continue;
        }
        match fs::read_to_string(&golden) {
            Ok(expected) if expected == found => {}
            Ok(expected) => wrong.push(format!("{}\n{}", golden.display(), difference(&expected, &found))),
            Err(error) => wrong.push(format!("{}: {error}", golden.display())),
        }
    }
    let n_wrong = wrong.len();
    assert!(
        wrong.is_empty(),
        "{n_wrong} digests differ; `cargo xtask golden` takes them over\n{}",
        wrong.join("\n")
    );
}

fn folders() -> Vec<PathBuf> {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<_> = fs::read_dir(&pages).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

fn digest_of(folder: &Path) -> String {
    let input = folder.join("input.json");
    let said = fs::read_to_string(&input).unwrap_or_else(|e| panic!("{}: {e}", input.display()));
    let said: Map<String, Value> =
        serde_json::from_str(&said).unwrap_or_else(|e| panic!("{}: {e}", input.display()));
    let options = options(&said, &input);
    let named = said.get("source").map(|name| folder.join(name.as_str().unwrap()));
    let beside =
        ["source.html", "source.txt"].map(|name| folder.join(name)).into_iter().find(|p| p.is_file());
    let source = named.or(beside).unwrap_or_else(|| panic!("{} holds no source", folder.display()));
    let text = fs::read_to_string(&source).unwrap_or_else(|e| panic!("{}: {e}", source.display()));
    let page = match source.extension().and_then(|e| e.to_str()) {
        Some("html") => Page::from_html(&text),
        _ => Page::from_text(&text),
    };
    match digest(&page, &options) {
        Ok(digest) => print(&Wire::new(&digest, OffsetUnit::Chars)),
        Err(error) => refusal(&error),
    }
}

/// What the caller says, by the names of the command line's rows. `why` says what the page is there for.
fn options(said: &Map<String, Value>, input: &Path) -> Options {
    let mut options = Options::default();
    for (name, value) in said {
        let text = || Some(value.as_str().unwrap().to_owned());
        match name.as_str() {
            "why" | "source" => assert!(value.is_string(), "{}: `{name}` is text", input.display()),
            "url" => options.url = text(),
            "title" => options.title = text(),
            "language" => options.language = text(),
            "published" => {
                options.published = Some(Options::parse_published(value.as_str().unwrap()).unwrap());
            }
            "sentences" => options.sentences = Some(u32::try_from(value.as_u64().unwrap()).unwrap()),
            "words" => options.words = Some(u32::try_from(value.as_u64().unwrap()).unwrap()),
            "about" => options.about = text(),
            "force" => options.force = value.as_bool().unwrap(),
            _ => panic!("{}: no option is named `{name}`", input.display()),
        }
    }
    assert!(said.contains_key("why"), "{} does not say why the page is there", input.display());
    options
}

fn refusal(error: &Error) -> String {
    format!("{}: {error}\n", error.code())
}

fn print(wire: &Wire) -> String {
    let mut out = String::new();
    print_article(&mut out, &wire.article);
    out.push_str("\nsentences (* chosen)");
    for (number, paragraph) in wire.article.paragraphs.iter().enumerate() {
        match paragraph.kind {
            ParagraphKind::Text => out.push('\n'),
            kind => drop(writeln!(out, "\n  {}", kind.name())),
        }
        for (index, sentence) in wire.sentences.iter().enumerate() {
            if sentence.paragraph as usize == number {
                let chosen = wire.summary.iter().any(|pick| pick.sentence as usize == index);
                let speaker = sentence.speaker.as_deref().map(|s| format!("  [says: {}]", flat(s)));
                let mark = if chosen { '*' } else { ' ' };
                let _ = writeln!(out, "  {mark} {}{}", flat(&sentence.text), speaker.unwrap_or_default());
            }
        }
    }
    section(
        &mut out,
        "set aside",
        wire.article.aside.iter().map(|a| format!("{}: {}", a.reason, flat(&a.text))),
    );
    section(&mut out, "topics", wire.topics.iter().map(topic));
    section(&mut out, "times", wire.timexes.iter().map(time));
    section(&mut out, "timeline", wire.timeline.iter().map(entry));
    out
}

fn print_article(out: &mut String, article: &WireArticle) {
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "{name:<10} {}", flat(value));
        }
    };
    line("title", &article.title);
    line("byline", &article.authors.join("; "));
    line("published", article.published.as_deref().unwrap_or("not said"));
    line("language", &article.language);
    for (name, value) in [
        ("modified", &article.modified),
        ("dateline", &article.dateline),
        ("section", &article.section),
        ("publisher", &article.publisher),
        ("address", &article.url),
        ("truncated", &article.truncated),
    ] {
        line(name, value.as_deref().unwrap_or_default());
    }
}

/// A topic with its sentences, counted from one.
fn topic(topic: &WireTopic) -> String {
    let sentences: Vec<_> = topic.sentences.iter().map(|n| (n + 1).to_string()).collect();
    format!("{} ({})", flat(&topic.text), sentences.join(", "))
}

fn time(timex: &WireTimex) -> String {
    let modifier = timex.modifier.map(|m| format!(" {m}")).unwrap_or_default();
    let (kind, basis) = (timex.kind.name(), timex.basis.name());
    format!("{} = {kind} {}{modifier} ({basis})", flat(&timex.text), timex.value)
}

fn entry(entry: &WireEntry) -> String {
    let anchor = entry.anchor.as_deref().map(|words| format!(" {words:?}")).unwrap_or_default();
    format!(
        "{} {} {} ({}{anchor}, {:.2}, group {}): {}",
        entry.value,
        entry.precision.name(),
        entry.status.name(),
        entry.basis.name(),
        entry.confidence,
        entry.group,
        flat(&entry.label)
    )
}

fn section(out: &mut String, name: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<_> = lines.collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "\n{name}");
    }
    for line in lines {
        let _ = writeln!(out, "  {line}");
    }
}

/// One line of it.
fn flat(text: &str) -> String {
    text.replace('\n', " ⏎ ")
}

/// The lines that only one side has, in order.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let gone = old.iter().filter(|line| !new.contains(line)).map(|line| format!("- {line}"));
    let come = new.iter().filter(|line| !old.contains(line)).map(|line| format!("+ {line}"));
    let lines: Vec<_> = gone.chain(come).collect();
    if lines.is_empty() { "  the same lines in another order".to_owned() } else { lines.join("\n") }
}
