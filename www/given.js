// @ts-check
// What is given in the page's place: a digest made before, or the address of a text. Loaded only where it is used.

import { NutgrafError } from './engine.js';
import { LARGEST } from './limits.js';

/** @import { Digest } from './types.d.ts' */
/** @typedef {string | [Shape] | { [key: string]: Shape }} Shape a type or form, `?` where it may be null; all of a list; fields */

/** The newest shape of a digest that this module knows. */
const VERSION = 1;
/** What a string is beyond one. `value`: as `is_value` of `src/story/source.rs`. @type {{ [type: string]: RegExp }} */
const FORMS = {
  day: /^\d{4}-\d\d-\d\d$/,
  value: /^(?:\.\.|(?:FY|BC)?[\dXT][\dA-Z:+-]{1,24})(?:\/(?:\.\.|(?:FY|BC)?[\dXT][\dA-Z:+-]{1,24}))?$/,
};
/** A digest or story is nested less deep, and holds fewer objects. */
const DEEPEST = 16;
const MOST = 1 << 22;
/** Digests have up to eight. */
const MOST_TOPICS = 32;
const SPAN = { start: 'number', end: 'number' };
/** @type {Shape} */
const PICKS = [{ sentence: 'number', reasons: [{ name: 'string', weight: 'number' }] }];
/** What is drawn of a digest. @type {Shape} */
const SHAPE = {
  article: { title: 'string', published: 'string?', language: 'string', url: 'string?', truncated: 'string?', body: 'string' },
  sentences: [{ ...SPAN, text: 'string', speaker: 'string?' }],
  timexes: [{ ...SPAN, mod: 'string?' }],
  summary: PICKS,
  ranking: PICKS,
  topics: [{ text: 'string', sentences: ['number'] }],
  timeline: [{
    ...SPAN, value: 'value', first: 'day?', last: 'day?', precision: 'string', status: 'string', cancelled: 'boolean',
    basis: 'string', anchor: 'string?', confidence: 'number', label: 'string', sentence: 'number', text: 'string', group: 'number',
  }],
};
/** How white space differs between a sentence and its place in the body doesn't count. */
const squeeze = (/** @type {string} */ text) => text.replace(/\s+/g, '');

/** @param {string} why @param {unknown} [cause] @returns {never} */
export function refuse(why, cause) {
  throw new NutgrafError('InvalidDigest', `the given digest can't be shown: ${why}`, { cause });
}

/**
 * What was given, as a copy, for its maker may go on changing it: a tree that can be frozen, and written as JSON.
 * @param {unknown} given @param {string} what it is, in words @returns {any}
 */
export function copied(given, what) {
  let made;
  try {
    made = typeof given === 'string' ? JSON.parse(given) : structuredClone(given);
  } catch (cause) {
    refuse(`${what} is no JSON`, cause);
  }
  let left = MOST;
  const hold = (/** @type {unknown} */ value, /** @type {number} */ deep) => {
    if (typeof value === 'bigint') refuse(`${what} is no JSON`);
    if (typeof value !== 'object' || value === null) return;
    // What holds itself is endless.
    if (deep === 0) refuse(`${what} is nested too deep`);
    if (left-- === 0) refuse(`${what} holds too much`);
    for (const inner of Object.values(value)) hold(inner, deep - 1);
  };
  hold(made, DEEPEST);
  return made;
}

/** Whatever is named a second time. @param {Iterable<number | string>} all @param {string} what */
export function once(all, what) {
  const seen = new Set();
  for (const each of all) if (seen.size === seen.add(each).size) refuse(`${what} names ${each} twice`);
}

/**
 * A digest that was made elsewhere, if it is one.
 * @param {unknown} given a digest or its JSON
 * @returns {Digest}
 */
