// @ts-check
// What every door to the core shares: options read, the wasm loaded once, calls made and their errors typed. Knows no DOM.

import { LARGEST } from './limits.js';
import * as core from './pkg/nutgraf.js';
import integrity from './pkg/integrity.js';
import { again } from './again.js';
import wordLists from './word-lists.js';
import { NutgrafError } from './error.js';

/** @import { Digest } from './types.d.ts' */
/** @import { CoreErrorCode } from './error.js' */

/**
 * Where the wasm comes from: its address, its bytes, an answer to a request, or a compiled module.
 * @typedef {string | URL | Response | BufferSource | WebAssembly.Module} WasmSource
 */

/**
 * What the core takes (see `Options`), and how to hand it over. `type`: what a string is; `auto`, the default, looks
 * for tags. `signal` gives up on it, as `AbortSignal.timeout(5000)` does. `wasm` counts until the first digest has loaded it; default: the file beside this
 * module.
 * @typedef {import('./types.d.ts').Options & {
 *   type?: 'auto' | 'text' | 'html' | null,
 *   signal?: AbortSignal | null,
 *   wasm?: WasmSource | null,
 * }} DigestOptions
 */

export { NutgrafError };

const TEXTS = /** @type {const} */ (['url', 'title', 'published', 'language', 'about']);
const COUNTS = /** @type {const} */ (['sentences', 'words']);
/** In the order in which the core takes them. */
const WEIGHTS = /** @type {const} */ (['position', 'novelty', 'numbers', 'quotes']);
const KNOWN = [...TEXTS, ...COUNTS, 'weights', 'force', 'type', 'signal', 'wasm'];
/** Kept, for a page may put another in its place later. */
const { parse: parseJson } = JSON;
/** So many numbers of a collected document have as many bytes. */
const MOST_OPS = LARGEST / Uint32Array.BYTES_PER_ELEMENT;
/** As `looks_like_html` in `src/page/html.rs`; `tests/markup.json` holds both to it. */
const TAG = /^\s*<(?:!doctype|!--|\?xml|[a-z][a-z\d-]*[\s/>])|<\/(?:p|div|body|html|article|section|main|h[1-6]|li|a)>/i;

/**
 * The options: own values only, whatever a page did to its prototypes, and each read once and of its type. The core asks for the rest.
 * @param {DigestOptions | null | undefined} options
 * @returns {DigestOptions}
 */
export function read(options) {
  const invalid = (/** @type {string} */ message, /** @type {unknown} */ cause) =>
    new NutgrafError('InvalidOption', message, { cause });
  const message = 'give the options as a plain object';
  if (options !== undefined && typeof options !== 'object') throw invalid(message, options);
  /** @type {DigestOptions} */
  let given;
  try {
    given = /** @type {any} */ ({ __proto__: null, ...options });
  } catch (cause) {
    throw invalid(message, cause);
  }
  const unknown = Object.keys(given).filter(name => !KNOWN.includes(name));
  if (unknown.length > 0) {
    const names = unknown.map(name => `\`${name}\``).join(', ');
    throw invalid(`no such option: ${names}; there are ${KNOWN.join(', ')}`, unknown);
  }
  /** @param {boolean} fits @param {string} name @param {string} wants */
  const want = (fits, name, wants) => {
    if (!fits) throw invalid(`\`${name}\` is ${wants}`, given);
  };
  for (const name of TEXTS) want(typeof (given[name] ?? '') === 'string', name, name === 'published' ? 'a string like 2020-10-29' : 'a string');
  for (const name of COUNTS) {
    const count = given[name] ?? 1;
    want(Number.isInteger(count) && count >= 1 && count < 2 ** 32, name, 'a whole number of 1 or more');
  }
  const weights = given.weights ? given.weights = { ...given.weights } : {};
  want(Object.entries(weights).every(([name, steps]) => WEIGHTS.includes(/** @type {any} */ (name)) && Number.isInteger(steps ?? 0)),
    'weights', `whole numbers for ${WEIGHTS.join(', ')}`);
  want(typeof (given.force ?? false) === 'boolean', 'force', 'true or false');
  want(['auto', 'text', 'html'].includes(given.type ?? 'auto'), 'type', 'auto, text or html');
  want(!given.signal || typeof given.signal.addEventListener === 'function', 'signal', 'an AbortSignal');
  giveUp(given.signal);
  return given;
}

/** @param {AbortSignal | null} [signal] */
function giveUp(signal) {
  if (signal?.aborted) throw calledOff(signal);
}

/** @param {AbortSignal} signal */
function calledOff({ reason }) {
  const code = reason?.name === 'TimeoutError' ? 'Timeout' : 'Aborted';
  return new NutgrafError(code, `the digest was called off (${reason})`, { cause: reason });
}

/** What is waited for, but no longer than a signal allows. @template T @param {Promise<T>} promise @param {AbortSignal | null} [signal] @returns {Promise<T>} */
export function within(promise, signal) {
  return new Promise((done, fail) => {
    const off = () => fail(calledOff(/** @type {AbortSignal} */ (signal)));
    if (signal?.aborted) off();
    signal?.addEventListener('abort', off);
    promise.then(done, fail).finally(() => signal?.removeEventListener('abort', off));
  });
}

