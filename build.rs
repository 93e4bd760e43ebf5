//! Packs the word lists of `src/language/` for `src/language/mod.rs`: without comments, sorted, ready to be searched as
//! they lie, so that the wasm carries no word twice.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The language whose lists are all in the wasm.
const WITHIN: &str = "en";

/// The room that finds the article: a page's language is known only after its story is found, and a page may mix several,
/// so that the lists of all languages are joined here,
const ARTICLE: &str = "article";
/// but for those that it asks language by language.
const APART: [&str; 2] = ["article.function", "article.by"];
/// Sections of another room that are joined with one of its own.
const MONTHS: [&str; 3] = ["month", "month short", "article.month"];

/// The room that joins digests, its wasm a core of its own, and the sections of other rooms that it reads.
const STORY: &str = "story";
const JOINED: [&str; 9] = [
    "trait",
    "number",
    "ordinal",
    "approximate",
    "timeline.planned",
    "stop",
    "suffix",
    "timeline.function",
    "timeline.says",
];

/// The section whose entries are traits of a language, and the letter of the first.
const TRAIT: &str = "trait";
const LETTER: u8 = b'a';

/// A language's sections by name, and their entries.
type Lists = BTreeMap<String, BTreeMap<String, String>>;

/// What stands before a section's number: no entry holds it.
const SIGN: char = '\u{1}';

/// The character of the first section's number: no sign, no line end.
const FIRST: u32 = 0x20;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new("src/language");
    println!("cargo::rerun-if-changed={}", root.display());
    println!("cargo::rerun-if-changed=build.rs");
    let folders: Vec<PathBuf> = inside(root)?.into_iter().filter(|path| path.is_dir()).collect();
    let mut languages = Vec::new();
    // A section belongs to one room, whichever the language; the room of time's come first.
    let mut owners = BTreeMap::new();
    for folder in folders {
        let tag = folder.file_name().ok_or("a folder without a name")?.to_string_lossy().into_owned();
        let mut lists = Lists::new();
        for file in inside(&folder)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "txt")) {
            let room = file.file_stem().unwrap_or_default().to_string_lossy();
            read(&fs::read_to_string(&file)?, &room, &mut lists, &mut owners)
                .map_err(|fault| format!("{}: {fault}", file.display()))?;
        }
        languages.push((tag, lists));
    }
    let mut sections: Vec<(&str, &str)> = owners.iter().map(|(name, room)| (&**name, &**room)).collect();
    sections.sort_by_key(|(name, room)| (*room != "time", *room == STORY, *name));
    let mut out = names(&sections)?;
    traits(&mut languages, &mut out)?;
    writeln!(out, "static LANGUAGES: [Language; {}] = [", languages.len())?;
    let feature = |name: &str| std::env::var(format!("CARGO_FEATURE_{name}")).is_ok();
    let wasm = std::env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    // A server has all at hand; what joins digests, all of the little that it reads.
    let browser = wasm && !feature("HTML") && !feature("STORY");
    let joined = joined(&languages, &owners);
    for (number, (tag, lists)) in languages.iter().enumerate() {
        let front = |name: &str| tag == WITHIN || APART.contains(&name);
        let needed = |room: &str, name: &str| match (wasm, room == STORY || JOINED.contains(&name)) {
            (true, joins) if feature("STORY") => joins,
            (true, _) => room != STORY,
            (false, _) => true,
        } && (room != ARTICLE || APART.contains(&name));
        let pack = |wanted: bool| {
            packed(lists, &sections, entries, |room, name| needed(room, name) && front(name) == wanted)
                .map_err(|fault| format!("{tag}: {fault}"))
        };
        let (text, rest) = (pack(true)?, pack(false)?);
        let rest = Some(rest).filter(|rest| !browser || rest.is_empty());
        writeln!(
            out,
            "Language {{ tag: {tag:?}, text: {text:?}, rest: {rest:?}, number: {number}, index: OnceLock::new() }},"
        )?;
    }
    out.push_str("];\n");
    let text = packed(&joined, &sections, grouped, |_, _| !wasm || !feature("STORY"))?;
    writeln!(
        out,
        "/// The lists of all languages that finding an article asks.\nstatic ALL: Language = Language {{ tag: \"mul\", text: {text:?}, \
         rest: Some(\"\"), number: {}, index: OnceLock::new() }};",
        languages.len()
    )?;
    fs::write(PathBuf::from(std::env::var("OUT_DIR")?).join("lists.rs"), out)?;
    Ok(())
}

/// The article's lists of all languages as one. Where two give an entry another value, the lesser one holds.
fn joined(languages: &[(String, Lists)], owners: &BTreeMap<String, String>) -> Lists {
    let mut joined = Lists::new();
    for (name, entries) in languages.iter().flat_map(|(_, lists)| lists) {
        let name = match name.as_str() {
            name if MONTHS.contains(&name) => "article.month",
            // Each language's alone, to tell it by.
            "article.function" => continue,
            name if owners.get(name).is_some_and(|room| room == ARTICLE) => name,
            _ => continue,
        };
        let all = joined.entry(name.to_owned()).or_default();
        for (key, value) in entries {
            let known = all.entry(key.clone()).or_insert_with(|| value.clone());
            if value < known {
                known.clone_from(value);
            }
        }
    }
    joined
}

