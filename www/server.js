// @ts-check
// The core where there is no DOM: in Node, Deno, Bun and at the edge. Its wasm is another, with the HTML parser inside:
// the build lays that one's glue where runtime.js looks for it.

import * as core from './pkg/nutgraf.js';
import { call, checkText, isHtml, load as loadFrom, NutgrafError, read, row } from './runtime.js';

/** @import { Digest } from './types.d.ts' */
/** @typedef {import('./runtime.js').DigestOptions} DigestOptions */
/** @typedef {import('./runtime.js').WasmSource} WasmSource */
/** @typedef {import('./error.js').NutgrafErrorCode} NutgrafErrorCode */
/** @typedef {{ digestHtml(source: string, ...options: ReturnType<typeof row>): string }} Parser what this wasm has beyond the other */

export { NutgrafError };

const { digestHtml } = /** @type {Parser} */ (/** @type {unknown} */ (core));

/**
 * Digests the source of a page, or a text.
 * @param {string} source
 * @param {DigestOptions | null} [options]
 * @returns {Promise<Digest>} offsets in UTF-16 code units, as `<nut-graf>` reads them
 */
export async function digest(source, options) {
  const given = read(options);
  if (typeof source !== 'string') throw new NutgrafError('InvalidOption', 'give the source of a page, or a text');
  checkText(source);
  await ready(given);
  const run = () => (isHtml(source, given) ? digestHtml(source, ...row(given)) : core.digest(source, undefined, ...row(given)));
  return call(run, given.signal);
}

/**
 * Loads the wasm before the first digest needs it.
 * @param {WasmSource | null} [wasm] where it is; default: the file beside this module
 */
export function load(wasm) {
  return ready({ wasm });
}

/** @type {Promise<WasmSource | null> | undefined} */
let beside;

/** @param {DigestOptions} options */
async function ready({ wasm, signal }) {
  return loadFrom({ wasm: wasm ?? await (beside ??= find()), signal });
}

/** The file's address, or its bytes: Node fetches no files. None where modules have no address. @returns {Promise<WasmSource | null>} */
async function find() {
  /** @type {URL | null} */
  let address = null;
  try {
    address = new URL('./pkg/nutgraf_server_bg.wasm', import.meta.url);
    if (address.protocol !== 'file:') return address;
    // @ts-expect-error: the types of Node aren't here
    const { readFile } = await import('node:fs/promises');
    return await readFile(address);
  } catch {
    return address;
  }
}
