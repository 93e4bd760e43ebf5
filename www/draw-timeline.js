// @ts-check
// The timeline: one row for each event, its date as precisely as known, its status, and how the date was worked out.

import { machine } from './dates.js';
import { button, element, own, woven } from './dom.js';
import { drawStrip } from './draw-strip.js';
import { events, statusOf, tongue } from './view.js';

/** @import { Digest, Entry } from './types.d.ts' */
/** @import { Kept, View } from './view.js' */

/** A date less sure than this says so. */
const SURE = 0.4;
/** More rows and mentions nobody reads, and a page could make a browser stand still with them. */
export const MOST = 300;
/** More rows push the article away: the rest waits behind a button. */
export const FEW = 8;
/** Comes after every other place. */
const LAST = Number.MAX_SAFE_INTEGER;
/** In the order in which they can be chosen. */
const STATUSES = ['past', 'ongoing', 'scheduled', 'conditional', 'cancelled'];

/** @param {View} view */
export function drawTimeline(view) {
  const { digest, say } = view;
  const rows = events(digest);
  const title = element('h3', { tabindex: -1 }, own(say('when')));
  const when = element('div', { class: 'when' }, title);
  if (rows.length === 0) {
    const why = own('');
    when.append(element('p', { class: 'note' }, why));
    view.later(({ undated }) => why.textContent = unsettled(view) || undated(say, [digest.article.language]));
    return { when };
  }
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
    list.append(drawRow(view, some, parts, statusOf(row)));
    return some;
  });
  const { filter, fold, look, choose } = drawChoice(view, when, list, all.map(statusOf), () => far(digest, all));
  const acts = element('div', { class: 'acts' }, fold, !view.away && drawLinks(view, list, () => choose({ only: '', all: true })));
  const more = left > 0 && element('p', { class: 'note' }, own(say('left', { n: left })));
  const why = unsettled(view);
  const open = why !== '' && element('p', { class: 'note' }, own(why));
  for (const made of [drawStrip(view, all), filter, list, acts, more, open]) if (made) when.append(made);
  look();
  return { jump, when };
}

/** How many dates have no place, since the day of publication that they count from isn't known. @param {View} view */
function unsettled({ digest, say }) {
  const n = digest.article.published ? 0 : digest.timexes.filter(({ first, last, value }) => !first && !last && /^XXXX-/.test(value)).length;
  return n > 0 ? say('unsettled', { n }) : '';
}

/**
 * What chooses among the rows: buttons for a status each, and where there are many, one that shows those that matter less.
 * @param {Pick<View, 'say' | 'tell' | 'kept'>} view @param {HTMLElement} when @param {HTMLElement} list
 * @param {string[]} statuses of the rows @param {() => number[]} far the rows that matter less
 */
export function drawChoice({ say, tell, kept }, when, list, statuses, far) {
  const { length } = statuses;
  // One or two rows behind a button would save nothing.
  const many = length > FEW + 2;
  if (many) for (const index of far()) list.children[index]?.classList.add('far');
  const count = (/** @type {string} */ only) => (only ? statuses.filter(status => status === only).length : length);
  const fold = many && button({ class: 'act' }, '', () => choose({ all: !kept.all }));
  const named = STATUSES.filter(status => count(status) > 0);
  const filters = named.length > 1 && length > 3 ? ['', ...named].map(status => {
    const name = say(status ? `status.${status}` : 'every') || say('past');
    return { status, made: button({ class: 'act' }, say('tally', { status: name, n: count(status) }), () => choose({ only: status })) };
  }) : [];
  if (!filters.some(({ status }) => status === kept.only)) delete kept.only;
  const look = () => {
    const { only = '', all } = kept;
    list.classList.toggle('folded', many && !all && !only);
    for (const each of when.querySelectorAll('[data-status]')) each.classList.toggle('off', only !== '' && each.getAttribute('data-status') !== only);
    for (const { status, made } of filters) made.setAttribute('aria-pressed', String(status === only));
    if (!fold) return;
    fold.hidden = only !== '';
    fold.textContent = say(all ? 'fewer' : 'all', { n: length });
  };
  const choose = (/** @type {Kept} */ change) => {
    Object.assign(kept, change);
    look();
    const shown = list.matches('.folded') ? FEW : count(kept.only ?? '');
    tell(say(shown < length ? 'folded' : 'unfolded', { n: shown }));
  };
  return { look, fold, choose, filter: filters.length > 0 && element('div', { class: 'acts filter', part: 'filter', role: 'group', 'aria-label': say('which') }, ...filters.map(({ made }) => made)) };
}

