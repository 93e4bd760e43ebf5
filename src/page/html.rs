//! The door for HTML source: parsed as browsers do (html5ever), it becomes the same [`Page`] that `collect.js` and
//! [`super::flat`] make of the live document. Part of the native core and of the wasm for servers.

use super::attributes::bounded;
use super::builder::{Builder, Names};
use super::dom::Dom;
use super::meta::RawMeta;
use super::shallow::Shallow;
use super::tag::SKIPPED;
use super::{MarkKind, Page, Tag};
use html5ever::Attribute;
use html5ever::interface::{TokenizerResult, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use markup5ever_rcdom::{Handle, NodeData};

/// Parses the source and walks the document.
pub fn page(source: &str) -> Page {
    // Held to the end: a document's nodes go with it.
    let dom = parse(&bounded(source));
    let document = dom.get_document();
    let mut builder = Builder::default();
    metadata(&document, &mut builder);
    if let Some(body) = find(&document, "body") {
        walk(&body, &mut builder);
    }
    builder.finish()
}

/// Whether a source of unknown kind is HTML: it begins with a tag, or a tag that parts text closes somewhere in it. The
/// browser's door asks the same (`TAG` in `www/runtime.js`); `tests/markup.json` holds both to it.
pub fn looks_like_html(source: &str) -> bool {
    const CLOSES: [&str; 15] = [
        "p", "div", "body", "html", "article", "section", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li",
        "a",
    ];
    let start = source.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let begins = start.strip_prefix('<').is_some_and(|rest| {
        let marked = ["!doctype", "!--", "?xml"]
            .iter()
            .any(|mark| rest.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark)));
        let after = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
        let named = rest.starts_with(|c: char| c.is_ascii_alphabetic());
        marked || named && after.starts_with(|c: char| c.is_whitespace() || c == '/' || c == '>')
    });
    begins
        || source.match_indices("</").any(|(at, _)| {
            // The longest name has seven letters.
            let rest = &source.as_bytes()[at + 2..];
            let name = rest.iter().take(8).position(|b| *b == b'>').map(|end| &rest[..end]);
            name.is_some_and(|name| CLOSES.iter().any(|close| name.eq_ignore_ascii_case(close.as_bytes())))
        })
}

fn parse(source: &str) -> Dom {
    let builder = TreeBuilder::new(Dom::default(), TreeBuilderOpts::default());
    let tokenizer = Tokenizer::new(Shallow::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(source));
    // The parser stops after each script, for those who run them.
    while let TokenizerResult::Script(_) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.builder.sink
}

enum Step {
    Enter(Handle),
    Close,
    Unmark,
}

/// Without recursion: pages may nest deeper than the stack.
fn walk(root: &Handle, builder: &mut Builder) {
    let mut steps = vec![Step::Enter(root.clone())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Close => builder.close(),
            Step::Unmark => builder.unmark(),
            Step::Enter(node) => enter(&node, builder, &mut steps),
        }
    }
}

fn enter(node: &Handle, builder: &mut Builder, steps: &mut Vec<Step>) {
    match &node.data {
        NodeData::Text { contents } => builder.text(&contents.borrow()),
        NodeData::Element { name, attrs, .. } => {
            let (name, attrs) = (&*name.local, &*attrs.borrow());
            if SKIPPED.contains(&name) {
                return;
            }
            if name == "br" {
                builder.line();
                return;
            }
            steps.extend(open(name, attrs, builder));
            steps.extend(node.children.borrow().iter().rev().map(|child| Step::Enter(child.clone())));
        }
        _ => {}
    }
}

