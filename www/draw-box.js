// @ts-check
// The box in the element's shadow root: shows one state after another in the reader's language, and says what changed.

import css from './nut-graf.css.js';
import { again } from './again.js';
import { Dates } from './dates.js';
import { ask, constructed, element } from './dom.js';
import { draw } from './draw.js';
import { drawFailed, drawWaiting } from './draw-state.js';
import { select } from './page.js';
import { directionOf, fetchWords, fitting, words } from './words.js';

/** @import { NutgrafError } from './engine.js' */
/** @import { Kind } from './export.js' */
/** @import { Later, View } from './view.js' */
/** @import { Say, Voice } from './words.js' */

/** How long a short message stays, in milliseconds. */
const SHOWN = 4000;

/** @type {Later | undefined} */
let late;
/** @type {Promise<Later> | undefined} */
let coming;
/** What isn't needed at first; asked for again where it failed. @returns {Promise<Later>} */
const later = () => coming ??= again(() => import('./draw-later.js')).then(come => late = come).finally(() => { coming = undefined; });

/** Of each document: for what is seen at first, and what later. @type {WeakMap<Document, (CSSStyleSheet | undefined)[]>} */
const sheets = new WeakMap();

export class Box {
  /** What is drawn of a view. @type {(view: any) => { drawn: HTMLElement[], chosen: () => any[] }} */
  draw = draw;
  /** @type {Voice | undefined} the words in the reader's language */
  #voice;
  /** The language that they are wanted in. */
  #wanted = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Counts what was to be shown, so that nothing that comes late takes its place. */
  #turn = 0;
  /** @type {((kind: Kind) => Promise<string | undefined>) | undefined} hands out what is drawn */
  export;
  /** @type {Range | null} what the article has marked */
  #place = null;
  /** @type {(() => void) | undefined} takes away the mark, and the way back from it */
  #unmark;
  /** @type {(() => void) | undefined} ends that the article's sentences lead here */
  #unlink;
  #slot = element('slot');
  #inner = element('div', { class: 'box' });
  #status = element('p', { role: 'status', class: 'unseen', dir: 'auto' });
  #root = element('section', { part: 'root', class: 'root' }, this.#inner, this.#status);

  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.shadow = host.attachShadow({ mode: 'open' });
    this.shadow.append(this.#slot, this.#root);
    // A reader who comes near may ask for more: then it is there, and a copy is made while the click still counts.
    for (const near of ['pointerover', 'focusin']) this.#root.addEventListener(near, () => void this.#late().catch(() => {}), { once: true });
  }

  /** The same sheets serve all elements of a document. Without them it is plain, but all there. */
  style() {
    const owner = this.host.ownerDocument;
    const view = /** @type {typeof globalThis} */ (ask(owner, 'defaultView') ?? globalThis);
    const made = sheets.get(owner) ?? [];
    sheets.set(owner, made);
    this.shadow.adoptedStyleSheets = [css, late?.css].flatMap((text, n) => (text && (made[n] ??= constructed(text, view))) || []);
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
    const attributes = { lang: voice.locale, 'aria-label': voice.say('label'), dir: directionOf(voice.locale) === 'rtl' ? 'rtl' : null };
    for (const [name, value] of Object.entries(attributes)) {
      if (value) this.#root.setAttribute(name, value);
      else this.#root.removeAttribute(name);
    }
    if (this.#inner.querySelector('.waiting')) this.#show(drawWaiting(this.say));
    return before !== undefined;
  }

  /** @param {boolean} is whether something is being made */
  set busy(is) {
    if (is) this.#inner.setAttribute('aria-busy', 'true');
    else this.#inner.removeAttribute('aria-busy');
  }

  wait() {
    this.#turn++;
    this.#show(drawWaiting(this.say));
  }

  /**
   * The focus stays where it was: on the same words, or in the same place where the words are others.
   * @param {Omit<View, 'say' | 'dates' | 'copy' | 'tell' | 'later' | 'linked'>} view
   */
  paint(view) {
    const places = () => [...this.#inner.querySelectorAll('button, input, h3')];
    const before = places();
    const at = this.shadow.activeElement;
    /** @type {View} */
    const whole = {
      ...view,
      say: this.say,
      dates: new Dates(this.#voice?.locale ?? 'en', this.say),
      copy: text => this.#copy(text),
      tell: text => this.tell(text),
      later: this.#later,
      linked: off => {
        this.#unlink?.();
        this.#unlink = off;
      },
    };
    this.#turn++;
    const { drawn, chosen } = this.draw(whole);
    this.export = async kind => (await this.#late()).exported(kind, whole, chosen());
    this.#show(drawn, true);
    if (!at) return;
    const after = places();
    const there = after[before.indexOf(at)];
    const same = [there, ...after].find(each => each?.localName === at.localName && each.textContent === at.textContent) ?? there;
    /** @type {HTMLElement | undefined} */ (same)?.focus({ preventScroll: true });
  }

  /** Says whether it still has to be said, once its words are here. @param {NutgrafError} error @param {(force: boolean) => void} again */
  async excuse(error, again) {
    const turn = ++this.#turn;
    await this.speak().catch(() => {});
    this.#voice ??= words('en');
    const full = await this.#late().catch(() => undefined);
    if (turn !== this.#turn) return false;
    try {
      this.#show(full ? full.drawError(this.say, error, again, this.host) : drawFailed(this.say, error, () => again(false)));
    } catch {
      this.#inner.textContent = error.message;
    }
    return true;
  }

  /** What isn't needed at first, and its look. */
  async #late() {
    const come = await later();
    this.style();
    return come;
  }

  /** At once where it is here. @param {(late: Later) => void} use */
  #later = use => {
    if (late) use(late);
    else this.#late().then(use, () => this.tell(this.say('again'), true));
  };

  /** What stands at the top. */
  get title() {
    return this.#inner.querySelector('h2')?.textContent ?? '';
  }

  /** Leaves nothing marked in the article. */
  unmark() {
    this.mark(null);
    this.#unlink?.();
    this.#unlink = undefined;
  }

  /** Shows a place in the article and leads back from it; without one, no longer. @param {Range | null} place */
  mark(place) {
    this.#unmark?.();
    this.#unmark = undefined;
    this.#place = place;
    const from = [this.shadow.activeElement, ...this.#inner.querySelectorAll('.go')]
      .find(each => each?.matches('[aria-current]') && each.getClientRects().length > 0);
    if (!place) return;
    /** @param {() => () => void} show */
    const shown = show => {
      if (place === this.#place) this.#unmark = show();
    };
    // Without the network, the place is selected, and there is no button that leads back.
    this.#late().then(({ lead }) => shown(() => lead(this.#root, this.say, place, /** @type {HTMLElement | undefined} */ (from))))
      .catch(() => shown(() => select(place)));
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
    // At once, while the click counts; the words for it may still have to come.
    done.then(() => 'copied', () => 'copyFailed').then(async key => {
      await this.#late().catch(() => {});
      this.tell(this.say(key), true);
    });
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
