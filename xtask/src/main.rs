//! The project's commands. `cargo xtask` lists them; each has a file of its own.

#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the files are our own")]

mod arrange;
mod bench;
mod browsers;
mod build;
mod bundle;
mod demo;
mod extension;
mod golden;
mod icons;
mod instructions;
mod licences;
mod npm;
mod package;
mod reproduce;
mod server;
mod single;
mod size;
mod story;
mod test;
mod tools;

use std::path::Path;
use std::process::ExitCode;

/// What a command answers: nothing, or a sentence that says what to do.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "usage: cargo xtask COMMAND [--no-rustup]

  test              everything that has to hold; the last line counts it
  build             the package, the demo, that as one file, the extension -> target/npm/, demo/, demo.html, extension/
  demo              builds, serves the demo on 127.0.0.1, prints its address
  demo --check      builds, and has a headless browser use the demo instead
  extension         the browser extension                          -> target/extension/
  package           the package in others' tools and hosts: bundlers, Deno, Bun, workerd
  size              what an embedding page loads, against xtask/budget.json
  instructions      what the digests of fixed inputs take, against xtask/budget.json
  reproduce         builds the wasm here and in another folder, compares
  bench             times beside those of others, as a table
  golden [FILE WHY] makes a page of the corpus of a file,
                    writes the digests of tests/pages/ anew, shows what changed

  --no-rustup       for machines that reach package registries only: where the compiler's
                    wasm target is missing, its library is built from source right away";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (switches, words): (Vec<_>, Vec<_>) =
        arguments.iter().map(String::as_str).partition(|word| *word == "--no-rustup");
    match run(&words, !switches.is_empty()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str], no_rustup: bool) -> Result<ExitCode> {
    let workspace =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask lies outside the workspace")?;
    std::env::set_current_dir(workspace)?;
    let rustup = if no_rustup { build::Rustup::Leave } else { build::Rustup::Ask };
    match words {
        ["test"] => return test::run(rustup),
        ["build"] => build::run(rustup),
        ["demo"] => demo::run(rustup, false),
        ["demo", "--check"] => demo::run(rustup, true),
        ["extension"] => extension::run(rustup),
        ["package"] => package::run(rustup),
        ["size"] => size::run(rustup),
        ["instructions"] => browsers::need(&["valgrind"]).and_then(|()| instructions::run()),
        ["reproduce"] => reproduce::run(rustup),
        ["bench"] => bench::run(rustup),
        ["golden"] => golden::run(),
        ["golden", file, why] => golden::add(file, why),
        _ => Err(USAGE.into()),
    }
    .map(|()| ExitCode::SUCCESS)
}
