// @ts-check
// The box for one digest: header, summary, timeline, footer.

import { citeAll, planned } from './copy.js';
import { longer } from './dates.js';
import { button, element, own, woven } from './dom.js';
import { drawSummary } from './draw-summary.js';
import { drawTimeline } from './draw-timeline.js';
import { tongue } from './view.js';

/** @import { Dates } from './dates.js' */
/** @import { View } from './view.js' */
/** @import { Say } from './words.js' */

/** @param {View} view @returns {HTMLElement[]} */
export function draw(view) {
  const { digest, say, dates } = view;
  const { article } = digest;
  const summary = drawSummary(view);
  const { when, jump } = drawTimeline(view);
  const header = element('header', { part: 'header' },
    element('h2', {}, own(say('inShort'))),
    element('p', { part: 'saved' }, summary.saved), jump, summary.dial);
  /** @type {(Node | false)[]} */
  const head = [header,
    view.away && article.title !== '' && element('h3', { part: 'headline', ...tongue(view) }, article.title),
    article.published !== null && element('p', { part: 'meta' }, published(article.published, say, dates)),
    article.truncated !== null && element('p', { class: 'note' }, own(say('truncated')))];
  /** @param {'markdown' | 'json' | 'calendar'} format */
  const take = format => button({ class: 'act' }, say(format), () => void import('./export.js')
    .then(formats => formats.take(format, view, summary.chosen())).catch(() => view.tell(say('copyFailed'))));
  const columns = element('div', { class: 'columns' }, summary.list, when);
  const footer = element('footer', { part: 'footer' }, element('p', {}, own(say('promise'))),
    element('div', { part: 'export', class: 'acts', role: 'group', 'aria-label': say('export') },
      button({ class: 'act' }, say('copyAll'), () => view.copy(citeAll(digest, summary.chosen(), view.url))),
      take('markdown'), take('json'), planned(digest).length > 0 && take('calendar')));
  return /** @type {HTMLElement[]} */ ([...head, columns, footer].filter(Boolean));
}

/** @param {string} iso @param {Say} say @param {Dates} dates */
function published(iso, say, dates) {
  return woven(say('published', { date: '\0', n: longer(iso) }), element('time', { datetime: iso, dir: 'auto' }, dates.stamp(iso)));
}
