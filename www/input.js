// @ts-check
// What a caller hands over, looked at and cut for the core: a text, the source of a page, a document, or what `collect`
// returned elsewhere.

import { collect } from './collect.js';
import { withoutNoscript } from './noscript.js';
import { isHtml, measure, NutgrafError } from './runtime.js';

/** @import { DigestOptions } from './runtime.js' */

/** @param {unknown} cause */
const unreadable = cause =>
  new NutgrafError('InvalidOption', 'give a document that has a root element, an element or a string', { cause });

/** @param {Document | Element | string} input */
export function check(input) {
  if (typeof input === 'string') measure(input.length, 0);
  else if (!(input && typeof input === 'object' && 'nodeType' in input)) throw unreadable(input);
}

/** The numbers of a collected document. @param {string} text @param {Uint32Array | number[]} ops */
export function numbered(text, ops) {
  const broken = 'hand over exactly what `collect` returned';
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
  return numbers;
}

/**
 * What the core is handed of an input: a text, or a document as `collect` cuts it.
 * @param {Document | Element | string} input @param {DigestOptions} options
 * @returns {[string, Uint32Array | undefined]}
 */
export function gather(input, options) {
  if (typeof input === 'string' && !isHtml(input, options)) return [input, undefined];
  const root = typeof input === 'string' ? parse(input) : input;
  let collected;
  try {
    collected = collect(root);
  } catch (cause) {
    throw unreadable(cause);
  }
  measure(collected[0].length, collected[1].length);
  return collected;
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
