// @ts-check
// What stands in the box when there is no digest: waiting, no article, not allowed, failed. It is never empty.

import { button, element, own, woven } from './dom.js';

/** @import { NutgrafError } from './engine.js' */
/** @import { Say } from './words.js' */

/** What a policy must allow. @type {Record<string, string>} */
const POLICY = { WasmForbidden: "script-src 'self' 'wasm-unsafe-eval'", HtmlForbidden: 'trusted-types nutgraf' };

/** As large as what will come, so that nothing on the page moves. @param {Say} say @returns {HTMLElement[]} */
export function drawWaiting(say) {
  const lines = [3, 2, 3, 2].map(count => element('div', { class: 'sentence' },
    ...Array.from({ length: count }, () => element('span', { class: 'blank' }))));
  return [element('div', { part: 'state', class: 'waiting' },
    element('header', { part: 'header' }, element('h2', {}, own(say('inShort'))),
      element('p', { part: 'saved' }, own(say('state.waiting')))),
    element('div', { class: 'columns', 'aria-hidden': 'true' }, element('div', {}, ...lines),
      element('div', { class: 'when' }, ...lines.slice(1).map(line => line.cloneNode(true)))))];
}

/** @param {Say} say @param {NutgrafError} error @param {(force: boolean) => void} again @returns {HTMLElement[]} */
export function drawError(say, error, again) {
  const key = error.code === 'NoArticle' ? error.kind ?? 'other' : error.code;
  const known = say(`state.${key}`, { n: 0 }) ? key : 'failed';
  const policy = POLICY[error.code];
  const force = error.code === 'NoArticle';
  return [element('div', { part: 'state', class: 'state' },
    element('h2', {}, own(say(`state.${known}`, { n: 0 }))),
    element('p', {}, woven(say(`state.${known}`, { n: 1, message: '\0' }), element('bdi', { lang: 'en' }, error.message))),
    policy && element('p', {}, element('code', { dir: 'ltr' }, policy)),
    element('div', { class: 'acts' }, button({ class: 'act' }, say(force ? 'anyway' : 'again'), () => again(force))))];
}
