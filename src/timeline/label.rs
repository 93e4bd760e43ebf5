//! Names an event in its clause's own words: from its subject to the clause's border, without the date. `phrase` cuts it.

use super::draft::Draft;
use super::phrase::{FEWEST, MOST};
use super::picker::What;
use super::words::{Line, REACH};
use crate::language::{Section, Trait};
use crate::span::Span;

/// The most words of a subject that is told whole.
pub(super) const SUBJECT: usize = 8;

/// Picks the words of a label.
pub(super) struct Picker<'l, 't> {
    pub(super) line: &'l Line<'t>,
    /// The words of the date: from, up to.
    pub(super) date: (usize, usize),
    /// What stands between the subject and its verb: from, up to.
    pub(super) gap: (usize, usize),
}

/// Some words of the date's clause, in order, short.
#[inline(never)]
pub(super) fn label(draft: &Draft, line: &Line<'_>) -> String {
    if line.has(Trait::WordsAnywhere) {
        return super::runs::label(draft, line);
    }
    let span = draft.entry.span;
    let mut date = line.range(Span { start: draft.lead.min(span.start), end: span.end });
    // "shortly after", "as of": how near it is, is part of the date.
    let near = |at: usize| at > 0 && line.is(at - 1, Section::TimelineNear);
    while near(date.0) || near(date.0.saturating_sub(1)) && line.is(date.0 - 1, Section::PartLink) {
        date.0 -= 1;
    }
    let mut picker = Picker { line, date, gap: (0, 0) };
    let (first, end) = date;
    if first >= end {
        return String::new();
    }
    let (low, high) = (picker.low(first), picker.high(end));
    if let Some(label) = picker.said(low, high) {
        return label;
    }
    let (low, high) = picker.clause(low, high);
    let from = picker.start(low);
    let high = picker.told_after(from, high);
    if picker.count(from, high) > MOST + 1 {
        picker.without_aside(from);
    }
    let mut kept = picker.kept(from, high);
    if kept.is_empty() {
        kept = picker.kept(first.saturating_sub(MOST), first);
    }
    let mut kept = picker.cut(kept);
    if kept.len() <= FEWEST {
        kept.append(&mut picker.whom(from, high));
    }
    picker.text(&kept, &[])
}

impl Picker<'_, '_> {
    /// Where the label starts: the subject, or where that is far, the phrase that the date stands in.
    fn start(&mut self, low: usize) -> usize {
        let (first, end) = self.date;
        // "el lunes" has an article of its own.
        let own = self.line.has(Trait::SmallMonths);
        let led = first > low && self.is(Section::TimelineDeterminer, first - 1) && !own;
        // "in a 2017 study by the harbour": the noun that the date tells of, where enough is said of it.
        if led
            && !self.is(Section::TimelineBorder, end)
            && !self.verb_at(end)
            && self.count(end, self.high(end)) > FEWEST
            && (self.count(low, first) > FEWEST || self.first(low, first, What::Dated).is_some())
        {
            return end;
        }
        let owner = first < end && self.told(first);
        if let Some(verb) = self.governing(low).filter(|at| !owner && self.count(low, *at) + 2 > MOST) {
            return match self.first(low + 2, verb, What::Border) {
                _ if self.gap.1 > 0 => low,
                // "the teachers from the schools on the island left"
                Some(from) if self.verb(low, verb).is_none() => {
                    self.gap = (from, verb);
                    low
                }
                _ => self.noun_before(verb, low),
            };
        }
        if !owner || self.count(low, first) <= MOST {
            return low;
        }
        // "with whoever wins in Tuesday's election": the nearest phrase is about the election.
        let mut at = first;
        while at > low && !(self.is(Section::TimelineBorder, at - 1) && self.count(at, first) >= FEWEST) {
            at -= 1;
        }
        at
    }

