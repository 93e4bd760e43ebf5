//! Which module of `www/` imports which, and what of the package the demo knows. Uses nothing of the crate.

/// The modules that draw, and what they may stand on; they see a `View`, not the page, the engine or the element.
const DRAWING: &[&str] = &["draw", "export"];
/// What stands around the core, and what each may know; a name that ends in `/` is a folder.
const DOORS: &[(&str, &[&str])] = &[
    ("runtime", &["again.js", "error.js", "limits.js", "pkg/", "word-lists.js"]),
    ("input", &["again.js", "collect.js", "parse.js", "runtime.js"]),
    ("engine", &["pkg/", "input.js", "runtime.js"]),
    ("inline", &["pkg/", "engine.js"]),
    ("worker", &["engine.js", "input.js", "runtime.js", "worker-thread.js"]),
    ("worker-thread", &["engine.js"]),
    ("summarizer", &["engine.js", "limits.js", "markdown.js"]),
    ("server", &["pkg/", "runtime.js"]),
    ("server-edge", &["pkg/", "server.js"]),
    ("script", &["define.js", "inline.js", "nut-graf.js"]),
    ("define", &["nut-graf.js"]),
    ("story", &["pkg/", "runtime.js"]),
    ("story-define", &["story-element.js"]),
    ("collect", &[]),
    ("noscript", &[]),
    ("parse", &["engine.js", "noscript.js"]),
];
/// What is no leaf beside those: leaves know no module above them. A page's text, dates, words are leaves.
const ABOVE: &[&str] = &["nut-graf", "run", "given", "story-element", "story-sources", "draw", "export"];
/// What a server's door may ask its host for.
const HOST: &str = "node:fs/promises";
/// What the package shows to the world, the types aside.
const PUBLIC: &[&str] = &["define.js", "engine.js", "story.js", "story-define.js", BYTES[0], BYTES[1]];
/// The two of wasm, by their names in the package.
const BYTES: [&str; 2] = ["nutgraf_bg.wasm", "nutgraf_story_bg.wasm"];

/// What a module of `www/` imports or loads that it may not. `name`: its own, as `draw-state.js`.
pub(crate) fn faults(source: &str, name: &str) -> Vec<String> {
    let own = name.trim_end_matches(".js");
    let fault = |target: String| {
        let door = DOORS.iter().find(|(name, _)| *name == own);
        let allowed = match (own, target.strip_prefix("./")) {
            // An address that a browser named.
            ("again", None) => true,
            (own, None) => own == "server" && target == HOST,
            (_, Some(to)) if door.is_some() => door.is_some_and(|(_, known)| {
                known.iter().any(|name| to == *name || (name.ends_with('/') && to.starts_with(name)))
            }),
            ("given", Some(to)) => to == "engine.js" || leaf(to),
            ("run", Some(to)) => {
                ["engine.js", "given.js", "input.js", "runtime.js", "worker.js"].contains(&to) || leaf(to)
            }
            ("story-sources", Some(to)) => ["engine.js", "given.js", "story.js"].contains(&to) || leaf(to),
            ("words", Some(to)) => to == "again.js" || to.starts_with("strings/"),
            ("nut-graf", Some(to)) => ["engine.js", "run.js", "draw-box.js"].contains(&to) || leaf(to),
            ("story-element", Some(to)) => {
                ["story.js", "story-sources.js", "draw-story-box.js"].contains(&to) || leaf(to)
            }
            ("draw-box", Some("nut-graf.css.js"))
            | ("draw-story-box", Some("story.css.js"))
            | ("draw-later", Some("nut-graf.js" | "later.css.js" | "strings/en-later.js")) => true,
            (own, Some(to)) if drawing(own) => drawing(to) || leaf(to),
            (_, Some(to)) => leaf(to),
        };
        (!allowed).then(|| format!("imports {target}"))
    };
    imports(source).into_iter().filter_map(fault).collect()
}

/// What a file of the demo knows beside its own folder and the package's public entries.
pub(crate) fn faults_of_demo(source: &str) -> Vec<String> {
    let code = code(source);
    let strings = ['\'', '"', '`'].into_iter().flat_map(|mark| code.split(mark).skip(1).step_by(2));
    let reached = strings.filter(|text| text.contains("nutgraf/") && !text.contains(char::is_whitespace));
    let beyond = imports(source).into_iter().filter(|to| {
        !to.starts_with("./") && !to.strip_prefix("nutgraf/").is_some_and(|name| BYTES.contains(&name))
    });
    let mut found: Vec<String> = reached
        .filter(|text| !public(text))
        .map(str::to_owned)
        .chain(beyond)
        .map(|target| format!("knows {target}"))
        .collect();
    found.sort();
    found.dedup();
    found
}

