// @ts-check
// One run of an element: of what it says to digest comes a digest, and the place on the page that it was made of.

import { again } from './again.js';
import { digest, flat, NutgrafError } from './engine.js';
import { check, gather } from './input.js';
import { unlessCalledOff } from './outcome.js';
import { find, quote } from './page.js';
import { load } from './runtime.js';

/** @import { Digest } from './types.d.ts' */
/** @import { NutGraf } from './nut-graf.js' */

/** Asked for where something is given in the page's place. */
const given = () => again(() => import('./given.js'));

/** The last in line: of those that digest, and of those that only draw. @type {[Promise<unknown>, Promise<unknown>]} */
const lines = [Promise.resolve(), Promise.resolve()];

/**
 * At most one a task, of all elements there are, so that a page of many stays usable.
 * @template T @param {0 | 1} line @param {() => T | Promise<T>} run @returns {Promise<T>}
 */
function inTurn(line, run) {
  const done = lines[line].then(() => new Promise(go => setTimeout(go))).then(run);
  lines[line] = done.catch(() => {});
  return done;
}

/**
 * @param {NutGraf} element @param {boolean} force even what looks like no article @param {AbortSignal} signal
 * @returns {Promise<{ made: Digest, source: Node | null }>} `source`: none where the text stands elsewhere
 */
export async function run(element, force, signal) {
  const { text, src, published, language, sentences, about, url } = element;
  const ready = text === null ? element.precomputed : null;
  if (ready !== null) {
    const { checked } = await given();
    return inTurn(1, () => {
      const made = checked(ready);
      const [pick] = made.summary;
      const first = pick && made.sentences[pick.sentence];
      const place = target(element);
      // Its sentences can be shown only where they stand.
      const stands = first && find(place, quote(made.article.body, first.start, first.end));
      return { made, source: stands ? place : null };
    });
  }
  const fetched = text !== null || src === null ? null : await (await given()).fetched(src, signal);
  return inTurn(0, async () => {
    const source = text === null && !fetched ? target(element) : null;
    const options = Object.fromEntries(Object.entries({ published, language, sentences, about, url })
      .filter(([, value]) => value !== null && value !== ''));
    const { input, ...more } = fetched ?? { input: source ?? text ?? '' };
    const made = await spared(input, { ...more, ...options, force, signal });
    unlessCalledOff(signal);
    return { made, source };
  });
}

/** More characters than these keep the page's thread for longer than a worker takes to start: a reader would feel it. */
const LONG = 100_000;

/**
 * The engine's digest; of what is long, one that leaves the page free, where its policy allows a worker.
 * @param {Document | Element | string} input @param {import('./engine.js').DigestOptions} options
 */
async function spared(input, options) {
  check(input);
  await load(options);
  const [text, ops] = await gather(input, options);
  const worker = text.length > LONG && await again(() => import('./worker.js')).catch(() => null);
  // One by one: what a bundler makes of a whole module is walked, with what a page added to all objects.
  const one = worker || { digest, flat };
  return ops ? one.flat(text, ops, options) : one.digest(text, { ...options, type: 'text' });
}

/** What to digest: looked for next to the element first, for it may stand in a shadow root. @param {NutGraf} element */
function target(element) {
  const selector = element.for;
  if (!selector) return document;
  const scope = element.getRootNode();
  try {
    const found = (scope instanceof ShadowRoot ? scope.querySelector(selector) : null) ??
      Document.prototype.querySelector.call(document, selector);
    if (found) return found;
  } catch {
    throw new NutgrafError('InvalidOption', `for="${selector}" is no selector`);
  }
  throw new NutgrafError('InvalidOption', `for="${selector}" matches nothing on this page`);
}

/** Whether two digests of a page are of the same article. @param {Digest} a @param {Digest} b */
export function alike({ article: a }, { article: b }) {
  return a.body === b.body && a.title === b.title && a.published === b.published && a.truncated === b.truncated;
}
