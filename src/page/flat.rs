//! The browser's door: what `www/collect.js` hands over, one string and one array of numbers, becomes a [`Page`].
//! Fed by pages and by messages, so it trusts nothing: any array is a page or [`Error::InvalidFlat`].
//!
//! The string holds, in order, every name and text; the numbers say how to cut it, lengths in UTF-16 code units.
//! A number's low four bits are the operation, the rest is its argument:
//!
//! | operation | argument | numbers that follow |
//! |---|---|---|
//! | 0 text | length | |
//! | 1 open block | tag, bit 8: hidden | lengths of class, id, role |
//! | 2 close block | | |
//! | 3 open inline | kind (0 inline, 1 link, 2 time), bit 8: hidden | lengths of class, target, role |
//! | 4 close inline | | |
//! | 5 line break | | |
//! | 6 metadata | kind, see `meta::RawMeta` | lengths of name, content |

use super::builder::{Builder, Names};
use super::{MarkKind, Page, Tag};
use crate::error::Error;

/// Makes the page.
///
/// # Errors
/// [`Error::InvalidFlat`] where the numbers don't fit the string, or name something unknown.
pub fn page(text: &str, ops: &[u32]) -> Result<Page, Error> {
    let mut reader = Reader { rest: text, ascii: text.is_ascii(), ops: ops.iter() };
    let mut builder = Builder::default();
    while let Some(&op) = reader.ops.next() {
        let argument = op >> 4;
        match op & 15 {
            0 => builder.text(reader.take(argument)?),
            1 => {
                let tag = Tag::from_number(argument & 255).ok_or_else(|| invalid("unknown element"))?;
                let names = reader.names()?;
                builder.open(tag, names, argument & 256 != 0);
            }
            2 => builder.close(),
            3 => {
                let kind = match argument & 255 {
                    0 => MarkKind::Inline,
                    1 => MarkKind::Link,
                    2 => MarkKind::Time,
                    _ => return Err(invalid("unknown inline kind")),
                };
                let names = reader.names()?;
                builder.mark(kind, names, argument & 256 != 0);
            }
            4 => builder.unmark(),
            5 => builder.line(),
            6 => {
                let (name, content) = (reader.next()?, reader.next()?);
                let name = reader.take(name)?;
                builder.meta(argument, name, reader.take(content)?);
            }
            _ => return Err(invalid("unknown operation")),
        }
    }
    if !reader.rest.is_empty() {
        return Err(invalid("the numbers end before the text does"));
    }
    Ok(builder.finish())
}

struct Reader<'a> {
    rest: &'a str,
    ascii: bool,
    ops: core::slice::Iter<'a, u32>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<u32, Error> {
        self.ops.next().copied().ok_or_else(|| invalid("it ends within an operation"))
    }

    fn names(&mut self) -> Result<Names<'a>, Error> {
        let (class, id, role) = (self.next()?, self.next()?, self.next()?);
        Ok(Names { class: self.take(class)?, id: self.take(id)?, role: self.take(role)? })
    }

    /// The next `units` UTF-16 code units of the string.
    fn take(&mut self, units: u32) -> Result<&'a str, Error> {
        let bytes = if self.ascii { units as usize } else { utf16_prefix(self.rest, units)? };
        let (head, rest) = self
            .rest
            .split_at_checked(bytes)
            .ok_or_else(|| invalid("the text ends before the numbers do"))?;
        self.rest = rest;
        Ok(head)
    }
}

/// Bytes of the prefix of `text` that has `units` UTF-16 code units.
fn utf16_prefix(text: &str, units: u32) -> Result<usize, Error> {
    let mut left = units as usize;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return Ok(at);
        }
        left = left.checked_sub(c.len_utf16()).ok_or_else(|| invalid("a length cuts a character in half"))?;
    }
    if left == 0 { Ok(text.len()) } else { Err(invalid("the text ends before the numbers do")) }
}

fn invalid(reason: &str) -> Error {
    Error::InvalidFlat { reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_in_utf16_units() {
        let ops = [1 | 34 << 4, 2, 0, 0, 4 << 4, 2];
        let page = page("aé😀é!", &ops).unwrap();
        assert_eq!((page.blocks[0].class.of(&page.names), page.text.as_str()), ("aé", "😀é!"));
    }

    #[test]
    fn any_array_is_a_page_or_an_error() {
        for ops in
            [&[1u32][..], &[15], &[99 << 4], &[1 | 255 << 4, 0, 0, 0], &[1 << 4], &[2, 2, 4, 4, 5, 2 << 4]]
        {
            let _ = page("😀", ops);
        }
        assert!(matches!(page("😀", &[1 << 4, 1 << 4]), Err(Error::InvalidFlat { .. })));
        assert!(matches!(page("text", &[]), Err(Error::InvalidFlat { .. })));
    }
}
