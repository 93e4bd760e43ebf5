// @ts-check
// Several digests as one story, and what of a digest is new to a reader. Its wasm is another than the engine's, loaded with
// the first story: the build lays that one's glue where runtime.js looks for it.

import * as core from './pkg/nutgraf.js';
import { call, load as loadFrom, NutgrafError, read } from './runtime.js';

/**
 * What a story is made of.
 * @typedef {import('./types.d.ts').Digest} Digest
 * @typedef {import('./types.d.ts').Story} Story
 * @typedef {import('./types.d.ts').StoryArticle} StoryArticle
 * @typedef {import('./types.d.ts').Row} Row
 * @typedef {import('./types.d.ts').Telling} Telling
 * @typedef {import('./types.d.ts').Disagreement} Disagreement
 * @typedef {import('./types.d.ts').Side} Side
 * @typedef {import('./types.d.ts').StoryPick} StoryPick
 * @typedef {import('./types.d.ts').Fresh} Fresh
 */

/** @typedef {import('./runtime.js').WasmSource} WasmSource */
/** @typedef {import('./error.js').NutgrafErrorCode} NutgrafErrorCode */
/** @typedef {{ story(digests: string[], sentences?: number, words?: number): string, fresh(read: string[], digest: string): string }} Joiner what this wasm has, each digest as JSON */

/**
 * Length of the summary, and how to get there: `signal` gives up on it, `wasm` is where the story's own wasm comes from until
 * that is loaded; default: the file beside this module.
 * @typedef {{ sentences?: number | null, words?: number | null, signal?: AbortSignal | null, wasm?: WasmSource | null }} StoryOptions
 */

export { NutgrafError };

const KNOWN = ['sentences', 'words', 'signal', 'wasm'];
// One by one: a bundler makes an object of them all by walking it, and then takes what a page added to all objects for one of them.
/** @type {Joiner} */
const joiner = { story: /** @type {any} */ (core).story, fresh: /** @type {any} */ (core).fresh };

/**
 * Joins digests: one row for each event, with every sentence that tells it.
 * @param {Digest[]} digests in any order
 * @param {StoryOptions | null} [options]
 * @returns {Promise<Story>}
 */
export async function story(digests, options) {
  const given = asked(options);
  const all = listed(digests).map(written);
  await ready(given);
  return joined(call(() => joiner.story(all, given.sentences ?? undefined, given.words ?? undefined), given.signal));
}

/**
 * What of a digest says something that those read before don't.
 * @param {Digest[]} read
 * @param {Digest} digest
 * @param {StoryOptions | null} [options]
 * @returns {Promise<Fresh>} indices of its sentences, and of its timeline
 */
export async function fresh(read, digest, options) {
  const given = asked(options);
  const [before, after] = [listed(read).map(written), written(digest)];
  await ready(given);
  return joined(call(() => joiner.fresh(before, after), given.signal));
}

/**
 * Loads the story's wasm before the first story needs it.
 * @param {WasmSource | null} [wasm] where it is; default: the file beside this module
 */
export function load(wasm) {
  return ready({ wasm });
}

/** Whether the wasm is there: its address is asked for no longer. A script that isn't a module has none. */
let there = false;

/** @param {StoryOptions} options */
async function ready({ wasm, signal }) {
  await loadFrom({ wasm: wasm ?? (there ? null : new URL('./pkg/nutgraf_story_bg.wasm', import.meta.url)), signal });
  there = true;
}

/** What comes back is no digest here. @template T @param {Promise<unknown>} answer @returns {Promise<T>} */
const joined = answer => /** @type {Promise<T>} */ (answer);

/** @param {StoryOptions | null | undefined} options @returns {StoryOptions} */
function asked(options) {
  const given = read(options);
  const unknown = Object.keys(given).filter(name => !KNOWN.includes(name));
  if (unknown.length === 0) return given;
  throw new NutgrafError('InvalidOption', `a story takes no \`${unknown.join('`, `')}\`; there are ${KNOWN.join(', ')}`);
}

/** @param {unknown} digests */
function listed(digests) {
  if (Array.isArray(digests)) return digests;
  throw new NutgrafError('InvalidOption', 'give the digests as a list');
}

/** What old libraries make of a list: `toJSON` answers in its place. */
const PATCHED = [Array, String, Number, Boolean];

/** A value past its `toJSON`. @this {any} @param {string} key */
function itself(key) {
  return this[key];
}

/** @param {unknown} value */
function written(value) {
  try {
    return JSON.stringify(value, PATCHED.some(({ prototype }) => 'toJSON' in prototype) ? itself : undefined) ?? 'null';
  } catch (cause) {
    throw new NutgrafError('InvalidDigest', 'the digests can’t be written as JSON', { cause });
  }
}
