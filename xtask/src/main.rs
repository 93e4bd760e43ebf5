//! The project's commands. `cargo xtask` lists them; each has a file of its own.

mod build;
mod npm;
mod tools;

use std::path::Path;
use std::process::ExitCode;

/// What a command answers: nothing, or a sentence that says what to do.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "usage: cargo xtask COMMAND

  build             the npm folder: wasm, its glue, the modules, the types     -> target/npm/
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result {
    let workspace =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask lies outside the workspace")?;
    std::env::set_current_dir(workspace)?;
    match arguments {
        ["build"] => build::run(),
        _ => Err(USAGE.into()),
    }
}
