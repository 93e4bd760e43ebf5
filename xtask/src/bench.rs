//! `cargo xtask bench`: times on a page of our own, side by side with what others take for the same job. Asserts nothing.
//! The others are locked in `benches/peers/`, apart from the workspace, so that nothing else waits for them.

use crate::build::{self, Rustup};
use crate::{Result, browsers, demo, tools};
use std::process::Command;

const PEERS: &str = "benches/peers";
/// The page that is measured.
const PAGE: &str = "www/demo/articles/ferry-vote.html";

/// Prints the tables: native, in both browsers warm and cold, in Node.
pub(crate) fn run(rustup: Rustup) -> Result {
    build::package(rustup)?;
    demo::assemble()?;
    browsers::npm()?;
    browsers::need(&["chromium", "firefox"])?;
    browsers::packages(PEERS)?;
    let mut native = tools::cargo();
    native.args([
        "run",
        "--quiet",
        "--release",
        "--locked",
        "--manifest-path",
        &format!("{PEERS}/Cargo.toml"),
    ]);
    tools::run(native.args(["--target-dir", "target/peers", "--", PAGE]))?;
    tools::run(Command::new("node").arg(format!("{PEERS}/peers.mjs")).arg(PAGE))
}
