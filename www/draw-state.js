// @ts-check
// What stands in the box when there is no digest: waiting, or failed. It is never empty. `draw-error.js` knows more of
// why it failed, and is loaded when it is asked.

import { button, element, own } from './dom.js';

/** @import { NutgrafError } from './engine.js' */
/** @import { Say } from './words.js' */

/** As large as what will come, so that nothing on the page moves. @param {Say} say @returns {HTMLElement[]} */
export function drawWaiting(say) {
  const lines = [3, 2, 3, 2].map(count => element('div', { class: 'sentence' },
    ...Array.from({ length: count }, () => element('span', { class: 'blank' }))));
  return [element('div', { part: 'state', class: 'waiting' },
    element('header', { part: 'header' }, element('h2', {}, own(say('inShort'))),
      element('p', { part: 'saved' }, own(say('waiting')))),
    element('div', { class: 'columns', 'aria-hidden': 'true' }, element('div', {}, ...lines),
      element('div', { class: 'when' }, ...lines.slice(1).map(line => line.cloneNode(true)))))];
}

/**
 * @param {string} title @param {(Node | string | false | undefined)[]} said @param {string} label of the way out @param {() => void} act
 * @returns {HTMLElement[]}
 */
export function drawState(title, said, label, act) {
  return [element('div', { part: 'state', class: 'state' }, element('h2', {}, own(title)), ...said,
    element('div', { class: 'acts' }, button({ class: 'act' }, label, act)))];
}

/** In a few words, where no others can be loaded. @param {Say} say @param {NutgrafError} error @param {() => void} again */
export function drawFailed(say, { message }, again) {
  return drawState(say('failed', { n: 0 }), [element('p', {}, own(say('failed', { n: 1 }))),
    element('p', { lang: 'en', dir: 'ltr' }, message)], say('again'), again);
}
