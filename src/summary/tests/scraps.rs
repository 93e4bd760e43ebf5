//! What is no sentence of the story is chosen last; what leans on another comes behind it.

use super::{Summary, titled};
use crate::Options;
use crate::summary::Pick;

/// How many are told to be scraps.
fn scraps(ranking: &[Pick]) -> usize {
    ranking.iter().filter(|pick| pick.reasons.iter().any(|reason| reason.name == "scrap")).count()
}

/// The places of a text's lines in the order of choice, and how many are scraps.
fn order(language: &str, texts: &[&str]) -> (Vec<u32>, usize) {
    let options = Options { sentences: Some(99), ..Options::default() };
    let Summary { ranking, .. } = titled("", texts, language, &options);
    (ranking.iter().map(|pick| pick.sentence).collect(), scraps(&ranking))
}

const WICK: &str = "The harbour council of Little Wick voted on Tuesday to rebuild the sea wall.";

/// A language, a line of the page's own, and one that looks like it and is the story's.
const LINES: &[(&str, &str, &str)] = &[
    (
        "en",
        "Related: The storm takes forty metres of the wall.",
        "The two storms related: both took forty metres.",
    ),
    ("en", "Photo: The wall of Little Wick in the storm.", "In the photo the wall of Little Wick is dry."),
    (
        "en",
        "This article was updated on Friday with a comment.",
        "The article was in the paper of Friday morning.",
    ),
    (
        "en",
        "Stay with us for the latest from Little Wick.",
        "Many stay with friends until the wall is mended.",
    ),
    ("en", "Here is how to get to the new harbour.", "It is here that the new harbour is built."),
    ("en", "2. Stay off the wall.", "2 boats stayed off the wall."),
    (
        "de",
        "Der Artikel entstand. Dieser Artikel wurde am Freitag ergänzt.",
        "Der Artikel der Satzung gilt seit Freitag.",
    ),
    ("de", "Foto: Die Mauer von Wick nach dem Sturm.", "Das Foto zeigt die Mauer nach dem Sturm."),
    ("fr", "Lire aussi : La digue de Wick après la tempête.", "On peut lire le nom de Wick sur la digue."),
    ("es", "Te puede interesar: El muro tras la tormenta.", "El muro puede caer en la próxima tormenta."),
    (
        "it",
        "Leggi anche: Il muro dopo la tempesta di gennaio.",
        "Il muro ha retto anche alla tempesta di gennaio.",
    ),
    ("pt", "Leia também: O muro depois da tempestade.", "O muro também caiu depois da tempestade."),
    ("nl", "Lees ook: De muur na de storm van januari.", "De muur hield het na de storm van januari."),
    ("de", "„Die Mauer fällt im Januar.", "„Die Mauer fällt im Januar.“"),
    ("hi", "दीवार जनवरी में गिर जाएगी", "दीवार जनवरी में गिर जाएगी।"),
    (
        "sv",
        "”Muren faller i januari, sade fiskarna i hamnen.",
        "”Muren faller i januari”, sade fiskarna i hamnen.",
    ),
    (
        "fi",
        "»Muuri kaatuu tammikuussa, kalastajat sanoivat satamassa.",
        "»Muuri kaatuu tammikuussa», kalastajat sanoivat satamassa.",
    ),
];

#[test]
fn what_a_page_says_of_itself_is_no_sentence_of_the_story() {
    let wrong: Vec<_> = LINES
        .iter()
        .filter(|(language, page, story)| {
            let (order, scraps) = order(language, &[WICK, page, story]);
            !matches!((order.as_slice(), scraps), ([0, 2, 1] | [2, 0, 1], 1))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn openers_that_lean_are_known_in_more_languages() {
    for (language, first, leaning) in [
        (
            "it",
            "Il consiglio di Wick ha votato la ricostruzione del muro.",
            "Questo costa tre milioni di euro al comune di Wick.",
        ),
        (
            "pt",
            "O conselho de Wick votou a reconstrução do muro.",
            "Mas ele custa três milhões de euros ao conselho.",
        ),
        (
            "nl",
            "De raad van Wick besloot de muur te herbouwen.",
            "Dat kost de raad van Wick drie miljoen euro.",
        ),
        (
            "pl",
            "Rada miasta Wick zdecydowała o odbudowie muru.",
            "To kosztuje miasto Wick trzy miliony euro rocznie.",
        ),
        (
            "ru",
            "Совет города Вик решил восстановить стену у моря.",
            "Это стоит городу Вик три миллиона крон в год.",
        ),
        ("ar", "قرر مجلس مدينة ويك إعادة بناء الجدار.", "وهذا يكلف مجلس مدينة ويك ثلاثة ملايين."),
        ("ja", "町議会は火曜日に堤防を建て直すことを決めた。", "これには町の予算から三億円がかかるという。"),
        ("zh", "镇议会星期二决定重建海边的大堤。", "但镇议会说重建大堤要花三百万元。"),
        (
            "ko",
            "시의회는 화요일에 방파제를 다시 짓기로 결정했다.",
            "그러나 시의회는 방파제 공사에 삼백만 원이 든다고 했다.",
        ),
    ] {
        let (order, scraps) = order(language, &[first, leaning]);
        assert_eq!((order.as_slice(), scraps), ([0, 1].as_slice(), 0), "{language}");
    }
}

#[test]
fn what_leans_on_the_pages_own_words_is_its_own_too() {
    let text =
        "Correction: An earlier version of this article named the wrong year.\n\nIt was built in 1911.";
    let own = text.replace("\n\n", " ");
    let found = |text: &str| {
        let page = crate::Page::from_body(&format!("{WICK}\n\n{text}"));
        let digest =
            crate::digest(&page, &Options { sentences: Some(9), ..Options::default() }).expect("an article");
        scraps(&digest.summary.ranking)
    };
    assert_eq!((found(text), found(&own)), (1, 2));
}
