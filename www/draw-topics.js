// @ts-check
// What the article comes back to, a button each: a reader who takes one gets the sentences about it.

import { button, element } from './dom.js';
import { bare, drawPick } from './draw-summary.js';
import { tongue } from './view.js';

/** @import { View } from './view.js' */

/** @param {View} view */
export function drawTopics(view) {
  const { digest, say } = view;
  const list = element('ol', { class: 'summary', hidden: true });
  const chips = digest.topics.map(({ text, sentences }) => button({ part: 'topic', class: 'chip', 'aria-pressed': 'false', ...tongue(view) }, text, chip => {
    const off = chip.getAttribute('aria-pressed') === 'true';
    for (const each of chips) each.setAttribute('aria-pressed', String(each === chip && !off));
    list.hidden = off;
    list.replaceChildren(...sentences.map(sentence => drawPick(view, bare(sentence))));
    if (!off) view.tell(say('sentences', { n: sentences.length }));
  }));
  return [element('div', { class: 'chips' }, ...chips), list];
}
