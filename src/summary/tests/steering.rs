//! What a reader asks for: words of his own, weights, topics.

use super::{NEWS, article, made, sentences, titled};
use crate::language::Language;
use crate::options::Weights;
use crate::summary::{Summary, summarize};
use crate::{Options, Page, digest};

fn about(words: &str) -> Summary {
    made(NEWS, &Options { about: Some(words.to_owned()), sentences: Some(3), ..Options::default() })
}

fn chosen(summary: &Summary) -> Vec<u32> {
    let mut chosen: Vec<u32> = summary.ranking.iter().map(|pick| pick.sentence).collect();
    chosen.sort_unstable();
    chosen
}

#[test]
fn the_summary_is_about_the_readers_words_and_nothing_else() {
    for (words, want) in [
        ("ferry", &[8][..]),
        ("tell me about the Ferries", &[]),
        ("tell me about the ferries", &[8]),
        ("engineers", &[5, 6]),
        ("Little Wick", &[0, 4]),
        ("little", &[0, 4]),
        ("museum or ferry", &[8, 9]),
        ("submarine", &[]),
    ] {
        let summary = about(words);
        assert_eq!(chosen(&summary), want, "{words}");
        assert_eq!(summary.length as usize, want.len(), "{words}");
    }
    // Words that tell nothing are as good as none.
    assert_eq!(
        about("  ").ranking,
        made(NEWS, &Options { sentences: Some(3), ..Options::default() }).ranking
    );
}

#[test]
fn what_says_more_of_the_words_comes_first_and_says_why() {
    let summary = about("wall works");
    let saying = |name: &str| {
        let reasons = summary.ranking[0].reasons.iter();
        reasons.filter(|reason| reason.name == name).map(|reason| reason.weight).sum::<f64>()
    };
    assert_eq!(summary.ranking[0].sentence, 7, "says both");
    assert!(saying("about") > 0.0);
    for pick in &summary.ranking {
        let sum = pick.reasons.iter().fold(0.0, |sum, reason| sum + reason.weight);
        assert_eq!(sum.to_bits(), pick.score.to_bits());
    }
}

#[test]
fn weights_tip_the_choice_either_way() {
    let with = |weights: Weights| {
        let options = Options { weights, sentences: Some(3), ..Options::default() };
        let ranking = made(NEWS, &options).ranking;
        ranking.into_iter().take(3).map(|pick| NEWS[pick.sentence as usize]).collect::<Vec<_>>()
    };
    let numerals = |texts: Vec<&str>| {
        texts.concat().split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).count()
    };
    let depth = |texts: Vec<&str>| {
        texts.iter().filter_map(|text| NEWS.iter().position(|known| known == text)).sum::<usize>()
    };
    let none = Weights::default();
    assert!(numerals(with(Weights { numbers: 3, ..none })) > numerals(with(Weights { numbers: -3, ..none })));
    assert!(depth(with(Weights { position: 3, ..none })) < depth(with(Weights { position: -3, ..none })));
}

#[test]
fn quotes_come_in_where_they_are_wanted() {
    let text = "The harbour of Wick will close in May. “We can live with that,” said Lena Hove of the fishing union. \
                Boats will land at Ost until the new wall stands. The work takes six months and needs forty builders. \
                The town hopes for more guests afterwards. The museum stays open all through the summer.";
    let quoted = |quotes: i32| {
        let weights = Weights { quotes, ..Weights::default() };
        let options =
            Options { weights, sentences: Some(2), language: Some("en".to_owned()), ..Options::default() };
        let summary = digest(&Page::from_body(text), &options).expect("an article").summary;
        summary.ranking[..2].iter().any(|pick| pick.sentence == 1)
    };
    assert_eq!([quoted(-3), quoted(3)], [false, true]);
}

/// Each topic's words and sentences.
fn topics(texts: &[&str], tag: &str) -> Vec<(String, Vec<u32>)> {
    let article = article("", texts);
    let summary = summarize(&article, &sentences(&article), &[], Language::of(tag), &Options::default());
    summary
        .topics
        .into_iter()
        .map(|topic| (topic.span.of(&article.text).to_owned(), topic.sentences))
        .collect()
}

#[test]
fn topics_are_the_names_and_things_that_come_back() {
    let texts = &[
        "The owner, the Osten Line, dismissed Chief Engineer Lena Hove after the ferry ran aground on Monday in March.",
        "The ferry had struck a rock near Ost, and the year of the repairs cost 3 Million crowns.",
        "Hove said the ferry's crew had warned the Osten Line twice.",
        "She had written to the board of the Osten Line in March.",
        "Each year on a Monday the tide had lifted every boat in the bay by midnight.",
    ];
    let found = topics(texts, "en");
    let [line, ferry, hove] = &found[..] else { panic!("{found:?}") };
    assert_eq!(line, &("Osten Line".to_owned(), vec![0, 2, 3]));
    assert_eq!(ferry, &("ferry".to_owned(), vec![0, 1, 2]));
    // A surname stands for the name.
    assert_eq!(hove, &("Lena Hove".to_owned(), vec![0, 2]));
}

#[test]
fn a_topic_gives_the_summary_of_its_own_sentences() {
    let article = article("", NEWS);
    let whole = made(NEWS, &Options::default());
    assert!(!whole.topics.is_empty());
    for topic in whole.topics {
        let words = topic.span.of(&article.text).to_owned();
        let options = Options { about: Some(words), sentences: Some(99), ..Options::default() };
        assert_eq!(chosen(&made(NEWS, &options)), topic.sentences);
    }
}

#[test]
fn topics_in_characters_are_runs_of_them() {
    let texts = &[
        "港町ウィックは火曜日に新しい防波堤を建てることを決めた。",
        "防波堤の工事は四月に始まり、三年かかる見込みである。",
        "漁師たちは防波堤が低ければよいと考えている。",
    ];
    assert_eq!(topics(texts, "ja"), [("防波堤".to_owned(), vec![0, 1, 2])]);
    let options = Options { about: Some("漁師".to_owned()), ..Options::default() };
    assert_eq!(chosen(&titled("", texts, "ja", &options)), [2]);
}

#[test]
fn a_key_point_belongs_to_what_tells_it_from_the_others() {
    let summary = made(NEWS, &Options { sentences: Some(99), ..Options::default() });
    for pick in &summary.ranking {
        if let Some(topic) = pick.topic.and_then(|number| summary.topics.get(number as usize)) {
            assert!(topic.sentences.contains(&pick.sentence));
        }
    }
    assert!(summary.ranking.iter().any(|pick| pick.topic.is_some()));
}
