//! What belongs to a sentence after its first final mark.

use crate::language::{Language, Section};
use crate::letters;
use crate::sentence::cut::is_terminator;
use crate::span::part;

/// Past the run of final marks, closing quotes and brackets, and note marks such as `[1]`.
pub(super) fn run(text: &str, from: usize, language: &Language) -> usize {
    let rule = |name: &str| language.words(Section::Rule).contains(name);
    let inward = || rule("inward guillemets");
    let mut at = from;
    while let Some(c) = part(text, at, usize::MAX).chars().next() {
        let rest = part(text, at + c.len_utf8(), usize::MAX);
        let closes = match c {
            '“' => rule("low quotes"),
            '«' => inward(),
            _ => matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）'),
        };
        if is_terminator(c) || closes {
            at += c.len_utf8();
        } else if c == '[' {
            let Some(len) = note(rest) else { break };
            at += 1 + len;
        } else if matches!(c, ' ' | '\u{a0}' | '\u{202f}') {
            let closes = rest.starts_with(['!', '?']) || rest.starts_with('»') && !inward();
            let spaced = rest.starts_with('.')
                && !part(rest, 1, usize::MAX).starts_with(|c: char| c == '.' || letters::is_alphanumeric(c));
            let note = rest.strip_prefix('[').and_then(|rest| Some(part(rest, note(rest)?, usize::MAX)));
            if !closes && !spaced && !note.is_some_and(|after| after.is_empty() || after.starts_with(' ')) {
                break;
            }
            at += c.len_utf8();
        } else {
            break;
        }
    }
    at
}

/// Length of the digits and the bracket after `[`.
fn note(rest: &str) -> Option<usize> {
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    (digits > 0 && part(rest, digits, usize::MAX).starts_with(']')).then_some(digits + 1)
}

/// Whether a run of marks leaves a thought open: three dots, spaced or not, and nothing more.
pub(super) fn ellipsis(run: &str) -> bool {
    let dots = run.chars().filter(|&c| c == '.').count();
    let only = run.chars().all(|c| matches!(c, '.' | '…' | ' ' | '\u{a0}'));
    only && (dots == 2 || dots == 3 || run.starts_with('…'))
}