/// The enum of all sections; its number is what the packed text names a section by.
fn names(sections: &[(&str, &str)]) -> Result<String, Box<dyn Error>> {
    let mut out = String::from(
        "/// A section of the word lists, whichever the language.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]\n\
         #[repr(u16)]\npub enum Section {\n",
    );
    for (name, _) in sections {
        writeln!(out, "/// `[{name}]`\n{},", variant(name))?;
    }
    let time = sections.iter().filter(|(_, room)| *room == "time").count();
    writeln!(out, "}}\n/// What stands before a section's number.\nconst SIGN: char = {SIGN:?};")?;
    writeln!(out, "/// The character of the first section's number.\nconst FIRST: usize = {FIRST};")?;
    writeln!(out, "/// How many sections there are.\nconst COUNT: usize = {};", sections.len())?;
    // As numbers, for a list of them would be bytes that nothing compresses.
    writeln!(out, "/// How many of the first are those of the room of time.\nconst TIME: u8 = {time};")?;
    Ok(out)
}

/// The enum of all traits; a letter stands for each in the lists, for a name would be longer wherever it is asked for.
fn traits(languages: &mut [(String, Lists)], out: &mut String) -> Result<(), Box<dyn Error>> {
    let own = |(_, lists): &mut (String, Lists)| lists.get_mut(TRAIT).map(std::mem::take);
    let all: Vec<_> = languages.iter_mut().map(own).collect();
    let names: BTreeSet<&String> = all.iter().flatten().flat_map(BTreeMap::keys).collect();
    let letters: BTreeMap<&String, u8> = names.into_iter().zip(LETTER..=b'z').collect();
    writeln!(
        out,
        "/// What a language is like.\n#[derive(Debug, Clone, Copy)]\n#[repr(u8)]\npub enum Trait {{"
    )?;
    for (name, letter) in &letters {
        writeln!(out, "/// `{name}`\n{} = {letter},", variant(name))?;
    }
    out.push_str("}\n");
    for ((_, lists), own) in languages.iter_mut().zip(&all) {
        let Some(own) = own else { continue };
        let letter = |name| letters.get(name).map(|letter| (char::from(*letter).to_string(), String::new()));
        lists.insert(
            TRAIT.to_owned(),
            own.keys().map(letter).collect::<Option<_>>().ok_or("too many traits")?,
        );
    }
    Ok(())
}

/// `timeline.event ending` as `TimelineEventEnding`.
fn variant(name: &str) -> String {
    let mut out = String::new();
    for part in name.split([' ', '.', '-']) {
        let mut letters = part.chars();
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}

/// What a folder holds, in an order that no file system changes.
fn inside(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    found.sort();
    Ok(found)
}

/// Adds the entries of a room's file; a line that belongs to no section is an error, and so is another room's section.
fn read(
    text: &str,
    room: &str,
    lists: &mut Lists,
    owners: &mut BTreeMap<String, String>,
) -> Result<(), String> {
    let mut section = None;
    for line in text.lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let owner = owners.entry(name.to_owned()).or_insert_with(|| room.to_owned());
            if owner != room {
                return Err(format!("[{name}] is a section of {owner}.txt: give it another name"));
            }
            section = Some(lists.entry(name.to_owned()).or_default());
        } else if !line.is_empty() {
            let (key, value) = line.split_once('=').unwrap_or((line, ""));
            let words = section.as_mut().ok_or_else(|| format!("`{line}` stands before any [section]"))?;
            words.entry(key.trim().to_owned()).or_insert_with(|| value.trim().to_owned());
        }
    }
    Ok(())
}

/// A language's sections, those that are wanted, in their order: a sign, the section's number as a character, its entries.
fn packed(
    lists: &Lists,
    sections: &[(&str, &str)],
    entries: fn(&BTreeMap<String, String>) -> String,
    wanted: impl Fn(&str, &str) -> bool,
) -> Result<String, String> {
    let mut text = String::new();
    for (number, (name, room)) in (0_u32..).zip(sections) {
        let Some(words) = lists.get(*name).filter(|_| wanted(room, name)) else { continue };
        let entries = entries(words);
        if entries.len() >= usize::from(u16::MAX) {
            return Err(format!("[{name}] is longer than 64 KiB"));
        }
        text.push(SIGN);
        text.extend(char::from_u32(number + FIRST));
        text.push_str(&entries);
    }
    Ok(text)
}

/// One entry a line, `key` or `key=value`, in the order of the keys' bytes.
fn entries(words: &BTreeMap<String, String>) -> String {
    let line = |(key, value): (&String, &String)| {
        if value.is_empty() { format!("{key}\n") } else { format!("{key}={value}\n") }
    };
    words.iter().map(line).collect()
}

/// The keys of each value, one a line, behind a line `=value`: a tenth less after brotli than each with its value.
fn grouped(words: &BTreeMap<String, String>) -> String {
    let mut values = BTreeMap::<&str, String>::new();
    for (key, value) in words {
        let head = || if value.is_empty() { String::new() } else { format!("={value}\n") };
        let keys = values.entry(value).or_insert_with(head);
        keys.push_str(key);
        keys.push('\n');
    }
    values.into_values().collect()
}
