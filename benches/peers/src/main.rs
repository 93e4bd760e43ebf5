//! Native times on one page: finding the article as dom_smoothie does, a whole digest, and the sentences of a megabyte.

use segtok::segmenter::{SegmentConfig, split_multi};
use std::hint::black_box;
use std::time::{Duration, Instant};
use unicode_segmentation::UnicodeSegmentation;

/// How long each job is repeated.
const SPAN: Duration = Duration::from_secs(1);
/// How much text is cut into sentences, in bytes.
const TEXT: usize = 1_000_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("usage: peers FILE")?;
    let html = std::fs::read_to_string(&file)?;
    let options = nutgraf::Options::default();
    let title = format!("native: {file}, {} KB", html.len() / 1000);
    println!("\n{title:<58}{:>9}{:>9}", "min ms", "median");
    let ours = time(|| nutgraf::digest(&nutgraf::Page::from_html(&html), &options).is_ok());
    let article = time(|| nutgraf::article::extract(&nutgraf::Page::from_html(&html), &options).is_ok());
    let parsed = nutgraf::Page::from_html(&html);
    let core = time(|| nutgraf::digest(&parsed, &options).is_ok());
    let theirs = time(|| {
        dom_smoothie::Readability::new(html.as_str(), None, None).and_then(|mut r| r.parse()).is_ok()
    });
    row("nutgraf: source to digest", ours, ours);
    row("nutgraf: source to article", article, ours);
    row("nutgraf: parsed page to digest", core, ours);
    row("dom_smoothie: source to article", theirs, ours);
    let article = nutgraf::article::extract(&parsed, &options)?;
    dates(&article);
    sentences(&article.text)
}

/// The dates of the page's text alone, and the timeline made of them; chrono's are in the table of Node.
fn dates(article: &nutgraf::article::Article) {
    let english = nutgraf::language::Language::of("en");
    let sentences = nutgraf::sentence::split(article, english);
    let timexes = nutgraf::time::timexes(article, &sentences, english);
    println!("\n{:<58}{:>9}{:>9}", "native: the dates of that article", "min ms", "median");
    let ours = time(|| nutgraf::time::timexes(article, &sentences, english).len() > 2);
    row("nutgraf: dates", ours, ours);
    row(
        "nutgraf: the timeline of them",
        time(|| nutgraf::timeline::build(article, &sentences, &timexes, english).len() > 2),
        ours,
    );
}

/// The sentences of the page's text, over and over.
fn sentences(text: &str) -> Result<(), Box<dyn std::error::Error>> {
    let text = format!("{text}\n\n").repeat(TEXT / (text.len() + 2));
    let body = nutgraf::Page::from_body(&text);
    let article = nutgraf::article::extract(&body, &nutgraf::Options { force: true, ..Default::default() })?;
    let english = nutgraf::language::Language::of("en");
    println!("\n{:<58}{:>9}{:>9}", "native: the sentences of a megabyte", "min ms", "median");
    let ours = time(|| nutgraf::sentence::split(&article, english).len() > 1);
    row("nutgraf: sentences, and who speaks", ours, ours);
    let lines = || text.lines().filter(|line| !line.is_empty());
    row(
        "unicode-segmentation",
        time(|| lines().map(|line| line.unicode_sentences().count()).sum::<usize>() > 1),
        ours,
    );
    row(
        "sentencex",
        time(|| lines().map(|line| sentencex::segment("en", line).len()).sum::<usize>() > 1),
        ours,
    );
    let segtok = |line| split_multi(line, SegmentConfig::default()).len();
    row("segtok", time(|| lines().map(segtok).sum::<usize>() > 1), ours);
    Ok(())
}

/// The fastest run, which is what the machine can do when nothing disturbs it, and the median.
fn time(job: impl Fn() -> bool) -> [f64; 2] {
    assert!(job(), "the page has no article");
    let start = Instant::now();
    let mut runs = Vec::new();
    while start.elapsed() < SPAN {
        let before = Instant::now();
        black_box(job());
        runs.push(before.elapsed().as_secs_f64() * 1000.0);
    }
    runs.sort_by(f64::total_cmp);
    [runs[0], runs[runs.len() / 2]]
}

fn row(name: &str, [least, median]: [f64; 2], ours: [f64; 2]) {
    println!("  {name:<56}{least:>9.3}{median:>9.3}{:>8.2} x", median / ours[1]);
}
