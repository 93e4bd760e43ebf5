//! `cargo xtask reproduce`: builds each wasm here and again from a copy of the sources in another folder, and errs where one
//! byte differs: who checks the package can then build it from the sources that it names.

use crate::build::{self, Core, Names, Rustup};
use crate::{Result, tools};
use std::fs;
use std::io::Write;
use std::path::Path;

const PKG: &str = "target/reproduced/pkg";

/// Builds, compares, prints what is the same.
pub(crate) fn run(rustup: Rustup) -> Result {
    let here = std::env::current_dir()?;
    // Outside this folder: cargo reads the settings of all folders around.
    let elsewhere = std::env::temp_dir().join(format!("nutgraf-reproduced-{}", std::process::id()));
    copy(&elsewhere)?;
    let compared = compare(rustup, &here, &elsewhere);
    fs::remove_dir_all(&elsewhere)?;
    compared
}

fn compare(rustup: Rustup, here: &Path, elsewhere: &Path) -> Result {
    for (core, name) in
        [(Core::Browser, "for browsers"), (Core::Server, "for servers"), (Core::Story, "of stories")]
    {
        let first = built(rustup, core)?;
        std::env::set_current_dir(elsewhere)?;
        let second = built(rustup, core);
        std::env::set_current_dir(here)?;
        if first != second? {
            return Err(format!("the wasm {name} differs by the folder that it is built in").into());
        }
        writeln!(std::io::stdout(), "the wasm {name}: {} bytes, the same from both folders", first.len())?;
    }
    Ok(())
}

fn built(rustup: Rustup, core: Core) -> Result<Vec<u8>> {
    build::wasm(rustup, core, Names::Drop, PKG)?;
    Ok(fs::read(Path::new(PKG).join(core.file()))?)
}

/// The sources as they stand.
fn copy(to: &Path) -> Result {
    let listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listed = tools::output(std::process::Command::new("git").args(listed))?;
    for file in listed.split('\0').filter(|file| Path::new(file).is_file()) {
        tools::copy(file, to.join(file))?;
    }
    Ok(())
}
