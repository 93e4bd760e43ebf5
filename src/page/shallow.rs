//! Keeps a parsed document from nesting without end: HTML's rules look through all open elements for many tags, so that
//! time would grow with the square of the depth. Browsers flatten such documents too. Native only, for `html.rs`.

use html5ever::interface::{Tracer, TreeSink};
use html5ever::tokenizer::{StartTag, TagToken, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use std::cell::Cell;
use std::marker::PhantomData;

/// More open elements than any honest page has.
const DEEPEST: usize = 1024;
/// Open elements are counted each time that so many tags have opened.
const EVERY: usize = 128;
/// These are let through at any depth: their content is no markup, or they have none.
const FLAT: &[&str] = &[
    "script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes", "noscript", "br", "img",
];

/// Stands between the tokenizer and the tree builder, and lets no tag open while too many are open.
pub(super) struct Shallow<Sink: TreeSink> {
    pub(super) builder: TreeBuilder<Sink::Handle, Sink>,
    opened: Cell<usize>,
    full: Cell<bool>,
}

impl<Sink: TreeSink> Shallow<Sink> {
    pub(super) fn new(builder: TreeBuilder<Sink::Handle, Sink>) -> Self {
        Self { builder, opened: Cell::new(0), full: Cell::new(false) }
    }

    fn too_deep(&self) -> bool {
        self.opened.set(self.opened.get() + 1);
        if self.opened.get().is_multiple_of(EVERY) {
            let open = Count { handles: Cell::new(0), kind: PhantomData };
            self.builder.trace_handles(&open);
            self.full.set(open.handles.get() > DEEPEST);
        }
        self.full.get()
    }
}

impl<Sink: TreeSink> TokenSink for Shallow<Sink> {
    type Handle = Sink::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Sink::Handle> {
        match &token {
            TagToken(tag) if tag.kind == StartTag && self.too_deep() && !FLAT.contains(&&*tag.name) => {
                TokenSinkResult::Continue
            }
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts what a tree builder holds on to: the open elements, and a few more.
struct Count<Handle> {
    handles: Cell<usize>,
    kind: PhantomData<Handle>,
}

impl<Handle> Tracer for Count<Handle> {
    type Handle = Handle;

    fn trace_handle(&self, _: &Handle) {
        self.handles.set(self.handles.get() + 1);
    }
}
