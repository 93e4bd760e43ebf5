//! Learns the weights of the summary: `cargo run --release --features train --example train_summary -- ROWS.jsonl
//! src/summary/model.bin [--picks FILE] [--check ROWS.jsonl]
//! [--ablation] [--words N] [--pairs N] [--sentence-pull X] [--set-pull X]`.
//! A row holds `id`, `sentences` and `reference` (lists of strings), and may say its `source`: of those that do, only
//! `cnndm` is learned from. `--picks` writes what weights learned without an article choose of it, for a scorer; `--ablation`
//! prints what each part of the judgement is worth; `--check` says of how many other articles the shipped weights choose the same.

use nutgraf::summary::train::{Ablation, Settings, train};
use nutgraf::{Digest, Options, Page, digest};
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;

#[derive(serde::Deserialize)]
struct Row {
    id: String,
    source: Option<String>,
    sentences: Vec<String>,
    reference: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut settings = Settings::default();
    let mut paths = Vec::new();
    let mut picks = None;
    let mut check = None;
    let mut ablate = false;
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        let mut value = || given.next().ok_or("a setting lacks its value");
        match name.as_str() {
            "--ablation" => ablate = true,
            "--check" => check = Some(value()?),
            "--picks" => picks = Some(value()?),
            "--words" => settings.word_trees = value()?.parse()?,
            "--pairs" => settings.pair_trees = value()?.parse()?,
            "--sentence-pull" => settings.sentence_pull = value()?.parse()?,
            "--set-pull" => settings.set_pull = value()?.parse()?,
            _ => paths.push(name),
        }
    }
    let [rows, model] = &paths[..] else { return Err("give the rows and the file to write".into()) };
    let (ids, articles) = read(rows)?;
    let header = format!(
        "nutgraf summary weights, version 1\n\
         written by examples/train_summary.rs, {settings:?}\n\
         learned from {} English news articles (CNN/Daily Mail) and their reference summaries, fnv1a {:016x}\n\
         holds counts and weights only, none of the articles' text",
        articles.len(),
        fnv(&std::fs::read(rows)?)
    );
    let trained = train(&articles, &header, settings, ablate);
    std::fs::write(model, &trained.packed)?;
    for Ablation { name, score } in &trained.ablation {
        writeln!(std::io::stdout(), "{name:<18}{score:>7.2}")?;
    }
    if let Some(path) = check {
        let (mut same, mut count) = (0, 0);
        for (digest, _) in read(&path)?.1 {
            let shipped = digest.summary.ranking.iter().take(3).map(|pick| pick.sentence);
            same += usize::from(shipped.eq(trained.choose(&digest)));
            count += 1;
        }
        writeln!(std::io::stdout(), "{same} of {count} articles: the shipped weights choose the same three")?;
    }
    if let Some(path) = picks {
        let mut lines = String::new();
        for (id, chosen) in ids.iter().zip(&trained.held_out) {
            writeln!(lines, "{}", serde_json::json!({ "id": id, "sentences": chosen }))?;
        }
        std::fs::write(path, lines)?;
    }
    Ok(())
}

/// The articles to learn from: each one's id, its digest and its reference summary.
#[allow(clippy::type_complexity, reason = "two lists beside each other")]
fn read(path: &str) -> Result<(Vec<String>, Vec<(Digest, Vec<String>)>), Box<dyn Error>> {
    let (mut ids, mut articles) = (Vec::new(), Vec::new());
    for line in std::fs::read_to_string(path)?.lines().filter(|line| !line.is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        if row.source.is_some_and(|source| source != "cnndm") {
            continue;
        }
        let options = Options { language: Some("en".to_owned()), sentences: Some(3), ..Options::default() };
        articles.push((digest(&Page::from_sentences(&row.sentences), &options)?, row.reference));
        ids.push(row.id);
    }
    Ok((ids, articles))
}

fn fnv(data: &[u8]) -> u64 {
    data.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
