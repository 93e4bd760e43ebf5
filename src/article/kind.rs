//! Whether a page is an article at all, and what it is instead: signs, weighed and summed. May use `page`.

use super::claims::Claims;
use super::counts::Counts;
use super::json_ld::JsonLd;
use super::piece::Piece;
use super::signs::{self, Sign};
use super::weights;
use crate::error::PageKind;
use crate::page::Page;

/// Above it a page is none. Not 0: refusing an article is worse than digesting something else.
pub(super) const LIMIT: f64 = 0.3;
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
    let claims = Claims::of(page, said, pieces, address, headline);
    let counts = Counts::of(page, pieces, headline, claims.witnesses > 3);
    plainly(&counts, &claims).or_else(|| verdict(&signs::of(page, &counts, &claims)))
}

/// What needs no weighing.
pub(super) fn plainly(counts: &Counts, claims: &Claims) -> Option<(PageKind, &'static str)> {
    let few = counts.prose < NOTICE / 3 && counts.linked * 2 < counts.shown;
    let notice = counts.shown < NOTICE && few && counts.shop + counts.prices == 0 && claims.witnesses == 0;
    match () {
        () if counts.shown == 0 => Some((PageKind::Shell, "none of its text is shown")),
        () if counts.error && counts.prose < 600 => {
            Some((PageKind::ErrorPage, "it says that something went wrong, and no more"))
        }
        () if counts.script && counts.prose < 600 && claims.witnesses < 2 => {
            Some((PageKind::Shell, "it asks for a script to be run"))
        }
        () if notice || few && counts.shown < 60 => {
            Some((PageKind::Shell, "it shows a short notice and nothing of an article"))
        }
        () => None,
    }
}

/// Where the signs speak against an article, the kind that most of them speak for, and the strongest of it in words.
fn verdict(signs: &[Sign]) -> Option<(PageKind, &'static str)> {
    let mut all = f64::from(weights::BIAS) / 10.0;
    let mut kinds = [0.0_f64; PageKind::Other as usize + 1];
    for sign in signs {
        let weighed = sign.weighed();
        all += weighed;
        let told = &mut kinds[sign.kind as usize];
        // "Something else" is what is left where hardly anything tells more: its signs don't add up to one kind.
        *told = if sign.kind == PageKind::Other { told.max(weighed * 0.4) } else { *told + weighed.max(0.0) };
    }
    if all <= LIMIT {
        return None;
    }
    let mut best = (PageKind::Other, "nothing in it tells of an article");
    let (mut most, mut strongest) = (0.0, 0.0);
    for sign in signs {
        let (sum, weighed) = (kinds[sign.kind as usize], sign.weighed());
        if weighed > 0.0 && (sum, weighed) > (most, strongest) {
            best = (sign.kind, sign.told);
            (most, strongest) = (sum, weighed);
        }
    }
    Some(best)
}