/// What a module of the extension may take of the package, by its name; its own folder's modules it may take as well, but
/// those that run in the page or wait in the background know only the browser.
const EXTENSION: &[(&str, &[&str])] = &[
    ("content.js", &["collect.js", "dom.js", "limits.js", "live.js", "mark.js", "page.js"]),
    ("notice.js", &["dom.js", "draw-later.js", "draw-state.js", "nut-graf.css.js", "words.js"]),
    ("panel.js", &["define.js", "engine.js", "outcome.js", "page.js", "words.js"]),
    ("phrases.js", &["words.js"]),
    ("seek.js", &["engine.js", "limits.js"]),
    ("shown.js", &["dom.js", "live.js"]),
    ("stories.js", &["given.js", "limits.js", "story-define.js"]),
    ("visit.js", &["mark.js"]),
];

/// What a module of the extension imports that it may not.
pub(crate) fn faults_of_extension(source: &str, name: &str) -> Vec<String> {
    let package = EXTENSION.iter().find(|(own, _)| *own == name).map_or(&[][..], |(_, package)| package);
    let alone = ["background.js", "content.js"].contains(&name);
    let allowed = |target: &str| match (target.strip_prefix("../"), target.strip_prefix("./")) {
        (Some(to), _) => package.contains(&to),
        (None, Some(to)) => !alone || ["browser.js", "shown.js"].contains(&to),
        (None, None) => false,
    };
    let beyond = imports(source).into_iter().filter(|target| !allowed(target));
    beyond.map(|target| format!("imports {target}")).collect()
}

/// From the demo's folder or one below it.
fn public(address: &str) -> bool {
    let entry = address.trim_start_matches("../").trim_start_matches("./").strip_prefix("nutgraf/");
    entry.is_some_and(|entry| PUBLIC.contains(&entry))
}

fn drawing(name: &str) -> bool {
    DRAWING.iter().any(|start| name.trim_end_matches(".js").split('-').next() == Some(start))
}

fn leaf(name: &str) -> bool {
    let own = name.trim_end_matches(".js");
    !name.contains('/')
        && name.strip_suffix(".js").is_some()
        && name.strip_suffix(".css.js").is_none()
        && !ABOVE.contains(&own)
        && !DOORS.iter().any(|(name, _)| *name == own)
        && !drawing(name)
}

/// Where a module's imports, of every form, and the addresses that it makes beside itself lead. What is no plain string
/// comes as it stands; types alone are left out.
fn imports(source: &str) -> Vec<String> {
    let code = code(source);
    let mut found = Vec::new();
    for word in ["from", "import", "URL("] {
        for (at, _) in code.match_indices(word) {
            let free =
                |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || "_$.'\"`".contains(c));
            if !free(code[..at].chars().next_back()) {
                continue;
            }
            let after = code[at + word.len()..].trim_start();
            let (call, inside) = match after.strip_prefix('(') {
                Some(inside) if word == "import" => (true, inside.trim_start()),
                _ => (false, after),
            };
            let mark = inside.chars().next().filter(|c| matches!(c, '\'' | '"' | '`'));
            let target =
                mark.and_then(|mark| inside.split(mark).nth(1)).filter(|target| !target.contains("${"));
            match target {
                Some(target) if word != "URL(" || target.contains(".js") || target.contains(".wasm") => {
                    found.push(target.to_owned());
                }
                None if call => found.push(inside.chars().take(40).collect()),
                _ => {}
            }
        }
    }
    found.retain(|target| !target.ends_with(".d.ts"));
    found
}

