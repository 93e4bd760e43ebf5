// @ts-check
// What the drawing of a story is given, and what it asks of it: who tells something, where, and whether that is new.

import { hostOf } from './view.js';

/** @import { Dates } from './dates.js' */
/** @import { NutgrafError } from './error.js' */
/** @import { Digest, Row, Story, StoryArticle, StoryPick, Telling } from './types.d.ts' */
/** @import { Kept, Later } from './view.js' */
/** @import { Say } from './words.js' */

/**
 * An article of the story, as it was given.
 * @typedef {object} Source
 * @property {Digest} digest
 * @property {string | undefined} url for links to its sentences
 * @property {boolean} here whether it stands on this page
 * @property {Set<number> | null} sentences those that are new to the reader; none where nothing was read before
 * @property {Set<number> | null} entries of its timeline, likewise
 */

/** @typedef {Kept & { news?: boolean }} StoryKept `news`: whether only what is new shows */

/** @typedef {{ name: string, error: NutgrafError }} Missing an article that could not be read */

/**
 * @typedef {object} StoryView
 * @property {Story} story
 * @property {Source[]} sources of each of its articles
 * @property {Missing[]} missing
 * @property {Say} say
 * @property {Dates} dates
 * @property {boolean} asked the length of the summary was asked for
 * @property {StoryKept} kept
 * @property {() => void} retry reads what is missing again
 * @property {(article: number, sentence: number) => boolean} select tells that a sentence was chosen; false where a listener took it over
 * @property {(article: number, sentence: number) => void} goTo its place on this page
 * @property {(use: (late: Later) => void) => void} later
 * @property {(text: string) => void} copy
 * @property {(text: string) => void} tell
 */

/** What marks words as an article's. @param {StoryArticle} article */
export function tongueOf({ language }) {
  return { lang: language, dir: 'auto' };
}

/** Who published it, as well as that is known. @param {StoryArticle} article */
export function paperOf({ publisher, url, title }) {
  return publisher || hostOf(url) || title || '—';
}

/** The day of its publication. @param {StoryArticle} article */
export function dayOf({ published }) {
  return published === null ? null : published.slice(0, 10);
}

/** Whether a telling says what the reader has not read yet. @param {StoryView} view @param {Telling} telling */
export function isNew({ sources }, { article, entry }) {
  return sources[article]?.entries?.has(entry) === true;
}

/** @param {StoryView} view @param {StoryPick} pick */
export function isNewPick({ sources }, { article, sentence }) {
  return sources[article]?.sentences?.has(sentence) === true;
}

/** The tellings of a row by voice: near copies tell it once. @param {StoryView} view @param {Row} row @returns {Telling[][]} */
export function voicesOf({ story }, { tellings }) {
  /** @type {Map<number, Telling[]>} */
  const voices = new Map();
  for (const telling of tellings) {
    const voice = story.articles[telling.article]?.voice ?? -1;
    const same = voices.get(voice);
    if (same) same.push(telling);
    else voices.set(voice, [telling]);
  }
  return [...voices.values()];
}

/** @typedef {{ row: number, state: string, article: number }} Step what was said of a row's event, from an article on */

/**
 * How a plan went on, as it was told: each time that an article says something else of it than was said before.
 * @param {StoryView} view @param {number} index of a row @returns {Step[]} none where nothing changed
 */
export function stepsOf({ story }, index) {
  const row = /** @type {Row} */ (story.rows[index]);
  const rows = (row.thread === null ? undefined : story.threads[row.thread]) ?? [index];
  const steps = rows.flatMap(at => {
    /** @type {Step[]} */
    const own = [];
    for (const { article, status, cancelled } of story.rows[at]?.tellings.toSorted((a, b) => a.article - b.article) ?? []) {
      const state = cancelled ? 'cancelled' : status;
      if (own.at(-1)?.state !== state) own.push({ row: at, state, article });
    }
    return own;
  }).sort((a, b) => a.article - b.article);
  return steps.length > 1 ? steps : [];
}
