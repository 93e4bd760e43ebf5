//! What a reader relies on in one scraped wire story (tests/pages/wire-report), fact by fact: a golden digest can be taken
//! over unread, this can't.
#![cfg(feature = "html")]
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use nutgraf::timeline::{Precision, Status};
use nutgraf::wire::{DateBasis, Wire, WireEntry};
use nutgraf::{OffsetUnit, Options, Page, digest};

const SOURCE: &str = include_str!("pages/wire-report/source.txt");

fn story() -> Wire {
    Wire::new(&digest(&Page::from_text(SOURCE), &Options::default()).unwrap(), OffsetUnit::Bytes)
}

/// The one entry whose sentence has these words.
fn told<'a>(story: &'a Wire, words: &str) -> &'a WireEntry {
    let mut found = story.timeline.iter().filter(|entry| entry.text.contains(words));
    let entry = found.next().unwrap_or_else(|| panic!("no entry tells {words:?}"));
    assert!(found.next().is_none(), "{words:?} is told twice");
    entry
}

#[test]
fn the_heading_is_read_and_no_offset_is_made_up() {
    let article = story().article;
    assert_eq!(article.published.as_deref(), Some("2026-10-15T07:42"));
    assert_eq!(article.authors, ["Tellus News"]);
    assert!(article.title.starts_with("Clean water for the delta stays the goal"), "{}", article.title);
    assert_eq!(article.language, "en");
}

#[test]
fn what_surrounds_the_story_is_set_aside_and_nothing_of_the_story_is() {
    let article = story().article;
    for words in [
        "Northern Mercury",
        "Sala de lectura",
        "By Tellus News",
        "Published :",
        "Link copied",
        "Island envoy to",
    ] {
        assert!(!article.body.contains(words), "the body holds {words:?}");
        assert!(article.aside.iter().any(|part| part.text.contains(words)), "{words:?} is lost");
    }
    // The thirteen lines from the dateline on.
    let (_, body) = SOURCE.split_once("PORT ADLER").unwrap();
    for line in body.lines().filter(|line| !line.is_empty()) {
        assert!(article.body.contains(line), "the body lacks {line:?}");
    }
    assert_eq!(article.paragraphs.len(), 13);
}

#[test]
fn weekdays_are_counted_from_the_day_of_publication() {
    let story = story();
    // Published on a Thursday: what was said is the day before, what is to come the Tuesday after.
    let said = told(&story, "said Wednesday");
    assert_eq!((said.value.as_str(), said.basis), ("2026-10-14", DateBasis::Publication));
    let vote = told(&story, "Tuesday's election");
    assert_eq!((vote.value.as_str(), vote.status), ("2026-10-20", Status::Scheduled));
    assert_eq!((vote.precision, vote.basis), (Precision::Day, DateBasis::Publication));
    assert!(!vote.cancelled);
}

#[test]
fn a_month_with_its_year_stays_a_month() {
    let story = story();
    for (words, value) in [("in May 2024", "2024-05"), ("in January 2025", "2025-01")] {
        let entry = told(&story, words);
        assert_eq!((entry.value.as_str(), entry.precision), (value, Precision::Month));
        assert_eq!((entry.status, entry.basis), (Status::Past, DateBasis::Explicit));
        assert!(!entry.cancelled);
    }
}

#[test]
fn a_visit_that_was_called_off_says_so() {
    let story = story();
    let visit = told(&story, "canceled her trip");
    assert!(visit.cancelled);
    assert_eq!((visit.value.as_str(), visit.basis), ("2026-10", DateBasis::Publication));
    // "Earlier this month" is over on the day of publication.
    assert_eq!((visit.first.as_deref(), visit.last.as_deref()), (Some("2026-10-01"), Some("2026-10-15")));
    assert_eq!(story.timeline.iter().filter(|entry| entry.cancelled).count(), 1);
}

#[test]
fn what_follows_the_vote_hangs_on_it() {
    let story = story();
    let visit = told(&story, "shortly after the election");
    assert_eq!((visit.basis, visit.status), (DateBasis::Anchored, Status::Scheduled));
    assert_eq!(visit.value, "2026-10-20/..");
    assert!(visit.anchor.as_deref().is_some_and(|words| words.contains("election")), "{:?}", visit.anchor);
    let own = told(&story, "canceled her trip");
    assert_ne!(visit.group, own.group, "two visits are one event");
}

#[test]
fn figures_that_are_no_dates_are_none() {
    let story = story();
    for words in ["12,400", "9 percent", "30 percent", "three times"] {
        assert!(
            story.timexes.iter().all(|timex| !words.contains(timex.text.as_str())),
            "{words:?} is a date"
        );
    }
    assert_eq!(story.timeline.len(), 6);
}
