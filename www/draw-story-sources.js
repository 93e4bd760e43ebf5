// @ts-check
// Who says it: the line that names an article beside its words, the list of all articles, and those that could not be read.

import { link } from './copy.js';
import { button, element, own, woven } from './dom.js';
import { dayOf, paperOf, tongueOf } from './story-view.js';
import { directionOf } from './words.js';

/** @import { Digest, Sentence, StoryArticle } from './types.d.ts' */
/** @import { Source, StoryView } from './story-view.js' */

/** The paper and the day: a link to the sentence, or a button that leads to it where it stands on this page.
 * @param {StoryView} view @param {number} index of the article @param {number} sentence */
export function drawSource(view, index, sentence) {
  const { sources, select, goTo } = view;
  const { here, url, digest } = /** @type {Source} */ (sources[index]);
  const names = drawName(view, index);
  const title = digest.article.title || null;
  if (here) {
    const go = button({ part: 'source', class: 'source go', title, 'data-sentence': `${index}.${sentence}` }, '', () => goTo(index, sentence));
    go.append(names);
    return go;
  }
  if (!url) return element('span', { part: 'source', class: 'source', title }, names);
  const made = element('a', { part: 'source', class: 'source', title, href: addressOf(url, digest, sentence) }, names);
  made.addEventListener('click', event => {
    if (!select(index, sentence)) event.preventDefault();
  });
  return made;
}

/** @param {StoryView} view @param {number} index */
export function drawName({ story, say, dates }, index) {
  const article = /** @type {StoryArticle} */ (story.articles[index]);
  const day = dayOf(article);
  const paper = element('bdi', tongueOf(article), paperOf(article));
  if (day === null) return paper;
  const named = woven(say('source', { paper: '\0', date: '\x01' }), paper,
    element('time', { datetime: day, dir: 'auto', lang: dates.locale }, dates.text({ value: day })));
  // Between the two there is no letter that says how it runs.
  named.dir = directionOf(dates.locale);
  return named;
}

/** The same as words. @param {StoryView} view @param {number} index */
export function nameOf({ story, say, dates }, index) {
  const article = /** @type {StoryArticle} */ (story.articles[index]);
  const day = dayOf(article);
  return day === null ? paperOf(article) : say('source', { paper: paperOf(article), date: dates.text({ value: day }) });
}

/** @param {string} url @param {Digest} digest @param {number} sentence */
export function addressOf(url, digest, sentence) {
  return link(url, digest, /** @type {Sentence} */ (digest.sentences[sentence]));
}

/** Every article in order of publication. @param {StoryView} view */
export function drawArticles(view) {
  const { story, sources, say, select } = view;
  return [element('ol', { class: 'articles' }, ...story.articles.map((article, index) => {
    const { url, digest } = /** @type {Source} */ (sources[index]);
    const title = digest.article.title || paperOf(article);
    const same = story.articles.findIndex(({ voice }) => voice === article.voice);
    const name = element(url ? 'a' : 'span', { href: url, class: 'title', ...tongueOf(article) }, title);
    if (url) name.addEventListener('click', event => {
      if (!select(index, 0)) event.preventDefault();
    });
    return element('li', {}, name,
      element('p', {}, drawName(view, index)),
      article.published === null && element('p', {}, own(say('undated'))),
      same < index && element('p', {}, woven(say('sameText', { source: '\0' }), drawName(view, same))));
  }))];
}

/** What could not be read and why, and a way to try again. @param {StoryView} view */
export function drawMissing({ missing, say, retry, later }) {
  if (missing.length === 0) return undefined;
  return element('div', { part: 'missing', class: 'note missing' },
    element('p', {}, own(say('missing', { n: missing.length }))),
    element('ul', {}, ...missing.map(({ name, error }) => {
      const why = element('span', { dir: 'auto' });
      const said = () => say(`state.${error.code === 'NoArticle' ? error.kind ?? 'other' : error.code}`, { n: 0 });
      why.textContent = said() || error.message;
      // The words for failures come late.
      if (!said()) later(() => { why.textContent = said() || error.message; });
      return element('li', {}, element('bdi', { class: 'name' }, name), ' ', why);
    })),
    element('div', { class: 'acts' }, button({ class: 'act' }, say('again'), retry)));
}
