//! What the compiler doesn't hold: first lines, the room edges, the wasm edge, and tables that stand in two places.

use nutgraf::page::tag::{SKIPPED, TAGS};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and those that it may name besides `span`, `civil`, `error`, `options` and `language`.
const EDGES: &[(&str, &[&str])] = &[
    ("page", &[]),
    ("article", &["page"]),
    ("sentence", &["article"]),
    ("time", &["article", "sentence"]),
    ("summary", &["article", "sentence", "time"]),
    ("timeline", &["article", "sentence", "time"]),
    ("language", &[]),
];

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry of it").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                found.push((path, text));
            }
        }
    }
    found
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for folder in ["src", "tests", "xtask"] {
        for (path, text) in sources(folder) {
            assert!(text.starts_with("//! "), "{} does not begin with `//! `", path.display());
        }
    }
}

#[test]
fn rooms_name_only_the_rooms_to_their_left() {
    for (room, allowed) in EDGES {
        for (path, text) in sources(&format!("src/{room}")) {
            for (other, _) in
                EDGES.iter().filter(|(o, _)| o != room && *o != "language" && !allowed.contains(o))
            {
                let named = text.contains(&format!("crate::{other}::"));
                // Tests may build what the room reads.
                assert!(!named, "{} names `{other}`", path.display());
            }
        }
    }
}

#[test]
fn only_the_edge_knows_the_browser() {
    for (path, text) in sources("src") {
        if !path.ends_with("src/wasm.rs")
            && !path.ends_with("src/wasm/value.rs")
            && !path.ends_with("architecture.rs")
        {
            for name in ["wasm_bindgen::", "js_sys::", "web_sys::"] {
                assert!(!text.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn the_collector_knows_the_same_elements() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/collect.js");
    let source = fs::read_to_string(path).expect("www/collect.js");
    let list = |name: &str| {
        let start = source.find(&format!("const {name} = ")).expect("the list");
        let end = start + source[start..].find(".split(' ')").expect("its end");
        source[start..end].split('\'').skip(1).step_by(2).collect::<String>()
    };
    let names: Vec<_> = TAGS.iter().map(|(name, _)| *name).collect();
    assert_eq!(list("BLOCKS"), names.join(" "));
    assert_eq!(list("SKIPPED"), SKIPPED.join(" "));
}
