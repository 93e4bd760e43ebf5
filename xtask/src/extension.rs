//! `cargo xtask extension`: the browser extension, of one source a folder and a zip for each browser. It takes the
//! package's modules from `target/modules/`, and the words of the interface from `www/extension/strings/`.

use crate::build::{self, Rustup};
use crate::npm::STORY_WASM;
use crate::{Result, bundle, icons, story, tools};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const WWW: &str = "www/extension";
const OUT: &str = "target/extension";
/// The package's modules and the extension's own, as they see each other in `www/`.
const MODULES: &str = "target/extension/modules";
const PACKAGE: &str = "target/modules";
const WASM: &str = "pkg/nutgraf_bg.wasm";
/// Scripts that stand alone: the page's, and the one that a browser keeps waiting.
const SCRIPTS: [&str; 2] = ["background", "content"];
/// Its pages' modules; the panel loads the one of the stories on demand, and they take the engine from its own file.
const PAGES: [&str; 4] = ["engine", "extension/options", "extension/panel", "extension/stories"];
/// The element that a story is shown by: a bundle of its own, as in the package.
const STORY: &str = "../story-define.js";
const BUNDLED: &str = "target/extension/story";
/// The extension's files come from the disk, and it imports from no address that isn't written down.
const AGAIN: (&str, &str) = ("again.js", "export const again = load => load();\n");

/// Builds both.
pub(crate) fn run(rustup: Rustup) -> Result {
    build::package(rustup)?;
    assemble()
}

/// Puts both folders together of a package that is built.
pub(crate) fn assemble() -> Result {
    let base: Value = serde_json::from_str(&tools::read(format!("{WWW}/manifest.json"))?)?;
    let version: Value = serde_json::from_str(&tools::read("target/npm/package.json")?)?;
    modules()?;
    story::bundled(&["story-define"], &[AGAIN], BUNDLED)?;
    for (browser, own) in [("chromium", chromium()), ("firefox", firefox())] {
        let folder = format!("{OUT}/{browser}");
        files(&folder)?;
        let mut manifest = base.clone();
        manifest["version"] = version["version"].clone();
        merge(&mut manifest, own);
        tools::write(format!("{folder}/manifest.json"), format!("{manifest:#}\n"))?;
        let zip = format!("{OUT}/nutgraf-{browser}.zip");
        tools::run(Command::new("node").args(["xtask/zip.mjs", &folder, &zip]))?;
    }
    Ok(())
}

/// What Chromium alone reads of a manifest.
fn chromium() -> Value {
    json!({
        "minimum_chrome_version": "123",
        "background": { "service_worker": "extension/background.js" },
        "permissions": ["sidePanel"],
        "side_panel": { "default_path": "extension/panel.html" },
    })
}

/// What Firefox alone reads of it.
fn firefox() -> Value {
    json!({
        "background": { "scripts": ["extension/background.js"] },
        "action": { "default_area": "navbar" },
        "sidebar_action": {
            "default_panel": "extension/panel.html",
            "default_title": "__MSG_name__",
            "default_icon": "icons/icon-32.png",
            "open_at_install": false,
        },
        "browser_specific_settings": { "gecko": {
            "id": "nutgraf@nutgraf",
            "strict_min_version": "140.0",
            "data_collection_permissions": { "required": ["none"] },
        } },
    })
}

/// Adds fields to fields and items to lists.
fn merge(to: &mut Value, more: Value) {
    match (to, more) {
        (Value::Object(to), Value::Object(more)) => {
            for (name, value) in more {
                merge(to.entry(name).or_insert(Value::Null), value);
            }
        }
        (Value::Array(to), Value::Array(more)) => to.extend(more),
        (to, more) => *to = more,
    }
}

fn modules() -> Result {
    if Path::new(MODULES).exists() {
        fs::remove_dir_all(MODULES)?;
    }
    for (from, to) in [(PACKAGE, ""), (WWW, "extension/")] {
        for name in tools::files(from)?.iter().filter(|name| !name.ends_with(".d.ts")) {
            tools::copy(format!("{from}/{name}"), format!("{MODULES}/{to}{name}"))?;
        }
    }
    tools::write(format!("{MODULES}/{}", AGAIN.0), AGAIN.1)
}

/// All that both browsers get alike.
fn files(folder: &str) -> Result {
    bundle::join(MODULES, folder, &BTreeSet::from(PAGES), &[STORY])?;
    for name in tools::files(BUNDLED)? {
        tools::copy(format!("{BUNDLED}/{name}"), format!("{folder}/{name}"))?;
    }
    for name in SCRIPTS {
        let script = bundle::script(&format!("{WWW}/{name}.js"), &format!("{MODULES}/extension"), &[])?;
        tools::write(format!("{folder}/extension/{name}.js"), script)?;
    }
    for name in tools::files(WWW)? {
        if name.ends_with(".html") || name.ends_with(".css") {
            tools::copy(format!("{WWW}/{name}"), format!("{folder}/extension/{name}"))?;
        }
    }
    for wasm in [WASM, STORY_WASM] {
        tools::copy(format!("{PACKAGE}/{wasm}"), format!("{folder}/{wasm}"))?;
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY.md"] {
        tools::copy(format!("target/npm/{name}"), format!("{folder}/{name}"))?;
    }
    icons::draw(&format!("{folder}/icons"), &[16, 32, 48, 128])?;
    for name in tools::files(format!("{WWW}/strings"))? {
        let said: Map<String, Value> = serde_json::from_str(&tools::read(format!("{WWW}/strings/{name}"))?)?;
        let messages: Map<String, Value> =
            said.into_iter().map(|(key, text)| (key, json!({ "message": text }))).collect();
        let language = name.trim_end_matches(".json");
        tools::write(
            format!("{folder}/_locales/{language}/messages.json"),
            format!("{:#}\n", Value::Object(messages)),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browsers_own_is_added() {
        let mut manifest = json!({ "a": { "b": 1 }, "list": [1] });
        merge(&mut manifest, json!({ "a": { "c": 2 }, "list": [2], "d": 3 }));
        assert_eq!(manifest, json!({ "a": { "b": 1, "c": 2 }, "list": [1, 2], "d": 3 }));
    }
}
