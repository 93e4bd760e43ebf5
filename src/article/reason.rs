//! Why a block is no part of the story. Uses nothing.

/// Why a block is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Byline,
    Caption,
    Comment,
    Cookie,
    Date,
    Factbox,
    Footer,
    Form,
    Furniture,
    Header,
    Headline,
    Hidden,
    Navigation,
    Outside,
    Promotion,
    Quote,
    Related,
    Share,
    Standfirst,
    Wall,
}

/// As the digest and the word lists call them, in the order of the enum.
const NAMED: [(&str, Reason); 20] = [
    ("byline", Reason::Byline),
    ("caption", Reason::Caption),
    ("comment", Reason::Comment),
    ("cookie", Reason::Cookie),
    ("date", Reason::Date),
    ("factbox", Reason::Factbox),
    ("footer", Reason::Footer),
    ("form", Reason::Form),
    ("furniture", Reason::Furniture),
    ("header", Reason::Header),
    ("headline", Reason::Headline),
    ("hidden", Reason::Hidden),
    ("navigation", Reason::Navigation),
    ("outside", Reason::Outside),
    ("promotion", Reason::Promotion),
    ("quote", Reason::Quote),
    ("related", Reason::Related),
    ("share", Reason::Share),
    ("standfirst", Reason::Standfirst),
    ("wall", Reason::Wall),
];

impl Reason {
    pub(super) const fn name(self) -> &'static str {
        NAMED[self as usize].0
    }

    /// What the value beside a word of the lists means.
    pub(super) fn of(name: &str) -> Option<Self> {
        NAMED.iter().find(|(known, _)| *known == name).map(|(_, reason)| *reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_has_its_own_name() {
        for (name, reason) in NAMED {
            assert_eq!((reason.name(), Reason::of(name)), (name, Some(reason)));
        }
    }
}