/** @param {number} characters @param {number} ops */
export function measure(characters, ops) {
  const hold = (/** @type {number} */ has, /** @type {number} */ most, /** @type {string} */ what) => {
    if (has > most) throw new NutgrafError('TooLarge', `the input has ${has} ${what}, the limit is ${most}: give less`);
  };
  hold(characters, LARGEST, 'characters');
  hold(ops, MOST_OPS, 'numbers');
}

/** Before a text is digested: no address is one. @param {string} text */
export function checkText(text) {
  measure(text.length, 0);
  if (/^\s*https?:\S+\s*$/.test(text)) throw new NutgrafError('InvalidOption', 'this is an address: fetch it, and give what comes');
}

/** Whether a string is HTML, as said or as it looks. @param {string} text @param {DigestOptions} options */
export function isHtml(text, { type }) {
  return type === 'html' || (type !== 'text' && TAG.test(text));
}

/** The instance, once it is there. @type {Promise<unknown> | undefined} */
let loading;
let loaded = false;

/**
 * Loads the wasm, once for all callers; again only where it failed. Whoever gives up waits no longer.
 * @param {DigestOptions} options
 */
export async function load({ wasm, signal }) {
  loading ??= start(wasm).catch(error => {
    loading = undefined;
    throw error;
  });
  await (loaded || within(loading, signal));
  giveUp(signal);
}

/** @param {WasmSource | null} [given] */
async function start(given) {
  // Some hosts compile none, and have it compiled.
  const made = given && given instanceof WebAssembly.Module && given;
  if (!made) forbid();
  let asked = given;
  try {
    const source = asked ??= new URL('./pkg/nutgraf_bg.wasm', import.meta.url);
    const module = made || await compile(/** @type {any} */ (source));
    // Once there is an instance, even of another module, the glue takes no other.
    if (!WebAssembly.Module.exports(module).some(({ name }) => name === '__wbindgen_start')) throw 'it is another module';
    core.initSync({ module });
    loaded = true;
  } catch (cause) {
    throw new NutgrafError('WasmUnavailable', `${/\w+\.wasm/.exec(String(asked)) ?? 'the wasm'} can't be loaded (${cause}): serve it beside ` +
      "the module, unchanged, where the page's connect-src allows it, or give its address or bytes as `wasm`", { cause });
  }
}

/** @param {string | URL | Response | BufferSource} source @returns {Promise<WebAssembly.Module>} */
async function compile(source) {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  // The browser refuses a file that is another than the one built with this module, and in the same words what a server
  // says of a missing one and a line that breaks: asked for once more and read to its end, it shows which.
  const checked = () => fetch(/** @type {string | URL} */ (source), { integrity });
  const answer = source instanceof Response ? source : await checked().catch(async () => {
    const other = await fetch(source);
    if (other.ok) await other.arrayBuffer();
    return other.ok ? checked().catch(() => { throw 'it is another file than the one built with this module'; }) : other;
  });
  if (!answer.ok) throw `HTTP ${answer.status}`;
  // A streaming compiler refuses every other type, and many servers don't know this one.
  const streams = answer.headers.get('content-type') === 'application/wasm' && WebAssembly.compileStreaming;
  return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

/** Asks with the smallest module there is: engines word the refusal differently, and Safari's compiles it but makes no instance. */
function forbid() {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch (cause) {
    const message = "this page's policy forbids WebAssembly: it has to say script-src 'self' 'wasm-unsafe-eval'";
    throw new NutgrafError('WasmForbidden', message, { cause });
  }
}

/** @typedef {{ code: CoreErrorCode, message: string, kind: import('./types.d.ts').PageKind | null, language: string | null }} Fault */

/** Whether a call broke down: what that leaves behind can't be trusted. */
let broken = false;

/** Has the core do something; after a trap, on a fresh instance of the same module. @template T @param {() => T} run @returns {T} */
function trusted(run) {
  try {
    if (broken) core.__wbg_reset_state();
    broken = false;
    return run();
  } catch (cause) {
    broken = true;
    throw new NutgrafError('Trap', 'the core broke down on this input; other inputs still work', { cause });
  }
}

/** The answer to a call, as a digest or an error. @param {() => string} run @param {AbortSignal | null} [signal]
 * @param {string[]} [learnt] each once: a page may answer in the core's place @returns {Promise<Digest>} */
export async function call(run, signal, learnt = []) {
  /** @type {Digest & { error?: Fault }} */
  const answer = trusted(() => parseJson(run()));
  const { error, version } = answer;
  if (version || !error) return answer;
  if (error.language && !learnt.includes(error.language)) {
    const { language } = error;
    const lists = await within(fetchLists(language), signal);
    trusted(() => core.learn(language, lists));
    return call(run, signal, [...learnt, language]);
  }
  throw new NutgrafError(error.code, error.message, error);
}

/** The word lists of a language, which the wasm leaves out. @param {string} language */
async function fetchLists(language) {
  try {
    return (await again(/** @type {() => Promise<{ default: string }>} */ (wordLists[language]))).default;
  } catch (cause) {
    throw new NutgrafError('WasmUnavailable', `the word lists of ${language} can't be loaded (${cause}): serve all ` +
      'files of the package', { cause });
  }
}

/**
 * The options in the order in which the core takes them.
 * @param {DigestOptions} options
 */
export function row({ url, title, published, language, sentences, words, about, weights, force }) {
  const steps = weights && Uint32Array.from(WEIGHTS, name => weights[name] ?? 0);
  return /** @type {const} */ ([url, title, published, language, sentences, words, about, steps, force]);
}
