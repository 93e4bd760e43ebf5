//! Where the words of a text stand, and what its digits are worth. Uses `letters`, `span`.

use crate::letters;
use crate::span::Span;

/// Where the words of a text stand.
pub(super) fn cut(text: &str) -> Vec<Span> {
    let mut cuts = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut start, mut before) = (None, ' ');
    loop {
        let (at, c) = chars.next().unwrap_or((text.len(), '\n'));
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let joins = (matches!(c, '\'' | '’' | '.' | ',' | '&')
            || matches!(c, '-' | '–' | ':') && before.is_ascii_digit() && after.is_ascii_digit())
            && letters::is_alphanumeric(before)
            && letters::is_alphanumeric(after);
        if joins || letters::is_alphanumeric(c) {
            start = start.or(Some(at));
        } else if let Some(start) = start.take() {
            cuts.push(Span::new(start, at));
        }
        if at == text.len() {
            return cuts;
        }
        before = c;
    }
}

/// The value of digits in thousandths: a mark before three digits groups them, before others it begins a fraction.
pub(super) fn value(word: &str) -> Option<u64> {
    let (mut whole, mut digits, mut fraction) = (0_u64, 0, None::<u32>);
    let bytes = word.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                let digit = u64::from(byte - b'0');
                if let Some(places) = &mut fraction {
                    if *places < 3 {
                        whole = whole * 10 + digit;
                        *places += 1;
                    }
                } else {
                    whole = whole * 10 + digit;
                    digits += 1;
                }
            }
            b',' | b'.' if fraction.is_none() => {
                let run = bytes[at + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
                if run != 3 {
                    fraction = Some(0);
                }
            }
            _ => return None,
        }
        if digits > 12 {
            return None;
        }
    }
    (digits > 0).then(|| whole * 10_u64.pow(3 - fraction.unwrap_or(0)))
}
