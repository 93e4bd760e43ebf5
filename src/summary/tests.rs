//! What every summary keeps to, on invented news.

mod scraps;
mod steering;

use super::document::Document;
use super::model::Model;
use super::salience::Salience;
use super::select::ranked;
use super::sets::{Judge, Said, Set};
use super::{Summary, features, summarize};
use crate::article::{Article, Paragraph, ParagraphKind};
use crate::language::Language;
use crate::sentence::{Quoted, Sentence};
use crate::{Options, Span};

const NEWS: &[&str] = &[
    "The harbour council of Little Wick voted on Tuesday to rebuild the sea wall.",
    "He called it overdue.",
    "The wall, built in 1911, lost forty metres to the storms of last winter.",
    "What happens next",
    "The council of Little Wick voted on Tuesday to rebuild the sea wall.",
    "Fishermen had asked for a lower wall so that their boats could be hauled up the beach.",
    "But the engineers said a lower wall would flood within ten years.",
    "Work on the new wall begins in April and will cost 3 million crowns.",
    "A ferry will run from the north pier while the harbour is closed.",
    "The museum of nets and ropes stays open all through the works.",
];

fn article(title: &str, texts: &[&str]) -> Article {
    let mut article = Article { title: title.to_owned(), ..Article::default() };
    for text in texts {
        let start = article.text.len();
        article.text.push_str(text);
        let span = Span::new(start, article.text.len());
        article.text.push_str("\n\n");
        article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Text });
    }
    article
}

fn sentences(article: &Article) -> Vec<Sentence> {
    let sentence = |(n, paragraph): (usize, &Paragraph)| Sentence {
        span: paragraph.span,
        paragraph: n as u32,
        quoted: Quoted::No,
        speaker: None,
    };
    article.paragraphs.iter().enumerate().map(sentence).collect()
}

fn titled(title: &str, texts: &[&str], language: &str, options: &Options) -> Summary {
    let article = article(title, texts);
    summarize(&article, &sentences(&article), &[], Language::of(language), options)
}

fn made(texts: &[&str], options: &Options) -> Summary {
    titled("", texts, "en", options)
}

fn asked(n: u32) -> Summary {
    made(NEWS, &Options { sentences: Some(n), ..Options::default() })
}

#[test]
fn shorter_is_within_longer() {
    let longest = asked(10);
    for n in 1..=10 {
        let summary = asked(n);
        assert_eq!(summary.length, n);
        assert_eq!(summary.ranking[..], longest.ranking[..summary.ranking.len()]);
    }
}

#[test]
fn each_once_and_in_range_and_summed() {
    let ranking = asked(99).ranking;
    let mut seen: Vec<u32> = ranking.iter().map(|p| p.sentence).collect();
    seen.sort_unstable();
    assert_eq!(seen, (0..10).collect::<Vec<u32>>());
    for pick in ranking {
        let sum = pick.reasons.iter().fold(0.0, |sum, reason| sum + reason.weight);
        assert_eq!(sum.to_bits(), pick.score.to_bits());
    }
}

#[test]
fn equals_keep_their_order() {
    assert_eq!(ranked(&[1.0, 2.0, 1.0, 2.0, 3.0]), [4, 1, 3, 0, 2]);
    let texts = &["The wall of Wick is high."; 40];
    assert_eq!(made(texts, &Options::default()), made(texts, &Options::default()));
}

#[test]
fn all_of_what_is_too_short_to_shorten() {
    for n in 1..NEWS.len() {
        let length = made(&NEWS[..n], &Options::default()).length as usize;
        assert!(if n < 5 { length == n } else { length < n }, "{length} of {n}");
    }
}

#[test]
fn sentences_and_words_bound_it_together() {
    for (sentences, words, want) in [(1, 90, 1), (9, 40, 2), (1, 10, 0), (2, 1, 0)] {
        let options = Options { sentences: Some(sentences), words: Some(words), ..Options::default() };
        let summary = made(&NEWS[5..], &options);
        let used: usize = summary.ranking[..summary.length as usize]
            .iter()
            .map(|p| NEWS[5 + p.sentence as usize].split(' ').count())
            .sum();
        assert!(used <= words as usize && summary.length <= sentences, "{used} of {words}");
        assert_eq!(summary.length, want, "{sentences} and {words}");
    }
}

#[test]
fn leads_and_leaves_out_repeats_and_headings() {
    let summary = made(NEWS, &Options::default());
    assert_eq!(summary.length, 2);
    assert_eq!(summary.ranking[0].sentence, 0);
    assert_eq!(summary.ranking.len(), 5);
    assert!(summary.ranking.iter().all(|pick| ![1, 3, 4].contains(&pick.sentence)));
}

#[test]
fn keeps_the_budget_always() {
    for budget in 1..90 {
        let Summary { ranking, length, .. } =
            made(NEWS, &Options { words: Some(budget), ..Options::default() });
        let chosen = ranking[..length as usize].iter().map(|pick| NEWS[pick.sentence as usize]);
        let used: usize = chosen.map(|text| text.split_whitespace().count()).sum();
        assert!(used <= budget as usize, "{used} of {budget}");
        assert_eq!(length == 0, budget < 3, "the shortest has three");
    }
    let texts = &["町は火曜日に新しい堤防を建てることを決めた。", "工事は四月に始まり、三年かかる。"];
    let options = Options { words: Some(20), ..Options::default() };
    assert_eq!(titled("", texts, "ja", &options).length, 1);
}

