// @ts-check
// What the modules that draw or hand out share: the digest at hand, its events, and what they may do with it.

/** @import { Dates } from './dates.js' */
/** @import { Digest, Entry } from './types.d.ts' */
/** @import { Say } from './words.js' */

/**
 * What drawing needs to know.
 * @typedef {object} View
 * @property {Digest} digest
 * @property {Say} say
 * @property {Dates} dates
 * @property {boolean} asked the length of the summary was asked for
 * @property {{ length: number | null }} dial where the reader set it
 * @property {boolean} away the text stands somewhere else than on this page
 * @property {string | undefined} url for links to sentences
 * @property {string | null} direction of the article: `ltr`, `rtl`, or `auto` where the words decide
 * @property {(sentence: number) => void} goTo
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

/** Whether any entry of an event says that it was called off. @param {Entry[]} row */
export function calledOff(row) {
  return row.some(({ cancelled }) => cancelled);
}
