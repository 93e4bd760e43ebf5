//! What every summary keeps to, on invented news.

use super::{Summary, summarize};
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

fn made(texts: &[&str], options: &Options) -> Summary {
    let mut article = Article::default();
    let mut sentences = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        let start = article.text.len();
        article.text.push_str(text);
        let span = Span::new(start, article.text.len());
        article.text.push_str("\n\n");
        article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Text });
        sentences.push(Sentence { span, paragraph: n as u32, quoted: Quoted::No, speaker: None });
    }
    summarize(&article, &sentences, &[], Language::of("en"), options)
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
fn leads_and_leaves_out_repeats_and_headings() {
    let summary = made(NEWS, &Options::default());
    assert_eq!(summary.length, 2);
    assert_eq!(summary.ranking[0].sentence, 0);
    assert_eq!(summary.ranking.len(), 5);
    assert!(summary.ranking.iter().all(|pick| ![1, 3, 4].contains(&pick.sentence)));
}

#[test]
fn keeps_the_budget() {
    for budget in 1..90 {
        let Summary { ranking, length } = made(NEWS, &Options { words: Some(budget), ..Options::default() });
        let chosen = &ranking[..length as usize];
        let used: usize = chosen.iter().map(|p| NEWS[p.sentence as usize].split_whitespace().count()).sum();
        assert!(length == 1 || used <= budget as usize);
    }
}

#[test]
fn nothing_and_scraps_do_no_harm() {
    let nothing = made(&[], &Options::default());
    assert_eq!(nothing, Summary::default());
    assert_eq!(made(&["Sea wall"], &Options::default()).length, 1);
}
