// @ts-check
// The engine in the shape of the browser's own `Summarizer`, for pages that use that where it is and fall back to this one:
// `const Summarizer = globalThis.Summarizer ?? (await import('nutgraf/summarizer')).Summarizer`. It picks, it doesn't
// write: what it answers are the text's own sentences, and it translates nothing.

import { digest, load, NutgrafError } from './engine.js';
import { LARGEST } from './limits.js';
import { escape } from './markdown.js';

/** @import { Digest, Sentence } from './engine.js' */

/** @typedef {'tldr' | 'key-points' | 'teaser' | 'headline'} SummarizerType */
/** @typedef {'short' | 'medium' | 'long'} SummarizerLength */
/** @typedef {'markdown' | 'plain-text'} SummarizerFormat */
/** @typedef {'available' | 'downloadable' | 'downloading' | 'unavailable'} Availability */

/**
 * As the browser's own takes them. The contexts are kept, but no sentence is chosen by them.
 * @typedef {{
 *   type?: SummarizerType,
 *   format?: SummarizerFormat,
 *   length?: SummarizerLength,
 *   sharedContext?: string,
 *   expectedInputLanguages?: readonly string[],
 *   expectedContextLanguages?: readonly string[],
 *   outputLanguage?: string,
 * }} SummarizerCoreOptions
 * @typedef {EventTarget & { ondownloadprogress: ((event: Event & { loaded: number, total: number }) => void) | null }} CreateMonitor
 * @typedef {SummarizerCoreOptions & { signal?: AbortSignal, monitor?: (monitor: CreateMonitor) => void }} SummarizerCreateOptions
 * @typedef {{ context?: string, signal?: AbortSignal }} SummarizeOptions
 */

/** How many sentences, as the browser's own says it; of a headline, at most how many words. */
const LENGTHS = {
  tldr: { short: 1, medium: 3, long: 5 },
  teaser: { short: 1, medium: 3, long: 5 },
  'key-points': { short: 3, medium: 5, long: 7 },
  headline: { short: 12, medium: 17, long: 22 },
};
const FORMATS = ['markdown', 'plain-text'];
/** Languages that put no space between sentences. */
const UNSPACED = /^(?:ja|zh)\b/;

/** @type {Availability} */
let state = 'downloadable';

/** The state is that of the wasm: it comes for the next one too where the first was called off. */
async function download() {
  if (state !== 'available') state = 'downloading';
  try {
    await load();
    state = 'available';
  } catch (error) {
    state = error instanceof NutgrafError && error.code === 'WasmForbidden' ? 'unavailable' : 'downloadable';
    throw error;
  }
}

export class Summarizer {
  /** @type {Required<Pick<SummarizerCoreOptions, 'type' | 'format' | 'length'>> & SummarizerCoreOptions} */
  #options;
  #ended = new AbortController();

  /** Use `Summarizer.create()`. @param {SummarizerCoreOptions} options */
  constructor(options) {
    this.#options = settled(options);
  }

  /** Whether it can do that, and whether its wasm is here yet. @param {SummarizerCoreOptions} [options] @returns {Promise<Availability>} */
  static async availability(options = {}) {
    const { outputLanguage, expectedInputLanguages = [] } = settled(options);
    const translates = expectedInputLanguages.some(tag => !speaks(tag, outputLanguage));
    return !globalThis.WebAssembly || translates ? 'unavailable' : state;
  }

