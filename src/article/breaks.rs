//! Which line breaks within a paragraph part its sentences. May use `page`.

use super::cut::last;
use super::piece::{Piece, ends_sentence};
use crate::letters;
use crate::page::Page;
use crate::page::text::wrapped;
use std::borrow::Cow;

/// Shorter lines end where their writer meant them to.
const FULL: usize = 40;

/// The paragraph with those of its line breaks that end a line of a poem, an address or a list; other breaks are spaces.
pub(super) fn kept<'p>(page: &Page, piece: &'p Piece) -> Cow<'p, str> {
    let text = piece.span.of(&page.text).trim();
    if !piece.broken || piece.heading() || wrapped(text) {
        return Cow::Borrowed(&piece.text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut before = "";
    for line in text.split('\n') {
        if !before.is_empty() {
            kept.push(if goes_on(before, line) { ' ' } else { '\n' });
        }
        kept.push_str(line);
        before = line;
    }
    Cow::Owned(kept)
}

/// Whether a layout broke the line inside a sentence.
fn goes_on(before: &str, line: &str) -> bool {
    before.len() >= FULL
        && line.starts_with(letters::is_lowercase)
        && !ends_sentence(before)
        && last(before) != ':'
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::super::piece::pieces;
    use super::*;

    #[test]
    fn a_line_ends_where_its_writer_ended_it() {
        for (source, wanted) in [
            (
                "<p>The tide came in<br>and nobody slept,<br>The wall stood.</p>",
                "The tide came in\nand nobody slept,\nThe wall stood.",
            ),
            ("<p>Harbour Office<br>12 Quay Street<br>Lisle</p>", "Harbour Office\n12 Quay Street\nLisle"),
            (
                "<p>The plan is as follows, said the mayor of Lisle:<br>raise it.</p>",
                "The plan is as follows, said the mayor of Lisle:\nraise it.",
            ),
            // A layout's breaks.
            (
                "<p>The council voted to raise the old sea wall<br>by two metres. It did so<br>Twice.</p>",
                "The council voted to raise the old sea wall by two metres. It did so\nTwice.",
            ),
            ("<h2>Council votes<br>To raise the wall</h2>", "Council votes To raise the wall"),
            (
                "<p>The ferry was late again on Monday, and nobody at<br>Lisle pier could say why it had not sailed at<br>Ten, or \
                when it would sail, said the harbour's<br>Master, who was late too, and he left for lunch.</p>",
                "The ferry was late again on Monday, and nobody at Lisle pier could say why it had not sailed at Ten, or \
                when it would sail, said the harbour's Master, who was late too, and he left for lunch.",
            ),
        ] {
            let page = Page::from_html(source);
            let pieces = super::super::front::parted(pieces(&page));
            assert_eq!(kept(&page, &pieces[0]), wanted);
        }
    }
}
