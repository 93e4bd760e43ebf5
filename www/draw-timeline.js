// @ts-check
// The timeline: one row for each event, its date as precisely as known, its status, and how the date was worked out.

import { longer, machine } from './dates.js';
import { button, element, own, woven } from './dom.js';
import { calledOff, events, tongue } from './view.js';

/** @import { Entry } from './types.d.ts' */
/** @import { View } from './view.js' */

/** A date less sure than this says so. */
const SURE = 0.4;
/** More rows and mentions nobody reads, and a page could make a browser stand still with them. */
const MOST = 300;
/** More rows push the article away: the rest waits behind a button. */
const FEW = 8;

/** @param {View} view */
export function drawTimeline(view) {
  const { digest, say } = view;
  const rows = events(digest);
  const title = element('h3', { tabindex: -1 }, own(say('when')));
  if (rows.length === 0) return { when: element('div', { class: 'when' }, title, element('p', { class: 'note' }, own(say('noDates')))) };
  const jump = button({ class: 'act' }, say('jump', { n: rows.length }), () => {
    title.scrollIntoView();
    title.focus({ preventScroll: true });
  });
  const list = element('ol', { part: 'timeline', class: 'timeline' });
  // By where its words begin: what of its period a date means (early, late).
  const parts = new Map(digest.timexes.map(({ start, mod }) => [start, mod]));
  let [spare, left] = [Math.max(0, MOST - rows.length), digest.timeline.length];
  const all = rows.slice(0, MOST).map(row => {
    const some = row.slice(0, 1 + spare);
    spare -= some.length - 1;
    left -= some.length;
    list.append(drawRow(view, some, parts, calledOff(row)));
    return some;
  });
  // One or two rows behind a button would save nothing.
  return { jump, when: element('div', { class: 'when' }, title, list, all.length > FEW + 2 && drawFold(view, list, all),
    left > 0 && element('p', { class: 'note' }, own(say('left', { n: left })))) };
}

/** Hides the rows that matter least, and makes the button that shows them. @param {View} view @param {HTMLElement} list
 * @param {Entry[][]} rows */
function drawFold({ digest, say, tell }, list, rows) {
  const chosen = new Map(digest.ranking.slice(0, digest.summary.length).map((pick, rank) => [pick.sentence, rank]));
  const today = Date.parse(digest.article.published?.slice(0, 10) ?? '');
  /** First what the summary tells, then what lies nearest to publication. @param {Entry[]} row */
  const far = row => {
    const [lead] = /** @type {[Entry]} */ (row);
    const rank = Math.min(...row.map(({ sentence }) => chosen.get(sentence) ?? Infinity));
    const days = Math.abs(Date.parse(lead.first ?? lead.last ?? '') - today);
    return { rank, days: Number.isNaN(days) ? Infinity : days };
  };
  const nearest = rows.map((row, index) => ({ index, ...far(row) }))
    .sort((a, b) => order(a.rank, b.rank) || order(a.days, b.days) || a.index - b.index);
  for (const { index } of nearest.slice(FEW)) list.children[index]?.classList.add('far');
  const label = () => say(list.classList.toggle('folded') ? 'all' : 'fewer', { n: rows.length });
  return button({ class: 'act' }, label(), fold => {
    fold.textContent = label();
    tell(say(list.matches('.folded') ? 'folded' : 'unfolded', { n: list.matches('.folded') ? FEW : rows.length }));
  });
}

/** @param {number} a @param {number} b */
function order(a, b) {
  return a === b ? 0 : a - b;
}

/** Entries that tell the same event. @param {View} view @param {Entry[]} row @param {Map<number, string | null>} parts
 * @param {boolean} off whether any of them says that it is */
function drawRow(view, row, parts, off) {
  const { say, dates } = view;
  const [lead] = /** @type {[Entry]} */ (row);
  const status = off ? 'cancelled' : lead.status;
  const word = say(`status.${status}`);
  const date = element('time', { part: 'date', datetime: machine(lead), dir: 'auto', lang: dates.locale },
    inWords(view, lead, parts.get(lead.start)));
  const told = new Set();
  const mentions = row.filter(({ sentence }) => !told.has(sentence) && told.add(sentence)).map(entry =>
    button({ class: 'go', part: 'label', 'data-sentence': entry.sentence, title: entry.text, ...tongue(view) },
      entry.label || entry.text, () => view.goTo(entry.sentence)));
  const hows = new Map(row.map(entry => how(view, entry)).filter(made => made !== undefined).map(made => [made.textContent, made]));
  return element('li', { part: 'entry', 'data-status': status },
    element('div', { class: 'head' }, date,
      word !== '' && element('span', { part: 'status', dir: 'auto' }, word),
      lead.confidence < SURE && element('span', { class: 'unsure', dir: 'auto' }, say('unsure'))),
    ...mentions, ...[...hows.values()].map(made => element('p', { part: 'how' }, made)));
}

/** @param {View} view @param {Entry} entry @param {string | null | undefined} part */
function inWords({ say, dates }, entry, part) {
  const anchored = entry.basis === 'anchored-to-another-event';
  const since = entry.status === 'ongoing' || entry.status === 'past' ? 'since' : 'from';
  const date = dates.open(entry, anchored ? 'after' : since, anchored ? 'before' : 'until');
  return (part && say(`date.${part}`, { date, n: longer(entry.value) })) || date;
}

/** How the date was worked out, where the text doesn't give it as it stands. @param {View} view @param {Entry} entry */
function how(view, entry) {
  const { digest, say, dates } = view;
  const { body, published } = digest.article;
  if (entry.basis === 'explicit') return undefined;
  const theirs = (/** @type {string | null} */ words) => element('bdi', tongue(view), words);
  const date = dates.text(entry);
  const text = entry.basis === 'anchored-to-another-event' ? say('how.anchored', { words: '\0', anchor: '\x01' }) :
    published === null ? say('how.unknown', { words: '\0', date }) :
      say('how.published', { words: '\0', date, published: dates.stamp(published.slice(0, 10)) });
  return woven(text, theirs(body.slice(entry.start, entry.end)), theirs(entry.anchor));
}
