// @ts-check
// Marks a place in the living page and brings it into view, without changing the page's DOM.

import { constructed } from './dom.js';
import { select } from './page.js';

const NAME = 'nutgraf';
/** How the marked words look; for whoever may not give the page a sheet of its own. */
export const LOOK = `::highlight(${NAME}) { background-color: var(--nutgraf-mark, rgb(255 196 0 / .42)) }
@media (forced-colors: active) { ::highlight(${NAME}) { background-color: Highlight; color: HighlightText } }`;
/** @type {CSSStyleSheet | undefined} */
let sheet;

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
  const scope = place.startContainer.getRootNode();
  const sheets = sheetsOf(scope);
  const look = sheet ??= constructed(LOOK);
  open(place);
  if (!globalThis.Highlight || !globalThis.CSS?.highlights || !sheets || !look) return select(place);
  let marks = CSS.highlights.get(NAME);
  if (!marks) CSS.highlights.set(NAME, marks = new Highlight());
  marks.add(place);
  if (!sheets.includes(look)) setSheets(scope, [...sheets, look]);
  reveal(place);
  return () => unmark(place);
}

/** @param {Range} place */
function unmark(place) {
  const marks = globalThis.CSS?.highlights?.get(NAME);
  marks?.delete(place);
  if (!marks || marks.size > 0) return;
  CSS.highlights.delete(NAME);
  const scope = place.startContainer.getRootNode();
  const sheets = sheetsOf(scope);
  if (sheets) setSheets(scope, sheets.filter(other => other !== sheet));
}

/**
 * @param {Range} place @param {() => void} act when it is clicked
 * @returns {() => void} ends it
 */
export function whenPressed(place, act) {
  /** @param {Event} event */
  const pressed = event => {
    const { clientX: x, clientY: y } = /** @type {MouseEvent} */ (event);
    const inside = [...place.getClientRects()].some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
    // A click that selects or follows a link is not meant for it.
    const own = event.composedPath().some(at => at instanceof Element && at.matches('a, button, input, summary'));
    if (inside && !own && getSelection()?.isCollapsed !== false) act();
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
