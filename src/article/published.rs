//! When it was published: dates as pages print them, and out of addresses. May use `civil`.

use super::words::lists;
use crate::civil::{Date, DateTime};
use crate::find::holds;
use crate::letters;
use crate::span::part;

/// The first date with a year in a short line, with its time where one follows.
pub(super) fn line(text: &str) -> Option<DateTime> {
    if text.len() > 160 {
        return None;
    }
    let mut iso = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
    if let Some(found) = iso.find_map(|(at, _)| DateTime::parse(text.get(at..)?)) {
        return Some(found);
    }
    let tokens = tokens(text);
    let month = |token: &str| {
        let letters = token.chars().next().is_some_and(letters::is_alphabetic);
        letters.then(|| lists().month.get(&letters::lowercase(token))?.parse::<u8>().ok()).flatten()
    };
    let number = |at: usize| tokens.get(at).and_then(|(_, t)| t.parse::<i16>().ok());
    let year = |at: usize| number(at).filter(|y| (1800..2200).contains(y));
    let day = |at: usize| number(at).filter(|d| (1..32).contains(d)).map(|d| d as u8);
    for at in 0..tokens.len() {
        let named = month(tokens[at].1);
        let (date, next) = if let Some(month) = named {
            if let (Some(day), Some(year)) = (day(at + 1), year(at + 2)) {
                (Date::new(year, month, day), at + 3)
            } else if let (Some(day), Some(year)) = (at.checked_sub(1).and_then(day), year(at + 1)) {
                (Date::new(year, month, day), at + 2)
            } else if let (Some(day), Some(year)) = (at.checked_sub(2).and_then(day), year(at + 1)) {
                (Date::new(year, month, day), at + 2)
            } else {
                continue;
            }
        } else if let (Some(one), Some(two), Some(year)) = (day(at), day(at + 1), year(at + 2)) {
            // `29.10.2020`; with slashes only where one of the two can't be a month.
            let mark = part(text, 0, tokens[at + 1].0).chars().next_back();
            let (day, month) = if two > 12 && mark == Some('/') { (two, one) } else { (one, two) };
            let clear =
                matches!(mark, Some('.' | '-')) || mark == Some('/') && (one > 12 || two > 12 || one == two);
            if !clear {
                continue;
            }
            (Date::new(year, month, day), at + 3)
        } else if let (Some(year), Some(month)) = (year(at), day(at + 1)) {
            // `2020.10.29`, `2020年10月29日`: the units between are words of one character.
            let step = |n: usize| n + usize::from(tokens.get(n).is_some_and(|t| is_unit(t.1)));
            match day(at + 2) {
                Some(day) => (Date::new(year, month, day), step(at + 3)),
                None => continue,
            }
        } else {
            continue;
        };
        let Some(date) = date else { continue };
        let rest = tokens.get(next).map_or("", |(start, _)| text.get(*start..).unwrap_or_default());
        let Some((time, after)) = time(rest) else { return Some(DateTime::day(date)) };
        return Some(DateTime { date, time: Some(time), offset_minutes: zone(after, date) });
    }
    None
}

/// The date in an address, such as `/2020/10/29/` or `/2020-10-29-`.
pub(super) fn address(url: &str) -> Option<DateTime> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    let run = parts.iter().filter(|piece| piece.len() >= 8).find_map(|piece| {
        let digits = piece.trim_start_matches(|c: char| c.is_ascii_alphabetic()).get(..8)?;
        let own = digits.starts_with("20") && digits.bytes().all(|b| b.is_ascii_digit());
        let (year, month, day) = (part(digits, 0, 4), part(digits, 4, 6), part(digits, 6, 8));
        let plausible =
            own && Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?.year < 2100;
        plausible.then(|| DateTime::parse(&[year, month, day].join("-"))).flatten()
    });
    let parted = parts.windows(3).find_map(|three| {
        let plain = three[0].len() == 4 && three[1].len() == 2 && three[2].len() == 2;
        if !plain {
            return None;
        }
        DateTime::parse(&three.join("-"))
    });
    parted.or(run)
}

/// The best of candidates, most trusted first: a later one of the same day may add the time.
pub(super) fn best(candidates: &[DateTime]) -> Option<DateTime> {
    let first = *candidates.first()?;
    if first.time.is_some() {
        return Some(first);
    }
    Some(candidates.iter().copied().find(|c| c.date == first.date && c.time.is_some()).unwrap_or(first))
}

/// Whether a line is a time of day and nothing else, such as `15:42` or `3.42 p.m.`.
pub(super) fn clock(line: &str) -> bool {
    let line = line.trim();
    let Some((hour, rest)) = line.split_once([':', '.', 'h']) else { return false };
    let (minute, half) = rest.split_at_checked(2).unwrap_or((rest, ""));
    let below = |digits: &str, limit: u8| digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|n| n < limit);
    let half = half.trim().to_ascii_lowercase();
    below(hour, 24)
        && minute.len() == 2
        && below(minute, 60)
        && half.len() <= 5
        && !half.contains(|c: char| c.is_ascii_digit())
}

fn is_unit(token: &str) -> bool {
    matches!(token, "日" | "일")
}

