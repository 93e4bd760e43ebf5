// @ts-check
// Says when what a digest was made of may have changed: once it has settled and the browser is idle. It grows more
// patient with every time it has spoken, so a page that never rests, or that answers each digest with a change, costs
// little.

import { getter } from './dom.js';

/** So long nothing may change, in milliseconds: at first, and at the longest. */
const QUIET = 400;
const SLOWEST = 5000;
/** So many times as long it waits for a rest that doesn't come. */
const PATIENCE = 4;
/** After so long without any change, a change is news again. */
const RESTED = 10_000;
/** What no digest reads. */
const UNREAD = /^(?:script|style|link|iframe|svg|nut-graf(?:-story)?)$/;
const nameOf = (/** @type {Node} */ node) => getter(Element.prototype, 'localName')(node);

/** All open shadow trees of the page but the elements' own, outer ones first. */
export function shadows() {
  const shadowOf = getter(Element.prototype, 'shadowRoot');
  /** @type {ShadowRoot[]} */
  const found = [];
  /** @param {Iterable<Element>} elements */
  const gather = elements => {
    for (const element of elements) {
      const shadow = shadowOf(element);
      if (shadow && !UNREAD.test(nameOf(element))) found.push(shadow);
    }
  };
  gather(Document.prototype.querySelectorAll.call(document, '*'));
  // It grows as it is read.
  for (const shadow of found) gather(DocumentFragment.prototype.querySelectorAll.call(shadow, '*'));
  return found;
}

export class Watch {
  /** @type {Node | null} */
  #inside = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What is to be said once the browser is idle. */
  #due = {};
  #wait = QUIET;
  #first = 0;
  #latest = -Infinity;
  #observer = new MutationObserver(records => {
    if (records.some(record => this.#counts(record))) this.#soon();
  });

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {Node[]} roots what to listen to @param {Node} inside what was read of it */
  on(roots, inside) {
    const missed = this.#observer.takeRecords().some(record => this.#counts(record));
    this.#observer.disconnect();
    this.#inside = inside;
    if (missed) this.#soon();
    const what = { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ['hidden', 'content'] };
    for (const root of roots) this.#observer.observe(root, what);
  }

  off() {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#due = {};
    this.#first = 0;
  }

  /** Whether a digest could read it. @param {MutationRecord} record */
  #counts({ type, target, addedNodes, removedNodes }) {
    const { contains, getRootNode } = Node.prototype;
    const inside = /** @type {Node} */ (this.#inside);
    // A shadow root lies where its host does.
    let at = /** @type {Node | null} */ (target);
    while (at && !contains.call(inside, at)) {
      const root = getRootNode.call(at);
      at = root instanceof ShadowRoot ? root.host : null;
    }
    // What was read may have been taken out whole, and another come in its place.
    if (inside.isConnected && !at) return false;
    const element = target.nodeType === 1 ? /** @type {Element} */ (target) : target.parentElement;
    if (element && Element.prototype.closest.call(element, 'nut-graf, nut-graf-story, script, style')) return false;
    return type !== 'childList' || [...addedNodes, ...removedNodes].some(node =>
      node.nodeType === 3 || (node.nodeType === 1 && !UNREAD.test(nameOf(node))));
  }

  #soon() {
    const now = performance.now();
    if (now - this.#latest > RESTED) this.#wait = QUIET;
    this.#latest = now;
    this.#first ||= now;
    clearTimeout(this.#timer);
    const left = this.#first + PATIENCE * this.#wait - now;
    this.#timer = setTimeout(() => {
      this.#first = 0;
      this.#wait = Math.min(SLOWEST, 2 * this.#wait);
      const idle = globalThis.requestIdleCallback ?? setTimeout;
      const due = this.#due = {};
      idle(() => due === this.#due && this.changed(), { timeout: QUIET });
    }, Math.max(0, Math.min(this.#wait, left)));
  }
}
