//! `cargo xtask bench`: times on a page of our own, side by side with what others take for the same job, printed and
//! written to `BENCHMARKS.md`. Asserts nothing. The others are locked in `benches/peers/`, apart from the workspace, so
//! that nothing else waits for them.

use crate::build::{self, Rustup};
use crate::{Result, browsers, tools};
use std::io::Write;
use std::process::Command;

const PEERS: &str = "benches/peers";
const REPORT: &str = "BENCHMARKS.md";
/// The page that is measured.
const PAGE: &str = "www/demo/articles/ferry-vote.html";
/// Shapes of text whose growth is told, and from how many kilobytes: the plain one from 10 KB to 10 MB, also as HTML, and
/// those that meet most rules.
const GROWTH: [(&str, &str); 5] = [
    ("fitted", ""),
    ("unclosed paragraphs", "1280"),
    ("one line", "128"),
    ("dates", "128"),
    ("quoted words", "128"),
];

/// Prints the tables: native, growth, archives; both browsers warm, cold and slow; Node; sentences as wasm too; memory;
/// hostile pages in all browsers that there are.
pub(crate) fn run(rustup: Rustup) -> Result {
    build::run(rustup)?;
    browsers::npm()?;
    browsers::need(&["chromium", "firefox"])?;
    browsers::want_webkit();
    browsers::packages(PEERS)?;
    build::bench(rustup, &format!("{PEERS}/wasm/Cargo.toml"), "target/peers-wasm")?;
    let mut native = tools::cargo();
    native.args(["run", "--quiet", "--release", "--locked", "--manifest-path"]);
    native.args([&format!("{PEERS}/Cargo.toml"), "--target-dir", "target/peers", "--", PAGE]);
    let mut tables = told(&mut native)?;
    for (shape, kilobytes) in GROWTH {
        let mut growth = tools::cargo();
        growth.args(["bench", "--quiet", "--features", "cli", "--bench", "linear", "--"]);
        growth.args([shape, kilobytes]);
        tables.push_str(&told(&mut growth)?);
    }
    tools::run(tools::cargo().args([
        "build",
        "--quiet",
        "--release",
        "--features",
        "cli",
        "--bin",
        "nutgraf",
    ]))?;
    for (script, words) in
        [("archive", &[PAGE][..]), ("peers", &[PAGE]), ("memory", &[PAGE]), ("hostile", &[])]
    {
        let mut script_of = Command::new("node");
        tables.push_str(&told(script_of.arg(format!("{PEERS}/{script}.mjs")).args(words))?);
    }
    tools::write(REPORT, report(&tables)?)
}

/// Runs it, shows what it printed, and hands that back.
fn told(command: &mut Command) -> Result<String> {
    eprintln!("+ {}", tools::line(command));
    let said = tools::output(command)?;
    write!(std::io::stdout(), "{said}")?;
    Ok(said)
}

fn report(tables: &str) -> Result<String> {
    let rustc = tools::output(Command::new("rustc").arg("--version"))?;
    let node = tools::output(Command::new("node").arg("--version"))?;
    Ok(format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench`; run it again for your own machine. Each table is one run on the same page: the least and the \
         median time, and the median as a multiple of the table's first row. Absolute times are the machine's, ratios the code's.\n\n\
         Machine: {}. {}, Node {}. Page: `{PAGE}`.\n\n```text\n{}\n```\n",
        machine(),
        rustc.trim(),
        node.trim(),
        tables.trim()
    ))
}

/// The processor, where Linux tells it, and how many of it there are.
fn machine() -> String {
    let told = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        told.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|pair| pair.1);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{} × {cores}", model.unwrap_or(std::env::consts::ARCH))
}
