//! `cargo xtask size`: what a page that embeds the element loads, against a budget, after the wasm by room and dependency.

use crate::build::{self, Core, Names, Rustup};
use crate::{Result, browsers, tools};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::ops::Range;
use std::process::Command;
use wasmparser::{KnownCustom, Name, Parser, Payload};

const NPM: &str = "target/npm";
pub(crate) const BUDGET: &str = "xtask/budget.json";
/// Where the wasm with its functions' names is kept.
const NAMED: &str = "target/named";

/// Compresses what Node's zlib, the one that most servers use, would send.
const COMPRESS: &str = "
    const fs = require('node:fs'), zlib = require('node:zlib');
    const brotli = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } };
    const size = data => [data.length, zlib.gzipSync(data, { level: 9 }).length, zlib.brotliCompressSync(data, brotli).length];
    console.log(JSON.stringify(process.argv.slice(1).map(file => size(fs.readFileSync(file)))));";

/// Prints both tables; an error where the budget is exceeded.
pub(crate) fn run(rustup: Rustup) -> Result {
    build::wasm(rustup, Core::Browser, Names::Keep, NAMED)?;
    parts(&fs::read(format!("{NAMED}/nutgraf_bg.wasm"))?)?;
    build::package(rustup)?;
    within_budget()
}

/// What is allowed, by name.
pub(crate) fn budget() -> Result<Value> {
    Ok(serde_json::from_str(&tools::read(BUDGET)?)?)
}

/// Holds what is built against the budget, and shows it.
pub(crate) fn within_budget() -> Result {
    let brotli = loaded()?;
    let budget = budget()?;
    let wanted = budget["wanted"].as_u64().filter(|wanted| brotli > *wanted);
    let budget = budget["brotli"].as_u64().ok_or("xtask/budget.json names no `brotli` bytes")?;
    if brotli > budget {
        return Err(format!("{brotli} bytes after brotli are over the budget of {budget} ({BUDGET})").into());
    }
    let wanted = wanted.map(|wanted| format!("; wanted: {wanted}, {} fewer", brotli - wanted));
    writeln!(std::io::stdout(), "{brotli} of {budget} bytes after brotli{}", wanted.unwrap_or_default())?;
    Ok(())
}

/// Each file's bytes: raw, after gzip, after brotli.
fn compressed(paths: &[String]) -> Result<Vec<[u64; 3]>> {
    let said = tools::output(Command::new("node").args(["-e", COMPRESS, "--"]).args(paths))?;
    Ok(serde_json::from_str(&said)?)
}

/// The table of the files that an embedding page loads. Hands back their sum after brotli.
fn loaded() -> Result<u64> {
    browsers::node()?;
    let mut files: Vec<String> = modules("define.js")?.into_iter().collect();
    files.push("pkg/nutgraf_bg.wasm".to_owned());
    let sizes = compressed(&files.iter().map(|file| format!("{NPM}/{file}")).collect::<Vec<_>>())?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{:<24}{:>10}{:>10}{:>10}", "an embedding page loads", "raw", "gzip", "brotli")?;
    let mut sum = [0; 3];
    for (file, size) in files.iter().zip(&sizes) {
        writeln!(out, "{file:<24}{:>10}{:>10}{:>10}", size[0], size[1], size[2])?;
        sum = std::array::from_fn(|i| sum[i] + size[i]);
    }
    writeln!(out, "{:<24}{:>10}{:>10}{:>10}", "all", sum[0], sum[1], sum[2])?;
    Ok(sum[2])
}

/// The files that `first` loads, itself among them; what is loaded on demand isn't. They are minified, so that no comment
/// names another.
fn modules(first: &str) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![first.to_owned()];
    while let Some(name) = waiting.pop() {
        if !found.insert(name.clone()) {
            continue;
        }
        let text = tools::read(format!("{NPM}/{name}"))?;
        let folder = name.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        for after in ["from", "import"].iter().flat_map(|word| text.split(word).skip(1)) {
            let quoted = after.trim_start();
            let target = quoted.split(['\'', '"']).nth(1).filter(|_| quoted.starts_with(['\'', '"']));
            if let Some(target) = target.and_then(|target| target.strip_prefix("./")) {
                waiting.push(format!("{folder}{target}"));
            }
        }
    }
    Ok(found)
}

