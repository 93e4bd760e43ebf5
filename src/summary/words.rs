//! Words of the sentences as numbers, so that counting and comparing them is cheap and the same everywhere.

use crate::intern::{Interner, hash};
use crate::language::{Language, Section, Words};
use crate::letters;
use crate::sort;
use crate::span::{Span, part};

/// The words of a text in lower case, so that runs of them can be looked up as they lie.
#[derive(Debug, Default)]
pub(super) struct Lower {
    /// All of them, a space between two.
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// Where each stands in the text as written.
    places: Vec<Span>,
    /// How each was written: `CAPITAL`, `SHOUTED`.
    shapes: Vec<u8>,
}

/// The word begins with a capital.
const CAPITAL: u8 = 1;
/// The word is capitals alone, at least two.
const SHOUTED: u8 = 2;

impl Lower {
    pub(super) fn of(text: &str) -> Self {
        let mut lower = Self::default();
        let mut start = usize::MAX;
        for (at, c) in text.char_indices() {
            let alone = is_word(c);
            if alone || !letters::is_alphanumeric(c) {
                lower.push(text, start, at);
                start = usize::MAX;
            } else if start == usize::MAX {
                start = at;
            }
            if alone {
                lower.push(text, at, at + c.len_utf8());
            }
        }
        lower.push(text, start, text.len());
        lower
    }

    fn push(&mut self, text: &str, start: usize, end: usize) {
        let word = part(text, start, end);
        if word.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        letters::push_lowercase(&mut self.text, word);
        let capital = word.starts_with(letters::is_uppercase);
        let small = capital && word.chars().any(letters::is_lowercase);
        let length = word.chars().take(2).count();
        let shouted = capital && !small && length > 1;
        self.shapes.push(u8::from(capital) * CAPITAL + u8::from(shouted) * SHOUTED);
        self.ends.push(self.text.len() as u32);
        self.places.push(Span::new(start, end));
    }

    /// Where the word stands in the text; nowhere behind the last.
    pub(super) fn place(&self, n: usize) -> Span {
        self.places.get(n).copied().unwrap_or_default()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn word(&self, n: usize) -> &str {
        self.run(n, 1)
    }

    /// So many words from the `first`, a space between two; nothing where there are fewer.
    pub(super) fn run(&self, first: usize, count: usize) -> &str {
        let Some(&end) = self.ends.get(first + count - 1) else { return "" };
        let start = if first == 0 { 0 } else { self.ends[first - 1] + 1 };
        part(&self.text, start as usize, end as usize)
    }

    /// Whether the word begins with a capital.
    pub(super) fn capital(&self, n: usize) -> bool {
        self.shape(n) & CAPITAL != 0
    }

    /// Whether the word is capitals alone, at least two.
    pub(super) fn shouted(&self, n: usize) -> bool {
        self.shape(n) & SHOUTED != 0
    }

    fn shape(&self, n: usize) -> u8 {
        self.shapes.get(n).copied().unwrap_or_default()
    }
}

/// Whether the character counts as a word of its own: Chinese and Japanese have no spaces.
pub(super) fn is_word(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Whether a name or thing may be written with it in Chinese or Japanese, where no capital tells one.
pub(super) fn is_character(c: char) -> bool {
    is_word(c) && c >= '\u{30a0}'
}

/// What a word is, wherever it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kind {
    /// Whether it carries no meaning of its own.
    pub(super) stop: bool,
    /// Whether it holds a digit.
    pub(super) digit: bool,
    /// Whether it carries meaning and the headline says it too.
    pub(super) titled: bool,
    /// Its length in characters.
    pub(super) length: u32,
}

/// Lists whose words the figures of a sentence count.
pub(super) const COUNTED: [Section; 4] =
    [Section::Attribution, Section::Pronoun, Section::Speaker, Section::Picture];
/// The bit of what opens a line of the page's furniture, behind those of the lists.
const FURNITURE: u8 = 1 << COUNTED.len();

/// A word as it is written, in small letters: looked up once, however often it stands there.
#[derive(Debug)]
struct Written {
    /// The number of its stem, once somebody has asked.
    number: Option<u32>,
    /// A bit for each of the lists that hold it.
    lists: u8,
}

/// Numbers the words of a document: words of one stem are one word.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    numbers: Interner,
    /// By number.
    pub(super) kinds: Vec<Kind>,
    forms: Interner,
    /// By the number of the form.
    written: Vec<Written>,
}

