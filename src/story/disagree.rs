//! What articles tell differently of one event.

use super::Disagreement;
use super::articles::Article;
use super::event::Told;
use super::rows::Made;

pub(super) fn disagreements(
    _told: &Told<'_>,
    _rows: &[Made],
    _articles: &[Article<'_>],
) -> Vec<Disagreement> {
    Vec::new()
}
