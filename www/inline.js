// @ts-check
// The engine with the wasm inside, for where nothing may be fetched. Once it is loaded, all else of the package uses it too.

import wasm from './pkg/inline.js';
import * as engine from './engine.js';

/** @import { Digest, DigestOptions } from './engine.js' */

export { NutgrafError } from './engine.js';

/** @type {Promise<void> | undefined} */
let loading;

/** Loads the wasm before the first digest, or an element, needs it. */
export function load() {
  return loading ??= engine.load(Uint8Array.from(wasm, character => character.charCodeAt(0))).catch(error => {
    loading = undefined;
    throw error;
  });
}

/**
 * As the engine's.
 * @param {Document | Element | string} input @param {DigestOptions | null} [options] @returns {Promise<Digest>}
 */
export async function digest(input, options) {
  await load();
  return engine.digest(input, options);
}

/**
 * As the engine's.
 * @param {string} text @param {Uint32Array | number[]} ops @param {DigestOptions | null} [options] @returns {Promise<Digest>}
 */
export async function flat(text, ops, options) {
  await load();
  return engine.flat(text, ops, options);
}
