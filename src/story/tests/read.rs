//! How words are read: numbers, compounds, elided articles; and that none of it grows faster than the text.

use crate::language::Language;
use crate::story::words::{Numbering, Word};

fn words(numbering: &mut Numbering, text: &str, tag: &str) -> Vec<Word> {
    numbering.words(text, &[], Language::of(tag))
}

fn values(text: &str) -> Vec<u64> {
    words(&mut Numbering::default(), text, "en").iter().filter_map(|word| word.value).collect()
}

/// The stem of each text's second word, compounds by their last part.
fn stems(texts: &[&str]) -> Vec<u32> {
    let mut numbering = Numbering::default();
    let lines: Vec<_> = texts.iter().map(|text| vec![words(&mut numbering, text, "de")]).collect();
    let parts = numbering.parts(&lines);
    lines.iter().map(|line| parts[line[0][1].stem as usize]).collect()
}

#[test]
fn tens_and_ones_are_one_number() {
    assert_eq!(values("twenty-one dead and thirty-nine hurt"), [21_000, 39_000]);
    assert_eq!(values("twenty one, forty-ten, a one-two"), [20_000, 40_000, 10_000, 2_000]);
    assert_eq!(values(&"twenty-two ".repeat(50_000)), vec![22_000; 50_000]);
}

#[test]
fn compounds_are_named_by_the_last_of_all_their_parts() {
    let tower = stems(&["der Turm", "der Kirchturm", "der Dorfkirchturm"]);
    assert_eq!(tower, [tower[0]; 3]);
    // The capital that opens a sentence shows no noun.
    let mut numbering = Numbering::default();
    let line = words(&mut numbering, "Heim kam der Turm", "de");
    assert_eq!(line.iter().map(|word| word.noun).collect::<Vec<_>>(), [false, false, false, true]);
    // No part is longer than a word gets.
    let long = "rat".repeat(20);
    let apart =
        stems(&[&format!("der Stadt{long}"), &format!("der {}", long[..1].to_uppercase() + &long[1..])]);
    assert_ne!(apart[0], apart[1]);
}

#[test]
fn only_where_a_language_elides_an_article_is_one_cut_off() {
    let same = |a: &str, b: &str, tag: &str| {
        let mut numbering = Numbering::default();
        words(&mut numbering, a, tag)[0].stem == words(&mut numbering, b, tag)[0].stem
    };
    assert!(same("l'incendie", "incendie", "fr") && same("d'incendie", "incendie", "fr"));
    assert!(!same("O'Brien", "Brien", "fr") && !same("D'Angelo", "Angelo", "en"));
    assert!(!same("ta'ziyeh", "ziyeh", "en"));
}
