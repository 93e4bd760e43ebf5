//! The folder that is published, `target/npm/`: the modules of `www/` in few files, the wasm, types, and the manifest.
//! `target/modules/` holds the modules as they are written, with what is generated beside them: tests read them there.

use crate::{Result, bundle, licences, tools};
use nutgraf::language::Language;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const NPM: &str = "target/npm";
const MODULES: &str = "target/modules";
const DECLARATIONS: &str = "target/declarations";
/// Folders of `www/` that are not part of the package.
const ELSEWHERE: &[&str] = &["demo/", "extension/", "strings/"];

/// What `import` finds: modules with their types, by the names that the README gives.
const ENTRIES: [(&str, &str); 4] =
    [(".", "nut-graf"), ("./core", "engine"), ("./element", "nut-graf"), ("./element/define", "define")];
/// Where the wasm lies within the package.
const WASM: &str = "pkg/nutgraf_bg.wasm";

/// Puts both folders together, bindgen's glue being in the first.
pub(crate) fn assemble() -> Result {
    modules()?;
    bundle::join(MODULES, NPM, &BTreeSet::from(ENTRIES.map(|(_, module)| module)))?;
    let put = |name: &str, content: Vec<u8>| tools::write(format!("{NPM}/{name}"), content);
    for name in [WASM, "types.d.ts", "pkg/nutgraf_bg.wasm.d.ts", "nut-graf.css"] {
        put(name, fs::read(format!("{MODULES}/{name}"))?)?;
    }
    for (name, source) in
        [("README.md", "www/README.md"), ("LICENSE-APACHE", "LICENSE-APACHE"), ("LICENSE-MIT", "LICENSE-MIT")]
    {
        put(name, fs::read(source)?)?;
    }
    put("THIRD-PARTY.md", licences::notices()?.into_bytes())?;
    put("package.json", manifest()?)
}

/// Writes the declarations of the entries, and of what they name.
pub(crate) fn declare() -> Result {
    bundle::declarations(MODULES, DECLARATIONS)?;
    let mut done = BTreeSet::new();
    let mut waiting: Vec<String> = ENTRIES.iter().map(|(_, module)| (*module).to_owned()).collect();
    while let Some(module) = waiting.pop() {
        // What tsc was given as a declaration lies in the package already.
        let file = format!("{DECLARATIONS}/{module}.d.ts");
        if !Path::new(&file).exists() || !done.insert(module.clone()) {
            continue;
        }
        let mut text = tools::read(file)?;
        for named in text.split(['\'', '"']).filter_map(|quoted| quoted.strip_prefix("./")) {
            waiting.push(named.trim_end_matches(".js").trim_end_matches(".d.ts").to_owned());
        }
        // The names of a digest's parts come with whatever makes one.
        if module == "engine" || module == "nut-graf" {
            text.push_str("export type * from './types.js';\n");
        }
        tools::write(format!("{NPM}/{module}.d.ts"), text)?;
    }
    Ok(())
}

/// The modules of `www/`, apart, with styles and words as modules.
fn modules() -> Result {
    let mut kept = BTreeSet::new();
    let mut put = |name: &str, content: Vec<u8>| -> Result {
        kept.insert(name.to_owned());
        tools::write(format!("{MODULES}/{name}"), content)
    };
    for name in tools::files("www")? {
        if ELSEWHERE.iter().any(|folder| name.starts_with(folder)) || !published(&name) {
            continue;
        }
        put(&name, fs::read(format!("www/{name}"))?)?;
        if name.ends_with(".css") {
            let text = bundle::minified(&format!("www/{name}"))?;
            put(&format!("{name}.js"), module(&format!("www/{name}"), &json!(text)))?;
            put(&name, text.into_bytes())?;
        }
    }
    for name in tools::files("www/strings")? {
        let source = format!("www/strings/{name}");
        let strings: Value =
            serde_json::from_str(&tools::read(&source)?).map_err(|e| format!("{source}: {e}"))?;
        put(&format!("strings/{}", name.replace(".json", ".js")), module(&source, &strings))?;
    }
    let mut loaders = String::from(
        "// Made from src/language/: word lists that the wasm leaves out.\n/** @type {Record<string, () => Promise<{ default: string }>>} */\n\
         export default {\n",
    );
    for (tag, lists) in Language::all().map(|language| (language.tag, language.rest())) {
        if !lists.is_empty() {
            put(&format!("lists/{tag}.js"), module(&format!("src/language/{tag}"), &json!(lists)))?;
            writeln!(loaders, "  {tag}: () => import('./lists/{tag}.js'),")?;
        }
    }
    put("word-lists.js", (loaders + "};\n").into_bytes())?;
    let types = nutgraf::wire::typescript();
    put("types.d.ts", format!("// Made from the Rust types: src/wire.rs.\n\n{types}").into_bytes())?;
    for name in tools::files(MODULES)? {
        if !name.starts_with("pkg/") && !kept.contains(&name) {
            fs::remove_file(format!("{MODULES}/{name}"))?;
        }
    }
    Ok(())
}

fn published(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == "js" || e == "css")
}

/// A module whose default export is `value`.
fn module(source: &str, value: &Value) -> Vec<u8> {
    format!("// Made from {source}.\nexport default {value:#};\n").into_bytes()
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
        ENTRIES.iter().map(|(path, module)| export(path, module, &format!("{module}.js"))).collect();
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
        ("files", json!(["*.js", "*.d.ts", "*.css", "*.md", "pkg", "LICENSE-*"]).to_string()),
    ];
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| format!("  \"{name}\": {value}")).collect();
    Ok(format!("{{\n{}\n}}\n", fields.join(",\n")).into_bytes())
}
