// @ts-check
// The interface's own words: picks the reader's language, looks words up, fills them in, and picks the plural. English
// is always here, the others come when a reader needs one.

import { again } from './again.js';
import en from './strings/en.js';

/** @typedef {Record<string, string | number>} Values */
/** @typedef {string | string[] | { [key: string]: Phrase }} Phrase */
/** @typedef {(key: string, values?: Values) => string} Say */
/** @typedef {{ say: Say, locale: string }} Voice */

/** @type {Record<string, () => Promise<{ default: Phrase }>>} */
const OTHERS = {
  ar: () => import('./strings/ar.js'),
  de: () => import('./strings/de.js'),
  es: () => import('./strings/es.js'),
  fr: () => import('./strings/fr.js'),
  ja: () => import('./strings/ja.js'),
  ko: () => import('./strings/ko.js'),
};
const ENGLISH = 'en';
/** @type {Map<string, Phrase>} */
const here = new Map([[ENGLISH, en]]);
const primary = (/** @type {string} */ tag) => /** @type {string} */ (tag.split('-')[0]);

/** Takes up English words that came later. @param {{ [key: string]: Phrase }} phrases */
export function learn(phrases) {
  Object.assign(en, phrases);
}

/** A language tag as it should be written, if it is one: pages also write `en_US`. @param {unknown} tag */
function canonical(tag) {
  try {
    return Intl.getCanonicalLocales(String(tag).replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The first of a reader's languages that there are words for, with its region. @param {unknown[]} tags */
export function fitting(tags) {
  return tags.map(canonical).find(tag => tag && (here.has(primary(tag)) || OTHERS[primary(tag)])) ?? ENGLISH;
}

/**
 * Words for a tag that `fitting` found; none where they have to be fetched first.
 * @param {string} locale @returns {Voice | undefined}
 */
export function words(locale) {
  const phrases = here.get(primary(locale));
  return phrases === undefined ? undefined : voice(phrases, locale);
}

/** Which way a language of the interface is written. @param {string} locale @returns {'rtl' | 'ltr'} */
export function directionOf(locale) {
  return /^ar\b/.test(locale) ? 'rtl' : 'ltr';
}

/** Fetches them; English where they don't come. @param {string} locale @returns {Promise<Voice>} */
export async function fetchWords(locale) {
  try {
    const { default: phrases } = await again(/** @type {() => Promise<{ default: Phrase }>} */ (OTHERS[primary(locale)]));
    here.set(primary(locale), phrases);
    return voice(phrases, locale);
  } catch {
    return voice(en, ENGLISH);
  }
}

/** Its own, for a digest's words are asked for as they stand. @param {{ [key: string]: Phrase }} phrases @param {string} name @returns {Phrase | undefined} */
const own = (phrases, name) => Object.getOwnPropertyDescriptor(phrases, name)?.value;

/**
 * `key` is a path (`state.list`); `{n}` in a phrase is the value of that name, and a phrase with plural forms takes
 * the form of `n`, a list its `n`th. A key that there is none of gives the empty string.
 * @param {Phrase} phrases @param {string} locale @returns {Voice}
 */
function voice(phrases, locale) {
  const plurals = globalThis.Intl?.PluralRules && new Intl.PluralRules(locale);
  /** Of what is dear to make, one, and none for numbers that any of these languages writes in the same digits. @type {Intl.NumberFormat | undefined} */
  let numbers;
  const digits = /^ar\b|-u-/.test(locale);
  /** @param {string | number | undefined} value */
  const written = value => {
    try {
      if (typeof value === 'number' && (digits || !(value < 1000 && Number.isInteger(value)))) {
        numbers ??= new Intl.NumberFormat(locale, { useGrouping: /** @type {any} */ ('min2') });
        return numbers.format(value);
      }
    } catch {
      // A browser without it: the digits will do.
    }
    return String(value ?? '');
  };
  /** @type {Say} */
  const say = (key, values = {}) => {
    /** @type {Phrase | undefined} */
    let phrase = phrases;
    for (const step of key.split('.')) {
      phrase = typeof phrase === 'object' && !Array.isArray(phrase) ? own(phrase, step) : undefined;
    }
    if (typeof phrase === 'object' && !Array.isArray(phrase)) {
      phrase = phrase[plurals?.select(Number(values.n ?? 0)) ?? ''] ?? phrase.other;
    }
    if (Array.isArray(phrase)) phrase = phrase[Number(values.n ?? 0)] ?? '{n}';
    return typeof phrase === 'string' ? phrase.replace(/\{(\w+)\}/g, (_, name) => written(values[name])) : '';
  };
  return { say, locale };
}
