//! Keeps a quotation or a bracket whole where its sentence goes on after it.

use crate::language::{Language, Section};
use crate::letters::{self, Small};
use crate::sentence::cut::{is_gap, is_terminator, plain};
use crate::sentence::{count, left, right};
use crate::span::part;

/// How far ahead a quotation's end is looked for, in bytes; twice that where a character takes three.
/// Further off, a mark more often closes another quotation than this one.
pub(super) const REACH: usize = 400;

/// The closing marks that were looked for, so that no text is searched twice.
pub(super) struct Holds<'t> {
    text: &'t str,
    language: &'t Language,
    inward: bool,
    /// A closing mark, how far we looked for it, and the place where it was found.
    looked: [(char, usize, Option<usize>); 9],
}

impl<'t> Holds<'t> {
    pub(super) fn new(text: &'t str, language: &'t Language) -> Self {
        let inward = language.words(Section::Rule).contains("inward guillemets");
        let looked = ['"', '”', '“', '»', '«', '」', '』', '》', ')'].map(|close| (close, 0, None));
        Self { text, language, inward, looked }
    }

    /// Where the quotation or bracket that `open` begins before `from` ends, if its sentence goes on after it.
    pub(super) fn until(&mut self, from: usize, open: char, before: char) -> Option<usize> {
        let close = closer(open, before, self.inward)?;
        let single = matches!(open, '\'' | '‘');
        let at = if single {
            let limit = self.text.floor_char_boundary((from + REACH).min(self.text.len()));
            shut(self.text, from, limit, open, close)?
        } else {
            // "„so“" in German, "„tak”" in Polish: whichever comes first.
            let other = (open == '„').then(|| self.find(from, '”')).flatten();
            match (self.find(from, close), other) {
                (Some(at), Some(other)) => at.min(other),
                (at, other) => at.or(other)?,
            }
        };
        // Where another one begins first, nothing shuts this one.
        let bracket = matches!(open, '(' | '（' | '《');
        if open != close && !bracket && part(self.text, from, at).chars().any(|c| c == open) {
            return None;
        }
        let last = part(self.text, from, at).trim_end().chars().next_back().unwrap_or(' ');
        let end = at + close.len_utf8();
        let rest = part(self.text, end, usize::MAX);
        let after = rest.trim_start_matches(is_gap);
        // Between single marks may be a name cut short: "the ‘90s … the boys’".
        if single && !is_terminator(last) && last != ',' && !after.starts_with(',') {
            return None;
        }
        let goes_on = !is_terminator(last)
            || bracket
            || after.starts_with(|c: char| letters::is_lowercase(c) || matches!(c, ',' | ';' | ':' | 'と'))
            || attributed(after, last, self.language)
            || right::says(after, self.language)
            || right::particle(after)
            // "간다. 곧 간다."라고: a particle is no word of its own.
            || matches!(rest.chars().next(), Some('가'..='힣'));
        goes_on.then_some(end)
    }

    /// The first `close` at or after `from`, within reach and on the same line.
    fn find(&mut self, from: usize, close: char) -> Option<usize> {
        let text = self.text;
        let reach = if matches!(close, '」' | '』') { 2 * REACH } else { REACH };
        let limit = text.floor_char_boundary((from + reach).min(text.len()));
        // Few brackets are full-width: they share a place with the plain ones.
        let slot = self.looked.iter().position(|looked| looked.0 == close).unwrap_or(8);
        let (mark, seen, found) = self.looked[slot];
        if mark == close {
            if let Some(at) = found.filter(|&at| at >= from) {
                return Some(at);
            }
            if seen >= limit {
                return None;
            }
        }
        let start = if mark == close { seen.max(from) } else { from };
        count(limit - start);
        let end = part(text, start, limit).find('\n').map_or(limit, |n| start + n);
        let found = part(text, start, end).find(close).map(|n| start + n);
        let stop = if end < limit { end } else { limit };
        self.looked[slot] = (close, found.map_or(stop, |at| at + close.len_utf8()), found);
        found
    }
}

/// The mark that closes what this one opens.
pub(super) fn closer(c: char, before: char, inward: bool) -> Option<char> {
    Some(match c {
        '"' if !letters::is_alphanumeric(before) && !is_terminator(before) && before != ',' => '"',
        '“' => '”',
        // In Swedish and Finnish: ”so”.
        '”' if opens(before) => '”',
        '„' => '“',
        '‘' => '’',
        '‚' => '‘',
        '\'' if opens(before) => '\'',
        '«' if !inward => '»',
        '»' if inward && !letters::is_alphanumeric(before) && !is_terminator(before) => '«',
        '「' => '」',
        '『' => '』',
        '(' => ')',
        '（' => '）',
        '《' => '》',
        _ => return None,
    })
}

/// Whether a straight mark after this opens a quotation.
fn opens(before: char) -> bool {
    before.is_whitespace()
}

/// Where the mark stands that shuts a quotation begun before `from`; none where another begins first.
pub(super) fn shut(text: &str, from: usize, to: usize, open: char, close: char) -> Option<usize> {
    let (mut at, mut before) = (from, open);
    // No word is quoted in "the '90s".
    if open == '\'' && !part(text, from, to).starts_with(letters::is_alphabetic) {
        return None;
    }
    loop {
        count(1);
        let words = plain(text, at);
        if words > 0 {
            at += words;
            before = part(text, at - 1, at).chars().next()?;
        }
        let c = part(text, at, to).chars().next()?;
        let next = part(text, at + c.len_utf8(), usize::MAX).chars().next().unwrap_or(' ');
        let joined = next.is_ascii_digit() || letters::is_lowercase(next) || letters::is_uppercase(next);
        match c {
            // Another quotation.
            '\'' | '"' if c == open && joined && opens(before) => return None,
            // An apostrophe.
            '\'' | '’' if joined => {}
            '\'' if !is_terminator(before) && before != ',' => {}
            _ if c == close => return Some(at),
            _ if c == open => return None,
            _ => {}
        }
        before = c;
        at += c.len_utf8();
    }
}

/// Whether words that say who spoke follow a quotation.
pub(super) fn attributed(after: &str, last: char, language: &Language) -> bool {
    let reach = if last == '.' { 1 } else { 8 };
    let verbs = language.words(Section::Attribution);
    // Where no spaces part words, the text to its end would be one.
    let near = part(after, 0, after.floor_char_boundary(160));
    let particles = super::speaker::particles();
    // "No!" She asked for help.
    if right::is_starter(after, language) {
        return false;
    }
    let mut name = true;
    for (n, word) in near.split(char::is_whitespace).take(reach).enumerate() {
        // Further off, only a long name may stand before the verb.
        name &= particles.get(word).is_some_and(|only| !only.is_empty())
            || !language.words(Section::Starter).has(&Small::of(word));
        if n > 3 && !name {
            break;
        }
        if verbs.contains(word.trim_end_matches([',', '.', ':'])) {
            return true;
        }
        // Who speaks of what another sentence or quotation tells?
        let over = word.ends_with(['!', '?'])
            || word.strip_suffix('.').is_some_and(|word| left::is_word(word, language));
        if over || matches!(word.chars().next(), Some('"' | '“' | '„' | '«' | '»' | '‘')) {
            break;
        }
    }
    false
}
