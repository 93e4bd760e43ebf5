//! Says how much of a sentence is quoted, and who speaks where the words beside the quotation say so.
//! A wrong name is worse than none: only a clause that is no more than a name and a verb of speech tells.

use crate::find::{around, holds};
use crate::language::{Language, Section};
use crate::letters;
use crate::sentence::Quoted;
use crate::sentence::cut::plain;
use crate::sentence::quote::closer;
use crate::span::{Span, part};

/// Longest name, in words.
const NAME: usize = 5;
/// How many words may follow the verb before a quotation: "said on Tuesday in Lisle".
const TAIL: usize = 4;
/// Longest name where no spaces part words, in characters.
const LONGEST: usize = 16;

/// Judges one sentence; `open` holds the mark that closes a quotation begun before.
pub(super) fn judge(
    text: &str,
    base: usize,
    open: &mut Option<char>,
    language: &Language,
) -> (Quoted, Option<Span>) {
    // Of the marks that open a quotation, ASCII has one.
    if open.is_none() && text.bytes().all(|byte| byte.is_ascii() && byte != b'"') {
        return (Quoted::No, None);
    }
    if let Some(told) = dialogue(text, language).filter(|_| open.is_none()) {
        let speaker = after(part(text, told, usize::MAX), language);
        let speaker = speaker.map(|(start, end)| Span::new(base + told + start, base + told + end));
        return (if speaker.is_some() { Quoted::Wholly } else { Quoted::Partly }, speaker);
    }
    let inward = language.words(Section::Rule).contains("inward guillemets");
    let (mut inside, mut outside, mut before) = (0usize, 0usize, ' ');
    // Where the first and the last quotation end.
    let (mut shut, mut last) = (None, None);
    let mut first = if open.is_some() { Some(0) } else { None };
    let mut n = 0;
    loop {
        let plain = plain(text, n);
        if plain > 0 {
            let words = part(text, n, n + plain);
            let letters = words.bytes().filter(|byte| *byte != b' ').count();
            *(if open.is_some() { &mut inside } else { &mut outside }) += letters;
            (n, before) = (n + plain, if words.ends_with(' ') { ' ' } else { 'a' });
        }
        let Some(c) = part(text, n, usize::MAX).chars().next() else { break };
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
        n += c.len_utf8();
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
        .or_else(|| ahead(part(text, 0, first.unwrap_or(0)), language))
        .or_else(|| topic(part(text, 0, first?), part(text, last?, usize::MAX), language))
        .or_else(|| {
            let (from, quoted) = (first?, part(text, first?, last.unwrap_or(text.len())));
            let (start, end) = incise(quoted, language).filter(|_| quoted.starts_with('«'))?;
            Some((from + start, from + end))
        });
    let wholly = outside == 0 || (speaker.is_some() && outside < inside && outside < 40);
    let speaker = speaker.map(|(start, end)| Span::new(base + start, base + end));
    (if wholly { Quoted::Wholly } else { Quoted::Partly }, speaker)
}

/// `X said`, `said X` or `X, the mayor, said` after a quotation.
fn after(rest: &str, language: &Language) -> Option<(usize, usize)> {
    let start = rest.len() - rest.trim_start_matches([',', ' ', '\u{a0}']).len();
    let clause = part(rest, start, clause_end(rest, start, language));
    if let Some(source) = source(clause, language) {
        return named(source, language).map(|name| place(rest, name));
    }
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
            ',' | ';' | ':' | '\n' | '"' | '“' | '„' | '«' | '»' | '—' => return at,
            _ => {}
        }
    }
    rest.len()
}

/// What follows "according to" at a clause's beginning.
fn source<'t>(clause: &'t str, language: &Language) -> Option<&'t str> {
    language.words(Section::AccordingTo).iter().find_map(|(phrase, _)| {
        let (given, rest) = clause.split_at_checked(phrase.len())?;
        let same = given.chars().map(letters::lower).eq(phrase.chars());
        rest.strip_prefix(' ').filter(|_| same)
    })
}

