//! `cargo fuzz run -s none whole`: what it asks stands in `tests/promises`.
#![no_main]

#[path = "../../tests/promises/mod.rs"]
#[allow(dead_code, reason = "the other targets' part")]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    promises::whole(bytes);
});
