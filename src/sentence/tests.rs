//! Tables of invented sentences, cut where a bar stands.

mod properties;
mod speakers;
mod unicode;

use super::{Sentence, split};
use crate::article::{Article, Paragraph, ParagraphKind};
use crate::language::{Language, MUTED, Section};
use crate::span::Span;
use std::{fs, path::Path};

/// A bar marks an end, a tilde one without a space.
const TABLE: &[(&str, &str)] = &[
    ("en", "U.S. President Ann Poe met Gen. Lee.|They spoke."),
    ("en", "She lives in the U.S.|The house is old."),
    ("en", "Prices rose 3.5 percent.|Wages did not!|Why?"),
    ("en", "\"We won. We did,\" the mayor said.|Nobody clapped."),
    ("en", "\"Did we win?\" Poe asked.|Nobody knew."),
    ("en", "Open notes.txt on Jan. 5.|Then see No. 7 [2]."),
    ("en", "1. The lake froze.|It snowed.[3]|It thawed."),
    ("en", "J. K. Poe works at Acme Inc.|The firm grew."),
    ("en", "J. A. Poe rose by 3 m.|Boats sank."),
    ("de", "Am 3. Oktober kam Dr. Kern.|Er blieb."),
    ("fr", "« Oui ! »|M. Petit est parti."),
    ("es", "El Sr. Paz llegó.|Se fue."),
    ("ja", "彼は「行く。必ず行く」と言った。|雨が降った。"),
    ("en", "1. Buy salt|2. Boil it twice|3. Wait"),
    ("en", "a) Salt|b) Water, 3) of it|c) Time"),
    ("en", "• Salt|• Water"),
    ("en", "The sea fell . . . and rose. . . .|Then it stayed . . . I saw it."),
    ("en", "A tide of 3 metres. [4]|It came at 5 p.m.|Boats sank."),
    ("en", "At 5 a.m. Mr. Poe rose.|He slept at 9 p.m.|Mr. Poe woke."),
    ("en", "The vote is at 4 p.m. Tuesday.|It ends at 6 p.m. EST."),
    ("en", "The council met.~Nobody came.|See notes.txt or Node.Js or www.poe.com.Then it rests."),
    ("en", "we sailed at dawn.|the sea was calm?|maybe not..."),
    ("en", "Poe sold Acme approx. half of it.|She left the harbour."),
    ("en", "She wrote \"it fell.\" (Poe 55).|He read it (twice)."),
    ("en", "The wall by Ann and P. Brook stands.|See p. 7."),
    ("en", "P.S. The ferry is back.|Call ext. 12."),
    ("en", "It broke.|...and then it sank."),
    ("de", "»Der Steg fiel.«|Er war alt.|Er sagte: „Nein.“|Dann ging er."),
    ("da", "Han bor på Skt. Hans.|Hun rejste."),
    ("it", "È l'avv. Poe.|Parla con l'ing. Riva."),
    ("hi", "बारिश हुई।|सब घर गए।"),
    ("ja", "株は３．５％上がった。|雨だ。"),
    ("ko", "비가 왔다.|그는 3.5점을 받았다."),
    ("en", "It fell~\nIt rose~\n1. Salt"),
    ("en", "It fell.~\n[1] is a note."),
    ("en", "It fell.~\nII. The sea rose."),
];

/// The languages that have a file of cases, and how many at least.
const FILES: &[(&str, usize)] = &[
    ("en", 30),
    ("de", 10),
    ("es", 8),
    ("fr", 8),
    ("ja", 6),
    ("ko", 6),
    ("it", 30),
    ("nl", 30),
    ("pt", 30),
    ("cs", 10),
    ("el", 10),
    ("fi", 10),
    ("no", 10),
    ("pl", 10),
    ("ru", 10),
    ("sv", 10),
    ("tr", 10),
    ("uk", 10),
    ("zh", 10),
    ("ar", 4),
    ("hi", 4),
];

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of a file of cases.
fn cases(name: &str) -> Vec<String> {
    let file = read(&format!("sentence/cases/{name}.txt"));
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// An article whose lines are its paragraphs.
fn article(text: &str) -> Article {
    let mut article = Article { text: text.to_owned(), ..Article::default() };
    let mut start = 0;
    for line in text.split_inclusive("\n\n") {
        let span = Span::new(start, start + line.trim_end().len());
        article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Text });
        start += line.len();
    }
    article
}

