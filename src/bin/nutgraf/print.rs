//! A digest as JSON, Markdown or plain text.

use crate::Failure;
use nutgraf::article::Article;
use nutgraf::language::{Language, Section};
use nutgraf::wire::{DateBasis, Wire, WireEntry};
use nutgraf::{Digest, Error, OffsetUnit};
use std::fmt::Write;

pub(crate) fn json(digest: &Digest) -> Result<String, Failure> {
    let wire = Wire::new(digest, OffsetUnit::Chars);
    serde_json::to_string_pretty(&wire).map(|json| plain(&json) + "\n").map_err(|error| Failure {
        code: "Unwritable",
        message: format!("the digest can't be written as JSON ({error}): report this page"),
    })
}

pub(crate) fn markdown(digest: &Digest, about: Option<&str>) -> String {
    let wire = Wire::new(digest, OffsetUnit::Chars);
    let mut out = format!("# {}\n\n", escaped(&wire.article.title));
    for note in notes(&wire, about) {
        let _ = writeln!(out, "*{}*\n", escaped(&note));
    }
    for (sentence, speaker) in chosen(&wire) {
        let _ = writeln!(out, "> {}", escaped(sentence));
        if let Some(speaker) = speaker {
            let _ = writeln!(out, ">\n> — {}", escaped(speaker));
        }
        out.push('\n');
    }
    for (entry, words) in timeline(digest, &wire) {
        let (label, how) = (escaped(&entry.label), escaped(&how(entry, words)));
        let _ = writeln!(out, "- **{}** ({}): {label} *({how})*", entry.value, status(entry));
    }
    out
}

pub(crate) fn text(digest: &Digest, about: Option<&str>) -> String {
    let wire = Wire::new(digest, OffsetUnit::Chars);
    let mut out = format!("{}\n\n", harmless(&wire.article.title));
    for note in notes(&wire, about) {
        let _ = writeln!(out, "({})\n", harmless(&note));
    }
    for (sentence, speaker) in chosen(&wire) {
        let _ = writeln!(out, "{}", harmless(sentence));
        if let Some(speaker) = speaker {
            let _ = writeln!(out, "    — {}", harmless(speaker));
        }
        out.push('\n');
    }
    for (entry, words) in timeline(digest, &wire) {
        let label = harmless(&entry.label);
        let _ = writeln!(out, "{:<22} {:<11} {label}", entry.value, status(entry));
        let _ = writeln!(out, "{:<34} ({})", "", harmless(&how(entry, words)));
    }
    out
}

/// What a reader has to know of the digest before it, as the element says it.
fn notes(wire: &Wire, about: Option<&str>) -> Vec<String> {
    let mut notes = Vec::new();
    if wire.article.truncated.is_some() {
        notes.push("the page breaks off before the article ends: this is what can be read".to_owned());
    } else if wire.summary.len() == wire.sentences.len() {
        notes.push("the whole text: too short to shorten".to_owned());
    }
    if wire.summary.is_empty() {
        notes.push(about.map_or_else(
            || "no sentence has so few words".to_owned(),
            |about| format!("no sentence speaks of “{about}”"),
        ));
    }
    let language = &wire.article.language;
    if wire.timeline.is_empty() && Language::of(language).words(Section::Weekday).iter().next().is_none() {
        notes.push(format!("dates in the language of this text, {language}, aren't read"));
    }
    notes
}

/// The summary by topic, in the order in which the text comes to them.
pub(crate) fn points(digest: &Digest) -> String {
    let wire = Wire::new(digest, OffsetUnit::Chars);
    let mut order: Vec<_> = Vec::new();
    for pick in &wire.summary {
        if !order.contains(&pick.topic) {
            order.push(pick.topic);
        }
    }
    let mut out = String::new();
    for topic in order {
        if let Some(topic) = topic.and_then(|number| wire.topics.get(number as usize)) {
            let _ = writeln!(out, "{}", harmless(&topic.text));
        }
        for pick in wire.summary.iter().filter(|pick| pick.topic == topic) {
            let text = wire.sentences.get(pick.sentence as usize).map(|sentence| harmless(&sentence.text));
            let _ = writeln!(out, "- {}", text.unwrap_or_default());
        }
    }
    out
}

