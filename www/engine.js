// @ts-check
// The core for JavaScript: loads and compiles the wasm once, hands documents and texts to it, answers promises of
// digests or typed errors. Importing it touches neither a DOM nor the network, so it loads in Node and in workers.

import * as core from './pkg/nutgraf.js';
import { collect } from './collect.js';
import { withoutNoscript } from './noscript.js';

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
 * @typedef {object} DigestOptions
 * @property {string} [url] the page's address
 * @property {string} [title] the headline, where you know it better than the page
 * @property {string} [published] ISO 8601; overrules what the page says
 * @property {string} [language] BCP 47 tag
 * @property {number} [sentences] length of the summary
 * @property {number} [words] length of the summary as a budget of words
 * @property {boolean} [force] digest what looks like no article
 * @property {'auto' | 'text' | 'html'} [type] what a string is; `auto` looks for tags
 * @property {AbortSignal} [signal] gives up on it
 * @property {WasmSource} [wasm] counts until the first digest has loaded it; default: the file beside this module
 */

const KNOWN = ['url', 'title', 'published', 'language', 'sentences', 'words', 'force', 'type', 'signal', 'wasm'];
/** As the core's own limit in bytes; asked here before a text is copied or parsed. */
const LARGEST = 16 << 20;
const TAG = /^\s*<(?:!doctype|!--|\?xml|[a-z][a-z\d-]*[\s/>])|<\/(?:p|div|body|html|article|section|main|h[1-6]|li|a)>/i;

/** What went wrong, for a program (`code`) and for a person (`message`). */
export class NutgrafError extends Error {
  /**
   * @param {string} code `Empty`, `NoArticle`, `TooLarge`, `InvalidFlat`, `InvalidDate`, `InvalidOption`,
   * `HtmlForbidden`, `WasmForbidden`, `WasmUnavailable`, `Trap`, `Aborted`; of the element also `InvalidDigest`,
   * `SourceUnavailable`, `Failed`
   * @param {string} message
   * @param {{ kind?: string, cause?: unknown }} [more] `kind`: what a page is that is no article
   */
  constructor(code, message, more = {}) {
    super(message, 'cause' in more ? { cause: more.cause } : undefined);
    this.name = 'NutgrafError';
    this.code = code;
    this.kind = more.kind;
  }
}

/**
 * Digests the document or element as it stands (nothing in it is changed), or a text, or the source of a page.
 * @param {Document | Element | string} input
 * @param {DigestOptions} [options]
 * @returns {Promise<Digest>} offsets in UTF-16 code units
 */
export async function digest(input, options = {}) {
  check(options);
  await load(options.wasm);
  giveUp(options.signal);
  if (typeof input !== 'string') {
    if (!(input && typeof input === 'object' && 'nodeType' in input)) {
      throw new NutgrafError('InvalidOption', 'the input is a document, an element or a string');
    }
    return flatten(input, options);
  }
  measure(input);
  const html = options.type === 'html' || (options.type !== 'text' && TAG.test(input));
  return html ? flatten(parse(input), options) : call(() => core.digestText(input, options));
}

/**
 * Digests what `collect` returned elsewhere: in a content script, say, where the wasm may not run.
 * @param {string} text
 * @param {Uint32Array | number[]} ops
 * @param {DigestOptions} [options]
 * @returns {Promise<Digest>}
 */
export async function flat(text, ops, options = {}) {
  check(options);
  if (typeof text !== 'string' || !(ops instanceof Uint32Array || Array.isArray(ops))) {
    throw new NutgrafError('InvalidFlat', 'hand over exactly what `collect` returned: a string and an array');
  }
  measure(text);
  await load(options.wasm);
  giveUp(options.signal);
  return call(() => core.digestFlat(text, Uint32Array.from(ops), options));
}

/** @param {Document | Element} root @param {DigestOptions} options */
function flatten(root, options) {
  const [text, ops] = collect(root);
  measure(text);
  return call(() => core.digestFlat(text, ops, options));
}

/** @param {DigestOptions} options */
function check(options) {
  const unknown = Object.keys(options).filter(name => !KNOWN.includes(name));
  if (unknown.length > 0) {
    const names = unknown.map(name => `\`${name}\``).join(', ');
    throw new NutgrafError('InvalidOption', `no such option: ${names}; there are ${KNOWN.join(', ')}`);
  }
  if (options.type !== undefined && !['auto', 'text', 'html'].includes(options.type)) {
    throw new NutgrafError('InvalidOption', '`type` is auto, text or html');
  }
  giveUp(options.signal);
}

/** @param {AbortSignal | undefined} signal */
function giveUp(signal) {
  if (signal?.aborted) throw new NutgrafError('Aborted', 'the digest was called off', { cause: signal.reason });
}

/** @param {string} text */
function measure(text) {
  if (text.length > LARGEST) {
    throw new NutgrafError('TooLarge', `the input has ${text.length} characters, the limit is ${LARGEST}: give less`);
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
    return new DOMParser().parseFromString(trust(withoutNoscript(html)), 'text/html');
  } catch (cause) {
    const message = "this page's policy forbids parsing HTML: add `trusted-types nutgraf`, or give plain text";
    throw new NutgrafError('HtmlForbidden', message, { cause });
  }
}

/** @type {Promise<void> | undefined} */
let loading;

/** Once for all callers; again only where it failed. @param {WasmSource} [source] */
function load(source) {
  loading ??= compile(source).then(module => {
    core.initSync({ module });
  }).catch(error => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @param {WasmSource} [source] @returns {Promise<WebAssembly.Module>} */
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
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new NutgrafError('WasmUnavailable', `nutgraf_bg.wasm can't be loaded (${reason}): serve it beside ` +
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

/** @param {() => unknown} run @returns {Digest} */
function call(run) {
  try {
    return /** @type {Digest} */ (run());
  } catch (cause) {
    const { code, message, kind } = /** @type {NutgrafError} */ (cause ?? {});
    if (typeof code === 'string') throw new NutgrafError(code, message, { kind, cause });
    // What a trap leaves behind can't be trusted: the next call gets a fresh instance of the same module.
    core.__wbg_reset_state();
    throw new NutgrafError('Trap', 'the core broke down on this input; other inputs still work', { cause });
  }
}
