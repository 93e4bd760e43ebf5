//! Tables of invented sentences, cut where a bar stands.

use super::{Quoted, cut, speech};
use crate::language::Language;

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
        ("de", "Am 3. Oktober kam Dr. Kern.|Er blieb."),
        ("fr", "« Oui ! »|M. Petit est parti."),
        ("es", "El Sr. Paz llegó.|Se fue."),
        ("ja", "彼は「行く。必ず行く」と言った。|雨が降った。"),
        ("ko", "비가 왔다.|그는 3.5점을 받았다."),
    ] {
        let text = marked.replace('|', " ");
        let found: Vec<_> =
            cut::cut(&text, Language::of(tag)).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(found.join("|"), marked);
    }
}

#[test]
fn names_a_speaker_only_when_told() {
    for (text, who, quoted) in [
        ("\"We shall rebuild the bridge,\" Ann Poe said.", Some("Ann Poe"), Quoted::Wholly),
        ("\"We shall rebuild the bridge,\" said Ann Poe.", Some("Ann Poe"), Quoted::Wholly),
        ("\"We shall rebuild the bridge,\" he said.", None, Quoted::Partly),
        ("The bridge fell.", None, Quoted::No),
    ] {
        let (how, speaker) = speech::judge(text, 0, &mut None, Language::of("en"));
        assert_eq!((speaker.map(|s| s.of(text)), how), (who, quoted));
    }
}
