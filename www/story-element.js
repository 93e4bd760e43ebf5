// @ts-check
// `<nut-graf-story>`: joins articles to one story and shows its summary and its timeline, every source beside its claim.
// The class only: story-define.js registers it. Importing it touches no DOM.

import { Base, reflect, upgrade } from './attributes.js';
import { link } from './copy.js';
import { ask } from './dom.js';
import { StoryBox } from './draw-story-box.js';
import { MOST_ARTICLES } from './limits.js';
import { frozen, handedOut, known, unlessCalledOff } from './outcome.js';
import { find, quote } from './page.js';
import { fresh, NutgrafError } from './story.js';
import { checkedStory, fromAddresses, fromDigests, fromElements, joined, readBefore } from './story-sources.js';
import { linkable } from './view.js';

/** @import { Kind } from './export.js' */
/** @import { Given } from './story-sources.js' */
/** @import { Missing, Source, StoryKept } from './story-view.js' */
/** @import { Digest, Sentence, Story } from './types.d.ts' */
/** @typedef {{ story: Story, sources: (Source & { place: Element | null })[], missing: Missing[] }} Made */

export { fresh, NutgrafError, story } from './story.js';

const NAMES = /** @type {const} */ (['for', 'src', 'sentences']);

/**
 * @fires nutgraf:story a story is there; detail: the Story, frozen
 * @fires nutgraf:ready it is drawn
 * @fires nutgraf:error detail: { code, message }
 * @fires nutgraf:select a source was chosen; detail: { article, sentence, text, url }, the address that leads to the sentence; cancel it to show it yourself
 */
export class NutGrafStory extends Base {
  static observedAttributes = [...NAMES, 'lang'];

  /** @type {readonly unknown[] | null} */
  #digests = null;
  /** @type {readonly unknown[]} */
  #before = [];
  /** @type {unknown} a story made elsewhere */
  #given = null;
  /** @type {Made | null} */
  #made = null;
  /** @type {NutgrafError | null} */
  #error = null;
  /** What was read already stays read when the rest is tried again. @type {Map<unknown, Digest>} */
  #read = new Map();
  /** @type {AbortController | null} */
  #abort = null;
  /** @type {Promise<Story> | null} the run that exports wait for */
  #asked = null;
  #queued = false;
  #due = true;
  /** @type {StoryKept} */
  #kept = {};
  #box = new StoryBox(this);

