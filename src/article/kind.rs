//! Whether a page is an article at all, and what it is instead: named signs, each between 0 and 1, weighed and summed.
//! May use `page` and `language`. The weights come from a logistic regression over pages of known kinds, rounded; the
//! address was then lowered, so that it alone decides nothing.

use super::counts::Counts;
use super::json_ld::JsonLd;
use super::piece::Piece;
use super::words::lists;
use super::{published, title};
use crate::error::PageKind;
use crate::find::{around, holds};
use crate::letters;
use crate::page::{MarkKind, Page, Tag};

/// One thing seen in a page.
#[derive(Debug, Clone, Copy)]
struct Sign {
    /// How much it speaks against an article; for one where it is negative.
    weight: f64,
    /// How much of it was seen, 0 to 1.
    value: f64,
    /// What the page is, where this sign decides.
    kind: PageKind,
    /// What it tells a reader.
    says: &'static str,
}

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
) -> Option<(PageKind, String)> {
    let counts = Counts::of(page, pieces, headline);
    let witness = Witness::of(page, said, pieces, address, headline);
    if counts.shown == 0 {
        return Some((PageKind::Shell, "none of its text is shown".to_owned()));
    }
    if counts.error && counts.prose < 600 {
        return Some((PageKind::ErrorPage, "it says that something went wrong, and no more".to_owned()));
    }
    let few = counts.prose < NOTICE / 3 && counts.linked * 2 < counts.shown;
    if counts.shown < NOTICE && few && counts.shop + counts.prices == 0 && witness.none() {
        return Some((PageKind::Shell, "it shows a short notice and nothing of an article".to_owned()));
    }
    let signs = signs(page, said, address, headline, &counts, &witness);
    if BIAS + signs.iter().map(|sign| sign.weight * sign.value).sum::<f64>() <= LIMIT {
        return None;
    }
    Some(verdict(&signs))
}

/// The kind that most of what was seen speaks for, and its strongest sign in words.
fn verdict(signs: &[Sign]) -> (PageKind, String) {
    let seen = |sign: &Sign| (sign.weight * sign.value).max(0.0);
    // "Something else" is what is left where hardly anything tells more.
    let of = |kind: PageKind| {
        let sum = signs.iter().filter(|s| s.kind == kind).map(seen).sum::<f64>();
        if kind == PageKind::Other { sum / 2.0 } else { sum }
    };
    let mut best: Option<&Sign> = None;
    for sign in signs.iter().filter(|sign| seen(sign) > 0.0) {
        let better = |b: &Sign| (of(sign.kind), seen(sign)) > (of(b.kind), seen(b));
        if best.is_none_or(better) {
            best = Some(sign);
        }
    }
    match best {
        Some(sign) => (sign.kind, sign.says.to_owned()),
        None => (PageKind::Other, "nothing in it tells of an article".to_owned()),
    }
}

/// What the page says of itself that articles say.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // Five independent findings, counted.
struct Witness {
    article: bool,
    date: bool,
    author: bool,
    heading: bool,
    dated_address: bool,
}

impl Witness {
    fn of(page: &Page, said: &JsonLd, pieces: &[Piece], address: &str, headline: &str) -> Self {
        let tag = |names: &[&str]| names.iter().any(|name| page.meta.tag(name).is_some());
        let kind = page.meta.tag("og:type").unwrap_or_default();
        Self {
            article: kind == "article" || said.has_type("Article") || said.has_type("BlogPosting"),
            date: said.first("datePublished").is_some()
                || tag(&["article:published_time", "datepublished", "date", "pubdate", "publishdate"]),
            author: !said.authors().is_empty()
                || tag(&["author"])
                || pieces.iter().any(|p| p.reason == Some("byline")),
            heading: pieces
                .iter()
                .any(|p| page.blocks[p.block].tag == Tag::H1 && title::same(&p.text, headline)),
            dated_address: published::address(address).is_some(),
        }
    }

    fn none(&self) -> bool {
        self.share() == 0.0
    }

