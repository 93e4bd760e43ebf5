//! `cargo xtask golden`: writes the digests of `tests/pages/` anew and shows what changed.

use crate::{Result, tools};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;

const PAGES: &str = "tests/pages";

/// Rewrites, then prints each line that went and each that came.
pub(crate) fn run() -> Result {
    let before = digests()?;
    tools::run(tools::cargo().args(["test", "--quiet", "--test", "pages"]).env("UPDATE_PAGES", "1"))?;
    let after = digests()?;
    let mut out = std::io::stdout().lock();
    let mut n_changed = 0;
    for (name, new) in &after {
        let old = before.get(name);
        if old == Some(new) {
            continue;
        }
        n_changed += 1;
        writeln!(out, "{name}")?;
        let Some(old) = old else {
            writeln!(out, "  new, {} lines", new.lines().count())?;
            continue;
        };
        for line in old.lines().filter(|line| !new.lines().any(|other| other == *line)) {
            writeln!(out, "  - {line}")?;
        }
        for line in new.lines().filter(|line| !old.lines().any(|other| other == *line)) {
            writeln!(out, "  + {line}")?;
        }
    }
    writeln!(out, "{n_changed} of {} digests changed", after.len())?;
    Ok(())
}

fn digests() -> Result<BTreeMap<String, String>> {
    let names = tools::files(PAGES)?.into_iter().filter(|name| name.ends_with("/digest.snap"));
    names.map(|name| Ok((name.clone(), fs::read_to_string(format!("{PAGES}/{name}"))?))).collect()
}
