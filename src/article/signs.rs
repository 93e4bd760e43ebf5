//! What tells an article from everything else: signs of a page, each seen between 0 and 1. May use `page`.

use super::claims::{Claims, Template};
use super::counts::{self, Counts};
use super::weights;
use crate::error::PageKind;
use crate::find::holds;
use crate::page::{MarkKind, Page, Tag};

/// One thing that may be seen in a page.
#[derive(Debug)]
pub(super) struct Sign {
    #[cfg(feature = "train")]
    pub(super) name: &'static str,
    /// How many tenths it speaks against an article; for one where it is negative.
    pub(super) weight: i8,
    /// How much of it was seen.
    pub(super) seen: f64,
    /// What the page is where this sign decides.
    pub(super) kind: PageKind,
    /// What it tells a reader; empty where it speaks for an article.
    pub(super) told: &'static str,
}

impl Sign {
    /// How much it speaks against an article.
    pub(super) fn weighed(&self) -> f64 {
        f64::from(self.weight) / 10.0 * self.seen
    }
}

/// A sign by the name of its weight.
macro_rules! sign {
    ($name:ident, $seen:expr, $kind:expr, $told:expr) => {
        Sign {
            #[cfg(feature = "train")]
            name: stringify!($name),
            weight: weights::$name,
            seen: $seen,
            kind: $kind,
            told: $told,
        }
    };
    ($name:ident, $seen:expr) => {
        sign!($name, $seen, PageKind::Other, "")
    };
}

/// All signs, as far as a page shows them.
pub(super) fn of(page: &Page, counts: &Counts, claims: &Claims) -> Vec<Sign> {
    use PageKind::{Form, Forum, Home, List, Other, Product};
    let told = claims.told.unwrap_or(Other);
    let tells = match told {
        Other => 0.0,
        // Below `/blog/` and `/archive/` stand lists and, with long names, articles.
        List => 1.0 - claims.slug,
        _ => 1.0,
    };
    let (mut fields, mut password) = (0, false);
    for block in &page.blocks {
        let field = matches!(block.tag, Tag::Input | Tag::Textarea | Tag::Select);
        fields += usize::from(field && !block.hidden);
        password |= block.tag == Tag::Input && holds(block.role.of(&page.names), "password");
    }
    let bare = 1.0 - up_to(counts.prose, 600);
    let asks = yes(password).max(up_to(fields, 10) * bare).max(up_to(counts.sign_in, 6) * bare);
    let times = page.marks.iter().filter(|mark| mark.kind == MarkKind::Time).count();
    let dates = up_to(counts.dates.max(times).saturating_sub(2), 10);
    let repeats = counts.kept_repeats.max(counts.kept_cards);
    let goods = claims.says == Some(Product) && !claims.article;
    let mut sells = f64::midpoint(up_to(counts.shop, 3), up_to(counts.prices, 5));
    // Two offers side by side.
    sells = sells.max(yes(counts.rates > 0));
    let offer = counts.shop > 0 && counts.prices > 0 && claims.witnesses <= 1;
    if offer || goods && counts.shop + counts.prices > 0 {
        // A page that says it is for sale needs little more, and one that says nothing a price and a basket.
        sells = 1.0;
    }
    let made_for = if let Some(Template::Other(kind)) = claims.template { Some(kind) } else { None };
    let said_below = share(counts.comments, counts.comments + counts.kept);
    let linked_headings = share(counts.linked_headings, counts.linked_headings + counts.paragraphs);
    // One such paragraph may stand in any story.
    let site = yes(counts.site > 1) * (3.0 * share(counts.kept_site, counts.kept) - 1.0).clamp(0.0, 1.0);
    let site = site.max(yes(counts.wall));
    // Who wrote it, when, or who said what: stories tell one of them.
    let signed = claims.signs > 0 || counts.told > 0;
    let unsigned = if signed { 0.4 } else { 1.0 };
    let nameless = yes(!signed && counts.dates + times == 0);
    let firm = (2.0 * share(counts.firm, counts.heard) - 0.5).clamp(0.0, 1.0);
    let firm = firm * unsigned * yes(counts.asking > 0);
    // A few lines of that wording stand in any story.
    let (mut wording, mut worded) = (0.0, counts::WORDINGS[0]);
    for (&lines, told) in counts.wording.iter().zip(counts::WORDINGS) {
        let seen = (5.0 * share(lines, counts.lines) - 0.5).clamp(0.0, 1.0) * unsigned;
        if lines > 1 && seen > wording {
            (wording, worded) = (seen, told);
        }
    }
    // A story has some, in its tables and dates.
    let figures = (2.0 * share(counts.figures, counts.lines) - 0.4).clamp(0.0, 1.0);
    // A front page is a list too, and so are a thread's posts and a shop's goods.
    let list = match told {
        _ if claims.home => Home,
        Forum | Product => told,
        _ => List,
    };
    vec![
        sign!(BARE, bare, Other, "it has hardly a paragraph of text"),
        sign!(LINKED, share(counts.linked, counts.shown), list, "most of its text is links to other pages"),
        sign!(LINKED_HEADINGS, linked_headings, list, "its headings lead to other pages"),
        sign!(TEASERS, share(counts.kept_cards, counts.kept), list, "its text is a row of teasers"),
        sign!(ROWS, share(counts.kept_rows, counts.kept), list, "its text is short rows, all alike"),
        sign!(POSTS, share(repeats, counts.kept) * dates, list, "its text is a row of dated posts"),
        sign!(DATES, dates, list, "it has many dates"),
        sign!(FIGURES, figures, list, "most of its lines are figures"),
        sign!(ASKING, share(counts.asking, counts.heard), Form, "it speaks to its readers"),
        sign!(DISCUSSION, up_to(counts.forum, 8), Forum, "it has the words of a discussion"),
        sign!(HOME, yes(claims.home), Home, "its address is the site's own"),
        sign!(SELLS, sells, Product, "it names prices and sells something"),
        sign!(ASKS, asks, Form, "it asks to be filled in"),
        sign!(ADDRESS, tells, told, "its address tells so"),
        sign!(SAYS, yes(claims.says.is_some()), claims.says.unwrap_or(Other), "it describes itself so"),
        sign!(
            TEMPLATE,
            yes(made_for.is_some()),
            made_for.unwrap_or(Other),
            "its template is made for such pages"
        ),
        sign!(GOODS, yes(goods), Product, "it describes itself as something for sale"),
        sign!(STANDING, yes(tells == 0.0 && claims.standing), Other, "it is a page of the site about itself"),
        sign!(SITE, site, Form, "it speaks to its readers of the site itself"),
        sign!(WORDING, wording, worded.0, worded.1),
        sign!(NAMELESS, nameless, Other, "nothing in it says who wrote it, or when, or who said what"),
        sign!(FIRM, firm, Other, "it speaks to its readers of its own firm"),
        sign!(SAID_BELOW, said_below * bare, Forum, "nearly all of it is what readers say"),
        sign!(KEPT, share(counts.kept, counts.shown)),
        sign!(STRETCH, up_to(counts.stretch, 1500)),
        // One sentence alone tells little of what the page is made of.
        sign!(SENTENCES, share(counts.sentences, counts.paragraphs.max(3))),
        sign!(QUOTES, share(counts.quoted, counts.heard)),
        // A wall stands at the address of what is behind it.
        sign!(SLUG, claims.slug * (1.0 - site)),
        sign!(ARTICLE, yes(claims.article)),
        sign!(WITNESSES, f64::from(claims.witnesses) / 5.0),
        sign!(STORY_TEMPLATE, yes(claims.template == Some(Template::Article))),
    ]
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
