//! Packs the word lists of `src/language/` for `src/language/mod.rs`: without comments, sorted, ready to be searched as
//! they lie, so that the wasm carries no word twice.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "src/language/hash.rs"]
mod hash;

/// Sections by name: the room whose file holds them, and their entries.
type Lists = BTreeMap<String, (String, BTreeMap<String, String>)>;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new("src/language");
    println!("cargo::rerun-if-changed={}", root.display());
    println!("cargo::rerun-if-changed=build.rs");
    let folders: Vec<PathBuf> = inside(root)?.into_iter().filter(|path| path.is_dir()).collect();
    let mut out = format!("static LANGUAGES: [Language; {}] = [\n", folders.len());
    for (number, folder) in folders.iter().enumerate() {
        let tag = folder.file_name().ok_or("a folder without a name")?.to_string_lossy().into_owned();
        let mut lists = Lists::new();
        for file in inside(folder)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "txt")) {
            let room = file.file_stem().unwrap_or_default().to_string_lossy();
            read(&fs::read_to_string(&file)?, &room, &mut lists)
                .map_err(|fault| format!("{}: {fault}", file.display()))?;
        }
        let text = language(&lists).map_err(|fault| format!("{tag}: {fault}"))?;
        writeln!(
            out,
            "Language {{ tag: {tag:?}, text: {text:?}, number: {number}, index: OnceLock::new() }},"
        )?;
    }
    out.push_str("];\n");
    fs::write(PathBuf::from(std::env::var("OUT_DIR")?).join("lists.rs"), out)?;
    Ok(())
}

/// What a folder holds, in an order that no file system changes.
fn inside(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    found.sort();
    Ok(found)
}

/// Adds the entries of a room's file; a line that belongs to no section is an error, and so is another room's section.
fn read(text: &str, room: &str, lists: &mut Lists) -> Result<(), String> {
    let mut section = None;
    for line in text.lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let (owner, words) = lists.entry(name.to_owned()).or_default();
            if owner.is_empty() {
                room.clone_into(owner);
            } else if owner != room {
                return Err(format!("[{name}] is a section of {owner}.txt: give it another name"));
            }
            section = Some(words);
        } else if !line.is_empty() {
            let (key, value) = line.split_once('=').unwrap_or((line, ""));
            let words = section.as_mut().ok_or_else(|| format!("`{line}` stands before any [section]"))?;
            words.entry(key.trim().to_owned()).or_insert_with(|| value.trim().to_owned());
        }
    }
    Ok(())
}

/// The sections by hash, each below its name; those of the room of time are marked by another sign.
fn language(lists: &Lists) -> Result<String, String> {
    let mut lists: Vec<_> = lists.iter().collect();
    lists.sort_by_key(|(name, _)| hash::of(name));
    let mut text = String::new();
    for (n, (name, (room, words))) in lists.iter().enumerate() {
        let packed = packed(words);
        if packed.len() >= usize::from(u16::MAX) {
            return Err(format!("[{name}] is longer than 64 KiB"));
        }
        if lists.get(n + 1).is_some_and(|(next, _)| hash::of(name) == hash::of(next)) {
            return Err(format!("[{name}] hashes as another section: give it another name"));
        }
        text.push(if room == "time" { '\u{2}' } else { '\u{1}' });
        text.push_str(&format!("{name}\n{packed}"));
    }
    Ok(text)
}

/// One entry a line, `key` or `key=value`, in the order of the keys' bytes.
fn packed(words: &BTreeMap<String, String>) -> String {
    let line = |(key, value): (&String, &String)| {
        if value.is_empty() { format!("{key}\n") } else { format!("{key}={value}\n") }
    };
    words.iter().map(line).collect()
}
