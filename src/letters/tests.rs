//! Letters beside the standard library's.

use super::*;

/// The blocks that our languages are written in.
const WRITTEN: [(u32, u32); 21] = [
    (0, 0x17F),
    (0x1CD, 0x1EF),
    (0x1F8, 0x21F),
    (0x250, 0x293),
    (0x386, 0x38A),
    (0x38E, 0x3A1),
    (0x3A3, 0x3CE),
    (0x400, 0x52F),
    (0x531, 0x556),
    (0x561, 0x586),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20BF),
    (0x3000, 0x30FF),
    (0x3105, 0x312F),
    (0x3131, 0x318E),
    (0x3190, 0x31E3),
    (0x3400, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xFE30, 0xFE6F),
    (0xFF01, 0xFFBE),
];

fn written() -> impl Iterator<Item = char> {
    WRITTEN.into_iter().flat_map(|(first, last)| (first..=last).filter_map(char::from_u32))
}

/// Where the two differ, as code points.
fn apart(ours: fn(char) -> bool, theirs: fn(char) -> bool) -> Vec<String> {
    written().filter(|c| ours(*c) != theirs(*c)).map(|c| format!("{:x}", c as u32)).collect()
}

#[test]
fn small_letters_are_those_of_unicode() {
    let differ: Vec<_> = written().filter(|c| !c.to_lowercase().eq([lower(*c)])).collect();
    // Unicode keeps its dot apart.
    assert_eq!(differ, ['İ'], "{differ:?}");
    assert_eq!(lowercase("ÄRZTE in ΑΘΗΝΑ, ЛЬВІВ und İzmir"), "ärzte in αθηνα, львів und izmir");
}

#[test]
fn letters_are_those_of_unicode() {
    assert_eq!(apart(is_alphanumeric, char::is_alphanumeric), [""; 0]);
    assert_eq!(apart(is_alphabetic, char::is_alphabetic), [""; 0]);
    assert_eq!(apart(is_uppercase, char::is_uppercase), [""; 0]);
    assert_eq!(apart(is_lowercase, char::is_lowercase), [""; 0]);
}

#[test]
fn words_of_other_scripts_hold_together() {
    for word in ["हिन्दी", "বাংলা", "தமிழ்", "ไทย", "العربية", "עִבְרִית", "ქართული", "አማርኛ"]
    {
        assert!(word.chars().all(is_alphanumeric), "{word}");
    }
    for sign in ["।", "؟", "،", "״", "፡", "😀", "→", "½", "٣"] {
        assert!(!sign.chars().all(is_alphabetic), "{sign}");
    }
}
