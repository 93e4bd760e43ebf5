// @ts-check
// The clean article of a digest, drawn so that each sentence can be found again; and what was left out of it.

/** @import { Digest } from './nutgraf/types.d.ts' */

const TAGS = /** @type {Record<string, string>} */ ({ heading: 'h3', item: 'li', quote: 'blockquote', pre: 'pre' });

/** @param {string} name @param {string} [text] @param {string} [className] */
function element(name, text = '', className = '') {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** The publisher's own day, whatever the reader's zone. @param {string} iso */
function day(iso) {
  const date = new Date(`${iso.slice(0, 10)}T00:00Z`);
  return Number.isNaN(date.valueOf()) ? iso : date.toLocaleDateString(undefined, { dateStyle: 'long', timeZone: 'UTC' });
}

export class Reading {
  /** @type {Map<number, HTMLElement[]>} a sentence may go on in the next paragraph */
  #spans = new Map();

  /** @param {HTMLElement} article @param {HTMLDetailsElement} left */
  constructor(article, left) {
    this.article = article;
    this.left = left;
  }

  /** A heading and a line in the article's place. @param {string} title @param {string} line */
  say(title, line) {
    this.#spans.clear();
    const heading = element('h2', title);
    heading.id = 'headline';
    this.article.removeAttribute('lang');
    this.article.dir = 'auto';
    this.article.replaceChildren(heading, element('p', line));
    this.left.hidden = true;
  }

  /** @param {Digest} digest */
  show(digest) {
    this.#spans.clear();
    const { article, sentences } = digest;
    const heading = element('h2', article.title || 'An article without a headline');
    heading.id = 'headline';
    const by = [article.authors.join(', '), article.published && day(article.published)].filter(Boolean).join(' · ');
    /** @type {Node[]} */
    const drawn = [heading];
    if (by) drawn.push(element('p', by, 'by'));
    let list = null;
    let next = 0;
    for (const { start, end, kind } of article.paragraphs) {
      const made = element(TAGS[kind] ?? 'p');
      made.dir = 'auto';
      let at = start;
      // A sentence may have begun in the paragraph before.
      while ((sentences[next]?.end ?? Infinity) <= start) next++;
      for (let index = next, sentence; (sentence = sentences[index]) && sentence.start < end; index++) {
        const [from, to] = [Math.max(sentence.start, at), Math.min(sentence.end, end)];
        const span = element('span', article.body.slice(from, to));
        made.append(article.body.slice(at, from), span);
        this.#spans.set(index, [...(this.#spans.get(index) ?? []), span]);
        at = to;
      }
      made.append(article.body.slice(at, end));
      if (kind !== 'item') list = null;
      else if (!list) drawn.push(list = element('ul'));
      if (list) list.append(made);
      else drawn.push(made);
    }
    this.article.lang = article.language ?? '';
    this.article.dir = 'auto';
    this.article.replaceChildren(...drawn);
    this.#leftOut(article.aside);
  }

  /** Scrolls to a sentence and marks it. @param {number} index @returns {boolean} whether it is there */
  goTo(index) {
    for (const old of this.article.querySelectorAll('.marked')) old.classList.remove('marked');
    const spans = this.#spans.get(index) ?? [];
    for (const span of spans) span.classList.add('marked');
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    spans[0]?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
    return spans.length > 0;
  }

  /** @param {Digest['article']['aside']} aside */
  #leftOut(aside) {
    const [summary, list] = [this.left.querySelector('summary'), this.left.querySelector('dl')];
    if (!summary || !list) return;
    this.left.hidden = aside.length === 0;
    this.left.open = false;
    summary.textContent = `What was left out of the page (${aside.length})`;
    list.replaceChildren(...aside.map(({ reason, text }) => {
      const row = element('div');
      const words = element('dd', text.length > 160 ? `${text.slice(0, 160)} …` : text);
      words.dir = 'auto';
      row.append(element('dt', reason), words);
      return row;
    }));
  }
}
