// @ts-check
// The reader's stories, as this browser keeps them: nothing is there until the reader makes one.

import { api } from './browser.js';

/** @import { Kept } from './types.d.ts' */

/** @returns {Promise<Kept[]>} */
export async function stories() {
  const { stories } = await api.storage.local.get({ stories: /** @type {Kept[]} */ ([]) });
  return stories;
}

/** The last change. @type {Promise<unknown>} */
let last = Promise.resolve();

/** One change after another, so that none is lost. Rejects where there is no room. @param {(all: Kept[]) => Kept[]} change */
export function keep(change) {
  const done = last.then(async () => {
    const all = change(await stories());
    if (all.length > 0) await api.storage.local.set({ stories: all });
    else await api.storage.local.remove('stories');
  });
  last = done.catch(() => {});
  return done;
}
