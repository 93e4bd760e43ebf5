//! Reads a story of `tests/stories/`: its articles, and what a reader says of them. A gold file has lines of four kinds:
//! - `ARTICLE VALUE EVENT | how the sentence begins`: an entry, and the event that it tells; `!EVENT` where its digest
//!   dates it wrongly, which no matcher can mend;
//! - `> PLAN OUTCOME`: two events that are one thread;
//! - `? KIND EVENT: SIDE | SIDE`: what articles disagree on;
//! - `= ARTICLE how the sentence begins`: nothing new to a reader of the articles before.

use nutgraf::civil::DateTime;
use nutgraf::{Digest, Options, Page, digest};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The last stories, written and judged before they were joined, and not learned from.
pub(crate) const HELD_OUT: [&str; 2] = ["water", "cyclist"];

/// A story and its gold.
pub(crate) struct Tale {
    pub(crate) name: String,
    pub(crate) digests: Vec<Digest>,
    /// Of each entry of each article, the event, and whether its date is right.
    pub(crate) events: Vec<Vec<(String, bool)>>,
    pub(crate) links: Vec<(String, String)>,
    /// Kind, event, sides.
    pub(crate) disagreements: Vec<(String, String, BTreeSet<String>)>,
    /// Of each article, the sentences that say nothing new.
    pub(crate) known: Vec<BTreeSet<u32>>,
}

impl Tale {
    pub(crate) fn read(name: &str) -> Self {
        let (digests, gold) = files(name);
        let mut tale = Self {
            name: name.to_owned(),
            events: digests.iter().map(|digest| vec![(String::new(), true); digest.timeline.len()]).collect(),
            known: vec![BTreeSet::new(); digests.len()],
            digests,
            links: Vec::new(),
            disagreements: Vec::new(),
        };
        for line in gold.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (sign, rest) = line.split_once(' ').unwrap();
            match sign {
                ">" => {
                    let (plan, outcome) = rest.split_once(' ').unwrap();
                    tale.links.push((plan.to_owned(), outcome.to_owned()));
                }
                "?" => {
                    let (what, sides) = rest.split_once(": ").unwrap();
                    let (kind, event) = what.split_once(' ').unwrap();
                    let sides = sides.split(" | ").map(str::to_owned).collect();
                    tale.disagreements.push((kind.to_owned(), event.to_owned(), sides));
                }
                "=" => tale.know(rest),
                article => tale.label(article.parse::<usize>().unwrap() - 1, rest),
            }
        }
        for (n, events) in tale.events.iter().enumerate() {
            for (entry, (event, _)) in tale.digests[n].timeline.iter().zip(events) {
                assert!(!event.is_empty(), "{name}: nobody says what {} {:?} tells", n + 1, entry.value);
            }
        }
        tale
    }

    fn text(&self, article: usize, sentence: u32) -> &str {
        let digest = &self.digests[article];
        digest.sentences[sentence as usize].span.of(&digest.article.text)
    }

    fn know(&mut self, rest: &str) {
        let (article, begins) = rest.split_once(' ').unwrap();
        let article = article.parse::<usize>().unwrap() - 1;
        let sentences = 0..self.digests[article].sentences.len() as u32;
        let found = sentences.into_iter().find(|&n| self.text(article, n).starts_with(begins));
        self.known[article].insert(found.unwrap_or_else(|| panic!("{}: no sentence {rest:?}", self.name)));
    }

    fn label(&mut self, article: usize, rest: &str) {
        let (what, begins) = rest.split_once(" | ").unwrap();
        let (value, event) = what.split_once(' ').unwrap();
        let found = self.digests[article].timeline.iter().enumerate().position(|(n, entry)| {
            let begins = self
                .text(article, entry.sentence)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .starts_with(begins);
            entry.value == value && begins && self.events[article][n].0.is_empty()
        });
        let found = found.unwrap_or_else(|| panic!("{}: no entry {} {rest:?}", self.name, article + 1));
        let right = event.strip_prefix('!');
        self.events[article][found] = (right.unwrap_or(event).to_owned(), right.is_none());
    }
}

/// The digests of a story's articles, and its gold.
pub(crate) fn files(name: &str) -> (Vec<Digest>, String) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(name);
    let articles = (1..).map_while(|n| fs::read_to_string(folder.join(format!("{n}.txt"))).ok());
    let digests = articles.map(|text| article(&text)).collect();
    (digests, fs::read_to_string(folder.join("gold.txt")).unwrap_or_default())
}

/// An article: lines of `key: value`, an empty line, the text.
fn article(text: &str) -> Digest {
    let (head, body) = text.split_once("\n\n").unwrap();
    let said = |key: &str| {
        head.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": ")).map(str::to_owned)
    };
    let options = Options {
        title: said("title"),
        url: said("url"),
        published: said("published").map(|date| DateTime::parse_whole(&date).unwrap()),
        language: said("language"),
        ..Options::default()
    };
    let mut digest = digest(&Page::from_body(body), &options).unwrap();
    digest.article.publisher = said("publisher");
    digest
}
