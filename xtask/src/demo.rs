//! `cargo xtask demo`: builds, serves the demo on a free port of this machine, and prints its address; `--check` has a
//! headless browser use it instead.

use crate::build::Rustup;
use crate::server::Server;
use crate::{Result, browsers, build, npm, tools};
use std::fs;
use std::io::Write;
use std::process::Command;

const DEMO: &str = "target/demo";

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

/// Puts `target/demo/` together: the demo's own files, and the package beside them.
pub(crate) fn assemble() -> Result {
    let mut kept = Vec::new();
    for (from, to) in [("www/demo", String::new()), ("target/npm", "nutgraf/".to_owned())] {
        for name in tools::files(from)?.into_iter().filter(|name| !npm::elsewhere(name)) {
            let to = format!("{to}{name}");
            tools::copy(format!("{from}/{name}"), format!("{DEMO}/{to}"))?;
            kept.push(to);
        }
    }
    for name in tools::files(DEMO)? {
        if !kept.contains(&name) {
            fs::remove_file(format!("{DEMO}/{name}"))?;
        }
    }
    if kept.iter().any(|name| name == "index.html") {
        Ok(())
    } else {
        Err("www/demo/index.html is missing".into())
    }
}
