//! Learns what each sign of `judge` weighs: a logistic regression over every pair of tellings of `tests/stories/` that may be
//! one event, and over the cases of `kinds.txt`. `cargo test --lib story::tests::learn -- --ignored --nocapture` prints the weights.

use crate::civil::DateTime;
use crate::story::judge::{Judge, SIGNS, forbidden};
use crate::story::{Source, articles, event, matching};
use crate::{Options, Page, digest};
use std::fs;

#[allow(dead_code, clippy::unwrap_used, reason = "the tests of stories ask for more of it")]
#[path = "../../../tests/stories/gold.rs"]
mod gold;

/// How much heavier a case weighs than a pair of a story.
const CASE: f64 = 4.0;
/// Holds weights small.
const RIDGE: f64 = 0.5;

/// Two units: their signs, whether they are one, how much that weighs.
type Example = ([f64; SIGNS], bool, f64);

/// The pairs of some articles: `one` says of two units, by their entries, whether they are one event.
fn examples(
    sources: &[Source],
    within: bool,
    weight: f64,
    one: impl Fn(&[(u32, u32)], &[(u32, u32)]) -> Option<bool>,
) -> Vec<Example> {
    let articles = articles::articles(sources);
    let told = event::read(&articles);
    let judge = Judge::new(&told, &articles);
    let entries = |n: usize| -> Vec<(u32, u32)> {
        let entry = |&n: &u32| {
            (articles[told.entries[n as usize].article as usize].given[0], told.entries[n as usize].index)
        };
        told.units[n].entries.iter().map(entry).collect()
    };
    let mut found = Vec::new();
    for a in 0..told.units.len() {
        for b in a + 1..told.units.len() {
            let (first, second) = (&told.units[a], &told.units[b]);
            if forbidden(first, second) || !within && first.article == second.article {
                continue;
            }
            if let Some(one) = one(&entries(a), &entries(b)) {
                let signs = judge.signs(a as u32, b as u32, &judge.shared(first, second));
                found.push((signs, one, weight));
            }
        }
    }
    found
}

/// The names of the stories that are learned from.
fn names() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories");
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("gold.txt").exists())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.retain(|name| !gold::HELD_OUT.contains(&name.as_str()));
    names.sort();
    names
}

fn story(tale: &gold::Tale) -> Vec<Example> {
    let sources: Vec<Source> = tale.digests.iter().map(Source::of).collect();
    examples(&sources, true, 1.0, |a, b| {
        let told = |entry: &(u32, u32)| &tale.events[entry.0 as usize][entry.1 as usize];
        // What its digest misdates shows nothing.
        let right = |entries: &[(u32, u32)]| entries.iter().any(|entry| told(entry).1);
        let same = a.iter().any(|one| b.iter().any(|other| told(one).0 == told(other).0));
        (right(a) && right(b)).then_some(same)
    })
}

/// Cases whose rows are all one, or none of them.
fn cases() -> Vec<Example> {
    let of = |case: &str| {
        let (articles, wanted) = case.trim().split_once('\n').unwrap().1.split_once("-> ").unwrap();
        let article = |line: &str| {
            let (day, text) = line.split_once(" | ").unwrap();
            let (title, text) =
                text.split_once(" | ").map_or((None, text), |(title, text)| (Some(title), text));
            let options = Options {
                published: DateTime::parse(day),
                title: title.map(str::to_owned),
                language: Some("en".to_owned()),
                ..Options::default()
            };
            Source::of(&digest(&Page::from_body(text), &options).unwrap())
        };
        let sources: Vec<Source> = articles.lines().map(article).collect();
        let rows: usize = wanted.split(' ').nth(1).unwrap().parse().unwrap();
        let units = event::read(&articles::articles(&sources)).units.len();
        let one = (rows == 1 || rows == units).then_some(rows == 1);
        examples(&sources, false, CASE, |_, _| one)
    };
    include_str!("../../../tests/stories/kinds.txt").split("\n\n").skip(1).flat_map(of).collect()
}

