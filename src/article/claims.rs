//! What a page says of what it is: by its address, the classes of its template, its metadata and its structured data.
//! May use `page` and `language`.

use super::cut::{joined, parts, trim, words};
use super::describe::dated;
use super::json_ld::{JsonLd, Key};
use super::piece::Piece;
use super::words::lists;
use super::{Reason, published, title};
use crate::error::PageKind;
use crate::find::{around, around_last, holds};
use crate::letters;
use crate::page::{Page, Tag};

/// What the page says.
#[derive(Debug)]
pub(super) struct Claims {
    /// Its address is the site's own.
    pub(super) home: bool,
    /// The kind that a word of its address tells of.
    pub(super) told: Option<PageKind>,
    /// How many words the end of its address has, of five: stories are named so.
    pub(super) slug: f64,
    /// It is one of the pages that every site has about itself.
    pub(super) standing: bool,
    pub(super) template: Option<Template>,
    /// What it describes itself as, where that is no article.
    pub(super) says: Option<PageKind>,
    /// It describes itself as an article.
    pub(super) article: bool,
    /// How many of five tell of one: that it says so, its date, its author, its heading, and the date in its address.
    pub(super) witnesses: u8,
    /// How many of them are more than a heading, which most pages have.
    pub(super) signs: u8,
}

impl Claims {
    pub(super) fn of(page: &Page, said: &JsonLd, pieces: &[Piece], address: &str, headline: &str) -> Self {
        let mut words = 0_usize;
        for part in parts(slug(address), |c| matches!(c, '-' | '_' | '+')) {
            words += usize::from(part.len() > 1);
        }
        let template = template(page);
        let tag = |names: &[&str]| names.iter().any(|name| page.meta.tag(name).is_some());
        // Publishing systems call pages of every kind an article there; their templates know better.
        let called = page.meta.tag("og:type") == Some("article");
        let article = called && !matches!(template, Some(Template::Other(_)))
            || said.has_type("Article")
            || said.has_type("BlogPosting");
        let date = said.first(Key::DatePublished).is_some() || !dated(page).is_empty();
        let mut author = !said.authors().is_empty() || tag(&["author"]);
        let mut heading = false;
        for piece in pieces {
            // `By` may stand in a line of its own, above the name.
            let by = || piece.text.len() <= 20 && lists().by.contains(&letters::lowercase(&piece.text));
            author |= piece.reason == Some(Reason::Byline) || by();
            heading |= piece.tag == Tag::H1 && title::same(&piece.text, headline);
        }
        let dated = published::address(address).is_some();
        let signs = [article, date, author, dated].iter().map(|seen| u8::from(*seen)).sum();
        Self {
            home: !address.is_empty() && matches!(path(address), "" | "index.html" | "index.php"),
            told: told_by_address(address),
            slug: words.saturating_sub(1).min(4) as f64 / 4.0,
            standing: standing(address, headline),
            template,
            says: says_else(page, said),
            article,
            witnesses: signs + u8::from(heading),
            signs,
        }
    }
}

/// An address without the name of its protocol.
fn bare(address: &str) -> &str {
    around(address, "://").map_or(address, |(_, rest)| rest)
}

/// The path of an address, without its query.
fn path(address: &str) -> &str {
    if !holds(address, "://") {
        return "";
    }
    let parts = parts(bare(address), |c| matches!(c, '?' | '#'));
    let path = parts.first().and_then(|rest| around(rest, "/")).map_or("", |(_, path)| path);
    trim(path, |c| c == '/')
}

/// The last part of an address's path.
fn slug(address: &str) -> &str {
    let path = path(address);
    around_last(path, "/").map_or(path, |(_, last)| last)
}

/// The kind that a word list names; an article is none.
fn kind(word: &str) -> Option<PageKind> {
    match word {
        "list" => Some(PageKind::List),
        "product" => Some(PageKind::Product),
        "forum" => Some(PageKind::Forum),
        "form" => Some(PageKind::Form),
        "home" => Some(PageKind::Home),
        "error" => Some(PageKind::ErrorPage),
        "article" => None,
        _ => Some(PageKind::Other),
    }
}

/// The kind that a word of the address tells of.
fn told_by_address(address: &str) -> Option<PageKind> {
    let words = parts(bare(address), |c| !c.is_ascii_alphanumeric());
    words.iter().find_map(|word| lists().address.get(&word.to_ascii_lowercase())).and_then(kind)
}

/// What a page's template is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Template {
    Article,
    Other(PageKind),
}

/// What the classes of a page's body tell of its template. An article outweighs: a story carries its category's classes too.
fn template(page: &Page) -> Option<Template> {
    let body = page.blocks.first().filter(|block| block.tag == Tag::Body)?;
    let mut found = None;
    for class in body.class.of(&page.names).split_whitespace() {
        let Some(word) = lists().template.get(&class.to_ascii_lowercase()) else { continue };
        match kind(word) {
            Some(other) => found = found.or(Some(Template::Other(other))),
            None => return Some(Template::Article),
        }
    }
    found
}

/// Whether the headline or the end of the address is that of a page that every site has, such as `About us`.
fn standing(address: &str, headline: &str) -> bool {
    let end = joined(&parts(slug(address), |c| matches!(c, '-' | '_')), ' ');
    let headline = letters::lowercase(headline.trim());
    // `Terms and conditions of use`
    let longer = lists().standing.begins(&headline).is_some_and(|(phrase, _)| {
        words(phrase).len() > 2 && words(&headline).len() <= words(phrase).len() + 3
    });
    longer || lists().standing.contains(&headline) || lists().standing.contains(&letters::lowercase(&end))
}

/// Types of what is no article.
const TYPES: [(&str, PageKind); 8] = [
    ("Product", PageKind::Product),
    ("ForumPosting", PageKind::Forum),
    ("QAPage", PageKind::Forum),
    ("CollectionPage", PageKind::List),
    ("ItemList", PageKind::List),
    ("SearchResultsPage", PageKind::List),
    ("ProfilePage", PageKind::Other),
    ("JobPosting", PageKind::Other),
];

/// What the page describes itself as, where that is no article.
fn says_else(page: &Page, said: &JsonLd) -> Option<PageKind> {
    let kind = page.meta.tag("og:type").unwrap_or_default();
    if kind.starts_with("video") || said.has_type("VideoObject") && !said.has_type("Article") {
        return Some(PageKind::Other);
    }
    if kind.ends_with("product") {
        return Some(PageKind::Product);
    }
    for (ending, kind) in &TYPES {
        if said.has_type(ending) {
            return Some(*kind);
        }
    }
    matches!(kind, "website" | "blog" | "profile").then_some(PageKind::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell() {
        assert_eq!(told_by_address("https://forum.post.test/viewtopic.php?t=4"), Some(PageKind::Forum));
        assert_eq!(told_by_address("https://post.test/2020/10/sea-wall-wins-vote"), None);
        assert_eq!(path("https://post.test/?p=1"), "");
        assert_eq!(path("https://post.test/a/b/#top"), "a/b");
    }
}
