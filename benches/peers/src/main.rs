//! Native times on one page: finding the article as dom_smoothie does, and a whole digest.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long each job is repeated.
const SPAN: Duration = Duration::from_secs(1);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("usage: peers FILE")?;
    let html = std::fs::read_to_string(&file)?;
    let options = nutgraf::Options::default();
    println!("native, {file}, {} KB", html.len() / 1000);
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
    Ok(())
}

/// The fastest run: what the machine can do when nothing disturbs it.
fn time(job: impl Fn() -> bool) -> Duration {
    assert!(job(), "the page has no article");
    let start = Instant::now();
    let mut best = Duration::MAX;
    while start.elapsed() < SPAN {
        let before = Instant::now();
        black_box(job());
        best = best.min(before.elapsed());
    }
    best
}

fn row(name: &str, took: Duration, ours: Duration) {
    let ratio = took.as_secs_f64() / ours.as_secs_f64();
    println!("  {name:<36}{:>9.3} ms{ratio:>8.2} x", took.as_secs_f64() * 1000.0);
}
