//! The timeline over invented sentences with dates set by hand.

mod entries;
mod labels;
mod same;
mod spans;

use super::*;
use crate::civil::{Date, DateTime};
use crate::time::{Basis, Tense, TimexKind};

/// Each sentence with its dates: words, value, first and last day.
type Told<'a> = (&'a str, &'a [(&'a str, &'a str, &'a str, &'a str)]);

fn timeline(told: &[Told<'_>]) -> (String, Vec<Entry>) {
    let (mut text, mut sentences, mut timexes) = (String::new(), Vec::new(), Vec::new());
    for (n, (sentence, dates)) in told.iter().enumerate() {
        let start = text.len();
        text.push_str(sentence);
        let span = Span::new(start, text.len());
        sentences.push(Sentence { span, paragraph: 0, quoted: crate::sentence::Quoted::No, speaker: None });
        for (words, value, first, last) in *dates {
            let at = start + sentence.find(words).unwrap();
            timexes.push(Timex {
                span: Span::new(at, at + words.len()),
                kind: TimexKind::Date,
                value: (*value).to_owned(),
                modifier: None,
                interval: Some(Interval { first: Date::parse(first), last: Date::parse(last) }),
                basis: Basis::Explicit,
                tense: Tense::Unknown,
                sentence: n as u32,
            });
        }
        text.push(' ');
    }
    let article = Article { text, published: DateTime::parse("2020-10-29"), ..Article::default() };
    let entries = build(&article, &sentences, &timexes, Language::of("en"));
    (article.text, entries)
}

const TUESDAY: (&str, &str, &str, &str) = ("Tuesday", "2020-11-03", "2020-11-03", "2020-11-03");
const MARCH: (&str, &str, &str, &str) = ("March 2019", "2019-03", "2019-03-01", "2019-03-31");
const MAY: (&str, &str, &str, &str) = ("May 2019", "2019-05", "2019-05-01", "2019-05-31");

#[test]
fn tells_past_from_scheduled_in_time_order_with_labels() {
    let (_, entries) = timeline(&[
        ("The harbour council will vote on the sea wall on Tuesday.", &[TUESDAY]),
        ("It first met in March 2019, at the old mill.", &[MARCH]),
    ]);
    let got: Vec<_> = entries.iter().map(|e| (e.value.as_str(), e.status, e.label.as_str())).collect();
    assert_eq!(
        got,
        [
            ("2019-03", Status::Past, "It first met"),
            ("2020-11-03", Status::Scheduled, "The harbour council will vote on the sea wall"),
        ]
    );
}

#[test]
fn since_until_and_from_to_make_intervals() {
    for (sentence, dates, value, words, status) in [
        (
            "The mill has stood empty since March 2019.",
            &[MARCH][..],
            "2019-03/..",
            "March 2019",
            Status::Ongoing,
        ),
        ("The mill will reopen by Tuesday.", &[TUESDAY], "../2020-11-03", "Tuesday", Status::Scheduled),
        ("The mill stays shut until Tuesday.", &[TUESDAY], "../2020-11-03", "Tuesday", Status::Ongoing),
        (
            "It flooded twice between March 2019 and May 2019.",
            &[MARCH, MAY],
            "2019-03/2019-05",
            "March 2019 and May 2019",
            Status::Past,
        ),
        (
            "It ran from March 2019 to May 2019 without a stop.",
            &[MARCH, MAY],
            "2019-03/2019-05",
            "March 2019 to May 2019",
            Status::Past,
        ),
    ] {
        let (text, entries) = timeline(&[(sentence, dates)]);
        assert_eq!(entries.len(), 1, "{sentence}");
        let entry = &entries[0];
        assert_eq!((entry.value.as_str(), entry.span.of(&text), entry.status), (value, words, status));
        assert_eq!(entry.precision, Precision::Interval);
    }
}

#[test]
fn would_is_conditional_and_what_was_called_off_is_never_past() {
    let (_, entries) = timeline(&[("The ferry would sail on Tuesday.", &[TUESDAY])]);
    assert_eq!(entries[0].status, Status::Conditional);
    for (sentence, cancelled) in [
        ("The fair was scheduled to open on Tuesday, but was canceled over the storm.", true),
        ("The concert on Friday has been called off.", true),
        ("The vote on 9 November was scrapped.", true),
        ("The Friday fair is cancelled.", true),
        ("The match will not take place on Saturday.", true),
        ("On Monday the strike was called off.", false),
        ("The storm on Monday stopped the ferry.", false),
        ("The town scrapped a parade planned for Tuesday.", true),
        ("Tuesday's concert was called off.", true),
        ("The talks of March 2019 never took place.", true),
        ("The mayor denied that he met the builder in March 2019.", true),
        ("The fair was scheduled to open on Tuesday.", false),
        ("The council canceled the contract in March 2019.", false),
        ("The fair opened in March 2019 and the parade was canceled in May 2019.", false),
    ] {
        let dates: Vec<_> = [TUESDAY, MARCH, MAY].into_iter().filter(|d| sentence.contains(d.0)).collect();
        let (_, entries) = timeline(&[(sentence, &dates)]);
        for entry in &entries {
            assert_eq!(entry.cancelled, cancelled, "{sentence}");
            assert!(!(entry.cancelled && entry.status == Status::Past), "{sentence}");
        }
    }
}

#[test]
fn what_follows_a_dated_event_is_anchored_to_it() {
    let (text, entries) = timeline(&[
        ("Polls favour the mayor in Tuesday's election.", &[TUESDAY]),
        ("The bridge will open after the US election.", &[]),
        ("The choir will sing as soon as the winner is announced.", &[]),
        ("The road must be mended before the election.", &[]),
        ("The dog sleeps after the concert.", &[]),
    ]);
    let anchored: Vec<_> = entries
        .iter()
        .filter_map(|e| match e.basis {
            EntryBasis::Anchored(by) => Some((e.value.as_str(), e.span.of(&text), by.of(&text))),
            _ => None,
        })
        .collect();
    let by = "Tuesday's election";
    assert_eq!(anchored.len(), 3);
    assert!(anchored.contains(&("2020-11-03/..", "the US election", by)));
    assert!(anchored.contains(&("2020-11-03/..", "the winner is announced", by)));
    assert!(anchored.contains(&("../2020-11-03", "the election", by)));
}

#[test]
fn the_same_event_told_twice_shares_a_group_and_a_byline_is_none() {
    let today = ("October 29, 2020", "2020-10-29", "2020-10-29", "2020-10-29");
    let (_, entries) = timeline(&[
        ("By Ada Miller, October 29, 2020", &[today]),
        ("The harbour council votes on Tuesday.", &[TUESDAY]),
        ("On Tuesday the council of the harbour meets.", &[TUESDAY]),
        ("A new bakery opens on Tuesday.", &[TUESDAY]),
    ]);
    let groups: Vec<u32> = entries.iter().map(|e| e.group).collect();
    assert_eq!(groups, [0, 0, 1]);
}

#[test]
fn odd_input_makes_no_trouble() {
    assert!(timeline(&[]).1.is_empty());
    assert!(timeline(&[("", &[]), ("—, …", &[])]).1.is_empty());
    assert_eq!(timeline(&[("Tuesday", &[TUESDAY])]).1[0].label, "");
}

/// The whole way from the text, for what the words of dates decide.
pub(super) fn told(text: &str, language: &str) -> Vec<(String, Status, String)> {
    let options = crate::Options {
        published: DateTime::parse("2020-10-29"),
        language: Some(language.to_owned()),
        ..crate::Options::default()
    };
    let digest = crate::digest(&crate::Page::from_body(text), &options).unwrap();
    digest.timeline.into_iter().map(|e| (e.value, e.status, e.label)).collect()
}

#[test]
fn a_verb_tells_what_the_day_of_publication_leaves_open() {
    for (text, value, status) in [
        ("On Thursday, the mayor opened the pier.", "2020-10-29", Status::Past),
        ("The mayor will open the pier on Thursday.", "2020-10-29", Status::Scheduled),
        ("The pier was painted this week.", "2020-W44", Status::Past),
        ("The pier will be painted this week.", "2020-W44", Status::Scheduled),
        ("The guests moved in from March 2019.", "2019-03", Status::Past),
        ("Fares will rise from December.", "2020-12/..", Status::Scheduled),
        ("It was the worst flood since 1905.", "1905", Status::Past),
        ("It was the wettest spring since 1905.", "1905", Status::Past),
        ("Not since 1905 has the water stood so high.", "1905", Status::Past),
        ("The law will not apply until January 2026.", "2026-01/..", Status::Scheduled),
    ] {
        let got = told(text, "en");
        assert_eq!((got[0].0.as_str(), got[0].1), (value, status), "{text}");
    }
    for (text, value, status) in [
        ("Der Rat tagt am Dienstag im Rathaus.", "2020-11-03", Status::Scheduled),
        ("Der Rat tagte am Dienstag im Rathaus.", "2020-10-27", Status::Past),
        ("Der Steg ist seit März 2019 gesperrt.", "2019-03/..", Status::Ongoing),
    ] {
        let got = told(text, "de");
        assert_eq!((got[0].0.as_str(), got[0].1), (value, status), "{text}");
    }
}

#[test]
fn what_makes_a_status_less_sure_is_told() {
    for (text, language, doubt) in [
        ("The pier opened on Monday.", "en", None),
        ("The pier opened on Thursday.", "en", Some(Doubt::Verb)),
        ("The fair was put off until Nov. 12.", "en", Some(Doubt::PutOff)),
        ("The fair planned for Friday was called off.", "en", Some(Doubt::CalledOff)),
        ("If it rains on Friday, the fair will move.", "en", Some(Doubt::Condition)),
        ("Die Eröffnung wäre dann im Mai 2028.", "de", Some(Doubt::Condition)),
        ("Sollte der Rat zustimmen, wird die Halle im Mai 2021 eröffnet.", "de", Some(Doubt::Condition)),
        ("Das Fest sollte im Juni 2021 stattfinden.", "de", None),
        ("町は2018年6月に図書館を閉じた。", "ja", Some(Doubt::Unspaced)),
    ] {
        let entry = |published| {
            let language = Some(language.to_owned());
            let options = crate::Options { published, language, ..crate::Options::default() };
            crate::digest(&crate::Page::from_body(text), &options).unwrap().timeline.into_iter().next()
        };
        let told = entry(DateTime::parse("2020-10-29")).unwrap();
        assert_eq!(told.doubt, doubt, "{text}");
        assert_eq!(told.cancelled, doubt == Some(Doubt::CalledOff), "{text}");
    }
    let undated =
        crate::digest(&crate::Page::from_body("It opened on 3 May 2019."), &crate::Options::default());
    assert_eq!(undated.unwrap().timeline[0].doubt, Some(Doubt::Undated));
}

#[test]
fn any_event_that_a_date_stands_beside_anchors_others() {
    let text = "The harbour celebration takes place on Tuesday. Two days after the celebration the ferry will sail. \
                Nothing follows a celebration.";
    let values: Vec<_> = told(text, "en").into_iter().map(|(value, ..)| value).collect();
    assert_eq!(values, ["2020-11-03", "2020-11-05"]);
}

#[test]
fn words_between_a_cue_and_its_date_change_nothing() {
    for (text, value, status) in [
        (
            "The pier has been shut since shortly before midnight on Monday.",
            "2020-10-26T24:00/..",
            Status::Ongoing,
        ),
        ("The mill will keep the jobs until at least the end of next year.", "../2021", Status::Ongoing),
        ("The board is due to report by the end of 2021.", "../2021", Status::Scheduled),
        ("The opening has been put off until 2022 at the earliest.", "2022", Status::Scheduled),
        ("The hearing was postponed until March.", "2021-03", Status::Scheduled),
        ("The hearing was put off to mid-December.", "2020-12", Status::Scheduled),
        ("The hall was shut until July.", "../2020-07", Status::Past),
        ("I am mending a boat from 1961.", "1961", Status::Past),
        ("If it rains, the fair will move to Saturday.", "2020-10-31", Status::Conditional),
        ("The fair will move to Saturday.", "2020-10-31", Status::Scheduled),
        ("The quay flooded twice, between 1926 and 1957.", "1926/1957", Status::Past),
    ] {
        let got = told(text, "en");
        assert_eq!((got[0].0.as_str(), got[0].1), (value, status), "{text}");
    }
    let two: Vec<_> = told("El puente fue reparado tras la riada de 1926 y la de 1957.", "es");
    assert_eq!(two.iter().map(|e| e.0.as_str()).collect::<Vec<_>>(), ["1926", "1957"]);
}

#[test]
fn each_story_gives_the_events_that_a_reader_would_note() {
    let stories = include_str!("cases/stories.txt").split_once('\n').unwrap().1;
    for story in stories.split("---\n") {
        let (head, text) = story.split_once('\n').unwrap();
        let (language, want) = head.split_once(" | ").unwrap();
        let got: Vec<_> = told(text.trim(), language)
            .iter()
            .map(|(value, status, _)| format!("{value} {}", status.name()))
            .collect();
        assert_eq!(got.join("; "), want, "{text}");
    }
}

#[test]
fn an_hour_and_what_came_after_hang_on_the_day_named_last() {
    for (text, want) in [
        ("The pier burned on Monday. The guests had left about 4:30 p.m. by boat.", "2020-10-26T16:30"),
        (
            "The guild sold the hall on Monday. It came a day after it emerged that the roof leaks.",
            "2020-10-25",
        ),
        (
            "He was jailed for the May 4, 2019, interview. During the interview, he named the buyer.",
            "2019-05-04",
        ),
    ] {
        let got = told(text, "en");
        assert!(got.iter().any(|(value, ..)| value == want), "{text}: {got:?}");
    }
    assert_eq!(told("That happened on Monday.", "en")[0].2, "That happened");
    for text in ["The pier closes at 4 p.m.", "The pier burned on Monday. It will open at 4 p.m. to all."] {
        assert!(told(text, "en").iter().all(|(value, ..)| !value.contains('T')), "{text}");
    }
}

#[test]
fn one_sentence_gives_a_bounded_number_of_entries() {
    let days: Vec<String> =
        (0..200).map(|n| Date::parse("2019-01-01").unwrap().add_days(n).to_string()).collect();
    let sentence = format!("The pier closed on {}.", days.join(" and "));
    let dates: Vec<_> = days.iter().map(|day| (&**day, &**day, &**day, &**day)).collect();
    assert_eq!(timeline(&[(&sentence, &dates)]).1.len(), 32);
}