/// Opens a block or a mark where the element is one, and says how to end it.
fn open(name: &str, attrs: &[Attribute], builder: &mut Builder) -> Option<Step> {
    let get = |name| attribute(attrs, name);
    let hidden = get("hidden").is_some()
        || get("aria-hidden") == Some("true")
        || get("style").is_some_and(style_hides)
        || name == "input" && get("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"))
        || name == "dialog" && get("open").is_none();
    let class = get("class").unwrap_or_default();
    let role = ["rel", "role", "itemprop", "type"].into_iter().filter_map(get).collect::<Vec<_>>().join(" ");
    if let Some(tag) = Tag::of(name) {
        builder.open(tag, Names { class, id: get("id").unwrap_or_default(), role: &role }, hidden);
        return Some(Step::Close);
    }
    let (kind, id) = match name {
        "a" => (MarkKind::Link, get("href").unwrap_or_default()),
        "time" => (MarkKind::Time, get("datetime").unwrap_or_default()),
        // Before `<time>` there was `<abbr class="published" title="2009-06-15T00:41:00">`.
        "abbr" if get("title").is_some_and(|title| title.starts_with(|c: char| c.is_ascii_digit())) => {
            (MarkKind::Time, get("title").unwrap_or_default())
        }
        _ if hidden || !class.is_empty() || !role.is_empty() => (MarkKind::Inline, ""),
        _ => return None,
    };
    builder.mark(kind, Names { class, id, role: &role }, hidden);
    Some(Step::Unmark)
}

/// `<html lang>`, `<title>`, `<meta>`, the canonical address and JSON-LD, wherever they stand.
fn metadata(document: &Handle, builder: &mut Builder) {
    let mut nodes = vec![document.clone()];
    while let Some(node) = nodes.pop() {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let attrs = &*attrs.borrow();
            let get = |name| attribute(attrs, name);
            match &*name.local {
                "html" => builder.meta(RawMeta::LANGUAGE, "", get("lang").unwrap_or_default()),
                "title" => builder.meta(RawMeta::TITLE, "", &text_of(&node)),
                "meta" => {
                    let name = get("property").or(get("name")).or(get("itemprop")).or(get("http-equiv"));
                    builder.meta(RawMeta::META, name.unwrap_or_default(), get("content").unwrap_or_default());
                }
                "link" if get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    builder.meta(RawMeta::CANONICAL, "", get("href").unwrap_or_default());
                }
                "script" if get("type").is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json")) => {
                    builder.meta(RawMeta::JSON_LD, "", &text_of(&node));
                }
                _ => {}
            }
            if matches!(&*name.local, "svg" | "template") {
                continue;
            }
        }
        nodes.extend(node.children.borrow().iter().rev().cloned());
    }
}

fn attribute<'a>(attrs: &'a [Attribute], name: &str) -> Option<&'a str> {
    attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

fn text_of(node: &Handle) -> String {
    let mut text = String::new();
    for child in node.children.borrow().iter() {
        if let NodeData::Text { contents } = &child.data {
            text.push_str(&contents.borrow());
        }
    }
    text
}

fn find(document: &Handle, wanted: &str) -> Option<Handle> {
    let mut nodes = vec![document.clone()];
    while let Some(node) = nodes.pop() {
        if matches!(&node.data, NodeData::Element { name, .. } if &*name.local == wanted) {
            return Some(node);
        }
        nodes.extend(node.children.borrow().iter().rev().cloned());
    }
    None
}

/// Whether an inline style hides its element; `www/collect.js` asks the same of it.
fn style_hides(style: &str) -> bool {
    let trim = |text: &'_ str| -> String { text.trim_matches(SPACE).to_ascii_lowercase() };
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(name, value)| {
        let value = trim(value);
        let plain = value.split_once('!').filter(|(_, mark)| mark.trim_matches(SPACE) == "important");
        let value = plain.map_or(value.as_str(), |(value, _)| value.trim_matches(SPACE));
        matches!((trim(name).as_str(), value), ("display", "none") | ("visibility", "hidden"))
    })
}

/// White space of CSS.
const SPACE: [char; 5] = [' ', '\n', '\t', '\r', '\x0c'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hides_by_whole_declarations() {
        for style in
            ["display:none", "color: red; DISPLAY : None !important", "visibility:hidden;", "x;display:none"]
        {
            assert!(style_hides(style), "{style}");
        }
        for style in [
            "",
            "dis play: none",
            "display:none-such",
            "--display:none",
            "x-visibility:hidden",
            "display:\u{a0}none",
        ] {
            assert!(!style_hides(style), "{style}");
        }
    }
}
