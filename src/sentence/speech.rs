//! Says how much of a sentence is quoted, and who speaks where the words beside the quotation say so.

use crate::language::{Language, Section};
use crate::letters;
use crate::sentence::cut::plain;
use crate::sentence::quote::{closer, shut};
use crate::sentence::speaker;
use crate::sentence::{Quoted, bytes, count};
use crate::span::part;

/// How many letters may stand beside a quotation that is all of its sentence but for who speaks.
const BESIDE: usize = 40;

/// Judges the sentences of one paragraph, in order.
pub(super) struct Speech<'t> {
    text: &'t str,
    language: &'t Language,
    inward: bool,
    /// What the next paragraph begins with: a quotation that goes on there opens anew and is not shut here.
    next: Option<char>,
    /// Where the quotation ends that is open.
    open: Option<usize>,
}

/// What was found of a sentence; places are those of its paragraph.
pub(super) struct Said {
    pub(super) quoted: Quoted,
    pub(super) speaker: Option<(usize, usize)>,
    /// Whether it goes on with what was said before it, by the same person.
    pub(super) goes_on: bool,
    /// Whether a quotation begins it, so that the next one may go on with that.
    pub(super) opens: bool,
    /// Whether the next quotation answers this one.
    pub(super) asks: bool,
}

impl<'t> Speech<'t> {
    pub(super) fn new(text: &'t str, next: Option<char>, language: &'t Language) -> Self {
        let inward = language.words(Section::Rule).contains("inward guillemets");
        Self { text, language, inward, next, open: None }
    }

    /// Whether a quotation goes on in the next paragraph.
    pub(super) fn unfinished(&self) -> bool {
        self.open.is_some()
    }

    pub(super) fn judge(&mut self, start: usize, end: usize) -> Said {
        let (text, language) = (part(self.text, start, end), self.language);
        let mut said = Said {
            quoted: Quoted::No,
            speaker: None,
            goes_on: self.open.is_some(),
            opens: false,
            asks: false,
        };
        // Of the marks that open a quotation, ASCII has two; most sentences have none, and some an apostrophe.
        if self.open.is_none() && !(bytes::hold(text, *b"\"'") && opens_any(text)) {
            return said;
        }
        if let Some(told) = speaker::dialogue(text, language) {
            let speaker = speaker::after(part(text, told, usize::MAX), language);
            said.speaker = speaker.map(|(from, to)| (start + told + from, start + told + to));
            said.quoted = if speaker.is_some() { Quoted::Wholly } else { Quoted::Partly };
            return said;
        }
        let found = self.marks(start, end);
        if found.inside == 0 {
            return said;
        }
        let Marks { first, shut, last, inside, outside } = found;
        let spoken = |from: Option<usize>| {
            let from = from?;
            let (name, to) = speaker::after(part(text, from, usize::MAX), language)?;
            Some((from + name, from + to))
        };
        let head = part(text, 0, first);
        let rest = last.map_or("", |last| part(text, last, usize::MAX));
        let quoted = part(text, first, last.unwrap_or(text.len()));
        let name = spoken(last)
            .or_else(|| spoken(shut.filter(|_| shut != last)))
            .or_else(|| speaker::ahead(head, language))
            .or_else(|| speaker::topic(head, rest, language))
            .or_else(|| speaker::teller(head, quoted, language))
            .or_else(|| {
                let (from, to) = speaker::incise(quoted, language).filter(|_| quoted.starts_with('«'))?;
                Some((first + from, first + to))
            });
        let short = outside < inside && outside < BESIDE;
        let told = || name.is_some() || speaker::tells(head, language) || speaker::tells(rest, language);
        let wholly = outside == 0 || short && told();
        said.opens = first == 0;
        said.goes_on |= outside == 0;
        said.asks = last.is_some_and(|last| {
            part(text, 0, last).chars().rev().skip(1).find(|c| !c.is_whitespace()) == Some('?')
        });
        said.speaker = name.map(|(from, to)| (start + from, start + to));
        said.quoted = if wholly { Quoted::Wholly } else { Quoted::Partly };
        said
    }

    /// Follows the quotation marks of a sentence.
    fn marks(&mut self, start: usize, end: usize) -> Marks {
        let mut found =
            Marks { first: if self.open.is_some() { 0 } else { end - start }, ..Marks::default() };
        let (mut at, mut before) = (start, ' ');
        while at < end {
            count(1);
            let plain = plain(self.text, at).min(end - at);
            if plain > 0 {
                let words = part(self.text, at, at + plain);
                let letters = words.bytes().filter(|byte| *byte != b' ').count();
                *(if self.open.is_some() { &mut found.inside } else { &mut found.outside }) += letters;
                (at, before) = (at + plain, if words.ends_with(' ') { ' ' } else { 'a' });
            }
            let Some(c) = part(self.text, at, end).chars().next() else { break };
            let next = at + c.len_utf8();
            if self.open.is_some_and(|open| open <= next) {
                self.open = None;
                found.last = Some(next - start);
                found.shut = found.shut.or(found.last);
            } else if letters::is_alphanumeric(c) {
                *(if self.open.is_some() { &mut found.inside } else { &mut found.outside }) += 1;
            } else if self.open.is_none()
                && let Some(close) =
                    closer(c, before, self.inward).filter(|close| !matches!(close, ')' | '）'))
            {
                let shut = shut(self.text, next, self.text.len(), c, close).map(|at| at + close.len_utf8());
                self.open = shut.or_else(|| (self.next == Some(c)).then_some(usize::MAX));
                if self.open.is_some() {
                    found.first = found.first.min(at - start);
                }
            }
            (before, at) = (c, next);
        }
        found
    }
}

/// Whether anything in a text may open a quotation but an apostrophe.
fn opens_any(text: &str) -> bool {
    let mut before = b' ';
    text.bytes().any(|byte| {
        let opens = byte == b'"' || !byte.is_ascii() || byte == b'\'' && !before.is_ascii_alphanumeric();
        before = byte;
        opens
    })
}

/// Where in a sentence quotations stand, and how many letters in them and beside them.
#[derive(Default)]
struct Marks {
    first: usize,
    /// Where the first one ends, and the last one.
    shut: Option<usize>,
    last: Option<usize>,
    inside: usize,
    outside: usize,
}
