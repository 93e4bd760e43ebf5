//! The folder that is published, `target/npm/`: the modules of `www/`, what is generated beside them, and the manifest.

use crate::{Result, browsers, licences, tools};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const NPM: &str = "target/npm";
/// Folders of `www/` that are not part of the package.
const ELSEWHERE: &[&str] = &["demo/", "extension/", "strings/"];

/// What `import` finds: modules with their types, by the names that the README gives.
const MODULES: [(&str, &str); 4] =
    [(".", "nut-graf"), ("./core", "engine"), ("./element", "nut-graf"), ("./element/define", "define")];
/// Where the wasm lies within the package.
const WASM: &str = "pkg/nutgraf_bg.wasm";

/// Copies, generates, and clears away what an earlier build left.
pub(crate) fn assemble() -> Result {
    let mut kept = BTreeSet::new();
    let mut put = |name: &str, content: Vec<u8>| -> Result {
        kept.insert(name.to_owned());
        tools::write(format!("{NPM}/{name}"), content)
    };
    for name in tools::files("www")? {
        if ELSEWHERE.iter().any(|folder| name.starts_with(folder)) || !published(&name) {
            continue;
        }
        let content = fs::read(format!("www/{name}"))?;
        if name.ends_with(".css") {
            let text = String::from_utf8(content.clone())?;
            put(&format!("{name}.js"), module(&format!("www/{name}"), &json!(text)))?;
        }
        put(&name, content)?;
    }
    for name in tools::files("www/strings")? {
        let source = format!("www/strings/{name}");
        let strings: Value =
            serde_json::from_str(&tools::read(&source)?).map_err(|e| format!("{source}: {e}"))?;
        put(&format!("strings/{}", name.replace(".json", ".js")), module(&source, &strings))?;
    }
    for (name, source) in
        [("README.md", "www/README.md"), ("LICENSE-APACHE", "LICENSE-APACHE"), ("LICENSE-MIT", "LICENSE-MIT")]
    {
        put(name, fs::read(source)?)?;
    }
    put("THIRD-PARTY.md", licences::notices()?.into_bytes())?;
    put("package.json", manifest()?)?;
    put(
        "types.d.ts",
        format!("// Made from the Rust types: src/wire.rs.\n\n{}", nutgraf::wire::typescript()).into_bytes(),
    )?;
    clear(&kept)
}

/// Takes out what only readers of the source need: the modules stay apart and keep their names.
pub(crate) fn minify() -> Result {
    let files: Vec<String> = tools::files(NPM)?.into_iter().filter(|name| published(name)).collect();
    let (styles, modules): (Vec<_>, Vec<_>) = files.into_iter().partition(|name| name.ends_with(".css"));
    browsers::minify(NPM, &styles)?;
    for name in styles {
        let text = tools::read(format!("{NPM}/{name}"))?;
        tools::write(format!("{NPM}/{name}.js"), module(&format!("www/{name}"), &json!(text)))?;
    }
    browsers::minify(NPM, &modules)
}

fn published(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == "js" || e == "css")
}

/// A module whose default export is `value`.
fn module(source: &str, value: &Value) -> Vec<u8> {
    format!("// Made from {source}.\nexport default {value:#};\n").into_bytes()
}

/// Removes what is neither wanted nor written by another step.
fn clear(kept: &BTreeSet<String>) -> Result {
    for name in tools::files(NPM)? {
        let other_step = name.starts_with("pkg/") || declares(&name, kept);
        if !other_step && !kept.contains(&name) {
            fs::remove_file(format!("{NPM}/{name}"))?;
        }
    }
    Ok(())
}

/// Whether it is the declaration of a module that stands beside it.
fn declares(name: &str, kept: &BTreeSet<String>) -> bool {
    name.strip_suffix(".d.ts").is_some_and(|stem| kept.contains(&format!("{stem}.js")))
}

/// npm's manifest: what Cargo.toml says is said there only.
fn manifest() -> Result<Vec<u8>> {
    let said = tools::output(tools::cargo().args(["metadata", "--format-version", "1", "--no-deps"]))?;
    let said: Value = serde_json::from_str(&said)?;
    let package = said["packages"].as_array().and_then(|all| all.iter().find(|p| p["name"] == "nutgraf"));
    let package = package.ok_or("Cargo.toml names no package `nutgraf`")?;
    let license = json!(format!("({})", package["license"].as_str().unwrap_or_default()));
    // The first condition that fits wins, so the types stand before what everyone takes.
    let export = |path: &str, types: &str, file: &str| {
        format!("    \"{path}\": {{ \"types\": \"./{types}.d.ts\", \"default\": \"./{file}\" }}")
    };
    let mut exports: Vec<_> =
        MODULES.iter().map(|(path, module)| export(path, module, &format!("{module}.js"))).collect();
    exports.push(export("./nutgraf_bg.wasm", WASM, WASM));
    exports.push("    \"./package.json\": \"./package.json\"".to_owned());
    let fields = [
        ("name", package["name"].to_string()),
        ("version", package["version"].to_string()),
        ("description", package["description"].to_string()),
        ("keywords", package["keywords"].to_string()),
        ("license", license.to_string()),
        ("type", json!("module").to_string()),
        ("types", json!("./nut-graf.d.ts").to_string()),
        ("exports", format!("{{\n{}\n  }}", exports.join(",\n"))),
        ("sideEffects", json!(["./define.js"]).to_string()),
        ("files", json!(["*.js", "*.d.ts", "*.css", "*.md", "pkg", "strings", "LICENSE-*"]).to_string()),
    ];
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| format!("  \"{name}\": {value}")).collect();
    Ok(format!("{{\n{}\n}}\n", fields.join(",\n")).into_bytes())
}
