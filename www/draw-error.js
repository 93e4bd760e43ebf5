// @ts-check
// Why there is no digest, and what helps: no article, not allowed, a wrong setting, failed.

import { element, woven } from './dom.js';
import { drawState } from './draw-state.js';

/** @import { NutgrafError } from './engine.js' */
/** @import { Say } from './words.js' */

/** What a policy must allow. @type {Record<string, string>} */
const POLICY = { WasmForbidden: "script-src 'self' 'wasm-unsafe-eval'", HtmlForbidden: 'trusted-types nutgraf' };

/** So many characters inside a box are an article rather than its fallback: a page meant as `<nut-graf />` is all inside. */
const LONG = 800;

/** @param {Say} say @param {NutgrafError} error @param {(force: boolean) => void} again @param {HTMLElement} [host] */
export function drawError(say, error, again, host) {
  const force = error.code === 'NoArticle';
  const state = `state.${force ? error.kind ?? 'other' : error.code}`;
  const key = say(state, { n: 0 }) ? state : 'failed';
  const policy = POLICY[error.code];
  return drawState(say(key, { n: 0 }), [
    element('p', {}, woven(say(key, { n: 1, message: '\0' }), element('bdi', { lang: 'en' }, error.message))),
    force && (host?.textContent?.trim().length ?? 0) > LONG && element('p', {}, woven(say('unclosed', { tag: '\0' }),
      element('code', { dir: 'ltr' }, `</${host?.localName}>`))),
    policy && element('p', {}, element('code', { dir: 'ltr' }, policy)),
  ], say(force ? 'anyway' : 'again'), () => again(force));
}
