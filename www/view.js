// @ts-check
// What the modules that draw or hand out share: the digest at hand, its events, and what they may do with it.

/** @import { Dates } from './dates.js' */
/** @import { Digest, Entry } from './types.d.ts' */
/** @import { Say } from './words.js' */
/** @typedef {typeof import('./draw-later.js')} Later */

/**
 * What a reader has set, for when the same article is drawn again.
 * @typedef {object} Kept
 * @property {number} [length] of the summary
 * @property {string} [only] the status of the dates that show
 * @property {boolean} [all] whether all dates show, however many
 */

/**
 * What drawing needs to know.
 * @typedef {object} View
 * @property {Digest} digest
 * @property {Say} say
 * @property {Dates} dates
 * @property {boolean} asked the length of the summary was asked for, or what it is about
 * @property {Kept} kept
 * @property {boolean} away the text stands somewhere else than on this page
 * @property {string | undefined} url for links to sentences
 * @property {string | null} direction of the article: `ltr`, `rtl`, or `auto` where the words decide
 * @property {(sentence: number) => boolean} goTo whether its place was found, or a listener took it over
 * @property {(sentences: number[]) => (Range | null)[]} places where they stand on this page
 * @property {(off?: () => void) => void} linked the article's sentences lead here now, until that is ended
 * @property {(use: (late: Later) => void) => void} later what isn't needed at first
 * @property {(text: string) => void} copy
 * @property {(text: string) => void} tell says it to readers who listen
 */

/** What marks words as the article's: its language and direction. @param {View} view */
export function tongue({ digest, direction }) {
  return { lang: digest.article.language, dir: direction };
}

/** The events in order, each with all entries that tell it. @param {Digest} digest */
export function events({ timeline }) {
  /** @type {Map<number, Entry[]>} */
  const rows = new Map();
  for (const entry of timeline) {
    const row = rows.get(entry.group);
    if (row) row.push(entry);
    else rows.set(entry.group, [entry]);
  }
  return [...rows.values()];
}

/** @typedef {Pick<Entry, 'value' | 'first' | 'last' | 'status' | 'cancelled'>} Dating what entries and events have alike */

/** What an event is: called off, if any of its entries says so. @param {Dating[]} row */
export function statusOf(row) {
  return row.some(({ cancelled }) => cancelled) ? 'cancelled' : /** @type {Dating} */ (row[0]).status;
}

/** The page's address for links: the article's own, or where it is read. @param {Digest} digest @param {string | undefined} here */
export function linkable(digest, here) {
  return address(digest.article.url) ?? address(here);
}

/** An address of the web, without the place on the page; no other kind becomes a link. @param {string | null | undefined} url */
function address(url) {
  if (!url || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
  parsed.hash = '';
  return parsed.href;
}

/** The site of an address of the web. @param {string | null} url */
export function hostOf(url) {
  const known = address(url);
  return known ? new URL(known).hostname.replace(/^www\./, '') : '';
}
