// @ts-check
// What a reader takes along: sentences as quotes, with links that open the page at them; what is planned.

/** @import { Digest, Entry, Sentence } from './types.d.ts' */
/** @typedef {Pick<Entry, 'group' | 'first' | 'precision' | 'status' | 'cancelled'>} Planned */

/** Quotes of more words are named by their first and last ones. */
const WORDS = 5;
/** So many words before it are tried, one after another, until nothing else is named so. */
const LONGEST = 12;
const CONTEXT = [0, 3, LONGEST];
/** Fewer characters may be part of another sentence too. */
const SHORT = 24;
/** The last day that has a next one in four digits. */
const LAST = '9999-12-30';
/** Made at the first link. @type {WeakMap<Digest, Map<Sentence, string>>} */
const directives = new WeakMap();

/**
 * A sentence as a quote: its words, where it stands, and a link to it where the address is known.
 * @param {Digest} digest @param {Sentence} sentence @param {string | undefined} url
 */
export function cite(digest, sentence, url) {
  return [`“${sentence.text}”`, digest.article.title, url && link(url, digest, sentence)].filter(Boolean).join('\n');
}

/** The chosen sentences under their headline. @param {Digest} digest @param {Sentence[]} chosen @param {string | undefined} url */
export function citeAll(digest, chosen, url) {
  const lines = chosen.map(sentence => `• ${sentence.text}`).join('\n');
  return [digest.article.title, lines, url].filter(Boolean).join('\n\n');
}

/** A link that opens the page at a sentence. @param {string} url @param {Digest} digest @param {Sentence} sentence */
export function link(url, digest, sentence) {
  let made = directives.get(digest);
  if (!made) directives.set(digest, made = directivesOf(digest));
  return `${url}#:~:text=${made.get(sentence)}`;
}

/** Opens an article that stands elsewhere at a sentence. @param {string} url @param {Digest} digest @param {number} sentence */
export function visit(url, digest, sentence) {
  open(link(url, digest, /** @type {Sentence} */ (digest.sentences[sentence])), '_blank', 'noopener');
}

/**
 * The text directive of each sentence, all of them in one walk. What begins like one before it, or is so short that it
 * may stand in the middle of another, is named with words before it; at the start of a paragraph only where it must be,
 * for on the page something else may stand between.
 * @param {Digest} digest @returns {Map<Sentence, string>}
 */
function directivesOf({ article: { body }, sentences }) {
  const seen = new Set();
  /** @type {string[]} */
  let before = [];
  return new Map(sentences.map(sentence => {
    const exact = body.slice(sentence.start, sentence.end);
    const words = exact.trim().split(/\s+/);
    const whole = words.length <= 2 * WORDS;
    const start = encode((whole ? words : words.slice(0, WORDS)).join(' '));
    const names = CONTEXT.map(count => (count && before.length > 0 ? `${encode(before.slice(-count).join(' '))}-,` : '') + start);
    const short = exact.length < SHORT && body[sentence.start - 1] !== '\n';
    const name = names.find((each, n) => !(short && n === 0) && !seen.has(each)) ?? names.at(-1);
    for (const each of names) seen.add(each);
    before = [...before, ...words].slice(-LONGEST);
    return [sentence, name + (whole ? '' : `,${encode(words.slice(-WORDS).join(' '))}`)];
  }));
}

/** Half a character has no code of its own, and a dash would end a prefix. @param {string} text */
function encode(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/-/g, '%2D');
}

/** What is planned for a day that is known: one for each event. @template {Planned} Of @param {{ timeline: Of[] }} digest @returns {Of[]} */
export function planned({ timeline }) {
  const off = new Set(timeline.filter(({ cancelled }) => cancelled).map(({ group }) => group));
  return timeline.filter(({ group, first, precision, status }) => precision === 'day' && status === 'scheduled' &&
    isDay(first ?? '') && !off.has(group) && off.add(group));
}

/** Browsers differ in what they make of 30 February. @param {string} day */
function isDay(day) {
  const at = Date.parse(`${day}T00:00Z`);
  return at === at && day <= LAST && new Date(at).toISOString().startsWith(`${day}T`);
}
