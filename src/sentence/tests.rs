//! Tables of invented sentences, cut where a bar stands.

use super::{Quoted, cut, speech};
use crate::language::Language;
use std::{fs, path::Path};

#[test]
fn cuts_where_a_reader_would() {
    for (tag, marked) in [
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
    ] {
        // A tilde marks an end without a space.
        let text = marked.replace('~', "").replace('|', " ");
        let marked = marked.replace('~', "|");
        let found: Vec<_> =
            cut::cut(&text, Language::of(tag)).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(found.join("|"), marked);
    }
}

#[test]
fn cuts_every_case_of_the_case_files() {
    let mut wrong = Vec::new();
    for (tag, least) in [
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
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/sentence/cases/{tag}.txt"));
        let file = fs::read_to_string(path).unwrap();
        let cases = || file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert!(cases().count() >= least, "{tag}: the file is read");
        for marked in cases() {
            let text = marked.replace('|', " ");
            let cuts = cut::cut(&text, Language::of(tag));
            let found: Vec<_> = cuts.into_iter().map(|(start, end)| &text[start..end]).collect();
            if found.join("|") != marked {
                wrong.push(format!("{tag}: {marked}\n    got {}", found.join("|")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A name that is wrong is worse than none: at most two in a hundred may be.
#[test]
fn names_the_speakers_of_the_case_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sentence/cases/quotes.txt");
    let file = fs::read_to_string(path).unwrap();
    let (mut right, mut wrong, mut missed) = (0, Vec::new(), Vec::new());
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [tag, want, text] = line.splitn(3, " | ").collect::<Vec<_>>().try_into().unwrap();
        let (_, speaker) = speech::judge(text, 0, &mut None, Language::of(tag));
        let got = speaker.map_or("none", |span| span.of(text));
        match () {
            () if got == want => right += usize::from(want != "none"),
            () if got == "none" => missed.push(line),
            () => wrong.push(format!("{got}: {line}")),
        }
    }
    assert!(wrong.len() * 49 <= right, "{}", wrong.join("\n"));
    assert!(missed.len() * 9 <= right, "{}", missed.join("\n"));
}

#[test]
fn names_a_speaker_only_when_told() {
    for (text, who, quoted) in [
        ("\"We shall rebuild the bridge,\" Ann Poe said.", Some("Ann Poe"), Quoted::Wholly),
        ("\"We shall rebuild the bridge,\" said Ann Poe.", Some("Ann Poe"), Quoted::Wholly),
        ("\"We shall rebuild the bridge,\" he said.", None, Quoted::Partly),
        ("The bridge fell.", None, Quoted::No),
        ("Ann Poe said on Monday: \"We shall rebuild the bridge.\"", Some("Ann Poe"), Quoted::Wholly),
        ("The mayor told reporters that \"the bridge\" is new.", Some("The mayor"), Quoted::Partly),
        ("According to Ann Poe, \"we shall rebuild the bridge.\"", Some("Ann Poe"), Quoted::Wholly),
        ("On Monday she said: \"We shall rebuild the bridge.\"", None, Quoted::Partly),
        ("\"We shall rebuild the bridge,\" she said, as Ann Poe said before.", None, Quoted::Partly),
        ("When Ann Poe said \"bridge\", all laughed.", None, Quoted::Partly),
    ] {
        let (how, speaker) = speech::judge(text, 0, &mut None, Language::of("en"));
        assert_eq!((speaker.map(|s| s.of(text)), how), (who, quoted), "{text}");
    }
}

#[test]
fn names_speakers_in_other_languages() {
    for (tag, text, who) in [
        ("de", "„Wir bauen neu“, sagte Anna Kern.", Some("Anna Kern")),
        ("de", "Anna Kern sagte: „Wir bauen neu.“", Some("Anna Kern")),
        ("es", "«Vamos a reconstruir», dijo Ana Paz.", Some("Ana Paz")),
        ("es", "Según Ana Paz, «vamos a reconstruir».", Some("Ana Paz")),
        ("fr", "« Nous allons reconstruire », explique Anne Petit.", Some("Anne Petit")),
        ("it", "«Ricostruiremo», disse Anna Riva.", Some("Anna Riva")),
        ("it", "«Ricostruiremo» è il titolo.", None),
    ] {
        let (_, speaker) = speech::judge(text, 0, &mut None, Language::of(tag));
        assert_eq!(speaker.map(|s| s.of(text)), who, "{text}");
    }
}
