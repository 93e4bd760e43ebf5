//! What single words of a sentence are to a label. May use what `label` may.

use super::label::{Picker, SUBJECT};
use crate::language::{Section, Trait};

/// What is looked for among words.
#[derive(Clone, Copy)]
pub(super) enum What {
    Verb,
    Dated,
    /// A word of a date, not of a length of time.
    Day,
    /// Where a phrase begins.
    Border,
    Listed(Section),
}

impl Picker<'_, '_> {
    pub(super) fn is(&self, section: Section, at: usize) -> bool {
        self.line.is(at, section)
    }

    pub(super) fn dated(&self, at: usize) -> bool {
        self.line.word(at).timex.is_some()
    }

    /// Whether a word is what is looked for.
    pub(super) fn fits(&self, at: usize, what: What) -> bool {
        match what {
            What::Verb => self.verb_at(at),
            What::Dated => self.dated(at),
            What::Day => self.line.word(at).day,
            What::Border => self.border(at),
            What::Listed(section) => self.is(section, at),
        }
    }

    /// The first such word.
    pub(super) fn first(&self, from: usize, to: usize, what: What) -> Option<usize> {
        (from..to).find(|at| self.fits(*at, what))
    }

    /// The last such word.
    pub(super) fn last(&self, from: usize, to: usize, what: What) -> Option<usize> {
        (from..to).rev().find(|at| self.fits(*at, what))
    }

    /// Whether a phrase begins with a word.
    pub(super) fn border(&self, at: usize) -> bool {
        self.is(Section::TimelineBorder, at) && !self.is(Section::TimelineAnd, at)
    }

    /// Whether a word may begin a subject.
    pub(super) fn plain(&self, at: usize) -> bool {
        // "le 3 mai" leads to a date, "le pont" doesn't.
        let leads = self.is(Section::TimelinePreposition, at) && !self.is(Section::Article, at);
        !leads && !self.is(Section::TimelineLead, at)
    }

    /// Whether a clause stands for the noun before it.
    pub(super) fn relative(&self, low: usize) -> bool {
        low > 0 && self.pronoun(low - 1)
    }

    /// Whether a word stands for the noun before it: "die 1962 gebaut wurde", but not "die Brücke".
    pub(super) fn pronoun(&self, at: usize) -> bool {
        let article = self.line.has(Trait::RelativeArticles) && self.is(Section::TimelineDeterminer, at);
        let own = |at: usize| {
            self.dated(at)
                || self.is(Section::TimelineFunction, at)
                || self.is(Section::TimelinePreposition, at)
        };
        let starts = at > 0 && self.line.word(at - 1).clause != self.line.word(at).clause;
        // "La prueba, que fue aplazada", not "lo que", "dijo que"
        let relative = self.line.cue(at, Section::TimelineRelative);
        relative.is_some_and(|(_, kind)| (kind.is_empty() || starts) && (!article || starts && own(at + 1)))
    }

    pub(super) fn verb_at(&self, at: usize) -> bool {
        !self.dated(at)
            && (self.line.verb(at)
                || self.is(Section::TimelineVerb, at)
                || self.is(Section::TimelineSays, at))
    }

    /// The first verb that some words hold.
    pub(super) fn verb(&self, low: usize, high: usize) -> Option<usize> {
        self.first(low, high, What::Verb)
    }

    /// Whether a word begins another clause: "after the vote closed", but not "after closing".
    pub(super) fn breaks(&self, at: usize) -> bool {
        if !self.is(Section::TimelineBreak, at) && !self.pronoun(at)
            // "That road", "in that road", "exactly that many, …"
            || self.is(Section::TimelineDeterminer, at)
                && (at == 0
                    || self.is(Section::TimelinePreposition, at - 1)
                    || self.closes(at + 1) && !self.verb_at(at + 1))
            // "gingen aber am Mittwoch weiter"
            || self.line.has(Trait::VerbSecond) && self.is(Section::But, at) && at > 0 && self.verb_at(at - 1)
            || self.pointing(at)
            || self.participle(at + 1)
        {
            return false;
        }
        // "as a messenger", "as rain fell"
        let clause = self.line.word(at).clause;
        let mut next = at + 1;
        while next < at + SUBJECT
            && self.line.word(next).clause == clause
            && !self.is(Section::TimelineAnd, next)
            && !self.verb_at(next)
        {
            next += 1;
        }
        // "after the vote", but "12 hours after the ships depart"
        let side = self.is(Section::LaterClause, at)
            && (at == 0 || !self.dated(at - 1) || self.line.word(at - 1).day);
        // "shut since a fire in May"
        let since = self.is(Section::TimelineSince, at);
        let may_not = self.is(Section::TimelineBorder, at) || side || since;
        let same = next < at + SUBJECT && self.line.word(next).clause == clause;
        // "missing since Sunday was found"
        if same && next > at + 1 && (at + 1..next).all(|at| self.dated(at)) {
            return false;
        }
        !may_not || same && self.verb_at(next)
    }

    /// "but that will change"
    pub(super) fn pointing(&self, at: usize) -> bool {
        at > 0
            && self.is(Section::TimelineDeterminer, at)
            && self.is(Section::TimelineAnd, at - 1)
            && self.verb_at(at + 1)
    }

    pub(super) fn participle(&self, at: usize) -> bool {
        let small = self.line.word(at).text.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
        small && self.line.ends(at, Section::TimelineParticipleEnding, 2)
    }

    pub(super) fn digit(&self, at: usize) -> bool {
        self.line.word(at).text.as_bytes().first().is_some_and(u8::is_ascii_digit)
    }

    /// Whether a clause begins as "reaching 4 percent" does; "including" and "according" tell nothing.
    pub(super) fn ing(&self, at: usize) -> bool {
        self.participle(at) && !self.is(Section::TimelineLead, at)
    }
}
