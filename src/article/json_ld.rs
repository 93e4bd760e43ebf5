//! The few fields of JSON-LD that tell of an article.

use super::json::{MOST, scan};
use crate::find::holds;

/// What is asked for. Other keys aren't kept: a script may repeat a long key for each of a hundred thousand values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Other,
    Id,
    Type,
    AdditionalName,
    ArticleBody,
    ArticleSection,
    Author,
    DateCreated,
    DateModified,
    DatePublished,
    FamilyName,
    GivenName,
    Headline,
    InLanguage,
    Name,
    Publisher,
    WordCount,
}

const KEYS: [(&str, Key); 17] = [
    ("@id", Key::Id),
    ("@type", Key::Type),
    ("additionalName", Key::AdditionalName),
    ("articleBody", Key::ArticleBody),
    ("articleSection", Key::ArticleSection),
    ("author", Key::Author),
    ("creator", Key::Author),
    ("dateCreated", Key::DateCreated),
    ("dateModified", Key::DateModified),
    ("datePublished", Key::DatePublished),
    ("familyName", Key::FamilyName),
    ("givenName", Key::GivenName),
    ("headline", Key::Headline),
    ("inLanguage", Key::InLanguage),
    ("name", Key::Name),
    ("publisher", Key::Publisher),
    ("wordCount", Key::WordCount),
];

impl Key {
    pub(super) fn of(name: &str) -> Self {
        KEYS.iter().find(|(known, _)| *known == name).map_or(Self::Other, |(_, key)| *key)
    }
}

/// A text value, trimmed and not empty: its key and object, and what holds the object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// The object, and the object around it; 0 is none.
    pub(super) object: u32,
    pub(super) owner: u32,
    /// The key that leads to the object.
    pub(super) parent: Key,
    pub(super) key: Key,
    pub(super) value: String,
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

/// No story has more authors, and no page more articles that say so.
const CROWD: usize = 50;

impl JsonLd {
    /// `window` is the page's title, which tells its article from others that are listed.
    pub(super) fn read(scripts: &[String], window: &str) -> Self {
        let mut read = Self::default();
        let mut objects = 0;
        let mut broken = Vec::new();
        for script in scripts {
            let mut fields = Vec::new();
            let whole = scan(script, &mut fields, &mut objects);
            // What a whole script says is trusted before what stands before a break.
            (if whole { &mut read.fields } else { &mut broken }).append(&mut fields);
        }
        read.fields.append(&mut broken);
        read.fields.truncate(MOST);
        read.article = read.told(window);
        read
    }

    /// The first object of an article's type whose headline the window's title holds, else that has one, else of such a type.
    fn told(&self, window: &str) -> u32 {
        let (mut best, mut most, mut seen) = (0, 0, 0);
        for field in &self.fields {
            let typed = ["Article", "Posting", "Report"].iter().any(|end| field.value.ends_with(end));
            if field.key != Key::Type || !typed || seen == CROWD {
                continue;
            }
            seen += 1;
            let headline = self.value(field.object, Key::Headline);
            let told =
                1 + i32::from(headline.is_some()) + headline.map_or(0, |it| i32::from(holds(window, it)));
            if told > most {
                (best, most) = (field.object, told);
            }
        }
        best
    }

    /// The first value of a key: the article's, else wherever it stands.
    pub(super) fn first(&self, key: Key) -> Option<&str> {
        self.value(self.article, key)
            .or_else(|| self.fields.iter().find(|f| f.key == key).map(|f| f.value.as_str()))
    }

    /// Who wrote the article: plain names, named objects, and objects that another one names by its `@id`.
    pub(super) fn authors(&self) -> Vec<Author> {
        let mut found = Vec::new();
        let mut seen = Vec::new();
        for field in &self.fields {
            let own = |object: u32| self.article == 0 || object == self.article;
            if field.key == Key::Author && own(field.object) {
                found.push(Author { name: field.value.clone(), organization: false });
            } else if field.parent == Key::Author && own(field.owner) && !seen.contains(&field.object) {
                seen.push(field.object);
                if let Some(author) = self.person(field.object) {
                    found.push(author);
                }
            }
            if found.len() >= CROWD || seen.len() >= CROWD {
                break;
            }
        }
        found
    }

    fn value(&self, object: u32, key: Key) -> Option<&str> {
        self.fields.iter().find(|f| f.object == object && f.key == key).map(|f| f.value.as_str())
    }

