//! What belongs to a sentence after its first final mark.

use crate::language::{Language, Section};
use crate::letters;
use crate::sentence::cut::{is_gap, is_terminator};
use crate::span::part;

/// Past the run of final marks, closing quotes and brackets, and note marks such as `[1]`.
pub(super) fn run(text: &str, from: usize, language: &Language) -> usize {
    let rule = |name: &str| language.words(Section::Rule).contains(name);
    let inward = || rule("inward guillemets");
    let mut at = from;
    while let Some(c) = part(text, at, usize::MAX).chars().next() {
        let rest = part(text, at + c.len_utf8(), usize::MAX);
        let closes = match c {
            '“' | '‘' => rule("low quotes"),
            '«' | '‹' => inward(),
            _ => matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '）' | '》'),
        };
        if is_terminator(c) || closes {
            at += c.len_utf8();
        } else if let Some(len) = note(part(text, at, usize::MAX)) {
            at += len;
        } else if let Some(len) = bare_note(text, at) {
            return at + len;
        } else if is_gap(c) {
            let closes = rest.starts_with(['!', '?']) || rest.starts_with('»') && !inward();
            let spaced = rest.starts_with('.')
                && !part(rest, 1, usize::MAX).starts_with(|c: char| c == '.' || letters::is_alphanumeric(c));
            // "(3)" after a space begins an item or a remark.
            let noted = note(rest).is_some() && !rest.starts_with('(');
            if !closes && !spaced && !noted {
                break;
            }
            at += c.len_utf8();
        } else {
            break;
        }
    }
    at
}

/// Length of the note mark that a text begins with: `[4]`, `(3)`, `¹`, `†`.
fn note(text: &str) -> Option<usize> {
    let raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡');
    let after = text.trim_start_matches(raised);
    if after.len() < text.len() {
        return Some(text.len() - after.len());
    }
    let (close, most) = match text.bytes().next()? {
        b'[' => (']', 4),
        // "(2011)" is a year.
        b'(' => (')', 2),
        _ => return None,
    };
    let digits = text.bytes().skip(1).take(most).take_while(u8::is_ascii_digit).count();
    (digits > 0 && part(text, 1 + digits, usize::MAX).starts_with(close)).then_some(digits + 2)
}

/// Length of a note mark that was raised once, and now stands at the stop as a bare number: `was closed.1 A detour`.
fn bare_note(text: &str, at: usize) -> Option<usize> {
    let before = text.as_bytes()[..at].strip_suffix(b".")?;
    let small = before.iter().rev().take(4).take_while(|byte| byte.is_ascii_lowercase()).count() == 4;
    let after = part(text, at, usize::MAX);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let rest = part(after, digits, usize::MAX);
    let begins =
        rest.trim_start_matches(is_gap).starts_with(letters::is_uppercase) && rest.starts_with(is_gap);
    (small && (1..=2).contains(&digits) && begins).then_some(digits)
}

/// Whether a run of marks leaves a thought open: three dots, spaced or not, and nothing more.
pub(super) fn ellipsis(run: &str) -> bool {
    let dots = run.chars().filter(|&c| c == '.').count();
    let only = run.chars().all(|c| matches!(c, '.' | '…') || is_gap(c));
    only && (dots == 2 || dots == 3 || run.starts_with('…'))
}
