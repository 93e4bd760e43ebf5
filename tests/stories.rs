//! How well articles are joined: the stories of `tests/stories/`, each with what a reader would say of it. `-- --nocapture`
//! prints the figures, with each wrong merge and each miss; `-- --ignored --nocapture` lists every entry, to be judged.
#![cfg(feature = "story")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that fails says where, and these figures are its point"
)]

#[path = "stories/gold.rs"]
mod gold;
#[path = "stories/score.rs"]
mod score;

use gold::{Tale, files};
use nutgraf::story::{Source, StoryOptions, join};
use score::Score;

/// Those that the matcher was made with, and those written when it was done.
const MADE_WITH: [&str; 3] = ["election", "landslide", "trial"];

#[test]
#[ignore = "lists, asks nothing"]
fn every_entry_is_listed() {
    for name in MADE_WITH {
        let (digests, _) = files(name);
        println!("\n== {name}");
        for (n, digest) in digests.iter().enumerate() {
            for entry in &digest.timeline {
                let text = digest.sentences[entry.sentence as usize].span.of(&digest.article.text);
                let status = if entry.cancelled { "cancelled" } else { entry.status.name() };
                println!(
                    "{} {} - | {} {{{}; {status}; g{}}}",
                    n + 1,
                    entry.value,
                    &text,
                    entry.label,
                    entry.group
                );
            }
        }
    }
}

#[test]
#[ignore = "lists, asks nothing"]
fn every_row_is_listed() {
    for name in MADE_WITH {
        let tale = Tale::read(name);
        let sources: Vec<Source> = tale.digests.iter().map(Source::of).collect();
        let story = join(&sources, &StoryOptions::default()).unwrap();
        println!("\n== {name}");
        for (n, row) in story.rows.iter().enumerate() {
            let off = if row.cancelled { " OFF" } else { "" };
            println!(
                "{n} {} {}{off} {:?} v{} {}",
                row.value,
                row.status.name(),
                row.thread,
                row.voices,
                row.label
            );
            for telling in &row.tellings {
                println!(
                    "      {} {} {} | {}",
                    telling.article + 1,
                    telling.value,
                    telling.label,
                    telling.text
                );
            }
        }
        println!("threads {:?}", story.threads);
        for disagreement in &story.disagreements {
            println!("{disagreement:?}");
        }
        for pick in &story.summary {
            println!("  {} {:.3} {}", pick.article + 1, pick.score, pick.text);
        }
    }
}

#[test]
fn stories_are_joined_as_a_reader_would() {
    let mut sum = Score::default();
    for name in MADE_WITH {
        let score = score::score(&Tale::read(name));
        println!("{}", score.line(name));
        for fault in &score.faults {
            println!("  {fault}");
        }
        sum.add(&score);
    }
    println!("{}", sum.line("made with"));
}
