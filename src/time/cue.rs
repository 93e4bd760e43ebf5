//! What one token says of tense: a verb of the past or of what lies ahead, with the helping verbs before it. A closed lexicon,
//! no tagger.

use super::context::Context;
use crate::language::{Section, Trait};
use crate::letters;

/// What one token says of tense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    None,
    Past,
    Future,
    /// "to meet": what governs it decides.
    Infinitive,
}

/// How far before its "is" a clause opens that waits for what is to come.
const PENDING: usize = 4;

/// How far before a participle its "to have" may stand.
const CAUSED: usize = 6;

impl Context<'_> {
    pub(super) fn cue(&self, at: usize) -> Cue {
        let Some(token) = self.tokens.get(at) else { return Cue::None };
        let cue = token.cue.get().unwrap_or_else(|| self.judge(at));
        token.cue.set(Some(cue));
        cue
    }

    #[inline(never)]
    fn judge(&self, at: usize) -> Cue {
        if self.capital(at) && at > 0 {
            return Cue::None;
        }
        // "a recently announced plan"
        let before = at - usize::from(self.follows(Section::Adverb, at));
        let noun = !(at == 1 && self.has(Section::LoneArticle, 0))
            && (self.follows(Section::Determiner, before)
                || self.follows(Section::Ordinal, at)
                    && !self.follows(Section::ComingEvent, at)
                    // "first tabled in May"
                    && !(before < at && self.ends(Section::PastEnding, at))
                || self.marked(at, "'") && !self.is(Trait::Elision)
                || self.before(at) == "s" && self.marked(at - 1, "'"));
        let unless_noun = |cue| if noun { Cue::None } else { cue };
        if let Some(next) = self.get(Section::Planned, at) {
            let meant = next.is_empty() || self.has(Section::Infinitive, at + 1) || self.word(at + 1) == next;
            if meant {
                let compared = matches!(self.before(at), "than" | "as");
                return if compared { Cue::None } else { unless_noun(Cue::Future) };
            }
        }
        if self.ahead(at) {
            return unless_noun(self.modal(at));
        }
        if self.has(Section::Infinitive, at) {
            let next = at + 1;
            let noun = self.capital(next)
                || self.any(&[Section::Determiner, Section::Number, Section::NoVerb], next);
            let word = self.word(next);
            let verb = word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
            return if verb && !noun { Cue::Infinitive } else { Cue::None };
        }
        if self.is(Trait::WordsAnywhere) {
            // A verb ends its clause.
            let ends = || !self.word(at + 1).chars().next().is_some_and(letters::is_alphanumeric);
            let past = self.has(Section::PastEnding, at) && (ends() || self.has(Section::Quoting, at + 1));
            return if past { Cue::Past } else { Cue::None };
        }
        // "Karten sind …": a noun.
        let verb = !(self.has(Section::NoVerb, at) || self.capital(at) && self.is(Trait::CapitalNouns));
        if self.has(Section::PastVerb, at) || verb && self.ends(Section::PastEnding, at) {
            return if noun { Cue::None } else { self.group(at) };
        }
        if verb && self.ends(Section::FutureEnding, at) {
            return unless_noun(Cue::Future);
        }
        // "are meeting"
        let stem = self.word(at).strip_suffix("ing").filter(|_| self.follows(Section::PresentHelper, at));
        if stem.is_some_and(|stem| self.language.words(Section::FuturateVerb).contains(stem)) {
            return Cue::Future;
        }
        // "142 marks", "is open"
        let none = self.digits(at.wrapping_sub(1)).is_some() || self.follows(Section::Copula, at);
        // "let him go", "let the time for an appeal run out"
        let caused = self.within(Section::Causing, at.saturating_sub(6), at);
        // "a 17% fall in profit": a verb of one thing would end in "s".
        let thing = self.is(Trait::Compounds)
            && !self.word(at).ends_with('s')
            && self.within(Section::Indefinite, at.saturating_sub(4), at);
        if noun
            || none
            || thing
            || caused
            || self.follows(Section::Preposition, at)
            || self.follows(Section::Infinitive, at)
        {
            return Cue::None;
        }
        match self.get(Section::FuturateVerb, at) {
            // "have come"; "head of the port"
            Some(_) if self.follows(Section::PerfectHelper, at) => Cue::Past,
            Some("") if self.is(Trait::Compounds) && self.has(Section::PartLink, at + 1) => Cue::None,
            Some("") => Cue::Future,
            // "takes effect" looks ahead, "takes" alone needn't.
            Some(next) if next.split(' ').any(|next| next == self.word(at + 1)) => Cue::Future,
            _ => Cue::None,
        }
    }

    /// Whether a verb tells of what lies ahead: "won" only in "won't".
    pub(super) fn ahead(&self, at: usize) -> bool {
        self.has(Section::FutureVerb, at) && (!self.has(Section::PastVerb, at) || self.mark(at + 1, "'"))
    }

    /// A modal verb looks ahead, unless it tells of what somebody was able to do, "could not be reached Wednesday", or of what
    /// would be done by now: "should have opened in May".
    fn modal(&self, at: usize) -> Cue {
        let able = |kind: &str| {
            kind.is_empty()
                && (self.within(Section::Ability, at + 1, at + 4)
                    || self.follows(Section::Person, at) && self.within(Section::Sense, at + 1, at + 3))
        };
        let done = || (at + 1..at + 4).any(|n| self.has(Section::PerfectHelper, n) && self.past_form(n + 1));
        if self.get(Section::AbleVerb, at).is_some_and(|kind| able(kind) || done()) {
            Cue::Past
        } else {
            Cue::Future
        }
    }

    fn past_form(&self, at: usize) -> bool {
        self.has(Section::PastVerb, at) || self.ends(Section::PastEnding, at)
    }

    /// Whether a verb that takes an infinitive stands close before: "will not be", "to be".
    pub(super) fn governed(&self, at: usize) -> bool {
        let from = at.saturating_sub(3);
        (from..at).any(|n| self.ahead(n)) || self.within(Section::Infinitive, from, at)
    }

    /// What the helping verbs before a past form make of it: "will be held", "to be held", "is based".
    #[inline(never)]
    fn group(&self, at: usize) -> Cue {
        for n in (at.saturating_sub(4)..at).rev() {
            // "the plans announced", "the plan was dropped"
            let noun = self.has(Section::PlanNoun, n) && (n + 1 == at || self.has(Section::Helper, n + 1));
            // "on 14 May had"
            if self.ahead(n) && !noun && !(self.capital(n) && self.has(Section::Month, n)) {
                return self.modal(n);
            }
            if self.has(Section::Infinitive, n) {
                // "is said to have left", not "hopes to have left"
                let done = self.has(Section::PerfectHelper, n + 1)
                    && !self
                        .any(&[Section::FutureVerb, Section::Planned, Section::Intent], n.wrapping_sub(1));
                if done {
                    return Cue::Past;
                }
                // "guidelines to be published" lie ahead, whatever governs them.
                return if n + 1 < at { Cue::Future } else { Cue::Infinitive };
            }
            if self.has(Section::PresentHelper, n) {
                // "when the case is heard in May"
                let pending = self.within(Section::Pending, n.saturating_sub(PENDING), n);
                return if pending { Cue::Future } else { Cue::None };
            }
            if !self.has(Section::Helper, n) && !self.has(Section::Adverb, n) {
                break;
            }
            // "that the vote be put off": no helping verb stands before it, so nothing is told as done.
            if self.has(Section::BareHelper, n) && !self.follows(Section::Helper, n) && !self.governed(n) {
                return Cue::Future;
            }
        }
        // "hopes to have it finished by May": what governs "to have" decides.
        let have = (at.saturating_sub(CAUSED)..at)
            .rev()
            .take_while(|n| !self.mark(*n, ",") && !self.has(Section::Clause, *n))
            .find(|n| self.has(Section::PerfectHelper, *n) && self.follows(Section::Infinitive, *n));
        match have {
            Some(have) if have + 1 < at && !self.past_form(have + 1) => self.cue(have),
            _ => Cue::Past,
        }
    }
}
