//! Keeps a parsed document from growing faster than its source. HTML's rules look through all open elements for many
//! tags, and open all unclosed formatting again in every paragraph: time and memory would grow with the square.
//! Browsers flatten deep documents too. Native only, for `html.rs`.

use super::dom::Dom;
use html5ever::LocalName;
use html5ever::interface::{Tracer, TreeSink};
use html5ever::tokenizer::{EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use markup5ever_rcdom::{Handle, NodeData};
use std::cell::Cell;

/// More open elements than any honest page has.
const DEEPEST: usize = 1024;
/// Open elements are counted each time that so many tags have opened.
const EVERY: usize = 128;
/// These are let through at any depth: their content is no markup, or they have none.
const FLAT: &[&str] = &[
    "script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes", "noscript", "br", "img",
];
/// Elements that open again in the next block where they weren't closed. `a` does so too, but only one is ever open.
const FORMATTING: &[&str] =
    &["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// So many formatting elements may be open, or wait to be opened again.
const FORMATTED: usize = 32;
/// A page may make so many elements more than two for each of its tags and texts.
const SPARE: usize = 20_000;

/// Stands between the tokenizer and the tree builder, and leaves out tags while too much is open.
pub(super) struct Shallow {
    pub(super) builder: TreeBuilder<Handle, Dom>,
    tokens: Cell<usize>,
    opened: Cell<usize>,
    made: Cell<usize>,
    full: Cell<bool>,
    /// The page made more elements than it may: no formatting from here on.
    plain: Cell<bool>,
}

impl Shallow {
    pub(super) fn new(builder: TreeBuilder<Handle, Dom>) -> Self {
        Self {
            builder,
            tokens: Cell::new(0),
            opened: Cell::new(0),
            made: Cell::new(0),
            full: Cell::new(false),
            plain: Cell::new(false),
        }
    }

    /// Whether a start tag is to be left out.
    fn surplus(&self, name: &str) -> bool {
        self.opened.set(self.opened.get() + 1);
        if self.opened.get().is_multiple_of(EVERY) {
            self.full.set(self.count().open.get() > DEEPEST);
        }
        if self.full.get() {
            return !FLAT.contains(&name);
        }
        FORMATTING.contains(&name) && (self.plain.get() || self.count().formatting.get() > FORMATTED)
    }

    fn count(&self) -> Count {
        let count = Count::default();
        self.builder.trace_handles(&count);
        count
    }

    /// Ends all open formatting where the last token opened much of it again in a page that has made too much.
    fn restrain(&self, line: u64) {
        let made = self.builder.sink.made();
        let grown = made - self.made.replace(made);
        if grown <= 4 || made <= SPARE + 2 * self.tokens.get() {
            return;
        }
        self.plain.set(true);
        for name in FORMATTING {
            for _ in 0..FORMATTED {
                let tag = Tag {
                    kind: EndTag,
                    name: LocalName::from(*name),
                    self_closing: false,
                    attrs: Vec::new(),
                };
                let _ = self.builder.process_token(TagToken(tag), line);
            }
        }
        self.made.set(self.builder.sink.made());
    }
}

impl TokenSink for Shallow {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        self.tokens.set(self.tokens.get() + 1);
        if let TagToken(tag) = &token
            && tag.kind == StartTag
            && self.surplus(&tag.name)
        {
            return TokenSinkResult::Continue;
        }
        let result = self.builder.process_token(token, line);
        self.restrain(line);
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts what a tree builder holds on to: the open elements, those to open again, and a few more.
#[derive(Default)]
struct Count {
    open: Cell<usize>,
    formatting: Cell<usize>,
}

impl Tracer for Count {
    type Handle = <Dom as TreeSink>::Handle;

    fn trace_handle(&self, node: &Handle) {
        self.open.set(self.open.get() + 1);
        if let NodeData::Element { name, .. } = &node.data {
            let formats = FORMATTING.contains(&&*name.local);
            self.formatting.set(self.formatting.get() + usize::from(formats));
        }
    }
}
