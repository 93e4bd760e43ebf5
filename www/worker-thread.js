// @ts-check
// The worker's own side of worker.js: loads the wasm, says whether it has it, and answers each question in turn.

import { digest, flat, load } from './engine.js';

/** @import { DigestOptions, WasmSource } from './engine.js' */
/** @typedef {{ text: string, ops?: Uint32Array, options: DigestOptions }} Question */

const answer = (/** @type {unknown} */ message) => /** @type {any} */ (globalThis).postMessage(message);

globalThis.addEventListener('message', async ({ data: { wasm } }) => {
  try {
    await load(/** @type {WasmSource} */ (wasm));
    answer({ ready: true });
    globalThis.addEventListener('message', ({ data }) => void run(data));
  } catch {
    answer({ ready: false });
  }
}, { once: true });

/** @param {Question} question */
async function run({ text, ops, options }) {
  try {
    answer({ digest: await (ops ? flat(text, ops, options) : digest(text, { ...options, type: 'text' })) });
  } catch (error) {
    const { code, message, kind } = /** @type {import('./engine.js').NutgrafError} */ (error);
    answer({ error: { code, message, kind } });
  }
}
