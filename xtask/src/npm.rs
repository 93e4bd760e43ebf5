//! The folder that is published, `target/npm/`: the modules of `www/` in few files, the wasm, types, and the manifest.
//! `target/modules/` holds the modules as they are written, with what is generated beside them: tests read them there.

use crate::bundle::{self, Form};
use crate::{Result, licences, story, tools};
use nutgraf::language::Language;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

const NPM: &str = "target/npm";
pub(crate) const MODULES: &str = "target/modules";
const SERVED: &str = "target/server";
const DECLARATIONS: &str = "target/declarations";
/// Folders of `www/` that are not part of the package.
const ELSEWHERE: &[&str] = &["demo/", "extension/", "strings/"];

/// What `import` finds: modules with their types, by the names that the README gives.
const ENTRIES: [(&str, &str); 12] = [
    (".", "nut-graf"),
    ("./core", "engine"),
    ("./element", "nut-graf"),
    ("./element/define", "define"),
    ("./inline", "inline"),
    ("./server", SERVER),
    ("./story", "story"),
    ("./story-element", "story-element"),
    ("./story-element/define", "story-define"),
    ("./summarizer", ALONE),
    ("./worker", "worker"),
    // Loaded by its address; named for bundlers that don't see that.
    ("./worker-thread.js", THREAD),
];
/// The entry with a wasm of its own, and that entry where a host compiles all wasm itself.
const SERVER: &str = "server";
const EDGE: &str = "server-edge";
/// The entry that stands on another one.
const ALONE: &str = "summarizer";
/// The worker's own side.
const THREAD: &str = "worker-thread";
/// For pages without a bundler: what it is made of, and its name.
const SCRIPT: (&str, &str) = ("script", "nutgraf.min.js");
/// Where the wasm lies within the package, and the one for servers.
const WASM: &str = "pkg/nutgraf_bg.wasm";
const SERVER_WASM: &str = "pkg/nutgraf_server_bg.wasm";
pub(crate) const STORY_WASM: &str = "pkg/nutgraf_story_bg.wasm";
/// The module with the hash of the wasm beside it.
const HASH: &str = "pkg/integrity.js";
/// What an editor knows of the element.
const ELEMENTS: &str = "custom-elements.json";

