//! How much is compared, and what a broken digest may not do.

mod learn;
mod read;

use super::{Source, StoryOptions, articles, event, join, matching};
use crate::civil::DateTime;
use crate::{Options, Page, digest};
use std::fmt::Write;

/// Articles that tell the same events in the same words, one a day.
fn told(articles: usize, events: usize) -> Vec<Source> {
    let things = ["bridge", "harbour", "school", "tunnel", "market", "station", "museum"];
    let make = |n: usize| {
        let mut text = String::new();
        for event in 0..events {
            let (day, month) = (event % 28 + 1, ["January", "March", "May", "July"][event / 28 % 4]);
            let thing = things[event % things.len()];
            let year = 2000 + event / 112;
            let _ = write!(text, "The {thing} number {event} opened on {day} {month} {year}. ");
        }
        let options = Options {
            published: DateTime::parse("2026-05-01"),
            title: Some(format!("{n}")),
            ..Options::default()
        };
        Source::of(&digest(&Page::from_body(&text), &options).unwrap())
    };
    (0..articles).map(make).collect()
}

fn compared(sources: &[Source]) -> usize {
    let articles = articles::articles(sources);
    let told = event::read(&articles);
    matching::clusters(&told, &articles).compared
}

#[test]
fn twice_as_many_events_are_no_more_than_about_twice_as_many_comparisons() {
    let [small, large] = [100, 200].map(|events| compared(&told(6, events)));
    assert!(small > 100 && large <= small * 5 / 2, "{small}, then {large}");
}

#[test]
fn every_event_of_many_articles_is_one_row() {
    let story = join(&told(6, 60), &StoryOptions::default()).unwrap();
    assert_eq!(story.rows.len(), 60);
    assert!(story.rows.iter().all(|row| row.tellings.len() == 6 && row.voices == 1));
}

#[test]
fn a_digest_whose_parts_contradict_each_other_breaks_nothing() {
    let mut sources = told(3, 20);
    let far = [Some("0001-01-01"), Some("9999-12-31"), None].map(|day| day.map(str::to_owned));
    for (n, source) in sources.iter_mut().enumerate() {
        for (at, entry) in source.timeline.iter_mut().enumerate() {
            (entry.start, entry.end) = ((at as u32 * 7919) % 5000, u32::MAX);
            (entry.first, entry.last) = (far[(at + n) % 3].clone(), far[at / 3 % 3].clone());
            entry.group = u32::MAX - (at as u32 % 5);
            entry.value = "x/..".to_owned();
            entry.label = "2-1 9999999999999999999 million at least".to_owned();
        }
        source.timexes.reverse();
        source.article.published = far[n].clone();
    }
    let story = join(&sources, &StoryOptions::default()).unwrap();
    assert_eq!(story.rows.iter().map(|row| row.tellings.len()).sum::<usize>(), 60);
}
