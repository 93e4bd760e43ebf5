// @ts-check
// The box for one digest: header, summary, timeline, footer.

import { longer } from './dates.js';
import { button, disclosure, element, own, woven } from './dom.js';
import { drawSummary } from './draw-summary.js';
import { drawTimeline } from './draw-timeline.js';
import { tongue } from './view.js';

/** @import { Dates } from './dates.js' */
/** @import { View } from './view.js' */
/** @import { Say } from './words.js' */

/** @param {View} given */
export function draw(given) {
  const { digest, say, dates, url, away, goTo, later } = given;
  /** An article that stands elsewhere is opened there. @type {View} */
  const view = away && url ? { ...given, goTo: n => goTo(n) || (later(({ visit }) => visit(url, digest, n)), true) } : given;
  const { article } = digest;
  const summary = drawSummary(view);
  const about = digest.topics.length > 0 && disclosure(say('about'), element('div', { part: 'topics' }),
    fill => view.later(({ drawTopics }) => fill(drawTopics(view))));
  const { when, jump } = drawTimeline(view);
  const header = element('header', { part: 'header' },
    element('h2', {}, own(say('inShort'))),
    element('p', { part: 'saved' }, summary.saved), summary.dial,
    away && article.title !== '' && element('h3', { part: 'headline', ...tongue(view) },
      url ? element('a', { href: url, target: '_blank', rel: 'noopener' }, article.title) : article.title),
    element('div', { class: 'acts' },
      article.published !== null && element('p', { part: 'meta' }, published(article.published, say, dates)),
      element('div', { class: 'acts' }, jump, about && about.toggle)));
  /** @type {(Node | false)[]} */
  const head = [header, about && about.inside,
    article.truncated !== null && element('p', { class: 'note' }, own(say('truncated')))];
  const { toggle, inside } = disclosure(say('export'), element('div', { class: 'acts' }),
    fill => view.later(({ drawExports }) => fill(drawExports(view, summary.chosen))));
  const columns = element('div', { class: 'columns' }, summary.list, when);
  const footer = element('footer', { part: 'footer' }, element('p', {}, own(say('promise'))),
    element('div', { part: 'export', class: 'acts' },
      button({ class: 'act' }, say('copyAll'), () => view.later(({ citeAll }) => view.copy(citeAll(digest, summary.chosen(), url)))),
      toggle, inside),
    url && element('p', { class: 'paper', dir: 'ltr' }, url));
  return { drawn: /** @type {HTMLElement[]} */ ([...head, columns, footer].filter(Boolean)), chosen: summary.chosen };
}

/** @param {string} iso @param {Say} say @param {Dates} dates */
function published(iso, say, dates) {
  return woven(say('published', { date: '\0', n: longer(iso) }), element('time', { datetime: iso, dir: 'auto' }, dates.stamp(iso)));
}
