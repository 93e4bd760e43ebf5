//! The project's commands: `cargo xtask test`, everything that has to hold.

use std::process::{Command, ExitCode};

const STEPS: &[&[&str]] = &[
    &["fmt", "--all", "--check"],
    &["clippy", "--workspace", "--all-targets", "--features", "cli", "--", "-D", "warnings"],
    &["test", "--features", "cli"],
    &["doc", "--no-deps", "--features", "cli"],
];

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("test") => test(),
        _ => {
            eprintln!("usage: cargo xtask test");
            ExitCode::from(2)
        }
    }
}

fn test() -> ExitCode {
    for step in STEPS {
        eprintln!("+ cargo {}", step.join(" "));
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let done = Command::new(cargo).args(*step).env("RUSTDOCFLAGS", "-D warnings").status();
        if !done.is_ok_and(|status| status.success()) {
            eprintln!("xtask: `cargo {}` failed", step.join(" "));
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
