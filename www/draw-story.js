// @ts-check
// The box for one story: what it is made of, its summary, its timeline, what can be taken along.

import { button, disclosure, element, own, woven } from './dom.js';
import { drawForms } from './draw-exports.js';
import { drawArticles, drawMissing } from './draw-story-sources.js';
import { drawStorySummary } from './draw-story-summary.js';
import { drawStoryTimeline } from './draw-story-timeline.js';
import { citeStory, exportedStory } from './export-story.js';
import { planned } from './copy.js';
import { isNew, isNewPick } from './story-view.js';

/** @import { StoryView } from './story-view.js' */

/** @param {StoryView} view */
export function drawStory(view) {
  const { story, say, dates, copy } = view;
  const { articles, rows } = story;
  const summary = drawStorySummary(view);
  const { when, jump } = drawStoryTimeline(view);
  const days = articles.flatMap(({ published }) => published?.slice(0, 10) ?? []);
  const [first, last] = [days[0], days.at(-1)];
  const span = first && last && { value: first === last ? first : `${first}/${last}` };
  // All of it at once, for paper.
  const list = disclosure(say('sources', { n: articles.length }), element('div', { part: 'sources' }, ...drawArticles(view)), () => {});
  const header = element('header', { part: 'header' },
    element('h2', {}, own(say('inShort'))), element('p', { part: 'saved' }, summary.saved), summary.dial,
    element('div', { class: 'acts' },
      span && element('p', { part: 'meta' }, woven(say('articlesOf', { date: '\0' }), element('bdi', {}, dates.text(span)))),
      element('div', { class: 'acts' }, jump, list.toggle)));
  /** @type {(Node | string | false | undefined)[]} */
  const head = [header, list.inside,
    articles.length === 1 && element('p', { class: 'note' }, own(say('one'))),
    drawMissing(view), drawNews(view)];
  // Their English words come with what is drawn later.
  const forms = disclosure(say('export'), element('div', { class: 'acts' }), put => view.later(() => put(drawForms(view,
    kind => exportedStory(kind, view, summary.chosen()) ?? '', planned({ timeline: rows.map((row, group) => ({ ...row, group })) }).length > 0))));
  const footer = element('footer', { part: 'footer' }, element('p', {}, own(say('promise'))),
    element('div', { part: 'export', class: 'acts' },
      button({ class: 'act' }, say('copyAll'), () => copy(citeStory(view, summary.chosen()))), forms.toggle, forms.inside));
  const columns = element('div', { class: 'columns' }, summary.list, when);
  return { drawn: /** @type {HTMLElement[]} */ ([...head, columns, footer].filter(Boolean)), chosen: summary.chosen };
}

/** What is new since the reader last read, and a button that leaves only that. @param {StoryView} view */
function drawNews(view) {
  const { story, sources, say, kept } = view;
  if (sources.every(({ entries }) => entries === null)) return undefined;
  const sentences = sources.reduce((sum, source) => sum + (source.sentences?.size ?? 0), 0);
  const rows = story.rows.filter(({ tellings }) => tellings.some(telling => isNew(view, telling))).length;
  if (sentences + rows === 0) return element('p', { class: 'note news', part: 'news' }, own(say('nothingNew')));
  const said = say('news', { sentences: say('sentences', { n: sentences }), dates: say('dates', { n: rows }) });
  const shows = rows > 0 || story.ranking.some(pick => isNewPick(view, pick));
  const only = shows && button({ class: 'act', 'aria-pressed': String(Boolean(kept.news)) }, say('onlyNew'), toggle => {
    kept.news = !kept.news;
    toggle.setAttribute('aria-pressed', String(kept.news));
    toggle.closest('.box')?.classList.toggle('only-new', kept.news);
    view.tell(say(kept.news ? 'onlyNewShown' : 'allShown'));
  });
  return element('div', { class: 'news acts', part: 'news' }, element('p', {}, own(said)), only);
}
