// @ts-check
// Where on a page its article stands: in the document, else in a frame of the same site. Whatever is found is digested
// here, where the wasm may run.

import { flat, NutgrafError } from '../engine.js';
import { LARGEST } from '../limits.js';
import { Visit } from './visit.js';

/** @import { DigestOptions } from '../engine.js' */
/** @import { Digest } from '../types.d.ts' */
/** @import { Part } from './types.d.ts' */

/** The rest are readers of the browser's own: for PDF, pictures, data. */
const READABLE = /^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/;
/** So many frames are looked into. */
const FRAMES = 3;

/** A page that is a file and no text. */
export class NoPage extends Error {}

/** @typedef {{ digest: Digest, url: string, visit: Visit }} Found */

/**
 * @param {Visit} visit @param {Part} part @param {DigestOptions} options
 * @returns {Promise<Found>}
 */
async function read(visit, part, options) {
  const said = await visit.collect(part);
  if (!READABLE.test(said.type)) throw new NoPage(said.type);
  if (said.large) throw new NutgrafError('TooLarge', `the page is larger than the limit of ${LARGEST} bytes`);
  return { digest: await flat(said.text, said.ops, options), url: said.url, visit };
}

/** Whether nothing is wrong but that there is no article. @param {unknown} error */
const none = error => error instanceof NutgrafError && ['NoArticle', 'Empty'].includes(error.code);

/**
 * Digests what is wanted of a page. Rejects with what is wrong with the page itself, wherever else it looked.
 * @param {Visit} visit @param {Part} part @param {DigestOptions} options
 * @returns {Promise<Found>} its `visit`: another one where the article stands in a frame
 */
export async function seek(visit, part, options) {
  try {
    return await read(visit, part, options);
  } catch (error) {
    if (part !== 'page' || !none(error)) throw error;
    const found = await framed(visit, options);
    if (!found) throw error;
    return found;
  }
}

/** @param {Visit} visit @param {DigestOptions} options */
async function framed(visit, options) {
  for (const frame of (await visit.frames()).slice(0, FRAMES)) {
    const inner = new Visit(visit.tab, frame);
    try {
      await inner.open();
      return await read(inner, 'page', options);
    } catch {
      inner.close();
    }
  }
  return undefined;
}
