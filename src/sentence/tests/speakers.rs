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

/// A name that is wrong is worse than none: at most two in a hundred may be. With `--nocapture`, how many are.
#[test]
fn names_the_speakers_of_the_case_file() {
    // Speakers, sentence by sentence: those named as they are told, those named otherwise, and those told.
    let (mut right, mut wrong, mut all) = (0, 0, 0);
    let mut faults = Vec::new();
    for line in cases("quotes") {
        let (want, got) = told(&line);
        let beyond = want.strip_prefix("? ");
        let want = beyond.unwrap_or(&want);
        let mut found: Vec<_> = got.split("; ").filter(|name| *name != "none").collect();
        let named = found.len();
        for name in want.split("; ").filter(|name| *name != "none") {
            all += 1;
            if let Some(place) = found.iter().position(|other| *other == name) {
                found.remove(place);
            }
        }
        (right, wrong) = (right + named - found.len(), wrong + found.len());
        // Beyond the rules: a name that isn't found, or one where none is told.
        let as_said = if beyond.is_some() { (want == "none") != (got == "none") } else { want == got };
        if !as_said {
            faults.push(format!("{got}: {line}"));
        }
    }
    let share = |of: usize| 100.0 * right as f64 / of as f64;
    let (precision, recall) = (share(right + wrong), share(all));
    eprintln!("speakers: precision {precision:.1} %, recall {recall:.1} % of {all}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(precision >= 98.0 && recall >= 95.0);
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
        ("We shall (as we must) rebuild the bridge.", None, Quoted::No),
        ("“We must,” said Ann Poe (of the old harbour board of Lisle).", Some("Ann Poe"), Quoted::Partly),
        ("“We shall rebuild the bridge.”", None, Quoted::Wholly),
        ("“We shall rebuild the bridge” was sung.", None, Quoted::Partly),
        ("“We shall rebuild the bridge” stood unsaid.", None, Quoted::Partly),
        (
            "Ann Poe, who runs it all at the old wall, said: “We shall rebuild the bridge, the road and the quay.”",
            Some("Ann Poe"),
            Quoted::Wholly,
        ),
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
    for (tag, text, quoted) in [
        ("es", "—El juicio será largo —dijo Luis Mora.", Quoted::Wholly),
        ("ja", "「計画はもう終わったと思う」とのこと。", Quoted::Partly),
    ] {
        assert_eq!(sentences(tag, text)[0].quoted, quoted, "{text}");
    }
}
