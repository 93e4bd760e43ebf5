// @ts-check
// `<nut-graf>`: digests the page that it stands in, or an element of it, or a text, and shows summary and timeline.
// The class only: define.js registers it. Importing it touches no DOM, so it loads where there is none.

import css from './nut-graf.css.js';
import { linkable } from './copy.js';
import { Dates } from './dates.js';
import { ask, constructed, element } from './dom.js';
import { draw } from './draw.js';
import { drawError, drawWaiting } from './draw-state.js';
import { digest, NutgrafError } from './engine.js';
import { Watch } from './live.js';
import { find, Mark, quote } from './page.js';
import { fetchWords, fitting, words } from './words.js';

/** @import { Digest } from './types.d.ts' */
/** @import { Say, Voice } from './words.js' */

export { digest, flat, NutgrafError } from './engine.js';

/** Attributes that say what to digest and how; each is a property of the same name too. */
const ATTRIBUTES = /** @type {const} */ (['for', 'published', 'language', 'sentences', 'url', 'src', 'still']);
/** Languages that are written from right to left: the box turns with them. */
const RIGHT_TO_LEFT = /^ar\b/;
/** How long a short message stays, in milliseconds. */
const SHOWN = 4000;

/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/** The last in line: of those that digest, and of those that only draw. @type {[Promise<unknown>, Promise<unknown>]} */
const lines = [Promise.resolve(), Promise.resolve()];

/**
 * At most one a task, of all elements there are, so that a page of many stays usable.
 * @template T @param {0 | 1} line @param {() => T | Promise<T>} run @returns {Promise<T>}
 */
function inTurn(line, run) {
  const done = lines[line].then(() => new Promise(go => setTimeout(go))).then(run);
  lines[line] = done.catch(() => {});
  return done;
}

/** Where there is no DOM the class can still be imported. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

/**
 * @fires nutgraf:digest a digest is there; detail: the Digest, frozen
 * @fires nutgraf:ready it is drawn
 * @fires nutgraf:error detail: { code, message }
 * @fires nutgraf:select a sentence was chosen; detail: { sentence, start, end, text }; cancel it to show it yourself
 */
export class NutGraf extends Base {
  static observedAttributes = [...ATTRIBUTES, 'digest', 'lang'];

