// @ts-check
// Why there is no digest, and what helps: no article, not allowed, a wrong setting, failed.

import { element, woven } from './dom.js';
import { drawState } from './draw-state.js';

/** @import { NutgrafError } from './engine.js' */
/** @import { Say } from './words.js' */

/** What a policy must allow. @type {Record<string, string>} */
const POLICY = { WasmForbidden: "script-src 'self' 'wasm-unsafe-eval'", HtmlForbidden: 'trusted-types nutgraf' };

/** @param {Say} say @param {NutgrafError} error @param {(force: boolean) => void} again */
export function drawError(say, error, again) {
  const force = error.code === 'NoArticle';
  const state = `state.${force ? error.kind ?? 'other' : error.code}`;
  const key = say(state, { n: 0 }) ? state : 'failed';
  const policy = POLICY[error.code];
  return drawState(say(key, { n: 0 }), [
    element('p', {}, woven(say(key, { n: 1, message: '\0' }), element('bdi', { lang: 'en' }, error.message))),
    policy && element('p', {}, element('code', { dir: 'ltr' }, policy)),
  ], say(force ? 'anyway' : 'again'), () => again(force));
}
