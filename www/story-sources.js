// @ts-check
// What a story is made of: digests that are given, addresses, links, or elements of the page, each digested where it has to be.

import { digest, NutgrafError } from './engine.js';
import { checked, fetched, fits, refuse } from './given.js';

/** @import { Digest, Story } from './types.d.ts' */
/** @typedef {{ name: string, key: unknown, place: Element | null, make: (signal: AbortSignal, force: boolean) => Promise<Digest> }} Given an article to be read */
/** @typedef {import('./given.js').Shape} Shape */

/** The newest shape of a story that this module knows. */
const VERSION = 1;
/** What is drawn of a story. @type {Shape} */
const DATED = { value: 'string', first: 'string?', last: 'string?', status: 'string', cancelled: 'boolean', label: 'string' };
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
  let made;
  try {
    made = typeof given === 'string' ? JSON.parse(given) : structuredClone(given);
  } catch (cause) {
    refuse('the story is no JSON', cause);
  }
  const version = /** @type {any} */ (made)?.version;
  if (!Number.isInteger(version) || version < 1 || version > VERSION) refuse(`the story's version is ${version}, and this Nutgraf reads ${VERSION}`);
  fits(made, SHAPE, 'story');
  const story = /** @type {Story} */ (made);
  const tellings = story.rows.flatMap(row => row.tellings);
  for (const { article, sentence } of [...tellings, ...story.ranking, ...story.summary]) {
    if (!digests[story.articles[article]?.given[0] ?? -1]?.sentences[sentence]) refuse(`the story has no sentence ${sentence} of article ${article}`);
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
    name: place.querySelector('h1, h2, h3')?.textContent?.trim() || `${n + 1}`, key: place, place,
    make: (signal, force) => digest(place, { force, signal }),
  }));
}