/// Puts both folders together, bindgen's glue being in the first; without what only servers use.
pub(crate) fn assemble() -> Result {
    modules()?;
    tools::write(format!("{MODULES}/{HASH}"), hashed(&format!("{MODULES}/{WASM}"))?)?;
    tools::write(format!("{MODULES}/pkg/inline.js"), inlined()?)?;
    let modules = ENTRIES
        .iter()
        .map(|(_, module)| *module)
        .filter(|module| ![SERVER, ALONE].contains(module) && !story::owns(module));
    bundle::join(MODULES, NPM, &modules.collect(), &[])?;
    bundle::one(
        &format!("{MODULES}/{}.js", SCRIPT.0),
        &format!("{NPM}/{}", SCRIPT.1),
        Form::Script("nutgraf"),
    )?;
    // Apart, so that what it shares with the element doesn't become a file that the element has to ask for.
    bundle::one(
        &format!("{MODULES}/{ALONE}.js"),
        &format!("{NPM}/{ALONE}.js"),
        Form::Module(&[story::ENGINE]),
    )?;
    story::assemble(NPM)?;
    for name in [
        WASM,
        STORY_WASM,
        "types.d.ts",
        "pkg/nutgraf_bg.wasm.d.ts",
        "pkg/nutgraf_story_bg.wasm.d.ts",
        "nut-graf.css",
    ] {
        tools::copy(format!("{MODULES}/{name}"), format!("{NPM}/{name}"))?;
    }
    for (name, source) in [
        ("README.md", "www/README.md"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
        ("LICENSE-MIT", "LICENSE-MIT"),
        (ELEMENTS, "www/custom-elements.json"),
    ] {
        tools::copy(source, format!("{NPM}/{name}"))?;
    }
    tools::write(format!("{NPM}/THIRD-PARTY.md"), licences::notices()?)?;
    tools::write(format!("{NPM}/package.json"), manifest()?)
}

/// Adds what only servers use: made in a folder of its own, where their wasm's glue stands in the other's place.
pub(crate) fn serve() -> Result {
    for name in [&format!("{SERVER}.js"), "runtime.js", "again.js", "limits.js"] {
        tools::copy(format!("{MODULES}/{name}"), format!("{SERVED}/{name}"))?;
    }
    // Its errors are the engine's: a program that uses both asks for one class.
    tools::write(
        format!("{SERVED}/error.js"),
        format!("export {{ NutgrafError }} from '{}';\n", story::ENGINE).into_bytes(),
    )?;
    // This wasm leaves no word lists out.
    tools::write(format!("{SERVED}/word-lists.js"), module("nothing", &json!({})))?;
    tools::write(format!("{SERVED}/{HASH}"), hashed(&format!("{SERVED}/{WASM}"))?)?;
    bundle::one(
        &format!("{SERVED}/{SERVER}.js"),
        &format!("{NPM}/{SERVER}.js"),
        Form::Module(&["node:*", story::ENGINE]),
    )?;
    tools::copy(format!("{MODULES}/{EDGE}.js"), format!("{NPM}/{EDGE}.js"))?;
    tools::copy(format!("{SERVED}/{WASM}"), format!("{NPM}/{SERVER_WASM}"))?;
    tools::copy(format!("{SERVED}/{WASM}.d.ts"), format!("{NPM}/{SERVER_WASM}.d.ts"))
}

/// Whether a file of the package is for no page that loads its modules.
pub(crate) fn elsewhere(name: &str) -> bool {
    let rest = name.trim_start_matches("pkg/nutgraf_");
    [SCRIPT.1, "inline.js"].contains(&name) || rest.starts_with(SERVER)
}

/// A module with a file's hash, as `fetch` takes it.
pub(crate) fn hashed(file: &str) -> Result<Vec<u8>> {
    const PROGRAM: &str = "
        const hash = require('node:crypto').createHash('sha256').update(require('node:fs').readFileSync(process.argv[1]));
        process.stdout.write('sha256-' + hash.digest('base64'));";
    let hash = tools::output(Command::new("node").args(["-e", PROGRAM, "--", file]))?;
    Ok(module(file, &json!(hash)))
}

/// A module with the wasm as a string, a character a byte: base64 takes a third more before brotli, and after it too.
fn inlined() -> Result<Vec<u8>> {
    let bytes = fs::read(format!("{MODULES}/{WASM}"))?;
    Ok(module(WASM, &json!(bytes.into_iter().map(char::from).collect::<String>())))
}

/// Writes the declarations of the entries, and of what they name.
pub(crate) fn declare() -> Result {
    bundle::declarations(MODULES, DECLARATIONS)?;
    let mut done = BTreeSet::new();
    let mut waiting: Vec<String> = ENTRIES.iter().map(|(_, module)| (*module).to_owned()).collect();
    while let Some(module) = waiting.pop() {
        // One written by hand says what JSDoc can't; what tsc was given as a declaration lies in the package already.
        let [own, made] = ["www", DECLARATIONS].map(|folder| format!("{folder}/{module}.d.ts"));
        let file = if Path::new(&own).exists() { own } else { made };
        if !Path::new(&file).exists() || !done.insert(module.clone()) {
            continue;
        }
        let mut text = tools::read(file)?;
        // The names of a digest's parts come with whatever makes one.
        if ["engine", "nut-graf", "inline", SERVER, "story", "story-element", "worker"]
            .contains(&module.as_str())
        {
            text.push_str("export type * from './types.js';\n");
        }
        if module == "nut-graf" {
            text.push_str("export type * from './element.js';\n");
        }
        if module == "story-element" {
            text.push_str("export type * from './story-events.js';\n");
        }
        for named in text.split(['\'', '"']).filter_map(|quoted| quoted.strip_prefix("./")) {
            waiting.push(named.trim_end_matches(".js").trim_end_matches(".d.ts").to_owned());
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
    let types = nutgraf::wire::typescript() + "\n" + &nutgraf::story::typescript();
    put(
        "types.d.ts",
        format!("// Made from the Rust types: src/wire.rs, src/story/.\n\n{types}").into_bytes(),
    )?;
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
pub(crate) fn module(source: &str, value: &Value) -> Vec<u8> {
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
        let edge = if types == SERVER { format!("\"workerd\": \"./{EDGE}.js\", ") } else { String::new() };
        format!("    \"{path}\": {{ \"types\": \"./{types}.d.ts\", {edge}\"default\": \"./{file}\" }}")
    };
    let mut exports: Vec<_> =
        ENTRIES.iter().map(|(path, module)| export(path, module, &format!("{module}.js"))).collect();
    exports.push(export("./nutgraf_bg.wasm", WASM, WASM));
    exports.push(export("./nutgraf_server_bg.wasm", SERVER_WASM, SERVER_WASM));
    exports.push(export("./nutgraf_story_bg.wasm", STORY_WASM, STORY_WASM));
    for name in [ELEMENTS, "package.json"] {
        exports.push(format!("    \"./{name}\": \"./{name}\""));
    }
    let fields = [
        ("name", package["name"].to_string()),
        ("version", package["version"].to_string()),
        ("description", package["description"].to_string()),
        ("keywords", package["keywords"].to_string()),
        ("license", license.to_string()),
        ("type", json!("module").to_string()),
        ("types", json!("./nut-graf.d.ts").to_string()),
        ("exports", format!("{{\n{}\n  }}", exports.join(",\n"))),
        // What content networks serve where a page names the package alone.
        ("unpkg", json!(format!("./{}", SCRIPT.1)).to_string()),
        ("jsdelivr", json!(format!("./{}", SCRIPT.1)).to_string()),
        ("customElements", json!(ELEMENTS).to_string()),
        ("engines", json!({ "node": ">=20" }).to_string()),
        (
            "sideEffects",
            json!(["./define.js", "./story-define.js", format!("./{THREAD}.js"), format!("./{}", SCRIPT.1)])
                .to_string(),
        ),
        ("files", json!(["*.js", "*.d.ts", "*.css", "*.md", ELEMENTS, "pkg", "LICENSE-*"]).to_string()),
    ];
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| format!("  \"{name}\": {value}")).collect();
    Ok(format!("{{\n{}\n}}\n", fields.join(",\n")).into_bytes())
}
