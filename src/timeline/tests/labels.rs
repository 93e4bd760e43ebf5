//! What a label keeps of its sentence.

use super::told;
use std::fmt::Write;

#[test]
fn labels_are_clauses_that_begin_with_their_subject() {
    for (text, want) in [
        ("The old pier, which burned in May 2019, was a landmark.", "The old pier, which burned"),
        (
            "In June, its owner announced that half of the boats run on wind.",
            "its owner announced that half of the boats run on wind",
        ),
        ("The vote, to be held on Nov. 3, will be close.", "The vote, to be held"),
        ("\"I saw her on Sunday,\" said a neighbour.", "I saw her"),
        ("The wettest spring since 1947 filled the shafts.", "The wettest spring filled the shafts"),
        ("Rain will ease by Tuesday morning, the weather office said on Wednesday.", "Rain will ease"),
        // The day is that of the saying.
        (
            "The old bridge will be closed to lorries, the mayor of the harbour town said Wednesday.",
            "The old bridge will be closed to lorries, the mayor said",
        ),
        (
            "\"We have waited long enough,\" Holt told reporters on Wednesday.",
            "We have waited long enough, Holt told reporters",
        ),
        (
            "The choir is expected to sing shortly after Tuesday's election.",
            "The choir is expected to sing shortly after Tuesday's election",
        ),
    ] {
        assert!(told(text, "en").iter().any(|(.., label)| label == want), "{text}: {:?}", told(text, "en"));
    }
}

#[test]
fn each_sentence_gives_the_labels_that_a_reader_would_note() {
    let mut wrong = String::new();
    for (language, cases) in [
        ("en", include_str!("../cases/en.txt")),
        ("de", include_str!("../cases/de.txt")),
        ("fr", include_str!("../cases/fr.txt")),
        ("es", include_str!("../cases/es.txt")),
    ] {
        for line in cases.lines().filter(|line| !line.starts_with('#')) {
            let (want, sentence) = line.split_once(" | ").unwrap();
            let got: Vec<_> = told(sentence, language).into_iter().map(|(.., label)| label).collect();
            if got != want.split(" ; ").collect::<Vec<_>>() {
                writeln!(wrong, "{line}\n    got {got:?}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_label_finds_its_subject_before_a_clause_between() {
    for (text, want) in [
        ("The strike, which began in May 2019, ends on Friday.", "The strike ends"),
        ("The hearing, planned for November 20, was called off on Wednesday.", "The hearing was called off"),
        (
            "The herd fell to 40, according to a 2017 study led by the harbour museum.",
            "a study led by the harbour museum",
        ),
    ] {
        assert!(told(text, "en").iter().any(|(.., label)| label == want), "{text}: {:?}", told(text, "en"));
    }
}

#[test]
fn each_of_two_joined_verbs_keeps_its_own_date() {
    let text = "The bill passed the lower house in June and goes to the upper house on Friday.";
    let got: Vec<_> = told(text, "en").into_iter().map(|(.., label)| label).collect();
    assert_eq!(got, ["The bill passed the lower house", "The bill goes to the upper house"]);
    let text = "The storm broke windows and tore off roofs on Friday.";
    assert_eq!(told(text, "en")[0].2, "The storm broke windows and tore off roofs");
}
