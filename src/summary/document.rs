//! The article as the judges see it: its whole sentences, their words and neighbouring pairs, what leans on what.

use super::centrality::{self, Centrality};
use super::salience::is_opening;
use super::topics::{shares, terms};
use super::words::{COUNTED, Kind, Lower, Numbering, distinct};
use crate::article::{Article, ParagraphKind};
use crate::language::{Language, Section, Words};
use crate::sentence::{Quoted, Sentence};
use crate::sort;
use crate::span::part;
use crate::time::Timex;

const FEWEST_WORDS: usize = 5;

/// What can be chosen from.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    /// The whole sentences, in order.
    pub(super) lines: Vec<Line<'a>>,
    /// Indices of the sentences that are none: headings, scraps, captions, halves of a quotation.
    pub(super) scraps: Vec<usize>,
    /// What each word is.
    pub(super) kinds: Vec<Kind>,
    /// Each two neighbouring words once, sorted: see [`pair`].
    pub(super) pairs: Vec<u64>,
    /// How many words of the headline carry meaning and stand in the text.
    pub(super) titled: u32,
    /// How many words the lines hold.
    pub(super) total: usize,
}

/// A whole sentence.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Its index among all sentences.
    pub(super) sentence: usize,
    pub(super) text: &'a str,
    /// Where it begins in the article.
    pub(super) start: u32,
    /// How much of the reader's words it says, 0 to 1.
    pub(super) about: f64,
    pub(super) quoted: Quoted,
    /// How many time expressions it holds.
    pub(super) timexes: u32,
    /// Its words in lower case.
    pub(super) lower: Lower,
    /// Their numbers, in order.
    pub(super) words: Vec<u32>,
    /// Each of its words once, sorted.
    pub(super) distinct: Vec<u32>,
    /// Its neighbouring words as indices of the document's pairs, in order.
    pub(super) neighbours: Vec<u32>,
    /// Each of its pairs once, sorted.
    pub(super) pairs: Vec<u32>,
    /// Whether it opens with words that lean on the sentence before.
    pub(super) dangling: bool,
    /// The word that it takes up from an earlier line by opening with it: `The wall was built`.
    pub(super) resumes: Option<u32>,
    /// How many of its words are in each of the lists of [`COUNTED`].
    pub(super) counts: [u32; COUNTED.len()],
    pub(super) marks: Marks,
    pub(super) centrality: Centrality,
}

/// The marks of a sentence, those that tell something.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) commas: u32,
    /// Marks of quotations, opening or closing, and whether one opens.
    pub(super) quotes: u32,
    pub(super) opening: bool,
    pub(super) question: bool,
    pub(super) bracket: bool,
}

impl Marks {
    fn of(text: &str) -> Self {
        let mut marks = Self::default();
        for c in text.chars() {
            match c {
                ',' => marks.commas += 1,
                '?' => marks.question = true,
                '(' => marks.bracket = true,
                '”' | '»' | '」' => marks.quotes += 1,
                _ if is_opening(c) => {
                    marks.quotes += 1;
                    marks.opening = true;
                }
                _ => {}
            }
        }
        marks
    }
}

impl<'a> Document<'a> {
    pub(super) fn new(
        article: &'a Article,
        sentences: &[Sentence],
        timexes: &[Timex],
        language: &Language,
        about: &str,
    ) -> Self {
        let mut document = Self::default();
        let mut numbering = Numbering::default();
        let mut times = vec![0; sentences.len()];
        for timex in timexes {
            if let Some(count) = times.get_mut(timex.sentence as usize) {
                *count += 1;
            }
        }
        // The paragraph whose last sentence was the page's own.
        let mut owner = None;
        for (sentence, at) in sentences.iter().enumerate() {
            let text = at.span.of(&article.text);
            let kind = article.paragraphs.get(at.paragraph as usize).map(|p| p.kind).unwrap_or_default();
            let lower = Lower::of(text);
            let forms = numbering.forms(&lower, language);
            let furniture = language.words(Section::Furniture);
            let leans = dangles(&lower, language.words(Section::Dangling));
            // "Correction: … It was built in 1903.": what leans on the page's own words is the page's too.
            let owned = (0..lower.len())
                .any(|n| numbering.opens_furniture(forms[n]) && furnishes(text, &lower, n, furniture))
                || leans && owner == Some(at.paragraph);
            owner = owned.then_some(at.paragraph);
            if owned || is_scrap(text, &lower, kind) {
                document.scraps.push(sentence);
                continue;
            }
            let known = numbering.kinds.len();
            let words = numbering.numbers(&lower, &forms, language);
            let resumes =
                resumed(&words, &lower, &numbering.kinds[..known], language.words(Section::Definite));
            document.total += words.len();
            document.lines.push(Line {
                sentence,
                text,
                start: at.span.start,
                about: 0.0,
                quoted: at.quoted,
                timexes: times[sentence],
                distinct: distinct(&words),
                neighbours: Vec::new(),
                pairs: Vec::new(),
                dangling: !document.lines.is_empty() && leans,
                resumes,
                centrality: Centrality::default(),
                counts: numbering.count(&forms),
                marks: Marks::of(text),
                lower,
                words,
            });
        }
        let known = numbering.kinds.len();
        let mut about = terms(about, &mut |lower| numbering.words(lower, language));
        // Those that carry meaning and stand in the text.
        about.retain(|term| {
            let kind = |&word: &u32| numbering.kinds[..known].get(word as usize);
            term.words.iter().all(|word| kind(word).is_some())
                && term.words.iter().any(|word| kind(word).is_some_and(|kind| !kind.stop))
        });
        let shares = shares(&document.lines, &about);
        for (line, share) in document.lines.iter_mut().zip(shares) {
            line.about = share;
        }
        let title = numbering.words(&Lower::of(&article.title), language);
        document.kinds = numbering.kinds;
        document.kinds.truncate(known);
        document.mark_title(&title);
        document.number_pairs();
        centrality::measure(&mut document.lines, &document.kinds);
        document
    }

