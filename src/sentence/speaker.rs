//! Who speaks, where the words beside a quotation say so. A wrong name is worse than none: only a clause that is no more
//! than a name and a verb of speech tells.

use crate::find::{around, holds};
use crate::language::{Language, Section, Words};
use crate::letters::{self, Small};
use crate::sentence::count;
use crate::span::part;

/// Longest name, in words.
const NAME: usize = 5;
/// How many words may follow the verb before a quotation: "said on Tuesday in Lisle".
const TAIL: usize = 4;
/// Longest name where no spaces part words, in characters.
const LONGEST: usize = 16;

/// `X said`, `said X` or `X, the mayor, said` after a quotation.
pub(super) fn after(rest: &str, language: &Language) -> Option<(usize, usize)> {
    let start = rest.len() - rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace()).len();
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
    Some(apposed(rest, place(rest, name), language))
}

/// "the chief executive, Dana Frost": with the name, where a comma parts it from what its bearer is.
fn apposed(text: &str, (start, end): (usize, usize), language: &Language) -> (usize, usize) {
    let mut words = part(text, start, end).split(char::is_whitespace);
    let role = words.next().is_some_and(|first| is_article(first, language))
        && !words.any(|word| word.starts_with(letters::is_uppercase));
    let behind = part(text, end, usize::MAX).strip_prefix(", ").filter(|_| role).unwrap_or_default();
    let name = part(behind, 0, clause_end(behind, 0, language)).trim_end();
    let whole = name.split(char::is_whitespace).all(|word| word.starts_with(letters::is_uppercase));
    if whole && known(name, language) { (start, place(text, name).1) } else { (start, end) }
}

