//! Who speaks, and how much of a sentence is quoted.

use super::{cases, sentences};
use crate::sentence::Quoted;

/// The names that are told of a line's sentences, and those that are found; none where no sentence has one.
pub(super) fn told(line: &str) -> (String, String) {
    let [tag, want, text] = line.splitn(3, " | ").collect::<Vec<_>>().try_into().unwrap();
    let text = text.replace('¶', "\n\n");
    let found = sentences(tag, &text);
    let found: Vec<_> =
        found.iter().filter_map(|sentence| sentence.speaker).map(|span| span.of(&text)).collect();
    (want.to_owned(), if found.is_empty() { "none".to_owned() } else { found.join("; ") })
}

/// A name that is wrong is worse than none: at most two in a hundred may be.
#[test]
fn names_the_speakers_of_the_case_file() {
    let (mut right, mut wrong, mut missed) = (0, Vec::new(), Vec::new());
    for line in cases("quotes") {
        let (want, got) = told(&line);
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
        ("\"We shall rebuild the bridge,\" he said.", None, Quoted::Wholly),
        ("The bridge fell.", None, Quoted::No),
        ("Ann Poe said on Monday: \"We shall rebuild the bridge.\"", Some("Ann Poe"), Quoted::Wholly),
        ("The mayor told reporters that \"the bridge\" is new.", Some("The mayor"), Quoted::Partly),
        ("According to Ann Poe, \"we shall rebuild the bridge.\"", Some("Ann Poe"), Quoted::Wholly),
        ("On Monday she said: \"We shall rebuild the bridge.\"", None, Quoted::Wholly),
        ("\"We shall rebuild the bridge,\" she said, as Ann Poe said before.", None, Quoted::Partly),
        ("“It fell. Holt left. “It is a joke,” said Vega.", None, Quoted::No),
        (
            "“We shall rebuild the bridge and the road and all the quays,” said Ann Poe, who had come to Lisle by boat with her sister.",
            Some("Ann Poe"),
            Quoted::Partly,
        ),
        ("When Ann Poe said \"bridge\", all laughed.", None, Quoted::Partly),
    ] {
        let found = sentences("en", text)[0];
        assert_eq!((found.speaker.map(|s| s.of(text)), found.quoted), (who, quoted), "{text}");
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
        assert_eq!(sentences(tag, text)[0].speaker.map(|s| s.of(text)), who, "{text}");
    }
}
