//! Reads the few fields of JSON-LD that tell of an article, by scanning: broken JSON gives what stands before the break.
//! Uses `span`.

use crate::span::part;

/// A text value: its key and object, and what holds the object.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Field {
    /// The object, and the object around it; 0 is none.
    object: u32,
    owner: u32,
    /// The key that leads to the object.
    parent: &'static str,
    key: &'static str,
    value: String,
}

/// Somebody who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Author {
    pub(super) name: String,
    pub(super) organization: bool,
}

/// What the scripts say, in order.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    fields: Vec<Field>,
    /// The object that is the article; 0 where none is.
    article: u32,
}

/// The keys that are asked for. Others aren't kept: a script may repeat a long key for each of a hundred thousand values.
const KEYS: &[&str] = &[
    "@id",
    "@type",
    "additionalName",
    "articleSection",
    "author",
    "dateModified",
    "datePublished",
    "familyName",
    "givenName",
    "headline",
    "inLanguage",
    "name",
    "publisher",
];

/// More fields than any honest page has.
const MOST: usize = 20_000;
/// No headline, name or date is so long, in bytes.
const LONGEST: usize = 4000;
const DEEPEST: usize = 64;
/// No story has more authors.
const CROWD: usize = 50;

impl JsonLd {
    pub(super) fn read(scripts: &[String]) -> Self {
        let mut read = Self::default();
        let mut objects = 0;
        let mut broken = Vec::new();
        for script in scripts {
            let from = read.fields.len();
            if !scan(script, &mut read.fields, &mut objects) {
                broken.extend(read.fields.drain(from..));
            }
        }
        // What a whole script says is trusted before what stands before a break.
        read.fields.append(&mut broken);
        read.fields.truncate(MOST);
        let typed = |f: &&Field| {
            f.key == "@type" && ["Article", "Posting", "Report"].iter().any(|e| f.value.ends_with(e))
        };
        let titled = |object: u32| read.fields.iter().any(|f| f.object == object && f.key == "headline");
        let mut articles = read.fields.iter().filter(typed).map(|f| f.object).take(50);
        let first = articles.clone().next();
        read.article = articles.find(|object| titled(*object)).or(first).unwrap_or_default();
        read
    }

    /// The first value of a key: the article's, else wherever it stands.
    pub(super) fn first(&self, key: &str) -> Option<&str> {
        let has = |f: &&Field| f.key == key && !f.value.trim().is_empty();
        let own = self.fields.iter().filter(has).find(|f| f.object == self.article);
        own.or_else(|| self.fields.iter().find(has)).map(|f| f.value.trim())
    }

    /// Who wrote the article: plain names, named objects, and objects that another one names by its `@id`.
    pub(super) fn authors(&self) -> Vec<Author> {
        let mut found = Vec::new();
        let mut seen = Vec::new();
        let anywhere = self.article == 0;
        for field in &self.fields {
            let plain = field.key == "author" && (anywhere || field.object == self.article);
            let inner = field.parent == "author" && (anywhere || field.owner == self.article);
            if plain {
                found.push(Author { name: field.value.trim().to_owned(), organization: false });
            } else if inner && !seen.contains(&field.object) && seen.len() < CROWD {
                seen.push(field.object);
                found.extend(self.person(field.object));
            }
        }
        found.retain(|author| !author.name.is_empty());
        found.truncate(CROWD);
        found
    }

    fn value(&self, object: u32, key: &str) -> Option<&str> {
        self.fields.iter().find(|f| f.object == object && f.key == key).map(|f| f.value.trim())
    }