    fn person(&self, object: u32) -> Option<Author> {
        let mut tried = vec![object];
        if let Some(id) = self.value(object, Key::Id) {
            for field in &self.fields {
                if field.key == Key::Id && field.value == id && tried.len() < 4 {
                    tried.push(field.object);
                }
            }
        }
        for object in tried {
            let mut name = self.value(object, Key::Name).unwrap_or_default().to_owned();
            if name.is_empty() {
                for key in &[Key::GivenName, Key::AdditionalName, Key::FamilyName] {
                    if let Some(part) = self.value(object, *key) {
                        name.push_str(part);
                        name.push(' ');
                    }
                }
                name = name.trim().to_owned();
            }
            if !name.is_empty() {
                let organization = self.value(object, Key::Type).is_some_and(|t| t.ends_with("Organization"));
                return Some(Author { name, organization });
            }
        }
        None
    }

    /// The name of a person or an organisation: a plain text, or the `name` of an object.
    pub(super) fn name(&self, key: Key) -> Option<&str> {
        let named = |f: &&Field| f.key == key || (f.parent == key && f.key == Key::Name);
        self.fields.iter().find(named).map(|f| f.value.as_str())
    }

    /// Whether an object of a type whose name ends so is described.
    pub(super) fn has_type(&self, ending: &str) -> bool {
        self.fields.iter().any(|f| f.key == Key::Type && f.value.ends_with(ending))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_fields_in_graphs_and_lists() {
        let script = r#"{"@graph":[{"@type":"NewsArticle","headline":"Caf\u00e9 \"Mole\" \ud83d\ude00 opens",
            "author":[{"@type":"Person","name":"Ada Brook"},{"name":"Ben Lund"}],"publisher":{"name":"Tidewater Post"}}]}"#;
        let read = JsonLd::read(&[script.to_owned()], "");
        assert_eq!(read.first(Key::Headline), Some("Café \"Mole\" 😀 opens"));
        let names: Vec<_> = read.authors().into_iter().map(|author| author.name).collect();
        assert_eq!(names, ["Ada Brook", "Ben Lund"]);
        assert_eq!(read.name(Key::Publisher), Some("Tidewater Post"));
        assert!(read.has_type("Article"));
    }

    #[test]
    fn the_article_is_the_one_that_the_window_names() {
        let script = r#"[{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Goose runs",
            "author":{"name":"Ben Lund"}}]},{"@type":"NewsArticle","headline":"Wall","creator":"Ada Brook"}]"#;
        let read = JsonLd::read(&[script.to_owned()], "Wall | Tidewater Post");
        assert_eq!(read.authors().first().map(|author| author.name.as_str()), Some("Ada Brook"));
    }

    #[test]
    fn authors_are_the_articles_own() {
        let script = r##"[{"@type":"ImageObject","author":{"name":"Ben Lund"}},{"@type":"NewsArticle","headline":"Wall",
            "author":[{"@id":"#7"},{"@type":"Person","givenName":"Cy","familyName":"Moor"}]},
            {"@type":"Person","@id":"#7","name":"Ada Brook"}]"##;
        let names: Vec<_> =
            JsonLd::read(&[script.to_owned()], "").authors().into_iter().map(|a| a.name).collect();
        assert_eq!(names, ["Ada Brook", "Cy Moor"]);
    }

    #[test]
    fn a_whole_script_comes_before_a_broken_one() {
        let broken = r#"{"@type":"NewsArticle","headline":"Wall","datePublished":"2025-02-"#;
        let whole =
            r#"{"@type":"NewsArticle","headline":"Wall","datePublished":"2025-02-20","author":"Ada Brook"}"#;
        for scripts in [[broken, whole], [whole, broken]] {
            let read = JsonLd::read(&scripts.map(str::to_owned), "");
            assert_eq!(read.first(Key::DatePublished), Some("2025-02-20"));
            assert_eq!(read.authors().len(), 1);
        }
        assert_eq!(JsonLd::read(&[broken.to_owned()], "").first(Key::Headline), Some("Wall"));
    }

    #[test]
    fn a_long_key_and_a_long_list_cost_no_more_than_they_are_long() {
        let key = "k".repeat(50_000);
        let list = "\"\",".repeat(50_000);
        for key in [key.as_str(), "author"] {
            let read = JsonLd::read(&[["{\"", key, "\":[", &list, "\"Ada Brook\"]}"].concat()], "");
            let held = |f: &Field| f.value.len();
            assert!(read.fields.iter().map(held).sum::<usize>() < 200_000 && read.fields.len() <= MOST);
            assert!(read.authors().len() <= CROWD);
        }
    }

    #[test]
    fn broken_scripts_never_panic() {
        for script in ["{", "}}]", "\"", "{\"a\":\"\\u12", "{\"a\":\"\\ud83d\\uzzzz\"", "[[[\"x\\"] {
            JsonLd::read(&[script.to_owned()], "");
        }
        JsonLd::read(&["[".repeat(100_000)], "");
    }
}
