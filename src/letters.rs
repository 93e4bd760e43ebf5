//! What is a letter, and its lower case, in few bytes: the standard library's tables are 9 KB of the wasm after brotli.
//! Uses nothing. Exact for Latin, Greek, Cyrillic, Armenian, kana, Han and Hangul as news is written; elsewhere by block.
//! A combining sign of an Indic or Arabic word counts as a letter, so that it doesn't part the word.

/// Capitals: the first and last of a run, what leads to the small letter, and whether only each second one is a capital.
const CAPITALS: [(u16, u16, i16, bool); 39] = [
    (0x41, 0x5A, 32, false),
    (0xC0, 0xD6, 32, false),
    (0xD8, 0xDE, 32, false),
    (0x100, 0x12E, 1, true),
    (0x130, 0x130, -199, false),
    (0x132, 0x136, 1, true),
    (0x139, 0x147, 1, true),
    (0x14A, 0x176, 1, true),
    (0x178, 0x178, -121, false),
    (0x179, 0x17D, 1, true),
    (0x1A0, 0x1A4, 1, true),
    (0x1AF, 0x1AF, 1, false),
    (0x1CD, 0x1DB, 1, true),
    (0x1DE, 0x1EE, 1, true),
    (0x1F8, 0x21E, 1, true),
    (0x222, 0x232, 1, true),
    (0x386, 0x386, 38, false),
    (0x388, 0x38A, 37, false),
    (0x38C, 0x38C, 64, false),
    (0x38E, 0x38F, 63, false),
    (0x391, 0x3A1, 32, false),
    (0x3A3, 0x3AB, 32, false),
    (0x400, 0x40F, 80, false),
    (0x410, 0x42F, 32, false),
    (0x460, 0x480, 1, true),
    (0x48A, 0x4BE, 1, true),
    (0x4C0, 0x4C0, 15, false),
    (0x4C1, 0x4CD, 1, true),
    (0x4D0, 0x52E, 1, true),
    (0x531, 0x556, 48, false),
    (0x1E00, 0x1E94, 1, true),
    (0x1E9E, 0x1E9E, -7615, false),
    (0x1EA0, 0x1EFE, 1, true),
    (0x1F08, 0x1F0F, -8, false),
    (0x1F18, 0x1F1D, -8, false),
    (0x1F28, 0x1F2F, -8, false),
    (0x1F38, 0x1F3F, -8, false),
    (0x1F48, 0x1F4D, -8, false),
    (0xFF21, 0xFF3A, 32, false),
];

/// What is neither letter nor digit, above ASCII: the first and last of each run.
const NEITHER: [(u16, u16); 89] = [
    (0x80, 0xA9),
    (0xAB, 0xB1),
    (0xB4, 0xB4),
    (0xB6, 0xB8),
    (0xBB, 0xBB),
    (0xBF, 0xBF),
    (0xD7, 0xD7),
    (0xF7, 0xF7),
    (0x2C2, 0x2C5),
    (0x2D2, 0x2DF),
    (0x2E5, 0x2EB),
    (0x2ED, 0x2ED),
    (0x2EF, 0x344),
    (0x346, 0x36F),
    (0x375, 0x375),
    (0x378, 0x379),
    (0x37E, 0x37E),
    (0x380, 0x385),
    (0x387, 0x387),
    (0x3F6, 0x3F6),
    (0x482, 0x489),
    (0x530, 0x530),
    (0x557, 0x558),
    (0x55A, 0x55F),
    (0x589, 0x5AF),
    (0x5BE, 0x5BE),
    (0x5C0, 0x5C0),
    (0x5C3, 0x5C3),
    (0x5C6, 0x5C6),
    (0x5F3, 0x60F),
    (0x61B, 0x61F),
    (0x66A, 0x66D),
    (0x6D4, 0x6D4),
    (0x6DD, 0x6DE),
    (0x6E9, 0x6E9),
    (0x6FD, 0x6FE),
    (0x700, 0x70F),
    (0x964, 0x965),
    (0x970, 0x970),
    (0xDF4, 0xDF4),
    (0xE3F, 0xE3F),
    (0xE4F, 0xE4F),
    (0xE5A, 0xE5B),
    (0xF01, 0xF1F),
    (0xF3A, 0xF3D),
    (0x104A, 0x104F),
    (0x10FB, 0x10FB),
    (0x1360, 0x1368),
    (0x17D4, 0x17DB),
    (0x1800, 0x180F),
    (0x1FBD, 0x1FBD),
    (0x1FBF, 0x1FC1),
    (0x1FCD, 0x1FCF),
    (0x1FDD, 0x1FDF),
    (0x1FED, 0x1FEF),
    (0x1FFD, 0x206F),
    (0x207A, 0x207E),
    (0x208A, 0x208F),
    (0x20A0, 0x2101),
    (0x2103, 0x2109),
    (0x2114, 0x2118),
    (0x211E, 0x2123),
    (0x218A, 0x245F),
    (0x2500, 0x2775),
    (0x2794, 0x2BFF),
    (0x2E00, 0x2E2E),
    (0x2E30, 0x3004),
    (0x3008, 0x3020),
    (0x302A, 0x3030),
    (0x3036, 0x3037),
    (0x303D, 0x3040),
    (0x3097, 0x309C),
    (0x30A0, 0x30A0),
    (0x30FB, 0x30FB),
    (0x3190, 0x3191),
    (0x3196, 0x319F),
    (0x31C0, 0x31EF),
    (0x3200, 0x321F),
    (0x322A, 0x3247),
    (0x3260, 0x327F),
    (0x328A, 0x32B0),
    (0x32C0, 0x33FF),
    (0x4DC0, 0x4DFF),
    (0xA490, 0xA4CF),
    (0xD7FC, 0xF8FF),
    (0xFE00, 0xFE6F),
    (0xFEFD, 0xFF0F),
    (0xFF1A, 0xFF20),
    (0xFF3B, 0xFF40),
];

