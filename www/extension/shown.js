// @ts-check
// What is selected, copied into a document of its own: there the page's elements are
// only names, none of its code runs, and nothing is fetched.

import { ask, getter } from '../dom.js';
import { shadows } from '../live.js';

// A form's own inputs may hide its properties, so they come from the prototypes.
const firstOf = getter(Node.prototype, 'firstChild');
const nextOf = getter(Node.prototype, 'nextSibling');
const parentOf = getter(Node.prototype, 'parentNode');
const listOf = getter(Node.prototype, 'childNodes');
const shadowOf = getter(Element.prototype, 'shadowRoot');
const { getRootNode } = Node.prototype;
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
    copy(range, body);
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

/** What comes after a node and all that is in it, as far as it lies below another. @param {Node} node @param {Node} top @returns {Node | null} */
function after(node, top) {
  let at = node;
  while (at !== top && !nextOf(at)) at = parentOf(at);
  return at === top ? null : nextOf(at);
}

/** The first node that begins at this place or after it. @param {Node} container @param {number} offset @param {Node} top */
const from = (container, offset, top) => listOf(container)[offset] ?? after(container, top);

/**
 * What of a range's own tree it holds, wholly or in part, and of that, what only in part. In one walk: to ask each node
 * whether it lies in the range, a browser counts its siblings.
 * @param {Range} range
 */
function held({ startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: top }) {
  const parts = new Set([top]);
  for (const end of [startContainer, endContainer]) for (let at = end; at !== top; at = parentOf(at)) parts.add(at);
  const all = new Set(parts);
  const first = startContainer instanceof Text ? startContainer : from(startContainer, startOffset, top);
  const end = endContainer instanceof Text ? after(endContainer, top) : from(endContainer, endOffset, top);
  for (let at = first; at && at !== end; at = firstOf(at) ?? after(at, top)) all.add(at);
  return { all, parts };
}

/**
 * What lies in a range, as it shows: shadow trees and what is put into their slots too. Of an element that lies there in
 * part, its shadow tree's own words are left out, since nobody knows whether they were meant. Without calling itself: a
 * page may nest as deep as it likes.
 * @param {Range} range @param {Node} into
 */
function copy(range, into) {
  const { all, parts } = held(range);
  const { commonAncestorContainer: top } = range;
  const root = getRootNode.call(top);
  const waiting = (top instanceof Text ? [top] : childrenOf(top)).map(node => ({ node, into, whole: false })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, into, whole } = next;
    const own = getRootNode.call(node) === root;
    if (!(node instanceof Element || node instanceof Text) || !(own ? all.has(node) : whole || node instanceof Element)) continue;
    const made = /** @type {Document} */ (into.ownerDocument ?? into).importNode(node, false);
    if (made instanceof Text) {
      const from = node === range.startContainer ? range.startOffset : 0;
      made.data = made.data.slice(from, node === range.endContainer ? range.endOffset : undefined);
    }
    into.appendChild(made);
    const inner = own ? !parts.has(node) : whole;
    waiting.push(...childrenOf(node).map(node => ({ node, into: made, whole: inner })).reverse());
  }
}