/// The page's blocks in their order, each a line: what is kept, what isn't and why; before them, why the page is refused.
pub(crate) fn blocks(article: &Article, refused: Option<&Error>) -> String {
    let mut out = String::new();
    if let Some(error) = refused {
        let _ = writeln!(out, "! {}", harmless(&error.to_string()));
    }
    let mut aside = article.aside.iter().peekable();
    for n in 0..=article.paragraphs.len() {
        while let Some(block) = aside.next_if(|block| block.before as usize <= n) {
            let _ = writeln!(out, "- {:<10} {}", block.reason, harmless(&block.text));
        }
        if let Some(paragraph) = article.paragraphs.get(n) {
            let text = harmless(paragraph.span.of(&article.text));
            let why = article.kept.get(n).copied().unwrap_or("given");
            let _ = writeln!(out, "+ {:<10} {why:<8} {text}", paragraph.kind.name());
        }
    }
    out
}

/// The summary's sentences; of speech, and where the sentence doesn't name them itself, who speaks.
fn chosen(wire: &Wire) -> impl Iterator<Item = (&str, Option<&str>)> {
    let sentences = wire.summary.iter().filter_map(|pick| wire.sentences.get(pick.sentence as usize));
    sentences.map(|sentence| {
        let elsewhere =
            sentence.speaker_start.is_some_and(|at| !(sentence.start..sentence.end).contains(&at));
        (sentence.text.as_str(), sentence.speaker.as_deref().filter(|_| elsewhere))
    })
}

/// The entries, each with the words that give its date.
fn timeline<'d>(digest: &'d Digest, wire: &'d Wire) -> impl Iterator<Item = (&'d WireEntry, &'d str)> {
    wire.timeline.iter().zip(digest.timeline.iter().map(|entry| entry.span.of(&digest.article.text)))
}

fn status(entry: &WireEntry) -> &'static str {
    if entry.cancelled { "called off" } else { entry.status.name() }
}

/// How the date was worked out.
fn how(entry: &WireEntry, words: &str) -> String {
    match (entry.basis, &entry.anchor) {
        (DateBasis::Explicit, _) => format!("“{words}”"),
        (DateBasis::Publication, _) => format!("“{words}”, counted from the day of publication"),
        (DateBasis::Anchored, Some(anchor)) => format!("“{words}”, counted from “{anchor}”"),
        (DateBasis::Anchored, None) => format!("“{words}”, counted from another event"),
    }
}

/// One line that steers nobody's terminal: without control characters, and without those that turn the direction.
pub(crate) fn harmless(given: &str) -> String {
    given.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Turns the direction of what follows.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// JSON of the same meaning in which nothing steers a terminal: serde leaves DEL, C1 and what turns the direction as it is.
pub(crate) fn plain(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if turns(c) || c.is_control() && c > ' ' {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// One line whose characters mean themselves in Markdown.
pub(crate) fn escaped(given: &str) -> String {
    let given = harmless(given);
    // "1." or "1)" begins a list, but only where a line begins.
    let digits = given.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::with_capacity(given.len());
    for (at, c) in given.char_indices() {
        let leads =
            at == 0 && matches!(c, '-' | '+' | '=') || at == digits && at > 0 && matches!(c, '.' | ')');
        if leads || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '$')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_means_what_the_page_says() {
        for (given, want) in [
            ("<script>x</script> & *more*", "\\<script\\>x\\</script\\> \\& \\*more\\*"),
            ("1. First", "1\\. First"),
            ("- no list", "\\- no list"),
            ("A 3.5 % rise - no more", "A 3.5 % rise - no more"),
            ("two\nlines\u{1b}[2J", "two lines \\[2J"),
        ] {
            assert_eq!(escaped(given), want);
        }
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(harmless("a\u{202e}b\u{2066}c\u{9b}d\te"), "abc d e");
        assert_eq!(plain("{\n\"é😀\u{7f}\u{9b}\u{2069}\""), "{\n\"é😀\\u007f\\u009b\\u2069\"");
    }
}
