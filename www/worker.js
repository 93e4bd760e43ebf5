// @ts-check
// The engine in a worker, for long texts and busy pages: the same calls. Where no worker can be had (a page's policy, Node)
// the engine here does the work. A document is read here, since a worker has none.

import * as engine from './engine.js';
import { check, gather, numbered } from './input.js';
import { NutgrafError, read } from './runtime.js';

/** @import { Digest } from './types.d.ts' */
/** @import { DigestOptions, WasmSource } from './engine.js' */
/** @typedef {{ done: (digest: Digest) => void, fail: (error: unknown) => void }} Waiting */
/** @typedef {{ id?: number, digest?: Digest, error?: { code: any, message: string, kind?: any } }} Answer */

export { NutgrafError };

/** @type {Promise<Worker | null> | undefined} the worker, or none where none can be had */
let starting;
/** @type {Map<number, Waiting>} who waits for an answer */
const waiting = new Map();
let count = 0;

/**
 * As the engine's, but for what may be a worker's to give up: a digest called off stops.
 * @param {Document | Element | string} input @param {DigestOptions | null} [options] @returns {Promise<Digest>}
 */
export async function digest(input, options) {
  const given = read(options);
  check(input);
  const worker = await ready(given.wasm);
  if (!worker) return engine.digest(input, given);
  const [text, ops] = gather(input, given);
  return ask(worker, text, ops, given);
}

/**
 * As the engine's.
 * @param {string} text @param {Uint32Array | number[]} ops @param {DigestOptions | null} [options] @returns {Promise<Digest>}
 */
export async function flat(text, ops, options) {
  const given = read(options);
  const numbers = numbered(text, ops);
  const worker = await ready(given.wasm);
  return worker ? ask(worker, text, numbers, given) : engine.flat(text, numbers, given);
}

/**
 * Starts the worker before the first digest needs it.
 * @param {WasmSource | null} [wasm] where it is; default: the file beside this module
 */
export async function load(wasm) {
  if (!await ready(wasm)) await engine.load(wasm);
}

/** Ends the worker; the next digest starts another. */
export function close() {
  const ended = starting;
  starting = undefined;
  for (const { fail } of waiting.values()) fail(new NutgrafError('Aborted', 'the worker was closed'));
  waiting.clear();
  void ended?.then(worker => worker?.terminate());
}

/** @param {WasmSource | null} [wasm] */
function ready(wasm) {
  return starting ??= start(wasm);
}

/** @param {WasmSource | null} [wasm] @returns {Promise<Worker | null>} */
async function start(wasm) {
  // What has to be read here, or means another place there.
  const source = wasm instanceof globalThis.Response ? await wasm.arrayBuffer() :
    typeof wasm === 'string' && globalThis.location ? new URL(wasm, location.href).href : wasm instanceof URL ? wasm.href : wasm;
  return new Promise(done => {
    try {
      const worker = new Worker(new URL('./worker-thread.js', import.meta.url), { type: 'module', name: 'nutgraf' });
      // Until it has said that it is ready, any fault means that there is none.
      const give = (/** @type {Event} */ event) => {
        event.preventDefault();
        worker.terminate();
        done(null);
      };
      worker.addEventListener('error', give, { once: true });
      worker.addEventListener('message', ({ data }) => {
        worker.removeEventListener('error', give);
        worker.addEventListener('error', close, { once: true });
        if (data.ready) done(worker);
        else worker.terminate(), done(null);
        worker.addEventListener('message', heard);
      }, { once: true });
      worker.postMessage({ wasm: source });
    } catch {
      done(null);
    }
  });
}

/** @param {MessageEvent<Answer>} message */
function heard({ data: { id, digest, error } }) {
  const asked = waiting.get(id ?? 0);
  waiting.delete(id ?? 0);
  if (digest) asked?.done(digest);
  else if (error) asked?.fail(new NutgrafError(error.code, error.message, error));
}

/** @param {Worker} worker @param {string} text @param {Uint32Array | undefined} ops @param {DigestOptions} given @returns {Promise<Digest>} */
function ask(worker, text, ops, { signal, wasm: _, ...options }) {
  const id = ++count;
  const asked = new Promise((done, fail) => {
    waiting.set(id, { done, fail });
    worker.postMessage({ id, text, ops, options });
  });
  if (!signal) return asked;
  const off = () => {
    const mine = waiting.get(id);
    waiting.delete(id);
    mine?.fail(new NutgrafError('Aborted', 'the digest was called off', { cause: signal.reason }));
    // Work can't be stopped but with its worker, which others may wait for.
    if (waiting.size === 0) close();
  };
  if (signal.aborted) off();
  else signal.addEventListener('abort', off, { once: true });
  return asked.finally(() => signal.removeEventListener('abort', off));
}