export function checked(given) {
  const made = copied(given, 'it');
  const version = /** @type {any} */ (made)?.version;
  if (!Number.isInteger(version) || version < 1) refuse('it names no `version`');
  if (version > VERSION) refuse(`its version is ${version}, and this Nutgraf reads up to ${VERSION}`);
  // Digests made before there were topics have none.
  made.topics ??= [];
  fits(made, SHAPE, 'digest');
  const digest = /** @type {Digest} */ (made);
  const { sentences, article } = digest;
  let at = 0;
  for (const { start, end, text } of sentences) {
    // Each part of the body is looked at once, then and later.
    if (!(start >= at && end >= start && end <= article.body.length)) refuse('its sentences are not in order');
    at = end;
    if (squeeze(article.body.slice(start, end)) !== squeeze(text)) refuse('its offsets are not in UTF-16 code units');
  }
  const picked = [digest.summary, digest.ranking].map(picks => picks.map(({ sentence }) => sentence));
  const { topics } = digest;
  if (topics.length > MOST_TOPICS) refuse(`digest.topics has more than ${MOST_TOPICS}`);
  topics.forEach((topic, n) => once(topic.sentences, `digest.topics[${n}].sentences`));
  ['summary', 'ranking'].forEach((name, n) => once(picked[n] ?? [], `digest.${name}`));
  for (const sentence of [...picked, digest.timeline.map(({ sentence }) => sentence), ...topics.map(topic => topic.sentences)].flat()) {
    if (!sentences[sentence]) refuse(`it has no sentence ${sentence}`);
  }
  return digest;
}

/** @param {any} value @param {Shape} shape @param {string} at */
export function fits(value, shape, at) {
  if (typeof shape === 'string') {
    const type = shape.replace('?', '');
    if (type !== shape && value === null) return;
    const form = FORMS[type];
    if (form ? typeof value !== 'string' || !form.test(value) : typeof value !== type) refuse(`${at} is no ${type}`);
  } else if (Array.isArray(shape)) {
    if (!Array.isArray(value)) refuse(`${at} is no list`);
    for (let n = 0; n < value.length; n++) fits(value[n], shape[0], `${at}[${n}]`);
  } else {
    if (typeof value !== 'object' || value === null) refuse(`${at} is no object`);
    for (const [name, inner] of Object.entries(shape)) fits(value[name], inner, `${at}.${name}`);
  }
}

/**
 * What stands at an address: of the same origin, or of one that allows it (CORS).
 * @param {string} address @param {AbortSignal} signal
 * @returns {Promise<{ input: string, type: 'html' | 'text', url: string }>}
 */
export async function fetched(address, signal) {
  const unavailable = (/** @type {string} */ why, /** @type {unknown} */ cause) =>
    new NutgrafError('SourceUnavailable', `${address} can't be read: ${why}`, { cause });
  const base = location.href;
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw unavailable('it is no address of the web', address);
  try {
    const answer = await fetch(url, { signal, headers: { accept: 'text/html, text/plain;q=0.9' } });
    if (!answer.ok) throw new Error(`the server says ${answer.status}`);
    const kind = answer.headers.get('content-type') ?? '';
    if (!/^(?:text\/(?:html|plain)|application\/xhtml\+xml)\b/i.test(kind)) throw new Error(`its type is ${kind || 'unknown'}`);
    const input = decode(await bounded(answer), kind);
    return { input, type: /^text\/plain/i.test(kind) ? 'text' : 'html', url: answer.url };
  } catch (cause) {
    if (signal.aborted) throw new NutgrafError('Aborted', 'the digest was called off', { cause });
    if (cause instanceof NutgrafError) throw cause;
    throw unavailable(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** Reads no more than the limit, whatever the server says of the length. @param {Response} answer */
async function bounded({ body }) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let length = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    length += read.value.length;
    if (length > LARGEST) {
      void reader?.cancel();
      throw new NutgrafError('TooLarge', `the page is larger than the limit of ${LARGEST} bytes: give a part of it`);
    }
    parts[parts.length] = read.value;
  }
  return new Blob(parts).arrayBuffer();
}

/** By the encoding that the server names, or else the page itself. @param {ArrayBuffer} bytes @param {string} kind */
function decode(bytes, kind) {
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 1024));
  const label = (named.exec(kind) ?? named.exec(/<meta[^>]+charset[^>]+/i.exec(head)?.[0] ?? ''))?.[1];
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
