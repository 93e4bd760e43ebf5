// @ts-check
// The core for JavaScript: loads and compiles the wasm once, hands documents and texts to it, answers promises of
// digests or typed errors. Importing it touches neither a DOM nor the network, so it loads in Node and in workers.

import * as core from './pkg/nutgraf.js';
import { collect } from './collect.js';
import { withoutNoscript } from './noscript.js';
import wordLists from './word-lists.js';

/**
 * What a digest is made of.
 * @typedef {import('./types.d.ts').Digest} Digest
 * @typedef {import('./types.d.ts').Article} Article
 * @typedef {import('./types.d.ts').Sentence} Sentence
 * @typedef {import('./types.d.ts').Timex} Timex
 * @typedef {import('./types.d.ts').Pick} Pick
 * @typedef {import('./types.d.ts').Entry} Entry
 */

/**
 * Where the wasm comes from: its address, its bytes, an answer to a request, or a compiled module.
 * @typedef {string | URL | Response | BufferSource | WebAssembly.Module} WasmSource
 */

/**
 * What the core takes (see `Options`), and how to hand it over. `type`: what a string is; `auto`, the default, looks
 * for tags. `signal` gives up on it. `wasm` counts until the first digest has loaded it; default: the file beside this
 * module.
 * @typedef {import('./types.d.ts').Options & {
 *   type?: 'auto' | 'text' | 'html' | null,
 *   signal?: AbortSignal | null,
 *   wasm?: WasmSource | null,
 * }} DigestOptions
 */

/**
 * The core's codes, those of what stands around it, and the element's own.
 * @typedef {import('./types.d.ts').ErrorCode} CoreErrorCode
 * @typedef {'HtmlForbidden' | 'WasmForbidden' | 'WasmUnavailable' | 'Trap' | 'Aborted'} EngineErrorCode
 * @typedef {'InvalidDigest' | 'SourceUnavailable' | 'Failed'} ElementErrorCode
 * @typedef {CoreErrorCode | EngineErrorCode | ElementErrorCode} NutgrafErrorCode
 */

const TEXTS = /** @type {const} */ (['url', 'title', 'published', 'language']);
const COUNTS = /** @type {const} */ (['sentences', 'words']);
const KNOWN = [...TEXTS, ...COUNTS, 'force', 'type', 'signal', 'wasm'];
/** Kept, for a page may put another in its place later. */
const { parse: parseJson } = JSON;
/** As the core's own limit in bytes; asked here before a text is copied or parsed. */
const LARGEST = 16 << 20;
/** So many numbers of a collected document have as many bytes. */
const MOST_OPS = LARGEST / Uint32Array.BYTES_PER_ELEMENT;
/** As `looks_like_html` in `src/page/html.rs`; `tests/markup.json` holds both to it. */
const TAG = /^\s*<(?:!doctype|!--|\?xml|[a-z][a-z\d-]*[\s/>])|<\/(?:p|div|body|html|article|section|main|h[1-6]|li|a)>/i;

/** What went wrong, for a program (`code`) and for a person (`message`). */
export class NutgrafError extends Error {
  /**
   * @param {NutgrafErrorCode} code
   * @param {string} message
   * @param {{ kind?: import('./types.d.ts').PageKind, cause?: unknown }} [more] `kind`: what a page is that is no article
   */
  constructor(code, message, more = {}) {
    super(message, Object.hasOwn(more, 'cause') ? { cause: more.cause } : undefined);
    this.name = 'NutgrafError';
    this.code = code;
    this.kind = Object.hasOwn(more, 'kind') ? more.kind : undefined;
  }
}

/**
 * Digests the document or element as it stands (nothing in it is changed), or a text, or the source of a page.
 * @param {Document | Element | string} input
 * @param {DigestOptions | null} [options]
 * @returns {Promise<Digest>} offsets in UTF-16 code units
 */
