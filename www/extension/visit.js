// @ts-check
// A page that the panel reads: puts the content script there, and speaks with it.

import { LOOK } from '../mark.js';
import { api } from './browser.js';

/** @import { Answer, Ask, Collected, Part, Port } from './types.d.ts' */
/** @import { Quote } from '../page.js' */

/** A page answers at once, unless its own scripts keep it busy. */
const PATIENCE = 20_000;

/** The page, or the browser for it, stays silent. */
export class NoAnswer extends Error {}

/** @template T @param {Promise<T>} answer @returns {Promise<T>} rejects where it doesn't come */
function soon(answer) {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new NoAnswer('the page gives no answer')), PATIENCE);
    answer.then(done, fail).finally(() => clearTimeout(timer));
  });
}

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
    this.target = { tabId: tab, frameIds: [frame] };
    /** The page has changed and settled. */
    this.changed = () => {};
    /** What is marked in the page was clicked. */
    this.pressed = () => {};
    /** The page is gone. */
    this.gone = () => {};
  }

  /** Rejects where no script may run. */
  async open() {
    const { target } = this;
    const [ran] = await soon(api.scripting.executeScript({ target, files: ['/extension/content.js'] }));
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

  /**
   * Whether the page is still the one that was opened. The port alone doesn't tell: where the next page lives in another
   * process, Firefox never says that it is closed.
   */
  async holds() {
    if (!this.#port) return false;
    const { target } = this;
    const asked = api.scripting.executeScript({ target, func: () => Symbol.for('nutgraf') in globalThis });
    const [ran] = await soon(asked).catch(() => []);
    return ran?.result === true && this.#port !== undefined;
  }

  close() {
    const port = this.#port;
    this.#port = undefined;
    port?.disconnect();
  }

  /** @param {Part} part @returns {Promise<Collected>} */
  collect(part) {
    return this.#ask({ kind: 'collect', part });
  }

  /** Marks a place in the page; says whether it was found. @param {Quote} quote @returns {Promise<boolean>} */
  async show(quote) {
    return (await this.#ask({ kind: 'show', quote })).found;
  }

  /** The frames inside that may be read too, those that hold most first. @returns {Promise<number[]>} */
  async frames() {
    const func = () => document.documentElement?.textContent?.length ?? 0;
    const all = await soon(api.scripting.executeScript({ target: { tabId: this.tab, allFrames: true }, func })).catch(() => []);
    const inner = all.filter(({ frameId, result }) => frameId !== this.frame && Number(result) > 0);
    return inner.sort((a, b) => Number(b.result) - Number(a.result)).map(({ frameId }) => frameId);
  }

  /** @param {Ask} ask @returns {Promise<any>} */
  #ask(ask) {
    const id = ++this.#count;
    const answer = new Promise((done, fail) => {
      if (!this.#port) return fail(new Error('the page is gone'));
      this.#waiting.set(id, done);
      return this.#port.postMessage({ ...ask, id });
    });
    return soon(answer).finally(() => this.#waiting.delete(id));
  }

  #hear = (/** @type {Answer} */ answer) => {
    if (answer.kind === 'changed') this.changed();
    else if (answer.kind === 'pressed') this.pressed();
    else this.#waiting.get(answer.id)?.(answer);
  };
}
