//! Prints how long a story of ten articles takes, of twenty and of fifty, and the power of their number by which the time
//! grows. `cargo bench --bench story`

#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, and stops where a file is missing"
)]

use nutgraf::story::{Source, StoryOptions, join};
use nutgraf::{Options, Page, civil::DateTime, digest};
use std::time::Instant;

/// The articles of all stories of `tests/stories/`, those of one story side by side.
fn sources() -> Vec<Source> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| std::fs::read_dir(entry.unwrap().path()).ok())
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().is_some_and(|name| name != "gold.txt"))
        .collect();
    files.sort();
    let source = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let (head, body) = text.split_once("\n\n").unwrap();
        let published = head.lines().find_map(|line| line.strip_prefix("published: ")).unwrap();
        let options = Options { published: DateTime::parse(published), ..Options::default() };
        Source::of(&digest(&Page::from_body(body), &options).unwrap())
    };
    files.iter().map(source).collect()
}

fn main() {
    let all = sources();
    let time = |count: usize| {
        let of = &all[..count];
        let once = || {
            let start = Instant::now();
            std::hint::black_box(join(of, &StoryOptions::default()).unwrap());
            start.elapsed().as_secs_f64() * 1000.0
        };
        (0..20).map(|_| once()).fold(f64::MAX, f64::min)
    };
    let ten = time(10);
    println!("10 articles {ten:.2} ms");
    for count in [20, 50] {
        let took = time(count);
        let power = (took / ten).ln() / (count as f64 / 10.0).ln();
        println!("{count} articles {took:.2} ms, {:.1} times as long, power {power:.2}", took / ten);
    }
}
