// @ts-check
// The extension's own words, in the language that the reader chose or that of the browser. They are the same files that
// the browser takes the manifest's words from.

import { directionOf, fitting } from '../words.js';
import { api } from './browser.js';

/** @import { Key } from './types.d.ts' */
/** @typedef {(key: Key, values?: Record<string, string>) => string} Tell */

/**
 * Fetches them, and turns the document to their language.
 * @param {string} language a tag, or empty
 * @returns {Promise<{ tell: Tell, locale: string }>}
 */
export async function phrases(language) {
  const locale = fitting([language, api.i18n.getUILanguage(), ...navigator.languages]);
  const answer = await fetch(api.runtime.getURL(`_locales/${locale.split('-')[0]}/messages.json`));
  /** @type {Record<string, { message: string }>} */
  const all = await answer.json();
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  const tell = (/** @type {Key} */ key, /** @type {Record<string, string>} */ values = {}) =>
    (all[key]?.message ?? '').replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  return { tell, locale };
}

/** Writes every phrase to where the page asks for it by `data-say`. @param {Tell} tell */
export function fill(tell) {
  for (const at of document.querySelectorAll('[data-say]')) at.textContent = tell(/** @type {Key} */ (at.getAttribute('data-say')));
}
