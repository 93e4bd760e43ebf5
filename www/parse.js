// @ts-check
// The source of a page as an inert document. Loaded only where one is handed over.

import { withoutNoscript } from './noscript.js';
// Not from where it is made: so the bundler leaves that in the engine's own file.
import { NutgrafError } from './engine.js';

/** @type {((html: string) => string) | undefined} */
let trust;

/**
 * No script of it runs, nothing of it is fetched.
 * @param {string} html
 */
export function parse(html) {
  if (!globalThis.DOMParser) {
    throw new NutgrafError('InvalidOption', 'there is no HTML parser here: take nutgraf/server, or give the text');
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
