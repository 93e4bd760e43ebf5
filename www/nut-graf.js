// @ts-check
// `<nut-graf>`: digests the page that it stands in, or an element of it, or a text, and shows summary and timeline.
// The class only: define.js registers it. Importing it touches no DOM, so it loads where there is none.

import { Attributed, ATTRIBUTES, upgrade } from './attributes.js';
import { ask } from './dom.js';
import { Box } from './draw-box.js';
import { shadows, Watch } from './live.js';
import { frozen, handedOut, known, unlessCalledOff } from './outcome.js';
import { findAll, quote } from './page.js';
import { alike, run } from './run.js';
import { linkable } from './view.js';

/** @import { NutgrafError } from './engine.js' */
/** @import { Kind } from './export.js' */
/** @import { Digest, Sentence } from './types.d.ts' */
/** @import { Kept } from './view.js' */

export { digest, flat, NutgrafError } from './engine.js';

/**
 * @fires nutgraf:digest a digest is there; detail: the Digest, frozen
 * @fires nutgraf:ready it is drawn
 * @fires nutgraf:error detail: { code, message }
 * @fires nutgraf:select a sentence was chosen; detail: { sentence, start, end, text }; cancel it to show it yourself
 */
export class NutGraf extends Attributed {
  static observedAttributes = [...ATTRIBUTES, 'digest', 'lang'];

  /** @type {string | null} */
  #text = null;
  /** @type {Digest | string | null} a digest made elsewhere */
  #given = null;
  /** @type {Digest | null} */
  #digest = null;
  /** @type {NutgrafError | null} what is shown in a digest's place */
  #error = null;
  /** @type {Node | null} what the digest was made of */
  #source = null;
  /** @type {AbortController | null} */
  #abort = null;
  /** @type {Promise<Digest> | null} the run that exports wait for */
  #asked = null;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** @type {Watch | undefined} */
  #watch;
  #force = false;
  #queued = false;
  #due = true;
  /** @type {Kept} */
  #kept = {};
  #box = new Box(this);

