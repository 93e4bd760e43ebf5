//! Who wrote it: names out of a byline. May use `language`.

use super::cut::{any, digits, first, joined, last, parts, trim, trim_end, trim_start, words};
use super::piece::ends_sentence;
use super::words::lists;
use super::{published, title};
use crate::find::{around, around_last, holds};
use crate::language::{Language, Section};
use crate::letters;
use crate::span::part;

/// Where a byline stands, and so which words before it are none of its names.
#[derive(Debug, Clone, Copy)]
pub(super) enum From {
    /// A line that readers see, in a page of that language; unknown is any.
    Line(Option<&'static Language>),
    /// Data about the page: names alone, as a rule.
    Data(Option<&'static Language>),
}

/// More names than any story has.
const CROWD: usize = 50;

/// The names of a byline: behind `By`, in one part of a line that also tells the date or the place, or before what
/// somebody is in a script that puts it last.
pub(super) fn line(text: &str, language: Option<&'static Language>) -> Option<Vec<String>> {
    if text.len() > 160 {
        return None;
    }
    let mut found = behind(text, language).or_else(|| signed(text, language)).or_else(|| sent(text));
    for part in parts(text, |c| matches!(c, '|' | '•' | '·')) {
        found = found.or_else(|| behind(part, language));
    }
    found.or_else(|| titled(text))
}

/// `Posted on March 3, 2021 by Ada Brook`: names behind the date.
fn signed(text: &str, language: Option<&'static Language>) -> Option<Vec<String>> {
    let mut rest = text;
    while published::dated(text)
        && let Some((before, after)) = around(rest, " ")
    {
        // `Submitted by Ada Brook on Wed, 03/11/2026`: one word before, and the date behind.
        let opens = rest.len() == text.len();
        rest = after;
        let names = if opens || digits(before) { behind(rest, language) } else { None };
        if names.is_some() {
            return names;
        }
    }
    None
}

/// `From Ada Brook in Port Ellery`: a name and a place, and nothing else. `From` alone opens too much.
fn sent(text: &str) -> Option<Vec<String>> {
    let word = text.split_whitespace().next()?;
    let rest = part(text, word.len(), text.len());
    if lists().by.get(&[&letters::lowercase(word), " …"].concat()).is_none() || ends_sentence(text) {
        return None;
    }
    let words = words(rest);
    let at = words.iter().position(|word| lists().place.contains(word))?;
    let named = |words: &[&str], most: usize| {
        (1..=most).contains(&words.len()) && words.iter().all(|word| letters::is_uppercase(first(word)))
    };
    let (name, place) = (words.get(..at)?, words.get(at + 1..)?);
    (name.len() > 1 && named(name, 4) && named(place, 3)).then(|| vec![joined(name, ' ')])
}

/// Whether a line is a byline.
pub(super) fn is_line(text: &str) -> bool {
    line(text, None).is_some()
}

/// `박하늘 기자 sky@post.test`: a name, what its owner is, and nothing else but an address.
fn titled(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    for word in words(text) {
        if !any(word, |c| matches!(c, '@' | '(' | '=' | '[')) {
            found.push(word);
        }
    }
    let [name, role] = found[..] else { return None };
    let wide = !any(name, |c| c <= '\u{3000}') && letters::count(name) <= 5;
    let roles = &lists().role;
    (wide && roles.contains(role) && !roles.contains(name)).then(|| vec![name.to_owned()])
}

/// Whether a line tells how to reach who wrote the story.
pub(super) fn contact(text: &str) -> bool {
    let address =
        |word: &&str| around(word, "@").is_some_and(|(who, host)| !who.is_empty() && holds(host, "."));
    text.len() <= 250 && words(text).iter().any(address)
}

/// A line without what stands before it in a list or a row.
fn unmarked(text: &str) -> &str {
    trim_start(text.trim(), |c| matches!(c, '|' | '•' | '*' | '-' | '+' | ' '))
}

fn behind(text: &str, language: Option<&'static Language>) -> Option<Vec<String>> {
    let text = unmarked(text);
    if text.len() > 160 || matches!(last(text), '.' | '!' | '?') {
        return None;
    }
    let mut names = names(undated(after_by(text, From::Line(language))?), From::Line(language));
    // Behind a name stand what its owner is and, in one word, where.
    let stray = |name: &String| letters::is_lowercase(first(name)) || holds(text, ", ") && !holds(name, " ");
    while names.len() > 1 && names.last().is_some_and(stray) {
        names.pop();
    }
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

/// The names of a line that is nothing but names of people, two to four words each.
pub(super) fn bare(text: &str, language: Option<&'static Language>) -> Option<Vec<String>> {
    let text = unmarked(text);
    // `Ada Brook@adabrook`: a name and its owner's handle.
    let told = match around(text, "@") {
        Some((name, handle)) if !any(handle, |c| c == '.' || c == ' ') => name,
        _ => undated(text),
    };
    if told.len() > 80 || any(told, |c| matches!(c, ':' | '(' | '?' | '!' | '…' | '"' | '“' | '@')) {
        return None;
    }
    let opens = words(told).first().map_or(String::new(), |word| letters::lowercase(word) + ":");
    if told.len() < text.len() && lists().line.contains(&opens) {
        // `Published Fri, Apr 28 2023`
        return None;
    }
    let mut names = names(told, From::Line(language));
    // `Ada Brook | Lowden`
    if names.len() > 1 && holds(told, " | ") && names.last().is_some_and(|name| !holds(name, " ")) {
        names.pop();
    }
    // Between a name and a date a place may stand.
    let most = if told.len() < text.len() { 3 } else { 4 };
    let mut kept = 0;
    for name in &names {
        let count = words(name).len();
        if !is_name(name) || !(2..=most).contains(&count) {
            return None;
        }
        kept += count;
    }
    // Roles, often said twice, and separators go, but not all of the line.
    (kept > 0 && kept * 3 >= words(told).len()).then_some(names)
}

/// The names that sign a story at its end: `— Ada Brook` below it, or behind its last sentence `(Ada Brook, 3.5.2024)` and
/// `【森川和人】`.
pub(super) fn signature(text: &str, language: Option<&'static Language>) -> Option<Vec<String>> {
    if matches!(first(text), '—' | '–') {
        return bare(trim_start(text, |c| matches!(c, '—' | '–' | ' ')), language);
    }
    let inner = text.strip_suffix(')').and_then(|text| around_last(text, "("));
    if let Some((_, inner)) = inner.filter(|(_, inner)| published::dated(inner)) {
        return bare(inner, language);
    }
    let (_, inner) = around_last(text.strip_suffix('】')?, "【")?;
    let wide = !any(inner, |c| c <= '\u{3000}' && c != ' ') && letters::count(inner) <= 12;
    Some(names(inner, From::Data(language))).filter(|names| wide && !names.is_empty())
}

/// A line without the date or the reading time at its end.
fn undated(text: &str) -> &str {
    let at = text.bytes().position(|b| b.is_ascii_digit()).unwrap_or(text.len());
    let (head, tail) = (part(text, 0, at).trim_end(), part(text, at, text.len()));
    if !holds(tail, " min") && !published::dated(text) {
        return text;
    }
    // `Ada Brook Published: March 11, 2026`
    let head = match trim_end(head, |c| matches!(c, ':' | '：' | ' ')) {
        label if label.len() < head.len() => around_last(label, " ").map_or("", |(name, _)| name),
        _ => head,
    };
    let month = |word: &str| lists().month.contains(trim_end(&letters::lowercase(word), |c| c == '.'));
    let (before, word) = around_last(head, " ").unwrap_or(("", head));
    if month(word) {
        return before;
    }
    // `Ada BrookNovember 21`
    let glued = seam(word);
    let cut = if month(part(word, glued, word.len())) { word.len() - glued } else { 0 };
    part(head, 0, head.len() - cut)
}

/// Where the last capital of a word stands: scraping glues what stood side by side.
fn seam(word: &str) -> usize {
    word.char_indices().rev().find(|(_, c)| letters::is_uppercase(*c)).map_or(0, |(at, _)| at)
}

/// Splits `By Ada Brook, Ben Lund and Cy Moor, staff writers` into names, without what the people are and where.
pub(super) fn names(text: &str, from: From) -> Vec<String> {
    let lists = lists();
    let text = text.trim();
    let text = uncredited(after_by(text, from).unwrap_or(text));
    let mut found: Vec<String> = Vec::new();
    if holds(text, "://") {
        return found;
    }
    for part in parts(text, parts_names) {
        let mut name: Vec<&str> = Vec::new();
        let mut away = false;
        for word in words(part) {
            // `BrookPolitical editor`: two elements met.
            let seam = seam(word);
            let role =
                seam > 0 && lists.role.contains(&letters::lowercase(self::part(word, seam, word.len())));
            let word = if role { self::part(word, 0, seam) } else { word };
            // `Brook1`: of which house.
            let word = if letters::is_uppercase(first(word)) {
                trim_end(word, |c| c.is_ascii_digit())
            } else {
                word
            };
            let lower = letters::lowercase(word);
            if holds(word, "@") {
                continue;
            }
            if found.len() >= CROWD {
                return found;
            }
            // `E` of `E Jean Carroll` is a name's first letter.
            let initial = word.len() == 1 && word != lower;
            if !initial && lists.and.contains(&lower) {
                take(&mut found, &mut name);
                away = false;
            } else {
                let dash = matches!(word, "-" | "–" | "—");
                let place = lists.place.contains(&lower);
                away |= !name.is_empty() && (dash || place) || place && word == lower;
                if !away {
                    name.push(word);
                }
                away |= role;
            }
        }
        take(&mut found, &mut name);
    }
    found
}

/// What stands before `Photos by Cy Moor`: who took them wrote nothing.
fn uncredited(text: &str) -> &str {
    let lower = letters::lowercase(text);
    let mut before = ' ';
    for (at, c) in lower.char_indices() {
        let opens = !letters::is_alphanumeric(before) && letters::is_alphanumeric(c);
        if opens && lists().credit.begins(part(&lower, at, lower.len())).is_some() {
            return part(text, 0, text.floor_char_boundary(at));
        }
        before = c;
    }
    text
}

fn parts_names(c: char) -> bool {
    matches!(c, ',' | ';' | '|' | '/' | '•' | '·' | '・' | '、' | '&' | '\n' | '(' | ')' | ':')
}

/// What stands behind `By`, where a line begins so. The words of some languages are names in others, and even in their
/// own: `Von Miller`, `Par Lagerkvist`. So a word of another language needs two more behind it in a line, and in data,
/// where a name stands alone as a rule, one of the page's language does.
fn after_by(text: &str, from: From) -> Option<&str> {
    // `ByAda Brook`: two elements met.
    let word = text.split_whitespace().next().unwrap_or_default();
    let seam = if letters::is_uppercase(first(word)) { seam(word) } else { 0 };
    let glued = part(word, 0, seam);
    if letters::is_lowercase(last(glued)) && lists().by.get(&letters::lowercase(glued)) == Some("never") {
        return Some(part(text, seam, text.len()));
    }
    let (phrase, value) = lists().by.begins(&letters::lowercase(text))?;
    let mut rest = text.chars();
    for _ in phrase.chars() {
        rest.next();
    }
    let rest = rest.as_str();
    let several = words(rest).len() > 1 || !any(rest, letters::is_lowercase);
    let (From::Line(language) | From::Data(language)) = from;
    let own = language.is_some_and(|language| language.words(Section::ArticleBy).contains(phrase));
    let telling = value == "never" || any(phrase, |c| matches!(c, ' ' | ':' | '：' | '・' | '/'));
    let by = match from {
        From::Line(_) => telling || several || own || language.is_none(),
        From::Data(_) => telling || several && own,
    };
    by.then_some(rest)
}

/// Adds what is a name of the collected words, and empties them.
fn take(found: &mut Vec<String>, words: &mut Vec<&str>) {
    let role = |word: &&str| lists().role.contains(&letters::lowercase(word));
    let roles = words.iter().any(role);
    while words.last().is_some_and(role) {
        words.pop();
    }
    // `our reporter Ada Brook`, `unserem Redakteur Uwe Lund`
    let told = words.first().is_some_and(|word| letters::is_lowercase(first(word)));
    let told = words.iter().rposition(role).filter(|at| told && words.len() > at + 2);
    // `記者 森川和人`: a name without spaces is one word.
    let han = |word: &&str| !any(word, |c| !matches!(c, '\u{4E00}'..='\u{9FFF}'));
    let told = told.or_else(|| (words.len() == 2 && words.iter().all(han) && role(&words[0])).then_some(0));
    let name = joined(&words[told.map_or(0, |at| at + 1)..], ' ');
    let name = trim(&name, |c| matches!(c, '-' | '–' | '—' | '.' | '@' | ' '));
    let address = holds(name, "@") || holds(name, "www.");
    let lone = roles && words.len() < 2 && !words.iter().all(han);
    if !name.is_empty()
        && !address
        && !digits(name)
        && !lone
        && name.len() <= 60
        && !title::among(found, name)
    {
        found.push(name.to_owned());
    }
    words.clear();
}

/// Whether every word is written as in a name; short ones such as `van` may be small.
fn is_name(name: &str) -> bool {
    let words = words(name);
    for (n, word) in words.iter().enumerate() {
        let may = word.len() <= 3 && n + 1 < words.len();
        if letters::is_lowercase(first(word)) && !may {
            return false;
        }
    }
    words.len() <= 5
        && any(name, letters::is_alphabetic)
        && !any(name, |c| published::ascii(c).is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_of(text: &str) -> Option<Vec<String>> {
        line(text, None)
    }

    fn bare_of(text: &str) -> Option<Vec<String>> {
        bare(text, None)
    }

    /// The names joined, to compare in one line.
    fn joined(names: Option<Vec<String>>) -> Option<String> {
        names.map(|names| names.join(" + "))
    }

    #[test]
    fn reads_bylines_and_no_sentences() {
        assert_eq!(joined(line_of("By Ada Brook and Ben Lund")).as_deref(), Some("Ada Brook + Ben Lund"));
        assert_eq!(joined(line_of("Par Ada Brook et Ben Lund")).as_deref(), Some("Ada Brook + Ben Lund"));
        assert_eq!(joined(line_of("ByAda Brook")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(line_of("By Yonhap")).as_deref(), Some("Yonhap"));
        assert_eq!(joined(line_of("BY ADA BROOK, SENIOR REPORTER")).as_deref(), Some("ADA BROOK"));
        assert_eq!(joined(line_of("Posted by Ada Brook at 12:41 AM")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(line_of("By Ada Brook 30 August 2023 • 4:45pm")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(line_of("22. April 2024 | Autor: Ada Brook")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(line_of("Por Ada Brook, Correio — Vila Serena")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(line_of("박하늘 기자 sky@post.test")).as_deref(), Some("박하늘"));
        assert_eq!(joined(line_of("記者・森川和人")).as_deref(), Some("森川和人"));
        assert_eq!(joined(line_of("記者会見は9時から開かれた。")).as_deref(), None);
        assert_eq!(joined(line_of("Door onze verslaggever Ada Brook")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(line_of("By our political correspondent Ada Brook")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(line_of("记者 李明 报道")).as_deref(), Some("李明"));
        assert_eq!(joined(line_of("From Ada Brook in Port Ellery")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(line_of("From ADA M BROOK in LOWDEN")).as_deref(), Some("ADA M BROOK"));
        assert_eq!(joined(line_of("Text and photos by Ada Brook")).as_deref(), Some("Ada Brook"));
        for by in ["Yazan:", "Teksti:", "Autorka:", "Autorin:", "Autrice :"] {
            assert_eq!(joined(line_of(&[by, " Ada Brook"].concat())).as_deref(), Some("Ada Brook"), "{by}");
        }
        for none in [
            "From Monday in Port Ellery",
            "From Port Ellery to Lowden",
            "From Ada Brook",
            "From the Archive in Lowden",
        ] {
            assert_eq!(joined(line_of(none)), None, "{none}");
        }
        assert_eq!(joined(line_of("By noon the pier was gone.")).as_deref(), None);
        assert_eq!(joined(line_of("By noon it was gone")).as_deref(), None);
        assert_eq!(joined(line_of("By")).as_deref(), None);
    }

    #[test]
    fn reads_bare_names() {
        assert_eq!(joined(bare_of("Ada Brook | Ben van Lund")).as_deref(), Some("Ada Brook + Ben van Lund"));
        assert_eq!(
            joined(bare_of("Ada Brook | 29.10.2020 - Update: 30.10.2020")).as_deref(),
            Some("Ada Brook")
        );
        assert_eq!(joined(bare_of("Port Ellery: Ada Brook | Ben Lund")).as_deref(), None);
        assert_eq!(joined(bare_of("Ada Brook | Nov. 3, 2025")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(bare_of("Ada Brook 4 min read")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(bare_of("Ada Brook Political Correspondent")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(bare_of("Ada Brook@adabrook")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(bare_of("Ada BrookNovember 21, 20259:16")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(bare_of("Ada Brook – Journalist Journalist")).as_deref(), Some("Ada Brook"));
        assert_eq!(joined(bare_of("Published Fri, Apr 28 2023")).as_deref(), None);
        assert_eq!(joined(bare_of("Son Güncelleme : 30.04.2024")).as_deref(), None);
        assert_eq!(joined(bare_of("Ada Brook1, Ben Lund2")).as_deref(), Some("Ada Brook + Ben Lund"));
        assert_eq!(joined(bare_of("٥ مارس ٢٠٢٥")).as_deref(), None);
        assert_eq!(joined(bare_of("Share Save")).as_deref(), None);
        assert_eq!(joined(bare_of("Key Points 4")).as_deref(), None);
        assert_eq!(joined(bare_of("Sea wall wins the vote")).as_deref(), None);
        assert_eq!(joined(bare_of("Harbour")).as_deref(), None);
    }

    #[test]
    fn reads_signatures() {
        let signed = |text| joined(signature(text, None));
        assert_eq!(signed("— Ada Brook and Ben Lund").as_deref(), Some("Ada Brook + Ben Lund"));
        assert_eq!(
            signed("Es regnet. (Ada Brook aus Hafen, Ben Lund, 3.5.2024)").as_deref(),
            Some("Ada Brook + Ben Lund")
        );
        assert_eq!(signed("国が半分を負担すると述べた。【森川和人】").as_deref(), Some("森川和人"));
        assert_eq!(signed("【記者 森川和人】").as_deref(), Some("森川和人"));
        for none in ["— We will not go.", "- Ada Brook", "【写真】 港", "Ada Brook", "— 12 March 2026"]
        {
            assert_eq!(signed(none), None, "{none}");
        }
    }

    #[test]
    fn roles_and_places_are_no_names() {
        assert_eq!(names("Ada Brook Korrespondentin", From::Data(None)), ["Ada Brook"]);
        assert_eq!(names("Senior Reporter", From::Data(None)), [""; 0]);
        assert_eq!(names("Ada Brook in Port Ellery, Ben Lund", From::Data(None)), ["Ada Brook", "Ben Lund"]);
    }

    #[test]
    fn names_keep_their_first_word() {
        let english = Some(Language::of("en"));
        for name in ["E Jean Brook", "A Lund", "Von Lund", "Par Brook", "Di Moor", "Por Lund", "Av Moor"] {
            for from in [From::Data(english), From::Data(None), From::Line(english)] {
                assert_eq!(names(name, from), [name], "{from:?}");
            }
            assert_eq!(names(&["By ", name].concat(), From::Data(english)), [name]);
        }
        assert_eq!(names("Von Lund", From::Data(Some(Language::of("de")))), ["Von Lund"]);
        assert_eq!(names("Von Ada Lund", From::Data(Some(Language::of("de")))), ["Ada Lund"]);
        assert_eq!(names("Von Lund", From::Line(Some(Language::of("de")))), ["Lund"]);
        assert_eq!(names(&"Ada B, Ben C, ".repeat(2000), From::Data(english)).len(), 2);
    }
}
