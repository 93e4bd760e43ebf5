//! Cuts a label where a phrase ends and writes it as the sentence does. May use what `label` may.

use super::label::Picker;
use crate::language::{Section, Trait};
use crate::span::Span;

/// The fewest words that tell an event, where the sentence has them.
pub(super) const FEWEST: usize = 3;
/// The most words of a label.
pub(super) const MOST: usize = 12;
/// How many more it may have, where no phrase ends before.
const MORE: usize = 4;

impl Picker<'_, '_> {
    /// Whether a word is told: no part of the date or of what leads to it, nothing in parentheses.
    pub(super) fn told(&self, at: usize) -> bool {
        let (first, end) = self.date;
        let word = self.line.word(at);
        let own = |at: usize| first <= at && at < end;
        let dated = |at: usize| own(at) || self.dated(at);
        // Not in "New Year's Day"
        let owner =
            |at: usize| self.dated(at) && !self.dated(at + 1) && self.line.word(at).lower.ends_with("'s");
        if word.aside || (self.gap.0..self.gap.1).contains(&at) {
            return false;
        }
        if dated(at) {
            // "Tuesday's election" needs its first word, and "Tuesday was the deadline" its subject.
            return (owner(at) || own(at) && self.subject()) && at + 1 < self.line.words.len();
        }
        // "on Friday and Saturday", "an October speech"
        let article = self.is(Section::TimelineAny, at) && word.lower.len() > 1;
        let joins = at > 0 && dated(at - 1) && self.line.word(at + 1).clause == self.line.word(at - 1).clause;
        if dated(at + 1) && (article || joins) {
            return false;
        }
        let skips = |at| self.is(Section::TimelineSkip, at) || self.is(Section::TimelineNear, at);
        let skip = skips(at);
        if !self.is(Section::TimelinePreposition, at) && !skip
            || self.closes(at)
            // "was sworn in on Monday"
            || self.particle(at)
            // "was to start next spring"
            || self.is(Section::Infinitive, at) && self.verb_at(at + 1)
            // "will end this Friday", not "at the end of this week"
            || skip && at > 0 && (self.is(Section::FutureVerb, at - 1) || self.is(Section::Infinitive, at - 1))
        {
            return true;
        }
        let mut next = at + 1;
        while next < at + 4 && skips(next) && next != first {
            next += 1;
        }
        self.line.word(next).clause == word.clause && (owner(next) || !dated(next))
    }

    /// Whether the date begins its clause and has a verb: it is the subject.
    pub(super) fn subject(&self) -> bool {
        let (first, end) = self.date;
        let clause = |at: usize| self.line.word(at).clause;
        let alone = first == 0 || clause(first - 1) != clause(first);
        alone
            && !self.line.has(Trait::VerbSecond)
            && self.dated(first)
            && clause(end) == clause(first)
            && self.verb_at(end)
    }

    pub(super) fn kept(&self, low: usize, high: usize) -> Vec<usize> {
        let mut kept = Vec::new();
        for at in low..high {
            if self.told(at) {
                kept.push(at);
            }
        }
        kept
    }

    pub(super) fn count(&self, low: usize, high: usize) -> usize {
        self.kept(low, high).len()
    }

