//! The clause of a date: from its subject to where another verb or date takes over. May use what `label` may.

use super::label::{Picker, SUBJECT};
use super::phrase::{FEWEST, MOST};
use super::picker::What;
use super::words::REACH;
use crate::language::{Section, Trait};

/// How many clauses further, or back, may hold the verb that a date lacks in its own.
const CLAUSES: usize = 4;

impl Picker<'_, '_> {
    /// Where the clause begins that ends before `from`, or stands around it.
    pub(super) fn low(&self, from: usize) -> usize {
        let clause = self.line.word(from).clause;
        let floor = self.date.0.saturating_sub(REACH);
        let mut low = from;
        while low > floor && self.line.word(low - 1).clause == clause && !self.breaks(low - 1) {
            low -= 1;
        }
        low
    }

    /// Where the clause of the word before `from` ends.
    pub(super) fn high(&self, from: usize) -> usize {
        let clause = self.line.word(from.max(1) - 1).clause;
        let roof = (self.date.1 + REACH).min(self.line.words.len());
        let mut high = from.min(roof);
        while high < roof && self.line.word(high).clause == clause {
            if self.breaks(high) && !self.content(high) {
                break;
            }
            high += 1;
        }
        high
    }

    /// "said in a letter on Friday that": what is said belongs to the saying.
    fn content(&self, at: usize) -> bool {
        let far = if at > 0 && self.dated(at - 1) { SUBJECT } else { FEWEST };
        self.is(Section::TimelineContent, at)
            && self
                .last(at.saturating_sub(far), at, What::Verb)
                .is_some_and(|at| self.is(Section::TimelineSays, at))
    }

    /// The words that hold the date's verb and its subject.
    pub(super) fn clause(&mut self, mut low: usize, mut high: usize) -> (usize, usize) {
        let (first, end) = self.date;
        let floor = first.saturating_sub(REACH);
        // "as shown by floods in May that tore away a bridge": the noun, and what is told of it.
        let agent = (low + 1..low + 3).any(|at| self.is(Section::TimelineAgent, at));
        if agent && high == end && self.pronoun(end) {
            return (self.noun_before(first.max(low + 1) - 1, low), self.high(high + 1));
        }
        // In "il y a trois jours" the verb is none of the clause's.
        if self.verb(low, first).is_none() && self.verb(end, high).is_none() && !self.ing(low) {
            if high == end && self.pronoun(high) && self.count(low, high) > 0 {
                // "including one last month that failed"
                return (low, self.high(high + 1));
            }
            if let Some(subject) = self.beside(low, high, floor) {
                return (subject, high);
            }
            let leads = self.count(low, first) == 0
                    // "In drei Wochen beginnt der Prozess"
                    && !(self.line.has(Trait::VerbSecond) && self.count(end, high) >= FEWEST)
                || self.is(Section::TimelinePreposition, low)
                    && (self.is(Section::TimelineLead, low) || self.count(low, high) < FEWEST);
            let ahead = self.ahead(high).filter(|_| leads && self.verb(floor, low).is_none());
            if let Some((from, to)) = ahead {
                // "In June, its owner said": what the date leads.
                (low, high) = (from, to);
            } else if let Some((from, to)) = self.back(low).and_then(|(from, to)| {
                // A verb that has a date of its own tells nothing of this one; "pleaded guilty on Monday to
                // setting a fire at the mill, in March".
                let Some(date) = self.last(from, to, What::Day) else {
                    return Some((from, to));
                };
                if self.is(Section::Infinitive, date + 1) {
                    return Some((date + 2, to));
                }
                // "The tank that failed on 4 May had been patched twice, in 2018 and in 2019"
                let bare = self.count(low, high) < 2 && self.verb(date + 1, to).is_some();
                bare.then_some((date + 1, to))
            }) {
                // "rain will fall, if little, over the hills on Friday"
                self.gap = (to, low);
                low = self.theirs(from);
            } else {
                while self.count(low, high) < FEWEST && high < self.line.words.len().min(end + REACH) {
                    high = self.high(high + 1);
                }
            }
        } else {
            high = self.ours(low, high);
            low = self.theirs(low);
        }
        if self.gap.1 == 0 {
            low = self.noun(low, floor);
        }
        (low, high)
    }

