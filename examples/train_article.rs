//! Learns the weights by which a page is told to be no article: `cargo run --release --features train --example
//! train_article -- DATA src/article/weights.rs`. `DATA` holds `pagetype/pages.jsonl` (`html`, `url`, `article`, and
//! `debatable` for those to leave out) and `extraction/gold-*.jsonl`, whose pages are all articles; `html` is the path of a
//! gzipped page from the file that names it. Prints what the weights so far, those learned without the page, and those
//! learned get wrong.

use flate2::read::GzDecoder;
use nutgraf::article::train::{BIAS, LIMIT, Seen, signs};
use nutgraf::page::Metadata;
use nutgraf::{Options, Page};
use std::error::Error;
use std::fmt::Write;
use std::io::Read;
use std::path::Path;

const FILES: [&str; 4] = [
    "pagetype/pages.jsonl",
    "extraction/gold-body.jsonl",
    "extraction/gold-date.jsonl",
    "extraction/gold-meta.jsonl",
];
/// How strongly a weight is pulled, in pages.
const PULL: f64 = 8.0;
/// The most that one sign may tell, so that none alone outweighs what articles show.
const MOST: f64 = 3.0;
/// What a reader would say before any data, which hardly has a story of three lines, or a thread without an address: weights
/// are pulled to these tenths.
const BEFORE: [i8; 32] = [
    7, 10, 8, 18, 12, 18, 11, 9, 12, 6, 6, 25, 28, 12, 30, 7, 12, 14, 30, 30, 30, 4, 22, 14, -9, -9, -21, -5,
    -7, -18, -26, -10,
];
/// What refusing an article costs, where taking another page for one costs 1.
const REFUSED: f64 = 2.0;
const STEPS: usize = 3000;
const FOLDS: usize = 10;
/// How a page is shown, and how much that counts: it must be told without its address, and where it says nothing of itself.
const WAYS: [(&str, f64); 4] = [("whole", 3.0), ("no address", 1.0), ("no metadata", 1.0), ("neither", 1.0)];

#[derive(serde::Deserialize)]
struct Row {
    html: String,
    url: Option<String>,
    article: Option<bool>,
    #[serde(default)]
    debatable: bool,
}

/// A page as its signs show it, in each of the ways; none where its text alone tells what it is.
struct Case {
    ways: Vec<Option<Vec<f64>>>,
    article: bool,
}

