//! Names an event in its clause's own words: from its subject to the clause's border, without the date.

use super::entries::Draft;
use super::words::{Line, REACH};
use crate::language::Section;
use crate::span::Span;

/// The fewest words that tell an event, where the sentence has them.
const FEWEST: usize = 3;
/// The most words of a label.
const MOST: usize = 12;

/// How far a verb may stand from the date that it governs.
const AWAY: usize = 25;

/// The most words of a subject that is told whole.
const SUBJECT: usize = 6;

/// Picks the words of a label.
struct Picker<'l, 't> {
    line: &'l Line<'t>,
    /// The words of the date: from, up to.
    date: (usize, usize),
    /// Whether another event dates it: the date's own phrase then tells nothing of this one.
    anchored: bool,
    /// A clause that stands between this one and its subject: from, up to.
    gap: (usize, usize),
}

/// Some words of the date's clause, in order, short.
pub(super) fn label(draft: &Draft, line: &Line<'_>) -> String {
    if line.has("words anywhere") {
        return super::runs::label(draft, line);
    }
    let mut date =
        line.range(Span { start: draft.lead.min(draft.entry.span.start), end: draft.entry.span.end });
    // "shortly after": how near it is, is part of the date.
    while date.0 > 0 && line.is(date.0 - 1, Section::TimelineNear) {
        date.0 -= 1;
    }
    if date.0 >= date.1 {
        return String::new();
    }
    let mut picker = Picker { line, date, anchored: draft.anchored(), gap: (0, 0) };
    picker.gap = picker.interrupted().or_else(|| picker.joined()).unwrap_or((0, 0));
    let (low, high) = picker.clause();
    let (kept, by) = picker.said(low).unwrap_or_else(|| (picker.pick(low, high), Vec::new()));
    let words =
        |kept: Vec<usize>| kept.into_iter().map(|at| line.words[at].text).collect::<Vec<_>>().join(" ");
    let comma = if by.is_empty() { "" } else { ", " };
    words(kept) + comma + &words(by)
}

impl Picker<'_, '_> {
    fn is(&self, section: Section, at: usize) -> bool {
        self.line.is(at, section)
    }

    /// Whether a word is told: no part of the date or of what leads to it, nothing in parentheses.
    fn told(&self, at: usize) -> bool {
        let words = &self.line.words;
        let word = &words[at];
        let owner = |at: usize| words[at].timex.is_some() && words[at].lower.ends_with("'s");
        if (self.gap.0..self.gap.1).contains(&at) {
            return false;
        }
        if word.aside || (self.date.0..self.date.1).contains(&at) || word.timex.is_some() {
            // "Tuesday's election" needs its first word.
            return owner(at) && at + 1 < words.len() && !word.aside;
        }
        if !self.is(Section::TimelinePreposition, at) && !self.is(Section::TimelineSkip, at) {
            return true;
        }
        let next =
            (at + 1..words.len()).take(4).find(|n| !self.is(Section::TimelineSkip, *n) || *n == self.date.0);
        next.is_some_and(|n| {
            words[n].clause == word.clause && (owner(n) || words[n].timex.is_none() && n != self.date.0)
        })
    }

    fn count(&self, low: usize, high: usize) -> usize {
        (low..high).filter(|at| self.told(*at)).count()
    }

    /// "held", "calling": a verb that begins a clause has its noun before.
    fn participle(&self, at: usize) -> bool {
        self.participle_ending(at) || self.line.verb(at) && !self.is(Section::FutureVerb, at)
    }

    fn participle_ending(&self, at: usize) -> bool {
        self.line.ends(at, Section::TimelineParticipleEnding, 2)
    }

    /// "The strike, which began in May, ends on Friday": the words between the subject and its verb.
    fn interrupted(&self) -> Option<(usize, usize)> {
        let words = &self.line.words;
        let verb = self.low(self.date.0);
        let clause = words.get(verb.checked_sub(1)?)?.clause;
        if verb >= self.date.0 || words[verb].clause == clause || !self.line.verb(verb) {
            return None;
        }
        let floor = self.date.0.saturating_sub(REACH);
        let from = (floor..verb).rev().take_while(|at| words[*at].clause == clause).last()?;
        let aside = self.is(Section::TimelineRelative, from) || self.participle(from);
        (aside && from > floor && from + 1 < verb).then_some((from, verb))
    }

