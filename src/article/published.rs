//! When it was published: dates as pages print them, and out of addresses. May use `civil`.

use super::cut::{digits, first, joined, last, number, parts, trim, trim_end, trim_start, words};
use super::words::lists;
use crate::civil::{Date, DateTime};
use crate::find::{around, holds};
use crate::letters;
use crate::span::part;

/// A word or a number of a line.
struct Token<'t> {
    /// Where it starts.
    start: usize,
    text: &'t str,
    /// The number that it writes, or that it stands for as the name of a month; else -1.
    number: i32,
    month: bool,
}

/// Which of two numbers with a slash between is the day: the first, the second; none where it can't be told.
pub(super) type DayFirst = Option<bool>;

/// The first date with a year in a short line, with its time where one follows.
pub(super) fn line(text: &str) -> Option<DateTime> {
    telling(text, None).map(|(date, _)| date)
}

/// The first date with a year in a short line that doesn't tell of a change, else the first; and whether it does.
pub(super) fn telling(text: &str, first: DayFirst) -> Option<(DateTime, bool)> {
    if text.len() > 160 {
        return None;
    }
    let text: String = text.chars().map(ascii).collect();
    if !digits(&text) {
        return None;
    }
    let text = text.as_str();
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_digit()
            && let Some(found) = DateTime::parse(part(text, at, text.len()))
        {
            return Some((found, changed(part(text, 0, at))));
        }
    }
    let tokens = tokens(text);
    let (mut found, mut at, mut from) = (None, 0, 0);
    while at < tokens.len() {
        let Some((date, next)) = date(text, &tokens, at, first) else {
            at += 1;
            continue;
        };
        let rest = tokens.get(next).map_or("", |token| part(text, token.start, text.len()));
        let mut told = DateTime::day(date);
        if let Some((time, after)) = time(rest) {
            told = DateTime { date, time: Some(time), offset_minutes: zone(after, date) };
        }
        if !changed(part(text, from, tokens[at].start)) {
            return Some((told, false));
        }
        found = found.or(Some((told, true)));
        (at, from) = (next, text.len() - rest.len());
    }
    found
}

/// The digit of Arabic, Persian and Thai, and that of full width, as ours.
pub(super) fn ascii(c: char) -> char {
    if matches!(c, '٠'..='٩' | '۰'..='۹' | '๐'..='๙' | '０'..='９') {
        char::from(b'0' + (c as u8 & 15))
    } else {
        c
    }
}

/// Whether what stands before a date tells of a change.
pub(super) fn changed(before: &str) -> bool {
    lists().changed.within(&letters::lowercase(before))
}

/// Whether a short line holds a date.
pub(super) fn dated(text: &str) -> bool {
    telling(text, Some(true)).is_some()
}

