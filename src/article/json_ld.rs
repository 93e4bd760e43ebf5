//! Reads the few fields of JSON-LD that tell of an article, by scanning: broken JSON gives what stands before the break.
//! Uses nothing of the crate.

/// A text value, with its key and the key of the object that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) parent: String,
    pub(super) key: String,
    pub(super) value: String,
}

/// What the scripts say, in order.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    fields: Vec<Field>,
}

/// More fields than any honest page has.
const MOST: usize = 20_000;
const DEEPEST: usize = 64;

impl JsonLd {
    pub(super) fn read(scripts: &[String]) -> Self {
        let mut read = Self::default();
        for script in scripts {
            scan(script, &mut read.fields);
        }
        read
    }

    /// The first value of a key, wherever it stands.
    pub(super) fn first(&self, key: &str) -> Option<&str> {
        self.fields.iter().find(|f| f.key == key && !f.value.trim().is_empty()).map(|f| f.value.trim())
    }

    /// The names of a person or an organisation: a plain text, or the `name` of an object.
    pub(super) fn names(&self, key: &str) -> impl Iterator<Item = &str> {
        self.fields
            .iter()
            .filter(move |f| f.key == key || (f.parent == key && f.key == "name"))
            .map(|f| f.value.trim())
            .filter(|name| !name.is_empty())
    }

    /// Whether an object of a type whose name ends so is described.
    pub(super) fn has_type(&self, ending: &str) -> bool {
        self.fields.iter().any(|f| f.key == "@type" && f.value.ends_with(ending))
    }
}

struct Level {
    /// The key that leads to this object or list.
    name: String,
    list: bool,
    /// The key whose value comes next.
    key: Option<String>,
}

fn scan(text: &str, fields: &mut Vec<Field>) {
    let mut levels: Vec<Level> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '{' | '[' => {
                if levels.len() >= DEEPEST || fields.len() >= MOST {
                    return;
                }
                let name = levels.last_mut().map_or_else(String::new, |level| {
                    if level.list { level.name.clone() } else { level.key.take().unwrap_or_default() }
                });
                levels.push(Level { name, list: c == '[', key: None });
            }
            '}' | ']' => {
                levels.pop();
            }
            ',' => {
                if let Some(level) = levels.last_mut() {
                    level.key = None;
                }
            }
            '"' => {
                let (value, after) = string(rest);
                rest = after;
                let is_key = rest.trim_start().starts_with(':');
                let depth = levels.len();
                let parent = depth.checked_sub(2).map(|n| levels[n].name.clone()).unwrap_or_default();
                let Some(level) = levels.last_mut() else { continue };
                if level.list {
                    fields.push(Field { parent, key: level.name.clone(), value });
                } else if let Some(key) = level.key.take() {
                    fields.push(Field { parent: level.name.clone(), key, value });
                } else if is_key {
                    level.key = Some(value);
                }
            }
            _ => {}
        }
    }
}

/// The string whose opening quote was just read, and what follows its end.
fn string(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (out, &text[at + 1..]),
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
    (out, "")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_fields_in_graphs_and_lists() {
        let script = r#"{"@graph":[{"@type":"NewsArticle","headline":"Caf\u00e9 \"Mole\" \ud83d\ude00 opens",
            "author":[{"@type":"Person","name":"Ada Brook"},{"name":"Ben Lund"}],"publisher":{"name":"Tidewater Post"}}]}"#;
        let read = JsonLd::read(&[script.to_owned()]);
        assert_eq!(read.first("headline"), Some("Café \"Mole\" 😀 opens"));
        assert_eq!(read.names("author").collect::<Vec<_>>(), ["Ada Brook", "Ben Lund"]);
        assert_eq!(read.names("publisher").collect::<Vec<_>>(), ["Tidewater Post"]);
        assert!(read.has_type("Article"));
    }

    #[test]
    fn broken_scripts_never_panic() {
        for script in ["{", "}}]", "\"", "{\"a\":\"\\u12", "{\"a\":\"\\ud83d\\uzzzz\"", "[[[\"x\\"] {
            JsonLd::read(&[script.to_owned()]);
        }
        JsonLd::read(&["[".repeat(100_000)]);
    }
}