    /// "The bill passed in April and goes to a vote on Friday": the first verb and what it dates.
    fn joined(&self) -> Option<(usize, usize)> {
        let low = self.low(self.date.0);
        let and = (low..self.date.0).rev().find(|at| self.joins(*at))?;
        let dated = (low..and).any(|at| self.line.words[at].timex.is_some());
        let verb = (low + 1..and).find(|at| self.line.verb(*at))?;
        dated.then_some((verb, and + 1))
    }

    /// Whether a word joins a second verb to the subject.
    fn joins(&self, at: usize) -> bool {
        self.is(Section::TimelineAnd, at) && self.line.verb(at + 1)
    }

    /// Whether a word begins another clause: "after the vote closed", but not "after closing".
    fn breaks(&self, at: usize) -> bool {
        self.is(Section::TimelineBreak, at) && !self.participle_ending(at + 1)
    }

    fn low(&self, from: usize) -> usize {
        let words = &self.line.words;
        let floor = self.date.0.saturating_sub(REACH);
        let mut low = from;
        while low > floor && words[low - 1].clause == words[from].clause && !self.breaks(low - 1) {
            low -= 1;
        }
        low
    }

    fn high(&self, from: usize) -> usize {
        let words = &self.line.words;
        let roof = (self.date.1 + REACH).min(words.len());
        let mut high = from;
        while high < roof && words[high].clause == words[from.max(1) - 1].clause {
            let content = self.is(Section::TimelineContent, high)
                && (0..3).any(|n| high > n && self.is(Section::TimelineSays, high - n - 1));
            // "passed in April | and goes to a vote on Friday": the second verb has its own date.
            let joined = self.joins(high)
                && words[high..roof]
                    .iter()
                    .take_while(|word| word.clause == words[high].clause)
                    .any(|word| word.timex.is_some());
            if joined || self.breaks(high) && !content {
                break;
            }
            high += 1;
        }
        high
    }

    /// The words around the date up to the borders of its clause, or of the next where it is all date.
    fn clause(&self) -> (usize, usize) {
        let words = &self.line.words;
        let (first, end) = self.date;
        let (floor, roof) = (first.saturating_sub(REACH), (end + REACH).min(words.len()));
        let (mut low, mut high) = (self.low(first), self.high(end));
        // "A bridge, which burned in May", "a bridge, burned in May": the clause lacks its noun.
        if self.gap.1 > 0 {
            let subject = self.low(self.gap.0 - 1);
            let short = self.gap.0 - subject <= SUBJECT;
            return (if short { subject } else { self.noun_before(self.gap.0, floor) }, high);
        }
        let bare = low > floor
            && low < first
            && (self.is(Section::TimelineRelative, low - 1) || self.participle(low));
        if bare {
            low = self.noun_before(low - 1, floor);
        }
        // A date that leads its sentence leads what follows; one after a comma ends what stands before.
        let opens = self.count(low, first) == 0
            && high > end
            && !self.is(Section::TimelineBorder, end)
            && !self.is(Section::Infinitive, end);
        let forward = low == floor || opens && (high - end) >= FEWEST;
        for _ in 0..6 {
            let bare = !(low..high).any(|at| self.line.verb(at)) && !forward;
            if self.count(low, high) >= FEWEST && !bare || low == floor && high == roof {
                break;
            }
            if high < roof && (forward || low == floor) {
                let from = high + 1;
                high = self.high(from).max(from);
            } else if low > floor {
                low = self.low(low - 1);
            } else {
                break;
            }
        }
        (low, high)
    }

    /// "…, the mayor said on Monday": what was said, where it stands before; and who said it, for the day is that of the
    /// saying.
    fn said(&self, low: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let first = self.date.0;
        let near = (low.max(first.saturating_sub(3))..first).any(|at| self.is(Section::TimelineSays, at));
        // "announced in June that": what was said follows.
        if !near
            || self.is(Section::TimelineContent, self.date.1)
            || low == 0
            || self.is(Section::TimelineBreak, low - 1)
            || self.line.words[low].clause == 0
        {
            return None;
        }
        let mut from = first.saturating_sub(REACH);
        let mut to = self.high(from + 1);
        while to < low && self.count(from, to) < FEWEST {
            from = to;
            to = self.high(from + 1);
        }
        let kept: Vec<usize> = (from..to).filter(|at| self.told(*at)).collect();
        if to > low || kept.len() <= FEWEST {
            return None;
        }
        Some((self.cut(kept), self.speaker(low)))
    }