/// Newton's method, from nothing.
fn learned(examples: &[Example]) -> [f64; SIGNS] {
    let mut weights = [0.0; SIGNS];
    for _ in 0..20 {
        let mut slope = [[0.0; SIGNS + 1]; SIGNS];
        for (n, row) in slope.iter_mut().enumerate() {
            let ridge = if n == 0 { 0.001 } else { RIDGE };
            (row[n], row[SIGNS]) = (ridge, ridge * weights[n]);
        }
        for (signs, one, weight) in examples {
            let odds: f64 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
            let likely = 1.0 / (1.0 + libm::exp(-odds));
            for (n, row) in slope.iter_mut().enumerate() {
                for (at, sign) in signs.iter().enumerate() {
                    row[at] += weight * likely * (1.0 - likely) * signs[n] * sign;
                }
                row[SIGNS] += weight * (likely - f64::from(u8::from(*one))) * signs[n];
            }
        }
        let step = solved(slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight -= step);
    }
    weights
}

/// Gauss's elimination; the ridge keeps the diagonal from being nothing.
fn solved(mut rows: [[f64; SIGNS + 1]; SIGNS]) -> [f64; SIGNS] {
    for n in 0..SIGNS {
        let own = rows[n];
        for (_, row) in rows.iter_mut().enumerate().filter(|(at, _)| *at != n) {
            let part = row[n] / own[n];
            row.iter_mut().zip(own).for_each(|(value, own)| *value -= part * own);
        }
    }
    core::array::from_fn(|n| rows[n][SIGNS] / rows[n][n])
}

#[test]
#[ignore = "prints, asks nothing"]
#[allow(clippy::print_stdout, reason = "these figures are its point")]
fn weights_are_learned() {
    let mut all: Vec<Example> = names().iter().flat_map(|name| story(&gold::Tale::read(name))).collect();
    all.extend(cases());
    let weights = learned(&all).map(|weight| (weight * 20.0).round() / 20.0);
    println!("{} pairs: {weights:?}", all.len());
}

/// Pairs of entries of several units: in one row and one event, in one row only, one event only.
fn counted(tale: &gold::Tale, signs: [f64; SIGNS]) -> [usize; 3] {
    let sources: Vec<Source> = tale.digests.iter().map(Source::of).collect();
    let articles = articles::articles(&sources);
    let told = event::read(&articles);
    let mut judge = Judge::new(&told, &articles);
    judge.sign_weights = signs;
    let mut entries = Vec::new();
    for (row, units) in matching::judged(&judge).found.iter().enumerate() {
        for &unit in units {
            for &n in &told.units[unit as usize].entries {
                let entry = &told.entries[n as usize];
                let given = articles[entry.article as usize].given[0] as usize;
                let (event, right) = &tale.events[given][entry.index as usize];
                if *right {
                    entries.push((row, unit, event));
                }
            }
        }
    }
    let mut counts = [0; 3];
    for (n, a) in entries.iter().enumerate() {
        for b in entries[..n].iter().filter(|b| a.1 != b.1) {
            match (a.0 == b.0, a.2 == b.2) {
                (true, true) => counts[0] += 1,
                (true, false) => counts[1] += 1,
                (false, true) => counts[2] += 1,
                (false, false) => {}
            }
        }
    }
    counts
}

#[test]
#[ignore = "prints, asks nothing"]
#[allow(clippy::print_stdout, reason = "these figures are its point")]
fn each_story_is_joined_by_what_the_others_teach() {
    let tales: Vec<_> = names().iter().map(|name| gold::Tale::read(name)).collect();
    let pairs: Vec<Vec<Example>> = tales.iter().map(story).collect();
    let line = |name: &str, [right, wrong, missed]: [usize; 3]| {
        let part = |of: usize| right as f64 / of.max(1) as f64;
        let (precision, recall) = (part(right + wrong), part(right + missed));
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        println!(
            "{name:<12} P {precision:.3} R {recall:.3} F1 {f1:.3} ({right}+{wrong} wrong+{missed} missed)"
        );
    };
    let (mut sum, mut lost) = ([0; 3], 0.0);
    for (n, tale) in tales.iter().enumerate() {
        let others = pairs.iter().enumerate().filter(|(other, _)| *other != n).flat_map(|(_, pairs)| pairs);
        let all: Vec<Example> = others.copied().chain(cases()).collect();
        let signs = learned(&all);
        let loss = |(own, one, weight): &Example| {
            let odds: f64 = own.iter().zip(signs).map(|(sign, weight)| sign * weight).sum();
            weight * libm::log1p(libm::exp(if *one { -odds } else { odds }))
        };
        lost += pairs[n].iter().map(loss).sum::<f64>();
        let counts = counted(tale, signs);
        line(&tale.name, counts);
        sum = core::array::from_fn(|at| sum[at] + counts[at]);
    }
    line("all", sum);
    println!("log loss of the pairs left out: {lost:.1}");
}