export async function digest(input, options) {
  const given = read(options);
  if (typeof input === 'string') {
    measure(input.length, 0);
  } else if (!(input && typeof input === 'object' && 'nodeType' in input)) {
    throw new NutgrafError('InvalidOption', 'the input is a document, an element or a string');
  }
  await load(given.wasm);
  giveUp(given.signal);
  if (typeof input !== 'string') return flatten(input, given);
  const html = given.type === 'html' || (given.type !== 'text' && TAG.test(input));
  return html ? flatten(parse(input), given) : call(() => core.digest(input, undefined, ...row(given)));
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
  const broken = 'hand over exactly what `collect` returned: a string and an array of numbers';
  if (typeof text !== 'string' || !(ops instanceof Uint32Array || Array.isArray(ops))) {
    throw new NutgrafError('InvalidFlat', broken);
  }
  measure(text.length, ops.length);
  let numbers;
  try {
    numbers = Uint32Array.from(ops);
  } catch (cause) {
    throw new NutgrafError('InvalidFlat', broken, { cause });
  }
  // What is no number of 32 bits would silently become another one.
  if (numbers.some((number, at) => number !== ops[at])) throw new NutgrafError('InvalidFlat', broken);
  await load(given.wasm);
  giveUp(given.signal);
  return call(() => core.digest(text, numbers, ...row(given)));
}

/** @param {Document | Element} root @param {DigestOptions} options */
function flatten(root, options) {
  let collected;
  try {
    collected = collect(root);
  } catch (cause) {
    const message = "the input can't be read: give a document that has a root element, an element, or a string";
    throw new NutgrafError('InvalidOption', message, { cause });
  }
  const [text, ops] = collected;
  measure(text.length, ops.length);
  return call(() => core.digest(text, ops, ...row(options)));
}

/**
 * The options: own values only, whatever a page did to its prototypes, and each read once and of its type. The core asks for the rest.
 * @param {DigestOptions | null | undefined} options
 * @returns {DigestOptions}
 */
