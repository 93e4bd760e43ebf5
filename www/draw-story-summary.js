// @ts-check
// The story's summary: its sentences with their sources, and the dial for its length.

import { button, element, own } from './dom.js';
import { BOUND, drawDial, drawSpeaker, MOST } from './draw-summary.js';
import { addressOf, drawSource, nameOf } from './draw-story-sources.js';
import { isNewPick, tongueOf } from './story-view.js';

/** @import { Source, StoryView } from './story-view.js' */
/** @import { StoryArticle, StoryPick } from './types.d.ts' */

/** All lengths are there from the start, so that the dial only shows and hides. @param {StoryView} view */
export function drawStorySummary(view) {
  const { story, sources, say, kept } = view;
  const least = Math.min(BOUND, story.summary.length);
  const all = sources.reduce((sum, { digest }) => sum + digest.sentences.length, 0);
  const most = Math.max(least, Math.min(MOST, story.ranking.length, Math.ceil(all / 2)));
  const items = inOrder(story.ranking.slice(0, most)).map(({ pick, rank }) => ({ pick, rank, item: drawPick(view, pick) }));
  const list = element('ol', { part: 'summary', class: 'summary' }, ...items.map(({ item }) => item));
  const saved = own('');
  let length = least;
  const chosen = () => items.filter(({ rank }) => rank < length).map(({ pick }) => pick);
  const turn = (/** @type {number} */ to) => {
    length = to;
    for (const { rank, item } of items) item.hidden = rank >= length;
    saved.textContent = say('from', { chosen: length, all, articles: say('articles', { n: sources.length }) });
  };
  const set = Math.min(kept.length ?? least, most);
  turn(set);
  return { list, saved, chosen, dial: most > 1 && most < all && drawDial(view, set, most, turn) };
}

/** As the articles were published, and within each as it stands there. @param {StoryPick[]} ranking */
function inOrder(ranking) {
  return ranking.map((pick, rank) => ({ pick, rank })).sort((a, b) => a.pick.article - b.pick.article || a.pick.sentence - b.pick.sentence);
}

/** @param {StoryView} view @param {StoryPick} pick */
function drawPick(view, pick) {
  const { story, sources, say } = view;
  const article = /** @type {StoryArticle} */ (story.articles[pick.article]);
  const fresh = isNewPick(view, pick);
  const copy = button({ class: 'act' }, say(sources[pick.article]?.url ? 'copyLink' : 'copy'), () => view.copy(citePick(view, pick)));
  const said = /** @type {Source} */ (sources[pick.article]).digest.sentences[pick.sentence];
  return element('li', { class: fresh && 'new' }, element('p', { part: 'sentence', class: 'words', ...tongueOf(article) }, pick.text),
    element('div', { class: 'acts' }, fresh && drawNew(say), said && drawSpeaker(say, said, tongueOf(article)), drawSource(view, pick.article, pick.sentence), copy));
}

/** The sign of what is new. @param {import('./words.js').Say} say */
export function drawNew(say) {
  return element('span', { part: 'new', class: 'sign', dir: 'auto' }, say('new'));
}

/** A sentence to take along. @param {StoryView} view @param {StoryPick} pick */
export function citePick(view, { article, sentence, text }) {
  const { digest, url } = /** @type {Source} */ (view.sources[article]);
  return [`“${text}”`, digest.article.title, nameOf(view, article), url && addressOf(url, digest, sentence)].filter(Boolean).join('\n');
}
