//! The sentences of a text, for `sentences.mjs` to time in whatever runs wasm. A text comes in byte by byte, so that
//! nothing here is unsafe but the functions' names.

use nutgraf::language::Language;
use nutgraf::{Options, Page, article, sentence};
use std::cell::RefCell;
use unicode_segmentation::UnicodeSegmentation;

thread_local! {
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ARTICLE: RefCell<article::Article> = RefCell::default();
}

#[unsafe(no_mangle)]
pub extern "C" fn push(byte: u32) {
    BYTES.with_borrow_mut(|bytes| bytes.push(byte as u8));
}

/// Makes an article of what was pushed.
#[unsafe(no_mangle)]
pub extern "C" fn ready() {
    let text = BYTES.with_borrow(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let options = Options { force: true, ..Options::default() };
    ARTICLE.set(article::extract(&Page::from_body(&text), &options).unwrap_or_default());
}

#[unsafe(no_mangle)]
pub extern "C" fn nutgraf() -> usize {
    ARTICLE.with_borrow(|article| sentence::split(article, Language::of("en")).len())
}

#[unsafe(no_mangle)]
pub extern "C" fn unicode() -> usize {
    ARTICLE.with_borrow(|article| article.text.lines().map(|line| line.unicode_sentences().count()).sum())
}
