//! The browser's edge: decode, call, encode. Alone names `wasm_bindgen`. The answer is JSON, which a browser reads
//! faster than it is handed value by value: a digest, or `{"error":{"code","message","kind","language"}}`.
//! A build with the feature `story` is the core that joins digests, and holds nothing that makes one.

#![allow(unreachable_pub, reason = "wasm_bindgen exports what is `pub`")]

mod json;
#[cfg(not(feature = "story"))]
mod page;
#[cfg(feature = "story")]
mod story;

use serde::Serialize;

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[derive(Serialize)]
struct Failed {
    error: Fault,
}

#[derive(Serialize)]
struct Fault {
    code: &'static str,
    message: String,
    kind: Option<&'static str>,
    language: Option<&'static str>,
}
