//! What npm's tools make of the modules: few files of many, styles without white space, declarations of types.

use crate::browsers::{self, TESTS};
use crate::{Result, tools};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const MINIFY: [&str; 4] = ["--charset=utf8", "--legal-comments=none", "--log-level=error", "--minify"];

fn esbuild() -> Result<Command> {
    browsers::npm()?;
    let mut esbuild = Command::new("node");
    esbuild.arg(format!("{TESTS}/node_modules/esbuild/bin/esbuild"));
    esbuild.args(MINIFY);
    Ok(esbuild)
}

/// A style sheet without comments and white space.
pub(crate) fn minified(file: &str) -> Result<String> {
    tools::output(esbuild()?.arg(file))
}

/// Makes few files of many modules, in an emptied folder: one for each entry, which keeps its name, one for what they
/// share, and one for each that is loaded on demand. Imports of what is `outside` stay as they are.
pub(crate) fn join(modules: &str, folder: &str, entries: &BTreeSet<&str>, outside: &[&str]) -> Result {
    if Path::new(folder).exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut esbuild = esbuild()?;
    esbuild.args(["--bundle", "--splitting", "--format=esm", "--target=es2023"]);
    esbuild.args([
        &format!("--outdir={folder}"),
        &format!("--outbase={modules}"),
        "--chunk-names=[name]-[hash]",
    ]);
    esbuild.args(outside.iter().map(|name| format!("--external:{name}")));
    tools::run(esbuild.args(entries.iter().map(|name| format!("{modules}/{name}.js"))))?;
    tools::run(Command::new("node").args(["xtask/shorten.mjs", folder]))
}

/// One script, no module, of a module and all that it imports from the folder that it is thought to lie in.
pub(crate) fn script(module: &str, beside: &str, more: &[&str]) -> Result<String> {
    browsers::npm()?;
    let tool = fs::canonicalize(format!("{TESTS}/node_modules/esbuild/bin/esbuild"))?;
    let mut esbuild = Command::new("node");
    esbuild.arg(tool).args(MINIFY).args(["--bundle", "--format=iife", "--target=es2023"]).args(more);
    tools::output(esbuild.current_dir(beside).stdin(fs::File::open(module)?))
}

/// What one file is made as.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// A module that leaves imports of these names to its reader.
    Module(&'static [&'static str]),
    /// A classic script that makes one global of this name.
    Script(&'static str),
}

/// Makes one file of a module and all that it imports.
pub(crate) fn one(module: &str, file: &str, form: Form) -> Result {
    let mut esbuild = esbuild()?;
    esbuild.args(["--bundle", "--target=es2023", &format!("--outfile={file}"), module]);
    match form {
        Form::Module(outside) => {
            esbuild.arg("--format=esm").args(outside.iter().map(|name| format!("--external:{name}")))
        }
        // A classic script is read in the encoding of its page: it gets by with ASCII. And it has no address of its own;
        // what asks for one finds everything inside.
        Form::Script(global) => esbuild.args([
            "--format=iife",
            "--charset=ascii",
            "--log-override:empty-import-meta=silent",
            &format!("--global-name={global}"),
        ]),
    };
    tools::run(&mut esbuild)
}

/// Writes the declarations of the package's modules, as their JSDoc says them.
pub(crate) fn declarations(from: &str, to: &str) -> Result {
    browsers::npm()?;
    let mut tsc = Command::new("node");
    tsc.arg(format!("{TESTS}/node_modules/typescript/bin/tsc"));
    tsc.args(["--allowJs", "--declaration", "--emitDeclarationOnly", "--skipLibCheck", "--noCheck"]);
    tsc.args(["--target", "es2023", "--module", "esnext", "--moduleResolution", "bundler", "--ignoreConfig"]);
    tsc.args(["--rootDir", from, "--outDir", to]);
    let files = tools::files(from)?;
    let modules = files.iter().filter(|name| name.ends_with(".js") && !name.starts_with("pkg/"));
    tools::run(tsc.args(modules.map(|name| format!("{from}/{name}"))))
}
