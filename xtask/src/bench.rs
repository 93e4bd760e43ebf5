//! `cargo xtask bench`: times on a page of our own, side by side with what others take for the same job. Asserts nothing.
//! The others are locked in `benches/peers/`, apart from the workspace, so that nothing else waits for them.

use crate::build::{self, Rustup};
use crate::{Result, browsers, tools};
use std::process::Command;

const PEERS: &str = "benches/peers";
/// The page that is measured.
const PAGE: &str = "www/demo/articles/ferry-vote.html";

/// Prints two tables: native, and in Node.
pub(crate) fn run(rustup: Rustup) -> Result {
    build::package(rustup)?;
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
    browsers::node()?;
    tools::run(Command::new("npm").args([
        "ci",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
        PEERS,
    ]))?;
    tools::run(Command::new("node").arg(format!("{PEERS}/peers.mjs")).arg(PAGE))
}
