//! `cargo xtask instructions`: how many instructions the digest of fixed inputs takes, counted by valgrind, against
//! `xtask/budget.json`, and how they grow with the text: time depends on what else the machine does, this doesn't. It counts the build that the tests use, as
//! work that grows shows there as well as in another.

use crate::size::{BUDGET, budget};
use crate::{Result, browsers, tools};
use std::io::Write;
use std::process::Command;

const PROGRAM: &str = "target/debug/nutgraf";
/// Other processors have other ways to copy memory, and a compiler's next patch other code: so many percent are no fault.
const SLACK: u64 = 4;
/// Texts whose instructions may not grow faster than they do, repeated to so many bytes and to eight times as many.
const GROWTH: [(&str, &str); 2] = [
    ("quoted words", "\"a\" "),
    (
        "news",
        "The council will vote on the sea wall on Tuesday, Ann Poe said. \"It held in March 2019,\" she added.\n\n",
    ),
];
const BYTES: usize = 16 * 1024;
/// The greatest power of the text's length.
const POWER: f64 = 1.05;

/// Runs the count where valgrind is there or may be installed; elsewhere it is left out, and said, but where `CI` is set.
pub(crate) fn where_counted() -> Option<Result> {
    match browsers::need(&["valgrind"]) {
        Err(error) if std::env::var_os("CI").is_none() => {
            eprintln!("xtask: the instructions aren't counted: {error}");
            None
        }
        there => Some(there.and_then(|()| run())),
    }
}

/// Counts, prints the table, and errs where an input takes more than the budget gives it.
pub(crate) fn run() -> Result {
    tools::run(tools::cargo().args(["build", "--quiet", "--bin", "nutgraf", "--features", "cli"]))?;
    let budget = budget()?;
    let inputs = budget["instructions"].as_object().ok_or("xtask/budget.json names no `instructions`")?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:<44}{:>12}{:>12}", "thousands of instructions", "counted", "budget")?;
    let mut over = Vec::new();
    for (input, budget) in inputs {
        let budget = budget.as_u64().ok_or_else(|| format!("the budget of {input} is no number"))?;
        let counted = count(&[input])? / 1000;
        writeln!(out, "{input:<44}{counted:>12}{budget:>12}")?;
        if counted * 100 > budget * (100 + SLACK) {
            over.push(input.as_str());
        }
    }
    for (name, unit) in GROWTH {
        let file = "target/growth.txt";
        let counted = |bytes: usize| {
            tools::write(file, unit.repeat(bytes / unit.len()))?;
            count(&["--force", file])
        };
        let (once, more) = (counted(BYTES)?, counted(8 * BYTES)?);
        let power = (more as f64 / once as f64).ln() / 8_f64.ln();
        writeln!(out, "{name:<44}{power:>12.3}{POWER:>12}")?;
        if power > POWER {
            over.push(name);
        }
    }
    if over.is_empty() {
        return Ok(());
    }
    Err(format!("over the budget of instructions ({BUDGET}) by more than {SLACK} %, or growing faster than the text: {}", over.join(", "))
        .into())
}

fn count(input: &[&str]) -> Result<u64> {
    let mut valgrind = Command::new(std::env::var_os("VALGRIND").unwrap_or_else(|| "valgrind".into()));
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    valgrind.args([PROGRAM, "digest"]).args(input);
    let done = valgrind
        .output()
        .map_err(|error| format!("`{}` can't be started: {error}", tools::line(&valgrind)))?;
    let said = String::from_utf8_lossy(&done.stderr);
    refs(&said).ok_or_else(|| format!("`{}` counted nothing: {}", tools::line(&valgrind), said.trim()).into())
}

/// `==7== I   refs:      10,119,847`
fn refs(said: &str) -> Option<u64> {
    let line = said.lines().find(|line| line.contains(" refs:"))?;
    line.rsplit(' ').next()?.replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_what_valgrind_prints() {
        assert_eq!(refs("==7== Callgrind\n==7== I   refs:      10,119,847\n"), Some(10_119_847));
        assert_eq!(refs("==7== Callgrind\n"), None);
    }
}