    /// How many of the five, 0 to 1.
    fn share(&self) -> f64 {
        let seen = [self.article, self.date, self.author, self.heading, self.dated_address];
        seen.iter().filter(|seen| **seen).count() as f64 / 5.0
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// `count` of `many`, at most 1.
fn up_to(count: usize, many: usize) -> f64 {
    (count as f64 / many as f64).min(1.0)
}

fn yes(seen: bool) -> f64 {
    f64::from(u8::from(seen))
}

/// The path of an address, without its query.
fn path(address: &str) -> &str {
    let rest = around(address, "://").map_or("", |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    rest.split_once('/').map_or("", |(_, path)| path).trim_matches('/')
}

/// The kind that a word of the address tells of.
fn told_by_address(address: &str) -> Option<&'static str> {
    let rest = around(address, "://").map_or(address, |(_, rest)| rest);
    let mut words = rest.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    words.find_map(|word| lists().address.get(&word.to_ascii_lowercase()))
}

fn signs(
    page: &Page,
    said: &JsonLd,
    address: &str,
    headline: &str,
    counts: &Counts,
    witness: &Witness,
) -> [Sign; 20] {
    use PageKind::{Form, Forum, Home, List, Other, Product};
    let slug = path(address).split('/').next_back().unwrap_or_default();
    let slug = up_to(slug.split(['-', '_', '+']).filter(|w| w.len() > 1).count().saturating_sub(1), 4);
    let home = !address.is_empty() && matches!(path(address), "" | "index.html" | "index.php");
    let (told, told_kind) = match told_by_address(address) {
        // Below `/blog/` and `/archive/` stand lists and, with long names, articles.
        Some("list") => (1.0 - slug, List),
        Some("product") => (1.0, Product),
        Some("forum") => (1.0, Forum),
        Some("form") => (1.0, Form),
        _ => (0.0, Other),
    };
    let (says, says_kind) = says_else(page, said);
    let shown = |tags: &[Tag]| page.blocks.iter().filter(|b| !b.hidden && tags.contains(&b.tag)).count();
    let fields = up_to(shown(&[Tag::Input, Tag::Textarea, Tag::Select]), 10);
    let password =
        page.blocks.iter().any(|b| b.tag == Tag::Input && holds(b.role.of(&page.names), "password"));
    let bare = 1.0 - up_to(counts.prose, 600);
    let asks = yes(password).max(fields * bare).max(up_to(counts.sign_in, 6) * bare);
    let times = page.marks.iter().filter(|m| m.kind == MarkKind::Time).count();
    let dates = up_to(counts.dates.max(times).saturating_sub(2), 10);
    let linked_headings = share(counts.linked_headings, counts.linked_headings + counts.paragraphs);
    let repeats = counts.kept_repeats.max(counts.kept_cards);
    let goods = says_kind == Product && !witness.article;
    // One sentence alone tells little of what the page is made of.
    let whole = share(counts.sentences, counts.paragraphs.max(3));
    let standing = told == 0.0 && standing(address, headline);
    let sells = f64::midpoint(up_to(counts.shop, 3), up_to(counts.prices, 5));
    // A page that says it is for sale needs little more.
    let sells = if goods && counts.shop + counts.prices > 0 { 1.0 } else { sells };
    let sign = |weight, value, kind, says| Sign { weight, value, kind, says };
    [
        sign(1.0, bare, Other, "it has hardly a paragraph of text"),
        sign(0.8, share(counts.linked, counts.shown), List, "most of its text is links to other pages"),
        sign(1.8, linked_headings, List, "its headings lead to other pages"),
        sign(1.2, share(counts.kept_cards, counts.kept), List, "its text is a row of teasers"),
        sign(1.1, share(repeats, counts.kept) * dates, List, "its text is a row of dated posts"),
        sign(0.9, dates, List, "it has many dates"),
        sign(0.6, up_to(counts.forum, 8), Forum, "it has the words of a discussion"),
        sign(2.5, yes(home), Home, "its address is the site's own"),
        sign(2.8, sells, Product, "it names prices and sells something"),
        sign(1.2, asks, Form, "it asks to be filled in"),
        sign(3.2, told, told_kind, "its address tells so"),
        sign(0.7, says, says_kind, "it describes itself so"),
        sign(1.4, yes(goods), Product, "it describes itself as something for sale"),
        sign(3.2, yes(standing), Other, "it is a page of the site about itself"),
        sign(-0.9, share(counts.kept, counts.shown), Other, ""),
        sign(-0.9, up_to(counts.stretch, 1500), Other, ""),
        sign(-2.1, whole, Other, ""),
        sign(-0.7, slug, Other, ""),
        sign(-1.8, yes(witness.article), Other, ""),
        sign(-2.6, witness.share(), Other, ""),
    ]
}

/// Whether the headline or the end of the address is that of a page that every site has, such as `About us`.
fn standing(address: &str, headline: &str) -> bool {
    let end = path(address).split('/').next_back().unwrap_or_default().replace(['-', '_'], " ");
    [headline, &end].iter().any(|name| lists().standing.contains(&letters::lowercase(name.trim())))
}

/// Whether the page describes itself as something that is no article, and as what.
fn says_else(page: &Page, said: &JsonLd) -> (f64, PageKind) {
    let kind = page.meta.tag("og:type").unwrap_or_default();
    let typed = |names: &[&str]| names.iter().any(|name| said.has_type(name));
    match () {
        () if kind.starts_with("video") || typed(&["VideoObject"]) && !said.has_type("Article") => {
            (1.0, PageKind::Other)
        }
        () if kind.ends_with("product") || typed(&["Product"]) => (1.0, PageKind::Product),
        () if typed(&["ForumPosting", "QAPage"]) => (1.0, PageKind::Forum),
        () if typed(&["CollectionPage", "ItemList", "SearchResultsPage"]) => (1.0, PageKind::List),
        () if ["website", "blog", "profile"].contains(&kind) || typed(&["ProfilePage", "JobPosting"]) => {
            (1.0, PageKind::Other)
        }
        () => (0.0, PageKind::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell() {
        assert_eq!(told_by_address("https://forum.post.test/viewtopic.php?t=4"), Some("forum"));
        assert_eq!(told_by_address("https://post.test/2020/10/sea-wall-wins-vote"), None);
        assert_eq!(path("https://post.test/?p=1"), "");
        assert_eq!(path("https://post.test/a/b/#top"), "a/b");
    }
}
