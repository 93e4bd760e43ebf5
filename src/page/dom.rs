//! The document that a parse makes: `markup5ever_rcdom`'s, with what there costs the square of the page made cheap, and
//! with every element counted. Native only, for `html.rs`.

use super::attributes;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName};
use markup5ever_rcdom::{Handle, Node, NodeData, RcDom};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// Receives what the tree builder makes.
#[derive(Default)]
pub(super) struct Dom {
    dom: RcDom,
    made: Cell<usize>,
}

impl Dom {
    /// Elements made so far.
    pub(super) fn made(&self) -> usize {
        self.made.get()
    }
}

/// The parent and the place in it, looked for from the end: that is where parsers change a document.
fn place(target: &Handle) -> Option<(Handle, usize)> {
    let weak = target.parent.take();
    let parent = weak.as_ref().and_then(Weak::upgrade);
    target.parent.set(weak);
    let parent = parent?;
    let at = parent.children.borrow().iter().rposition(|child| Rc::ptr_eq(child, target))?;
    Some((parent, at))
}

impl TreeSink for Dom {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    /// Nobody reads them, and a page may have one a byte.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.dom.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        self.dom.elem_name(target)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        self.made.set(self.made.get() + 1);
        self.dom.create_element(name, attrs, flags)
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.dom.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> Handle {
        self.dom.create_pi(target, data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.dom.append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        if place(element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.dom.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        self.dom.get_template_contents(target)
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        self.dom.same_node(x, y)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.dom.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let NodeOrText::AppendNode(node) = &child {
            self.remove_from_parent(node);
        }
        let Some((parent, at)) = place(sibling) else { return };
        let child = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                let before = at.checked_sub(1).map(|at| parent.children.borrow()[at].clone());
                if let Some(NodeData::Text { contents }) = before.as_ref().map(|node| &node.data) {
                    contents.borrow_mut().push_slice(&text);
                    return;
                }
                Node::new(NodeData::Text { contents: RefCell::new(text) })
            }
        };
        child.parent.set(Some(Rc::downgrade(&parent)));
        parent.children.borrow_mut().insert(at, child);
    }

    /// A second `<html>` or `<body>` adds to the first, but not without end.
    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        let NodeData::Element { attrs: known, .. } = &target.data else { return };
        if known.borrow().len() < attributes::MOST {
            self.dom.add_attrs_if_missing(target, attrs);
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        if let Some((parent, at)) = place(target) {
            parent.children.borrow_mut().remove(at);
            target.parent.set(None);
        }
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.dom.reparent_children(node, new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &Handle) -> bool {
        self.dom.is_mathml_annotation_xml_integration_point(target)
    }
}
