//! Where the clause's own verb puts a date: the past, or what lies ahead. A closed lexicon, no tagger.

use super::Tense;
use super::context::Context;
use crate::language::Section;
use crate::letters;

/// How far a verb is looked for, in tokens: keeps the whole linear.
const REACH: usize = 22;

/// What one token says of tense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Past,
    Future,
    /// "to meet": what governs it decides.
    Infinitive,
}

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
        if self.word(end) == "'" {
            return self.owned_tense(at, end);
        }
        // "das für Freitag geplante Fest"
        if self.has(Section::PlannedAfter, end) {
            return Tense::Future;
        }
        if let Some(tense) = self.until_tense(at, end) {
            return tense;
        }
        if self.word(end) == "," && self.has(Section::TimeRelative, end + 1) {
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
        chosen.map_or(Tense::Unknown, |met| self.settle(&met))
    }

    /// "stays shut until Tuesday", "planned beyond May": what ends with a date to come, unless the clause is told as past.
    fn until_tense(&self, at: usize, end: usize) -> Option<Tense> {
        // "was put off to mid-June"
        let to = (at.saturating_sub(4)..at).rev().find(|n| !self.has(Section::DateLead, *n))?;
        let put_off = to > 0 && self.has(Section::PutOff, to - 1)
            || (end..end + 2).any(|n| self.has(Section::PutOff, n));
        if put_off && self.has(Section::PutOffTo, to) {
            return Some(Tense::Future);
        }
        let lead = self.lead(at)?;
        let always = self.get(Section::Until, lead)? == "future";
        if always {
            return Some(Tense::Future);
        }
        if lead == 0 {
            return None;
        }
        let met = self.left(at).filter(|met| !met.clause && !self.has(Section::Saying, met.at));
        Some(met.map_or(Tense::Future, |met| self.settle(&met)))
    }

    /// The word that leads to a date, "until", past what may stand between: "until at least the end of May".
    fn lead(&self, at: usize) -> Option<usize> {
        let mut n = at;
        for _ in 0..6 {
            n = n.checked_sub(1)?;
            if self.has(Section::Clause, n) || self.has(Section::Until, n) {
                return Some(n);
            }
            if !self.has(Section::DateLead, n) {
                return None;
            }
        }
        None
    }

    /// "until the auditor has reported in June": done by then, where what governs the clause lies ahead.
    fn pending(&self, verb: usize) -> bool {
        let perfect = (verb.saturating_sub(3)..=verb).any(|n| self.has(Section::PerfectHelper, n));
        let opens = (verb.saturating_sub(8)..verb).rev().find(|n| self.has(Section::Pending, *n));
        let Some(opens) = opens.filter(|_| perfect) else { return false };
        self.left(opens).is_some_and(|main| main.cue == Cue::Future)
    }

    /// "Tuesday's election", "Monday's drills": the noun tells more than the verb.
    fn owned_tense(&self, at: usize, end: usize) -> Tense {
        let left = self.left(at).map(|met| (self.settle(&met), met));
        let event = (end + 1..end + 5).any(|n| self.has(Section::ComingEvent, n));
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
            Cue::Past => Tense::Past,
            Cue::Future => Tense::Future,
            Cue::Infinitive => {
                let mut at = met.at;
                // "to meet to discuss": one main verb governs both.
                for _ in 0..3 {
                    let Some(main) = self.left(at).filter(|main| main.commas == 0) else { break };
                    match main.cue {
                        Cue::Infinitive => at = main.at,
                        Cue::Past if !self.has(Section::Intent, main.at) => return Tense::Past,
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
            if let Some(cue) = self.cue(n) {
                return Some(Met { cue, at: n, commas, clause });
            }
            commas += usize::from(self.word(n) == ",");
            clause |= self.has(Section::Clause, n);
        }
        None
    }

    fn right(&self, end: usize) -> Option<Met> {
        let (mut commas, mut clause) = (0, false);
        for n in end..self.tokens.len().min(end + REACH) {
            if self.ends_clause(n) {
                return None;
            }
            // An infinitive that follows a date is governed by what stands before it.
            if let Some(cue) = self.cue(n).filter(|cue| *cue != Cue::Infinitive) {
                return Some(Met { cue, at: n, commas, clause });
            }
            // The comma of "On Tuesday, the council voted" ends no clause.
            commas += usize::from(self.word(n) == "," && n > end);
            clause |= self.has(Section::Clause, n);
        }
        None
    }

    fn ends_clause(&self, at: usize) -> bool {
        matches!(self.word(at), ";" | ":" | "—")
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        let cues = self.cues.get_or_init(|| (0..self.tokens.len()).map(|n| self.judge(n)).collect());
        cues.get(at).copied().flatten()
    }

    fn judge(&self, at: usize) -> Option<Cue> {
        if self.capital(at) && at > 0 {
            return None;
        }
        let noun = at > 0
            && !(at == 1 && self.has(Section::LoneArticle, 0))
            && (self.has(Section::Determiner, at - 1)
                || self.has(Section::Ordinal, at - 1)
                || self.before(at) == "'" && !self.is("elision"));
        if let Some(next) = self.get(Section::Planned, at) {
            let meant = next.is_empty() || self.has(Section::Infinitive, at + 1) || self.word(at + 1) == next;
            let compared = matches!(self.before(at), "than" | "as");
            if meant {
                return (!compared && !noun).then_some(Cue::Future);
            }
        }
        if self.has(Section::FutureVerb, at) {
            return (!noun).then_some(Cue::Future);
        }
        if self.has(Section::Infinitive, at) {
            let next = at + 1;
            let noun =
                self.capital(next) || self.has(Section::Determiner, next) || self.has(Section::Number, next);
            let verb = self.word(next).len() > 1 && self.word(next).bytes().all(|b| b.is_ascii_lowercase());
            return (verb && !noun && !self.has(Section::NoVerb, next)).then_some(Cue::Infinitive);
        }
        if self.is("words anywhere") {
            // A verb ends its clause.
            let ends =
                self.tokens.get(at + 1).is_none_or(|next| !next.lower.starts_with(letters::is_alphanumeric));
            let past = self.has(Section::PastEnding, at) && (ends || self.has(Section::Quoting, at + 1));
            return past.then_some(Cue::Past);
        }
        let word = self.word(at);
        let ending = |(ending, _): (&str, &str)| word.len() > ending.len() + 2 && word.ends_with(ending);
        let lower = at == 0 || self.tokens.get(at).is_some_and(|token| !token.capital);
        if self.has(Section::PastVerb, at)
            || lower
                && !self.has(Section::NoVerb, at)
                && self.language.words(Section::PastEnding).iter().any(ending)
        {
            return if noun { None } else { self.group(at) };
        }
        if lower
            && self.language.words(Section::FutureEnding).iter().any(ending)
            && !self.has(Section::NoVerb, at)
        {
            return (!noun).then_some(Cue::Future);
        }
        let led = at > 0
            && (noun || self.has(Section::Preposition, at - 1) || self.has(Section::Infinitive, at - 1));
        let next = self.get(Section::FuturateVerb, at).filter(|_| !led)?;
        // "takes effect" looks ahead, "takes" alone needn't.
        (next.is_empty() || next.split(' ').any(|next| next == self.word(at + 1))).then_some(Cue::Future)
    }

    /// Whether a verb that takes an infinitive stands close before: "will not be", "to be".
    fn governed(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at)
            .any(|n| self.has(Section::FutureVerb, n) || self.has(Section::Infinitive, n))
    }

    /// What the helping verbs before a past form make of it: "will be held", "to be held", "is based".
    fn group(&self, at: usize) -> Option<Cue> {
        for n in (at.saturating_sub(4)..at).rev() {
            if self.has(Section::FutureVerb, n) {
                return Some(Cue::Future);
            }
            if self.has(Section::Infinitive, n) {
                // "guidelines to be published" lie ahead, whatever governs them.
                return Some(if n + 1 < at { Cue::Future } else { Cue::Infinitive });
            }
            if self.has(Section::PresentHelper, n) {
                return None;
            }
            if !self.has(Section::Helper, n) && !self.has(Section::Adverb, n) {
                break;
            }
            // "that the vote be put off": no helping verb stands before it, so nothing is told as done.
            if self.has(Section::BareHelper, n)
                && !self.has(Section::Helper, n.wrapping_sub(1))
                && !self.governed(n)
            {
                return Some(Cue::Future);
            }
        }
        Some(Cue::Past)
    }
}
