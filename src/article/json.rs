//! Reads the text values of JSON whose key is asked for, and the one number, by scanning: what is broken gives what stands before the break.
//! Uses `span`.

use super::json_ld::{Field, Key};
use crate::span::part;

/// More fields than any honest page has.
pub(super) const MOST: usize = 20_000;
/// No headline, name or date is so long, in bytes.
const LONGEST: usize = 4000;
const DEEPEST: usize = 64;

/// An object or a list that is still open.
struct Level {
    object: u32,
    owner: u32,
    /// The key that leads to it.
    name: Key,
    list: bool,
    /// The key whose value comes next.
    key: Option<Key>,
}

/// Whether the script ends where it should.
pub(super) fn scan(text: &str, fields: &mut Vec<Field>, objects: &mut u32) -> bool {
    // Around all stands a list without a name.
    let mut levels = vec![Level { object: 0, owner: 0, name: Key::Other, list: true, key: None }];
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = part(rest, c.len_utf8(), usize::MAX);
        let around = levels.iter().nth_back(1).map_or(Key::Other, |level| level.name);
        let depth = levels.len();
        let Some(level) = levels.last_mut() else { return false };
        match c {
            '{' | '[' => {
                let name = if level.list { level.name } else { level.key.take().unwrap_or(Key::Other) };
                let mut inner =
                    Level { object: level.object, owner: level.owner, name, list: true, key: None };
                if c == '{' {
                    *objects += 1;
                    inner = Level { object: *objects, owner: level.object, list: false, ..inner };
                }
                if depth > DEEPEST {
                    return true;
                }
                levels.push(inner);
            }
            '}' | ']' if depth > 1 => {
                levels.pop();
            }
            ',' => level.key = None,
            '"' => {
                let Some((value, after)) = string(rest) else { return false };
                rest = after;
                let (parent, key) = match level.key.take() {
                    _ if level.list => (around, level.name),
                    Some(key) => (level.name, key),
                    None => {
                        level.key = rest.trim_start().starts_with(':').then(|| Key::of(&value));
                        continue;
                    }
                };
                if fields.len() >= MOST {
                    return true;
                }
                let trimmed = value.trim();
                let fits = value.len() <= LONGEST || key == Key::ArticleBody;
                if key != Key::Other && fits && !trimmed.is_empty() {
                    let value = trimmed.to_owned();
                    fields.push(Field { object: level.object, owner: level.owner, parent, key, value });
                }
            }
            '0'..='9' if level.key == Some(Key::WordCount) && fields.len() < MOST => {
                level.key = None;
                let more = rest.bytes().take(9).take_while(u8::is_ascii_digit).count();
                let mut value = String::from(c);
                value.push_str(part(rest, 0, more));
                let (object, owner, parent) = (level.object, level.owner, level.name);
                fields.push(Field { object, owner, parent, key: Key::WordCount, value });
            }
            _ => {}
        }
    }
    levels.len() == 1
}

/// The string whose opening quote was just read, and what follows its end; none where it has no end.
fn string(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((out, part(text, at + 1, usize::MAX))),
            '\\' => match chars.next() {
                Some((_, 'n' | 'r' | 't')) => out.push(' '),
                Some((at, 'u')) => {
                    let (found, used) = escape(text.get(at + 1..).unwrap_or_default());
                    out.push(found);
                    for _ in 0..used {
                        chars.next();
                    }
                }
                Some((_, other)) => out.push(other),
                None => break,
            },
            _ => out.push(c),
        }
    }
    None
}

/// The character of the digits after `\u`, and how many characters it took; joins surrogate pairs.
fn escape(text: &str) -> (char, usize) {
    let unit = |at: usize| text.get(at..at + 4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    match unit(0) {
        Some(high @ 0xD800..=0xDBFF) if text.get(4..6) == Some("\\u") => match unit(6) {
            Some(low @ 0xDC00..=0xDFFF) => {
                let code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                (char::from_u32(code).unwrap_or('\u{FFFD}'), 10)
            }
            _ => ('\u{FFFD}', 4),
        },
        Some(code) => (char::from_u32(code).unwrap_or('\u{FFFD}'), 4),
        None => ('\u{FFFD}', 0),
    }
}
