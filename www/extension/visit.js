// @ts-check
// A page that the panel reads: puts the content script there, and speaks with it.

import { LOOK } from '../mark.js';
import { api } from './browser.js';

/** @import { Answer, Ask, Collected, Port } from './types.d.ts' */
/** @import { Quote } from '../page.js' */

/** A page answers at once, unless its own scripts keep it busy. */
const PATIENCE = 20_000;

export class Visit {
  /** @type {Port | undefined} */
  #port;
  /** Who waits for an answer, by what was asked. @type {Map<number | undefined, (answer: any) => void>} */
  #waiting = new Map();
  #count = 0;

  /** @param {number} tab @param {number} frame */
  constructor(tab, frame) {
    this.tab = tab;
    this.frame = frame;
    /** The page has changed and settled. */
    this.changed = () => {};
    /** The page is gone. */
    this.gone = () => {};
  }

  /** Rejects where no script may run. */
  async open() {
    const target = { tabId: this.tab, frameIds: [this.frame] };
    const [ran] = await api.scripting.executeScript({ target, files: ['/extension/content.js'] });
    // On its own pages Firefox runs nothing, and says so only this way.
    if (!ran) throw new Error('no script runs there');
    await api.scripting.insertCSS({ target, css: LOOK });
    const port = this.#port = api.tabs.connect(this.tab, { name: 'nutgraf', frameId: this.frame });
    port.onMessage.addListener(this.#hear);
    port.onDisconnect.addListener(() => {
      if (this.#port !== port) return;
      this.#port = undefined;
      this.gone();
    });
  }

  get alive() {
    return this.#port !== undefined;
  }

  close() {
    const port = this.#port;
    this.#port = undefined;
    port?.disconnect();
  }

  /** @param {boolean} selection @returns {Promise<Collected>} */
  collect(selection) {
    return this.#ask({ kind: 'collect', selection });
  }

  /** Marks a place in the page; says whether it was found. @param {Quote} quote @returns {Promise<boolean>} */
  async show(quote) {
    return (await this.#ask({ kind: 'show', quote })).found;
  }

  /** @param {Ask} ask @returns {Promise<any>} */
  #ask(ask) {
    return new Promise((done, fail) => {
      if (!this.#port) return fail(new Error('the page is gone'));
      const id = ++this.#count;
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        fail(new Error('the page gives no answer'));
      }, PATIENCE);
      this.#waiting.set(id, answer => {
        clearTimeout(timer);
        done(answer);
      });
      return this.#port.postMessage({ ...ask, id });
    });
  }

  #hear = (/** @type {Answer} */ answer) => {
    if (answer.kind === 'changed') return this.changed();
    this.#waiting.get(answer.id)?.(answer);
    return this.#waiting.delete(answer.id);
  };
}