/// The first time of day, and what follows it.
fn time(rest: &str) -> Option<((u8, u8), &str)> {
    // `9:16`, and as the French and the Portuguese write, `9h16`.
    let digit = |at: usize| rest.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let inside = |(at, _): &(usize, &str)| *at > 0 && digit(at - 1) && digit(at + 1);
    // `08.00 BST`, `9.16 Uhr`: what follows tells that it's no number.
    let told = |at: usize| {
        let after = rest.get(at + 3..).unwrap_or_default();
        let word = letters::lowercase(after.split_whitespace().next().unwrap_or_default());
        let word = word.trim_end_matches(|c: char| !letters::is_alphanumeric(c));
        let half = matches!(word, "am" | "pm" | "a.m" | "p.m" | "uhr" | "h");
        digit(at + 2) && !digit(at + 3) && (half || lists().zone.contains(word))
    };
    let dotted = || rest.match_indices('.').filter(inside).find(|(at, _)| told(*at));
    let at = rest.match_indices([':', 'h']).find(inside).or_else(dotted).map(|(at, _)| at)?;
    let hour_text = part(rest, 0, at).rsplit(|c: char| !c.is_ascii_digit()).next()?;
    let after = part(rest, at + 1, usize::MAX);
    let (mut hour, minute) = (hour_text.parse::<u8>().ok()?, after.get(..2)?.parse::<u8>().ok()?);
    let half = after.get(2..).unwrap_or_default().trim_start().to_ascii_lowercase();
    if half.starts_with("pm") || half.starts_with("p.m") {
        hour = if hour < 12 { hour + 12 } else { hour };
    } else if (half.starts_with("am") || half.starts_with("a.m")) && hour == 12 {
        hour = 0;
    }
    (hour < 24 && minute < 60).then_some(((hour, minute), after.get(2..).unwrap_or_default()))
}

/// Minutes east of UTC, as the words behind a time of day tell: `:00 GMT`, ` p.m. (ET)`, ` +0100`, ` UTC+2`.
fn zone(after: &str, date: Date) -> Option<i16> {
    let seconds = after.strip_prefix(':').and_then(|rest| rest.get(2..));
    let mut words =
        seconds.unwrap_or(after).split([' ', '\u{a0}', '(', ')', ',', '|']).filter(|word| !word.is_empty());
    let mut word = letters::lowercase(words.next()?);
    if matches!(word.trim_matches('.'), "am" | "pm" | "a.m" | "p.m" | "uhr" | "h") {
        word = letters::lowercase(words.next()?);
    }
    if seconds.is_none() && word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // `+0100`; and `UTC+2`, where a colon or one digit will do.
    let named = word.strip_prefix("utc").or_else(|| word.strip_prefix("gmt")).filter(|rest| !rest.is_empty());
    if let Some(digits) = named.unwrap_or(&word).strip_prefix(['+', '-']) {
        let sign = if holds(&word, "-") { -1 } else { 1 };
        let plain: String = digits.chars().filter(|c| *c != ':').collect();
        let number = plain.parse::<i16>().ok().filter(|n| (0..=1400).contains(n))?;
        let minutes = match plain.len() {
            4 => number / 100 * 60 + number % 100,
            1 | 2 if named.is_some() && number <= 14 => number * 60,
            _ => return None,
        };
        return Some(sign * minutes);
    }
    let value = lists().zone.get(word.trim_end_matches(|c: char| !letters::is_alphanumeric(c)))?;
    let (minutes, summer) = value.split_once(' ').map_or((value, false), |(minutes, _)| (minutes, true));
    let minutes = minutes.parse::<i16>().ok()?;
    Some(if summer && american_summer(date) { minutes + 60 } else { minutes })
}

/// From the second Sunday in March to the first one in November.
fn american_summer(date: Date) -> bool {
    let sunday = |month: u8, week: u8| {
        let first = Date { month, day: 1, ..date };
        first.add_days((6 - first.weekday() as i32) + 7 * (i32::from(week) - 1))
    };
    sunday(3, 2) <= date && date < sunday(11, 1)
}

/// Words and numbers, each with where it starts; units of East Asian dates are left out between numbers.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    let mut digit = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letters::is_alphanumeric(c);
        if let Some(from) = start
            && (!inside || c.is_ascii_digit() != digit)
        {
            found.push((from, part(text, from, at)));
            start = None;
        }
        if inside && start.is_none() {
            (start, digit) = (Some(at), c.is_ascii_digit());
        }
    }
    found
        .retain(|(_, token)| !matches!(*token, "年" | "月" | "년" | "월" | "de" | "st" | "nd" | "rd" | "th"));
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
        ] {
            assert_eq!(line(text).map(|d| d.to_string()).as_deref(), Some(wanted), "{text}");
        }
        assert!(
            clock("15:42") && clock("3.42 p.m.") && clock("9h16") && !clock("3.2 km") && !clock("15:42:07")
        );
        assert_eq!(line("Chapter 7 of 12"), None);
        // Tenth of May or fifth of October: it can't be told.
        assert_eq!(line("10/05/2020"), None);
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