/// The source without its comments, where they take whole lines or stand between the marks on one line.
fn code(source: &str) -> String {
    let mut code = String::new();
    for line in source.lines() {
        let mut line = line.trim_start();
        if line.starts_with("//") || (line.starts_with('*') && !line.starts_with("*/")) {
            continue;
        }
        while let Some((before, after)) = line.split_once("/**") {
            code.push_str(before);
            line = after.split_once("*/").map_or("", |(_, after)| after);
        }
        code.push_str(line);
        code.push('\n');
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_that_is_none_is_found() {
        for (name, source) in [
            ("nut-graf.js", "import * as core from './pkg/nutgraf.js';"),
            ("draw.js", "import core from \"./pkg/nutgraf.js\";"),
            ("page.js", "const core = await import('./pkg/nutgraf.js');"),
            ("live.js", "const at = new URL('./pkg/nutgraf_bg.wasm', import.meta.url);"),
            ("nut-graf.js", "import { collect } from './collect.js';"),
            ("nut-graf.js", "import { draw } from './draw.js';"),
            ("draw-box.js", "import { run } from './run.js';"),
            ("run.js", "import { draw } from './draw.js';"),
            ("nut-graf.js", "import './define.js';"),
            ("nut-graf.js", "const a = await import(name);"),
            ("nut-graf.js", "const a = await import(`./${name}.js`);"),
            ("define.js", "import { digest } from './engine.js';"),
            ("engine.js", "import { find } from './page.js';"),
            ("engine.js", "import { collect } from './collect.js';"),
            ("runtime.js", "import { collect } from './collect.js';"),
            ("runtime.js", "import { readFile } from 'node:fs/promises';"),
            ("server.js", "import { check } from './input.js';"),
            ("server.js", "const { readFile } = await import('node:fs');"),
            ("worker.js", "import { NutGraf } from './nut-graf.js';"),
            ("nut-graf.js", "import { read } from './runtime.js';"),
            ("page.js", "import { digest } from './worker.js';"),
            ("engine.js", "export * from './nut-graf.js';"),
            ("collect.js", "import { own } from './dom.js';"),
            ("draw-timeline.js", "import { digest } from './engine.js';"),
            ("draw-timeline.js", "import {\n  digest,\n} from './engine.js';"),
            ("draw.js", "import { find } from './nut-graf.js';"),
            ("page.js", "import { draw } from './draw.js';"),
            ("story.js", "import { digest } from './engine.js';"),
            ("story-element.js", "import { digest } from './engine.js';"),
            ("draw-story.js", "import { story } from './story.js';"),
            ("nut-graf.js", "import { story } from './story.js';"),
            ("dom.js", "import { other } from 'elsewhere';"),
            ("dom.js", "import { other } from 'https://cdn.example/other.js';"),
            ("dom.js", "import { other } from '../other.js';"),
            ("given.js", "import { NutGraf } from './nut-graf.js';"),
        ] {
            assert_eq!(faults(source, name).len(), 1, "{name}: {source}");
        }
    }

    #[test]
    fn the_edges_that_stand_are_no_fault() {
        for (name, source) in [
            ("define.js", "import { NutGraf } from './nut-graf.js';"),
            (
                "engine.js",
                "import * as core from './pkg/nutgraf.js'; new URL('./pkg/nutgraf_bg.wasm', import.meta.url)",
            ),
            ("server.js", "const { readFile } = await import('node:fs/promises');"),
            ("worker.js", "new Worker(new URL('./worker-thread.js', import.meta.url), { type: 'module' });"),
            ("run.js", "import { digest } from './engine.js'; (await import('./given.js')).checked(ready);"),
            ("nut-graf.js", "export { digest } from './engine.js'; import { Box } from './draw-box.js';"),
            ("draw-box.js", "import css from './nut-graf.css.js'; import { draw } from './draw.js';"),
            (
                "draw.js",
                "// import './engine.js'\n/** @import { Say } from './engine.js' */\nimport { own } from './dom.js';",
            ),
            (
                "copy.js",
                "/** @typedef {import('./types.d.ts').Digest} Digest */ const a = Array.from('abc');",
            ),
            ("story.js", "import { read } from './runtime.js';"),
            ("words.js", "import en from './strings/en.js';"),
            ("draw-later.js", "import './nut-graf.js';"),
            ("draw.js", "say('from', { date }); const a = 'later';"),
            ("export.js", "const from = 'here'; const url = new URL(address);"),
        ] {
            assert_eq!(faults(source, name), [""; 0], "{name}: {source}");
        }
    }

    #[test]
    fn the_demo_knows_the_public_entries_alone() {
        for source in [
            "import { draw } from './nutgraf/draw.js';",
            "await import('./nutgraf/pkg/nutgraf.js');",
            "fetch('./nutgraf/pkg/nutgraf_bg.wasm')",
            "<script type=\"module\" src=\"./nutgraf/nut-graf.js\"></script>",
            "import { own } from '../dom.js';",
        ] {
            assert_eq!(faults_of_demo(source).len(), 1, "{source}");
        }
        for source in [
            "/** @import { Digest } from './nutgraf/types.d.ts' */\nawait import('./nutgraf/define.js');",
            "import { digest } from './nutgraf/engine.js'; import { read } from './file.js';",
            "import wasm from 'nutgraf/nutgraf_bg.wasm';",
            "<link rel=\"modulepreload\" href=\"./nutgraf/define.js\">",
        ] {
            assert_eq!(faults_of_demo(source), [""; 0], "{source}");
        }
    }

    #[test]
    fn the_extension_takes_of_the_package_what_it_needs() {
        for (name, source) in [
            ("content.js", "import { digest } from '../engine.js';"),
            ("content.js", "import { load } from './settings.js';"),
            ("background.js", "import { collect } from '../collect.js';"),
            ("panel.js", "import { own } from 'https://cdn.example/other.js';"),
            ("panel.js", "const a = await import(name);"),
        ] {
            assert_eq!(faults_of_extension(source, name).len(), 1, "{name}: {source}");
        }
        for (name, source) in [
            ("content.js", "import { collect } from '../collect.js';\nimport { api } from './browser.js';"),
            ("panel.js", "import '../define.js';\nimport { load } from './settings.js';"),
        ] {
            assert_eq!(faults_of_extension(source, name), [""; 0], "{name}: {source}");
        }
    }
}