    /// "The bridge, built in 1962, will be torn down": where no verb is known, what stands between commas still tells of
    /// the noun before it, and its date isn't that of the verb behind.
    fn beside(&self, low: usize, high: usize, floor: usize) -> Option<usize> {
        let parted = |at: usize| at > 0 && self.line.word(at - 1).clause != self.line.word(at).clause;
        if low <= floor || !parted(low) || !parted(high) || !self.verb_at(high) || self.count(low, high) == 0
        {
            return None;
        }
        let subject = self.low(low - 1);
        (!self.is(Section::TimelineLead, subject) && self.plain(low) && self.verb(subject, low).is_none())
            .then_some(subject)
    }

    /// The next clause that has a verb and hangs on no other.
    pub(super) fn ahead(&self, mut from: usize) -> Option<(usize, usize)> {
        for _ in 0..CLAUSES {
            let to = self.high(from + 1);
            if !self.breaks(from) && self.verb(from, to).is_some() {
                return Some((from, to));
            }
            from = to;
        }
        None
    }

    /// The last clause before `at` that has a verb and, where there is one, a subject: "he told his wife, thought to be
    /// away, only last week".
    pub(super) fn back(&self, mut at: usize) -> Option<(usize, usize)> {
        let mut bare = None;
        for _ in 0..CLAUSES {
            let Some(last) = at.checked_sub(1) else { break };
            let from = self.low(last);
            if self.verb(from, at).is_some() && !self.is(Section::TimelineLead, from) {
                let within = from > 0 && self.is(Section::TimelineBreak, from - 1);
                if !within && !self.verb_at(from) {
                    return Some((from, at));
                }
                bare = bare.or(Some((from, at)));
            }
            at = from;
        }
        bare
    }

    /// Where another verb or another date takes over.
    pub(super) fn ours(&self, low: usize, high: usize) -> usize {
        let (first, end) = self.date;
        let verb = self.verb(low, first);
        // "a bridge built by the town in 1999 was sold": the verb has a date in its subject.
        let said = verb.is_some_and(|at| self.is(Section::TimelineSays, at));
        if verb.is_some_and(|at| self.relative(low) || self.count(at, first) > 1)
            && !said
            && self.verb_at(end)
        {
            return end;
        }
        // "Frost after the crew shut the lock in May ruined the seed": a verb that no list knows takes over.
        if self.line.has(Trait::Compounds)
            && verb.is_some()
            && self.count(low, first) > FEWEST
            && self.other(end, high)
        {
            return end;
        }
        let Some(next) = self.first(end, high, What::Day) else { return high };
        let mut to = next;
        while to > end
            && (self.is(Section::TimelinePreposition, to - 1)
                || self.is(Section::TimelineSkip, to - 1)
                || self.is(Section::TimelineDeterminer, to - 1))
        {
            to -= 1;
        }
        let and = self.first(end, to, What::Listed(Section::TimelineAnd));
        let and = and.filter(|and| self.verb(*and, next).is_some());
        to = and.unwrap_or(to);
        let whole = and.is_some() || self.count(low, to) >= FEWEST;
        if self.verb(low, to).is_some() && whole { to } else { high }
    }