/// The table of the wasm's bytes: the code by room or crate, the data, the rest.
fn parts(wasm: &[u8]) -> Result {
    let mut imported = 0;
    let mut bodies: Vec<Range<usize>> = Vec::new();
    let mut names: BTreeMap<u32, String> = BTreeMap::new();
    let mut data = 0..0;
    let mut custom: Vec<Range<usize>> = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += usize::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range()),
            Payload::DataSection(section) => data = section.range(),
            Payload::CustomSection(section) => {
                custom.push(section.range());
                let KnownCustom::Name(parts) = section.as_known() else { continue };
                for part in parts {
                    let Name::Function(map) = part? else { continue };
                    for naming in map {
                        let naming = naming?;
                        names.insert(naming.index, format!("{:#}", rustc_demangle::demangle(naming.name)));
                    }
                }
            }
            _ => {}
        }
    }
    let code: usize = bodies.iter().map(Range::len).sum();
    let all = wasm.len() - custom.iter().map(Range::len).sum::<usize>();
    let mut owned: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
    for (index, body) in bodies.into_iter().enumerate() {
        let name = names.get(&u32::try_from(imported + index)?).map_or("", String::as_str);
        owned.entry(owner(name)).or_default().push(body);
    }
    let rest = all - code - data.len();
    owned.insert("data: word lists, tables, messages".to_owned(), vec![data]);
    let mut rows: Vec<_> = owned
        .into_iter()
        .map(|(owner, owns)| (owns.iter().map(Range::len).sum::<usize>(), owner, owns))
        .collect();
    rows.sort_by(|(a, ..), (b, ..)| Ord::cmp(b, a));
    let files = std::iter::once(&[][..]).chain(rows.iter().map(|(.., owns)| &owns[..])).enumerate().map(
        |(at, left_out)| {
            let file = format!("{NAMED}/without-{at}");
            tools::write(&file, without(wasm, custom.iter().chain(left_out)))?;
            Ok(file)
        },
    );
    let brotli: Vec<i64> = compressed(&files.collect::<Result<Vec<_>>>()?)?
        .iter()
        .map(|[.., size]| size.cast_signed())
        .collect();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:<38}{:>10}{:>18}", "in the wasm, names left out", "raw", "brotli, by itself")?;
    for ((size, owner, _), left) in rows.iter().zip(&brotli[1..]) {
        writeln!(
            out,
            "{owner:<38}{size:>10}{:>7.1} %{:>9}",
            *size as f64 * 100.0 / all as f64,
            brotli[0] - left
        )?;
    }
    writeln!(out, "{:<38}{rest:>10}", "all else")?;
    writeln!(out, "{:<38}{all:>10}{:>18}", "all", brotli[0])?;
    Ok(())
}

/// What is left of `wasm`: what a part takes after brotli is how much smaller the rest is, which may be nothing.
fn without<'a>(wasm: &[u8], left_out: impl Iterator<Item = &'a Range<usize>>) -> Vec<u8> {
    let mut kept = vec![true; wasm.len()];
    for range in left_out {
        kept[range.clone()].fill(false);
    }
    wasm.iter().zip(kept).filter_map(|(byte, kept)| kept.then_some(*byte)).collect()
}

/// The room of ours that a function belongs to, or else the crate: the first that its name names. Code of a library
/// that was made for one of our types counts as that type's.
fn owner(name: &str) -> String {
    // Without what tells two versions of a crate apart, as in `core[94475accf6d25ce3]::str`; `[u8]` stays.
    let parts = name.split('[').map(|part| match part.split_once(']') {
        Some((hash, after)) if hash.len() > 8 && hash.chars().all(|c| c.is_ascii_hexdigit()) => after,
        _ => part,
    });
    let name: String = parts.collect();
    let path =
        |from: usize| name[from..].split(|c: char| c != ':' && c != '_' && !c.is_alphanumeric()).next();
    if let Some(ours) = name.find("nutgraf::").and_then(path) {
        return ours.split("::").take(2).collect::<Vec<_>>().join("::");
    }
    let start = name.find(char::is_alphabetic).unwrap_or_default();
    match path(start).and_then(|path| path.split_once("::")) {
        Some((krate, _)) => krate.to_owned(),
        None if name.is_empty() => "functions without a name".to_owned(),
        // `<str>::find`: what the language itself has.
        None if name.contains("::") => "core".to_owned(),
        None => "runtime and glue".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_our_room_or_to_its_crate() {
        for (name, expected) in [
            ("nutgraf::time::rules::explicit::day", "nutgraf::time"),
            ("<nutgraf::wire::Wire as serde::ser::Serialize>::serialize", "nutgraf::wire"),
            ("core::slice::sort::merge::<nutgraf::span::Span>", "nutgraf::span"),
            ("<dlmalloc::Dlmalloc<A>>::malloc", "dlmalloc"),
            ("<dlmalloc[b6467de467a6fba2]::dlmalloc::Dlmalloc<System>>::malloc", "dlmalloc"),
            ("<[nutgraf[b6467de467a6fba2]::span::Span]>::sort_by::<_>", "nutgraf::span"),
            (
                "core::iter::adapters::map::Map::<I, nutgraf::time::timexes::{closure#0}>::fold",
                "nutgraf::time",
            ),
            ("<[u8]>::to_vec", "core"),
            ("<str>::to_lowercase", "core"),
            ("memcpy", "runtime and glue"),
            ("", "functions without a name"),
        ] {
            assert_eq!(owner(name), expected, "{name}");
        }
    }
}
