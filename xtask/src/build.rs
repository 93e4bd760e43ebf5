//! `cargo xtask build`: the wasm, bindgen's glue for it, and with them the folder that is published.

use crate::{Result, arrange, demo, extension, npm, tools};
use std::fs;
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
/// Where the wasm and its glue are made.
const PKG: &str = "target/modules/pkg";
const SERVER_PKG: &str = "target/server/pkg";

/// Whether rustup may be asked for the sources of the standard library.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rustup {
    Ask,
    Leave,
}

/// Builds the whole package, the demo and the extension.
pub(crate) fn run(rustup: Rustup) -> Result {
    wasm(rustup, Core::Server, Names::Drop, SERVER_PKG)?;
    package(rustup)?;
    npm::serve()?;
    demo::assemble()?;
    extension::assemble()
}

/// Builds `target/npm/` but for what only servers use: that takes longest, and neither the demo nor `size` asks for it.
pub(crate) fn package(rustup: Rustup) -> Result {
    wasm(rustup, Core::Browser, Names::Drop, PKG)?;
    wasm(rustup, Core::Story, Names::Drop, PKG)?;
    npm::assemble()?;
    npm::declare()
}

/// The core for browsers, the one for servers, which parses HTML itself, or the one that joins digests.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Core {
    Browser,
    Server,
    Story,
}

impl Core {
    /// Its profile and features.
    fn made(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Browser => ("wasm", &[]),
            Self::Server => ("server", &["--features", "html"]),
            Self::Story => ("wasm", &["--features", "story"]),
        }
    }

    /// Its wasm, as bindgen leaves it.
    pub(crate) fn file(self) -> String {
        format!("{}_bg.wasm", self.name())
    }

    /// What its wasm and its glue are called.
    fn name(self) -> &'static str {
        if self == Self::Story { "nutgraf_story" } else { "nutgraf" }
    }
}

/// Whether the functions' names stay in the wasm: only `size` reads them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    Keep,
    Drop,
}

/// Compiles a core to wasm and runs bindgen on it.
pub(crate) fn wasm(rustup: Rustup, core: Core, names: Names, folder: &str) -> Result {
    target(rustup)?;
    let (profile, features) = core.made();
    let mut build = tools::cargo();
    build.args(["build", "--quiet", "--lib", "--no-default-features", "--profile", profile]);
    build.args(features).args(["--target", TARGET]);
    trapping(&mut build)?;
    tools::run(&mut build)
        .map_err(|error| format!("{error}; where a crate can't be fetched, check the network"))?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(format!("target/{TARGET}/{profile}/nutgraf.wasm"))
        .out_name(core.name())
        .web(true)?
        .typescript(true)
        // The engine gives the address itself, in the form that bundlers know.
        .omit_default_module_path(true)
        // A trap leaves the instance unusable: this makes a fresh one from the same module.
        .reset_state_function(true)
        .remove_name_section(names == Names::Drop)
        .remove_producers_section(true);
    bindgen.generate(folder).map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    if names == Names::Drop {
        let wasm = Path::new(folder).join(core.file());
        fs::write(&wasm, arrange::arranged(&fs::read(&wasm)?)?)?;
    }
    Ok(())
}

/// Compiles what a bench times in wasm, by the flags of what is published.
pub(crate) fn bench(rustup: Rustup, manifest: &str, folder: &str) -> Result {
    target(rustup)?;
    let mut build = tools::cargo();
    build.args(["build", "--quiet", "--release", "--locked", "--manifest-path", manifest]);
    build.args(["--target-dir", folder, "--target", TARGET]);
    trapping(&mut build)?;
    tools::run(&mut build)
}

/// Has clippy read the core as browsers and servers get it: `wasm.rs` is part of no other build.
pub(crate) fn lint(rustup: Rustup) -> Result {
    target(rustup)?;
    for core in [Core::Browser, Core::Server, Core::Story] {
        let (_, features) = core.made();
        let mut clippy = tools::cargo();
        clippy.args(["clippy", "--lib", "--no-default-features", "--target", TARGET]).args(features);
        trapping(&mut clippy)?;
        tools::run(clippy.args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// Makes sure that the compiler can build for the browser.
fn target(rustup: Rustup) -> Result {
    let mut script = Command::new("bash");
    script.arg("scripts/wasm-target.sh");
    if rustup == Rustup::Leave {
        script.arg("--no-rustup");
    }
    tools::run(&mut script).map_err(|error| {
        let advice = "it is built from source: where rustup's server can't be reached, `--no-rustup` takes Debian's rust-src \
                      package; WASM_STD_SRC names other sources";
        format!("{error}: {advice}").into()
    })
}

/// Has cargo compile for the standard library of `wasm-target.sh`: a panic is a trap, and nothing of its words and its
/// place is kept. The compiler knows how, but calls it unstable; `rust-toolchain.toml` pins the compiler. Keeps this
/// machine's paths out of the wasm, and has the functions' names say for which types of ours a library's code was made,
/// for `size`.
fn trapping(cargo: &mut Command) -> Result {
    let home = std::env::var_os("CARGO_HOME").map(std::path::PathBuf::from);
    let home = home
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
        .ok_or("set CARGO_HOME: there is no home folder")?;
    let remap = |from: &std::path::Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let flags = [
        remap(&home.join("registry/src"), "/cargo"),
        remap(&std::env::current_dir()?, "/nutgraf"),
        "-Csymbol-mangling-version=v0".to_owned(),
        "-Zunstable-options".to_owned(),
        "-Cpanic=immediate-abort".to_owned(),
        "-Zlocation-detail=none".to_owned(),
    ];
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo.args(["--config", &format!("target.{TARGET}.rustflags={}", serde_json::to_string(&flags)?)]);
    Ok(())
}
