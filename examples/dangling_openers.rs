//! How often a summary's sentences open with words that refer to a sentence left out, beside the first three sentences:
//! `cargo run --release --example dangling_openers -- ROWS.jsonl [PICKS.jsonl …]`, rows as `train_summary.rs` reads them.
//! Picks are what somebody else chose of the rows: an `id` and `sentences`, the indices. Each such file is a line of the table.
//! The openers are a list of its own, wider than the one that the summary avoids, so that it tells what that one lacks.

use nutgraf::{Options, Page, digest};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::path::Path;

/// Words and phrases that refer back.
const OPENERS: &str = "he, she, it, they, him, them, his, her, hers, their, theirs, its, this, that, these, those, but, and, so, or, \
    yet, nor, however, meanwhile, instead, moreover, still, also, then, thus, therefore, hence, nevertheless, nonetheless, such, both, \
    neither, besides, furthermore, additionally, indeed, similarly, likewise, otherwise, rather, afterward, afterwards, elsewhere, \
    another, others, later, previously, again, after all, after that, since then, until then, by then, as a result, at the time, \
    at the same, because of this, because of that, by contrast, in contrast, even so, for example, for instance, in addition, \
    in fact, in other words, in response, in turn, of course, on the other hand, once again, one of the, one of them, some of the, \
    some of them, two other, two others, three other, three others, with that, the other, the others, the same, the next day, \
    the following day";

/// Nouns that refer back behind `the`.
const NOUNS: &str = "announcement, arrest, attack, attacker, attackers, ban, bill, blast, boat, book, boy, case, claim, club, company, \
    coach, couple, court, crash, crowd, deal, debate, decision, driver, event, explosion, family, father, film, fire, firm, former, \
    game, girl, group, gunman, image, images, incident, judge, killing, latest, latter, law, lawsuit, letter, man, match, meeting, men, \
    mother, move, movie, murder, news, officer, officers, pair, parents, passenger, passengers, photo, photos, picture, pictures, \
    pilot, plan, plane, police, president, project, proposal, protest, protesters, protests, raid, report, ruling, school, shooting, \
    show, song, statement, study, suit, survey, suspect, suspects, talks, team, teenager, trial, trio, two, verdict, victim, victims, \
    video, vote, woman, women";

#[derive(serde::Deserialize)]
struct Row {
    id: String,
    source: Option<String>,
    sentences: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Picks {
    id: String,
    sentences: Vec<usize>,
}

/// What is counted of one way to choose.
#[derive(Default)]
struct Count {
    chosen: usize,
    /// Those with an opener of the first list, and with a noun of the second, whose sentence before isn't chosen.
    openers: usize,
    nouns: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = std::env::args().skip(1);
    let path = paths.next().ok_or("give the rows")?;
    let mut others: Vec<(String, BTreeMap<String, Vec<usize>>, Count)> = Vec::new();
    for path in paths {
        let lines = std::fs::read_to_string(&path)?;
        let picks = lines.lines().map(serde_json::from_str::<Picks>);
        let picks = picks.map(|picks| picks.map(|Picks { id, sentences }| (id, sentences)));
        let name = Path::new(&path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        others.push((name, picks.collect::<Result<_, _>>()?, Count::default()));
    }
    let (mut ours, mut lead) = (Count::default(), Count::default());
    for line in std::fs::read_to_string(path)?.lines() {
        let row: Row = serde_json::from_str(line)?;
        if row.source.is_some_and(|source| source != "cnndm") {
            continue;
        }
        let options = Options { sentences: Some(3), language: Some("en".to_owned()), ..Options::default() };
        let summary = digest(&Page::from_sentences(&row.sentences), &options)?.summary;
        let chosen = summary.ranking.iter().take(summary.length as usize).map(|pick| pick.sentence as usize);
        ours.add(&row.sentences, &chosen.collect::<Vec<_>>());
        for (_, picks, count) in &mut others {
            count.add(&row.sentences, picks.get(&row.id).map(Vec::as_slice).unwrap_or_default());
        }
        lead.add(&row.sentences, &(0..row.sentences.len().min(3)).collect::<Vec<_>>());
    }
    let mut out = std::io::stdout();
    writeln!(out, "{:<12}{:>8}{:>12}{:>12}{:>8}", "", "chosen", "He, But, …", "The move, …", "share")?;
    let own = [("ours".to_owned(), ours), ("LEAD-3".to_owned(), lead)];
    let given = others.into_iter().map(|(name, _, count)| (name, count));
    for (name, Count { chosen, openers, nouns }) in own.into_iter().chain(given) {
        let share = 100.0 * (openers + nouns) as f64 / chosen.max(1) as f64;
        writeln!(out, "{name:<12}{chosen:>8}{openers:>12}{nouns:>12}{share:>6.1} %")?;
    }
    Ok(())
}

impl Count {
    fn add(&mut self, sentences: &[String], chosen: &[usize]) {
        self.chosen += chosen.len();
        for &n in chosen.iter().filter(|&&n| n > 0 && !chosen.contains(&(n - 1))) {
            let opening = words(&sentences[n]);
            let opens = |phrase: &str| opening.starts_with(&words(phrase));
            // What an earlier chosen sentence says is no longer left out.
            let said = |noun: &String| {
                chosen.iter().any(|&other| other < n && words(&sentences[other]).contains(noun))
            };
            let noun = opening.get(1).filter(|_| opening[0] == "the");
            if OPENERS.split(", ").any(opens) {
                self.openers += 1;
            } else if noun.is_some_and(|noun| NOUNS.split(", ").any(|known| known == noun) && !said(noun)) {
                self.nouns += 1;
            }
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "no part of the wasm, whose letters are its own")]
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