impl Numbering {
    /// The numbers of the forms of a text's words.
    pub(super) fn forms(&mut self, lower: &Lower, language: &Language) -> Vec<u32> {
        let (counted, furniture) =
            (COUNTED.map(|section| language.words(section)), language.words(Section::Furniture));
        let mut forms = Vec::with_capacity(lower.len());
        for n in 0..lower.len() {
            let word = lower.word(n);
            let form = self.forms.number(word);
            if form as usize == self.written.len() {
                let mut lists = if furniture.opens(word) { FURNITURE } else { 0 };
                let hash = hash(word.as_bytes());
                for (n, list) in counted.iter().enumerate() {
                    lists |= u8::from(list.holds(word, hash)) << n;
                }
                self.written.push(Written { number: None, lists });
            }
            forms.push(form);
        }
        forms
    }

    /// Whether a form opens a line of the page's furniture.
    pub(super) fn opens_furniture(&self, form: u32) -> bool {
        self.written[form as usize].lists & FURNITURE != 0
    }

    /// How many of the forms are in each of the lists.
    pub(super) fn count(&self, forms: &[u32]) -> [u32; COUNTED.len()] {
        let mut counts = [0; COUNTED.len()];
        for &form in forms {
            let lists = self.written[form as usize].lists;
            for (n, count) in counts.iter_mut().enumerate() {
                *count += u32::from(lists >> n & 1);
            }
        }
        counts
    }

    /// The numbers of a text's words.
    pub(super) fn words(&mut self, lower: &Lower, language: &Language) -> Vec<u32> {
        let forms = self.forms(lower, language);
        self.numbers(lower, &forms, language)
    }

    /// The numbers of a text's words, given their forms.
    pub(super) fn numbers(&mut self, lower: &Lower, forms: &[u32], language: &Language) -> Vec<u32> {
        let (stops, endings) = (language.words(Section::Stop), language.words(Section::Suffix));
        let mut words = Vec::with_capacity(forms.len());
        for (n, &form) in forms.iter().enumerate() {
            let written = &mut self.written[form as usize];
            let number = written.number.unwrap_or_else(|| {
                let word = lower.word(n);
                let stem = stem(word, endings);
                let number = self.numbers.number(stem);
                if number as usize == self.kinds.len() {
                    let (length, digit) = (letters::count(stem) as u32, has_digit(stem));
                    // A single letter is a stump of a contraction or an initial.
                    let single = length == 1 && stem.is_ascii() && !digit;
                    let stop = single || stops.contains(word);
                    self.kinds.push(Kind { stop, digit, titled: false, length });
                }
                number
            });
            written.number = Some(number);
            words.push(number);
        }
        words
    }
}

/// Each number once, sorted.
pub(super) fn distinct(numbers: &[u32]) -> Vec<u32> {
    let mut distinct = numbers.to_vec();
    sort::numbers(&mut distinct);
    distinct.dedup();
    distinct
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

/// The word without its ending, so that `plan`, `plans` and `planned` count as one. Crude on purpose: it only has to
/// treat the same words alike.
fn stem<'w>(word: &'w str, endings: &Words) -> &'w str {
    const SHORTEST: usize = 3;
    if word.len() <= SHORTEST || has_digit(word) {
        return word;
    }
    let mut cut = word.len().saturating_sub(endings.longest()).max(SHORTEST);
    while cut < word.len() && !endings.contains(part(word, cut, word.len())) {
        cut += 1;
    }
    let rest = part(word, 0, cut);
    let (mut length, mut last, mut doubled) = (0, ' ', false);
    for c in rest.chars() {
        length += 1;
        doubled = c == last;
        last = c;
    }
    if doubled && length > SHORTEST { part(rest, 0, rest.len() - last.len_utf8()) } else { rest }
}
