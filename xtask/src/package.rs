//! `cargo xtask package`: the package as npm packs it, in the tools and hosts of others. Their packages are locked apart,
//! since they take a minute and half a gigabyte: `cargo xtask test` leaves them out.

use crate::build::Rustup;
use crate::{Result, browsers, build, tools};
use std::process::Command;

const TESTS: &str = "tests/package";

/// Builds, installs what is missing, and runs the checks; the last line counts them.
pub(crate) fn run(rustup: Rustup) -> Result {
    build::run(rustup)?;
    browsers::npm()?;
    browsers::packages(TESTS)?;
    browsers::need(&["chromium"])?;
    tools::run(Command::new("node").arg(format!("{TESTS}/run.mjs")))
}
