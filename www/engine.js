// @ts-check
// The core for JavaScript: hands documents and texts to the wasm, answers promises of digests or typed errors. Importing
// it touches neither a DOM nor the network, so it loads in Node and in workers.

import * as core from './pkg/nutgraf.js';
import { check, gather, numbered } from './input.js';
import { call, load as ready, NutgrafError, read, row } from './runtime.js';

/**
 * What a digest is made of.
 * @typedef {import('./types.d.ts').Digest} Digest
 * @typedef {import('./types.d.ts').Article} Article
 * @typedef {import('./types.d.ts').Sentence} Sentence
 * @typedef {import('./types.d.ts').Timex} Timex
 * @typedef {import('./types.d.ts').Pick} Pick
 * @typedef {import('./types.d.ts').Entry} Entry
 */

/** @typedef {import('./runtime.js').DigestOptions} DigestOptions */
/** @typedef {import('./runtime.js').WasmSource} WasmSource */
/** @typedef {import('./error.js').NutgrafErrorCode} NutgrafErrorCode */

export { NutgrafError };

/**
 * Digests the document or element as it stands (nothing in it is changed), or a text, or the source of a page.
 * @param {Document | Element | string} input
 * @param {DigestOptions | null} [options]
 * @returns {Promise<Digest>} offsets in UTF-16 code units
 */
export async function digest(input, options) {
  const given = read(options);
  check(input);
  await ready(given);
  return run(...await gather(input, given), given);
}

/**
 * Digests what `collect` returned elsewhere: in a content script, say, where the wasm may not run.
 * @param {string} text
 * @param {Uint32Array | number[]} ops
 * @param {DigestOptions | null} [options]
 * @returns {Promise<Digest>}
 */
export async function flat(text, ops, options) {
  const given = read(options);
  const numbers = numbered(text, ops);
  await ready(given);
  return run(text, numbers, given);
}

/**
 * Loads the wasm before the first digest needs it.
 * @param {WasmSource | null} [wasm] where it is; default: the file beside this module
 */
export function load(wasm) {
  return ready({ wasm });
}

/** @param {string} text @param {Uint32Array | undefined} ops @param {DigestOptions} options */
function run(text, ops, options) {
  return call(() => core.digest(text, ops, ...row(options)), options.signal);
}
