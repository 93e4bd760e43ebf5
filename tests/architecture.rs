//! What the compiler doesn't hold: first lines, the room edges, the wasm edge, and tables that stand in two places.

use nutgraf::page::tag::{SKIPPED, TAGS};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "architecture/modules.rs"]
mod modules;
#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/rooms.rs"]
mod rooms;

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    files(folder, &["rs"])
}

/// The files below a folder of the project, by how their names end.
fn files(folder: &str, ends: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry of it").path();
            if path.is_dir() {
                // Other people's code, where npm has put it.
                if !path.ends_with("node_modules") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|e| ends.iter().any(|end| e == *end)) {
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
fn rooms_name_only_what_stands_to_their_left_and_only_the_library_calls_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let library = fs::read_to_string(root.join("lib.rs")).expect("src/lib.rs");
    let exports = rooms::exports(&library);
    assert!(exports.contains(&("PageKind".to_owned(), "error".to_owned())), "{exports:?}");
    let mut looked_at = 0;
    for (path, text) in sources("src") {
        let inside = path.strip_prefix(&root).expect("a path below src").with_extension("");
        let mut module: Vec<&str> = inside.iter().filter_map(|part| part.to_str()).collect();
        if module.last() == Some(&"mod") {
            module.pop();
        }
        let faults = match module.first() {
            Some(&"bin") => rooms::faults_outside(&text),
            Some(&"lib") => continue,
            _ => rooms::faults(&text, &module, &exports),
        };
        assert_eq!(faults, [""; 0], "{}", path.display());
        looked_at += 1;
    }
    assert!(looked_at > 50, "only {looked_at} files were looked at");
    for (path, text) in sources("examples") {
        assert_eq!(rooms::faults_outside(&text), [""; 0], "{}", path.display());
    }
}

#[test]
fn only_the_edge_knows_the_browser() {
    for (path, text) in sources("src") {
        let inside = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).expect("a path of the project");
        if !inside.starts_with("src/wasm") && inside != Path::new("src/wasm.rs") {
            let tokens = paths::tokens(&text);
            for name in ["wasm_bindgen", "js_sys", "web_sys"] {
                assert!(!tokens.iter().any(|token| token == name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn modules_of_the_browser_import_only_what_they_stand_on() {
    let found = files("www", &["js", "html"]);
    assert!(
        found.iter().any(|(path, _)| path.ends_with("www/demo/demo.js")),
        "www/demo/demo.js is not there"
    );
    for (path, text) in found {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
        let folder = |name: &str| path.starts_with(www.join(name));
        let faults = if folder("demo") {
            modules::faults_of_demo(&text)
        } else if folder("extension") && path.extension().is_none_or(|kind| kind != "html") {
            modules::faults_of_extension(&text, &name)
        } else {
            modules::faults(&text, &name)
        };
        assert_eq!(faults, [""; 0], "{}", path.display());
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
