// @ts-check
// What a story is made of: digests that are given, addresses, links, or elements of the page, each digested where it has to be.

import { digest, NutgrafError } from './engine.js';
import { checked, copied, fetched, fits, once, refuse } from './given.js';
import { known, unlessCalledOff } from './outcome.js';
import { story } from './story.js';

/** @import { Missing } from './story-view.js' */
/** @import { Digest, Story } from './types.d.ts' */
/** @typedef {{ name: string, key: unknown, place: Element | null, make: (signal: AbortSignal, force: boolean) => Promise<Digest> }} Given an article to be read */
/** @typedef {import('./given.js').Shape} Shape */

/** The newest shape of a story that this module knows. */
const VERSION = 1;
/** More steps of one plan, or sides of one row, no story has. */
const MOST = 300;
/** What is drawn of a story. @type {Shape} */
const DATED = { value: 'value', first: 'day?', last: 'day?', status: 'string', cancelled: 'boolean', label: 'string' };
/** @type {Shape} */
const PICKS = [{ article: 'number', sentence: 'number', text: 'string' }];
/** @type {Shape} */
const SHAPE = {
  articles: [{ title: 'string', publisher: 'string?', published: 'string?', url: 'string?', language: 'string', given: ['number'], voice: 'number' }],
  rows: [{ ...DATED, precision: 'string', voices: 'number', thread: 'number?', tellings: [{ ...DATED, article: 'number', entry: 'number', sentence: 'number', text: 'string' }] }],
  threads: [['number']],
  disagreements: [{ kind: 'string', row: 'number', sides: [{ value: 'string', text: 'string', tellings: ['number'] }] }],
  ranking: PICKS,
  summary: PICKS,
};

/**
 * A story that was made elsewhere of these digests, if it is one: a copy.
 * @param {unknown} given a story or its JSON @param {Digest[]} digests @returns {Story}
 */
export function checkedStory(given, digests) {
  const made = copied(given, 'the story');
  const version = /** @type {any} */ (made)?.version;
  if (!Number.isInteger(version) || version < 1 || version > VERSION) refuse(`the story's version is ${version}, and this Nutgraf reads ${VERSION}`);
  fits(made, SHAPE, 'story');
  const story = /** @type {Story} */ (made);
  if (story.articles.some(({ given }) => given.length === 0 || given.some(at => !digests[at]))) refuse('the story has articles that were not given');
  const tellings = story.rows.flatMap(row => row.tellings);
  once(story.articles.flatMap(({ given }) => given), 'story.articles');
  for (const { article, entry } of tellings) {
    if (!digests[story.articles[article]?.given[0] ?? -1]?.timeline[entry]) refuse(`the story has no entry ${entry} of article ${article}`);
  }
  for (const { article, sentence, text } of [...tellings, ...story.ranking, ...story.summary]) {
    const said = digests[story.articles[article]?.given[0] ?? -1]?.sentences[sentence];
    // What a paper is named for stands in it.
    if (said?.text !== text) refuse(`the story has another sentence ${sentence} of article ${article}`);
  }
  if (story.summary.length > story.ranking.length) refuse('the story has a summary longer than its ranking');
  story.rows.forEach((row, n) => once(row.tellings.map(({ article, entry }) => `${article}.${entry}`), `story.rows[${n}].tellings`));
  for (const name of /** @type {const} */ (['ranking', 'summary'])) once(story[name].map(({ article, sentence }) => `${article}.${sentence}`), `story.${name}`);
  once(story.threads.flat(), 'story.threads');
  if (story.threads.some(({ length }) => length > MOST)) refuse(`story.threads has more than ${MOST} steps`);
  /** @type {Map<number, number>} */
  const held = new Map();
  for (const { row, sides } of story.disagreements) {
    const count = (held.get(row) ?? 0) + 1 + sides.length;
    if (count > MOST) refuse(`story.disagreements has more than ${MOST} sides of row ${row}`);
    held.set(row, count);
    for (const side of sides) once(side.tellings, 'story.disagreements');
  }
  const rows = [...story.threads.flat(), ...story.disagreements.map(({ row }) => row)];
  if (story.rows.some(row => row.tellings.length === 0) || rows.some(row => !story.rows[row])) refuse('the story has rows without a source');
  return story;
}

/**
 * Digests given by a program, in the order of the list.
 * @param {readonly unknown[]} digests @returns {Given[]}
 */
export function fromDigests(digests) {
  return digests.map((given, n) => ({ name: `${n + 1}`, key: given, place: null, make: async () => checked(given) }));
}

/**
 * The story of those that can be joined. A digest may be fit to be drawn and lack what joining asks for: which one, trying says.
 * @template {{ name: string, digest: Digest }} Of
 * @param {Of[]} all @param {{ sentences: number | null, signal: AbortSignal }} options
 * @returns {Promise<{ made: Story, there: Of[], missing: Missing[] }>}
 */
export async function joined(all, options) {
  const join = (/** @type {Of[]} */ some) => story(some.map(({ digest }) => digest), options);
  try {
    return { made: await join(all), there: all, missing: [] };
  } catch (error) {
    if (known(error).code !== 'InvalidDigest') throw error;
    const errors = await Promise.all(all.map(each => join([each]).then(() => null, known)));
    unlessCalledOff(options.signal);
    const there = all.filter((_, n) => errors[n] === null);
    if (there.length === 0) throw error;
    const missing = all.flatMap(({ name, digest }, n) => (errors[n] ? [{ name: digest.article.title || name, error: errors[n] }] : []));
    return { made: await join(there), there, missing };
  }
}

/** Those of the digests read before that can be read: without one, what it told is new again. @param {readonly unknown[]} digests @param {AbortSignal} signal */
export async function readBefore(digests, signal) {
  const made = await Promise.all(digests.map(async given => {
    const digest = checked(given);
    await story([digest], { signal });
    return digest;
  }).map(each => each.catch(() => null)));
  return made.filter(digest => digest !== null);
}

/** Addresses of pages, each once. @param {readonly { address: string, name: string }[]} list @returns {Given[]} */
export function fromAddresses(list) {
  const seen = new Set();
  return list.filter(({ address }) => !seen.has(address) && seen.add(address)).map(({ address, name }) => ({
    name, key: address, place: null,
    async make(signal, force) {
      const { input, ...more } = await fetched(address, signal);
      return digest(input, { ...more, force, signal });
    },
  }));
}

/** Every element that a selector finds, next to the story's own element first. @param {Element} element @param {string} selector @returns {Given[]} */
export function fromElements(element, selector) {
  const scope = element.getRootNode();
  const wrong = (/** @type {string} */ why) => new NutgrafError('InvalidOption', `for="${selector}" ${why}`);
  /** @type {Element[]} */
  let found;
  try {
    found = scope instanceof ShadowRoot ? [...scope.querySelectorAll(selector)] : [];
    if (found.length === 0) found = [...Document.prototype.querySelectorAll.call(document, selector)];
  } catch {
    throw wrong('is no selector');
  }
  if (found.length === 0) throw wrong('matches nothing on this page');
  return found.map((place, n) => ({
    // A form's own inputs would answer in its place.
    name: Element.prototype.querySelector.call(place, 'h1, h2, h3')?.textContent?.trim() || `${n + 1}`, key: place, place,
    make: (signal, force) => digest(place, { force, signal }),
  }));
}
