//! `cargo xtask demo`: builds, serves the demo on a free port of this machine, and prints its address; `--check` has a
//! headless browser use it instead.

use crate::build::Rustup;
use crate::server::Server;
use crate::{Result, browsers, build, icons, npm, single, tools};
use serde_json::json;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::process::Command;

const DEMO: &str = "target/demo";
/// What the demo's one file is made of, and no page of it asks for.
const SINGLE: &[&str] = &["single.js", "held.d.ts"];
/// The service worker, and what of it is set here.
const OFFLINE: &str = "offline.js";
const UNSET: &str = "['', []]";

/// Builds the demo and serves it until it is stopped, or checks it and ends.
pub(crate) fn run(rustup: Rustup, check: bool) -> Result {
    build::package(rustup)?;
    assemble()?;
    let server = Server::start(DEMO)?;
    if check {
        browsers::npm()?;
        browsers::need(&["chromium"])?;
        server.in_background();
        return tools::run(Command::new("node").arg("tests/browser/check-demo.mjs").arg(server.address()));
    }
    writeln!(std::io::stdout(), "{}", server.address())?;
    server.run();
    Ok(())
}

/// Puts `target/demo/` together: the demo's own files, and the package beside them; and of them, the demo as one file.
pub(crate) fn assemble() -> Result {
    let mut kept = Vec::new();
    for (from, to) in [("www/demo", ""), ("target/npm", "nutgraf/")] {
        for name in tools::files(from)?
            .into_iter()
            .filter(|name| !SINGLE.contains(&name.as_str()) && !npm::elsewhere(name))
        {
            let to = format!("{to}{name}");
            tools::copy(format!("{from}/{name}"), format!("{DEMO}/{to}"))?;
            kept.push(to);
        }
    }
    tools::copy(icons::ICON, format!("{DEMO}/icon.svg"))?;
    kept.push("icon.svg".to_owned());
    kept.extend(icons::draw(DEMO, &[192, 512])?);
    for name in tools::files(DEMO)? {
        if !kept.contains(&name) {
            fs::remove_file(format!("{DEMO}/{name}"))?;
        }
    }
    if !kept.iter().any(|name| name == "index.html") {
        return Err("www/demo/index.html is missing".into());
    }
    kept.sort();
    offline(&kept)?;
    single::assemble(DEMO)
}

/// Tells the service worker what to keep, and by what it knows a newer build.
fn offline(files: &[String]) -> Result {
    let kept: Vec<_> = files.iter().filter(|name| *name != OFFLINE && !unused(name)).collect();
    // Not for safety: to tell two builds apart.
    let mut build = DefaultHasher::new();
    for name in &kept {
        (name, fs::read(format!("{DEMO}/{name}"))?).hash(&mut build);
    }
    let source = tools::read(format!("www/demo/{OFFLINE}"))?;
    let told = json!([format!("{:016x}", build.finish()), kept]);
    if !source.contains(UNSET) {
        return Err(format!("www/demo/{OFFLINE} has no `{UNSET}` to set").into());
    }
    tools::write(format!("{DEMO}/{OFFLINE}"), source.replacen(UNSET, &format!("{told}"), 1))
}

/// What no page of the demo asks for.
fn unused(name: &str) -> bool {
    [".d.ts", ".md", ".webp", "package.json"].iter().any(|end| name.ends_with(end))
        || name.contains("LICENSE")
}
