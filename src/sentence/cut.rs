//! Finds where the sentences of one paragraph end, in one pass forward.

use crate::language::Language;
use crate::sentence::left;

/// How far ahead a quotation's end is looked for, in bytes.
const REACH: usize = 800;

/// The sentences of a paragraph as byte ranges, trimmed.
pub(super) fn cut(text: &str, language: &Language) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let (mut start, mut at, mut token, mut held) = (0, 0, 0, 0);
    let mut before = ' ';
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        if c == '\n' {
            push(text, start, at, &mut out);
            (start, token, held) = (next, next, 0);
        } else if c.is_whitespace() {
            token = next;
        } else if at >= held
            && let Some(close) = closer(c, before)
        {
            held = hold(text, next, c, close, language).unwrap_or(held);
        } else if is_terminator(c) {
            let end = absorb(text, next, language);
            if end >= held && is_end(text, start, token, at, end, language) {
                push(text, start, end, &mut out);
                (start, token) = (end, end);
            }
            before = text[..end].chars().next_back().unwrap_or(c);
            at = end;
            continue;
        }
        before = c;
        at = next;
    }
    push(text, start, text.len(), &mut out);
    out
}

fn push(text: &str, start: usize, end: usize, out: &mut Vec<(usize, usize)>) {
    let part = &text[start..end];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let start = start + part.len() - part.trim_start().len();
        out.push((start, start + trimmed.len()));
    }
}

pub(super) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// The mark that closes what this one opens.
pub(super) fn closer(c: char, before: char) -> Option<char> {
    Some(match c {
        '"' if !before.is_alphanumeric() && !is_terminator(before) && before != ',' => '"',
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '「' => '」',
        '『' => '』',
        '(' => ')',
        '（' => '）',
        _ => return None,
    })
}

/// Where the quotation or bracket opened here ends, if the sentence goes on after it.
fn hold(text: &str, from: usize, open: char, close: char, language: &Language) -> Option<usize> {
    let rest = &text[from..];
    let mut last = ' ';
    for (n, c) in rest.char_indices() {
        if n > REACH || c == '\n' {
            return None;
        }
        if c == close {
            let end = from + n + c.len_utf8();
            let after = text[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let goes_on = !is_terminator(last)
                || matches!(open, '(' | '（')
                || after.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ':' | 'と'))
                || attributed(after, last, language);
            return goes_on.then_some(end);
        }
        if !c.is_whitespace() {
            last = c;
        }
    }
    None
}

/// Whether words that say who spoke follow a quotation.
fn attributed(after: &str, last: char, language: &Language) -> bool {
    let reach = if last == '.' { 1 } else { 4 };
    let verbs = language.words("attribution");
    after.split(' ').take(reach).any(|w| w.len() <= 32 && verbs.contains(w.trim_end_matches([',', '.', ':'])))
}

/// Past the run of final marks, closing quotes and brackets, and note marks such as `[1]`.
fn absorb(text: &str, from: usize, language: &Language) -> usize {
    let mut at = from;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at + c.len_utf8()..];
        let german = c == '“' && language.tag == "de";
        if is_terminator(c)
            || german
            || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）')
        {
            at += c.len_utf8();
        } else if c == '[' {
            let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
            if digits == 0 || !rest[digits..].starts_with(']') {
                break;
            }
            at += digits + 2;
        } else if matches!(c, ' ' | '\u{a0}' | '\u{202f}') && rest.starts_with(['»', '!', '?']) {
            at += c.len_utf8();
        } else {
            break;
        }
    }
    at
}

fn is_end(text: &str, start: usize, token: usize, dot: usize, end: usize, language: &Language) -> bool {
    let tail = &text[end..];
    let Some(first) = tail.chars().next() else { return true };
    let mark = text[dot..].chars().next().unwrap_or(' ');
    if matches!(mark, '。' | '！' | '？') {
        return !matches!(first, 'と' | '、' | ',');
    }
    if !first.is_whitespace() {
        return false;
    }
    let next = tail.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']);
    if next.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ':' | '%')) {
        return false;
    }
    let quoted = text[dot..end].contains(['"', '”', '»', '“']);
    if quoted && attributed(next, mark, language) {
        return false;
    }
    // Only a lone full stop can belong to the word before it.
    mark != '.' || end > dot + 1 || next.starts_with('\n') || {
        let first = text[start..token].trim().is_empty();
        left::ends(&text[token..dot], next, first, language)
    }
}