    fn person(&self, object: u32) -> Option<Author> {
        let id = self.value(object, "@id");
        let elsewhere = self.fields.iter().filter(|f| f.key == "@id" && id == Some(f.value.trim()));
        core::iter::once(object).chain(elsewhere.map(|f| f.object)).take(4).find_map(|object| {
            let parts = ["givenName", "additionalName", "familyName"];
            let joined =
                || parts.iter().filter_map(|key| self.value(object, key)).collect::<Vec<_>>().join(" ");
            let name = self.value(object, "name").map_or_else(joined, str::to_owned);
            let organization = self.value(object, "@type").is_some_and(|t| t.ends_with("Organization"));
            (!name.is_empty()).then_some(Author { name, organization })
        })
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
    object: u32,
    owner: u32,
    /// The key that leads to this object or list; empty for one not asked for.
    name: &'static str,
    list: bool,
    /// The key whose value comes next.
    key: Option<&'static str>,
}

/// Whether the script ends where it should.
fn scan(text: &str, fields: &mut Vec<Field>, objects: &mut u32) -> bool {
    let mut levels: Vec<Level> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = part(rest, c.len_utf8(), usize::MAX);
        match c {
            '{' | '[' => {
                if levels.len() >= DEEPEST {
                    return true;
                }
                let name = levels.last_mut().map_or("", |level| {
                    if level.list { level.name } else { level.key.take().unwrap_or_default() }
                });
                let list = c == '[';
                let (object, owner) = levels.last().map_or((0, 0), |level| (level.object, level.owner));
                *objects += u32::from(!list);
                let (object, owner) = if list { (object, owner) } else { (*objects, object) };
                levels.push(Level { object, owner, name, list, key: None });
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
                let Some((value, after)) = string(rest) else { return false };
                rest = after;
                let is_key = rest.trim_start().starts_with(':');
                let around = levels.len().checked_sub(2).map_or("", |n| levels[n].name);
                let Some(level) = levels.last_mut() else { continue };
                let (parent, key) = match level.key.take() {
                    _ if level.list => (around, level.name),
                    Some(key) => (level.name, key),
                    None => {
                        let known = KEYS.iter().find(|key| is_key && **key == value);
                        level.key = is_key.then(|| known.copied().unwrap_or_default());
                        continue;
                    }
                };
                if fields.len() >= MOST {
                    return true;
                }
                if !key.is_empty() && value.len() <= LONGEST && !value.trim().is_empty() {
                    fields.push(Field { object: level.object, owner: level.owner, parent, key, value });
                }
            }
            _ => {}
        }
    }
    levels.is_empty()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_fields_in_graphs_and_lists() {
        let script = r#"{"@graph":[{"@type":"NewsArticle","headline":"Caf\u00e9 \"Mole\" \ud83d\ude00 opens",
            "author":[{"@type":"Person","name":"Ada Brook"},{"name":"Ben Lund"}],"publisher":{"name":"Tidewater Post"}}]}"#;
        let read = JsonLd::read(&[script.to_owned()]);
        assert_eq!(read.first("headline"), Some("Café \"Mole\" 😀 opens"));
        let names: Vec<_> = read.authors().into_iter().map(|author| author.name).collect();
        assert_eq!(names, ["Ada Brook", "Ben Lund"]);
        assert_eq!(read.names("publisher").collect::<Vec<_>>(), ["Tidewater Post"]);
        assert!(read.has_type("Article"));
    }

    #[test]
    fn authors_are_the_articles_own() {
        let script = r##"[{"@type":"ImageObject","author":{"name":"Ben Lund"}},{"@type":"NewsArticle","headline":"Wall",
            "author":[{"@id":"#7"},{"@type":"Person","givenName":"Cy","familyName":"Moor"}]},
            {"@type":"Person","@id":"#7","name":"Ada Brook"}]"##;
        let names: Vec<_> =
            JsonLd::read(&[script.to_owned()]).authors().into_iter().map(|a| a.name).collect();
        assert_eq!(names, ["Ada Brook", "Cy Moor"]);
    }

    #[test]
    fn a_whole_script_comes_before_a_broken_one() {
        let broken = r#"{"@type":"NewsArticle","headline":"Wall","datePublished":"2025-02-"#;
        let whole =
            r#"{"@type":"NewsArticle","headline":"Wall","datePublished":"2025-02-20","author":"Ada Brook"}"#;
        for scripts in [[broken, whole], [whole, broken]] {
            let read = JsonLd::read(&scripts.map(str::to_owned));
            assert_eq!(read.first("datePublished"), Some("2025-02-20"));
            assert_eq!(read.authors().len(), 1);
        }
        assert_eq!(JsonLd::read(&[broken.to_owned()]).first("headline"), Some("Wall"));
    }

    #[test]
    fn a_long_key_and_a_long_list_cost_no_more_than_they_are_long() {
        let key = "k".repeat(50_000);
        let list = "\"\",".repeat(50_000);
        for key in [key.as_str(), "author"] {
            let read = JsonLd::read(&[["{\"", key, "\":[", &list, "\"Ada Brook\"]}"].concat()]);
            let held = |f: &Field| f.parent.len() + f.key.len() + f.value.len();
            assert!(read.fields.iter().map(held).sum::<usize>() < 200_000 && read.fields.len() <= MOST);
            assert!(read.authors().len() <= CROWD);
        }
    }

    #[test]
    fn broken_scripts_never_panic() {
        for script in ["{", "}}]", "\"", "{\"a\":\"\\u12", "{\"a\":\"\\ud83d\\uzzzz\"", "[[[\"x\\"] {
            JsonLd::read(&[script.to_owned()]);
        }
        JsonLd::read(&["[".repeat(100_000)]);
    }
}