#[test]
fn an_opener_that_leans_comes_only_after_what_it_leans_on() {
    let ranking = asked(99).ranking;
    let place = |sentence: u32| ranking.iter().position(|pick| pick.sentence == sentence);
    // "But the engineers said" leans on the fishermen's wish.
    assert!(place(5).is_some() && place(5) < place(6));
}

#[test]
fn a_definite_opening_leans_on_a_line_that_says_its_noun() {
    let texts = &[
        "A ferry from Ost ran aground on Monday with 200 people on board.",
        "Nobody was hurt, the coast guard said in the evening.",
        "The ferry had left the island an hour late because of fog.",
        "The Osten Line, which owns it, apologised for the fright.",
        "The tide had lifted every boat in the bay by midnight.",
    ];
    let (article, english, model) = (article("", texts), Language::of("en"), Model::shipped());
    let sentences = sentences(&article);
    let document = Document::new(&article, &sentences, &[], english, "");
    let salience = Salience::of(&document, &model);
    let rows = features::rows(&document, &salience, english);
    let judge = Judge::new(&document, &salience, &rows);
    let with = |line| judge.with(&Set::default(), &Said::nothing(&document), line);
    assert!(judge.leans(2, &Set::default()) && judge.leans(2, &with(3)));
    assert!(!judge.leans(2, &with(0)) && !judge.leans(2, &with(1)));
    // A name leans on nothing, nor does what is spoken of for the first time.
    assert!(!judge.leans(3, &Set::default()) && !judge.leans(4, &Set::default()));
}

#[test]
fn half_a_quotation_and_furniture_come_last() {
    let texts = &[
        "The ferry to Ost was cancelled on Monday after its engine failed in the harbour.",
        "“We heard a bang and then the lights went out all over the lower deck.",
        "Nobody told us anything for an hour,” said Lena Hove, a passenger from the mainland.",
        "Scroll down for more pictures of the ferry in the harbour of Ost.",
        "The operator said that a second ship would take over on Wednesday morning.",
        "Some 200 passengers spent the night in the sports hall of the island's school.",
    ];
    let ranking = made(texts, &Options { sentences: Some(6), ..Options::default() }).ranking;
    let order: Vec<u32> = ranking.iter().map(|pick| pick.sentence).collect();
    assert_eq!(order[3..], [1, 2, 3]);
    assert!(ranking[3..].iter().all(|pick| pick.reasons[0].name == "scrap"));
}

#[test]
fn the_headline_speaks_for_what_it_says() {
    let with = |title: &str| {
        let options = Options { sentences: Some(9), ..Options::default() };
        let ranking = titled(title, NEWS, "en", &options).ranking;
        let pick = ranking.into_iter().find(|pick| pick.sentence == 8).expect("the ferry");
        pick.reasons.iter().filter(|reason| reason.name == "title").map(|reason| reason.weight).sum::<f64>()
    };
    assert!(with("Ferry to run from north pier") > 0.0);
    assert!(with("").abs() < f64::EPSILON);
}

#[test]
fn other_languages_leave_out_openers_that_lean() {
    let texts = &[
        "Die Stadt Wick baut nach dem Sturm im Winter eine neue Mauer am Hafen.",
        "Sie soll drei Meter hoch werden und den Hafen vor Hochwasser schützen.",
        "Der Rat stimmte am Dienstag mit großer Mehrheit für den Bau der Mauer.",
        "Aber die Fischer fürchten um ihren Platz für die Boote am Strand.",
        "Die Arbeiten beginnen im April und kosten drei Millionen Kronen.",
    ];
    let options = Options { sentences: Some(1), ..Options::default() };
    let ranking = titled("", texts, "de", &options).ranking;
    assert!(![1, 3].contains(&ranking[0].sentence));
}

#[test]
fn the_shipped_weights_fit_the_figures() {
    let model = Model::shipped();
    let article = article("", NEWS);
    let sentences = sentences(&article);
    let document = Document::new(&article, &sentences, &[], Language::of("en"), "");
    let salience = Salience::of(&document, &model);
    let rows = features::rows(&document, &salience, Language::of("en"));
    let judge = Judge::new(&document, &salience, &rows);
    let set = judge.with(&Set::default(), &Said::nothing(&document), 0);
    assert_eq!(model.sentence.len() * document.lines.len(), rows.values.len());
    assert_eq!(model.set.len(), judge.figures(&set).values.len());
    assert!(!model.words.grown.is_empty() && !model.pairs.grown.is_empty());
    assert!(model.sentence.iter().chain(&model.set).all(|weight| weight.is_finite()));
}

#[test]
fn nothing_and_scraps_do_no_harm() {
    let nothing = made(&[], &Options::default());
    assert_eq!(nothing, Summary::default());
    assert_eq!(made(&["Sea wall"], &Options::default()).length, 1);
}

#[test]
fn a_question_is_no_summary() {
    let texts = &[
        "What does a child cost that can't swim in the harbour of Little Wick?",
        "The council votes on Tuesday on a new pool in the harbour of Little Wick.",
        "Repairs of the old pool would cost 4 million crowns, the engineers say.",
        "Who is to pay for all of that, ask the fishermen of the harbour?",
        "The club has offered to run the pool and its lawn from April on.",
        "The council should take the offer and share the costs over ten years.",
    ];
    let ranking = made(texts, &Options { sentences: Some(6), ..Options::default() }).ranking;
    let order: Vec<u32> = ranking.iter().map(|pick| pick.sentence).collect();
    assert!(!order[..4].contains(&0) && !order[..4].contains(&3), "{order:?}");
}
