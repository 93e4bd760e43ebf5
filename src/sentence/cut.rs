//! Finds where the sentences of one paragraph end, in one pass forward.

use crate::language::{Language, Section};
use crate::letters::{self, Small};
use crate::sentence::list::Mark;
use crate::sentence::quote::{Holds, REACH, attributed};
use crate::sentence::{absorb, bytes, count, left, right, speaker};
use crate::span::part;

/// Adds the sentences of a paragraph as byte ranges, trimmed.
pub(super) fn cut(text: &str, language: &Language, out: &mut Vec<(usize, usize)>) {
    let mut holds = Holds::new(text, language);
    let (mut line, mut at) = Line::begin(text, 0);
    let (mut start, mut token, mut held) = (0, at, 0);
    let mut before = ' ';
    // In Greek a semicolon asks.
    let asks = language.words(Section::Rule).contains("semicolon asks");
    loop {
        count(1);
        // Most of a text is words that nothing hangs on.
        let plain = if line.list.is_some() { 0 } else { plain(text, at) };
        if plain > 0 {
            let words = part(text, at, at + plain);
            token = words.bytes().rposition(|byte| byte == b' ').map_or(token, |space| at + space + 1);
            (before, at) = (if token == at + plain { ' ' } else { 'a' }, at + plain);
        }
        let Some(c) = part(text, at, usize::MAX).chars().next() else { break };
        let next = at + c.len_utf8();
        if c == '\n' {
            push(text, start, at, out);
            start = next;
            held = 0;
            (line, at) = Line::begin(text, next);
            token = at;
            before = ' ';
            continue;
        }
        if at == token
            && let Some((mark, len)) = line.item(text, at)
        {
            push(text, start, at, out);
            start = at;
            line.list = Some(mark);
            at += len;
            token = at;
            continue;
        }
        if c.is_whitespace() {
            token = next;
        } else if is_terminator(c) || asks && c == ';' {
            let end = absorb::run(text, next, language);
            count(end - at);
            let place = Place { start, token, dot: at, end, casual: line.casual };
            if end >= held && place.is_end(text, language) {
                push(text, start, end, out);
                (start, token) = (end, end);
            }
            before = part(text, 0, end).chars().next_back().unwrap_or(c);
            at = end;
            continue;
        } else if at >= held {
            held = holds.until(next, c, before).unwrap_or(held);
        }
        before = c;
        at = next;
    }
    push(text, start, text.len(), out);
}

/// How many letters, digits and spaces of ASCII stand at a place.
pub(super) fn plain(text: &str, at: usize) -> usize {
    let (eights, rest) = text.as_bytes()[at..].as_chunks();
    let mut plain = 0;
    for eight in eights {
        let other = !bytes::plain(u64::from_le_bytes(*eight)) & bytes::HIGH;
        if other != 0 {
            return plain + other.trailing_zeros() as usize / 8;
        }
        plain += 8;
    }
    plain + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b' ').count()
}

fn push(text: &str, start: usize, end: usize, out: &mut Vec<(usize, usize)>) {
    let part = part(text, start, end);
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let start = start + part.len() - part.trim_start().len();
        out.push((start, start + trimmed.len()));
    }
}

/// White space within a line.
pub(super) fn is_gap(c: char) -> bool {
    c != '\n' && c.is_whitespace()
}

pub(super) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '．' | '｡')
        || matches!(c, '।' | '॥' | '؟' | '۔' | '։' | '።' | '፧' | '။' | '។' | '\u{37e}')
}

/// What follows the quotations in brackets that a text begins with, within reach.
fn past_quotes(text: &str) -> &str {
    let mut near = part(text, 0, text.floor_char_boundary(REACH));
    while let Some(rest) = near.strip_prefix(['「', '『']) {
        let Some((_, behind)) = rest.split_once(['」', '』']) else { break };
        near = behind;
    }
    part(text, speaker::place(text, near).0, usize::MAX)
}

/// What a line shows at its beginning.
struct Line {
    /// Whether its writer begins sentences with small letters.
    casual: bool,
    /// The mark of the item that stands here.
    list: Option<Mark>,
}

impl Line {
    /// The line that begins at `at`, and where its words do.
    fn begin(text: &str, at: usize) -> (Self, usize) {
        let (list, len) =
            Mark::read(part(text, at, usize::MAX)).map_or((None, 0), |(mark, len)| (Some(mark), len));
        let casual = part(text, at + len, usize::MAX).starts_with(letters::is_lowercase);
        (Self { casual, list }, at + len)
    }

    /// The next item of a list that runs on in one line.
    fn item(&self, text: &str, at: usize) -> Option<(Mark, usize)> {
        let last = self.list?;
        Mark::read(part(text, at, usize::MAX)).filter(|(mark, _)| mark.follows(last))
    }
}

/// A final mark, and what stands around it.
struct Place {
    /// Where its sentence begins.
    start: usize,
    /// Where the word before it begins.
    token: usize,
    dot: usize,
    /// Past the run of marks.
    end: usize,
    casual: bool,
}

impl Place {
    fn is_end(&self, text: &str, language: &Language) -> bool {
        let tail = part(text, self.end, usize::MAX);
        let Some(first) = tail.chars().next() else { return true };
        let run = part(text, self.dot, self.end);
        let wide = |c: &char| matches!(c, '。' | '！' | '？' | '．' | '｡');
        let mark = run.chars().find(wide).or(run.chars().next()).unwrap_or(' ');
        let quoted = run.contains(['"', '”', '»', '“', '«', '\'', '’', '」', '』']);
        if wide(&mark) {
            // 「はい。」「いいえ。」と言った
            let tail = if quoted { past_quotes(tail) } else { tail };
            let Some(first) = tail.chars().next() else { return true };
            // A full-width point may stand in a number.
            let number = mark == '．' && matches!(first, '0'..='9' | '０'..='９');
            let said = quoted && right::says(tail, language);
            return !number
                && !said
                && !run.ends_with('》')
                && !matches!(first, 'と' | '、' | ',')
                && !right::particle(tail);
        }
        let token = part(text, self.token, self.dot);
        if !first.is_whitespace() {
            return right::glued(token, tail);
        }
        let next = tail.trim_start_matches(is_gap);
        if next.starts_with([',', ';', ':', '%', '&']) {
            return false;
        }
        if quoted && (attributed(next, mark, language) || right::citation(next)) {
            return false;
        }
        // Only a lone mark can belong to the word before it.
        let lone = self.end == self.dot + 1 && mark == '.';
        let lead = part(text, 0, self.token).trim_end_matches(is_gap);
        let before = part(text, 0, self.start);
        if lone
            && (before.is_empty() || before.ends_with('\n'))
            && right::reports(next)
            && left::is_place(part(text, self.start, self.dot))
        {
            return false;
        }
        if lone && left::heads(token) && (lead.is_empty() || lead.ends_with('\n')) {
            return false;
        }
        // "– Will it rain? – she asked." goes on behind its dash.
        if next.trim_start_matches(['–', '—', ' ']).starts_with(letters::is_lowercase)
            && !right::address(next)
        {
            let begins = self.casual || lone && token.len() > 3 && right::begins_small(next, language);
            return begins && !quoted && !absorb::ellipsis(run) && left::is_word(token, language);
        }
        if absorb::ellipsis(run) && right::always_capital(next, language) {
            return false;
        }
        if lone {
            return left::ends(part(text, self.start, self.dot), self.token - self.start, next, language);
        }
        // "Yahoo! Japan"
        let named = || Small::of(part(text, self.token, self.end));
        !language.words(Section::AbbreviationCompany).has(&named()) || right::is_starter(next, language)
    }
}