    /// Whether a word follows the date that goes on with nothing: neither its verb nor a phrase.
    fn other(&self, end: usize, high: usize) -> bool {
        let first = self.date.0;
        let last = self.kept(first.saturating_sub(FEWEST), first).pop();
        let led = |section| self.is(section, first.wrapping_sub(1));
        let goes_on = [
            Section::TimelineBorder,
            Section::TimelineFunction,
            Section::TimelinePreposition,
            Section::TimelineSkip,
            Section::TimelineNear,
            Section::TimelineBreak,
            Section::Adverb,
            Section::Number,
        ];
        end < high
            && (led(Section::TimelinePreposition) || led(Section::TimelineSkip))
            && !self.line.word(end - 1).lower.ends_with("'s")
            && self.line.word(end).text.bytes().all(|b| b.is_ascii_lowercase())
            && !self.ing(end)
            && !goes_on.iter().any(|section| self.is(*section, end))
            && last.is_some_and(|at| !self.verb_at(at))
    }

    /// Where the date's own verb or subject begins, behind another verb.
    pub(super) fn theirs(&mut self, low: usize) -> usize {
        let first = self.date.0;
        // "pleaded guilty on Monday to setting a fire in May"
        let before = |from, to| self.last(from, to, What::Dated);
        let dated = before(low, first).map_or(first, |at| at + 1);
        if self.is(Section::Infinitive, dated) && self.count(dated, first) > FEWEST {
            return dated + 1;
        }
        // "was jailed on Monday for taking bribes in 2015"
        let day = self.last(low, first, What::Day).map_or(first, |at| at + 1);
        let does = |at: &usize| self.ing(*at) && self.border(*at - 1) && self.count(*at, first) > 1;
        if let Some(doing) = (day + 1..first).rev().find(does) {
            return doing;
        }
        // "the mayor said the pier will open in May": what was said.
        if let Some(says) = self.last(low, first, What::Listed(Section::TimelineSays))
            && let Some(verb) = self.verb(says + 2, first)
            && !self.is(Section::Infinitive, verb - 1)
            // "denied the report"
            && !self.is(Section::TimelineDeterminer, verb - 1)
        {
            let from = before(says, verb).unwrap_or(says) + 1;
            if from < verb && !self.is(Section::TimelinePreposition, from) {
                // "told reporters the pier will open"
                let noun = |at: &usize| self.is(Section::TimelineDeterminer, *at) && !self.border(*at - 1);
                let told = (from + 1..verb).find(noun);
                return told.filter(|at| !self.is(Section::TimelinePreposition, *at - 1)).unwrap_or(from);
            }
        }
        // "a bridge built in 1999 will be closed on Friday"
        if self.verb_at(dated)
            && dated < first
            && let Some(verb) = self.verb(low + 1, dated - 1)
        {
            let relative = self.relative(low);
            self.gap = (if relative { low - 1 } else { verb }, dated);
            return if relative { self.noun_before(low - 1, 0) } else { low };
        }
        let and = self.last(low + 1, first, What::Listed(Section::TimelineAnd));
        let Some(and) = and.filter(|and| self.verb(and + 1, first).is_some()) else { return low };
        // In "a recently announced bridge" no verb tells anything.
        let told = |at: &usize| self.verb_at(*at) && !self.attributive(*at);
        let Some(verb) = (low..and).find(told) else { return low };
        if before(low, and).is_none() && self.count(low, first) <= MOST {
            return low;
        }
        let ahead = self.is(Section::FutureVerb, and + 1);
        if !self.verb_at(and + 1) && !ahead {
            return and + 1;
        }
        // "The law was passed in 1998, amended in 2000 and repealed in 2010": one subject for all.
        if verb == low {
            let from = self.noun(low, low.saturating_sub(REACH));
            self.gap.1 = if from < low { and + 1 } else { 0 };
            return from;
        }
        // "He was arrested on Friday and charged on Monday": without "was" it says the contrary, and "He was resigned" says
        // nothing.
        let helped = self.verb_at(verb + 1) && verb + 1 < and;
        if helped && !ahead && self.line.ends(and + 1, Section::PastEnding, 2) {
            return low;
        }
        // "The bill passed in April and goes to a vote on Friday"
        self.gap = (verb, and + 1);
        if verb - low > SUBJECT { self.noun_before(verb, low) } else { low }
    }
}
