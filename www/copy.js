// @ts-check
// What a reader takes along: sentences as quotes, with links that open the page at them; what is planned.

/** @import { Digest, Entry, Sentence } from './types.d.ts' */

/** Quotes of more words are named by their first and last ones. */
const WORDS = 5;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

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
export function link(url, { article }, sentence) {
  return `${url}#:~:text=${fragment(article.body, sentence)}`;
}

/** The text directive for a sentence. @param {string} body @param {Sentence} sentence */
function fragment(body, { start, end }) {
  const exact = body.slice(start, end).replace(/\s+/g, ' ');
  const words = exact.split(' ');
  const once = body.indexOf(body.slice(start, end)) === start;
  const before = once ? '' : body.slice(0, start).trim().split(/\s+/).slice(-3).join(' ');
  const prefix = before && `${encode(before)}-,`;
  if (words.length <= 2 * WORDS) return prefix + encode(exact);
  return `${prefix}${encode(words.slice(0, WORDS).join(' '))},${encode(words.slice(-WORDS).join(' '))}`;
}

/** A dash would end a prefix, so it is written out too. @param {string} text */
function encode(text) {
  return encodeURIComponent(text).replace(/-/g, '%2D');
}

/** What is planned for a day that is known: one for each event. @param {Digest} digest @returns {Entry[]} */
export function planned({ timeline }) {
  const off = new Set(timeline.filter(({ cancelled }) => cancelled).map(({ group }) => group));
  return timeline.filter(({ group, first, precision, status }) => precision === 'day' && status === 'scheduled' &&
    DAY.test(first ?? '') && !off.has(group) && off.add(group));
}
