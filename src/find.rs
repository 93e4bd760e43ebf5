//! Words looked for in a text, in few bytes: the standard library's search is 4 KB of the wasm. Linear in the text: a
//! rolling hash (Karp and Rabin 1987) says where it pays to compare. Uses `span`.

use crate::span::part;

/// Up to so many bytes each place is looked at: cheaper, and still linear.
const SHORT: usize = 32;
const BASE: u32 = 16_777_619;

/// The byte at which `needle` first stands in the text.
pub(crate) fn find(text: &str, needle: &str) -> Option<usize> {
    let (bytes, size) = (text.as_bytes(), needle.len());
    if size <= SHORT {
        let (first, last) = (needle.bytes().next(), bytes.len().checked_sub(size)?);
        let mut at = 0;
        while bytes.get(at).copied() != first || !bytes[at..].starts_with(needle.as_bytes()) {
            at += 1;
            if at > last {
                return None;
            }
        }
        return Some(at);
    }
    let (mut wanted, mut rolling, mut oldest) = (0_u32, 0_u32, 1_u32);
    for (n, byte) in needle.bytes().enumerate() {
        wanted = wanted.wrapping_mul(BASE).wrapping_add(byte.into());
        rolling = rolling.wrapping_mul(BASE).wrapping_add((*bytes.get(n)?).into());
        oldest = oldest.wrapping_mul(BASE);
    }
    let mut at = 0;
    while rolling != wanted || part(text, at, at + size) != needle {
        let next = *bytes.get(at + size)?;
        let gone = oldest.wrapping_mul(bytes[at].into());
        rolling = rolling.wrapping_mul(BASE).wrapping_add(next.into()).wrapping_sub(gone);
        at += 1;
    }
    Some(at)
}

/// Whether `needle` stands in the text.
pub(crate) fn holds(text: &str, needle: &str) -> bool {
    find(text, needle).is_some()
}

/// What stands before the first `needle`, and what behind it.
pub(crate) fn around<'t>(text: &'t str, needle: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, needle)?;
    Some((part(text, 0, at), part(text, at + needle.len(), text.len())))
}

/// What stands before the last `needle`, and what behind it.
pub(crate) fn around_last<'t>(text: &'t str, needle: &str) -> Option<(&'t str, &'t str)> {
    let mut at = find(text, needle)?;
    while let Some(more) = find(part(text, at + 1, text.len()), needle) {
        at += 1 + more;
    }
    Some((part(text, 0, at), part(text, at + needle.len(), text.len())))
}

/// The parts of the text between one `needle` and the next.
pub(crate) fn split<'t>(text: &'t str, needle: &'static str) -> impl Iterator<Item = &'t str> {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let text = rest?;
        let (first, after) = around(text, needle).map_or((text, None), |(first, after)| (first, Some(after)));
        rest = after;
        Some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "a needle of more bytes than are looked for one by one";
    const TWICE: &str = "A needle of more bytes than are looked for one by two, a needle of more bytes than are looked for one by one";

    #[test]
    fn finds_what_the_standard_library_finds() {
        let texts = [
            "",
            "a",
            "aab",
            "abcabcabd",
            "wall — wall – Wand",
            "日本、日本語",
            "aaaaaaaaab",
            "://",
            "a://b://c",
            TWICE,
        ];
        for text in texts {
            for needle in
                ["a", "b", "aab", "abcabd", " — ", " – ", "日本語", "本、", "aaab", "://", "wall", LONG]
            {
                assert_eq!(find(text, needle), text.find(needle), "{needle} in {text}");
                assert_eq!(holds(text, needle), text.contains(needle));
                assert_eq!(around(text, needle), text.split_once(needle), "{needle} in {text}");
                assert!(split(text, needle).eq(text.split(needle)), "{needle} in {text}");
            }
            for needle in [" — ", "://", "b", "wall"] {
                assert_eq!(around_last(text, needle), text.rsplit_once(needle), "{needle} in {text}");
            }
        }
    }
}