    /// "Built in 1964, the bridge fell": what the sentence goes on to tell of.
    fn whom(&self, low: usize, high: usize) -> Vec<usize> {
        let next = self.line.word(high).clause;
        let done = low == 0
            && self.line.word(0).clause + 1 == next
            && (self.line.verb(0) || self.is(Section::TimelineVerb, 0))
            && !self.is(Section::TimelineBreak, high);
        match self.first(high, self.high(high + 1), What::Verb) {
            Some(verb) if done && verb > high && verb - high <= SUBJECT => self.kept(high, verb),
            _ => Vec::new(),
        }
    }

    /// "Holt said on Monday: …": up to the end of what was said.
    fn told_after(&mut self, low: usize, high: usize) -> usize {
        let end = self.date.1;
        // Beyond the sentence nothing was said, and looking there for each date would be looking through the whole text.
        let Some(next) = self.line.words.get(high) else { return high };
        let last = self.kept(low, high).pop().unwrap_or(low);
        // "it emerged that Holt, the mayor, had sold the hall"
        if self.gap.1 == 0
            && let Some(content) = self.last(low, high, What::Listed(Section::TimelineContent))
            && content + 1 < high
            && self.verb(content + 1, high).is_none()
            && let Some((from, to)) = self.ahead(high)
        {
            self.gap = (high, from);
            return to;
        }
        // "that it would, for once, stay", "dodged questions on whether it would stay"
        let open = |at: usize| self.is(Section::TimelinePreposition, at) || self.is(Section::FutureVerb, at);
        if self.gap.1 == 0 && high > end && open(high - 1) {
            if self.line.word(high - 1).clause == next.clause {
                return self.high(high + 1);
            }
            let from = self.high(high + 1);
            self.gap = (high, from);
            return self.high(from + 1);
        }
        let between = Span { start: self.line.word(high.max(1) - 1).span.end, end: next.span.start };
        // A colon, a quotation mark, or the first byte of a curly one.
        let opens = between.of(self.line.text).bytes().any(|b| matches!(b, b':' | b'"' | 0xE2));
        if opens && self.is(Section::TimelineSays, last) { self.high(high + 1) } else { high }
    }

    /// The verb of the date.
    pub(super) fn governing(&self, low: usize) -> Option<usize> {
        let (first, end) = self.date;
        let before = self.kept(low, first).into_iter().rev().find(|at| self.verb_at(*at));
        before.or_else(|| self.verb(end.max(low), self.high(end.max(low + 1))))
    }

