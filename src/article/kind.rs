//! Whether a page is an article at all, and what it is instead: named signs, each between 0 and 1, weighed and summed.
//! May use `page` and `language`. The weights come from a logistic regression over pages of known kinds, rounded; the
//! address was then lowered, so that it alone decides nothing.

use super::counts::Counts;
use super::cut::{joined, parts, trim};
use super::json_ld::{JsonLd, Key};
use super::piece::Piece;
use super::words::lists;
use super::{Reason, published, title};
use crate::error::PageKind;
use crate::find::{around, around_last, holds};
use crate::letters;
use crate::page::{MarkKind, Page, Tag};

/// One thing that may be seen in a page: how many tenths it speaks against an article, for one where it is negative; what
/// the page is, where this sign decides; and what it tells a reader.
type Sign = (i8, PageKind, &'static str);

/// In the order of the values that `seen` gives.
const SIGNS: [Sign; 23] = [
    (10, PageKind::Other, "it has hardly a paragraph of text"),
    (8, PageKind::List, "most of its text is links to other pages"),
    (18, PageKind::List, "its headings lead to other pages"),
    (12, PageKind::List, "its text is a row of teasers"),
    (11, PageKind::List, "its text is a row of dated posts"),
    (9, PageKind::List, "it has many dates"),
    (6, PageKind::Forum, "it has the words of a discussion"),
    (25, PageKind::Home, "its address is the site's own"),
    (28, PageKind::Product, "it names prices and sells something"),
    (12, PageKind::Form, "it asks to be filled in"),
    // The kinds of these three are told by the page.
    (32, PageKind::Other, "its address tells so"),
    (7, PageKind::Other, "it describes itself so"),
    (12, PageKind::Other, "its template is made for such pages"),
    (14, PageKind::Product, "it describes itself as something for sale"),
    (32, PageKind::Other, "it is a page of the site about itself"),
    (14, PageKind::Forum, "nearly all of it is what readers say"),
    (-9, PageKind::Other, ""),
    (-9, PageKind::Other, ""),
    (-21, PageKind::Other, ""),
    (-7, PageKind::Other, ""),
    (-18, PageKind::Other, ""),
    (-26, PageKind::Other, ""),
    (-10, PageKind::Other, ""),
];

/// What speaks against an article that nothing is known of.
const BIAS: f64 = 0.7;
/// Above it a page is none. Not 0: refusing an article is worse than digesting something else.
const LIMIT: f64 = 0.3;
/// Less shown text, in bytes, is a notice and no page.
const NOTICE: usize = 360;

/// What the page is instead of an article, and why; none where it is one. `address` may be empty.
pub(super) fn instead(
    page: &Page,
    said: &JsonLd,
    pieces: &[Piece],
    address: &str,
    headline: &str,
) -> Option<(PageKind, &'static str)> {
    let counts = Counts::of(page, pieces, headline);
    let template = template(page);
    let witness = Witness::of(page, said, pieces, address, headline, template);
    if counts.shown == 0 {
        return Some((PageKind::Shell, "none of its text is shown"));
    }
    if counts.error && counts.prose < 600 {
        return Some((PageKind::ErrorPage, "it says that something went wrong, and no more"));
    }
    let few = counts.prose < NOTICE / 3 && counts.linked * 2 < counts.shown;
    if counts.shown < NOTICE && few && counts.shop + counts.prices == 0 && witness.seen == 0 {
        return Some((PageKind::Shell, "it shows a short notice and nothing of an article"));
    }
    verdict(&Seen::of(page, said, address, headline, &counts, &witness, template))
}

/// Where what was seen speaks against an article, the kind that most of it speaks for, and its strongest sign in words.
fn verdict(seen: &Seen) -> Option<(PageKind, &'static str)> {
    let mut all = 0.0;
    let mut kinds = [0.0; PageKind::Other as usize + 1];
    for (n, value) in seen.values.iter().enumerate() {
        let weighed = f64::from(SIGNS[n].0) / 10.0 * value;
        all += weighed;
        // "Something else" is what is left where hardly anything tells more.
        let kind = seen.kind(n);
        kinds[kind as usize] +=
            if kind == PageKind::Other { weighed.max(0.0) / 2.0 } else { weighed.max(0.0) };
    }
    if BIAS + all <= LIMIT {
        return None;
    }
    let mut best = (PageKind::Other, "nothing in it tells of an article");
    let (mut most, mut strongest) = (0.0, 0.0);
    for (n, value) in seen.values.iter().enumerate() {
        let kind = seen.kind(n);
        let (sum, weighed) = (kinds[kind as usize], f64::from(SIGNS[n].0) / 10.0 * value);
        if weighed > 0.0 && (sum, weighed) > (most, strongest) {
            best = (kind, SIGNS[n].2);
            (most, strongest) = (sum, weighed);
        }
    }
    Some(best)
}

/// What the page says of itself that articles say.
#[derive(Debug)]
struct Witness {
    article: bool,
    /// How many of five: that it is an article, its date, its author, its heading, and the date in its address.
    seen: u8,
}

impl Witness {
    fn of(
        page: &Page,
        said: &JsonLd,
        pieces: &[Piece],
        address: &str,
        headline: &str,
        template: Option<Template>,
    ) -> Self {
        let tag = |names: &[&str]| names.iter().any(|name| page.meta.tag(name).is_some());
        // Publishing systems call pages of every kind an article there; their templates know better.
        let called = page.meta.tag("og:type") == Some("article");
        let article = called && !matches!(template, Some(Template::Other(_)))
            || said.has_type("Article")
            || said.has_type("BlogPosting");
        let date = said.first(Key::DatePublished).is_some()
            || tag(&["article:published_time", "datepublished", "date", "pubdate", "publishdate"]);
        let mut author = !said.authors().is_empty() || tag(&["author"]);
        let mut heading = false;
        for piece in pieces {
            author |= piece.reason == Some(Reason::Byline);
            heading |= piece.tag == Tag::H1 && title::same(&piece.text, headline);
        }
        let dated = published::address(address).is_some();
        let seen =
            u8::from(article) + u8::from(date) + u8::from(author) + u8::from(heading) + u8::from(dated);
        Self { article, seen }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// `count` of `many`, at most 1.
fn up_to(count: usize, many: usize) -> f64 {
    share(count, many).min(1.0)
}

fn yes(seen: bool) -> f64 {
    f64::from(u8::from(seen))
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
enum Template {
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

/// How much of each sign was seen, 0 to 1, and the kinds that the page itself tells.
struct Seen {
    values: [f64; SIGNS.len()],
    told: PageKind,
    says: PageKind,
    template: PageKind,
}

impl Seen {
    /// The kind that a sign tells of.
    fn kind(&self, n: usize) -> PageKind {
        match n {
            10 => self.told,
            11 => self.says,
            12 => self.template,
            _ => SIGNS[n].1,
        }
    }

    fn of(
        page: &Page,
        said: &JsonLd,
        address: &str,
        headline: &str,
        counts: &Counts,
        witness: &Witness,
        template: Option<Template>,
    ) -> Self {
        let mut words = 0_usize;
        for part in parts(slug(address), |c| matches!(c, '-' | '_' | '+')) {
            words += usize::from(part.len() > 1);
        }
        let slug = up_to(words.saturating_sub(1), 4);
        let home = !address.is_empty() && matches!(path(address), "" | "index.html" | "index.php");
        let told = told_by_address(address).unwrap_or(PageKind::Other);
        let tells = match told {
            PageKind::Other => 0.0,
            // Below `/blog/` and `/archive/` stand lists and, with long names, articles.
            PageKind::List => 1.0 - slug,
            _ => 1.0,
        };
        let says = says_else(page, said);
        let mut fields = 0;
        let mut password = false;
        for block in &page.blocks {
            let field = matches!(block.tag, Tag::Input | Tag::Textarea | Tag::Select);
            fields += usize::from(field && !block.hidden);
            password |= block.tag == Tag::Input && holds(block.role.of(&page.names), "password");
        }
        let bare = 1.0 - up_to(counts.prose, 600);
        let asks = yes(password).max(up_to(fields, 10) * bare).max(up_to(counts.sign_in, 6) * bare);
        let times = page.marks.iter().filter(|m| m.kind == MarkKind::Time).count();
        let dates = up_to(counts.dates.max(times).saturating_sub(2), 10);
        let repeats = counts.kept_repeats.max(counts.kept_cards);
        let goods = says == Some(PageKind::Product) && !witness.article;
        let standing = tells == 0.0 && standing(address, headline);
        let made_for = if let Some(Template::Other(kind)) = template { Some(kind) } else { None };
        let said_below = share(counts.comments, counts.comments + counts.kept);
        let sells = f64::midpoint(up_to(counts.shop, 3), up_to(counts.prices, 5));
        let values = [
            bare,
            share(counts.linked, counts.shown),
            share(counts.linked_headings, counts.linked_headings + counts.paragraphs),
            share(counts.kept_cards, counts.kept),
            share(repeats, counts.kept) * dates,
            dates,
            up_to(counts.forum, 8),
            yes(home),
            // A page that says it is for sale needs little more.
            if goods && counts.shop + counts.prices > 0 { 1.0 } else { sells },
            asks,
            tells,
            yes(says.is_some()),
            yes(made_for.is_some()),
            yes(goods),
            yes(standing),
            said_below * bare,
            share(counts.kept, counts.shown),
            up_to(counts.stretch, 1500),
            // One sentence alone tells little of what the page is made of.
            share(counts.sentences, counts.paragraphs.max(3)),
            slug,
            yes(witness.article),
            f64::from(witness.seen) / 5.0,
            yes(template == Some(Template::Article)),
        ];
        let other = |kind: Option<PageKind>| kind.unwrap_or(PageKind::Other);
        Self { values, told, says: other(says), template: other(made_for) }
    }
}

/// Whether the headline or the end of the address is that of a page that every site has, such as `About us`.
fn standing(address: &str, headline: &str) -> bool {
    let end = joined(&parts(slug(address), |c| matches!(c, '-' | '_')), ' ');
    lists().standing.contains(&letters::lowercase(headline.trim()))
        || lists().standing.contains(&letters::lowercase(&end))
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
