// @ts-check
// The engine in a worker, for long texts and busy pages: the same calls. Where no worker can be had (a page's policy, Node)
// the engine here does the work. A document is read here, since a worker has none.

import * as engine from './engine.js';
import { check, gather, numbered } from './input.js';
import { NutgrafError, read, within } from './runtime.js';

/** @import { Digest } from './types.d.ts' */
/** @import { DigestOptions, WasmSource } from './engine.js' */
/** @typedef {{ digest?: Digest, error?: { code: any, message: string, kind?: any } }} Answer */

export { NutgrafError };

/** @type {Worker | undefined} */
let worker;
/** Whether there is one, once that is known. @type {Promise<boolean> | undefined} */
let starting;
/** What its wasm is made of: for the next one too. @type {WasmSource | null | undefined} */
let source;
/** The last in line. The worker has one digest at a time, so that it can be ended with that one alone. @type {Promise<unknown>} */
let line = Promise.resolve();
/** Gives up on all of them. */
let closing = new AbortController();

/**
 * As the engine's, but for what may be a worker's to give up: a digest called off stops.
 * @param {Document | Element | string} input @param {DigestOptions | null} [options] @returns {Promise<Digest>}
 */
export async function digest(input, options) {
  const given = read(options);
  check(input);
  return inTurn(gather(input, given), given);
}

/**
 * As the engine's.
 * @param {string} text @param {Uint32Array | number[]} ops @param {DigestOptions | null} [options] @returns {Promise<Digest>}
 */
export async function flat(text, ops, options) {
  const given = read(options);
  return inTurn([text, numbered(text, ops)], given);
}

/**
 * Starts the worker before the first digest needs it.
 * @param {WasmSource | null} [wasm] where it is; default: the file beside this module
 */
export async function load(wasm) {
  if (!await within(ready(wasm), closing.signal)) await engine.load(source ?? wasm);
}

/** Ends the worker and what it has to do; the next digest starts another. */
export function close() {
  closing.abort(new Error('the worker was closed'));
  closing = new AbortController();
  end();
  source = undefined;
}

function end() {
  worker?.terminate();
  worker = starting = undefined;
}

/** @param {WasmSource | null} [wasm] */
function ready(wasm) {
  return starting ??= start(source ?? wasm);
}

/** @param {WasmSource | null} [wasm] @returns {Promise<boolean>} */
async function start(wasm) {
  const { signal } = closing;
  try {
    const sent = await portable(wasm);
    if (signal.aborted) return false;
    source = sent;
    const begun = worker = new Worker(new URL('./worker-thread.js', import.meta.url), { type: 'module', name: 'nutgraf' });
    return await new Promise(done => {
      const answer = (/** @type {boolean} */ is) => {
        if (!is) begun.terminate();
        done(is);
      };
      // Until it has said that it is ready, any fault means that there is none.
      begun.onerror = event => {
        event.preventDefault();
        answer(false);
      };
      begun.onmessage = ({ data }) => answer(data.ready);
      begun.postMessage({ wasm: sent });
    });
  } catch {
    return false;
  }
}

/** What has to be read here, or means another place there. @param {WasmSource | null} [wasm] */
async function portable(wasm) {
  if (wasm instanceof globalThis.Response) return wasm.arrayBuffer();
  if (wasm instanceof URL) return wasm.href;
  return typeof wasm === 'string' && globalThis.location ? new URL(wasm, location.href).href : wasm;
}

/** @param {Awaited<ReturnType<typeof gather>> | ReturnType<typeof gather>} parts @param {DigestOptions} given @returns {Promise<Digest>} */
function inTurn(parts, given) {
  const signal = given.signal ? AbortSignal.any([given.signal, closing.signal]) : closing.signal;
  const turn = Promise.all([parts, line]).then(async ([[text, ops]]) => {
    if (!signal.aborted && await within(ready(given.wasm), signal)) return ask(text, ops, given, signal);
    const here = { ...given, wasm: source ?? given.wasm, signal };
    return ops ? engine.flat(text, ops, here) : engine.digest(text, { ...here, type: 'text' });
  });
  line = Promise.allSettled([line, turn]);
  // Whoever gives up doesn't wait for the turn either.
  return within(turn, signal);
}

/** @param {string} text @param {Uint32Array | undefined} ops @param {DigestOptions} given @param {AbortSignal} signal @returns {Promise<Digest>} */
function ask(text, ops, { signal: _, wasm: __, ...options }, signal) {
  const asked = /** @type {Worker} */ (worker);
  return new Promise((done, fail) => {
    if (signal.aborted) return fail(signal.reason);
    // Work can't be stopped but with its worker.
    signal.onabort = () => {
      end();
      fail(signal.reason);
    };
    asked.onerror = event => {
      event.preventDefault();
      end();
      fail(new NutgrafError('Trap', 'the worker broke down on this input; the next one gets another'));
    };
    asked.onmessage = (/** @type {MessageEvent<Answer>} */ { data: { digest, error } }) => {
      signal.onabort = null;
      if (digest) done(digest);
      else if (error) fail(new NutgrafError(error.code, error.message, error));
    };
    asked.postMessage({ text, ops, options });
  });
}
