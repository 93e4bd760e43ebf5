//! How many tenths each sign of a page speaks against an article. Written by examples/train_article.rs, which says with
//! what: learned from 248 articles and 78 other pages (fnv1a 8c24d53b1dd9a26c). Holds nothing of their text.

pub(super) const BIAS: i8 = 7;
pub(super) const BARE: i8 = 11;
pub(super) const LINKED: i8 = 5;
pub(super) const LINKED_HEADINGS: i8 = 15;
pub(super) const TEASERS: i8 = 11;
pub(super) const ROWS: i8 = 19;
pub(super) const POSTS: i8 = 13;
pub(super) const DATES: i8 = 10;
pub(super) const FIGURES: i8 = 13;
pub(super) const ASKING: i8 = 11;
pub(super) const DISCUSSION: i8 = 7;
pub(super) const HOME: i8 = 26;
pub(super) const SELLS: i8 = 26;
pub(super) const ASKS: i8 = 14;
pub(super) const ADDRESS: i8 = 30;
pub(super) const SAYS: i8 = 7;
pub(super) const TEMPLATE: i8 = 14;
pub(super) const GOODS: i8 = 15;
pub(super) const STANDING: i8 = 30;
pub(super) const SITE: i8 = 30;
pub(super) const WORDING: i8 = 30;
pub(super) const NAMELESS: i8 = 8;
pub(super) const FIRM: i8 = 23;
pub(super) const SAID_BELOW: i8 = 14;
pub(super) const KEPT: i8 = -8;
pub(super) const STRETCH: i8 = -13;
pub(super) const SENTENCES: i8 = -23;
pub(super) const QUOTES: i8 = -6;
pub(super) const SLUG: i8 = -11;
pub(super) const ARTICLE: i8 = -20;
pub(super) const WITNESSES: i8 = -27;
pub(super) const STORY_TEMPLATE: i8 = -13;
