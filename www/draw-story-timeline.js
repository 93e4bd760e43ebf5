// @ts-check
// The story's timeline: one row for each event, with every article that tells it.

import { button, element, own } from './dom.js';
import { drawRow } from './draw-story-row.js';
import { drawStrip } from './draw-strip.js';
import { drawChoice, FEW, MOST } from './draw-timeline.js';
import { statusOf } from './view.js';

/** @import { StoryView } from './story-view.js' */
/** @import { Row } from './types.d.ts' */

/** Comes after every other place. */
const LAST = Number.MAX_SAFE_INTEGER;

/** @param {StoryView} view */
export function drawStoryTimeline(view) {
  const { story, say } = view;
  const title = element('h3', { tabindex: -1 }, own(say('when')));
  const when = element('div', { class: 'when' }, title);
  if (story.rows.length === 0) {
    const why = own('');
    when.append(element('p', { class: 'note' }, why));
    view.later(({ undated }) => why.textContent = undated(say, story.articles.map(({ language }) => language)));
    return { when };
  }
  const jump = button({ class: 'act' }, say('jump', { n: story.rows.length }), () => {
    title.scrollIntoView();
    title.focus({ preventScroll: true });
  });
  const rows = story.rows.slice(0, MOST);
  const show = (/** @type {number} */ row) => {
    choose({ only: '', all: true });
    const to = /** @type {HTMLElement | undefined} */ (list.children[row]);
    to?.scrollIntoView({ block: 'center' });
    /** @type {HTMLElement | null | undefined} */ (to?.querySelector('.words'))?.focus({ preventScroll: true });
  };
  const list = element('ol', { part: 'timeline', class: 'timeline' }, ...rows.map((_, index) => drawRow(view, index, show)));
  const { filter, fold, look, choose } = drawChoice(view, when, list, rows.map(row => statusOf([row])), () => far(view, rows));
  const left = story.rows.length - rows.length;
  const more = left > 0 && element('p', { class: 'note' }, own(say('left', { n: left })));
  for (const made of [drawStrip(view, rows.map(row => [row])), filter, list, fold && element('div', { class: 'acts' }, fold), more]) if (made) when.append(made);
  look();
  return { jump, when };
}

/** The rows that matter least: first matters what the articles differ in and what most voices tell, then what the summary
 * holds, then what lies nearest to the newest article. @param {StoryView} view @param {Row[]} rows */
function far({ story }, rows) {
  const differ = new Set(story.disagreements.map(({ row }) => row));
  const chosen = new Set(story.summary.map(({ article, sentence }) => `${article}.${sentence}`));
  const today = Date.parse(story.articles.findLast(({ published }) => published !== null)?.published?.slice(0, 10) ?? '');
  const weighed = rows.map((row, index) => {
    const away = Math.abs(Date.parse(row.first ?? row.last ?? '') - today);
    const told = row.tellings.some(({ article, sentence }) => chosen.has(`${article}.${sentence}`));
    return { index, voices: Number(differ.has(index)) * LAST + row.voices, told: Number(told), away: Number.isNaN(away) ? LAST : away };
  });
  return weighed.sort((a, b) => b.voices - a.voices || b.told - a.told || a.away - b.away).slice(FEW).map(({ index }) => index);
}