/// The date that is told by the token at a place and those around it, and the token behind it.
fn date(text: &str, tokens: &[Token<'_>], at: usize, first: DayFirst) -> Option<(Date, usize)> {
    let number = |at: usize| tokens.get(at).map_or(-1, |token| if token.month { -1 } else { token.number });
    let day = |at: usize| (1..32).contains(&number(at));
    let year = |at: usize| (1800..2200).contains(&number(at));
    let made = |year: usize, month: i32, day: i32, next: usize| {
        Some((Date::new(number(year) as i16, month as u8, day as u8)?, next))
    };
    let token = tokens.get(at)?;
    if token.month {
        let (before, further) = (at.wrapping_sub(1), at.wrapping_sub(2));
        return match () {
            () if day(at + 1) && year(at + 2) => made(at + 2, token.number, number(at + 1), at + 3),
            () if day(before) && year(at + 1) => made(at + 1, token.number, number(before), at + 2),
            () if day(further) && year(at + 1) => made(at + 1, token.number, number(further), at + 2),
            () => None,
        };
    }
    let (one, two) = (number(at), number(at + 1));
    let two_digits =
        |at: usize| tokens.get(at).is_some_and(|token| token.text.len() == 2 && token.number >= 0);
    let close = |at: usize| {
        let mark = tokens.get(at).map_or(' ', |token| last(part(text, token.start, token.start + 3)));
        mark == '.' || first == Some(true) && matches!(mark, '/' | '-')
    };
    let alone = last(part(text, 0, token.start)) != '.';
    if alone
        && day(at)
        && (1..13).contains(&two)
        && (at..at + 3).all(two_digits)
        && close(at)
        && close(at + 1)
    {
        // `29.10.20`, `29/10/20`
        return Some((Date::new(2000 + number(at + 2) as i16, two as u8, one as u8)?, at + 3));
    }
    if day(at) && day(at + 1) && year(at + 2) {
        // `29.10.2020`; with slashes where one of the two can't be a month, or the page's language tells.
        let before = |at: usize| part(text, 0, tokens[at].start);
        // `9. 1. 2025`, as the Czechs write.
        let spaced = [at + 1, at + 2].iter().all(|&at| before(at).ends_with(". "));
        let mark = if spaced { '.' } else { last(before(at + 1)) };
        let slashed = mark == '/' && (one > 12 || two > 12 || one == two || first.is_some());
        let swapped = two > 12 || mark == '/' && one <= 12 && first == Some(false);
        let (day, month) = if swapped { (two, one) } else { (one, two) };
        return if slashed || matches!(mark, '.' | '-') { made(at + 2, month, day, at + 3) } else { None };
    }
    // `2021 - 10:30` is a time behind a year.
    let clock = tokens.get(at + 2).is_some_and(|token| last(part(text, 0, token.start)) == ':');
    if year(at) && day(at + 1) && day(at + 2) && !clock {
        // `2020.10.29`, `2020年10月29日`: the units between are words of one character.
        let unit = tokens.get(at + 3).is_some_and(|token| matches!(token.text, "日" | "일"));
        return made(at, two, number(at + 2), at + 3 + usize::from(unit));
    }
    None
}

/// The date in an address, such as `/2020/10/29/` or `/2020-10-29-`.
pub(super) fn address(url: &str) -> Option<DateTime> {
    let path = parts(url, |c| matches!(c, '?' | '#'));
    let parts = parts(path.first()?, |c| matches!(c, '/' | '-' | '_'));
    for three in parts.windows(3) {
        let &[one, two, three] = three else { continue };
        // `29-10-2020` too.
        let (year, day) = if three.len() == 4 { (three, one) } else { (one, three) };
        if year.len() == 4
            && two.len() == 2
            && day.len() == 2
            && let Some(found) = DateTime::parse(&joined(&[year, two, day], '-'))
        {
            return Some(found);
        }
    }
    for piece in parts {
        // `20201029`, behind letters or alone.
        let run = trim_start(piece, |c| c.is_ascii_alphabetic());
        let (year, month, day) = (part(run, 0, 4), part(run, 4, 6), part(run, 6, 8));
        if year.starts_with("20")
            && day.len() == 2
            && let Some(found) = DateTime::parse(&joined(&[year, month, day], '-'))
        {
            return Some(found);
        }
    }
    None
}

/// The best of candidates, most trusted first: a later one of the same day may add the time, or its offset.
pub(super) fn best(candidates: &[DateTime]) -> Option<DateTime> {
    let mut best = *candidates.first()?;
    for other in candidates {
        let more = if best.time.is_none() { other.time.is_some() } else { other.time == best.time };
        if other.date == best.date && more && best.offset_minutes.is_none() {
            best = *other;
        }
    }
    Some(best)
}

/// Whether a line is a time of day and nothing else, such as `15:42` or `3.42 p.m.`.
pub(super) fn clock(line: &str) -> bool {
    let line = line.trim();
    let hour = line.len() - trim_start(line, |c| c.is_ascii_digit()).len();
    let mark = part(line, hour, hour + 1);
    let minute = part(line, hour + 1, hour + 3);
    let half = part(line, hour + 3, line.len()).trim();
    let below = |digits: &str, limit: i32| number(digits).is_some_and(|n| n < limit);
    hour <= 2
        && matches!(mark, ":" | "." | "h")
        && minute.len() == 2
        && below(part(line, 0, hour), 24)
        && below(minute, 60)
        && half.len() <= 5
        && !digits(half)
}

/// Where between two digits a sign of the time stands: `9:16`, and as the French and the Portuguese write, `9h16`. A dot
/// is one where what follows tells that it's no number: `08.00 BST`, `9.16 Uhr`.
fn sign(rest: &str, dot: bool) -> Option<usize> {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for (at, byte) in bytes.iter().enumerate() {
        let sign = if dot { *byte == b'.' } else { matches!(byte, b':' | b'h') };
        if !sign || !digit(at.wrapping_sub(1)) || !digit(at + 1) {
            continue;
        }
        let called = || told(part(rest, at + 3, rest.len())) || opened(part(rest, 0, at));
        if !dot || digit(at + 2) && !digit(at + 3) && called() {
            return Some(at);
        }
    }
    None
}

/// Whether a text begins with what stands behind a time of day.
fn told(after: &str) -> bool {
    let word = letters::lowercase(after.split_whitespace().next().unwrap_or_default());
    let word = trim_end(&word, |c| !letters::is_alphanumeric(c));
    is_half(word) || lists().zone.contains(word)
}

/// Whether the word before an hour tells that it is one: `klo 10.30`, `kl. 10.30`.
fn opened(before: &str) -> bool {
    let head = trim_end(before, |c| c.is_ascii_digit() || c == ' ');
    matches!(words(head).last(), Some(&("kl" | "kl." | "klo" | "ore" | "godz." | "saat")))
}

/// A half of the day, or what some write in its place.
fn is_half(word: &str) -> bool {
    matches!(word, "am" | "pm" | "a.m" | "p.m" | "uhr" | "h")
}

/// The first time of day, and what follows it.
fn time(rest: &str) -> Option<((u8, u8), &str)> {
    let at = sign(rest, false).or_else(|| sign(rest, true))?;
    let before = part(rest, 0, at);
    let hour = part(before, trim_end(before, |c| c.is_ascii_digit()).len(), at);
    let after = part(rest, at + 3, rest.len());
    let minute = part(rest, at + 1, at + 3);
    let (mut hour, minute) = (number(hour)?, number(minute).filter(|_| minute.len() == 2)?);
    let half = after.trim_start().to_ascii_lowercase();
    if half.starts_with("pm") || half.starts_with("p.m") {
        hour = if hour < 12 { hour + 12 } else { hour };
    } else if (half.starts_with("am") || half.starts_with("a.m")) && hour == 12 {
        hour = 0;
    }
    (hour < 24 && minute < 60).then_some(((hour as u8, minute as u8), after))
}

/// Minutes east of UTC, as the words behind a time of day tell: `:00 GMT`, ` p.m. (ET)`, ` +0100`, ` UTC+2`.
fn zone(after: &str, date: Date) -> Option<i16> {
    let seconds = after.strip_prefix(':').and_then(|rest| rest.get(2..));
    let words = parts(seconds.unwrap_or(after), |c| matches!(c, ' ' | '\u{a0}' | '(' | ')' | ',' | '|'));
    let mut word = letters::lowercase(words.first()?);
    if is_half(trim(&word, |c| c == '.')) {
        word = letters::lowercase(words.get(1)?);
    }
    if seconds.is_none() && first(&word).is_ascii_digit() {
        return None;
    }
    // `+0100`; and `UTC+2`, where a colon or one digit will do.
    let named = word.strip_prefix("utc").or_else(|| word.strip_prefix("gmt")).filter(|rest| !rest.is_empty());
    let offset = named.unwrap_or(&word);
    if matches!(first(offset), '+' | '-') {
        let plain = offset.chars().skip(1).filter(|&c| c != ':').collect::<String>();
        let number = number(&plain).filter(|n| *n <= 1400)?;
        let minutes = match plain.len() {
            4 => number / 100 * 60 + number % 100,
            1 | 2 if named.is_some() && number <= 14 => number * 60,
            _ => return None,
        };
        return Some(if holds(&word, "-") { -minutes } else { minutes } as i16);
    }
    let value = lists().zone.get(trim_end(&word, |c| !letters::is_alphanumeric(c)))?;
    let (minutes, summer) = around(value, " ").map_or((value, false), |(minutes, _)| (minutes, true));
    let (west, minutes) = minutes.strip_prefix('-').map_or((false, minutes), |rest| (true, rest));
    let minutes = if west { -number(minutes)? } else { number(minutes)? } as i16;
    Some(if summer && american_summer(date) { minutes + 60 } else { minutes })
}

/// From the second Sunday in March to the first one in November.
fn american_summer(date: Date) -> bool {
    let sunday = |month: u8, week: i32| {
        let first = Date { month, day: 1, ..date };
        first.add_days((6 - first.weekday() as i32) + 7 * (week - 1))
    };
    sunday(3, 2) <= date && date < sunday(11, 1)
}

/// Words and numbers; units of East Asian dates are left out between numbers. What scraping glued together is parted:
/// `PostNovember 21, 20259:16 am`.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let rest = part(text, start, text.len());
        let head = first(rest);
        let digit = head.is_ascii_digit();
        if !letters::is_alphanumeric(head) {
            start += head.len_utf8();
            continue;
        }
        let mut end = start;
        let mut small = false;
        let day = found.last().is_some_and(|token: &Token<'_>| (1..32).contains(&token.number));
        for c in rest.chars() {
            let year = day && end == start + 4 && matches!(part(text, start, start + 2), "19" | "20");
            let seam = small && letters::is_uppercase(c) || year;
            if !letters::is_alphanumeric(c) || c.is_ascii_digit() != digit || seam {
                break;
            }
            small = letters::is_lowercase(c);
            end += c.len_utf8();
        }
        let token = part(text, start, end);
        if !matches!(token, "年" | "月" | "년" | "월" | "de" | "st" | "nd" | "rd" | "th") {
            let month = if digit { None } else { lists().month.get(&letters::lowercase(token)) };
            let number = number(month.unwrap_or(token)).unwrap_or(-1);
            found.push(Token { start, text: token, number, month: month.is_some() });
        }
        start = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_printed_dates() {
        for (text, wanted) in [
            ("Published : Oct. 29, 2020 - 09:16", "2020-10-29T09:16"),
            ("29 October 2020", "2020-10-29"),
            ("29. Oktober 2020, 9:16 Uhr", "2020-10-29T09:16"),
            ("29 de octubre de 2020", "2020-10-29"),
            ("29.10.2020, 9:16", "2020-10-29T09:16"),
            ("pondělí 9. 1. 2025 10:30", "2025-01-09T10:30"),
            ("to 9.1.2025 klo 10.30", "2025-01-09T10:30"),
            ("torsdag den 9. januar 2025 kl. 10.30", "2025-01-09T10:30"),
            ("Giovedì 9 gennaio 2025 - ore 10:30", "2025-01-09T10:30"),
            ("9 Ocak 2025 Perşembe, 10:30", "2025-01-09T10:30"),
            ("Ocak 9, 2025 10:30", "2025-01-09T10:30"),
            ("Publié le 29 octobre 2020 à 09h16 • Lecture : 4 min.", "2020-10-29T09:16"),
            ("10/29/2020", "2020-10-29"),
            ("2020.10.29 09:16", "2020-10-29T09:16"),
            ("2020年10月29日 09:16", "2020-10-29T09:16"),
            ("2020년 10월 29일", "2020-10-29"),
            ("Updated October 29th, 2020 at 1:05 p.m.", "2020-10-29T13:05"),
            ("Thu, 29 Oct 2026 08:00:00 GMT", "2026-10-29T08:00+00:00"),
            ("Thu, 29 Oct 2026 08:00:00 +0100", "2026-10-29T08:00+01:00"),
            ("29 October 2026, 08:00 BST", "2026-10-29T08:00+01:00"),
            ("29 October 2026 08.00 BST", "2026-10-29T08:00+01:00"),
            ("29. Oktober 2026, 9.16 Uhr MEZ", "2026-10-29T09:16+01:00"),
            ("Oct. 29, 2026, 8:00 p.m. ET", "2026-10-29T20:00-04:00"),
            ("Dec. 1, 2026 8:00 AM (ET)", "2026-12-01T08:00-05:00"),
            ("March 8, 2026 8:00 AM PT", "2026-03-08T08:00-07:00"),
            ("29 October 2026 08:00 UTC+2", "2026-10-29T08:00+02:00"),
            ("29 October 2026 08:00 - 5 min read", "2026-10-29T08:00"),
            ("29 October 2026, version 1.25 of the plan", "2026-10-29"),
            ("posted 2020-10-29T09:16:00Z", "2020-10-29T09:16+00:00"),
            ("Publisert: 05.08.24 kl. 14:47", "2024-08-05T14:47"),
            ("by Harbour PostNovember 21, 20250 1747", "2025-11-21"),
            ("Harbour Post21 November 20259:16", "2025-11-21T09:16"),
            ("Published Fri, Apr 28 20232:23 PM EDT", "2023-04-28T14:23-04:00"),
            ("Updated: 7 June 2022 | Published: 5 March 2021", "2021-03-05"),
            ("Mis à jour le 7 juin 2022, publié le 5 mars 2021 à 10h30", "2021-03-05T10:30"),
            ("Updated 7 June 2022", "2022-06-07"),
            ("11.15.2019 10:09 AM", "2019-11-15T10:09"),
            ("٢٩ أكتوبر ٢٠٢٠", "2020-10-29"),
            ("الخميس 29 آذار 2020 - 10:30", "2020-03-29T10:30"),
        ] {
            assert_eq!(line(text).map(|d| d.to_string()).as_deref(), Some(wanted), "{text}");
        }
        assert!(
            clock("15:42") && clock("3.42 p.m.") && clock("9h16") && !clock("3.2 km") && !clock("15:42:07")
        );
        assert_eq!(line("Chapter 7 of 12"), None);
        // Tenth of May or fifth of October: it can't be told.
        assert_eq!(line("10/05/2020"), None);
        for (first, wanted) in [(Some(true), "2020-05-10T10:30"), (Some(false), "2020-10-05T10:30")] {
            let found = telling("10/05/2020 - 10:30", first).map(|(date, _)| date.to_string());
            assert_eq!(found.as_deref(), Some(wanted));
        }
        assert!(telling("Aktualisiert am 7. Juni 2022", None).is_some_and(|(_, changed)| changed));
        for none in ["version 1.12.24", "10.30.24", "11.12", "192.01.01.24"] {
            assert_eq!(line(none), None, "{none}");
        }
    }

    #[test]
    fn reads_addresses() {
        assert_eq!(
            address("https://x.test/2020/10/29/wall").map(|d| d.to_string()).as_deref(),
            Some("2020-10-29")
        );
        assert_eq!(address("https://x.test/2020/99/29/wall"), None);
        assert_eq!(
            address("https://x.test/wall-20201029105634-nt.html").map(|d| d.to_string()).as_deref(),
            Some("2020-10-29")
        );
        assert_eq!(address("https://x.test/wall-99887766"), None);
    }
}
