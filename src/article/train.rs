//! What the weights of `weights.rs` are learned from: the signs of a page, each with its name (feature `train`).

use super::claims::Claims;
use super::counts::Counts;
use super::json_ld::JsonLd;
use super::{judged, kind, signs, weights};
use crate::options::Options;
use crate::page::Page;

/// Above it a page is none.
pub const LIMIT: f64 = kind::LIMIT;
/// Tenths, what speaks against an article that nothing is known of.
pub const BIAS: i8 = weights::BIAS;

/// A sign as a page shows it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The name of its weight.
    pub name: &'static str,
    /// How much of it was seen, 0 to 1.
    pub value: f64,
    /// Its weight so far, in tenths.
    pub weight: i8,
    /// It can only speak against an article; the others only for one.
    pub against: bool,
}

/// The signs of a page; none where its text alone tells what it is.
pub fn signs(page: &Page, options: &Options) -> Option<Vec<Seen>> {
    let said = JsonLd::read(&page.meta.json_ld, page.meta.title.as_deref().unwrap_or_default());
    let (pieces, title, _) = judged(page, &said, options);
    let address = super::address(page, options);
    let claims = Claims::of(page, &said, &pieces, address, &title);
    let counts = Counts::of(page, &pieces, &title, claims.witnesses > 3);
    if kind::plainly(&counts, &claims).is_some() {
        return None;
    }
    let mut seen = Vec::new();
    for sign in signs::of(page, &counts, &claims) {
        seen.push(Seen {
            name: sign.name,
            value: sign.seen,
            weight: sign.weight,
            against: !sign.told.is_empty(),
        });
    }
    Some(seen)
}