function read(options) {
  const invalid = (/** @type {string} */ message, /** @type {unknown} */ cause) =>
    new NutgrafError('InvalidOption', message, { cause });
  if (options !== undefined && typeof options !== 'object') throw invalid('the options are an object', options);
  /** @type {DigestOptions} */
  let given;
  try {
    given = /** @type {any} */ ({ __proto__: null, ...options });
  } catch (cause) {
    throw invalid("the options can't be read: give a plain object", cause);
  }
  const unknown = Object.keys(given).filter(name => !KNOWN.includes(name));
  if (unknown.length > 0) {
    const names = unknown.map(name => `\`${name}\``).join(', ');
    throw invalid(`no such option: ${names}; there are ${KNOWN.join(', ')}`, unknown);
  }
  if (!['auto', 'text', 'html'].includes(given.type ?? 'auto')) throw invalid('`type` is auto, text or html', given.type);
  const { signal } = given;
  if (signal !== undefined && signal !== null && !(typeof signal === 'object' && 'aborted' in signal)) {
    throw invalid('`signal` is an AbortSignal', signal);
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
  want(typeof (given.force ?? false) === 'boolean', 'force', 'true or false');
  giveUp(signal);
  return given;
}

/** @param {AbortSignal | null} [signal] */
function giveUp(signal) {
  if (signal?.aborted) throw new NutgrafError('Aborted', 'the digest was called off', { cause: signal.reason });
}

/** @param {number} characters @param {number} ops */
function measure(characters, ops) {
  if (characters > LARGEST) {
    throw new NutgrafError('TooLarge', `the input has ${characters} characters, the limit is ${LARGEST}: give less`);
  }
  if (ops > MOST_OPS) {
    throw new NutgrafError('TooLarge', `the document takes ${ops} numbers, the limit is ${MOST_OPS}: give less`);
  }
}

/** @type {((html: string) => string) | undefined} */
let trust;

/**
 * An inert document: no script of it runs, nothing of it is fetched.
 * @param {string} html
 */
function parse(html) {
  if (!globalThis.DOMParser) {
    throw new NutgrafError('InvalidOption', 'there is no HTML parser here: give the text, or use `flat`');
  }
  try {
    if (!trust) {
      const types = /** @type {any} */ (globalThis).trustedTypes;
      const policy = types?.createPolicy('nutgraf', { createHTML: (/** @type {string} */ given) => given });
      trust = policy ? given => policy.createHTML(given) : given => given;
    }
    return new DOMParser().parseFromString(trust(withoutNoscript(html.replace(/^\uFEFF/, ''))), 'text/html');
  } catch (cause) {
    const message = "this page's policy forbids parsing HTML: add `trusted-types nutgraf`, or give plain text";
    throw new NutgrafError('HtmlForbidden', message, { cause });
  }
}

/** @type {Promise<void> | undefined} */
let loading;

/** Once for all callers; again only where it failed. @param {WasmSource | null} [source] */
function load(source) {
  loading ??= compile(source).then(module => {
    core.initSync({ module });
  }).catch(error => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @param {WasmSource | null} [source] @returns {Promise<WebAssembly.Module>} */
async function compile(source) {
  forbid();
  if (source instanceof WebAssembly.Module) return source;
  try {
    if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return await WebAssembly.compile(source);
    const answer = source instanceof Response ? source :
      await fetch(source ?? new URL('./pkg/nutgraf_bg.wasm', import.meta.url));
    if (!answer.ok) throw new Error(`the server says ${answer.status}`);
    // A streaming compiler refuses every other type, and many servers don't know this one.
    const streams = answer.headers.get('content-type') === 'application/wasm' && WebAssembly.compileStreaming;
    return await (streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer()));
  } catch (cause) {
    throw new NutgrafError('WasmUnavailable', `nutgraf_bg.wasm can't be loaded (${reason(cause)}): serve it beside ` +
      'the module, or give its address or bytes as `wasm`', { cause });
  }
}

/** Asks with the smallest module there is: engines word the refusal differently, but all refuse this one too. */
function forbid() {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (cause) {
    const message = "this page's policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src, as in " +
      "Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'";
    throw new NutgrafError('WasmForbidden', message, { cause });
  }
}

/**
 * @typedef {{ code: CoreErrorCode, message: string, kind: import('./types.d.ts').PageKind | null, language: string | null }} Fault
 */

/** @param {() => string} run @returns {Promise<Digest>} */
async function call(run) {
  /** @type {Digest & { error?: Fault }} */
  let answer;
  try {
    answer = parseJson(run());
  } catch (cause) {
    // What a trap leaves behind can't be trusted: the next call gets a fresh instance of the same module.
    core.__wbg_reset_state();
    throw new NutgrafError('Trap', 'the core broke down on this input; other inputs still work', { cause });
  }
  const { error, version } = answer;
  if (version || !error) return answer;
  if (error.language) {
    const lists = await fetchLists(error.language);
    core.learn(error.language, lists);
    return call(run);
  }
  throw new NutgrafError(error.code, error.message, error.kind ? { kind: error.kind } : {});
}

/** The word lists of a language, which the wasm leaves out. @param {string} language */
async function fetchLists(language) {
  try {
    return (await /** @type {() => Promise<{ default: string }>} */ (wordLists[language])()).default;
  } catch (cause) {
    // A browser remembers that an import failed for as long as the page lives.
    throw new NutgrafError('WasmUnavailable', `the word lists of ${language} can't be loaded (${reason(cause)}): serve all ` +
      'files of the package, and load the page again', { cause });
  }
}

/** @param {unknown} cause */
const reason = cause => cause instanceof Error ? cause.message : String(cause);

/**
 * The options in the order in which the core takes them.
 * @param {DigestOptions} options
 */
function row({ url, title, published, language, sentences, words, force }) {
  return /** @type {const} */ ([url, title, published, language, sentences, words, force]);
}