    /// The first [`MOST`] words, cut where a phrase ends, without words at either end that need others.
    pub(super) fn cut(&self, mut kept: Vec<usize>) -> Vec<usize> {
        let leads = |kept: &[usize]| {
            kept.first().is_some_and(|at| {
                *at > 0
                    && (self.is(Section::TimelineLead, *at) && !self.pointing(*at)
                        || self.pronoun(*at) && self.line.has(Trait::RelativeArticles))
            })
        };
        while kept.len() > 2 && leads(&kept) {
            kept.remove(0);
        }
        // "a (park …) announced by the guild"
        let (gap, beyond) = self.gap;
        let helps = |at: usize| self.verb_at(at) && self.verb_at(beyond);
        kept.retain(|at| {
            at + 1 != gap || gap == beyond || helps(*at) || !self.is(Section::TimelineDangling, *at)
        });
        if kept.len() > MOST + 1 {
            // Not before the date's verb, nor before the verb of what is said.
            let place = |at: usize| kept.iter().position(|kept| *kept == at);
            let first = kept.iter().position(|at| self.verb_at(*at)).unwrap_or(0);
            let verb = kept.first().and_then(|low| place(self.governing(*low)?)).unwrap_or(first);
            let said = self.is(Section::TimelineSays, kept[verb]);
            let said = (verb + 1..kept.len()).find(|n| said && self.verb_at(kept[*n]));
            let least = (said.unwrap_or(verb) + 2).max(FEWEST);
            let most = kept.len().min(MOST + MORE);
            let mut cut = 0;
            for n in least..most {
                if (n <= MOST || cut == 0) && self.ends(&kept, n) {
                    cut = n;
                }
            }
            kept.truncate(if cut == 0 { MOST + MORE } else { cut });
        }
        while kept.len() > 1
            && kept.last().is_some_and(|at| self.dangles(*at) && !self.closes(*at) && !self.particle(*at))
        {
            kept.pop();
        }
        kept
    }

    /// Whether a word belongs to the verb before it.
    fn particle(&self, at: usize) -> bool {
        let own = self.line.cue(at.wrapping_sub(1), Section::TimelineParticle);
        own.is_some_and(|(_, own)| own == self.line.word(at).lower)
    }

    /// Whether a word needs another behind it: "her", not in "saw her on Sunday".
    fn dangles(&self, at: usize) -> bool {
        let object = |kind| kind == "object" && self.verb_at(at.wrapping_sub(1)) && !self.told(at + 1);
        self.line.cue(at, Section::TimelineDangling).is_some_and(|(_, kind)| !object(kind))
    }

    /// Whether its clause ends with a word: "where our customers are", "stellte den Plan vor".
    pub(super) fn closes(&self, at: usize) -> bool {
        self.line.word(at + 1).clause != self.line.word(at).clause
    }

    /// Whether a phrase ends before a word.
    fn ends(&self, kept: &[usize], n: usize) -> bool {
        let (at, before) = (kept[n], kept[n - 1]);
        let (word, last) = (self.line.word(at), self.line.word(before));
        if word.clause != last.clause {
            return !self.verb_at(before);
        }
        let joins = self.is(Section::TimelineAnd, at)
            && !self.is(Section::TimelineDeterminer, at + 1)
            && !self.is(Section::TimelineBreak, at + 1)
            && !self.verb_at(at + 1);
        let open = joins
            || self.verb_at(before)
            || self.participle(before)
            || self.is(Section::TimelineDangling, before)
            || n > 1 && self.is(Section::Infinitive, kept[n - 2]);
        self.is(Section::TimelineBorder, at) && !open
    }

    /// The words, with what stands between them where they stand together; then who says so.
    pub(super) fn text(&self, kept: &[usize], by: &[usize]) -> String {
        let mut text = String::new();
        let mut before = None;
        for (n, at) in kept.iter().chain(by).enumerate() {
            match before {
                None => {}
                _ if n == kept.len() => text.push_str(", "),
                Some(last) => {
                    let start = if last + 1 == *at { last } else { at - 1 };
                    let between =
                        Span { start: self.line.word(start).span.end, end: self.line.word(*at).span.start };
                    let between = between.of(self.line.text);
                    // Where the date stood, only "said: …" keeps its mark.
                    let between = if last == start || between.starts_with(':') { between } else { " " };
                    for c in between.chars() {
                        let space = c.is_whitespace();
                        // A quotation may be cut: its marks aren't told.
                        let quote = matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '(' | ')');
                        if !(quote || space && text.ends_with(' ')) {
                            text.push(if space { ' ' } else { c });
                        }
                    }
                }
            }
            text.push_str(self.line.word(*at).text);
            before = Some(*at);
        }
        text
    }
}