    /// Whether the sentence is about what the reader asked for.
    pub(super) fn is_about(&self, sentence: u32) -> bool {
        let line = self.lines.binary_search_by_key(&(sentence as usize), |line| line.sentence);
        line.is_ok_and(|line| self.lines[line].about > 0.0)
    }

    /// Marks the words that the headline says too.
    fn mark_title(&mut self, title: &[u32]) {
        for &word in title {
            if let Some(kind) = self.kinds.get_mut(word as usize)
                && !kind.stop
                && !kind.titled
            {
                kind.titled = true;
                self.titled += 1;
            }
        }
    }

    fn number_pairs(&mut self) {
        for line in &self.lines {
            for two in line.words.windows(2) {
                self.pairs.push(pair(two));
            }
        }
        sort::keys(&mut self.pairs);
        self.pairs.dedup();
        for line in &mut self.lines {
            for two in line.words.windows(2) {
                let number = self.pairs.binary_search(&pair(two)).unwrap_or_default();
                line.neighbours.push(number as u32);
            }
            line.pairs = distinct(&line.neighbours);
        }
    }
}

/// Two neighbouring words as one number: the first in its upper half.
pub(super) fn pair(two: &[u32]) -> u64 {
    two.iter().fold(0, |pair, &word| pair << 32 | u64::from(word))
}

/// Whether this is no full sentence of running text: a heading, a list scrap, a few words, an open end, half of a
/// quotation.
fn is_scrap(text: &str, lower: &Lower, kind: ParagraphKind) -> bool {
    let running = matches!(kind, ParagraphKind::Text | ParagraphKind::Quote | ParagraphKind::ListItem);
    // "2." before an item is no word of it.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marked = digits > 0 && part(text, digits, usize::MAX).starts_with(['.', ')']);
    !running || lower.len() < FEWEST_WORDS + usize::from(marked) || !ended(text) || half_quoted(text)
}

/// Whether a phrase of the page's furniture begins at a word; one with a value only at the head, before a colon.
fn furnishes(text: &str, lower: &Lower, at: usize, furniture: &Words) -> bool {
    (1..=4).any(|n| {
        let colon = || {
            at == 0 && part(text, lower.place(n - 1).end as usize, usize::MAX).trim_start().starts_with(':')
        };
        furniture.get(lower.run(at, n)).is_some_and(|value| value.is_empty() || colon())
    })
}

/// Whether a full stop or its like ends the text, closing marks left aside.
fn ended(text: &str) -> bool {
    for c in text.chars().rev() {
        if matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '։' | '።' | '။' | '។')
        {
            return true;
        }
        let closes = matches!(
            c,
            '"' | '\'' | '”' | '“' | '’' | '‘' | '»' | '«' | '›' | '‹' | ')' | ']' | '）' | '」' | '』'
        );
        if !c.is_whitespace() && !closes {
            break;
        }
    }
    false
}

/// Whether a quotation is open at either end: a half of one that runs over several sentences.
fn half_quoted(text: &str) -> bool {
    let (mut straight, mut low, mut left, mut right) = (0, 0, 0, 0);
    // More opened than closed, for marks that come in pairs.
    let (mut begun, mut over, mut corner, mut white) = (0, 0, 0, 0);
    for c in text.chars() {
        match c {
            '"' => straight += 1,
            '„' => low += 1,
            '“' => left += 1,
            '”' => right += 1,
            '«' => begun += 1,
            '»' => over += 1,
            '「' => corner += 1,
            '」' => corner -= 1,
            '『' => white += 1,
            '』' => white -= 1,
            _ => {}
        }
    }
    // In Swedish and Finnish the mark that closes also opens.
    let uneven = |open, close| open != close && (open > 0 || close % 2 == 1);
    // German opens with the low mark and closes with the one that English opens with.
    let open = if low > 0 { low != left + right } else { uneven(left, right) };
    open || uneven(begun, over) || corner != 0 || white != 0 || straight % 2 == 1
}

/// Whether it opens with words that lean on the sentence before: `He`, `But`, `The move`.
fn dangles(lower: &Lower, openers: &Words) -> bool {
    begins(lower, 0, 3, openers)
}

/// The word that an opening like `The wall` takes up: one that carries meaning, is no name, and is known from before.
fn resumed(words: &[u32], lower: &Lower, known: &[Kind], definite: &Words) -> Option<u32> {
    let &word = words.get(1)?;
    let kind = known.get(word as usize)?;
    (!kind.stop && !lower.capital(1) && definite.contains(lower.word(0))).then_some(word)
}

/// Whether an entry of up to so many words begins at a word.
fn begins(lower: &Lower, at: usize, most: usize, list: &Words) -> bool {
    (1..=most).any(|n| list.contains(lower.run(at, n)))
}
