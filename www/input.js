// @ts-check
// What a caller hands over, looked at and cut for the core: a text, the source of a page, a document, or what `collect`
// returned elsewhere.

import { again } from './again.js';
import { collect } from './collect.js';
import { checkText, isHtml, measure, NutgrafError, within } from './runtime.js';

/** @import { DigestOptions } from './runtime.js' */

/** @param {unknown} cause */
const unreadable = cause =>
  new NutgrafError('InvalidOption', 'give a document that has a root element, an element or a string', { cause });

/** @param {Document | Element | string} input */
export function check(input) {
  if (typeof input === 'string') checkText(input);
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
 * @returns {Promise<[string, Uint32Array | undefined]>}
 */
export async function gather(input, options) {
  if (typeof input === 'string' && !isHtml(input, options)) return [input, undefined];
  const root = typeof input === 'string' ? await within(parsed(input), options.signal) : input;
  let collected;
  try {
    collected = collect(root);
  } catch (cause) {
    throw unreadable(cause);
  }
  measure(collected[0].length, collected[1].length);
  return collected;
}

/** Few pages hand over a source: what parses one is loaded with the first. @param {string} html */
async function parsed(html) {
  const { parse } = await again(() => import('./parse.js')).catch(cause => {
    throw new NutgrafError('WasmUnavailable', `what parses HTML can't be loaded (${cause}): serve all files of the package`, { cause });
  });
  return parse(html);
}
