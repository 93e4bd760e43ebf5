//! What the tests need on this machine: Node, their locked packages, Chromium, Firefox, WebKit, valgrind. Installs what it may.

use crate::{Result, tools};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where the tests and their packages lie.
pub(crate) const TESTS: &str = "tests/browser";

/// What is asked for, the variable that names another executable, the programs that serve, and Debian's packages.
struct Tool {
    name: &'static str,
    variable: &'static str,
    programs: &'static [&'static str],
    packages: &'static [&'static str],
}

const TOOLS: &[Tool] = &[
    Tool {
        name: "chromium",
        variable: "CHROMIUM",
        programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
        packages: &["chromium"],
    },
    Tool {
        name: "firefox",
        variable: "FIREFOX",
        programs: &["firefox-esr", "firefox"],
        packages: &["firefox-esr"],
    },
    Tool {
        name: "webkit",
        variable: "WEBKIT",
        programs: &["WebKitWebDriver"],
        packages: &["webkit2gtk-driver"],
    },
    Tool { name: "valgrind", variable: "VALGRIND", programs: &["valgrind"], packages: &["valgrind"] },
    // WebKit has no headless mode: it gets a display that nobody sees.
    Tool { name: "display", variable: "DISPLAY", programs: &["xvfb-run"], packages: &["xvfb", "xauth"] },
];

/// Installs the locked packages of the browser tests.
pub(crate) fn npm() -> Result {
    packages(TESTS)
}

/// Installs a folder's locked npm packages where they are missing or not those of the lock.
pub(crate) fn packages(folder: &str) -> Result {
    node()?;
    let locked = tools::read(format!("{folder}/package-lock.json"))?;
    // A copy of the lock says for which one the packages were installed.
    let stamp = format!("{folder}/node_modules/.installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|there| there == locked) {
        return Ok(());
    }
    tools::run(Command::new("npm").args([
        "ci",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
        folder,
    ]))
    .map_err(|error| {
        format!("{error}; it needs the npm registry once: check the network and npm's settings")
    })?;
    tools::write(stamp, locked)
}

/// Makes sure that Node is there.
pub(crate) fn node() -> Result {
    let said = tools::output(Command::new("node").arg("--version"))
        .map_err(|_| "Node.js is missing: install version 20 or newer, with npm (https://nodejs.org)")?;
    let major = said.trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    if major.is_some_and(|n| n >= 20) {
        return Ok(());
    }
    Err(format!("Node.js {} is too old: install version 20 or newer", said.trim()).into())
}

/// Makes sure that the tools named are there; installs them with apt where this user may.
pub(crate) fn need(names: &[&str]) -> Result {
    let missing: Vec<_> = TOOLS.iter().filter(|tool| names.contains(&tool.name) && !there(tool)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().flat_map(|tool| tool.packages).copied().collect();
    let list = packages.join(" ");
    let advice = format!(
        "missing: {list}. Install it (on Debian: `apt-get install {list}`), or set {} to its executable",
        missing.iter().map(|tool| tool.variable).collect::<Vec<_>>().join(" and ")
    );
    let Some(apt) = apt() else { return Err(advice.into()) };
    let apt = |words: &[&str]| tools::run(Command::new(apt[0]).args(&apt[1..]).args(words));
    // One source that doesn't answer is no reason to give up: the install tells.
    if let Err(error) = apt(&["update", "-qq"]) {
        eprintln!("xtask: {error}");
    }
    let mut install = vec!["install", "-y", "-qq", "--no-install-recommends"];
    install.extend(packages);
    apt(&install).map_err(|error| format!("{error}. {advice}"))?;
    match missing.into_iter().find(|tool| !there(tool)) {
        Some(tool) => {
            Err(format!("{} was installed, but no program of it is on the PATH", tool.packages[0]).into())
        }
        None => Ok(()),
    }
}

/// Makes sure of WebKit too, where that goes: the tests leave out what they can't have, and say so.
pub(crate) fn want_webkit() {
    if let Err(error) = need(&["webkit", "display"]) {
        eprintln!("xtask: {error}");
    }
}

fn there(tool: &Tool) -> bool {
    std::env::var_os(tool.variable).is_some() || tool.programs.iter().any(|program| on_path(program))
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder: std::path::PathBuf| Path::new(&folder).join(program).is_file())
}

/// How to call apt-get here: as root, or through a sudo that asks nothing; none where neither goes.
fn apt() -> Option<&'static [&'static str]> {
    let quiet = |words: &[&str]| {
        Command::new(words[0]).args(&words[1..]).output().ok().filter(|o| o.status.success())
    };
    if !on_path("apt-get") {
        return None;
    }
    if quiet(&["id", "-u"]).is_some_and(|said| said.stdout.trim_ascii() == b"0") {
        return Some(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    quiet(&["sudo", "-n", "true"])
        .map(|_| &["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"][..])
}
