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
    let (mut inside, mut outside, mut before) = (0usize, 0usize, ' ');
    // Where the first and the last quotation end.
    let (mut shut, mut last) = (None, None);
    let mut first = if open.is_some() { Some(0) } else { None };
    for (n, c) in text.char_indices() {
        if *open == Some(c) {
            *open = None;
            last = Some(n + c.len_utf8());
            shut = shut.or(last);
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
    let spoken = |from: Option<usize>| {
        let from = from?;
        after(part(text, from, usize::MAX), language).map(|(start, end)| (from + start, from + end))
    };
    let speaker = spoken(last)
        .or_else(|| spoken(shut.filter(|_| shut != last)))
        .or_else(|| ahead(part(text, 0, first.unwrap_or(0)), language));
    let wholly = outside == 0 || (speaker.is_some() && outside < inside && outside < 40);
    let speaker = speaker.map(|(start, end)| Span::new(base + start, base + end));
    (if wholly { Quoted::Wholly } else { Quoted::Partly }, speaker)
}

/// `X said`, `said X` or `X, the mayor, said` after a quotation.
fn after(rest: &str, language: &Language) -> Option<(usize, usize)> {
    let start = rest.len() - rest.trim_start_matches([',', ' ', '\u{a0}']).len();
    let clause = part(rest, start, clause_end(rest, start, language));
    let name = match verb(clause, NAME + 1, language) {
        Some((before, behind)) => speaker(before, behind, language)?,
        None => named(clause, language).filter(|_| {
            // What stands between two commas says who it is, and the verb follows.
            let mut parts = part(rest, start + clause.len(), usize::MAX).split(',').skip(2);
            parts.next().is_some_and(|next| verb(next.trim_matches([' ', '.']), 1, language).is_some())
        })?,
    };
    Some(place(rest, name))
}

/// Where the clause from `start` on ends; the full stop of an initial or a title ends none.
fn clause_end(rest: &str, start: usize, language: &Language) -> usize {
    let mut word = start;
    for (n, c) in part(rest, start, usize::MAX).char_indices() {
        let at = start + n;
        match c {
            ' ' | '\u{a0}' => word = at + 1,
            '.' => {
                let token = part(rest, word, at);
                let initial = token.len() == 1 && token.starts_with(letters::is_uppercase);
                let lower = letters::lowercase(token);
                if !initial && !language.words(Section::AbbreviationTitle).contains(&lower) {
                    return at;
                }
                word = at + 1;
            }
            ',' | ';' | ':' | '\n' | '"' | '“' | '„' | '«' | '»' => return at,
            _ => {}
        }
    }
    rest.len()
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
        return named(name, language).map(|name| place(head, name));
    }
    let that = clause.rsplit_once(' ').filter(|(_, last)| language.words(Section::That).contains(last));
    let clause = that.map_or(clause, |(rest, _)| rest);
    let (before, behind) = verb(clause, NAME + 1, language)?;
    // What follows the verb is when, where or to whom.
    let short = before.is_empty() || behind.split(' ').count() <= TAIL;
    speaker(before, behind, language).filter(|_| short).map(|name| place(head, name))
}

/// Who speaks, beside a verb: a name behind it only where none stands before, but for "a dit Anne Petit".
fn speaker<'t>(before: &'t str, behind: &'t str, language: &Language) -> Option<&'t str> {
    let auxiliary = before.len() <= 2 && before.chars().all(letters::is_lowercase);
    if auxiliary {
        return named(behind, language);
    }
    let mut words = before.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    // "On Monday Poe said".
    let when =
        language.words(Section::ClockLead).contains(&letters::lowercase(first)) && is_date(second, language);
    let before =
        if when { part(before, first.len() + 1 + second.len(), usize::MAX).trim_start() } else { before };
    Some(before).filter(|name| known(name, language))
}

/// The name that a clause begins with: capitals, up to the first word written small that joins no two of them.
fn named<'t>(clause: &'t str, language: &Language) -> Option<&'t str> {
    // Names bring their particles along, whatever the language around them.
    let particles = Language::of("en").words(Section::NameParticle);
    let (mut at, mut end, mut capital) = (0, 0, false);
    for word in clause.split(' ') {
        if word.starts_with(letters::is_uppercase) {
            (capital, end) = (true, at + word.len());
        } else if capital && !particles.contains(word) {
            break;
        }
        at += word.len() + 1;
    }
    let name = if capital { part(clause, 0, end) } else { clause };
    Some(name).filter(|name| known(name, language))
}

fn is_date(word: &str, language: &Language) -> bool {
    let bare = word.split(['\'', '’']).next().unwrap_or_default();
    language.words(Section::AfterClock).contains(&letters::lowercase(bare))
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
    let date = name.split(' ').any(|word| is_date(word, language));
    let plain = name.chars().all(|c| letters::is_alphabetic(c) || matches!(c, ' ' | '.' | '-' | '\'' | '’'));
    !name.is_empty() && plain && named && !starter && !date && name.split(' ').count() <= NAME
}

fn place(whole: &str, part: &str) -> (usize, usize) {
    let start = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    (start, start + part.len())
}