    /// "…, the mayor said on Monday": what was said, where it stands before; and who said it, for the day is that of the
    /// saying.
    fn said(&self, low: usize, high: usize) -> Option<String> {
        let (first, end) = self.date;
        let says = self.last(low, first, What::Verb)?;
        // "announced in June that": what was said follows.
        if !self.is(Section::TimelineSays, says)
            || self.line.word(low).clause == 0
            || low > 0 && self.is(Section::TimelineBreak, low - 1)
            || self.is(Section::TimelineContent, end)
            || self.verb(end, high).is_some()
        {
            return None;
        }
        let mut from = first.saturating_sub(REACH);
        let mut to = self.high(from + 1);
        while to < low && self.count(from, to) < FEWEST {
            from = to;
            to = self.high(from + 1);
        }
        if from >= low || self.verb(from, low).is_none() || self.is(Section::TimelinePreposition, from) {
            return None;
        }
        // "the mayor of the harbour town said in a letter" as "the mayor said"; nobody where that is long.
        let phrase =
            |from, to| self.first(from, to, What::Listed(Section::TimelinePreposition)).unwrap_or(to);
        let mut by = self.kept(low, phrase(low, says));
        by.append(&mut self.kept(says, phrase(says, first)));
        if by.len() > SUBJECT {
            by.clear();
        }
        // "The plant, which employs 400, is to close, its owner said"
        let behind = self.high(from + 1);
        let aside = from > 0 && self.pronoun(from) && behind < low && self.verb(behind, low).is_some();
        let mut told = if aside { self.kept(self.low(from - 1), from) } else { Vec::new() };
        told.append(&mut self.kept(if aside { behind } else { from }, low));
        Some(self.text(&self.cut(told), &by))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    fn labels(text: &str) -> Vec<String> {
        told(text, "en").into_iter().map(|(.., label)| label).collect()
    }

    #[test]
    fn labels_read_as_phrases() {
        for (text, want) in [
            // Cut where a phrase ends, after the verb and what it governs.
            (
                "The brewery agreed in May to a loan of nine million crowns by the savings bank of the three northern towns.",
                "The brewery agreed to a loan of nine million crowns",
            ),
            ("Hold & Sons Co. was shut on Monday.", "Hold & Sons Co. was shut"),
            ("Fares rose by 7–10 percent in May.", "Fares rose by 7–10 percent"),
            // The subject may stand far away, or be the day itself.
            ("Friday will bring frost to the valleys.", "Friday will bring frost to the valleys"),
            ("Petra Holm, 81, the harbour's first pilot, died on Sunday.", "Petra Holm died"),
            ("The tower, a gift of the guild, was painted in May 2019.", "The tower was painted"),
            ("The hall, whose cost has doubled, opened in May 2019.", "The hall opened"),
            ("The fog lifted late, delaying ferries on Monday.", "The fog delaying ferries"),
            (
                "Nine of the twelve pupils from the little school on the far side of the island left on Monday for the coast.",
                "Nine of the twelve pupils left for the coast",
            ),
            // What stands beside another date or another verb belongs to that.
            ("The pier that the town built in 1911 was torn down last week.", "The pier was torn down"),
            ("The pier that the town built in 1911 was torn down last week.", "The pier that the town built"),
            ("He was fined in April for the March 21 fire at the mill.", "He was fined"),
            ("Rain soaked the fair on Tuesday and more was expected Wednesday.", "more was expected"),
            (
                "She pleaded guilty on Monday to setting a fire at the mill in March.",
                "setting a fire at the mill",
            ),
            ("He joined the paper as a messenger in 1961.", "He joined the paper as a messenger"),
            // A verb that two share is told with both.
            ("He was arrested last Friday and charged on Monday.", "He was arrested and charged"),
            ("The men were arrested last Friday and will be tried on Monday.", "The men will be tried"),
            ("Udo stepped down as head of the bank on Monday.", "Udo stepped down as head of the bank"),
            // What leads to the date, and what an article leads to.
            ("A May 2019 letter to the guild named the buyer.", "A letter to the guild named the buyer"),
            ("An August 2019 letter to the guild named the buyer.", "letter to the guild named the buyer"),
            ("In the 2019 season after a poor start, the club won the cup.", "the club won the cup"),
            (
                "The valley had three floods, including one last month that tore away a bridge.",
                "one that tore away a bridge",
            ),
        ] {
            let got = labels(text);
            assert!(got.iter().any(|label| label == want), "{text}: {got:?}");
        }
    }

    #[test]
    fn a_label_tells_who_said_it_only_where_the_day_is_that_of_the_saying() {
        for (text, want) in [
            (
                "The tram line will open in June, Marlow said on Tuesday.",
                &["The tram line will open, Marlow said", "The tram line will open"][..],
            ),
            (
                "Marlow said Tuesday the dredging will begin in May.",
                &["Marlow said the dredging will begin", "the dredging will begin"],
            ),
            (
                "\"We will mend the pier,\" Marlow said in an interview on Tuesday.",
                &["We will mend the pier, Marlow said"],
            ),
            (
                "The guild said in a letter on Monday that it would sell the hall.",
                &["The guild said in a letter that it would sell the hall"],
            ),
            ("Marlow said on Tuesday: \"The pier is lost.\"", &["Marlow said: The pier is lost"]),
            (
                "The mayor denied that she met the builder in March 2019.",
                &["The mayor denied that she met the builder"],
            ),
            ("The mayor said the guild had met in March 2019.", &["the guild had met"]),
        ] {
            assert_eq!(labels(text), want, "{text}");
        }
    }
}