/// `—The wall will hold —said Poe.`: where the words begin that tell who speaks.
fn dialogue(text: &str, language: &Language) -> Option<usize> {
    let spoken = text.strip_prefix('—').filter(|rest| !rest.starts_with(' '))?;
    let (spoken, told) = around(spoken, " —")?;
    verb(told, 1, language).map(|_| text.len() - told.len()).filter(|_| !spoken.is_empty())
}

/// `« The wall, says Poe, will hold »`
fn incise(quoted: &str, language: &Language) -> Option<(usize, usize)> {
    let mut clauses = quoted.split(',').skip(1).peekable();
    while let Some(clause) = clauses.next() {
        clauses.peek()?;
        let (before, behind) = verb(clause.trim(), 2, language).unwrap_or(("none", ""));
        if before.len() <= 2 {
            return named(behind, language).map(|name| place(quoted, name));
        }
    }
    None
}

/// `市長は「…」と述べた`: the last person before the quotation whom a particle makes the topic, where a verb of speech follows.
fn topic(head: &str, rest: &str, language: &Language) -> Option<(usize, usize)> {
    let marks = language.words(Section::TopicMark);
    let near = part(rest, 0, rest.floor_char_boundary(48));
    if marks.longest() == 0 || !language.words(Section::Attribution).iter().any(|(verb, _)| holds(near, verb))
    {
        return None;
    }
    let ends =
        |name: &str| language.words(Section::PersonEnding).iter().any(|(ending, _)| name.ends_with(ending));
    let mut found = None;
    for (n, c) in head.char_indices() {
        if marks.contains(part(head, n, n + c.len_utf8())) && ends(part(head, 0, n)) {
            found = Some(n);
        }
    }
    let before = part(head, 0, found?);
    let clause =
        before.rsplit(['、', '。', ',', '.', '"', '」', '”']).next().unwrap_or_default().trim_start();
    let words = clause.rsplit(' ').take(2).last().unwrap_or_default();
    let name = part(before, place(before, words).0, usize::MAX);
    let vague = language.words(Section::Starter).iter().any(|(word, _)| name.starts_with(word));
    let joined = name.chars().any(|c| matches!(c, 'は' | 'が' | 'を'));
    (!vague && !joined && name.chars().count() <= LONGEST).then(|| place(head, name))
}

/// `X said:`, `said X:` or `According to X,` before a quotation.
fn ahead(head: &str, language: &Language) -> Option<(usize, usize)> {
    let ends = [',', ':', ' ', '\u{a0}'];
    let clause = head.trim_end_matches(ends);
    let that = clause.rsplit_once(' ').filter(|(_, last)| language.words(Section::That).contains(last));
    let clause = that.map_or(clause, |(rest, _)| rest.trim_end_matches(ends));
    let clause = part(clause, clause.ceil_char_boundary(clause.len().saturating_sub(160)), usize::MAX);
    let clause = clause.rsplit([',', '.', ';', ':', '"', '”', '»']).next().unwrap_or_default().trim_start();
    if let Some(source) = source(clause, language) {
        return named(source, language).map(|name| place(head, name));
    }
    let (before, behind) = verb(clause, NAME + 1, language)?;
    if before.is_empty() {
        // "Poe, who runs the bank, said": the name stands before what says who it is.
        let lead = part(head, 0, place(head, clause).0);
        let mut parts = lead.trim_end_matches([',', ' ']).split(',');
        let (name, apposed) = (parts.next()?, parts.next().is_some() && parts.next().is_none());
        if apposed && known(name, language) {
            return Some(place(head, name));
        }
        // "said Poe:" names somebody, "said the cut was" doesn't.
        return named(behind, language)
            .filter(|_| head.trim_end().ends_with(':'))
            .map(|name| place(head, name));
    }
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
    // "Anne Petit a dit"
    let helped =
        before.rsplit_once(' ').filter(|(_, last)| language.words(Section::Auxiliary).contains(last));
    let before = helped.map_or(before, |(rest, _)| rest);
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
    // "Poe's lawyer" was cut short.
    let owner = name.ends_with("'s") || name.ends_with("’s");
    !name.is_empty() && !owner && plain && named && !starter && !date && name.split(' ').count() <= NAME
}

fn place(whole: &str, part: &str) -> (usize, usize) {
    let start = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    (start, start + part.len())
}
