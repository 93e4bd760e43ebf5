// @ts-check
// What is selected, copied into a document of its own: there the page's elements are
// only names, none of its code runs, and nothing is fetched.

import { ask, getter } from '../dom.js';
import { shadows } from '../live.js';

// A form's own inputs may hide its properties, so they come from the prototypes.
const firstOf = getter(Node.prototype, 'firstChild');
const nextOf = getter(Node.prototype, 'nextSibling');
const shadowOf = getter(Element.prototype, 'shadowRoot');
const { assignedNodes } = HTMLSlotElement.prototype;
const { querySelectorAll } = Document.prototype;
/** What a page says of itself. */
const SAID = 'title, meta, link[rel=canonical i], script[type="application/ld+json" i]';

/** What is selected, with what the page says of itself. */
export function selected() {
  const made = inert();
  const root = made.createElement('html');
  const [head, body] = [made.createElement('head'), made.createElement('body')];
  made.append(root);
  root.append(head, body);
  root.lang = ask(document, 'documentElement').lang;
  for (const said of querySelectorAll.call(document, SAID)) head.append(made.importNode(said, true));
  for (const range of ranges()) {
    const top = range.commonAncestorContainer;
    copy(top.nodeType === 1 || top.nodeType === 11 ? childrenOf(top) : [top], body, range);
  }
  return made;
}

function inert() {
  const made = ask(document, 'implementation').createHTMLDocument('');
  made.documentElement.remove();
  return made;
}

/** In the document or, as some browsers keep them apart, in one of its shadow trees. @returns {Range[]} */
function ranges() {
  for (const scope of [globalThis, ...shadows()]) {
    const selection = /** @type {{ getSelection?: () => Selection | null }} */ (scope).getSelection?.();
    if (selection && !selection.isCollapsed) return Array.from({ length: selection.rangeCount }, (_, n) => selection.getRangeAt(n));
  }
  return [];
}

/** In the order in which they show. @param {Node} node @returns {Node[]} */
function childrenOf(node) {
  const given = node instanceof HTMLSlotElement ? assignedNodes.call(node) : [];
  if (given.length > 0) return given;
  const found = [];
  const parent = node instanceof Element ? shadowOf(node) ?? node : node;
  for (let child = firstOf(parent); child; child = nextOf(child)) found.push(child);
  return found;
}

/**
 * What of some nodes lies in a range. Without calling itself: a page may nest as deep as it likes.
 * @param {Node[]} nodes @param {Node} into @param {Range} range
 */
function copy(nodes, into, range) {
  const waiting = nodes.map(node => ({ node, into })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, into } = next;
    if (!(node instanceof Element || node instanceof Text) || !range.intersectsNode(node)) continue;
    const made = /** @type {Document} */ (into.ownerDocument ?? into).importNode(node, false);
    if (made instanceof Text) {
      const from = node === range.startContainer ? range.startOffset : 0;
      made.data = made.data.slice(from, node === range.endContainer ? range.endOffset : undefined);
    }
    into.appendChild(made);
    waiting.push(...childrenOf(node).map(node => ({ node, into: made })).reverse());
  }
}