/// Above those: brackets and signs of full and half width, then the planes.
const NEITHER_ABOVE: [(u32, u32); 5] =
    [(0xFF5B, 0xFF65), (0xFFDD, 0xFFFF), (0x1D000, 0x1D3FF), (0x1F000, 0x1FFFF), (0x4_0000, 0x10_FFFF)];

/// Numbers above ASCII: the first and last of each run. Those of Indic scripts follow a rule.
const NUMBERS: [(u32, u32); 17] = [
    (0xB2, 0xB3),
    (0xB9, 0xB9),
    (0xBC, 0xBE),
    (0x660, 0x669),
    (0x6F0, 0x6F9),
    (0xE50, 0xE59),
    (0xED0, 0xED9),
    (0xF20, 0xF33),
    (0x1040, 0x1049),
    (0x1369, 0x137C),
    (0x17E0, 0x17E9),
    (0x2070, 0x2089),
    (0x2150, 0x2189),
    (0x2460, 0x249B),
    (0x2776, 0x2793),
    (0x3192, 0x3195),
    (0xFF10, 0xFF19),
];

/// The small letter of a capital; anything else as it is.
pub(crate) fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = c as u32;
    let at = CAPITALS.partition_point(|(_, last, ..)| u32::from(*last) < code);
    match CAPITALS.get(at) {
        Some(&(first, _, way, second)) if code >= first.into() => {
            let small = second && (code - u32::from(first)) % 2 == 1;
            if small { c } else { char::from_u32(code.wrapping_add_signed(way.into())).unwrap_or(c) }
        }
        _ => c,
    }
}

/// A text in small letters.
pub(crate) fn lowercase(text: &str) -> String {
    let mut lowered = String::new();
    push_lowercase(&mut lowered, text);
    lowered
}

/// Adds a text in small letters.
pub(crate) fn push_lowercase(to: &mut String, text: &str) {
    let from = to.len();
    to.push_str(text);
    // The first bytes of capitals beyond ASCII: those of dashes and quotation marks are none of them.
    if text.bytes().any(|byte| matches!(byte, 0xC3..=0xE1 | 0xEF)) {
        to.truncate(from);
        for c in text.chars() {
            to.push(lower(c));
        }
    } else if let Some(added) = to.get_mut(from..) {
        added.make_ascii_lowercase();
    }
}

/// No list holds a longer word that is looked up in small letters.
const LONGEST: usize = 32;

/// A word in small letters, on the stack; empty where it is longer than any of a list.
pub(crate) struct Small {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Small {
    pub(crate) fn of(word: &str) -> Self {
        Self::from(word.chars())
    }

    /// Words as one, without the spaces between them.
    pub(crate) fn joined(words: &str) -> Self {
        Self::from(words.chars().filter(|c| !c.is_whitespace()))
    }

    fn from(chars: impl Iterator<Item = char>) -> Self {
        let mut small = Self { bytes: [0; LONGEST], len: 0 };
        for c in chars.map(lower) {
            let end = small.len + c.len_utf8();
            let Some(place) = small.bytes.get_mut(small.len..end) else {
                small.len = 0;
                break;
            };
            c.encode_utf8(place);
            small.len = end;
        }
        small
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

/// What no reader sees: soft hyphens, spaces and joiners without a width, marks of direction.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Its letters and digits alone, in small letters: what two copies share, whatever their punctuation and case.
pub(crate) fn bare(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| is_alphanumeric(*c)).map(lower)
}

pub(crate) fn is_uppercase(c: char) -> bool {
    lower(c) != c
}

/// A letter of a script that has capitals, and none of them.
pub(crate) fn is_lowercase(c: char) -> bool {
    let cased = matches!(c, 'a'..='z' | '\u{AA}'..='\u{2AF}' | '\u{370}'..='\u{588}' | '\u{1D00}'..='\u{1FFF}' | '\u{FF41}'..='\u{FF5A}');
    cased && is_alphabetic(c) && !is_uppercase(c)
}

fn is_numeric(c: char) -> bool {
    let code = c as u32;
    // Each Indic script has a block of 128, its digits in the same place.
    let indic = (0x900..0xD80).contains(&code) && (0x66..=0x6F).contains(&(code % 0x80));
    c.is_ascii_digit() || !c.is_ascii() && (indic || within(&NUMBERS, code))
}

pub(crate) fn is_alphabetic(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && is_alphanumeric(c) && !is_numeric(c)
}

/// How many characters a text has: the standard library counts faster, in five times the code.
pub(crate) fn count(text: &str) -> usize {
    text.bytes().filter(|byte| !matches!(byte, 0x80..=0xBF)).count()
}

pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    let code = c as u32;
    match u16::try_from(code) {
        Ok(code) if code < 0xFF5B => {
            let at = NEITHER.partition_point(|(_, last)| *last < code);
            NEITHER.get(at).is_none_or(|(first, _)| code < *first)
        }
        _ => !within(&NEITHER_ABOVE, code),
    }
}

fn within(runs: &[(u32, u32)], code: u32) -> bool {
    runs.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "held against the standard library's tables")]
mod tests;