/// The name of a sign, and whether it can only speak against an article.
type Name = (&'static str, bool);
/// Tenths: the bias, then a weight for each sign.
type Weights = Vec<i8>;

#[derive(Default)]
struct Data {
    cases: Vec<Case>,
    names: Vec<Name>,
    before: Weights,
    hash: u64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [folder, weights] = &given[..] else {
        return Err("give the data's folder and the file to write".into());
    };
    let data = read(Path::new(folder))?;
    let all: Vec<&Case> = data.cases.iter().collect();
    report("the weights so far", &told(&all, &data.before));
    let mut held = Vec::new();
    for fold in 0..FOLDS {
        let mut parts = [Vec::new(), Vec::new()];
        for (n, case) in data.cases.iter().enumerate() {
            parts[usize::from(n % FOLDS == fold)].push(case);
        }
        held.extend(told(&parts[1], &learn(&parts[0], &data.names)));
    }
    report("learned without the page", &held);
    let learned = learn(&all, &data.names);
    report("learned", &told(&all, &learned));
    std::fs::write(weights, written(&learned, &data)?)?;
    Ok(())
}

fn read(folder: &Path) -> Result<Data, Box<dyn Error>> {
    let mut data = Data { hash: 0xcbf2_9ce4_8422_2325, ..Data::default() };
    for file in FILES {
        let path = folder.join(file);
        for line in std::fs::read_to_string(&path)?.lines() {
            let row: Row = serde_json::from_str(line)?;
            if row.debatable {
                continue;
            }
            let mut html = Vec::new();
            GzDecoder::new(std::fs::File::open(path.with_file_name(&row.html))?).read_to_end(&mut html)?;
            data.hash = fnv(data.hash, &html);
            let mut page = Page::from_html(&String::from_utf8_lossy(&html));
            let (known, unknown) = (Options { url: row.url, ..Options::default() }, Options::default());
            let mut ways = vec![signs(&page, &known)];
            page.meta.canonical = None;
            ways.push(signs(&page, &unknown));
            page.meta = Metadata::default();
            ways.push(signs(&page, &known));
            ways.push(signs(&page, &unknown));
            for seen in ways.iter().flatten() {
                data.names = seen.iter().map(|sign| (sign.name, sign.against)).collect();
                data.before = std::iter::once(BIAS).chain(seen.iter().map(|sign| sign.weight)).collect();
            }
            let values = |seen: Option<Vec<_>>| Some(seen?.iter().map(|sign: &Seen| sign.value).collect());
            let ways = ways.into_iter().map(values).collect();
            data.cases.push(Case { ways, article: row.article != Some(false) });
        }
    }
    Ok(data)
}

/// A logistic regression in which both kinds of pages count the same and no sign may speak against its nature.
fn learn(cases: &[&Case], names: &[Name]) -> Weights {
    let articles = cases.iter().filter(|case| case.article).count() as f64;
    let costs = [1.0 / (cases.len() as f64 - articles), REFUSED / articles];
    let total: f64 = WAYS.iter().map(|(_, counts)| counts).sum();
    let before: Vec<f64> = BEFORE.iter().map(|tenths| f64::from(*tenths) / 10.0).collect();
    let mut weights = before.clone();
    for step in 0..STEPS {
        let pull = PULL / cases.len() as f64;
        let pulled = weights.iter().zip(&before).map(|(weight, before)| pull * (before - weight));
        let mut slopes: Vec<f64> = pulled.collect();
        for case in cases {
            for (seen, (_, counts)) in case.ways.iter().zip(WAYS) {
                let Some(seen) = seen else { continue };
                let told = 1.0 / (1.0 + libm::exp(-sum(&weights, seen)));
                let miss = if case.article { -told } else { 1.0 - told };
                let miss = miss * costs[usize::from(case.article)] * counts / total;
                slopes[0] += miss;
                for (slope, seen) in slopes[1..].iter_mut().zip(seen) {
                    *slope += miss * seen;
                }
            }
        }
        let pace = 2.0 / (1.0 + 9.0 * step as f64 / STEPS as f64);
        for (weight, slope) in weights.iter_mut().zip(&slopes) {
            *weight += pace * slope;
        }
        for (weight, (_, against)) in weights[1..].iter_mut().zip(names) {
            *weight = if *against { weight.clamp(0.0, MOST) } else { weight.clamp(-MOST, 0.0) };
        }
    }
    weights.iter().map(|weight| (weight * 10.0).round() as i8).collect()
}

fn sum(weights: &[f64], seen: &[f64]) -> f64 {
    weights[0] + weights[1..].iter().zip(seen).map(|(weight, seen)| weight * seen).sum::<f64>()
}

/// A page shown in a way: which, whether it is refused, and whether it is an article.
type Told = (usize, bool, bool);

fn told(cases: &[&Case], weights: &[i8]) -> Vec<Told> {
    let weights: Vec<f64> = weights.iter().map(|weight| f64::from(*weight) / 10.0).collect();
    let mut found = Vec::new();
    for case in cases {
        for (way, seen) in case.ways.iter().enumerate() {
            // The rules before the signs refuse what they tell.
            let refused = seen.as_ref().is_none_or(|seen| sum(&weights, seen) > LIMIT);
            found.push((way, refused, case.article));
        }
    }
    found
}

#[expect(clippy::print_stdout, reason = "a command's answer")]
fn report(name: &str, told: &[Told]) {
    for (way, (shown, _)) in WAYS.iter().enumerate() {
        let count = |article: bool, refused: bool| {
            told.iter().filter(|told| told.0 == way && told.2 == article && (told.1 || !refused)).count()
        };
        println!(
            "{name}, {shown}: {} of {} refused, {} of {} articles wrongly",
            count(false, true),
            count(false, false),
            count(true, true),
            count(true, false)
        );
    }
}

fn written(weights: &[i8], data: &Data) -> Result<String, Box<dyn Error>> {
    let articles = data.cases.iter().filter(|case| case.article).count();
    let mut text = format!(
        "//! How many tenths each sign of a page speaks against an article. Written by examples/train_article.rs, which says with\n\
         //! what: learned from {articles} articles and {} other pages (fnv1a {:016x}). Holds nothing of their text.\n\n\
         pub(super) const BIAS: i8 = {};\n",
        data.cases.len() - articles,
        data.hash,
        weights[0]
    );
    for ((name, _), weight) in data.names.iter().zip(&weights[1..]) {
        writeln!(text, "pub(super) const {name}: i8 = {weight};")?;
    }
    Ok(text)
}

fn fnv(hash: u64, data: &[u8]) -> u64 {
    data.iter().fold(hash, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
