// @ts-check
// In the page, where the wasm may not run: hands over what `collect` finds, says when that changes, marks sentences.

import { collect } from '../collect.js';
import { ask } from '../dom.js';
import { LARGEST } from '../limits.js';
import { shadows, Watch } from '../live.js';
import { mark, whenPressed } from '../mark.js';
import { find } from '../page.js';
import { api } from './browser.js';
import { selected } from './shown.js';

/** @import { Answer, Ask, Part, Port } from './types.d.ts' */

/** No name that an element of the page could have. */
const HERE = Symbol.for('nutgraf');
/** @type {(() => void) | undefined} */
let unmark;
/** @type {Port | undefined} */
let port;
/** One for all that is read: it grows patient with a page that never rests. */
const watch = new Watch(() => say({ kind: 'changed' }));

/** @param {Range | null} place to be marked, in place of the one before */
function show(place) {
  unmark?.();
  unmark = undefined;
  if (!place) return;
  const ends = [mark(place), whenPressed([place], () => say({ kind: 'pressed' }))];
  unmark = () => ends.forEach(end => end());
}

/** @param {Answer} answer */
const say = answer => port?.postMessage(answer);

/** @param {Part} part */
function read(part) {
  watch.off();
  const [text, ops] = collect(part === 'page' ? document : selected());
  // A selection stays what it was.
  if (part === 'page') watch.on([document, ...shadows()], document);
  // What the core refuses need not be sent. Whole numbers in a plain list: not every browser sends arrays of bytes.
  return text.length > LARGEST ? { large: true, text: '', ops: [] } : { large: false, text, ops: [...ops] };
}

/** @param {Ask} wanted */
function hear(wanted) {
  const { id } = wanted;
  if (wanted.kind === 'collect') {
    say({ id, kind: 'collected', ...read(wanted.part), url: location.href, type: ask(document, 'contentType') });
  } else {
    const place = find(document, wanted.quote);
    show(place);
    say({ id, kind: 'shown', found: place !== null });
  }
}

/** @param {Port} given */
function serve(given) {
  port = given;
  given.onMessage.addListener(hear);
  given.onDisconnect.addListener(() => {
    if (port === given) leave();
  });
}

function leave() {
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
  leave();
  try {
    api.runtime.onConnect.removeListener(serve);
  } catch {
    // The extension that it belonged to is gone.
  }
};
api.runtime.onConnect.addListener(serve);
