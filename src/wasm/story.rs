//! Joins digests. Part of the edge: digests come in as JSON, a story or an error goes out as JSON.

#![allow(clippy::needless_pass_by_value, reason = "bindgen hands over what it made")]

use super::{Failed, Fault, json};
use crate::story::{Error, Source, StoryOptions, fresh_of, join};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Joins digests, each a text of JSON.
#[wasm_bindgen]
pub fn story(digests: Vec<String>, sentences: Option<u32>, words: Option<u32>) -> String {
    answer(sources(&digests).and_then(|sources| join(&sources, &StoryOptions { sentences, words })))
}

/// What of a digest is new to a reader of others.
#[wasm_bindgen]
pub fn fresh(read: Vec<String>, digest: &str) -> String {
    let new = Source::parse(digest, read.len() + 1);
    answer(sources(&read).and_then(|read| fresh_of(&read, &new?)))
}

fn sources(digests: &[String]) -> Result<Vec<Source>, Error> {
    crate::story::check_count(digests.len())?;
    digests.iter().enumerate().map(|(n, digest)| Source::parse(digest, n + 1)).collect()
}

fn answer(made: Result<impl Serialize, Error>) -> String {
    let written = match made {
        Ok(made) => json::write(&made),
        Err(error) => {
            let (code, message) = (error.code(), error.to_string());
            json::write(&Failed { error: Fault { code, message, kind: None, language: None } })
        }
    };
    // What can't be written is a fault of ours: no JSON at all, which the engine takes for a trap.
    written.unwrap_or_default()
}
