//! The browser's edge: decode, call, encode. Alone names `wasm_bindgen`, `js_sys` and `serde_wasm_bindgen`.
