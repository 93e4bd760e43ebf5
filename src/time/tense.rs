//! Where the clause's own verb puts a date: the past, or what lies ahead.

use super::Tense;
use super::context::Context;
use super::cue::Cue;
use crate::language::Section;

/// How far a verb is looked for, in tokens: keeps the whole linear.
const REACH: usize = 22;

/// How far before a participle its "has" may stand.
const PERFECT: usize = 5;

/// How far before a day something may be put off from it.
const FAR: usize = 14;

/// What a walk in one direction met.
struct Met {
    cue: Cue,
    at: usize,
    /// Commas crossed on the way.
    commas: usize,
    /// Whether a word was crossed that begins a clause.
    clause: bool,
}

impl Context<'_> {
    /// The tense of the clause that the tokens `at..end` stand in.
    pub(super) fn tense(&self, at: usize, end: usize) -> Tense {
        if self.called_off(at, end) == Some(Tense::Future) {
            return Tense::Future;
        }
        if self.mark(end, "'") {
            return self.owned_tense(at, end);
        }
        // "das für Freitag geplante Fest"
        if self.has(Section::PlannedAfter, end) {
            return Tense::Future;
        }
        if let Some(tense) = self.until_tense(at, end) {
            return tense;
        }
        if self.follows(Section::Since, at) {
            return Tense::Past;
        }
        // "The hearing is on Friday."
        if self.copula(at) && !self.words_follow(end) {
            return Tense::Future;
        }
        if self.mark(end, ",") && self.has(Section::TimeRelative, end + 1) {
            // "in October, when the firm is due to report": the clause is about the date.
            if let Some(Met { cue: Cue::Future, clause: false, .. }) = self.right(end + 2) {
                return Tense::Future;
            }
        }
        let (left, right) = (self.left(at), self.right(end));
        let chosen = match (&left, &right) {
            (Some(l), Some(r)) if (l.clause, l.commas) > (r.clause, r.commas) => right,
            (Some(_), _) => left,
            _ => right,
        };
        let Some(met) = chosen else {
            // "Before the vote on Monday, the party is split."
            let waits = self.within(Section::Pending, at.saturating_sub(5), at);
            return if waits { Tense::Future } else { Tense::Unknown };
        };
        // "called for a rally on Saturday": the day is the rally's.
        if met.at < at
            && self.has(Section::Calling, met.at)
            && self.has(Section::AheadLead, met.at + 1)
            && self.within(Section::CalledEvent, at.saturating_sub(2), at)
        {
            return Tense::Future;
        }
        self.settle(&met)
    }

    /// Whether nothing but a present tells of a date: "good for towels in winter".
    pub(super) fn generic(&self, at: usize, end: usize) -> bool {
        let present = |met: Met| {
            met.cue == Cue::Future && self.has(Section::FuturateVerb, met.at) && !self.governed(met.at)
        };
        !self.is("present is future") && self.left(at).is_none_or(present) && self.right(end).is_none()
    }

    /// The tense of what is called off with its day: it lies ahead in "The concert on Friday has been called off", "The Friday
    /// fair is cancelled"; not surely where it "was".
    pub(super) fn called_off(&self, at: usize, end: usize) -> Option<Tense> {
        let helps = |at| self.verbal(at) || self.has(Section::Helper, at);
        let verb = (end..end + 4).find(|at| helps(*at))?;
        let leads = self.mark(end, "'") || self.follows(Section::Article, at);
        let off = |n| self.phrase(Section::Cancelled, n, 3).is_some();
        let told = if verb > end { leads } else { at > 2 } && (verb + 1..verb + 5).any(off);
        let subject = || self.left(at).is_none_or(|met| self.has(Section::Saying, met.at));
        let was = self.has(Section::PastVerb, verb) && !self.has(Section::PerfectHelper, verb);
        (told && subject()).then_some(if was { Tense::Past } else { Tense::Future })
    }

    /// How many days back a planned day may lie, where the plan is told as over: "had been due on Tuesday", "a fair planned
    /// for Wednesday was called off".
    pub(super) fn dropped(&self, at: usize, end: usize) -> i32 {
        let met = self.left(at);
        // "The trial, which was to begin on Monday, has been postponed."
        let was_to = met
            .as_ref()
            .is_some_and(|met| met.cue == Cue::Infinitive && self.follows(Section::Helper, met.at));
        if was_to && self.within(Section::PutOff, end, end + 6) {
            return 3;
        }
        // "due to leave on Tuesday"
        let plan = met.map(|met| met.at - usize::from(met.cue == Cue::Infinitive && met.at > 0));
        let plan = plan.filter(|plan| self.has(Section::Planned, *plan));
        if plan.is_some_and(|plan| self.within(Section::Back, plan.saturating_sub(2), plan)) {
            return 3;
        }
        let helped =
            |plan| self.any(&[Section::Helper, Section::PresentHelper, Section::FutureVerb], plan - 1);
        let noun = plan.is_some_and(|plan| plan > 0 && !helped(plan)) || self.has(Section::PlannedAfter, end);
        let over = noun && self.right(end).is_some_and(|met| met.cue == Cue::Past);
        if over { 2 } else { 0 }
    }

    /// "stays shut until Tuesday", "planned beyond May": what ends with a date to come, unless the clause is told as past.
    fn until_tense(&self, at: usize, end: usize) -> Option<Tense> {
        // "was put off to mid-June"
        let mut to = at.checked_sub(1)?;
        while self.has(Section::DateLead, to) && !self.has(Section::PutOffTo, to) {
            to = to.checked_sub(1).filter(|to| to + 4 >= at)?;
        }
        // "was moved from Tuesday to Friday"
        let moved = self.previous.is_some_and(|(before, ..)| before == to);
        let put_off = self.follows(Section::PutOff, to)
            || self.within(Section::PutOff, end, end + 2)
            || moved && self.within(Section::PutOff, to.saturating_sub(9), to);
        if put_off && self.has(Section::PutOffTo, to) {
            return Some(Tense::Future);
        }
        let lead = self.lead(at)?;
        // "as soon as Tuesday"
        let soon = self.word(lead) == "as" && self.follows(Section::AsSoon, lead);
        let kind = self.get(Section::Until, lead);
        if soon || kind? == "future" {
            return Some(Tense::Future);
        }
        // "demanded a plan by Tuesday", "agreed to leave by Tuesday", not "had left by Tuesday"
        if kind? == "asked" {
            let met = self.left(at).filter(|met| !met.clause)?;
            let main = if met.cue == Cue::Infinitive { self.left(met.at)?.at } else { met.at };
            return self.has(Section::Intent, main).then_some(Tense::Future);
        }
        if lead == 0 {
            return None;
        }
        let met = self.left(at).filter(|met| !met.clause && !self.has(Section::Saying, met.at));
        // "have until Friday", "remains closed until Friday", "has kept the pass closed until Friday", "extended the truce
        // until Friday"
        let met = met.filter(|met| {
            !self.within(Section::PerfectHelper, met.at.saturating_sub(PERFECT), met.at + 1)
                && !self.has(Section::PutOff, met.at)
                && !self.within(Section::Stays, met.at.saturating_sub(2), met.at)
        });
        Some(met.map_or(Tense::Future, |met| self.settle(&met)))
    }

    /// "was postponed from 22 September", "wurde vom 22. September auf den 1. Oktober verschoben"
    pub(super) fn put_off_from(&self, at: usize) -> bool {
        let to = if self.is("verb second") { at + FAR } else { at };
        self.follows(Section::AheadFrom, at) && self.within(Section::PutOff, at.saturating_sub(FAR), to)
    }

    /// The word that leads to a date, "until", past what may stand between: "until at least the end of May".
    fn lead(&self, at: usize) -> Option<usize> {
        let mut n = at;
        for _ in 0..9 {
            n = n.checked_sub(1)?;
            if self.has(Section::Clause, n) || self.has(Section::Until, n) {
                return Some(n);
            }
            if !self.of_clock(n) && !self.has(Section::DateLead, n) {
                return None;
            }
        }
        None
    }

    /// Whether a date is what something is said to be: "is on Friday", "is at 8 p.m. Friday".
    fn copula(&self, at: usize) -> bool {
        let mut n = at;
        while n > 0 && n + 9 > at && (self.of_clock(n - 1) || self.has(Section::CopulaLink, n - 1)) {
            n -= 1;
        }
        self.follows(Section::Copula, n)
    }

    /// Whether a time of day may hold the token: "until 9 a.m. EST Tuesday".
    fn of_clock(&self, at: usize) -> bool {
        self.digits(at).is_some() || self.any(&[Section::ClockPart, Section::ClockWord, Section::Zone], at)
    }

    /// "until the auditor has reported in June": done by then, where what governs the clause lies ahead.
    fn pending(&self, verb: usize) -> bool {
        if !self.within(Section::PerfectHelper, verb.saturating_sub(3), verb + 1) {
            return false;
        }
        let opens = (verb.saturating_sub(8)..verb).rev().find(|n| self.has(Section::Pending, *n));
        opens.and_then(|opens| self.left(opens)).is_some_and(|main| main.cue == Cue::Future)
    }

    /// "Tuesday's election", "Monday's drills": the noun tells more than the verb.
    fn owned_tense(&self, at: usize, end: usize) -> Tense {
        let left = self.left(at).map(|met| (self.settle(&met), met));
        let event = self.within(Section::ComingEvent, end + 1, end + 5);
        // "After Monday's vote, the party is split.", "rain is expected after Monday's storm"
        let coming = event && left.as_ref().is_some_and(|(tense, _)| *tense == Tense::Future);
        let follows = self.follows(Section::Back, at) && !coming;
        if follows && self.right(end + 1).is_none_or(|met| met.cue != Cue::Future) {
            return Tense::Past;
        }
        match left {
            Some((Tense::Past, met)) if !self.has(Section::Saying, met.at) && !met.clause => Tense::Past,
            _ if event => Tense::Future,
            Some((Tense::Future, met)) if met.commas == 0 && !met.clause => Tense::Future,
            _ => Tense::Past,
        }
    }

    fn settle(&self, met: &Met) -> Tense {
        match met.cue {
            Cue::Past if self.pending(met.at) => Tense::Future,
            Cue::Past | Cue::None => Tense::Past,
            Cue::Future => Tense::Future,
            // "Repairs started in March and are to end in July."
            Cue::Infinitive if self.follows(Section::PresentHelper, met.at) => Tense::Future,
            // "had to stop work on Saturday"
            Cue::Infinitive if self.get(Section::Helper, met.at.wrapping_sub(1)) == Some("past") => {
                Tense::Past
            }
            Cue::Infinitive => {
                let mut at = met.at;
                // "to meet to discuss": one main verb governs both.
                for _ in 0..3 {
                    let Some(main) = self.left(at).filter(|main| main.commas == 0) else { break };
                    match main.cue {
                        Cue::Infinitive => at = main.at,
                        // "were to meet on Friday", not "was to have met"
                        Cue::Past
                            if main.at + 1 == at
                                && self.has(Section::Helper, main.at)
                                && !self.has(Section::PerfectHelper, at + 1) =>
                        {
                            break;
                        }
                        // "offered to resign on Friday": what no day is set for is told of the day of the offer.
                        Cue::Past
                            if self.get(Section::Intent, main.at).is_none_or(|when| {
                                !when.is_empty() && !self.has(Section::FuturateVerb, at + 1)
                            }) =>
                        {
                            return Tense::Past;
                        }
                        _ => break,
                    }
                }
                Tense::Future
            }
        }
    }

    fn left(&self, at: usize) -> Option<Met> {
        let (mut commas, mut clause) = (0, false);
        let from = self.lead(at).unwrap_or(at);
        for n in (at.saturating_sub(REACH)..from).rev() {
            if self.ends_clause(n) {
                return None;
            }
            let cue = self.cue(n);
            if cue != Cue::None {
                return Some(Met { cue, at: n, commas, clause });
            }
            commas += usize::from(self.mark(n, ","));
            clause |= self.has(Section::Clause, n);
        }
        None
    }

    fn right(&self, end: usize) -> Option<Met> {
        let (mut commas, mut clause) = (0, false);
        // "sued in June and a judge is due to rule"
        let another =
            self.has(Section::Range, end) && self.any(&[Section::Article, Section::Determiner], end + 1);
        let roof = if another { end } else { end + REACH };
        for n in end..self.tokens.len().min(roof) {
            if self.ends_clause(n) {
                return None;
            }
            // An infinitive that follows a date is governed by what stands before it.
            let cue = self.cue(n);
            if !matches!(cue, Cue::None | Cue::Infinitive) {
                return Some(Met { cue, at: n, commas, clause });
            }
            // The comma of "On Tuesday, the council voted" ends no clause.
            commas += usize::from(self.mark(n, ",") && n > end);
            clause |= self.has(Section::Clause, n);
        }
        None
    }

    fn ends_clause(&self, at: usize) -> bool {
        self.mark(at, ";:—")
    }
}
