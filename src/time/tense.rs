//! Where the clause's own verb puts a date: the past, or what lies ahead.

use super::Tense;
use super::context::Context;
use super::cue::Cue;
use crate::language::{Section, Trait};

/// How far a verb is looked for, in tokens: keeps the whole linear.
const REACH: usize = 22;

/// How far before "from Monday" its "is" may stand.
const FORCE: usize = 6;

/// How far before a date its "there is" may stand.
const THERE: usize = 12;

/// What a walk in one direction met.
pub(super) struct Met {
    pub(super) cue: Cue,
    pub(super) at: usize,
    /// Commas crossed on the way.
    commas: usize,
    /// Whether a word was crossed that begins a clause.
    pub(super) clause: bool,
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
        // "der am Dienstag festgenommene Mann"
        let noun = self.any(&[Section::Article, Section::Determiner], at.wrapping_sub(2));
        if noun && self.ends(Section::DoneAfter, end) && self.capital(end + 1) && !self.capital(end) {
            return Tense::Past;
        }
        if let Some(tense) = self.until_tense(at, end) {
            return tense;
        }
        let since = self.with_article(at);
        if let Some(kind) = self.get(Section::Since, since.wrapping_sub(1)) {
            // "estará cerrado desde el martes"
            let ahead =
                || [self.left(at), self.right(end)].iter().flatten().any(|met| met.cue == Cue::Future);
            return if kind == "from" && ahead() { Tense::Future } else { Tense::Past };
        }
        // "3月から閉館している"
        if self.has(Section::SinceAfter, end) && self.within(Section::SinceLasting, end + 1, end + REACH) {
            return Tense::Past;
        }
        // "le plan, présenté en mai, sera voté"
        let done = since.wrapping_sub(1 + usize::from(self.follows(Section::Preposition, since)));
        if self.marked(done, ",") && self.ends(Section::DoneAfter, done) {
            return Tense::Past;
        }
        // "les chiffres publiés mardi", "seront publiés mardi"
        if self.has(Section::Done, since.wrapping_sub(1))
            && self.left(at).is_none_or(|met| met.cue != Cue::Future)
        {
            return Tense::Past;
        }
        // "The hearing is on Friday."; in German its verb may yet come: "ist am Freitag in Rom gestorben".
        let hour = self.hour(at);
        let more =
            self.words_follow(end) || self.is(Trait::PresentIsFuture) && self.has(Section::Preposition, end);
        // "Friday is the deadline."
        let subject = at == 0 && self.has(Section::Copula, end) && !self.is(Trait::VerbSecond);
        if self.follows(Section::Copula, hour) && !more || subject {
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
            // "is in force from 6pm on Wednesday", "From Monday, new rules apply."; "is open from Tuesday to Sunday" tells of any week
            let begins = self.follows(Section::AheadFrom, hour)
                && !self.has(Section::Range, end)
                && (hour == 1 || self.within(Section::Copula, hour.saturating_sub(FORCE), hour));
            // "There is a ceremony on Friday."
            let there = (at.saturating_sub(THERE)..at).any(|n| {
                self.get(Section::Copula, n)
                    .is_some_and(|before| !before.is_empty() && before == self.before(n))
            });
            // "Nach der Wahl am Sonntag liegt sie vorn."
            let over = self.within(Section::Back, at.saturating_sub(5), at);
            return if waits || begins || there {
                Tense::Future
            } else if over {
                Tense::Past
            } else {
                Tense::Unknown
            };
        };
        // "called for a rally on Saturday": the day is the rally's. "set the hearing for March"
        let calls = met.at < at
            && self.has(Section::Calling, met.at)
            && (self.has(Section::AheadLead, met.at + 1)
                && self.within(Section::CalledEvent, at.saturating_sub(2), at)
                || self.any(&[Section::AheadLead, Section::AheadFrom], at.wrapping_sub(1)));
        if calls {
            return Tense::Future;
        }
        self.settle(&met)
    }

    /// Whether nothing but a present tells of a date: "good for towels in winter".
    pub(super) fn generic(&self, at: usize, end: usize) -> bool {
        let present = |met: Met| {
            met.cue == Cue::Future && self.has(Section::FuturateVerb, met.at) && !self.governed(met.at)
        };
        !self.is(Trait::PresentIsFuture) && self.left(at).is_none_or(present) && self.right(end).is_none()
    }

    /// The word that leads to a date, "until", past what may stand between: "until at least the end of May".
    pub(super) fn lead(&self, at: usize) -> Option<usize> {
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

    /// Where a date begins with its hour and what leads to it: "is on Friday", "is at 8 p.m. Friday".
    fn hour(&self, at: usize) -> usize {
        let mut n = at;
        while n > 0 && n + 9 > at && (self.of_clock(n - 1) || self.has(Section::CopulaLink, n - 1)) {
            n -= 1;
        }
        n
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
        let told = self.right(end + 1).filter(|met| left.is_none() && met.commas == 0 && !met.clause);
        let called = self.within(Section::CalledEvent, end + 1, end + 5);
        match (left, told.map(|met| met.cue)) {
            // "Sunday's vote was close"
            (_, Some(Cue::Past)) => Tense::Past,
            // "Tuesday's hearing will last two hours", "Tuesday's concert is sold out"
            (_, Some(Cue::Future)) if called => Tense::Future,
            (None, None) if called && self.within(Section::Copula, end + 2, end + 7) => Tense::Future,
            (Some((Tense::Past, met)), _) if !self.has(Section::Saying, met.at) && !met.clause => Tense::Past,
            _ if event => Tense::Future,
            (Some((Tense::Future, met)), _) if met.commas == 0 && !met.clause => Tense::Future,
            _ => Tense::Past,
        }
    }

    pub(super) fn settle(&self, met: &Met) -> Tense {
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

    pub(super) fn left(&self, at: usize) -> Option<Met> {
        let from = self.lead(at).unwrap_or(at);
        self.walk(from.wrapping_sub(1), (from + REACH).saturating_sub(at).min(from), true)
    }

    pub(super) fn right(&self, end: usize) -> Option<Met> {
        // "sued in June and a judge is due to rule"
        let another = self.has(Section::Range, end)
            && self.any(&[Section::Article, Section::Determiner], end + 1)
            // "el martes a las 21.00"
            && !self.has(Section::HourLead, end + 1);
        self.walk(end, if another { 0 } else { REACH }, false)
    }

    /// The first verb on that side, so many tokens on.
    #[inline(never)]
    fn walk(&self, start: usize, most: usize, back: bool) -> Option<Met> {
        let (mut commas, mut clause) = (0, false);
        for step in 0..most {
            let at = if back { start - step } else { start + step };
            let mark = self.mark(at, ",") && !self.glued(at + 1);
            let comma = mark && (back || step > 0);
            // Between commas German has one verb: "tagt am Montag, wie die Stadt mitteilte", "tagt am Montag, sagte er".
            let another = || comma || self.has(Section::Clause, at + 1) || self.verbal(at + 1);
            if self.ends_clause(at) || mark && self.is(Trait::VerbSecond) && another() {
                return None;
            }
            // An infinitive that follows a date is governed by what stands before it.
            let cue = self.cue(at);
            if cue != Cue::None && (back || cue != Cue::Infinitive) {
                return Some(Met { cue, at, commas, clause });
            }
            // The comma of "On Tuesday, the council voted" ends no clause, nor does that of "1,800".
            commas += usize::from(comma);
            clause |= self.has(Section::Clause, at);
        }
        None
    }

    fn ends_clause(&self, at: usize) -> bool {
        // "set for 7:20 p.m. Sunday" is one clause.
        self.mark(at, ";:—") && !(self.mark(at, ":") && self.glued(at + 1))
    }
}
