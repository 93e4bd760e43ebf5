//! Says how much of a sentence is quoted, and who speaks where the words beside the quotation say so.
//! A wrong name is worse than none: only a clause that is no more than a name and a verb of speech tells.

use crate::language::{Language, Section};
use crate::letters;
use crate::sentence::Quoted;
use crate::sentence::quote::closer;
use crate::span::{Span, part};

/// Longest name, in words.
const NAME: usize = 5;
/// How many words may follow the verb before a quotation: "said on Tuesday in Lisle".
const TAIL: usize = 4;

/// Judges one sentence; `open` holds the mark that closes a quotation begun before.
pub(super) fn judge(
    text: &str,
    base: usize,
    open: &mut Option<char>,
    language: &Language,
) -> (Quoted, Option<Span>) {
    let inward = language.words(Section::Rule).contains("inward guillemets");
    let (mut inside, mut outside, mut before, mut last) = (0usize, 0usize, ' ', 0);
    let mut first = if open.is_some() { Some(0) } else { None };
    for (n, c) in text.char_indices() {
        if *open == Some(c) {
            *open = None;
            last = n + c.len_utf8();
        } else if let (None, Some(close)) =
            (*open, closer(c, before, inward).filter(|_| !matches!(c, '(' | '（')))
        {
            *open = Some(close);
            first = first.or(Some(n));
        } else if letters::is_alphanumeric(c) {
            if open.is_some() { inside += 1 } else { outside += 1 }
        }
        before = c;
    }
    if inside == 0 {
        return (Quoted::No, None);
    }
    let behind = if last > 0 {
        after(part(text, last, usize::MAX), language).map(|(s, e)| (last + s, last + e))
    } else {
        None
    };
    let speaker = behind.or_else(|| ahead(part(text, 0, first.unwrap_or(0)), language));
    let wholly = outside == 0 || (speaker.is_some() && outside < inside && outside < 40);
    let speaker = speaker.map(|(start, end)| Span::new(base + start, base + end));
    (if wholly { Quoted::Wholly } else { Quoted::Partly }, speaker)
}

/// `X said` or `said X` after a quotation.
fn after(rest: &str, language: &Language) -> Option<(usize, usize)> {
    let start = rest.len() - rest.trim_start_matches([',', ' ', '\u{a0}']).len();
    let end = part(rest, start, usize::MAX).find([',', '.', ';', ':', '\n', '"', '“', '„', '«', '»']);
    let end = end.map_or(rest.len(), |n| start + n);
    let (before, behind) = verb(part(rest, start, end), NAME + 1, language)?;
    let name = if before.is_empty() { behind } else { before };
    known(name, language).then(|| place(rest, name))
}

/// `X said:`, `said X:` or `According to X,` before a quotation.
fn ahead(head: &str, language: &Language) -> Option<(usize, usize)> {
    let clause = head.trim_end_matches([',', ':', ' ', '\u{a0}']);
    let clause = part(clause, clause.ceil_char_boundary(clause.len().saturating_sub(160)), usize::MAX);
    let clause = clause.rsplit([',', '.', ';', ':', '"', '”', '»']).next().unwrap_or_default().trim_start();
    let source = language.words(Section::AccordingTo).iter().find_map(|(phrase, _)| {
        let (given, rest) = clause.split_at_checked(phrase.len())?;
        let same = given.chars().map(letters::lower).eq(phrase.chars());
        rest.strip_prefix(' ').filter(|_| same)
    });
    if let Some(name) = source {
        return known(name, language).then(|| place(head, name));
    }
    let that = clause.rsplit_once(' ').filter(|(_, last)| language.words(Section::That).contains(last));
    let clause = that.map_or(clause, |(rest, _)| rest);
    let (before, behind) = verb(clause, NAME + 1, language)?;
    // What follows the verb is when, where or to whom; a name there speaks only where none stands before.
    let name = if before.is_empty() { behind } else { before };
    let short = before.is_empty() || behind.split(' ').count() <= TAIL;
    (short && known(name, language)).then(|| place(head, name))
}

/// What stands before and behind the first verb of speech among the first `most` words.
fn verb<'t>(clause: &'t str, most: usize, language: &Language) -> Option<(&'t str, &'t str)> {
    let verbs = language.words(Section::Attribution);
    let mut at = 0;
    for word in clause.split(' ').take(most) {
        let behind = at + word.len();
        if verbs.contains(word) {
            return Some((part(clause, 0, at).trim(), part(clause, behind, usize::MAX).trim()));
        }
        at = behind + 1;
    }
    None
}

/// Whether it may be somebody's name or "the mayor": short, and no pronoun, date or beginning of a clause.
fn known(name: &str, language: &Language) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    let article = language.words(Section::PersonArticle).contains(&letters::lowercase(first));
    let starter = !article && language.words(Section::Starter).contains(&letters::lowercase(first));
    let named = article || first.starts_with(letters::is_uppercase);
    let date =
        name.split(' ').any(|word| language.words(Section::AfterClock).contains(&letters::lowercase(word)));
    let plain = name.chars().all(|c| letters::is_alphabetic(c) || matches!(c, ' ' | '.' | '-' | '\'' | '’'));
    !name.is_empty() && plain && named && !starter && !date && name.split(' ').count() <= NAME
}

fn place(whole: &str, part: &str) -> (usize, usize) {
    let start = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    (start, start + part.len())
}
