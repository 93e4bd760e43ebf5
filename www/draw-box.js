// @ts-check
// The box in the element's shadow root: shows one state after another in the reader's language, and says what changed.

import css from './nut-graf.css.js';
import { Dates } from './dates.js';
import { ask, constructed, element } from './dom.js';
import { draw } from './draw.js';
import { drawError, drawWaiting } from './draw-state.js';
import { fetchWords, fitting, words } from './words.js';

/** @import { NutgrafError } from './engine.js' */
/** @import { View } from './view.js' */
/** @import { Say, Voice } from './words.js' */

/** Languages that are written from right to left: the box turns with them. */
const RIGHT_TO_LEFT = /^ar\b/;
/** How long a short message stays, in milliseconds. */
const SHOWN = 4000;

/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

export class Box {
  /** @type {Voice | undefined} the words in the reader's language */
  #voice;
  /** The language that they are wanted in. */
  #wanted = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #slot = element('slot');
  #inner = element('div', { class: 'box' });
  #status = element('p', { role: 'status', class: 'unseen', dir: 'auto' });
  #root = element('section', { part: 'root', class: 'root' }, this.#inner, this.#status);

  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.shadow = host.attachShadow({ mode: 'open' });
    this.shadow.append(this.#slot, this.#root);
  }

  /** One sheet serves all elements of a document. Without one it is plain, but all there. */
  style() {
    const owner = this.host.ownerDocument;
    const view = /** @type {typeof globalThis} */ (ask(owner, 'defaultView') ?? globalThis);
    const sheet = sheets.get(owner) ?? constructed(css, view);
    if (!sheet) return;
    sheets.set(owner, sheet);
    this.shadow.adoptedStyleSheets = [sheet];
  }

  /** Says something in the reader's language, and nothing before its words are here. @type {Say} */
  say = (key, values) => this.#voice?.say(key, values) ?? '';

  /** Takes up the reader's language, at once where its words are here. Says whether it is another one than before. */
  async speak() {
    const before = this.#voice;
    const locale = this.#wanted = fitting([this.host.lang, ...(Array.isArray(navigator.languages) ? navigator.languages : [navigator.language])]);
    if (before?.locale === locale) return false;
    const voice = words(locale) ?? await fetchWords(locale);
    if (this.#wanted !== locale) return false;
    this.#voice = voice;
    const attributes = { lang: voice.locale, 'aria-label': voice.say('label'), dir: RIGHT_TO_LEFT.test(voice.locale) ? 'rtl' : null };
    for (const [name, value] of Object.entries(attributes)) {
      if (value) this.#root.setAttribute(name, value);
      else this.#root.removeAttribute(name);
    }
    if (this.#inner.querySelector('.waiting')) this.wait();
    return before !== undefined;
  }

  /** @param {boolean} is whether something is being made */
  set busy(is) {
    if (is) this.#inner.setAttribute('aria-busy', 'true');
    else this.#inner.removeAttribute('aria-busy');
  }

  wait() {
    this.#show(drawWaiting(this.say));
  }

  /** @param {Omit<View, 'say' | 'dates' | 'copy' | 'tell'>} view @param {boolean} again in place of one that was read already */
  paint(view, again) {
    const at = again ? this.shadow.activeElement : null;
    this.#show(draw({
      ...view,
      say: this.say,
      dates: new Dates(this.#voice?.locale ?? 'en', this.say),
      copy: text => this.#copy(text),
      tell: text => this.tell(text),
    }), true);
    if (at) {
      const same = [...this.#inner.querySelectorAll(at.localName)].find(each => each.textContent === at.textContent);
      /** @type {HTMLElement | undefined} */ (same)?.focus({ preventScroll: true });
    }
  }

  /** @param {NutgrafError} error @param {(force: boolean) => void} again */
  excuse(error, again) {
    this.#voice ??= words('en');
    try {
      this.#show(drawError(this.say, error, again));
    } catch {
      this.#inner.textContent = error.message;
    }
  }

  /** What stands at the top. */
  get title() {
    return this.#inner.querySelector('h2')?.textContent ?? '';
  }

  /** Marks all that leads to a sentence as the place where the reader is. @param {number} sentence */
  point(sentence) {
    for (const go of this.#inner.querySelectorAll('.go')) {
      if (go.getAttribute('data-sentence') === String(sentence)) go.setAttribute('aria-current', 'true');
      else go.removeAttribute('aria-current');
    }
  }

  /** Says something to readers who listen, and to all where nothing else shows it. @param {string} text @param {boolean} [seen] */
  tell(text, seen = false) {
    this.#status.textContent = text;
    this.#status.classList.toggle('unseen', !seen);
    clearTimeout(this.#timer);
    if (seen) this.#timer = setTimeout(() => this.#status.classList.add('unseen'), SHOWN);
  }

  /** @param {string} text */
  #copy(text) {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject();
    done.then(() => this.tell(this.say('copied'), true), () => this.tell(this.say('copyFailed'), true));
  }

  /** @param {HTMLElement[]} drawn @param {boolean} [ready] whether it takes the fallback content's place */
  #show(drawn, ready = false) {
    this.#inner.replaceChildren(...drawn);
    this.#slot.hidden = ready;
    // What the page shows meanwhile is better than a skeleton.
    const instead = !ready && drawn[0]?.matches('.waiting') && this.host.textContent?.trim() !== '';
    this.#root.classList.toggle('bare', instead);
  }
}
