// @ts-check
// The browser's interface to extensions, by whichever name it goes; and who speaks there.

/** @import { Sender } from './types.d.ts' */

/** @type {import('./types.d.ts').Api} */
export const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;

/** Whether the extension's own pages speak, and not what of it runs in a page of the web. @param {Sender} sender */
export function ours({ id, tab, url }) {
  return id === api.runtime.id && tab === undefined && url !== undefined && url.startsWith(api.runtime.getURL(''));
}