/// The sentences of a text.
fn sentences(tag: &str, text: &str) -> Vec<Sentence> {
    split(&article(text), Language::of(tag))
}

/// The sentences found, where they aren't those that are marked.
fn miscut(tag: &str, marked: &str) -> Option<String> {
    let text = marked.replace('~', "").replace('|', " ");
    let found: Vec<_> = sentences(tag, &text).iter().map(|sentence| sentence.span.of(&text)).collect();
    let found = found.join("|");
    let wanted: Vec<_> = marked.split(['|', '~']).map(str::trim).collect();
    (found != wanted.join("|")).then(|| format!("{tag}: {marked}\n    got {found}"))
}

#[test]
fn cuts_where_a_reader_would() {
    let wrong: Vec<_> = TABLE.iter().filter_map(|(tag, marked)| miscut(tag, marked)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn cuts_every_case_of_the_case_files() {
    let mut wrong = Vec::new();
    for (tag, least) in FILES {
        let cases = cases(tag);
        assert!(cases.len() >= *least, "{tag}: the file is read");
        wrong.extend(cases.iter().filter_map(|marked| miscut(tag, marked)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sentences that a caller has cut are kept, each in the paragraph that it begins in, or the last.
#[test]
fn sentences_that_are_given_stay() {
    let mut article = article("It fell. He left.\n\nShe ran.");
    article.text.push_str(" Boats sank.");
    let given = [(0, 17), (19, 27), (28, 39)].map(|(start, end)| Span::new(start, end));
    article.presplit = Some(given.to_vec());
    let found = split(&article, Language::of("en"));
    assert_eq!(found.iter().map(|sentence| sentence.span).collect::<Vec<_>>(), given);
    assert_eq!(found.iter().map(|sentence| sentence.paragraph).collect::<Vec<_>>(), [0, 1, 1]);
}

/// What the sections of `sentence.txt` are called in code.
const SECTIONS: &[(&str, Section)] = &[
    ("abbreviation.title", Section::AbbreviationTitle),
    ("abbreviation.number", Section::AbbreviationNumber),
    ("abbreviation.month", Section::AbbreviationMonth),
    ("abbreviation.company", Section::AbbreviationCompany),
    ("abbreviation.mid", Section::AbbreviationMid),
    ("abbreviation.ending", Section::AbbreviationEnding),
    ("according to", Section::AccordingTo),
    ("after clock", Section::AfterClock),
    ("always capital", Section::AlwaysCapital),
    ("attribution", Section::Attribution),
    ("auxiliary", Section::Auxiliary),
    ("clock lead", Section::ClockLead),
    ("half day", Section::HalfDay),
    ("label", Section::Label),
    ("lettered", Section::Lettered),
    ("name particle", Section::NameParticle),
    ("person article", Section::PersonArticle),
    ("person ending", Section::PersonEnding),
    ("rule", Section::Rule),
    ("starter", Section::Starter),
    ("that", Section::That),
    ("topic mark", Section::TopicMark),
];

/// A list that no case needs may be wrong, or dead. Of the nine languages with cases enough.
#[test]
fn every_list_decides_a_case() {
    let quotes = cases("quotes");
    let mut idle = Vec::new();
    for (tag, _) in &FILES[..9] {
        let file = read(&format!("language/{tag}/sentence.txt"));
        for name in file.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')) {
            let (_, section) = SECTIONS.iter().find(|(known, _)| *known == name).unwrap();
            let quotes: Vec<_> = quotes.iter().filter(|line| line.starts_with(tag)).collect();
            let told = || quotes.iter().map(|line| speakers::told(line)).collect::<Vec<_>>();
            let before = told();
            MUTED.set(Some(*section));
            let own =
                TABLE.iter().filter(|(language, _)| language == tag).map(|(_, marked)| (*marked).to_owned());
            let cut = own.chain(cases(tag)).any(|marked| miscut(tag, &marked).is_some());
            if !cut && told() == before {
                idle.push(format!("{tag} [{name}]"));
            }
            MUTED.set(None);
        }
    }
    assert!(idle.is_empty(), "no case needs {}", idle.join(", "));
}
