//! The demo as one file, `target/demo.html`: styles, pictures, samples, script and wasm are in it, so that it opens from
//! disk in every browser, and its policy lets it ask for nothing.

use crate::{Result, bundle, tools};
use std::fmt::Write;
use std::fs;

const FILE: &str = "target/demo.html";
/// A line with this attribute is of the served demo alone.
const SERVED: &str = " data-served";
/// From disk there is no origin to name; what is inline may run, nothing may load or leave.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; \
    img-src data:; form-action 'none'; base-uri 'none'";
const WASM: &str = "--alias:nutgraf/nutgraf_bg.wasm=./nutgraf/pkg/nutgraf_bg.wasm";
const STORY_WASM: &str = "--alias:nutgraf/nutgraf_story_bg.wasm=./nutgraf/pkg/nutgraf_story_bg.wasm";

/// Puts it together from the demo's folder as it is served.
pub(crate) fn assemble(demo: &str) -> Result {
    let script = bundle::script(
        "www/demo/single.js",
        demo,
        &[WASM, STORY_WASM, "--loader:.wasm=binary", "--loader:.html=text"],
    )?;
    // After the mark of a comment, a `<script` within the text would keep the script from ending.
    let script = script.replace("<!--", "\\x3c!--");
    let mut page = String::new();
    for line in tools::read(format!("{demo}/index.html"))?.lines().filter(|line| !line.contains(SERVED)) {
        match line.trim() {
            r#"<meta charset="utf-8">"# => {
                writeln!(page, "{line}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")?;
            }
            r#"<link rel="stylesheet" href="demo.css">"# => {
                writeln!(page, "<style>{}</style>", bundle::minified(&format!("{demo}/demo.css"))?.trim())?;
            }
            "</body>" => writeln!(page, "<script>{}</script>\n{line}", script.trim())?,
            _ => writeln!(page, "{}", inlined(line, demo)?)?,
        }
    }
    if !page.contains("<script>") || !page.contains("<style>") {
        return Err("www/demo/index.html has lost its style sheet or its body's end".into());
    }
    tools::write(FILE, page)
}

/// The line with its pictures inside.
fn inlined(line: &str, demo: &str) -> Result<String> {
    let mut out = String::new();
    let mut rest = line;
    while let Some((head, after)) = rest.split_once(".svg\"") {
        let (before, name) = head.rsplit_once('"').ok_or("a picture's address has no beginning")?;
        let drawing = fs::read(format!("{demo}/{name}.svg"))?;
        write!(out, "{before}\"data:image/svg+xml,{}\"", encoded(&drawing))?;
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// As an address carries it.
fn encoded(bytes: &[u8]) -> String {
    let mut out = String::new();
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~ =:/,;()'".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_becomes_an_address() {
        assert_eq!(encoded(b"<svg width=\"1\">#"), "%3Csvg width=%221%22%3E%23");
    }
}
