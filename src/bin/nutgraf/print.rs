//! A digest as JSON, Markdown or plain text.

use nutgraf::wire::Wire;
use nutgraf::{Digest, OffsetUnit};
use std::fmt::Write;

pub(crate) fn json(digest: &Digest) -> Result<String, String> {
    let wire = Wire::new(digest, OffsetUnit::Chars);
    serde_json::to_string_pretty(&wire).map(|json| json + "\n").map_err(|error| error.to_string())
}

pub(crate) fn markdown(digest: &Digest) -> String {
    let wire = Wire::new(digest, OffsetUnit::Chars);
    let mut out = format!("# {}\n\n", wire.article.title);
    for sentence in chosen(&wire) {
        let _ = writeln!(out, "> {sentence}\n");
    }
    for entry in &wire.timeline {
        let _ = writeln!(out, "- **{}** ({}): {}", entry.value, entry.status.name(), entry.label);
    }
    out
}

pub(crate) fn text(digest: &Digest) -> String {
    let wire = Wire::new(digest, OffsetUnit::Chars);
    let mut out = format!("{}\n\n", wire.article.title);
    for sentence in chosen(&wire) {
        let _ = writeln!(out, "{sentence}\n");
    }
    for entry in &wire.timeline {
        let _ = writeln!(out, "{:<22} {:<11} {}", entry.value, entry.status.name(), entry.label);
    }
    // What the page wrote must not steer the reader's terminal.
    out.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

/// The summary's sentences, a line each.
fn chosen(wire: &Wire) -> impl Iterator<Item = String> + '_ {
    wire.summary.iter().map(|pick| wire.sentences[pick.sentence as usize].text.replace('\n', " "))
}
