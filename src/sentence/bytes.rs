//! Eight bytes of a text looked at together, in one number: without SIMD, which not every browser has, nearly as fast.
//! An answer is the highest bit of each byte.

/// One in each byte.
const EACH: u64 = u64::MAX / 255;
/// The highest bit of each byte.
pub(super) const HIGH: u64 = EACH << 7;

/// The bytes that are letters, digits and spaces of ASCII.
pub(super) fn plain(eight: u64) -> u64 {
    let low = eight & !HIGH;
    // Of bytes below 128: no sum reaches the next byte.
    let from = |bytes: u64, first: u8| bytes + EACH * u64::from(128 - first);
    let within = |bytes, first, last| from(bytes, first) & !from(bytes, last + 1);
    let letters = within(low | (EACH * 32), b'a', b'z');
    (letters | within(low, b'0', b'9') | within(low, b' ', b' ')) & !eight & HIGH
}

/// Whether a text has one of two marks, or anything beyond ASCII.
pub(super) fn hold(text: &str, marks: [u8; 2]) -> bool {
    let (eights, rest) = text.as_bytes().as_chunks();
    // Right up to the first zero, which is enough to know of one.
    let zero = |bytes: u64| bytes.wrapping_sub(EACH) & !bytes;
    eights.iter().any(|eight| {
        let eight = u64::from_le_bytes(*eight);
        (eight | zero(eight ^ (EACH * u64::from(marks[0]))) | zero(eight ^ (EACH * u64::from(marks[1]))))
            & HIGH
            != 0
    }) || rest.iter().any(|byte| !byte.is_ascii() || marks.contains(byte))
}

/// Whether one of the characters beyond ASCII, given by its place, is what is asked for.
pub(super) fn beyond_ascii(text: &str, is: impl Fn(usize) -> bool) -> bool {
    let (eights, rest) = text.as_bytes().as_chunks();
    for (n, eight) in eights.iter().enumerate() {
        let mut high = u64::from_le_bytes(*eight) & HIGH;
        while high != 0 {
            if is(8 * n + high.trailing_zeros() as usize / 8) {
                return true;
            }
            high &= high - 1;
        }
    }
    rest.iter().enumerate().any(|(n, byte)| !byte.is_ascii() && is(8 * eights.len() + n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_at_once_are_what_each_is() {
        for place in 0..8 {
            for byte in 0..=u8::MAX {
                for around in *b"a0 Z" {
                    let mut eight = [around; 8];
                    eight[place] = byte;
                    let is_plain = byte.is_ascii_alphanumeric() || byte == b' ';
                    let other = !plain(u64::from_le_bytes(eight)) & HIGH;
                    assert_eq!(other, if is_plain { 0 } else { 0x80 << (8 * place) }, "{eight:?}");
                }
            }
            for char in '\0'..='\u{ff}' {
                let text = format!("{}{char}{}", "a".repeat(place), "b".repeat(9 - place));
                assert_eq!(beyond_ascii(&text, |at| at == place), !char.is_ascii(), "{text}");
                assert_eq!(hold(&text, *b"\"'"), !char.is_ascii() || "\"'".contains(char), "{text}");
            }
        }
    }
}
