// @ts-check
// One event of a story: its date and words, how its plan went on, what the articles differ in, and who tells it.

import { machine } from './dates.js';
import { button, disclosure, element, own, woven } from './dom.js';
import { drawName, drawSource } from './draw-story-sources.js';
import { drawNew } from './draw-story-summary.js';
import { isNew, stepsOf, tongueOf, voicesOf } from './story-view.js';
import { statusOf } from './view.js';

/** @import { StoryView } from './story-view.js' */
/** @import { Disagreement, Row, Side, StoryArticle, Telling } from './types.d.ts' */

/** @param {StoryView} view @param {number} index of the row @param {(row: number) => void} show leads to another row */
export function drawRow(view, index, show) {
  const { story, say, dates } = view;
  const row = /** @type {Row} */ (story.rows[index]);
  const status = statusOf([row]);
  const word = say(`status.${status}`);
  const fresh = row.tellings.some(telling => isNew(view, telling));
  const [lead] = /** @type {[Telling]} */ (row.tellings.filter(({ label }) => label === row.label).concat(row.tellings));
  const since = row.status === 'ongoing' || row.status === 'past' ? 'since' : 'from';
  const date = element('time', { part: 'date', datetime: machine(row), dir: 'auto', lang: dates.locale }, dates.open(row, since, 'until'));
  const words = element('p', { part: 'label', class: 'words', tabindex: -1, title: lead.text, ...tongueOf(articleOf(view, lead)) }, row.label || lead.text);
  return element('li', { part: 'entry', 'data-status': status, class: fresh && 'new' },
    element('div', { class: 'head' }, date, word !== '' && element('span', { part: 'status', dir: 'auto' }, word), fresh && drawNew(say)),
    words, drawSteps(view, index, show),
    ...story.disagreements.filter(({ row }) => row === index).map(differ => drawDiffer(view, differ, row)),
    ...drawTold(view, row, status));
}

/** @param {StoryView} view @param {{ article: number }} telling */
function articleOf({ story }, { article }) {
  return /** @type {StoryArticle} */ (story.articles[article]);
}

/** One telling says its source at once; more wait behind a button. @param {StoryView} view @param {Row} row @param {string} status */
function drawTold(view, row, status) {
  const { say } = view;
  const [only, ...more] = /** @type {[Telling, ...Telling[]]} */ (row.tellings);
  if (more.length === 0) return [element('p', { class: 'by' }, drawSource(view, only.article, only.sentence))];
  const papers = new Set(row.tellings.map(({ article }) => article)).size;
  const label = say('told', { n: papers }) + (row.voices < papers ? ` (${say('voices', { n: row.voices })})` : '');
  const { toggle, inside } = disclosure(label, element('ol', { part: 'told', class: 'told' }), () => {});
  // At once: on paper all of it shows.
  inside.append(...voicesOf(view, row).map(voice => drawVoice(view, row, voice, status)));
  return [toggle, inside];
}

/** What one voice says, once, and who carries it too. @param {StoryView} view @param {Row} row @param {Telling[]} voice @param {string} status */
function drawVoice(view, row, voice, status) {
  const { say, dates } = view;
  /** @type {Map<string, Telling[]>} */
  const texts = new Map();
  for (const telling of voice) texts.set(telling.text, [...texts.get(telling.text) ?? [], telling]);
  // What an agency's copies changed a word of is still theirs.
  const copies = new Set(voice.map(({ article }) => article)).size > 1;
  const shown = copies ? [voice] : [...texts.values()];
  return element('li', {}, ...shown.flatMap(same => {
    const [first, ...others] = /** @type {[Telling, ...Telling[]]} */ (same);
    const state = statusOf([first]);
    const word = state === status ? '' : say(`step.${state}`);
    const said = [first.value === row.value ? '' : dates.text(first), word].filter(Boolean).join(' · ');
    const also = others.filter(({ article }, n) => article !== first.article && others.findIndex(other => other.article === article) === n);
    return [
      element('p', { class: 'words', ...tongueOf(articleOf(view, first)) }, first.text),
      element('p', { class: 'by' }, same.some(telling => isNew(view, telling)) && drawNew(say), drawSource(view, first.article, first.sentence),
        said !== '' && element('span', { class: 'said', dir: 'auto' }, said)),
      also.length > 0 && element('p', { class: 'by' }, own(say('sameIn')), ...also.map(({ article, sentence }) => drawSource(view, article, sentence))),
    ];
  }));
}

/** @param {StoryView} view @param {number} index @param {(row: number) => void} show */
function drawSteps(view, index, show) {
  const { story, say, dates } = view;
  const steps = stepsOf(view, index);
  if (steps.length === 0) return undefined;
  const planned = new Set();
  const alone = steps.every(({ row }) => row === index);
  return element('ol', { part: 'thread', class: 'thread', 'aria-label': say('thread') }, ...steps.map(({ row, state, article }, n) => {
    // What is planned again for another day was moved.
    const moved = state === 'scheduled' && planned.size > Number(planned.has(row));
    if (state === 'scheduled') planned.add(row);
    const word = say(`step.${moved ? 'moved' : state}`);
    // A day is named where another one was spoken of before.
    const text = row === (steps[n - 1]?.row ?? index) && (n > 0 || alone) ? word : say('stepOf', { date: dates.text(/** @type {Row} */ (story.rows[row])), step: word });
    const told = element('span', { class: 'unseen', dir: 'auto' }, ' ', drawName(view, article));
    return row === index ? element('li', { 'aria-current': 'step' }, own(text), told) :
      element('li', {}, button({ class: 'act' }, text, () => show(row)), told);
  }));
}

/** What the articles don't agree in: each side with who says so. @param {StoryView} view @param {Disagreement} differ @param {Row} row */
function drawDiffer(view, { kind, sides }, row) {
  const { say } = view;
  return element('div', { part: 'differ', class: 'differ' },
    element('p', {}, own(say(`differ.${kind}`))),
    element('ul', {}, ...sides.map(side => element('li', {}, drawSide(view, kind, side, row),
      ...side.tellings.map(at => row.tellings[at]).filter(telling => telling !== undefined)
        .map(({ article, sentence }) => drawSource(view, article, sentence))))));
}

/** @param {StoryView} view @param {Disagreement['kind']} kind @param {Side} side @param {Row} row */
function drawSide(view, kind, { value, text, tellings }, row) {
  const telling = row.tellings[tellings[0] ?? 0];
  const words = element('bdi', telling ? tongueOf(articleOf(view, telling)) : {}, text || value);
  if (kind === 'count') return element('b', {}, words);
  const date = element('time', { datetime: machine({ value }), dir: 'auto', lang: view.dates.locale }, view.dates.text({ value }));
  return element('b', {}, text ? woven(view.say('asSaid', { date: '\0', words: '\x01' }), date, words) : date);
}
