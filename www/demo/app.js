// @ts-check
// The demo page: hands a sample, a pasted text or a file to the widget, and shows the clean article beside it. Where the
// samples and the widget come from, whoever starts it knows.

import { read } from './file.js';
import { Reading } from './article.js';
import { Tag } from './tag.js';

/** @import { Digest } from './nutgraf/types.d.ts' */

/** @template {Element} T @param {string} id @param {new () => T} type @returns {T} */
function part(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no ${type.name} #${id}`);
  return found;
}

/** @type {any} the class comes only once the first text is known */
const widget = part('widget', HTMLElement);
const form = part('own', HTMLFormElement);
const field = part('text', HTMLTextAreaElement);
const date = part('published', HTMLInputElement);
const file = part('file', HTMLInputElement);
const mirror = part('mirror', HTMLButtonElement);
const samples = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('[data-sample]'));
const reading = new Reading(part('article', HTMLElement), part('left', HTMLDetailsElement));

/** What is to be digested, and where it comes from in words. @param {string} text @param {string} origin @param {string} published */
function give(text, origin, published) {
  complain(field, '');
  complain(date, '');
  part('source', HTMLElement).textContent = origin;
  const same = widget.text === text && (widget.published ?? '') === published;
  widget.published = published || null;
  widget.text = text;
  if (same) widget.digest?.().catch(() => {});
}

/** @param {HTMLTextAreaElement | HTMLInputElement} at @param {string} message */
function complain(at, message) {
  part(`${at.id}-error`, HTMLElement).textContent = message;
  if (message) at.setAttribute('aria-invalid', 'true');
  else at.removeAttribute('aria-invalid');
}

/** @param {string} message */
function tell(message) {
  part('status', HTMLElement).textContent = message;
}

/** @param {string | null} name */
function press(name) {
  for (const button of samples) button.setAttribute('aria-pressed', String(button.dataset.sample === name));
}

/**
 * Where things come from: a sample's page by its name, and what registers the widget.
 * `story` gets the second element going.
 * @typedef {{ sample: (name: string) => string | Promise<string>, widget: () => Promise<unknown>, story: (element: HTMLElement) => Promise<unknown> }} Sources
 */
/** @type {Sources} */
let from;

/** The sample asked for last: one that comes late must not replace it. @type {string | null} */
let latest = null;

/** @param {string} name */
async function sample(name) {
  press(name);
  latest = name;
  document.getElementById('page')?.setAttribute('href', `articles/${name}.html`);
  try {
    const text = await from.sample(name);
    if (latest === name) give(text, 'Sample from The Merrow Courier, an invented newspaper', '');
  } catch (error) {
    if (latest === name) give('', `The sample could not be loaded: ${error instanceof Error ? error.message : error}.`, '');
  }
}

/** @param {File} given */
async function open(given) {
  press(null);
  latest = null;
  try {
    give(await read(given), `From the file ${given.name}`, date.value.trim());
    toResult();
  } catch (error) {
    complain(field, error instanceof Error ? error.message : String(error));
    field.focus();
  }
}

function toResult() {
  const result = part('result', HTMLElement);
  result.focus({ preventScroll: true });
  result.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
}

/** The digest of what is shown. @type {Digest | null} */
let digest = null;
widget.addEventListener('nutgraf:digest', (/** @type {CustomEvent<Digest>} */ { detail }) => {
  digest = detail;
  reading.show(detail);
});
widget.addEventListener('nutgraf:select', (/** @type {CustomEvent<{ sentence: number }>} */ event) => {
  event.preventDefault();
  if (reading.goTo(event.detail.sentence)) tell('Marked in the article.');
});
widget.addEventListener('nutgraf:error', (/** @type {CustomEvent<{ code: string, message: string }>} */ { detail }) => {
  // What follows the semicolon is advice for programs; the box offers the same as a button.
  const words = sentence(detail.message.split(';')[0] ?? '');
  reading.say('There is no article to show', words);
  if (detail.code === 'InvalidDate') {
    complain(date, words);
    date.focus();
  }
});

/** @param {string} message @returns {string} with a capital and a full stop */
function sentence(message) {
  return message.charAt(0).toUpperCase() + message.slice(1) + (/[.!?…]$/.test(message) ? '' : '.');
}

for (const button of samples) button.addEventListener('click', () => void sample(button.dataset.sample ?? ''));

form.addEventListener('submit', event => {
  event.preventDefault();
  if (field.value.trim() === '') {
    complain(field, 'There is nothing here yet: paste a text or the HTML of a page, or open a file.');
    field.focus();
    return;
  }
  press(null);
  latest = null;
  give(field.value, 'From the text that you gave', date.value.trim());
  toResult();
});

file.addEventListener('change', () => {
  const [given] = file.files ?? [];
  if (given) void open(given);
  file.value = '';
});

// A page that takes files everywhere must not let one that misses be opened in its place.
let inside = 0;
/** @param {DragEvent} event */
const carries = event => event.dataTransfer?.types.includes('Files') ?? false;
/** @param {number} count */
const hover = count => document.documentElement.classList.toggle('dropping', (inside = Math.max(0, count)) > 0);
addEventListener('dragenter', event => { if (carries(event)) hover(inside + 1); });
addEventListener('dragleave', event => { if (carries(event)) hover(inside - 1); });
addEventListener('dragover', event => { if (carries(event)) event.preventDefault(); });
addEventListener('drop', event => {
  if (!carries(event)) return;
  event.preventDefault();
  hover(0);
  const [given] = event.dataTransfer?.files ?? [];
  if (given) void open(given);
});

/** @param {boolean} rtl */
function turn(rtl) {
  document.documentElement.dir = rtl ? 'rtl' : 'ltr';
  mirror.setAttribute('aria-pressed', String(rtl));
}
mirror.addEventListener('click', () => turn(document.documentElement.dir !== 'rtl'));

/** @param {Sources} sources */
export async function start(sources) {
  from = sources;
  const asked = new URLSearchParams(location.search);
  turn(asked.get('dir') === 'rtl');
  const first = [...samples].find(button => button.dataset.sample === asked.get('sample')) ?? samples[0];
  await sample(first?.dataset.sample ?? '');
  // Only now, so that the widget never digests the demo page itself.
  await from.widget();
  const told = part('told', HTMLElement);
  // Once somebody comes to look at it.
  const seen = new IntersectionObserver(entries => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect();
    void from.story(told);
  }, { rootMargin: '50%' });
  seen.observe(told);
  new Tag(part('tag', HTMLFormElement), part('stage', HTMLElement), part('code', HTMLElement), tell, () => digest);
}