  /** @param {SummarizerCreateOptions} [options] @returns {Promise<Summarizer>} */
  static async create({ signal, monitor, ...options } = {}) {
    const made = new Summarizer(options);
    if (await Summarizer.availability(options) === 'unavailable') {
      throw new DOMException('no sentence is translated: the output is in the language of the input', 'NotSupportedError');
    }
    signal?.throwIfAborted();
    const progress = /** @type {CreateMonitor} */ (Object.assign(new EventTarget(), { ondownloadprogress: null }));
    monitor?.(progress);
    const tell = (/** @type {number} */ loaded) => {
      const event = Object.assign(new Event('downloadprogress'), { lengthComputable: true, loaded, total: 1 });
      progress.ondownloadprogress?.(event);
      progress.dispatchEvent(event);
    };
    tell(0);
    try {
      await calledOff(download(), signal);
    } catch (error) {
      throw translated(error, signal);
    }
    tell(1);
    signal?.addEventListener('abort', () => made.#ended.abort(signal.reason), { once: true });
    return made;
  }

  get type() { return this.#options.type; }
  get format() { return this.#options.format; }
  get length() { return this.#options.length; }
  get sharedContext() { return this.#options.sharedContext ?? ''; }
  get expectedInputLanguages() { return this.#options.expectedInputLanguages ?? null; }
  get expectedContextLanguages() { return this.#options.expectedContextLanguages ?? null; }
  get outputLanguage() { return this.#options.outputLanguage ?? null; }
  /** The longest text, in what `measureInputUsage` counts: bytes of UTF-8. */
  get inputQuota() { return LARGEST; }

  /** @param {string} input @param {SummarizeOptions} [options] @returns {Promise<string>} */
  async summarize(input, options) {
    return (await this.#parts(input, options)).join('');
  }

  /** The same in pieces: a sentence each. @param {string} input @param {SummarizeOptions} [options] @returns {ReadableStream<string>} */
  summarizeStreaming(input, options) {
    const parts = this.#parts(input, options);
    return new ReadableStream({
      async start(controller) {
        for (const part of await parts) controller.enqueue(part);
        controller.close();
      },
    });
  }

  /** @param {string} input @param {SummarizeOptions} [options] @returns {Promise<number>} */
  async measureInputUsage(input, { signal } = {}) {
    this.#alive(signal);
    return usage(String(input));
  }

  destroy() {
    this.#ended.abort(new DOMException('the summarizer was destroyed', 'AbortError'));
  }

  /** @param {AbortSignal} [signal] */
  #alive(signal) {
    signal?.throwIfAborted();
    this.#ended.signal.throwIfAborted();
    return this.#ended.signal;
  }

  /** @param {string} input @param {SummarizeOptions} [options] @returns {Promise<string[]>} */
  async #parts(input, { signal } = {}) {
    const ended = this.#alive(signal);
    const text = String(input);
    if (!text.trim()) return [];
    const { type, format, length, outputLanguage } = this.#options;
    const n = LENGTHS[type][length];
    const both = AbortSignal.any(signal ? [signal, ended] : [ended]);
    let made;
    try {
      made = await digest(text, {
        type: 'text', force: true, ...(type === 'headline' ? { sentences: 1, words: n } : { sentences: n }), signal: both,
      });
    } catch (error) {
      const answer = translated(error, both);
      throw answer.name === 'QuotaExceededError' ? Object.assign(answer, { requested: usage(text), quota: LARGEST }) : answer;
    }
    const { language } = made.article;
    if (language !== 'und' && !speaks(language, outputLanguage)) {
      throw new DOMException(`the text is in ${language}, and no sentence is translated`, 'NotSupportedError');
    }
    const markup = format === 'markdown';
    const lines = chosen(made, type, n).map(line => (markup ? escape(line) : line));
    const [between, before] = type !== 'key-points' ? [UNSPACED.test(language) ? '' : ' ', ''] : ['\n', markup ? '* ' : ''];
    return lines.map((line, at) => `${at > 0 ? between : ''}${before}${line}`);
  }
}

/**
 * A headline is the article's own, or else the best sentence that is short enough; a teaser is how the text begins; key
 * points are the best sentences by topic; all else the best in the order of the text.
 * @param {Digest} digest @param {SummarizerType} type @param {number} n
 */
function chosen({ article, sentences, summary, ranking }, type, n) {
  const words = (/** @type {Sentence[]} */ of) => of.map(({ text }) => text);
  if (type === 'teaser') return words(sentences.slice(0, n));
  const best = (/** @type {Digest['summary']} */ picks) => words(picks.flatMap(({ sentence }) => sentences[sentence] ?? []));
  if (type === 'key-points') return best(grouped(summary));
  if (type !== 'headline') return best(summary);
  return [article.title || (best(summary)[0] ?? best(ranking)[0] ?? '').split('\n', 1)[0] || ''];
}

/** What is about one topic together, in the order in which the text comes to the topics. @param {Digest['summary']} summary */
function grouped(summary) {
  const order = [...new Set(summary.map(({ topic }) => topic))];
  return order.flatMap(topic => summary.filter(pick => pick.topic === topic));
}

/** @param {SummarizerCoreOptions} options */
function settled(options) {
  const { type = 'key-points', format = 'markdown', length = 'short' } = options;
  if (!Object.hasOwn(LENGTHS, type)) throw new TypeError(`type is one of ${Object.keys(LENGTHS).join(', ')}`);
  if (!FORMATS.includes(format)) throw new TypeError(`format is one of ${FORMATS.join(', ')}`);
  if (!Object.hasOwn(LENGTHS.tldr, length)) throw new TypeError(`length is one of ${Object.keys(LENGTHS.tldr).join(', ')}`);
  const { expectedInputLanguages, expectedContextLanguages, outputLanguage } = options;
  return {
    ...options, type, format, length,
    ...(expectedInputLanguages && { expectedInputLanguages: canonical(expectedInputLanguages) }),
    ...(expectedContextLanguages && { expectedContextLanguages: canonical(expectedContextLanguages) }),
    ...(outputLanguage !== undefined && { outputLanguage: canonical([outputLanguage])[0] }),
  };
}

/** The tags as they should be written; no tag at all is a RangeError, as the browser's own throws it. @param {readonly string[]} tags */
const canonical = tags => Object.freeze(Intl.getCanonicalLocales([...tags]));

/** @param {string} text */
const usage = text => new TextEncoder().encode(text).length;

/** Whether a text in a language is one in the language wanted. @param {string} tag @param {string} [wanted] */
function speaks(tag, wanted) {
  const primary = (/** @type {string} */ tag) => tag.split('-')[0]?.toLowerCase();
  return !wanted || primary(tag) === primary(wanted);
}

/** @template T @param {Promise<T>} promise @param {AbortSignal} [signal] @returns {Promise<T>} */
function calledOff(promise, signal) {
  if (!signal) return promise;
  return new Promise((done, fail) => {
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    promise.then(done, fail);
  });
}

/** The errors that the browser's own has. @param {unknown} error @param {AbortSignal} [signal] */
function translated(error, signal) {
  if (signal?.aborted) return signal.reason;
  const code = error instanceof NutgrafError ? error.code : '';
  const name = /** @type {Record<string, string>} */ ({ TooLarge: 'QuotaExceededError', Aborted: 'AbortError', Timeout: 'TimeoutError', WasmForbidden: 'NotSupportedError', WasmUnavailable: 'NetworkError' })[code];
  return name ? new DOMException(/** @type {Error} */ (error).message, name) : error;
}
