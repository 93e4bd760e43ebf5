//! What the words of plans make of a date: called off, planned and dropped, put off, lasting until then.

use super::Tense;
use super::context::Context;
use super::cue::Cue;
use crate::language::{Section, Trait};

/// How far before a participle its "has" may stand.
const PERFECT: usize = 5;

/// How far before a day something may be put off from it.
const FAR: usize = 14;

impl Context<'_> {
    /// The tense of what is called off with its day: it lies ahead in "The concert on Friday has been called off", "The Friday
    /// fair is cancelled"; not surely where it "was".
    pub(super) fn called_off(&self, at: usize, end: usize) -> Option<Tense> {
        // "The search for a man missing since Sunday was called off."
        if self.follows(Section::Since, self.with_article(at)) {
            return None;
        }
        let helps = |at| self.verbal(at) || self.has(Section::Helper, at);
        let owner = self.mark(end, "'");
        // "has called off Saturday's concert"
        let off = |n: &usize| self.spans(Section::Cancelled, *n, 3) > 0;
        if let Some(off) = (at.saturating_sub(3)..at).find(off).filter(|_| owner) {
            let done = self.cue(off) == Cue::Past && !self.follows(Section::PerfectHelper, off);
            return Some(if done { Tense::Past } else { Tense::Future });
        }
        let verb = (end..end + 4).find(|at| helps(*at))?;
        let leads = owner || self.follows(Section::Article, at);
        let told = if verb > end { leads } else { at > 2 } && (verb + 1..verb + 5).any(|n| off(&n));
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
        // "was due on Tuesday, but stayed away"
        // "war für Dienstag geplant, aber"
        let behind = usize::from(self.has(Section::Planned, end));
        let over = end + behind + usize::from(self.mark(end + behind, ","));
        let planned = if behind > 0 { at.checked_sub(4) } else { plan.and_then(|plan| plan.checked_sub(1)) };
        if self.has(Section::But, over)
            && planned.is_some_and(|from| self.within(Section::PastVerb, from, plan.unwrap_or(at)))
        {
            return 3;
        }
        let helped =
            |plan| self.any(&[Section::Helper, Section::PresentHelper, Section::FutureVerb], plan - 1);
        let after = self.has(Section::PlannedAfter, end);
        let noun = plan.is_some_and(|plan| plan > 0 && !helped(plan)) || after;
        let over = noun && self.right(end + usize::from(after)).is_some_and(|met| met.cue == Cue::Past);
        if over { 2 } else { 0 }
    }

    /// "stays shut until Tuesday", "planned beyond May": what ends with a date to come, unless the clause is told as past.
    pub(super) fn until_tense(&self, at: usize, end: usize) -> Option<Tense> {
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
        // "moved the race to Tuesday"
        let whom = || to + 1 == at && self.left(to).is_some_and(|met| self.has(Section::PutOff, met.at));
        if self.has(Section::PutOffTo, to) && (put_off || whom()) {
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
            // "had planned to return by Friday"
            let tense = if self.follows(Section::Back, main) { Tense::Past } else { Tense::Future };
            return self.has(Section::Intent, main).then_some(tense);
        }
        if lead == 0 {
            return None;
        }
        let met = self.left(at).filter(|met| !met.clause && !self.has(Section::Saying, met.at));
        // "have until Friday", "remains closed until Friday", "has kept the pass closed until Friday", "extended the truce
        // until Friday"
        let met = met.filter(|met| {
            // "ont jusqu'à vendredi", "est ouvert jusqu'à vendredi", "haben bis Freitag Zeit", not "ont attendu"
            let owns = self.has(Section::PerfectHelper, met.at)
                || self
                    .get(Section::Owning, met.at)
                    .is_some_and(|what| what.is_empty() || what == self.word(end));
            let is = self.has(Section::Copula, met.at);
            let itself = (owns || is) && met.at + 1 + usize::from(is) >= lead;
            !itself
                && !self.within(Section::PerfectHelper, met.at.saturating_sub(PERFECT), met.at)
                // "gave them until Tuesday", "has given them until Tuesday"
                && !self.within(Section::PutOff, met.at, met.at + 2)
                && !self.within(Section::Stays, met.at.saturating_sub(2), met.at)
        });
        // "bis zum 10. Februar waren es 40"
        let met =
            met.or_else(|| self.right(end).filter(|met| self.left(at).is_none() && met.cue == Cue::Past));
        Some(met.map_or(Tense::Future, |met| self.settle(&met)))
    }

    /// "was postponed from 22 September", "wurde vom 22. September auf den 1. Oktober verschoben"
    pub(super) fn put_off_from(&self, at: usize) -> bool {
        let to = if self.is(Trait::VerbSecond) { at + FAR } else { at };
        self.follows(Section::AheadFrom, at) && self.within(Section::PutOff, at.saturating_sub(FAR), to)
    }
}
