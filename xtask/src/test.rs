//! `cargo xtask test`: everything that has to hold. Its last line counts the checks.

use crate::build::Rustup;
use crate::{Result, browsers, build, instructions, size, tools};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;

const LINTS: &[&[&str]] = &[
    &["fmt", "--all", "--check"],
    &["fmt", "--check", "--manifest-path", "benches/peers/Cargo.toml"],
    // Locks of their own: nothing else here reads them, and a dependency of ours that goes makes them stale.
    &["update", "--workspace", "--locked", "--manifest-path", "benches/peers/Cargo.toml"],
    &["fmt", "--check", "--manifest-path", "fuzz/Cargo.toml"],
    &["update", "--workspace", "--locked", "--manifest-path", "fuzz/Cargo.toml"],
    &["clippy", "--workspace", "--all-targets", "--features", "cli", "--", "-D", "warnings"],
    // What learns the summary's weights is part of no other build.
    &["clippy", "--lib", "--examples", "--features", "train", "--", "-D", "warnings"],
    // The same packages and features as clippy's, so that nothing is looked at twice.
    &["doc", "--workspace", "--no-deps", "--features", "cli"],
];

/// How many checks went well, and how many didn't.
#[derive(Default)]
struct Count {
    passed: u32,
    failed: u32,
}

/// Runs all of it. What rustc checks and what browsers check go side by side, for neither keeps a second core busy; when
/// rustc is through, the browsers' second half goes beside their first, whose lines come last. A step that fails does not
/// keep the later ones from being seen.
pub(crate) fn run(rustup: Rustup) -> Result<ExitCode> {
    // Before anything takes minutes: what the later steps need, or a message that names it.
    let browsers = browsers::npm().and_then(|()| browsers::need(&["chromium", "firefox"]));
    browsers::want_webkit();
    let browsers = browsers.map_err(|error| error.to_string());
    let (tell, built) = mpsc::channel();
    let (native, (driven, said)) = thread::scope(|scope| {
        let driven = scope.spawn(|| {
            let mut said = Vec::new();
            (for_browsers(browsers, rustup, tell, &mut said), said)
        });
        let mut native = natively();
        if built.recv().is_ok() {
            native.add(&mut drive("2"), summary, &mut std::io::stdout());
        }
        (native, driven.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let mut out = std::io::stdout().lock();
    out.write_all(&said)?;
    let (passed, failed) = (native.passed + driven.passed, native.failed + driven.failed);
    writeln!(out, "{passed} passed, {failed} failed")?;
    // No word about it after the closing line.
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The core and the commands as this machine runs them, cheapest first.
fn natively() -> Count {
    let mut count = Count::default();
    for step in LINTS {
        count.one(tools::run(tools::cargo().args(*step).env("RUSTDOCFLAGS", "-D warnings")));
    }
    // `--no-fail-fast` and the two packages: the core's tests, and the commands' own.
    for package in [["--package", "nutgraf", "--features", "cli"].as_slice(), &["--package", "xtask"]] {
        let mut test = tools::cargo();
        test.args(["test", "--no-fail-fast"]).args(package);
        count.add(&mut test, rust, &mut std::io::stdout());
    }
    if let Some(counted) = instructions::where_counted() {
        count.one(counted);
    }
    count
}

/// What is published, read by clippy, built, which is told, and half of it driven in real browsers.
fn for_browsers(
    ready: std::result::Result<(), String>,
    rustup: Rustup,
    built: Sender<()>,
    out: &mut dyn Write,
) -> Count {
    let mut count = Count::default();
    count.one(build::lint(rustup));
    let ready = ready.map_err(Into::into).and_then(|()| build::run(rustup));
    // Whoever waits for it hears of a failure by the channel's end.
    let told = ready.as_ref().is_ok_and(|()| built.send(()).is_ok());
    drop(built);
    count.one(ready);
    if told {
        count.one(size::within_budget());
        count.add(&mut drive("1"), summary, out);
    }
    count
}

fn drive(half: &str) -> Command {
    let mut command = Command::new("node");
    command.args(["tests/browser/run.mjs", "--half", half]);
    command
}

impl Count {
    /// Counts a step that either goes well or doesn't.
    fn one(&mut self, done: Result) {
        match done {
            Ok(()) => self.passed += 1,
            Err(error) => {
                eprintln!("xtask: {error}");
                self.failed += 1;
            }
        }
    }

    /// Runs a program that counts its own checks, shows what it prints, and adds its counts.
    fn add(&mut self, command: &mut Command, read: fn(&str) -> Option<(u32, u32)>, out: &mut dyn Write) {
        let counted = counts(command, read, out);
        let (passed, failed) = counted.unwrap_or_else(|error| {
            eprintln!("xtask: {error}");
            (0, 1)
        });
        self.passed += passed;
        self.failed += failed;
    }
}

fn counts(
    command: &mut Command,
    read: fn(&str) -> Option<(u32, u32)>,
    shown: &mut dyn Write,
) -> Result<(u32, u32)> {
    eprintln!("+ {}", tools::line(command));
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let (mut passed, mut failed) = (0, 0);
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines() {
            let line = line?;
            match read(&line) {
                // The counts of the parts would pass for the closing line: they go to the other stream.
                Some((well, badly)) => {
                    eprintln!("{line}");
                    passed += well;
                    failed += badly;
                }
                None => writeln!(shown, "{line}")?,
            }
        }
    }
    // A program that breaks off before it counts has failed too, and so has one that counts nothing.
    let ended_well = child.wait()?.success();
    if failed == 0 && (!ended_well || passed == 0) {
        failed = 1;
    }
    Ok((passed, failed))
}

/// `test result: ok. 12 passed; 0 failed; 0 ignored; …`
fn rust(line: &str) -> Option<(u32, u32)> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    counted(counts, ';')
}

/// `12 passed, 0 failed`
fn summary(line: &str) -> Option<(u32, u32)> {
    counted(line, ',')
}

fn counted(text: &str, between: char) -> Option<(u32, u32)> {
    let mut parts = text.split(between);
    let passed = parts.next()?.trim().strip_suffix(" passed")?.parse().ok()?;
    let failed = parts.next()?.trim().strip_suffix(" failed")?.parse().ok()?;
    Some((passed, failed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_what_the_programs_print() {
        let line = "test result: FAILED. 11 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(rust(line), Some((11, 2)));
        assert_eq!(rust("running 13 tests"), None);
        assert_eq!(summary("40 passed, 1 failed"), Some((40, 1)));
        assert_eq!(summary("ok      12 passed, as ever"), None);
    }
}