/** What lets the article's own sentences lead to their dates. @param {View} view @param {HTMLElement} list @param {() => void} unfold */
function drawLinks(view, list, unfold) {
  const { say, tell, later, linked } = view;
  const show = (/** @type {HTMLElement} */ toggle, /** @type {(() => void) | undefined} */ off) => {
    linked(off && (() => {
      off();
      toggle.setAttribute('aria-pressed', 'false');
    }));
    toggle.setAttribute('aria-pressed', String(off !== undefined));
  };
  return button({ class: 'act', 'aria-pressed': 'false' }, say('inArticle'), toggle => {
    if (toggle.getAttribute('aria-pressed') === 'true') return show(toggle, undefined);
    return later(({ link }) => {
      const off = link(view, list, unfold);
      show(toggle, off);
      tell(say(off ? 'linked' : 'notFound'));
    });
  });
}

/** The rows that matter least: first matters what the summary tells, then what lies nearest to publication.
 * @param {Digest} digest @param {Entry[][]} rows */
function far(digest, rows) {
  const chosen = new Map(digest.ranking.slice(0, digest.summary.length).map((pick, rank) => [pick.sentence, rank]));
  const today = Date.parse(digest.article.published?.slice(0, 10) ?? '');
  const weighed = rows.map((row, index) => {
    const [lead] = /** @type {[Entry]} */ (row);
    const rank = Math.min(...row.map(({ sentence }) => chosen.get(sentence) ?? LAST));
    const away = Math.abs(Date.parse(lead.first ?? lead.last ?? '') - today);
    return { index, rank, away: Number.isNaN(away) ? LAST : away };
  });
  return weighed.sort((a, b) => a.rank - b.rank || a.away - b.away).slice(FEW).map(({ index }) => index);
}

/** Entries that tell the same event. @param {View} view @param {Entry[]} row @param {Map<number, string | null>} parts
 * @param {string} status */
function drawRow(view, row, parts, status) {
  const { say, dates } = view;
  const [lead] = /** @type {[Entry]} */ (row);
  const word = say(`status.${status}`);
  const date = element('time', { part: 'date', datetime: machine(lead), dir: 'auto', lang: dates.locale },
    inWords(view, lead, parts.get(lead.start)));
  const told = new Set();
  const mentions = row.filter(({ sentence }) => !told.has(sentence) && told.add(sentence)).map(entry =>
    button({ class: 'go', part: 'label', 'data-sentence': entry.sentence, title: entry.text, ...tongue(view) },
      entry.label || entry.text, () => view.goTo(entry.sentence)));
  const hows = new Map(row.map(entry => how(view, entry, lead)).filter(made => made !== undefined).map(made => [made.textContent, made]));
  return element('li', { part: 'entry', 'data-status': status },
    element('div', { class: 'head' }, date,
      word !== '' && element('span', { part: 'status', dir: 'auto' }, word),
      lead.confidence < SURE && element('span', { class: 'unsure', dir: 'auto' }, say('unsure'))),
    ...mentions, ...[...hows.values()].map(made => element('p', { part: 'how' }, made)));
}

/** @param {View} view @param {Entry} entry @param {string | null | undefined} part */
function inWords({ dates }, entry, part) {
  const anchored = entry.basis === 'anchored-to-another-event';
  const since = entry.status === 'ongoing' || entry.status === 'past' ? 'since' : 'from';
  return dates.open(entry, anchored ? 'after' : since, anchored ? 'before' : 'until', part);
}

/** How the date was worked out, where the text doesn't give it as it stands; and which, where it isn't the row's.
 * @param {View} view @param {Entry} entry @param {Entry} lead */
function how(view, entry, lead) {
  const { digest, say, dates } = view;
  if (entry.basis === 'explicit') return undefined;
  const theirs = (/** @type {string | null} */ words) => element('bdi', tongue(view), words);
  const anchored = entry.basis === 'anchored-to-another-event';
  const date = anchored || entry.value === lead.value ? '' : `${dates.text(entry)}: `;
  return woven(date + say(`how.${anchored ? 'anchored' : 'published'}`, { words: '\0', anchor: '\x01' }),
    theirs(digest.article.body.slice(entry.start, entry.end)), theirs(entry.anchor));
}
