// @ts-check
// Why a sentence was chosen: its weightiest reasons as words, each with a bar as long as its weight.

import { element } from './dom.js';

/** @import { Pick } from './types.d.ts' */
/** @import { Say } from './words.js' */

/** The rest of the reasons weighs next to nothing. */
const REASONS = 5;

/** @param {Say} say @param {Pick} pick */
export function drawReasons(say, { reasons }) {
  const weighty = [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, REASONS);
  const greatest = Math.abs(weighty[0]?.weight ?? 1);
  return weighty.sort((a, b) => b.weight - a.weight).map(({ name, weight }) => {
    const bar = element('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.setProperty('--share', String(Math.abs(weight) / greatest));
    const side = weight < 0 ? 'against' : 'for';
    return element('li', { class: side }, element('span', { class: 'track' }, bar),
      element('bdi', {}, say(`because.${name}`) || name, ' ', element('span', { class: side === 'for' && 'unseen' }, `(${say(side)})`)));
  });
}
