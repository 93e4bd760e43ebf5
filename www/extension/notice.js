// @ts-check
// What the panel shows where there is no summary, in the look of the box: waiting, failures, and its own words.

import css from '../nut-graf.css.js';
import { button, constructed, element } from '../dom.js';
import { css as later, drawError } from '../draw-later.js';
import { drawWaiting } from '../draw-state.js';
import { words } from '../words.js';

/** @import { NutgrafError } from '../engine.js' */
/** @import { Say } from '../words.js' */

export class Notice {
  #box = element('div', { class: 'box' });
  #root = element('section', { class: 'root', part: 'root' }, this.#box);
  #host = element('div');
  /** @type {Say} the box's words in the reader's language */
  say = /** @type {import('../words.js').Voice} */ (words('en')).say;

  constructor() {
    const shadow = this.#host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [css, later].flatMap(text => constructed(text) ?? []);
    shadow.append(this.#root);
  }

  /** @param {Say} say @param {string} locale */
  speak(say, locale) {
    this.say = say;
    this.#root.lang = locale;
  }

  /** What it says in short. */
  get title() {
    return this.#box.querySelector('h2')?.textContent ?? '';
  }

  wait() {
    return this.#show(drawWaiting(this.say));
  }

  /** @param {NutgrafError} error @param {(force: boolean) => void} again */
  fail(error, again) {
    return this.#show(drawError(this.say, error, again));
  }

  /** @param {string} title @param {string} text @param {{ label: string, act: () => void }} [way] out of it */
  put(title, text, way) {
    return this.#show([element('div', { class: 'state' }, element('h2', {}, title), element('p', {}, text),
      way && element('div', { class: 'acts' }, button({ class: 'act' }, way.label, way.act)))]);
  }

  /** @param {HTMLElement[]} drawn */
  #show(drawn) {
    this.#box.replaceChildren(...drawn);
    return this.#host;
  }
}