/// Where the clause from `start` on ends; the full stop of an initial or a title ends none.
fn clause_end(rest: &str, start: usize, language: &Language) -> usize {
    count(rest.len() - start);
    let mut word = start;
    for (n, c) in part(rest, start, usize::MAX).char_indices() {
        let at = start + n;
        match c {
            _ if c.is_whitespace() => word = at + c.len_utf8(),
            '.' => {
                let token = part(rest, word, at);
                let initial = token.len() == 1;
                if !initial && !language.words(Section::AbbreviationTitle).has(&Small::of(token)) {
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
        rest.strip_prefix(char::is_whitespace).filter(|_| same)
    })
}

/// `—The wall will hold —said Poe.`: where the words begin that tell who speaks.
pub(super) fn dialogue(text: &str, language: &Language) -> Option<usize> {
    let (_, told) = around(text.strip_prefix('—')?, " —")?;
    verb(told, 1, language).map(|_| text.len() - told.len())
}

/// `« The wall, says Poe, will hold »`
pub(super) fn incise(quoted: &str, language: &Language) -> Option<(usize, usize)> {
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
pub(super) fn topic(head: &str, rest: &str, language: &Language) -> Option<(usize, usize)> {
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
    // "이 관계자" is "this official", 이준호 a name.
    let vague = language.words(Section::Starter).iter().any(|(word, _)| {
        name.split_once(char::is_whitespace)
            .map_or_else(|| name.starts_with(word), |(first, _)| first == word)
    });
    let joined = name.chars().any(|c| matches!(c, 'は' | 'が' | 'を'));
    (!vague && !joined && letters::count(name) <= LONGEST).then(|| place(head, name))
}

/// `X said:`, `said X:` or `According to X,` before a quotation.
pub(super) fn ahead(head: &str, language: &Language) -> Option<(usize, usize)> {
    let ends = |c: char| matches!(c, ',' | ':') || c.is_whitespace();
    let clause = head.trim_end_matches(ends);
    let that = clause
        .rsplit_once(char::is_whitespace)
        .filter(|(_, last)| language.words(Section::That).contains(last));
    let clause = that.map_or(clause, |(rest, _)| rest.trim_end_matches(ends));
    let clause = part(clause, clause.ceil_char_boundary(clause.len().saturating_sub(160)), usize::MAX);
    let clause = clause.rsplit([',', '.', ';', ':', '"', '”', '»']).next().unwrap_or_default().trim_start();
    if let Some(source) = source(clause, language) {
        return named(source, language).map(|name| place(head, name));
    }
    let (before, behind) = verb(clause, NAME + 1, language)?;
    if before.is_empty() {
        // "Poe, who runs the bank, said": the name stands before what says who it is.
        let lead = part(head, 0, place(head, clause).0).trim_end_matches(ends);
        let mut parts = lead.split(',');
        let (name, second, third) = (parts.next()?, parts.next(), parts.next());
        // "Poe, 71, a teacher, said"
        let aged = second.is_some_and(|age| age.trim().bytes().all(|byte| byte.is_ascii_digit()));
        if second.is_some() && (third.is_none() || aged && parts.next().is_none()) && known(name, language) {
            return Some(apposed(head, place(head, name), language));
        }
        // "said Poe:" names somebody, "said the cut was" doesn't.
        return named(behind, language)
            .filter(|_| head.trim_end().ends_with(':'))
            .map(|name| place(head, name));
    }
    // What follows the verb is when, where or to whom; what was said may begin before the quotation: "that it".
    let mut begun = behind.split(char::is_whitespace);
    let told = begun.by_ref().take_while(|word| !language.words(Section::That).contains(word)).count();
    let short = told <= TAIL && begun.clone().count() <= TAIL;
    let own = !begun.any(|word| {
        word.starts_with(letters::is_uppercase) || language.words(Section::Attribution).contains(word)
    });
    speaker(before, behind, language).filter(|_| short && own).map(|name| place(head, name))
}

/// `According to X, the wall is "a joke"`: who tells the clause in which some words are quoted, if nobody else does.
pub(super) fn teller(head: &str, quoted: &str, language: &Language) -> Option<(usize, usize)> {
    let end = clause_end(head, 0, language);
    let name = named(source(part(head, 0, end), language)?, language)?;
    let small = quoted.trim_start_matches(|c: char| !letters::is_alphanumeric(c));
    let own = small.starts_with(letters::is_lowercase) && !tells(part(head, end, usize::MAX), language);
    own.then(|| place(head, name))
}

/// Who speaks, beside a verb: a name behind it only where none stands before, but for "a dit Anne Petit".
fn speaker<'t>(before: &'t str, behind: &'t str, language: &Language) -> Option<&'t str> {
    let auxiliary = before.len() <= 2 && before.chars().all(letters::is_lowercase);
    let helps = |word: &str| language.words(Section::Auxiliary).contains(word);
    if auxiliary {
        // "erinnert sich Anna Kern"
        let own = behind.split_once(char::is_whitespace).filter(|(first, _)| helps(first));
        return named(own.map_or(behind, |(_, rest)| rest), language);
    }
    // "Anne Petit a dit", "Poe has also said"
    let mut before = before;
    while let Some((rest, _)) = before.rsplit_once(char::is_whitespace).filter(|(_, last)| helps(last)) {
        before = rest;
    }
    // "On Monday Poe said", "Late Monday Poe said"
    let leads = |word: &str| language.words(Section::ClockLead).has(&Small::of(word));
    let mut words = before.split(char::is_whitespace);
    let day = words.next().filter(|word| leads(word)).and_then(|_| words.next());
    let day = day.filter(|word| is_date(word, language));
    let before = day.map_or(before, |day| part(before, place(before, day).1, usize::MAX).trim_start());
    Some(before).filter(|name| known(name, language))
}

/// The name that a clause begins with: capitals, up to the first word written small that joins no two of them.
fn named<'t>(clause: &'t str, language: &Language) -> Option<&'t str> {
    let particles = particles();
    let institution =
        clause.split(char::is_whitespace).next().is_some_and(|first| is_article(first, language));
    let (mut end, mut capital, mut joined) = (0, false, true);
    for (n, word) in clause.split(char::is_whitespace).enumerate() {
        // "said the mayor Monday"
        if (capital || n > 1) && !joined && is_date(word, language) {
            break;
        }
        let particle = particles.get(word);
        if word.starts_with(letters::is_uppercase) {
            (capital, end) = (true, place(clause, word).1);
        } else if capital {
            if particle.is_none_or(|only| !only.is_empty() && !institution) {
                break;
            }
        } else {
            if !joined && particle.is_none() && ends_role(word, language) {
                break;
            }
            end = place(clause, word).1;
        }
        joined = particle.is_some();
    }
    Some(part(clause, 0, end)).filter(|name| known(name, language))
}

/// Names bring their particles along, whatever the language around them.
pub(super) fn particles() -> &'static Words {
    Language::of("en").words(Section::NameParticle)
}

