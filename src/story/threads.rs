//! Plans and what became of them, as threads of rows.

use super::event::Told;
use super::rows::Made;

/// Rows of one plan, in the order of being told.
pub(super) fn threads(_told: &Told<'_>, _rows: &[Made]) -> Vec<Vec<u32>> {
    Vec::new()
}
