//! The notices that the licences of what is linked into the wasm ask for: each crate, and its licence's own words.

use crate::{Result, tools};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

const HEAD: &str = "# Third-party notices

`pkg/nutgraf_bg.wasm`, `pkg/nutgraf_story_bg.wasm`, the modules that bring their bindings, and what holds the first inside (`inline.js`,
`nutgraf.min.js`) hold code of the projects below; serde_json and what it needs are in the second alone. All else in this package is nutgraf's own.

Also linked in is the standard library of Rust, MIT OR Apache-2.0, by The Rust Project contributors
(<https://github.com/rust-lang/rust>).
";

const SERVER: &str = "\n# In the wasm for servers alone\n\nThese are in `pkg/nutgraf_server_bg.wasm` and `server.js`, beside all of the above.\n";

/// The text of `THIRD-PARTY.md`.
pub(crate) fn notices() -> Result<String> {
    let mut named = BTreeSet::new();
    let browser = section(&[], &mut named)?;
    Ok(format!("{HEAD}{browser}{SERVER}{}", section(&["--features", "html"], &mut named)?))
}

/// The notices for what a wasm is linked from, but for those that were `named` before.
fn section(features: &[&str], named: &mut BTreeSet<String>) -> Result<String> {
    let mut metadata = tools::cargo();
    metadata.args(["metadata", "--format-version", "1", "--locked", "--no-default-features"]);
    metadata.args(features).args(["--filter-platform", "wasm32-unknown-unknown"]);
    let said: Value = serde_json::from_str(&tools::output(&mut metadata)?)?;
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in linked(&said)? {
        let field = |name: &str| package[name].as_str().unwrap_or_default();
        let line = format!(
            "- {} {}, {} <{}>",
            field("name"),
            field("version"),
            field("license"),
            field("repository")
        );
        let folder = Path::new(field("manifest_path")).parent().unwrap_or(Path::new(""));
        if named.insert(line.clone()) {
            by_text.entry(text(folder, package)?).or_default().push(line);
        }
    }
    let mut out = String::new();
    for (text, crates) in by_text {
        write!(out, "\n---\n\n{}\n\n```text\n{text}\n```\n", crates.join("\n"))?;
    }
    Ok(out)
}

/// What the core's wasm is linked from: everything that it needs but for macros, which only run in the compiler.
fn linked(metadata: &Value) -> Result<Vec<&Value>> {
    let list = |value: &'_ Value| value.as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<_, _> =
        metadata["packages"].as_array().into_iter().flatten().map(|p| (p["id"].as_str(), p)).collect();
    let nodes: BTreeMap<_, _> = metadata["resolve"]["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|n| (n["id"].as_str(), n))
        .collect();
    let ours =
        packages.iter().find(|(_, p)| p["name"] == "nutgraf").ok_or("cargo names no package `nutgraf`")?;
    let mut found = BTreeSet::new();
    let mut waiting = vec![ours.0.map(str::to_owned)];
    while let Some(id) = waiting.pop() {
        let Some(node) = nodes.get(&id.as_deref()) else { continue };
        for dependency in list(&node["deps"]) {
            let normal = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let id = dependency["pkg"].as_str().map(str::to_owned);
            let is_macro = packages.get(&id.as_deref()).is_some_and(|p| {
                list(&p["targets"])
                    .iter()
                    .any(|target| list(&target["kind"]).iter().any(|k| k == "proc-macro"))
            });
            if normal && !is_macro && found.insert(id.clone()) {
                waiting.push(id);
            }
        }
    }
    Ok(found.iter().filter_map(|id| packages.get(&id.as_deref()).copied()).collect())
}

/// The MIT licence in its common words, for a crate that names it and its authors but brings no text.
fn standing(package: &Value) -> Result<String> {
    let mit =
        package["license"].as_str().is_some_and(|said| said.split(['/', ' ']).any(|part| part == "MIT"));
    let authors: Vec<&str> =
        package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if !mit || authors.is_empty() {
        return Err(format!("{} brings no licence text: write its notice by hand", package["name"]).into());
    }
    let own = tools::read("LICENSE-MIT")?;
    let lines = own.trim().lines().map(|line| {
        if line.starts_with("Copyright") {
            format!("Copyright (c) {}", authors.join(", "))
        } else {
            line.to_owned()
        }
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// The licence that a crate comes with: of several to choose from, MIT; of several that all hold, each.
fn text(folder: &Path, package: &Value) -> Result<String> {
    let mut files = tools::files(folder)?;
    files.retain(|file| !file.contains('/') && file.to_ascii_uppercase().starts_with("LICEN"));
    let is_mit = |file: &String| file.to_ascii_uppercase().contains("MIT");
    if package["license"].as_str().is_some_and(|said| said.contains(" AND ")) {
        files.retain(|file| !file.to_ascii_uppercase().contains("APACHE"));
    } else if let Some(mit) = files.iter().find(|file| is_mit(file)).or(files.first()).cloned() {
        files = vec![mit];
    }
    if files.is_empty() {
        return standing(package);
    }
    let texts: Result<Vec<_>> = files
        .iter()
        .map(|file| Ok(tools::read(folder.join(file))?.replace("\r\n", "\n").trim().to_owned()))
        .collect();
    Ok(texts?.join("\n\n"))
}
