//! The hash that words are found by. Uses nothing.

/// FNV-1a, its high bits mixed into the low.
pub(crate) fn of(word: &str) -> u32 {
    let hash =
        word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}
