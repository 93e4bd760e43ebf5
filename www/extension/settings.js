// @ts-check
// What the reader has chosen. It stays in this browser.

import { api } from './browser.js';

/** @import { Settings } from './types.d.ts' */

/** @type {Settings} */
const DEFAULTS = { language: '', length: null, theme: 'auto', never: [] };

/** @returns {Promise<Settings>} */
export function load() {
  return api.storage.local.get(DEFAULTS);
}

/** @param {Partial<Settings>} chosen */
export function save(chosen) {
  return api.storage.local.set(chosen);
}

/** @param {() => void} changed */
export function listen(changed) {
  // What is kept beside the settings is none of them.
  api.storage.onChanged.addListener(changes => Object.keys(changes).some(name => name in DEFAULTS) && changed());
}

/** The site that an address belongs to, where it is one of the web. @param {string | undefined} url */
export function hostOf(url) {
  return url && /^https?:/.test(url) && URL.canParse(url) ? new URL(url).hostname : '';
}

/** Light, dark or as the system is. @param {Settings} settings */
export function dress({ theme }) {
  document.documentElement.dataset.theme = theme;
}
