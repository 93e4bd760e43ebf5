//! What a page says of itself: JSON-LD, OpenGraph and other `<meta>`, `<title>`, `lang`, the canonical address.
//! Only read and sorted here; `article` decides whom to believe.

/// As collected, before it's read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawMeta {
    entries: Vec<(u32, String, String)>,
}

impl RawMeta {
    /// `<meta>`: its property, name or itemprop, and its content.
    pub const META: u32 = 0;
    /// `<title>`.
    pub const TITLE: u32 = 1;
    /// `<html lang>`.
    pub const LANGUAGE: u32 = 2;
    /// `<link rel=canonical>`.
    pub const CANONICAL: u32 = 3;
    /// `<script type="application/ld+json">`.
    pub const JSON_LD: u32 = 4;

    /// Adds one; kinds not known are left out.
    pub fn push(&mut self, kind: u32, name: &str, content: &str) {
        if kind <= Self::JSON_LD && !content.trim().is_empty() {
            self.entries.push((kind, name.trim().to_ascii_lowercase(), content.trim().to_owned()));
        }
    }
}

/// What a page says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// `<title>`.
    pub title: Option<String>,
    /// `<html lang>`.
    pub language: Option<String>,
    /// The canonical address.
    pub canonical: Option<String>,
    /// `<meta>`: lower-case name and content, in document order.
    pub tags: Vec<(String, String)>,
    /// The source of each JSON-LD script.
    pub json_ld: Vec<String>,
}

impl Metadata {
    /// Sorts what was collected.
    pub fn from_raw(raw: RawMeta) -> Self {
        let mut meta = Self::default();
        for (kind, name, content) in raw.entries {
            match kind {
                RawMeta::META => meta.tags.push((name, content)),
                RawMeta::TITLE => meta.title = meta.title.or(Some(content)),
                RawMeta::LANGUAGE => meta.language = meta.language.or(Some(content)),
                RawMeta::CANONICAL => meta.canonical = meta.canonical.or(Some(content)),
                _ => meta.json_ld.push(content),
            }
        }
        meta
    }

    /// The first `<meta>` of that lower-case name.
    pub fn tag(&self, name: &str) -> Option<&str> {
        self.tags.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    }
}
