//! Small stories, a kind of question each, of `kinds.txt`.

use nutgraf::civil::DateTime;
use nutgraf::story::{DisagreementKind, StoryOptions, story};
use nutgraf::{Digest, Options, Page, digest};

#[test]
fn each_kind_of_question_is_answered() {
    let mut faults = Vec::new();
    for case in include_str!("kinds.txt").split("\n\n").skip(1) {
        let (name, rest) = case.trim().split_once('\n').unwrap();
        let (articles, wanted) = rest.split_once("-> ").unwrap();
        let digests: Vec<Digest> = articles.lines().map(article).collect();
        let story = story(&digests, &StoryOptions::default()).unwrap();
        let of = |kind| story.disagreements.iter().filter(|found| found.kind == kind).count();
        let (dates, counts) = (of(DisagreementKind::Date), of(DisagreementKind::Count));
        let (rows, threads) = (story.rows.len(), story.threads.len());
        let found = format!("rows {rows} threads {threads} dates {dates} counts {counts}");
        if found != wanted.trim() {
            let labels: Vec<_> =
                story.rows.iter().map(|row| (&row.value, &row.label, row.tellings.len())).collect();
            faults.push(format!("{name}: {found}, not {wanted}\n    {labels:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn article(line: &str) -> Digest {
    let (day, text) = line.split_once(" | ").unwrap();
    let (title, text) = text.split_once(" | ").map_or((None, text), |(title, text)| (Some(title), text));
    let options = Options {
        published: DateTime::parse(day),
        title: title.map(str::to_owned),
        language: Some("en".to_owned()),
        ..Options::default()
    };
    digest(&Page::from_body(text), &options).unwrap()
}
