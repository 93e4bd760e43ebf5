//! Digests pages. Part of the edge.

use super::{Failed, Fault, json};
use crate::language::Language;
use crate::options::Weights;
use crate::wire::{Wire, WireOptions};
use crate::{Digest, Error, OffsetUnit, Options, Page};
use wasm_bindgen::prelude::*;

/// Digests a document as `collect.js` returned it: one string, and the numbers that say how to cut it; without numbers,
/// plain text, scraped or pasted. The options stand in a row, since an object of them costs more than all else here; the
/// engine has seen to their types.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "options in a row")]
pub fn digest(
    text: &str,
    ops: Option<Vec<u32>>,
    url: Option<String>,
    title: Option<String>,
    published: Option<String>,
    language: Option<String>,
    sentences: Option<u32>,
    words: Option<u32>,
    about: Option<String>,
    weights: Option<Vec<u32>>,
    force: Option<bool>,
) -> String {
    let weights = weights.map(self::weights);
    let asked = WireOptions { url, title, published, language, sentences, words, about, weights, force };
    answer(&asked.read().and_then(|options| crate::digest(&page(text, ops, &options)?, &options)))
}

/// Digests a page's source, parsed here: for servers, which have no parser of their own.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = digestHtml)]
#[allow(clippy::too_many_arguments, reason = "options in a row")]
pub fn digest_html(
    source: &str,
    url: Option<String>,
    title: Option<String>,
    published: Option<String>,
    language: Option<String>,
    sentences: Option<u32>,
    words: Option<u32>,
    about: Option<String>,
    weights: Option<Vec<u32>>,
    force: Option<bool>,
) -> String {
    let weights = weights.map(self::weights);
    let asked = WireOptions { url, title, published, language, sentences, words, about, weights, force };
    answer(&asked.read().and_then(|options| crate::digest(&Page::from_html(source), &options)))
}

/// The weights as the engine lines them up, negative ones as they lie in memory.
fn weights(given: Vec<u32>) -> Weights {
    let steps = <[u32; 4]>::try_from(given).unwrap_or_default();
    let [position, novelty, numbers, quotes] = steps.map(|step| step as i32);
    Weights { position, novelty, numbers, quotes }
}

fn answer(digest: &Result<Digest, Error>) -> String {
    let written = match digest {
        Ok(digest) => json::write(&Wire::new(digest, OffsetUnit::Utf16)),
        Err(error) => json::write(&Failed { error: fault(error) }),
    };
    // What can't be written is a fault of ours: no JSON at all, which the engine takes for a trap.
    written.unwrap_or_default()
}

/// Takes the word lists of a language, for which an error of code `NoWordLists` asked.
#[wasm_bindgen]
pub fn learn(language: &str, lists: String) {
    Language::learn(language, lists);
}

fn page(text: &str, ops: Option<Vec<u32>>, options: &Options) -> Result<Page, Error> {
    let Some(ops) = ops else { return Ok(Page::from_text(text)) };
    // A page without a word can still ask for millions of blocks.
    options.check_size(text.len().max(size_of_val(&*ops)))?;
    Page::from_flat(text, &ops)
}

fn fault(error: &Error) -> Fault {
    let (kind, language) = match error {
        Error::NoArticle { kind, .. } => (Some(kind.name()), None),
        Error::NoWordLists { language } => (None, Some(*language)),
        _ => (None, None),
    };
    Fault { code: error.code(), message: error.message(), kind, language }
}