  /** @type {string | null} */
  #text = null;
  /** @type {Digest | null} */
  #digest = null;
  /** @type {Node | null} what the digest was made of */
  #source = null;
  /** @type {AbortController | null} */
  #abort = null;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** @type {unknown} a digest made elsewhere */
  #given = null;
  /** @type {NutgrafError | null} what is shown in a digest's place */
  #error = null;
  #force = false;
  /** @type {Voice | undefined} the words in the reader's language */
  #voice;
  /** The language that they are wanted in. */
  #wanted = '';
  /** @type {Watch | undefined} */
  #watch;
  #dial = { length: /** @type {number | null} */ (null) };
  #queued = false;
  #due = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #mark = new Mark();
  #slot = element('slot');
  #box = element('div', { class: 'box' });
  #status = element('p', { role: 'status', class: 'unseen', dir: 'auto' });
  #root = element('section', { part: 'root', class: 'root' }, this.#box, this.#status);

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.#slot, this.#root);
  }

  connectedCallback() {
    try {
      this.#style();
      for (const name of [...ATTRIBUTES, 'text', 'precomputed']) this.#upgrade(name);
      globalThis.addEventListener('pageshow', this.#back);
      if (this.#due) this.#schedule();
      else this.#attend();
    } catch (error) {
      this.#failed(wrap(error));
    }
  }

  disconnectedCallback() {
    globalThis.removeEventListener('pageshow', this.#back);
    this.#watch?.off();
    this.#abort?.abort();
    this.#mark.clear();
  }

  /** A page that comes back as it was left may have been left in the middle of a run. @param {PageTransitionEvent} event */
  #back = ({ persisted }) => {
    if (persisted && !this.#digest) this.#schedule();
  };

  adoptedCallback() {
    this.#style();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (name === 'lang') void this.#retell();
    else if (name === 'still') {
      this.#attend();
      if (!this.#due) void this.#renew();
    } else if (before !== after) this.#schedule();
  }

  /** A digest made elsewhere, as it is or as JSON, to show in place of a new one; the attribute is `digest`. */
  get precomputed() {
    return this.#given ?? this.getAttribute('digest');
  }

  set precomputed(digest) {
    this.#given = digest ?? null;
    this.#schedule();
  }

  /** A text to digest in the page's place. */
  get text() {
    return this.#text;
  }

  set text(text) {
    const given = text === undefined || text === null ? null : String(text);
    if (given === this.#text) return;
    this.#text = given;
    this.#schedule();
  }

  /** Selector of the element to digest in the page's place. */
  get for() { return this.getAttribute('for'); }
  set for(selector) { this.#reflect('for', selector); }

  /** Address of the text to digest in the page's place. */
  get src() { return this.getAttribute('src'); }
  set src(address) { this.#reflect('src', address); }

  /** Whether it stays as it is when the page changes. */
  get still() { return this.hasAttribute('still'); }
  set still(stays) { this.toggleAttribute('still', Boolean(stays)); }

  /** When the text was published, ISO 8601. */
  get published() { return this.getAttribute('published'); }
  set published(date) { this.#reflect('published', date); }

  /** The text's language, BCP 47. */
  get language() { return this.getAttribute('language'); }
  set language(tag) { this.#reflect('language', tag); }

  /** Length of the summary in sentences. */
  get sentences() { return this.hasAttribute('sentences') ? Number(this.getAttribute('sentences')) : null; }
  set sentences(count) { this.#reflect('sentences', count); }

  /** The text's address. */
  get url() { return this.getAttribute('url'); }
  set url(address) { this.#reflect('url', address); }

  /**
   * Digests again. At most one run is in flight: the one before is called off.
   * @param {{ force?: boolean }} [how] `force`: even what looks like no article
   * @returns {Promise<Digest>} rejects with a `NutgrafError`
   */
  async digest({ force = false } = {}) {
    this.#abort?.abort();
    const abort = this.#abort = new AbortController();
    this.#due = false;
    this.#force = force;
    this.#error = null;
    const spoken = this.#speak().catch(() => {});
    try {
      // From here on, so that no change falls between reading and drawing.
      this.#attend();
      this.#tell('');
      if (!this.#digest) this.#show(drawWaiting(this.#say));
      this.#box.setAttribute('aria-busy', 'true');
      const run = this.#last.then(() => this.#run(abort.signal, force));
      this.#last = run.catch(() => {});
      const [made] = await Promise.all([run, spoken]);
      if (abort.signal.aborted) throw new NutgrafError('Aborted', 'a newer run took its place');
      this.#drawn(made);
      return made;
    } catch (error) {
      await spoken;
      const known = wrap(error);
      if (known.code === 'Aborted') this.#due ||= this.#abort === abort;
      else this.#failed(known);
      throw known;
    } finally {
      if (this.#abort === abort) {
        this.#box.removeAttribute('aria-busy');
        this.#attend();
      }
    }
  }

  /** Digests a page that has changed. What comes out the same is not drawn, nor told, again. */
  async #renew() {
    await this.#last;
    if (!this.isConnected || this.#due || this.still) return;
    const abort = this.#abort = new AbortController();
    const run = this.#run(abort.signal, this.#force);
    this.#last = run.catch(() => {});
    try {
      const made = await run;
      if (!this.#digest || !alike(made, this.#digest)) this.#drawn(made, true);
    } catch (error) {
      const { code, kind } = /** @type {NutgrafError} */ (error);
      const known = this.#error?.code === code && this.#error?.kind === kind;
      if (code !== 'Aborted' && !known) this.#failed(wrap(error));
    }
    if (this.#abort === abort) this.#attend();
  }

  /** Watches what it digests of this page, or where that may come to stand. */
  #attend() {
    const given = this.#text ?? this.precomputed ?? this.src;
    // Without the wasm, another page helps no more.
    if (given !== null || this.still || !this.isConnected || this.#error?.code.startsWith('Wasm')) {
      this.#watch?.off();
      return;
    }
    try {
      this.#watch ??= new Watch(() => void this.#renew());
      this.#watch.on([...new Set([document, this.getRootNode()])], (!this.#error && this.#source) || document);
    } catch {
      // A page without observers: it stays as it is.
    }
  }

  /**
   * Shows a sentence in its place: scrolls there and marks it.
   * @param {number} index of the digest's sentences
   * @returns {boolean} whether it was found on the page
   */
  goTo(index) {
    const made = this.#digest;
    const sentence = made?.sentences[index];
    if (!made || !sentence) return false;
    for (const go of this.#box.querySelectorAll('.go')) {
      if (go.getAttribute('data-sentence') === String(index)) go.setAttribute('aria-current', 'true');
      else go.removeAttribute('aria-current');
    }
    const { start, end, text } = sentence;
    if (!this.#send('select', { sentence: index, start, end, text })) return true;
    if (!this.#source) return false;
    // What was read may have been taken out since.
    const place = this.#source.isConnected ? find(this.#source, quote(made.article.body, start, end)) : null;
    this.#mark.clear();
    if (place) {
      this.#mark.show(place);
      this.#mark.reveal();
    }
    this.#tell(this.#say(place ? 'marked' : 'notFound'));
    return place !== null;
  }

  /** @param {AbortSignal} signal @param {boolean} force */
  async #run(signal, force) {
    const ready = this.#text === null ? this.precomputed : null;
    if (ready !== null) {
      const { checked } = await import('./given.js');
      return inTurn(1, () => {
        const made = checked(ready);
        const [pick] = made.summary;
        const first = pick && made.sentences[pick.sentence];
        const target = this.#target();
        // Its sentences can be shown only where they stand.
        this.#source = first && find(target, quote(made.article.body, first.start, first.end)) ? target : null;
        return made;
      });
    }
    const src = this.#text === null ? this.src : null;
    const fetched = src === null ? null : await (await import('./given.js')).fetched(src, signal);
    return inTurn(0, async () => {
      const source = this.#text === null && !fetched ? this.#target() : null;
      const given = { published: this.published, language: this.language, sentences: this.sentences, url: this.url };
      const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== ''));
      const { input, ...more } = fetched ?? { input: source ?? this.#text ?? '' };
      const made = await digest(input, { ...more, ...options, force, signal });
      if (signal.aborted) throw new NutgrafError('Aborted', 'a newer run took its place');
      this.#source = source;
      return made;
    });
  }

  /** What to digest: looked for next to the element first, for it may stand in a shadow root. */
  #target() {
    const selector = this.for;
    if (!selector) return document;
    const scope = this.getRootNode();
    try {
      const found = (scope instanceof ShadowRoot ? scope.querySelector(selector) : null) ??
        Document.prototype.querySelector.call(document, selector);
      if (found) return found;
    } catch {
      throw new NutgrafError('InvalidOption', `for="${selector}" is no selector`);
    }
    throw new NutgrafError('InvalidOption', `for="${selector}" matches nothing on this page`);
  }

  /** Says something in the reader's language, and nothing before its words are here. @type {Say} */
  #say = (key, values) => this.#voice?.say(key, values) ?? '';

  /** Takes up the reader's language, at once where its words are here. */
  async #speak() {
    const locale = this.#wanted = fitting([this.lang, ...(Array.isArray(navigator.languages) ? navigator.languages : [navigator.language])]);
    if (this.#voice?.locale === locale) return;
    const voice = words(locale) ?? await fetchWords(locale);
    if (this.#wanted !== locale) return;
    this.#voice = voice;
    const attributes = { lang: voice.locale, 'aria-label': voice.say('label'), dir: RIGHT_TO_LEFT.test(voice.locale) ? 'rtl' : null };
    for (const [name, value] of Object.entries(attributes)) {
      if (value) this.#root.setAttribute(name, value);
      else this.#root.removeAttribute(name);
    }
    if (this.#box.querySelector('.waiting')) this.#show(drawWaiting(this.#say));
  }

  /** Says all that is shown again, in another language. */
  async #retell() {
    if (!this.#voice || !this.isConnected) return;
    const before = this.#voice;
    await this.#speak();
    if (this.#voice === before) return;
    if (this.#digest) this.#paint(this.#digest);
    else if (this.#error) this.#excuse(this.#error);
  }

  /** @param {Digest} made @param {boolean} [again] in place of one that was read already */
  #drawn(made, again = false) {
    if (!again) this.#dial.length = null;
    this.#digest = frozen(made);
    this.#error = null;
    this.#mark.clear();
    this.#send('digest', made);
    this.#paint(made, again);
    const count = new Set(made.timeline.map(({ group }) => group)).size;
    this.#tell(this.#say(again ? 'renewed' : 'ready', {
      sentences: this.#say('sentences', { n: made.summary.length }), dates: this.#say('dates', { n: count }),
    }));
    this.#send('ready');
  }

  /** @param {Digest} made @param {boolean} [again] */
  #paint(made, again = false) {
    const say = this.#say;
    const at = again ? this.shadowRoot?.activeElement : null;
    const away = this.#source === null;
    this.#show(draw({
      digest: made, say, away,
      dates: new Dates(this.#voice?.locale ?? 'en', say),
      url: linkable(made, this.url ?? (away ? undefined : location.href)),
      direction: this.#source instanceof Element ? getComputedStyle(this.#source).direction : 'auto',
      goTo: sentence => this.goTo(sentence),
      copy: text => this.#copy(text),
      tell: text => this.#tell(text),
      asked: this.sentences !== null,
      dial: this.#dial,
    }), true);
    if (at) {
      const same = [...this.#box.querySelectorAll(at.localName)].find(each => each.textContent === at.textContent);
      /** @type {HTMLElement | undefined} */ (same)?.focus({ preventScroll: true });
    }
  }

  /** @param {NutgrafError} error */
  #failed(error) {
    this.#digest = null;
    this.#error = error;
    this.#mark.clear();
    this.#voice ??= words('en');
    this.#excuse(error);
    this.#tell(this.#box.querySelector('h2')?.textContent ?? '');
    this.#send('error', { code: error.code, message: error.message });
  }

  /** @param {NutgrafError} error */
  #excuse(error) {
    try {
      this.#show(drawError(this.#say, error, force => void this.digest({ force }).catch(() => {})));
    } catch {
      this.#box.textContent = error.message;
    }
  }

  /** @param {HTMLElement[]} drawn @param {boolean} [ready] whether it takes the fallback content's place */
  #show(drawn, ready = false) {
    this.#box.replaceChildren(...drawn);
    this.#slot.hidden = ready;
    // What the page shows meanwhile is better than a skeleton.
    const instead = !ready && drawn[0]?.matches('.waiting') && this.textContent?.trim() !== '';
    this.#root.classList.toggle('bare', instead);
  }

  /** @param {string} text */
  #copy(text) {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject();
    done.then(() => this.#tell(this.#say('copied'), true), () => this.#tell(this.#say('copyFailed'), true));
  }

  /** Says something to readers who listen, and to all where nothing else shows it. @param {string} text @param {boolean} [seen] */
  #tell(text, seen = false) {
    this.#status.textContent = text;
    this.#status.classList.toggle('unseen', !seen);
    clearTimeout(this.#timer);
    if (seen) this.#timer = setTimeout(() => this.#status.classList.add('unseen'), SHOWN);
  }

  /** @param {string} name @param {unknown} [detail] @returns {boolean} false where a listener took it over */
  #send(name, detail) {
    return this.dispatchEvent(new CustomEvent(`nutgraf:${name}`, {
      detail, bubbles: true, composed: true, cancelable: name === 'select',
    }));
  }

  /** One run for all that changes at once, after the document has been read. */
  #schedule() {
    this.#due = true;
    if (this.#queued || !this.isConnected) return;
    this.#queued = true;
    const start = () => {
      this.#queued = false;
      if (!this.isConnected || !this.#due) return;
      this.digest().catch(error => {
        if (!(error instanceof NutgrafError)) this.#failed(wrap(error));
      });
    };
    if (ask(document, 'readyState') !== 'loading') void Promise.resolve().then(start);
    else EventTarget.prototype.addEventListener.call(document, 'DOMContentLoaded', start, { once: true });
  }

  /** @param {string} name @param {string | number | null | undefined} value */
  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  /** A property set before the class was there hides the class's own: sets it again. @param {string} name */
  #upgrade(name) {
    if (!Object.getOwnPropertyDescriptor(this, name)) return;
    const self = /** @type {any} */ (this);
    const value = self[name];
    delete self[name];
    self[name] = value;
  }

  /** One sheet serves all elements of a document. Without one it is plain, but all there. */
  #style() {
    const owner = this.ownerDocument;
    const view = /** @type {typeof globalThis} */ (ask(owner, 'defaultView') ?? globalThis);
    const sheet = sheets.get(owner) ?? constructed(css, view);
    if (!sheet) return;
    sheets.set(owner, sheet);
    /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets = [sheet];
  }
}

/** @param {unknown} error */
function wrap(error) {
  return error instanceof NutgrafError ? error : new NutgrafError('Failed', String(error), { cause: error });
}

/** So that nobody who is shown it changes what is drawn. @template T @param {T} value @returns {T} */
function frozen(value) {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  }
  return value;
}

/** Whether two digests of a page are of the same article. @param {Digest} a @param {Digest} b */
function alike({ article: a }, { article: b }) {
  return a.body === b.body && a.title === b.title && a.published === b.published && a.truncated === b.truncated;
}
