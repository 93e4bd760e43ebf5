// @ts-check
// The interface's own words: looks them up, fills them in, and picks the plural.

import en from './strings/en.js';

/** @typedef {Record<string, string | number>} Values */
/** @typedef {string | string[] | { [key: string]: Phrase }} Phrase */
/** @typedef {(key: string, values?: Values) => string} Say */

/**
 * Words in one language. `key` is a path (`state.waiting`); `{n}` in a phrase is the value of that name, and a phrase
 * with plural forms takes the form of `n`, a list
 * its `n`th. A key that there is none of gives the empty string.
 * @param {string} [language]
 * @returns {{ say: Say, language: string }}
 */
export function words(language = 'en') {
  const plurals = globalThis.Intl?.PluralRules && new Intl.PluralRules(language);
  /** @type {Say} */
  const say = (key, values = {}) => {
    /** @type {Phrase | undefined} */
    let phrase = /** @type {Phrase} */ (en);
    for (const step of key.split('.')) {
      phrase = typeof phrase === 'object' && !Array.isArray(phrase) ? phrase[step] : undefined;
    }
    if (typeof phrase === 'object' && !Array.isArray(phrase)) {
      phrase = phrase[plurals?.select(Number(values.n ?? 0)) ?? ''] ?? phrase.other;
    }
    if (Array.isArray(phrase)) phrase = phrase[Number(values.n ?? 0)] ?? '{n}';
    return typeof phrase === 'string' ? phrase.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? '')) : '';
  };
  return { say, language };
}
