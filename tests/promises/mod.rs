//! What holds of every answer, and one way to ask for it a room: `invariants.rs` asks with texts made of parts,
//! `fuzzed.rs` with what the targets of `fuzz/` found worth keeping, those targets with whatever they think of.

use nutgraf::civil::{Date, DateTime};
use nutgraf::language::Language;
use nutgraf::time::Timex;
use nutgraf::wire::Wire;
use nutgraf::{Error, OffsetUnit, Options, Page, Span, article, digest, sentence, time};

/// A room by the name of its target, and how it is asked: whether it had an answer; panics where a promise is broken.
pub(crate) type Target = (&'static str, fn(&[u8]) -> bool);

/// All of them.
pub(crate) const TARGETS: [Target; 7] = [
    ("html", html),
    ("flat", flat),
    ("text", text),
    ("metadata", metadata),
    ("sentences", sentences),
    ("time", time),
    ("whole", whole),
];

const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "ja", "ko", "und", "ar"];

/// The source of a page.
pub(crate) fn html(bytes: &[u8]) -> bool {
    kept(&Page::from_html(&String::from_utf8_lossy(bytes)), &asked("en"))
}

/// What a browser hands over: a count of numbers, the numbers, the text that they cut.
pub(crate) fn flat(bytes: &[u8]) -> bool {
    let (&count, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let (numbers, text) = rest.split_at(rest.len().min(usize::from(count) * 2));
    let number = |pair: &[u8]| pair.iter().fold(0, |number, &byte| number << 8 | u32::from(byte));
    let ops: Vec<u32> = numbers.chunks(2).map(number).collect();
    match Page::from_flat(&String::from_utf8_lossy(text), &ops) {
        Ok(page) => kept(&page, &asked("en")),
        Err(Error::InvalidFlat { reason }) => {
            assert!(!reason.is_empty());
            false
        }
        Err(other) => panic!("{other:?} is no error of a flat page"),
    }
}

/// Text as a scraper leaves it; the first byte names its language.
pub(crate) fn text(bytes: &[u8]) -> bool {
    let (language, text) = spoken(bytes);
    kept(&Page::from_text(&text), &asked(language))
}

/// What a page says of itself: structured data, then after a byte of 0 the address and the tags.
pub(crate) fn metadata(bytes: &[u8]) -> bool {
    let mut fields = bytes.split(|&byte| byte == 0).map(|field| String::from_utf8_lossy(field).into_owned());
    let mut page =
        Page::from_html("<h1>The harbour wall</h1><p>The harbour wall fell on Tuesday. Nobody was hurt.");
    page.meta.json_ld.extend(fields.next());
    page.meta.canonical = fields.next();
    page.meta.title = fields.next();
    page.meta.language = fields.next();
    page.meta.tags = fields
        .map(|field| {
            let (name, content) = field.split_once('=').unwrap_or((&field, ""));
            (name.to_owned(), content.to_owned())
        })
        .collect();
    kept(&page, &Options { force: true, ..Options::default() })
}

/// An article's own text; the first byte names its language.
pub(crate) fn sentences(bytes: &[u8]) -> bool {
    let (language, text) = spoken(bytes);
    let Ok(article) = article::extract(&Page::from_body(&text), &asked(language)) else { return false };
    let found = sentence::split(&article, Language::of(language));
    ordered(found.iter().map(|s| s.span), &article.text);
    let covered: usize = found.iter().map(|s| black(s.span.of(&article.text))).sum();
    assert_eq!(covered, black(&article.text), "not all is part of a sentence");
    for sentence in &found {
        let said = sentence.span.of(&article.text);
        assert_eq!(said.trim(), said, "white space around a sentence");
    }
    true
}

/// An article's own text: the first byte names its language, two more the day on which it was published, or none.
pub(crate) fn time(bytes: &[u8]) -> bool {
    let (&[day, century], rest) = bytes.split_first_chunk().unwrap_or((&[0, 0], &[]));
    let (language, text) = spoken(rest);
    let published = Date::new(i16::from(century) * 40, day % 16, 1 + day / 8)
        .and_then(|date| DateTime::parse(&date.to_string()));
    let options = Options { published, ..asked(language) };
    let Ok(article) = article::extract(&Page::from_body(&text), &options) else { return false };
    let language = Language::of(language);
    let found = time::timexes(&article, &sentence::split(&article, language), language);
    ordered(found.iter().map(|t| t.span), &article.text);
    found.iter().for_each(honest);
    true
}

/// A source of any kind and any options: three bytes for them, then after a byte of 0 each the address, the headline and
/// the source.
pub(crate) fn whole(bytes: &[u8]) -> bool {
    let (&[knobs, length, language], rest) = bytes.split_first_chunk().unwrap_or((&[0, 0, 0], &[]));
    let mut fields =
        rest.splitn(3, |&byte| byte == 0).map(|field| String::from_utf8_lossy(field).into_owned());
    let filled = |field: Option<String>| field.filter(|field| !field.is_empty());
    let set = |bit: u8| knobs >> bit & 1 == 1;
    let options = Options {
        url: filled(fields.next()),
        title: filled(fields.next()),
        published: set(0).then(|| DateTime::parse("2020-10-29T09:16:00+09:00")).flatten(),
        language: set(1).then(|| LANGUAGES[usize::from(language) % LANGUAGES.len()].to_owned()),
        sentences: set(2).then(|| u32::from(length)),
        words: set(3).then(|| u32::from(length)),
        force: set(4),
        ..Options::default()
    };
    kept(&Page::from_source(&fields.next().unwrap_or_default()), &options)
}

fn spoken(bytes: &[u8]) -> (&'static str, String) {
    let (&first, text) = bytes.split_first().unwrap_or((&0, &[]));
    (LANGUAGES[usize::from(first) % LANGUAGES.len()], String::from_utf8_lossy(text).into_owned())
}

/// Options that get an answer wherever there can be one.
pub(crate) fn asked(language: &str) -> Options {
    Options {
        force: true,
        published: DateTime::parse("2020-10-29"),
        language: Some(language.to_owned()),
        ..Options::default()
    }
}

/// Whether the page gives a digest; panics where the digest breaks a promise.
pub(crate) fn kept(page: &Page, options: &Options) -> bool {
    let first = match digest(page, options) {
        Ok(digest) => digest,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return false;
        }
    };
    let article = &first.article;
    ordered(article.paragraphs.iter().map(|p| p.span), &article.text);
    ordered(first.sentences.iter().map(|s| s.span), &article.text);
    ordered(first.timexes.iter().map(|t| t.span), &article.text);
    for entry in &first.timeline {
        assert!(article.text.get(entry.span.range()).is_some());
        assert!((entry.sentence as usize) < first.sentences.len());
    }
    for topic in &first.summary.topics {
        assert!(!topic.span.of(&article.text).trim().is_empty() && topic.sentences.is_sorted());
        assert!(topic.sentences.iter().all(|&n| (n as usize) < first.sentences.len()));
    }
    for pick in &first.summary.ranking {
        assert!((pick.sentence as usize) < first.sentences.len());
    }
    first.timexes.iter().for_each(honest);
    let bytes = |digest| serde_json::to_string(&Wire::new(digest, OffsetUnit::Utf16)).expect("plain data");
    let again = digest(page, options).expect("the same page");
    assert_eq!(bytes(&again), bytes(&first));
    true
}

/// A timex means days that exist, the first before the last.
fn honest(timex: &Timex) {
    let Some(interval) = timex.interval else { return };
    for day in [interval.first, interval.last].into_iter().flatten() {
        assert_eq!(Date::new(day.year, day.month, day.day), Some(day), "{}", timex.value);
    }
    assert!(
        interval.first.is_none() || interval.last.is_none() || interval.first <= interval.last,
        "{timex:?}"
    );
}

fn ordered(spans: impl Iterator<Item = Span>, text: &str) {
    let mut last = 0;
    for span in spans {
        assert!(span.start >= last && span.start < span.end, "{span:?} after {last}");
        assert!(text.get(span.range()).is_some(), "{span:?} cuts a character");
        last = span.end;
    }
}

/// Characters that a reader sees: neither white space, nor soft hyphens, joiners and marks of direction.
pub(crate) fn black(text: &str) -> usize {
    let unseen = |c| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    text.chars().filter(|&c| !c.is_whitespace() && !unseen(c)).count()
}
