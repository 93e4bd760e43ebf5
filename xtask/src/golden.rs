//! `cargo xtask golden`: writes the digests of `tests/pages/` anew and shows what changed.

use crate::{Result, tools};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;

const PAGES: &str = "tests/pages";

/// Makes a page of the corpus of a file, which says why it is there, and writes its digest.
pub(crate) fn add(file: &str, why: &str) -> Result {
    let file = Path::new(file);
    let told = |part: Option<&OsStr>| part.and_then(OsStr::to_str).map(str::to_owned);
    let name = told(file.file_stem()).ok_or("the file has no name")?;
    let kind = if told(file.extension()).is_some_and(|end| end.starts_with("htm")) { "html" } else { "txt" };
    let folder = Path::new(PAGES).join(name);
    // A page that is there stays as it is.
    fs::create_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    fs::copy(file, folder.join("source").with_extension(kind))?;
    fs::write(folder.join("input.json"), format!("{{\n  \"why\": {why:?}\n}}\n"))?;
    run()
}

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
