// @ts-check
// The strip above the timeline: its dates to scale, what is longest without any folded, and how long that is in words.
// Only to be looked at: the list below says all of it.

import { drawing } from './dom.js';
import { statusOf } from './view.js';

/** @import { Dating, View } from './view.js' */

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;
/** Fewer dates are seen as fast in the list. */
const FEW = 3;
/** A gap is folded where it takes more than this share of what is drawn, at most so many. */
const [SHARE, FOLDS] = [0.4, 2];
/** In percent of the width: what a folded gap takes, what is left free at both ends, how near dates lie on each other. */
const [FOLD, EDGE, NEAR] = [24, 3, 2.5];
/** So many pixels one date lies above another, and the highest pile above the axis. */
const [STEP, PILE] = [9, 54];
/** A pile of so many dates goes on in another beside it, so that each is seen; in how many all of them would find room. */
const [HIGH, WIDE] = [6, 7];

/** What a sign has inside, as in the list. */
const INSIDE = new Map([['ongoing', 'M0-4a4 4 0 0 0 0 8z'], ['cancelled', 'M-3 3 3-3']]);

/** @param {Pick<View, 'dates' | 'say'>} view @param {Dating[][]} rows */
export function drawStrip({ dates, say }, rows) {
  const spans = rows.map(row => {
    const { first, last } = /** @type {Dating} */ (row[0]);
    return { from: Date.parse(first ?? last ?? ''), to: Date.parse(last ?? first ?? ''), status: statusOf(row) };
  }).filter(({ from, to }) => from <= to).sort((a, b) => a.from - b.from);
  const start = spans[0]?.from ?? 0;
  let end = start;
  const gaps = spans.map(({ from, to }) => {
    const gap = { from: end, to: from, long: from - end };
    end = Math.max(end, to);
    return gap;
  }).sort((a, b) => b.long - a.long);
  const whole = end - start;
  let left = whole;
  if (spans.length < FEW || left <= 0) return undefined;
  /** @type {typeof gaps} */
  const folds = [];
  for (const gap of gaps) {
    if (folds.length === FOLDS || gap.long < SHARE * left || gap.long >= left) break;
    left -= gap.long;
    folds.push(gap);
  }
  const scale = (100 - 2 * EDGE - FOLD * folds.length) / left;
  /** @param {number} at */
  const x = at => folds.filter(({ to }) => to <= at).reduce((sum, { long }) => sum + FOLD - long * scale, EDGE + (at - start) * scale);
  const high = Math.max(HIGH, Math.ceil(spans.length / WIDE));
  /** @type {{ at: number, count: number }[]} */
  const piles = [];
  const dots = spans.map(({ from, to, status }) => ({ from, at: x((from + to) / 2), status })).sort((a, b) => a.at - b.at).map(({ at, ...dot }) => {
    let pile = piles.at(-1);
    if (!pile || pile.count === high || at - pile.at >= NEAR) piles.push(pile = { at: Math.max(at, (pile?.at ?? 0) + NEAR), count: 0 });
    return { ...dot, pile, level: pile.count++ };
  });
  // None farther than where the axis ends.
  piles.reduceRight((most, pile) => (pile.at = Math.min(pile.at, most)) - NEAR, 100 - EDGE);
  const most = Math.max(...piles.map(({ count }) => count)) - 1;
  const step = Math.min(STEP, PILE / (most + 1));
  const axis = 22 + step * most;
  const percent = (/** @type {number} */ at) => `${at.toFixed(1)}%`;
  /** @param {string} name @param {number} from @param {number} to @param {string} [status] */
  const line = (name, from, to, status) => drawing('line', { class: name, x1: percent(x(from)), x2: percent(x(to)), y1: axis, y2: axis, 'data-status': status });
  /** @param {string} text @param {number} at @param {number} below @param {string} anchor */
  const words = (text, at, below, anchor) => drawing('text', { x: percent(at), y: axis + below, 'text-anchor': anchor }, text);
  const grain = whole > 2 * YEAR ? 4 : whole > 60 * DAY ? 7 : 10;
  const period = (/** @type {number} */ at) => new Date(at).toISOString().slice(0, grain);
  const label = (/** @type {number} */ at) => dates.text({ value: period(at) });
  // The year of the highest pile, and how many dates it has: over their middle, to where there is room.
  const top = /** @type {typeof dots[0]} */ (dots.find(({ level }) => level === most));
  const dense = dots.filter(({ from }) => period(from) === period(top.from));
  const middle = /** @type {typeof top} */ (dense[dense.length >> 1]).pile.at;
  return drawing('svg', { part: 'strip', class: 'strip', 'aria-hidden': 'true', height: axis + 24 },
    line('axis', start, end),
    ...folds.flatMap(({ from, to, long }) => [line('fold', from, to), words(dates.long(long / DAY), (x(from) + x(to)) / 2, -10, 'middle')]),
    ...spans.map(({ from, to, status }) => (to - from) * scale > 1 && line('span', from, to, status)),
    ...dots.map(({ pile, level, status }) => drawing('svg', { x: percent(pile.at), y: axis - step * level, 'data-status': status },
      drawing('rect', { x: -4, y: -4, width: 8, height: 8 }), INSIDE.has(status) && drawing('path', { d: INSIDE.get(status) }))),
    most > 1 && words(say('tally', { status: label(top.from), n: dense.length }), middle, -step * most - 9, middle < 33 ? 'start' : middle > 67 ? 'end' : 'middle'),
    words(label(start), 0, 21, 'start'), words(label(end), 100, 21, 'end'));
}
