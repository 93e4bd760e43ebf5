//! Cuts the article's paragraphs into sentences, and says which are quoted and who speaks.
//! May use the types of `article`, and `language`, `span`.

mod absorb;
mod bytes;
mod cut;
mod left;
mod list;
mod quote;
mod right;
mod seen;
mod speaker;
mod speech;
#[cfg(test)]
mod tests;

use crate::article::Article;
use crate::language::Language;
use crate::named::named;
use crate::span::Span;
use seen::Seen;
use speech::Speech;

#[cfg(test)]
thread_local! {
    /// Steps taken, for a test to hold against the length of the text.
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts the steps of whatever looks ahead.
fn count(steps: usize) {
    #[cfg(test)]
    STEPS.set(STEPS.get() + steps);
    let _ = steps;
}

/// A sentence of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where in the article's text, without outer white space.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// How much of it is quoted speech.
    pub quoted: Quoted,
    /// The words that name who speaks, where the text says so within reach.
    pub speaker: Option<Span>,
}

/// How much of a sentence is quoted speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quoted {
    /// None of it.
    #[default]
    No,
    /// Some of it.
    Partly,
    /// All of it, or all but a few words that say that somebody speaks.
    Wholly,
}

named! {
    /// The answer as a stable lower-case word.
    Quoted: No = "no", Partly = "partly", Wholly = "wholly",
}

/// Cuts the article into sentences, in order; together they cover all that a reader sees.
pub fn split(article: &Article, language: &Language) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut cuts = Vec::new();
    let (given, mut taken) = (article.presplit.as_deref().unwrap_or_default(), 0);
    // Who spoke last, where what follows may go on with it.
    let mut last: Option<Span> = None;
    for (n, paragraph) in article.paragraphs.iter().enumerate() {
        let base = paragraph.span.start as usize;
        let text = paragraph.span.of(&article.text);
        cuts.clear();
        let seen = if article.presplit.is_some() {
            // What stands behind the last paragraph is counted too.
            while let Some(span) = given.get(taken)
                && (span.start < paragraph.span.end || n + 1 == article.paragraphs.len())
            {
                cuts.push((span.start as usize - base, span.end as usize - base));
                taken += 1;
            }
            Seen::whole(text)
        } else {
            let seen = Seen::of(text);
            cut::cut(&seen.text, language, &mut cuts);
            seen
        };
        let next = article.paragraphs.get(n + 1).and_then(|next| next.span.of(&article.text).chars().next());
        let mut speech = Speech::new(&seen.text, next, language);
        let mut done = 0;
        for &(start, end) in &cuts {
            let said = speech.judge(start, end);
            let named =
                said.speaker.map(|(from, to)| Span::new(base + seen.behind(from), base + seen.before(to)));
            let speaker = named.or(last.filter(|_| said.goes_on));
            let whole = said.opens || said.quoted == Quoted::Wholly;
            last = speaker.filter(|_| speech.unfinished() || whole && !said.asks);
            let end = seen.behind(end);
            let span = Span::new(base + seen.before(start).max(done), base + end);
            done = end;
            sentences.push(Sentence { span, paragraph: n as u32, quoted: said.quoted, speaker });
        }
        last = last.filter(|_| speech.unfinished());
    }
    sentences
}