fn is_date(word: &str, language: &Language) -> bool {
    let bare = word.split(['\'', '’']).next().unwrap_or_default();
    language.words(Section::AfterClock).has(&Small::of(bare))
}

/// What stands before and behind the first verb of speech among the first `most` words.
fn verb<'t>(clause: &'t str, most: usize, language: &Language) -> Option<(&'t str, &'t str)> {
    let verbs = language.words(Section::Attribution);
    let (start, end) = clause
        .split(char::is_whitespace)
        .take(most)
        .find(|word| verbs.contains(word))
        .map(|word| place(clause, word))?;
    Some((part(clause, 0, start).trim(), part(clause, end, usize::MAX).trim()))
}

/// Whether it may be somebody's name or "the mayor": short, and no pronoun, date or beginning of a clause.
fn known(name: &str, language: &Language) -> bool {
    let first = name.split(char::is_whitespace).next().unwrap_or_default();
    let article = is_article(first, language);
    let starter = !article && language.words(Section::Starter).has(&Small::of(first));
    let named = article || first.starts_with(letters::is_uppercase);
    let date = name.split(char::is_whitespace).any(|word| is_date(word, language));
    // "Park nodded when the lawyer", "Poe never", "Poe rose and": more than a name.
    let mut words = name.split(char::is_whitespace);
    let clause = words
        .clone()
        .any(|word| language.words(Section::Starter).get(word).is_some_and(|kind| !kind.is_empty()))
        || words.next_back().is_some_and(|last| particles().contains(last));
    let plain = name
        .chars()
        .all(|c| letters::is_alphabetic(c) || matches!(c, '.' | '-' | '\'' | '’') || c.is_whitespace());
    // "Poe's lawyer" was cut short.
    let owner = name.ends_with("'s") || name.ends_with("’s");
    !owner
        && plain
        && named
        && !starter
        && !date
        && !clause
        && name.split(char::is_whitespace).count() <= NAME
}

fn is_article(word: &str, language: &Language) -> bool {
    // "l'avocat"
    let own = word.split(['\'', '’']).next().unwrap_or_default();
    language.words(Section::PersonArticle).has(&Small::of(own))
}

/// Whether a small word goes on with the clause, not with "the head of the bank": "to reporters", "in a statement".
fn ends_role(word: &str, language: &Language) -> bool {
    word.len() <= 2 || language.words(Section::Starter).contains(word)
}

/// Whether words beside a quotation say that somebody speaks, named or not.
pub(super) fn tells(beside: &str, language: &Language) -> bool {
    let verbs = language.words(Section::Attribution);
    // Where no spaces part words, a verb is looked for in all of them.
    let joined = language.words(Section::TopicMark).longest() > 0;
    joined && verbs.iter().any(|(verb, _)| holds(beside, verb))
        || beside
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ':' | '-'))
            .any(|word| verbs.contains(word))
}

pub(super) fn place(whole: &str, part: &str) -> (usize, usize) {
    let start = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    (start, start + part.len())
}
