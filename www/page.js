// @ts-check
// Finds the article's words again in the living page, by a text quote (what they are, what stands before and after).
// White space may differ: it is left out of every comparison.

import { getter } from './dom.js';

/**
 * A W3C Web Annotation TextQuoteSelector.
 * @typedef {object} Quote
 * @property {string} exact
 * @property {string} [prefix]
 * @property {string} [suffix]
 */

/** White space, soft hyphens and what else has no width: pages and digests differ in them. */
const BLANK = '\\s\\u00ad\\u200b-\\u200f\\u2060\\ufeff]+';
const INVISIBLE = new RegExp(`[${BLANK}`, 'g');
const VISIBLE = new RegExp(`[^${BLANK}`, 'g');
const SKIPPED = /^(?:script|style|noscript|template|head|title|iframe|svg|canvas|video|audio|nut-graf(?:-story)?)$/;
const CONTEXT = 32;
/** So many places are weighed against each other where a quote stands more than once. */
const PLACES = 50;
/** So much of a quote is searched for, and the rest compared, so that one that nearly fits everywhere costs no more. */
const HEAD = 256;

/**
 * The quote for a range of a digest's body.
 * @param {string} body @param {number} start @param {number} end
 * @returns {Quote}
 */
export function quote(body, start, end) {
  return {
    exact: body.slice(start, end),
    prefix: body.slice(Math.max(0, start - 2 * CONTEXT), start),
    suffix: body.slice(end, end + 2 * CONTEXT),
  };
}

/**
 * Where a quote stands below `root`. Time grows linearly with the page.
 * @param {Node} root
 * @param {Quote} wanted
 * @returns {Range | null}
 */
export function find(root, wanted) {
  return place(read(root), wanted);
}

/** The same for many quotes, reading the page once. @param {Node} root @param {Quote[]} wanted */
export function findAll(root, wanted) {
  const page = read(root);
  return wanted.map(each => place(page, each));
}

/** @param {Squeezed} page @param {Quote} wanted @returns {Range | null} */
function place(page, wanted) {
  const exact = squeeze(wanted.exact);
  if (!exact) return null;
  const prefix = squeeze(wanted.prefix ?? '').slice(-CONTEXT);
  const suffix = squeeze(wanted.suffix ?? '').slice(0, CONTEXT);
  /** @type {{ at: number, end: number, fit: number }[]} */
  const places = [];
  const head = exact.slice(0, HEAD);
  let at = page.text.indexOf(head);
  for (let n = 0; n < PLACES && at >= 0; n++) {
    const end = at + exact.length;
    if (page.text.startsWith(exact, at)) places[places.length] = { at, end, fit: fits(page.text, at, end, prefix, suffix) };
    at = page.text.indexOf(head, at + 1);
  }
  const ranges = rangesOf(page, places.length > 0 ? places.sort((a, b) => b.fit - a.fit) : loosely(page.text, exact));
  // A page may hold the same words twice, for narrow and for wide screens: take those that show.
  return ranges.find(found => found.getClientRects().length > 0) ?? ranges[0] ?? null;
}

/** By its two ends, where something was put into the middle since. @param {string} text @param {string} exact */
function loosely(text, exact) {
  const [head, tail] = [exact.slice(0, CONTEXT), exact.slice(-CONTEXT)];
  const at = text.indexOf(head);
  const last = at < 0 ? -1 : text.indexOf(tail, at);
  const end = last + tail.length;
  return last < 0 || end - at > 2 * exact.length + 200 ? [] : [{ at, end, fit: 0 }];
}

/** How many characters of the context agree. @param {string} text @param {number} at @param {number} end
 * @param {string} prefix @param {string} suffix */
function fits(text, at, end, prefix, suffix) {
  let before = 0;
  while (before < prefix.length && text[at - 1 - before] === prefix[prefix.length - 1 - before]) before++;
  let after = 0;
  while (after < suffix.length && text[end + after] === suffix[after]) after++;
  return before + after;
}

/** @param {string} text */
function squeeze(text) {
  return text.replace(INVISIBLE, '');
}

/**
 * All text below `root` without white space, and where each text node's part of it begins.
 * @typedef {{ text: string, nodes: Text[], starts: number[] }} Squeezed
 * @param {Node} root @returns {Squeezed}
 */
function read(root) {
  const nameOf = getter(Element.prototype, 'localName');
  const shadowOf = getter(Element.prototype, 'shadowRoot');
  /** Open shadow roots after what holds them: no sentence goes on beyond one. @type {Node[]} */
  const roots = [root];
  const enter = (/** @type {Node} */ element) => {
    const shadow = shadowOf(element);
    if (shadow) roots[roots.length] = shadow;
    return 3;
  };
  if (root instanceof Element) enter(root);
  const [nodes, starts, parts] = [/** @type {Text[]} */ ([]), /** @type {number[]} */ ([]), /** @type {string[]} */ ([])];
  let length = 0;
  for (let n = 0; n < roots.length; n++) {
    const walker = Document.prototype.createTreeWalker.call(document, /** @type {Node} */ (roots[n]), 5, node =>
      node.nodeType === 3 ? 1 : SKIPPED.test(nameOf(node)) ? 2 : enter(node));
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = /** @type {Text} */ (node);
      const part = squeeze(text.data);
      if (!part) continue;
      nodes[nodes.length] = text;
      starts[starts.length] = length;
      parts[parts.length] = part;
      length += part.length;
    }
  }
  return { text: parts.join(''), nodes, starts };
}

/** In one pass over the text, however many there are. @param {Squeezed} page @param {{ at: number, end: number }[]} places */
function rangesOf({ nodes, starts }, places) {
  const ranges = places.map(() => Document.prototype.createRange.call(nodes[0]?.ownerDocument));
  const ends = places.flatMap(({ at, end }, n) => [{ at, n, first: true }, { at: end - 1, n, first: false }])
    .sort((a, b) => a.at - b.at || a.n - b.n);
  let [index, run, data] = [0, 0, ''];
  /** @type {RegExpExecArray | null} */
  let seen = null;
  for (const { at, n, first } of ends) {
    while (/** @type {number} */ (starts[index + 1]) <= at) {
      index++;
      seen = null;
    }
    const node = /** @type {Text} */ (nodes[index]);
    if (!seen) {
      run = /** @type {number} */ (starts[index]);
      VISIBLE.lastIndex = 0;
      // Once: some browsers copy it each time it is asked for.
      data = node.data;
      seen = VISIBLE.exec(data);
    }
    while (seen && run + seen[0].length <= at) {
      run += seen[0].length;
      seen = VISIBLE.exec(data);
    }
    const offset = (seen?.index ?? 0) + at - run;
    if (first) ranges[n]?.setStart(node, offset);
    else ranges[n]?.setEnd(node, offset + 1);
  }
  return ranges;
}

/**
 * Selects a place and scrolls to it, where it can't be marked.
 * @param {Range} place
 * @returns {() => void} takes the selection away
 */
export function select(place) {
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(place);
  place.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  return () => selection?.removeAllRanges();
}
