//! The block elements that a page is made of, and the numbers that stand for them in a collected document.
//! Uses nothing of the crate. `www/collect.js` holds the same table; a test compares them.

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// A block element of HTML.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum Tag { $($variant),* }

        /// All block elements; the position is the number in a collected document.
        pub const TAGS: &[(&str, Tag)] = &[$(($name, Tag::$variant)),*];
    };
}

tags! {
    Address "address", Article "article", Aside "aside", Blockquote "blockquote", Body "body", Button "button",
    Caption "caption", Center "center", Dd "dd", Details "details", Dialog "dialog", Div "div", Dl "dl", Dt "dt",
    Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Footer "footer", Form "form", H1 "h1", H2 "h2",
    H3 "h3", H4 "h4", H5 "h5", H6 "h6", Header "header", Hgroup "hgroup", Hr "hr", Legend "legend", Li "li",
    Main "main", Menu "menu", Nav "nav", Ol "ol", P "p", Pre "pre", Search "search", Section "section",
    Summary "summary", Table "table", Tbody "tbody", Td "td", Tfoot "tfoot", Th "th", Thead "thead", Tr "tr",
    Ul "ul", Input "input", Select "select", Textarea "textarea",
}

/// Elements that hold nothing for a reader: left out with all inside.
pub const SKIPPED: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "canvas",
    "video",
    "audio",
    "head",
    "datalist",
    "frameset",
    "title",
    "meta",
    "link",
    "base",
    "rt",
    "rp",
    "nut-graf",
    "nut-graf-story",
];

impl Tag {
    /// The element's tag by its lower-case name; none for inline and unknown elements.
    pub fn of(name: &str) -> Option<Self> {
        TAGS.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag)
    }

    /// The tag behind a number of a collected document.
    pub fn from_number(number: u32) -> Option<Self> {
        TAGS.get(number as usize).map(|(_, tag)| *tag)
    }

    /// The element's name.
    pub fn name(self) -> &'static str {
        TAGS[self as usize].0
    }

    /// 1 to 6 for headings.
    pub const fn heading(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }
}
