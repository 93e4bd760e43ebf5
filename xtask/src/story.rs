//! The story's modules, made apart from the rest so that nothing of them becomes part of what a page with `<nut-graf>`
//! loads: in a folder of their own, where their wasm's glue and their words stand in the others' place.

use crate::npm::{self, MODULES, STORY_WASM};
use crate::{Result, bundle, tools};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

const ENTRIES: [&str; 3] = ["story", "story-element", "story-define"];
const STAGED: &str = "target/story";
const BUNDLED: &str = "target/story-npm";
/// Their wasm's glue.
const GLUE: &str = "pkg/nutgraf_story.js";
/// What the story leaves to the package: it digests by it, and its errors are that one's.
pub(crate) const ENGINE: &str = "./engine.js";

/// What the runtime would hand it lists by: none are asked for.
const UNASKED: &str = "export const learn = () => {};\n";

/// Whether a module is an entry of the story's.
pub(crate) fn owns(module: &str) -> bool {
    ENTRIES.contains(&module)
}

/// Adds the story to a folder that holds the package's modules, its wasm's glue being made.
pub(crate) fn assemble(folder: &str) -> Result {
    bundled(&ENTRIES, &[], BUNDLED)?;
    for name in tools::files(BUNDLED)? {
        tools::copy(format!("{BUNDLED}/{name}"), format!("{folder}/{name}"))?;
    }
    Ok(())
}

/// Makes the files of some of its entries, other modules replaced by `more`.
pub(crate) fn bundled(entries: &[&str], more: &[(&str, &str)], folder: &str) -> Result {
    stage(more)?;
    bundle::join(STAGED, folder, &entries.iter().copied().collect(), &[ENGINE])
}

fn stage(more: &[(&str, &str)]) -> Result {
    let mut kept = BTreeSet::new();
    let mut put = |name: &str, content: Vec<u8>| -> Result {
        kept.insert(name.to_owned());
        tools::write(format!("{STAGED}/{name}"), content)
    };
    let own = [
        ("error.js", format!("export {{ NutgrafError }} from '{ENGINE}';\n")),
        // What comes late says so that the element is there already: here it is this one.
        ("nut-graf.js", "import './story-element.js';\n".to_owned()),
        // This wasm needs no word lists.
        ("word-lists.js", "export default {};\n".to_owned()),
    ];
    let own = own.iter().map(|(name, text)| (*name, text.as_str())).chain(more.iter().copied());
    for (name, text) in own {
        put(name, text.as_bytes().to_vec())?;
    }
    put("pkg/nutgraf.js", (tools::read(format!("{MODULES}/{GLUE}"))? + UNASKED).into_bytes())?;
    put("pkg/integrity.js", npm::hashed(&format!("{MODULES}/{STORY_WASM}"))?)?;
    for name in tools::files("www/strings/story")? {
        let language = name.trim_end_matches(".json");
        let mut words: Value = serde_json::from_str(&tools::read(format!("www/strings/{name}"))?)?;
        words["story"] = serde_json::from_str(&tools::read(format!("www/strings/story/{name}"))?)?;
        put(
            &format!("strings/{language}.js"),
            npm::module(&format!("www/strings/{language}"), &json!(words)),
        )?;
    }
    for name in tools::files(MODULES)? {
        if !name.starts_with("pkg/") && !name.starts_with("strings/story/") && !kept.contains(&name) {
            tools::copy(format!("{MODULES}/{name}"), format!("{STAGED}/{name}"))?;
            kept.insert(name);
        }
    }
    for name in tools::files(STAGED)? {
        if !kept.contains(&name) {
            fs::remove_file(format!("{STAGED}/{name}"))?;
        }
    }
    Ok(())
}