    /// "the mayor of the harbour town said" as "the mayor said"; nobody where that is long.
    fn speaker(&self, low: usize) -> Vec<usize> {
        let mut by: Vec<usize> = (low..self.date.0).filter(|at| self.told(*at)).collect();
        let verb = by.iter().position(|at| self.is(Section::TimelineSays, *at)).unwrap_or(0);
        if let Some(more) = by[..verb].iter().position(|at| self.is(Section::TimelinePreposition, *at)) {
            by.drain(more..verb);
        }
        if by.len() > SUBJECT { Vec::new() } else { by }
    }

    /// The first [`MOST`] words, cut where a phrase ends.
    fn cut(&self, mut kept: Vec<usize>) -> Vec<usize> {
        if kept.len() > MOST {
            let border = (MOST - 3..=MOST).rev().find(|n| self.is(Section::TimelineBorder, kept[*n]));
            kept.truncate(border.unwrap_or(MOST));
        }
        self.trim(kept)
    }

    /// Where the noun phrase begins that ends before `at`.
    fn noun_before(&self, at: usize, floor: usize) -> usize {
        let mut low = at;
        while low > floor && at - low < 5 {
            if self.is(Section::TimelinePreposition, low - 1) || self.is(Section::TimelineBreak, low - 1) {
                break;
            }
            low -= 1;
            if self.is(Section::TimelineDeterminer, low) {
                break;
            }
        }
        low
    }

    /// At most [`MOST`] told words: from the subject where the date's verb is within reach of it, else the phrase
    /// that the date stands in.
    fn pick(&self, low: usize, high: usize) -> Vec<usize> {
        let first = self.date.0.max(low);
        if let Some(noun) = self.attribute(low, high) {
            return self.cut((noun..high).filter(|at| self.told(*at)).collect());
        }
        let mut from = low.min(first);
        let verb = (from..first).rev().find(|at| self.line.verb(*at));
        let near = verb.is_some_and(|at| {
            self.count(from, at) + 2 <= MOST && (self.anchored || self.count(at, first) < AWAY)
        });
        let owner = self.told(first) && first < self.date.1;
        if self.count(from, first) > MOST && (owner || !near) {
            let border =
                |at: usize| self.is(Section::TimelineBorder, at - 1) && self.count(at, first) <= MOST;
            let enough = |at: &usize| border(*at) && self.count(*at, first) >= FEWEST;
            let mut starts = from + 1..first;
            // "with whoever wins in Tuesday's election": the nearest phrase is about the election.
            let fits = if owner { starts.rev().find(enough) } else { starts.find(enough) };
            let plain = || (from..first).find(|at| self.count(*at, first) <= MOST).unwrap_or(first);
            from = fits.unwrap_or_else(plain);
        }
        self.cut((from..high).filter(|at| self.told(*at)).collect())
    }

    /// "in a 2017 study by the harbour": the noun that the date tells of, where enough is said of it.
    fn attribute(&self, low: usize, high: usize) -> Option<usize> {
        let (first, end) = self.date;
        let led = first > low && self.is(Section::TimelineDeterminer, first - 1);
        let noun = led && end < high && !self.is(Section::TimelineBorder, end) && !self.line.verb(end);
        (noun && self.count(end, high) > FEWEST && self.count(low, first) > FEWEST).then_some(end)
    }

    /// Without words at either end that need others.
    fn trim(&self, mut kept: Vec<usize>) -> Vec<usize> {
        while kept.len() > FEWEST && kept.first().is_some_and(|at| self.is(Section::TimelineLead, *at)) {
            kept.remove(0);
        }
        let words = &self.line.words;
        let open = |at: usize| self.is(Section::TimelineDangling, at) || words[at].timex.is_some();
        while kept.len() > 1 && kept.last().is_some_and(|at| open(*at)) {
            kept.pop();
        }
        kept
    }
}
