// @ts-check
// Marks a place in the living page and brings it into view, without changing the page's DOM.

import { constructed } from './dom.js';
import { select } from './page.js';

const NAME = 'nutgraf';
/** Sentences that lead to their date. */
const LINKED = 'nutgraf-dated';
/** How the marked words look; for whoever may not give the page a sheet of its own. */
export const LOOK = `::highlight(${NAME}) { background-color: var(--nutgraf-mark, rgb(255 196 0 / .42)) }
::highlight(${LINKED}) { text-decoration: underline dotted 1px; text-underline-offset: 2px }
@media (forced-colors: active) { ::highlight(${NAME}) { background-color: Highlight; color: HighlightText } }`;
/** @type {CSSStyleSheet | undefined} */
let sheet;
/** Clicks that have led somewhere. @type {WeakSet<Event>} */
const spent = new WeakSet();

// Through the prototypes: a page's own <img name="adoptedStyleSheets"> hides the document's.
/** @param {Node} scope @returns {CSSStyleSheet[] | undefined} none where a document is too old, or was left */
const sheetsOf = scope => Reflect.get(Object.getPrototypeOf(scope), 'adoptedStyleSheets', scope);
/** @param {Node} scope @param {CSSStyleSheet[]} sheets */
const setSheets = (scope, sheets) => Reflect.set(Object.getPrototypeOf(scope), 'adoptedStyleSheets', sheets, scope);

/** Opens all that hides a place, as the browser's own search does. @param {Range} place */
function open({ startContainer: inner }) {
  const { getAttribute, matches, removeAttribute, setAttribute } = Element.prototype;
  const parentOf = /** @type {() => Node | null} */ (Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get);
  for (let at = /** @type {Node | null} */ (inner); at; at = at instanceof ShadowRoot ? at.host : parentOf.call(at)) {
    if (!(at instanceof Element)) continue;
    if (matches.call(at, 'details:not([open])')) setAttribute.call(at, 'open', '');
    if (getAttribute.call(at, 'hidden') !== 'until-found') continue;
    EventTarget.prototype.dispatchEvent.call(at, new Event('beforematch', { bubbles: true }));
    removeAttribute.call(at, 'hidden');
  }
}

/**
 * Marks a place, and brings it into view: calmly where the reader asked for that. Where the browser has no custom
 * highlights, the place is selected instead.
 * @param {Range} place
 * @returns {() => void} takes the mark away
 */
export function mark(place) {
  open(place);
  const off = paint(NAME, [place]);
  if (!off) return select(place);
  reveal(place);
  return off;
}

/** Underlines places that lead somewhere. @param {Range[]} places @returns {() => void} takes that away */
export function underline(places) {
  return paint(LINKED, places) ?? (() => {});
}

/** @param {string} name @param {Range[]} places @returns {(() => void) | undefined} takes it away; none where nothing can be shown */
function paint(name, places) {
  const look = sheet ??= constructed(LOOK);
  const scopes = new Set(places.map(({ startContainer }) => startContainer.getRootNode()));
  if (!globalThis.Highlight || !globalThis.CSS?.highlights || !look || ![...scopes].every(sheetsOf)) return undefined;
  let marks = CSS.highlights.get(name);
  if (!marks) CSS.highlights.set(name, marks = new Highlight());
  for (const place of places) marks.add(place);
  for (const scope of scopes) {
    const sheets = /** @type {CSSStyleSheet[]} */ (sheetsOf(scope));
    if (!sheets.includes(look)) setSheets(scope, [...sheets, look]);
  }
  return () => unpaint(name, places, scopes);
}

/** The sheet goes with the last mark. @param {string} name @param {Range[]} places @param {Set<Node>} scopes */
function unpaint(name, places, scopes) {
  const marks = globalThis.CSS?.highlights?.get(name);
  for (const place of places) marks?.delete(place);
  if (!marks || marks.size > 0) return;
  CSS.highlights.delete(name);
  if (CSS.highlights.has(NAME) || CSS.highlights.has(LINKED)) return;
  for (const scope of scopes) {
    const sheets = sheetsOf(scope);
    if (sheets) setSheets(scope, sheets.filter(other => other !== sheet));
  }
}

/**
 * @param {Range[]} places @param {(n: number) => void} act when the nth is clicked
 * @returns {() => void} ends it
 */
export function whenPressed(places, act) {
  /** @param {Event} event */
  const pressed = event => {
    const { clientX: x, clientY: y } = /** @type {MouseEvent} */ (event);
    // A click that selects or follows a link is not meant for it.
    const own = event.composedPath().some(at => at instanceof Element && at.matches('a, button, input, summary'));
    if (own || spent.has(event) || getSelection()?.isCollapsed === false) return;
    const hit = places.findIndex(place =>
      [...place.getClientRects()].some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom));
    if (hit < 0) return;
    spent.add(event);
    act(hit);
  };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  addEventListener.call(document, 'click', pressed);
  return () => removeEventListener.call(document, 'click', pressed);
}

/** @param {Range} place */
function reveal(place) {
  const element = place.startContainer.parentElement;
  if (!element) return;
  let behavior = /** @type {ScrollBehavior} */ ('instant');
  try {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) behavior = 'smooth';
  } catch {
    // A page that took the question away gets the calm answer.
  }
  const { getBoundingClientRect, scrollIntoView } = Element.prototype;
  const high = getBoundingClientRect.call(element).height > innerHeight * 0.8;
  if (high) scrollBy({ top: place.getBoundingClientRect().top - innerHeight / 3, behavior });
  else scrollIntoView.call(element, { block: 'center', inline: 'nearest', behavior });
}
