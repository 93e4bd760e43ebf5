//! The browser's edge: decode, call, encode. Alone names `wasm_bindgen` and `js_sys`.

#![allow(unreachable_pub, reason = "wasm_bindgen exports what is `pub`")]

mod value;

use crate::wire::{Wire, WireOptions};
use crate::{Error, OffsetUnit, Options, Page};
use js_sys::Reflect;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Digest, Options } from '../types.js';";

/// Digests a document as `collect.js` returned it: one string, and the numbers that say how to cut it.
///
/// # Errors
/// An `Error` whose `code` and `message` say what is wrong and what to do.
#[wasm_bindgen(js_name = digestFlat, unchecked_return_type = "Digest")]
pub fn digest_flat(
    text: &str,
    ops: &[u32],
    #[wasm_bindgen(unchecked_param_type = "Options | null | undefined")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = read_options(options).map_err(|error| thrown(&error))?;
    // A page without a word can still ask for millions of blocks.
    options.check_size(text.len().max(size_of_val(ops))).map_err(|error| thrown(&error))?;
    let page = Page::from_flat(text, ops).map_err(|error| thrown(&error))?;
    answer(&page, &options)
}

/// Digests plain text, scraped or pasted.
///
/// # Errors
/// As [`digest_flat`].
#[wasm_bindgen(js_name = digestText, unchecked_return_type = "Digest")]
pub fn digest_text(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "Options | null | undefined")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = read_options(options).map_err(|error| thrown(&error))?;
    answer(&Page::from_text(text), &options)
}

fn answer(page: &Page, options: &Options) -> Result<JsValue, JsValue> {
    let digest = crate::digest(page, options).map_err(|error| thrown(&error))?;
    let plain = value::Plain::default();
    Wire::new(&digest, OffsetUnit::Utf16)
        .serialize(&plain)
        .map_err(|error| JsValue::from_str(&error.to_string()))
}

fn read_options(given: &JsValue) -> Result<Options, Error> {
    WireOptions {
        url: typed(given, "url", "a string", JsValue::as_string)?,
        title: typed(given, "title", "a string", JsValue::as_string)?,
        published: typed(given, "published", "a string like 2020-10-29", JsValue::as_string)?,
        language: typed(given, "language", "a string", JsValue::as_string)?,
        sentences: typed(given, "sentences", "a whole number of 1 or more", count)?,
        words: typed(given, "words", "a whole number of 1 or more", count)?,
        force: typed(given, "force", "true or false", JsValue::as_bool)?,
    }
    .read()
}

fn typed<T>(
    given: &JsValue,
    name: &str,
    wants: &str,
    read: fn(&JsValue) -> Option<T>,
) -> Result<Option<T>, Error> {
    let Some(value) = field(given, name) else { return Ok(None) };
    match read(&value) {
        Some(read) => Ok(Some(read)),
        None => Err(Error::InvalidOption { reason: format!("`{name}` is {wants}") }),
    }
}

fn count(value: &JsValue) -> Option<u32> {
    let whole = |n: &f64| *n >= 1.0 && *n <= f64::from(u32::MAX) && n.fract() == 0.0;
    value.as_f64().filter(whole).map(|n| n as u32)
}

fn field(given: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(given, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

fn thrown(error: &Error) -> JsValue {
    let value = JsValue::from(js_sys::Error::new(&error.to_string()));
    // Setting a property of a fresh Error can't fail.
    let _ = Reflect::set(&value, &JsValue::from_str("code"), &JsValue::from_str(error.code()));
    if let Error::NoArticle { kind, .. } = error {
        let _ = Reflect::set(&value, &JsValue::from_str("kind"), &JsValue::from_str(kind.name()));
    }
    value
}