  connectedCallback() {
    try {
      this.#box.style();
      upgrade(this, [...ATTRIBUTES, 'text', 'precomputed']);
      globalThis.addEventListener('pageshow', this.#back);
      if (this.#due) this.#schedule();
      else this.#attend();
    } catch (error) {
      void this.#failed(known(error));
    }
  }

  disconnectedCallback() {
    globalThis.removeEventListener('pageshow', this.#back);
    this.#watch?.off();
    this.#abort?.abort();
    this.#box.unmark();
  }

  adoptedCallback() {
    this.#box.style();
  }

  /** A page that comes back as it was left may have been left in the middle of a run. @param {PageTransitionEvent} event */
  #back = ({ persisted }) => {
    if (persisted && !this.#digest) this.#schedule();
  };

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (name === 'lang') void this.#retell();
    else if (name === 'still') {
      this.#attend();
      if (!this.#due) void this.#renew();
    } else if (before !== after) this.#schedule();
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

  /** A digest made elsewhere, as it is or as JSON, to show in place of a new one; the attribute is `digest`. @returns {Digest | string | null} */
  get precomputed() {
    return this.#given ?? this.getAttribute('digest');
  }

  set precomputed(digest) {
    this.#given = digest ?? null;
    this.#schedule();
  }

  /**
   * Digests again. At most one run is in flight: the one before is called off.
   * @param {{ force?: boolean }} [how] `force`: even what looks like no article
   * @returns {Promise<Digest>} rejects with a `NutgrafError`
   */
  async digest({ force = false } = {}) {
    this.#due = false;
    this.#force = force;
    this.#error = null;
    const spoken = this.#box.speak().catch(() => {});
    /** @type {AbortController | null} none where the page has broken it */
    let abort = null;
    try {
      this.#abort?.abort();
      abort = this.#abort = new AbortController();
      // From here on, so that no change falls between reading and drawing.
      this.#attend();
      this.#box.tell('');
      if (!this.#digest) this.#box.wait();
      this.#box.busy = true;
      const [made] = await Promise.all([this.#run(abort.signal), spoken]);
      unlessCalledOff(abort.signal);
      this.#drawn(made);
      return made;
    } catch (error) {
      const wrong = known(error);
      if (wrong.code !== 'Aborted') await this.#failed(wrong);
      // It was taken out, and may have been put back at once.
      else if (this.#abort === abort) this.#schedule();
      throw wrong;
    } finally {
      if (this.#abort === abort) {
        this.#box.busy = false;
        this.#attend();
      }
    }
  }

  /** Digests a page that has changed. What comes out the same is not drawn, nor told, again. */
  async #renew() {
    await this.#last;
    if (!this.isConnected || this.#due || this.still) return;
    const abort = this.#abort = new AbortController();
    try {
      const made = await this.#run(abort.signal);
      if (!this.#digest || !alike(made, this.#digest)) this.#drawn(made, true);
    } catch (error) {
      const { code, kind } = known(error);
      const same = this.#error?.code === code && this.#error?.kind === kind;
      if (code === 'Aborted' && this.#abort === abort) this.#schedule();
      else if (code !== 'Aborted' && !same) await this.#failed(known(error));
    }
    if (this.#abort === abort) this.#attend();
  }

  /** After the run before, though that was called off. @param {AbortSignal} signal */
  async #run(signal) {
    const force = this.#force;
    const running = this.#last.then(() => run(this, force, signal));
    this.#last = running.catch(() => {});
    const { made, source } = await running;
    this.#source = source;
    return made;
  }

  /** One run for all that changes at once, after the document has been read. */
  #schedule() {
    this.#due = true;
    if (this.#queued || !this.isConnected) return;
    this.#queued = true;
    const start = () => {
      this.#queued = false;
      if (!this.isConnected || !this.#due) return;
      this.digest().catch(() => {});
    };
    if (ask(document, 'readyState') !== 'loading') void Promise.resolve().then(start);
    else EventTarget.prototype.addEventListener.call(document, 'DOMContentLoaded', start, { once: true });
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
      this.#watch.on([...new Set([document, this.getRootNode(), ...shadows()])], (!this.#error && this.#source) || document);
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
    this.#box.point(index);
    const { start, end, text } = sentence;
    if (!this.#send('select', { sentence: index, start, end, text })) return true;
    if (!this.#source) return false;
    const [place = null] = this.#places([sentence]);
    this.#box.mark(place);
    this.#box.tell(this.#box.say(place ? 'marked' : 'notFound'));
    return place !== null;
  }

  /**
   * What is drawn in another form, for other programs and people.
   * @param {Kind} kind
   * @returns {Promise<string>} rejects with a `NutgrafError`
   */
  async export(kind) {
    if (!this.#digest) await (this.#asked ??= this.digest().finally(() => this.#asked = null));
    return handedOut(this.#box.export?.(kind));
  }

  /** @param {Digest} made @param {boolean} [again] in place of one that was read already */
  #drawn(made, again = false) {
    if (!again) this.#kept = {};
    this.#digest = frozen(made);
    this.#error = null;
    this.#box.unmark();
    this.#send('digest', made);
    this.#paint(made);
    const { say } = this.#box;
    const count = new Set(made.timeline.map(({ group }) => group)).size;
    this.#box.tell(say(again ? 'renewed' : 'ready', {
      sentences: say('sentences', { n: made.summary.length }), dates: say('dates', { n: count }),
    }));
    this.#send('ready');
  }

  /** Where sentences stand on the page; nowhere once what was read has been taken out. @param {Sentence[]} sentences */
  #places(sentences) {
    const body = this.#digest?.article.body ?? '';
    return this.#source?.isConnected ? findAll(this.#source, sentences.map(({ start, end }) => quote(body, start, end))) : [];
  }

  /** @param {Digest} digest */
  #paint(digest) {
    const away = this.#source === null;
    this.#box.paint({
      digest, away,
      url: linkable(digest, this.url ?? (away ? undefined : location.href)),
      direction: this.#source instanceof Element ? getComputedStyle(this.#source).direction : 'auto',
      goTo: sentence => this.goTo(sentence),
      places: sentences => this.#places(sentences.map(n => /** @type {Sentence} */ (digest.sentences[n]))),
      asked: (this.sentences ?? this.about) !== null,
      kept: this.#kept,
    });
  }

  /** Says all that is shown again, in another language. */
  async #retell() {
    if (!this.isConnected || !await this.#box.speak()) return;
    if (this.#digest) this.#paint(this.#digest);
    else if (this.#error) await this.#excuse(this.#error);
  }

  /** @param {NutgrafError} error */
  async #failed(error) {
    this.#digest = null;
    this.#error = error;
    this.#box.unmark();
    if (!await this.#excuse(error)) return;
    this.#box.tell(this.#box.title);
    this.#send('error', { code: error.code, message: error.message });
  }

  /** @param {NutgrafError} error */
  #excuse(error) {
    return this.#box.excuse(error, force => void this.digest({ force }).catch(() => {}));
  }

  /** @param {string} name @param {unknown} [detail] @returns {boolean} false where a listener took it over */
  #send(name, detail) {
    return this.dispatchEvent(new CustomEvent(`nutgraf:${name}`, {
      detail, bubbles: true, composed: true, cancelable: name === 'select',
    }));
  }
}
