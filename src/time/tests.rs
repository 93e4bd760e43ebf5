//! Sentences of our own, with what each should give for a page of Thursday, 29 October 2020.

use crate::{Options, Page, civil::DateTime};

fn found(text: &str, published: Option<&str>) -> String {
    let options = Options {
        published: published.and_then(DateTime::parse),
        language: Some("en".to_owned()),
        ..Options::default()
    };
    let digest = crate::digest(&Page::from_body(text), &options).unwrap();
    let shown = |t: &super::Timex| format!("{}={}", t.span.of(&digest.article.text), t.value);
    digest.timexes.iter().map(shown).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_is_found_and_what_it_means() {
    for (text, want) in [
        ("The mayor said Wednesday that it rained.", "Wednesday=2020-10-28"),
        ("The mayor said Thursday that it rained.", "Thursday=2020-10-29"),
        ("The council will vote on Tuesday.", "Tuesday=2020-11-03"),
        ("The bridge is expected to open Monday.", "Monday=2020-11-02"),
        ("He went to the harbour on Monday.", "Monday=2020-10-26"),
        ("Whoever wins in Tuesday's election, rain stays.", "Tuesday=2020-11-03"),
        ("She narrowly lost Tuesday's election.", "Tuesday=2020-10-27"),
        ("They met last Thursday.", "last Thursday=2020-10-22"),
        ("He fell ill Monday night.", "Monday night=2020-10-26TNI"),
        ("The pier opened in June 2018.", "June 2018=2018-06"),
        ("It burned on 29 October 2019.", "29 October 2019=2019-10-29"),
        ("It burned on Oct. 29, 2019, at dawn.", "Oct. 29, 2019=2019-10-29"),
        ("Filed 2020-10-29 and 17-Oct-11.", "2020-10-29=2020-10-29; 17-Oct-11=2011-10-17"),
        ("The pier has stood since 1999.", "1999=1999"),
        ("It sank in December.", "December=2019-12"),
        ("It will sail in December.", "December=2020-12"),
        ("It will sail on March 3.", "March 3=2021-03-03"),
        ("He arrived in May 2017 and left in August.", "May 2017=2017-05; August=2017-08"),
        ("He cancelled earlier this month.", "earlier this month=2020-10"),
        ("It rained last week.", "last week=2020-W43"),
        ("It rained yesterday and last year.", "yesterday=2020-10-28; last year=2019"),
        ("Profits fell last quarter.", "last quarter=2020-Q3"),
        ("She left three days ago.", "three days ago=2020-10-26"),
        ("It will open in six months.", "six months=2021-04"),
        ("The walk took three days.", "three days=P3D"),
        ("Funds for the next four years.", "the next four years=P4Y"),
        ("Sales rose in the last two quarters.", "the last two quarters=P2Q"),
        ("It lasted several months.", "several months=PXM"),
        ("She recently moved.", "recently=PAST_REF"),
        ("They visit in the near future.", "the near future=FUTURE_REF"),
        ("Ferries run every day and weekly.", "every day=P1D; weekly=P1W"),
        ("Doors will open at 3 p.m. Tuesday.", "3 p.m. Tuesday=2020-11-03T15:00"),
    ] {
        assert_eq!(found(text, Some("2020-10-29")), want, "{text}");
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "Theresa May spoke to reporters.",
        "A question by April Ryan drew applause.",
        "It may rain, and they may march.",
        "March with us!",
        "The list appears as soon as the count ends.",
        "They met in Room 2019 beside Route 1950.",
        "Flight 1967 carried 2,019 bags.",
        "The storm hit in 2000 homes.",
        "The Daily Harbour sat unread; the sun shone.",
        "",
    ] {
        let text = if text.is_empty() { "None." } else { text };
        assert_eq!(found(text, Some("2020-10-29")), "", "{text}");
    }
}

#[test]
fn without_a_day_of_publication_only_explicit_dates_have_a_place() {
    for (text, want) in [
        ("It opened in June 2018.", "June 2018=2018-06"),
        ("It opened on Tuesday.", "Tuesday=XXXX-WXX-2"),
        ("It opened yesterday.", "yesterday=PAST_REF"),
        ("It opened last week.", "last week=PAST_REF"),
    ] {
        assert_eq!(found(text, None), want, "{text}");
    }
}

#[test]
fn odd_text_neither_panics_nor_overlaps() {
    for text in
        ["9999 years ago, in 9999 weeks", "’’ Ⅳ May ’s 31 Feb. 30, 2020 — 0 p.m.", "the last the next - -"]
    {
        found(text, Some("0001-01-01"));
        found(text, Some("9999-12-31"));
        found(text, None);
    }
}
