// @ts-check
// In the page, where the wasm may not run: hands over what `collect` finds, says when that changes, marks sentences.

import { collect } from '../collect.js';
import { ask } from '../dom.js';
import { Watch } from '../live.js';
import { mark } from '../mark.js';
import { find } from '../page.js';
import { api } from './browser.js';

/** @import { Answer, Ask, Port } from './types.d.ts' */

/** No name that an element of the page could have. */
const HERE = Symbol.for('nutgraf');
/** @type {(() => void) | undefined} */
let unmark;
/** @type {Port | undefined} */
let port;

/** @param {Range | null} place to be marked, in place of the one before */
function show(place) {
  unmark?.();
  unmark = place ? mark(place) : undefined;
}

/** @param {Answer} answer */
const say = answer => port?.postMessage(answer);
const watch = new Watch(() => say({ kind: 'changed' }));

/** What is selected, in a copy that is never part of the page. */
function selected() {
  const copy = Document.prototype.createElement.call(document, 'div');
  const selection = getSelection();
  for (let n = 0; n < (selection?.rangeCount ?? 0); n++) copy.append(/** @type {Selection} */ (selection).getRangeAt(n).cloneContents());
  return copy;
}

/** @param {Ask} wanted */
function hear(wanted) {
  if (wanted.kind === 'collect') {
    watch.off();
    const [text, ops] = collect(wanted.selection ? selected() : document);
    // Whole numbers in a plain list: not every browser sends arrays of bytes.
    say({ id: wanted.id, kind: 'collected', text, ops: [...ops], url: location.href, type: ask(document, 'contentType') });
    if (!wanted.selection) watch.on([document], document);
  } else {
    const place = find(document, wanted.quote);
    show(place);
    say({ id: wanted.id, kind: 'shown', found: place !== null });
  }
}

/** @param {Port} given */
function serve(given) {
  port = given;
  given.onMessage.addListener(hear);
  given.onDisconnect.addListener(() => {
    if (port === given) rest();
  });
}

function rest() {
  port = undefined;
  watch.off();
  show(null);
}

// Firefox keeps a page's list of style sheets from content scripts. The panel brings the look in another way, so that this
// world's own list will do, and no page's is touched.
for (const { prototype } of [Document, ShadowRoot]) {
  Object.defineProperty(prototype, 'adoptedStyleSheets', { value: [], writable: true, configurable: true });
}

/** What an earlier panel, or an earlier version, left here goes. */
const world = /** @type {any} */ (globalThis);
world[HERE]?.();
world[HERE] = () => {
  rest();
  try {
    api.runtime.onConnect.removeListener(serve);
  } catch {
    // The extension that it belonged to is gone.
  }
};
api.runtime.onConnect.addListener(serve);