  connectedCallback() {
    this.#box.style();
    upgrade(this, [...NAMES, 'digests', 'read', 'precomputed']);
    if (this.#due) this.#schedule();
  }

  disconnectedCallback() {
    this.#abort?.abort();
    this.#box.unmark();
  }

  adoptedCallback() {
    this.#box.style();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (name === 'lang') void this.#retell();
    else if (before !== after) this.#schedule();
  }

  /** Digests of the articles, in any order, as they are or as JSON. @returns {readonly (Digest | string)[] | null} */
  get digests() { return /** @type {readonly (Digest | string)[] | null} */ (this.#digests); }
  set digests(digests) { this.#digests = listed('digests', digests); this.#schedule(); }

  /** Digests of the articles that the reader has read before: what the others add is marked as new. @returns {readonly (Digest | string)[]} */
  get read() { return /** @type {readonly (Digest | string)[]} */ (this.#before); }
  set read(digests) { this.#before = listed('read', digests) ?? []; this.#schedule(); }

  /** A Story of the same digests, made elsewhere, as it is or as JSON: it is drawn without the story's wasm. @returns {Story | string | null} */
  get precomputed() { return /** @type {Story | string | null} */ (this.#given); }
  set precomputed(story) { this.#given = story ?? null; this.#schedule(); }

  /** Selector of the elements to join, each an article of this page. */
  get for() { return this.getAttribute('for'); }
  set for(selector) { reflect(this, 'for', selector); }

  /** Addresses of the articles, with spaces between. */
  get src() { return this.getAttribute('src'); }
  set src(addresses) { reflect(this, 'src', addresses); }

  /** Length of the summary in sentences. */
  get sentences() { return this.hasAttribute('sentences') ? Number(this.getAttribute('sentences')) : null; }
  set sentences(count) { reflect(this, 'sentences', count); }

  /**
   * Reads the articles and joins them again. At most one run is in flight: the one before is called off.
   * @param {{ force?: boolean }} [how] `force`: even what looks like no article
   * @returns {Promise<Story>} rejects with a `NutgrafError`
   */
  async join({ force = false } = {}) {
    this.#read.clear();
    return this.#join(force);
  }

  /** @param {boolean} [force] */
  async #join(force = false) {
    this.#due = false;
    this.#error = null;
    this.#abort?.abort();
    const { signal } = this.#abort = new AbortController();
    const spoken = this.#box.speak().catch(() => {});
    try {
      this.#box.tell('');
      if (!this.#made) this.#box.wait();
      this.#box.busy = true;
      const [made] = await Promise.all([this.#run(signal, force), spoken]);
      unlessCalledOff(signal);
      this.#drawn(made);
      return made.story;
    } catch (error) {
      const wrong = known(error);
      if (wrong.code !== 'Aborted') await this.#failed(wrong);
      // It was taken out, and may have been put back at once.
      else if (this.#abort?.signal === signal) this.#schedule();
      throw wrong;
    } finally {
      if (this.#abort?.signal === signal) this.#box.busy = false;
    }
  }

  /** @returns {Given[]} */
  #articles() {
    if (this.#digests) return fromDigests(this.#digests);
    const addresses = this.src?.match(/\S+/g)?.map(address => ({ address, name: address }));
    if (addresses) return fromAddresses(addresses);
    if (this.for) return fromElements(this, this.for);
    // Not its property: that of a link in a drawing is no text.
    return fromAddresses([...this.querySelectorAll('a[href]')].map(link => {
      const href = link.getAttribute('href') ?? '';
      return { address: URL.canParse(href, link.baseURI) ? new URL(href, link.baseURI).href : href, name: link.textContent?.trim() || href };
    }));
  }

  /** @param {AbortSignal} signal @param {boolean} force @returns {Promise<Made>} */
  async #run(signal, force) {
    const given = this.#articles();
    if (given.length === 0) throw new NutgrafError('Empty', 'give the articles: `digests`, `src`, `for`, or links inside the element');
    if (given.length > MOST_ARTICLES) throw new NutgrafError('TooMany', `there are ${given.length} articles, the limit is ${MOST_ARTICLES}: give fewer`);
    const read = await Promise.all(given.map(async ({ name, key, place, make }) => {
      try {
        const digest = this.#read.get(key) ?? frozen(await make(signal, force));
        this.#read.set(key, digest);
        return { name, digest, place };
      } catch (error) {
        return { name, error: known(error) };
      }
    }));
    unlessCalledOff(signal);
    const all = read.flatMap(each => (each.digest ? [each] : []));
    const unread = read.flatMap(each => (each.error ? [each] : []));
    if (all.length === 0 && unread[0]) throw unread[0].error;
    const { made, there, missing } = this.#given === null ? await joined(all, { sentences: this.sentences, signal }) :
      { made: checkedStory(this.#given, all.map(({ digest }) => digest)), there: all, missing: [] };
    const before = await readBefore(this.#before, signal);
    const sources = await Promise.all(made.articles.map(async ({ given: [first = 0] }) => {
      const { digest, place } = /** @type {typeof there[0]} */ (there[first]);
      const news = before.length > 0 ? await fresh(before, digest, { signal }) : null;
      const stands = place && standsIn(place, digest);
      return { digest, place: stands ? place : null, here: Boolean(stands), url: linkable(digest, place ? location.href : undefined),
        sentences: news && new Set(news.sentences), entries: news && new Set(news.entries) };
    }));
    return { story: frozen(made), sources, missing: [...unread, ...missing] };
  }

  /** One run for all that changes at once, after the document has been read. */
  #schedule() {
    this.#due = true;
    this.#read.clear();
    this.#kept = {};
    if (this.#queued || !this.isConnected) return;
    this.#queued = true;
    const start = () => {
      this.#queued = false;
      if (this.isConnected && this.#due) this.#join().catch(() => {});
    };
    if (ask(document, 'readyState') !== 'loading') void Promise.resolve().then(start);
    else EventTarget.prototype.addEventListener.call(document, 'DOMContentLoaded', start, { once: true });
  }

  /**
   * Shows a sentence of an article in its place on this page: scrolls there and marks it.
   * @param {number} article of the story's @param {number} sentence of that article's digest
   * @returns {boolean} whether it was found
   */
  goTo(article, sentence) {
    const source = this.#made?.sources[article];
    const at = source?.digest.sentences[sentence];
    if (!source || !at) return false;
    this.#box.point(/** @type {any} */ (`${article}.${sentence}`));
    if (!this.#select(article, sentence)) return true;
    const place = source.place?.isConnected ? find(source.place, quote(source.digest.article.body, at.start, at.end)) : null;
    this.#box.mark(place);
    this.#box.tell(this.#box.say(place ? 'marked' : source.here ? 'notFound' : 'elsewhere'));
    return place !== null;
  }

  /**
   * What is drawn in another form, for other programs and people.
   * @param {Kind} kind
   * @returns {Promise<string>} rejects with a `NutgrafError`
   */
  async export(kind) {
    if (!this.#made) await (this.#asked ??= this.#join().finally(() => this.#asked = null));
    return handedOut(this.#box.export?.(kind));
  }

  /** @param {Made} made */
  #drawn(made) {
    this.#made = made;
    this.#error = null;
    this.#box.unmark();
    this.#send('story', made.story);
    this.#paint(made);
    const { say } = this.#box;
    const { summary, rows, articles } = made.story;
    this.#box.tell(say('ready', {
      sentences: say('sentences', { n: summary.length }), dates: say('dates', { n: rows.length }), articles: say('articles', { n: articles.length }),
    }));
    this.#send('ready');
  }

  /** @param {Made} made */
  #paint(made) {
    this.#box.show({
      ...made, asked: this.sentences !== null, kept: this.#kept,
      retry: () => void this.#join().catch(() => {}),
      goTo: (article, sentence) => void this.goTo(article, sentence),
      select: (article, sentence) => this.#select(article, sentence),
    });
  }

  /** @param {number} article @param {number} sentence */
  #select(article, sentence) {
    const { digest, url } = /** @type {Source} */ (this.#made?.sources[article]);
    return this.#send('select', { article, sentence, text: digest.sentences[sentence]?.text ?? '', url: url === undefined ? null : link(url, digest, /** @type {Sentence} */ (digest.sentences[sentence])) });
  }

  /** Says all that is shown again, in another language. */
  async #retell() {
    if (!this.isConnected || !await this.#box.speak()) return;
    if (this.#made) this.#paint(this.#made);
    else if (this.#error) await this.#excuse(this.#error);
  }

  /** @param {NutgrafError} error */
  async #failed(error) {
    this.#made = null;
    this.#error = error;
    this.#box.unmark();
    if (!await this.#excuse(error)) return;
    this.#box.tell(this.#box.title);
    this.#send('error', { code: error.code, message: error.message });
  }

  /** @param {NutgrafError} error */
  #excuse(error) {
    return this.#box.excuse(error, force => void this.#join(force).catch(() => {}));
  }

  /** @param {string} name @param {unknown} [detail] @returns {boolean} false where a listener took it over */
  #send(name, detail) {
    return this.dispatchEvent(new CustomEvent(`nutgraf:${name}`, { detail, bubbles: true, composed: true, cancelable: name === 'select' }));
  }
}

/** Whether an element still holds what was read of it. @param {Element} place @param {Digest} digest */
function standsIn(place, { article, sentences: [first] }) {
  return first !== undefined && find(place, quote(article.body, first.start, first.end)) !== null;
}

/** @param {string} name @param {unknown} digests @returns {readonly unknown[] | null} */
function listed(name, digests) {
  if (digests === null || digests === undefined) return null;
  if (!Array.isArray(digests)) throw new NutgrafError('InvalidOption', `\`${name}\` is a list of digests`);
  return [...digests];
}
