// @ts-check
// The browser's interface to extensions, by whichever name it goes.

/** @type {import('./types.d.ts').Api} */
export const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
