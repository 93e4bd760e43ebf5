//! The subject of a date's clause: where it stands before commas, before a pronoun, or far from its verb. May use what `label` may.

use super::label::{Picker, SUBJECT};
use crate::language::Section;
use crate::letters;

impl Picker<'_, '_> {
    /// Where the subject begins of a clause that begins without one.
    pub(super) fn noun(&mut self, low: usize, floor: usize) -> usize {
        if low <= floor {
            return low;
        }
        if self.relative(low) {
            // "a bridge, which burned in May"; "it says that the bridge burned" has its subject.
            let mut says = low.saturating_sub(2);
            // "anunció el martes que"
            while says > floor && (self.dated(says) || self.is(Section::Article, says)) {
                says -= 1;
            }
            let content = low > 1 && self.verb_at(says) && self.is(Section::TimelineContent, low - 1);
            // "denied that he met": without the denial it says the contrary.
            let denied = content && self.line.cue(says, Section::TimelineDenied).is_some();
            return match content {
                _ if denied => self.low(says),
                true => low,
                false => self.antecedent(low - 1, floor),
            };
        }
        // "Talks broke down on Tuesday but resumed on Wednesday": one subject.
        if self.is(Section::But, low - 1)
            && self.verb_at(low + usize::from(self.is(Section::TimelineReflexive, low)))
            && low > 1
            && let from = self.low(low - 2)
            && let Some(verb) = self.verb(from, low - 1).filter(|verb| (1..=SUBJECT).contains(&(verb - from)))
        {
            self.gap = (verb, low);
            return from;
        }
        let clause = self.line.word(low - 1).clause;
        let ing = self.ing(low);
        // "originally planned", "to be held"
        let bare = |at: usize| {
            let to = usize::from(self.is(Section::Infinitive, at));
            let adverb = self.is(Section::Adverb, at + to) || self.is(Section::TimelineReflexive, at + to);
            self.verb_at(at + to + usize::from(adverb)) || to > 0 && self.is(Section::Helper, at + 1)
        };
        if clause == self.line.word(low).clause || !ing && !bare(low) {
            return low;
        }
        let mut from = low;
        while from > floor && self.line.word(from - 1).clause == clause {
            from -= 1;
        }
        let verb = self.verb(from, low);
        if ing {
            // "Rates rose, reaching 4 percent in May"; "If it rains, digging could resume" has its subject.
            let Some(verb) = verb.filter(|at| {
                self.plain(from)
                    && self.line.cue(from, Section::TimelineCondition).is_none()
                    && !self.verb_at(low + 1)
                    && (from + 1..from + SUBJECT / 2).contains(at)
            }) else {
                return low;
            };
            self.gap = (verb, low);
            return from;
        }
        // "The strike, which began in May, ends on Friday", "Ada Miller, the mayor, resigned in May"
        let aside =
            verb.is_none() || !self.plain(from) || self.pronoun(from) || bare(from) || self.participle(from);
        if aside && from > floor {
            let mut subject = self.low(from - 1);
            subject += usize::from(self.is(Section::TimelineAnd, subject));
            // "Ada Miller, 54, the mayor, resigned in May"
            if subject > floor && self.digit(subject) {
                from = subject;
                subject = self.low(from - 1);
            }
            // "The minister, who resigned in May, called the report, published on Tuesday": the report.
            if self.relative(subject) && bare(from) {
                return self.noun_before(low, floor);
            }
            if self.plain(subject) {
                self.gap = (from, low);
                return if from - subject <= SUBJECT { subject } else { self.noun_before(from, floor) };
            }
        }
        // "The law was passed in 1998, amended in 2000": one subject.
        if let Some(mut verb) = verb.filter(|at| (1..=SUBJECT).contains(&(*at - from)))
            && !aside
            && self.line.word(low - 1).day
        {
            while verb + 1 < low && self.verb_at(verb + 1) {
                verb += 1;
            }
            self.gap = (verb, low);
            return from;
        }
        self.noun_before(low, floor)
    }

    /// Where the noun begins that the relative pronoun at `at` stands for.
    pub(super) fn antecedent(&mut self, at: usize, floor: usize) -> usize {
        let starts = |at: usize| at > floor && self.line.word(at - 1).clause != self.line.word(at).clause;
        let from = self.noun_before(at, floor);
        if !starts(at) && starts(from) {
            // "Ada Miller, the pilot who resigned in May": the name tells more.
            let name = self.low(from - 1);
            let capital = |at: usize| self.line.word(at).text.starts_with(letters::is_uppercase);
            if from - name < SUBJECT / 2 && (name..from).all(capital) {
                self.gap = (from, at);
                return name;
            }
        }
        // "The last mill in the valley, which burned in May"
        let whole = if at > floor { self.low(at - 1) } else { at };
        let told = starts(at) && at - whole <= SUBJECT && self.plain(whole) && self.verb(whole, at).is_none();
        if told { whole } else { from }
    }

    /// Where the noun phrase begins that ends before `at`.
    pub(super) fn noun_before(&self, at: usize, floor: usize) -> usize {
        let mut low = at;
        while low > floor && at - low < SUBJECT {
            // "said Lund, who"
            let says = self.is(Section::TimelineSays, low - 1);
            if says || self.border(low - 1) || self.is(Section::TimelineBreak, low - 1) {
                break;
            }
            low -= 1;
            if self.is(Section::TimelineDeterminer, low) {
                break;
            }
        }
        low
    }

    /// Whether a verb's form describes the noun behind it.
    pub(super) fn attributive(&self, at: usize) -> bool {
        let determiner = |at: usize| self.is(Section::TimelineDeterminer, at);
        at > 1 && (determiner(at - 1) || determiner(at - 2) && self.dated(at - 1))
    }

    /// Leaves out what stands between the noun and its verb, where the whole is long: "teachers wearing red filled the
    /// square", "a plan drawn up by the guild names three sites".
    pub(super) fn without_aside(&mut self, low: usize) {
        let first = self.date.0;
        let by =
            |at: usize| self.verb_at(at) && !self.attributive(at) && self.is(Section::TimelineAgent, at + 1);
        let Some(at) = (low + 1..first).find(|at| self.verb_at(*at) || self.participle(*at)) else { return };
        if self.gap.1 == 0
            && at + 1 < first
            && (self.participle(at) || by(at))
            && let Some(verb) = self.verb(at + 1, first.min(at + SUBJECT))
            && self.line.word(at).clause == self.line.word(verb).clause
        {
            self.gap = (at, verb);
        }
    }
}
