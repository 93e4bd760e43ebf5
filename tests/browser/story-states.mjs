// Every state of a story's box: its name, its page, how to get there, and what else it takes. For axe and for pictures.
import { heard } from './person.mjs';
import { host, paper, PAPERS } from './stories.mjs';

const SCHEME = '<link rel="stylesheet" href="/suite/page.css">';
const page = (element, more = {}) => host(element, { head: SCHEME, ...more });
const PLAIN = page('<nut-graf-story></nut-graf-story>');
const ready = page => heard(page, 'ready');
const failed = page => heard(page, 'error');
const SOURCES = PAPERS.map((_, n) => paper(n));
/** A report without a date in it. */
const DATELESS = SOURCES[0].replace(/<p>[^<]*(?:Monday|Tuesday|\d{4}|June)[^]*?<\/p>/g, '').replace(/<meta property="article[^>]*>/, '');

/** Digests the sources in the page and hands them over; `read`: so many of them were read before. */
const told = (sources, read = 0) => page => page.evaluate(async (sources, read) => {
  const [{ digest }] = await Promise.all([import('/npm/engine.js'), customElements.whenDefined('nut-graf-story')]);
  const digests = await Promise.all(sources.map(html => digest(html, { type: 'html', force: true })));
  const element = document.querySelector('nut-graf-story');
  element.read = digests.slice(0, read);
  element.digests = digests;
  await heard('ready');
}, sources, read);

async function opened(page) {
  await told(SOURCES, 3)(page);
  await page.evaluate(() => {
    for (const toggle of box().querySelectorAll('[aria-expanded="false"]')) toggle.click();
    return until(() => box().querySelectorAll('footer button').length > 3).then(() => {});
  });
}

export const STORY_STATES = [
  ['story', PLAIN, told(SOURCES)],
  ['story, all opened, some of it new', PLAIN, opened],
  ['story, one article', PLAIN, told(SOURCES.slice(4))],
  ['story, no dates', PLAIN, told([DATELESS])],
  ['story, in Arabic', page('<nut-graf-story lang="ar"></nut-graf-story>'), opened],
  ['story, some missing', page('<nut-graf-story src="/articles/flood.html /nowhere.html /articles/ferry-vote.html"></nut-graf-story>'), ready],
  ['story, all missing', page('<nut-graf-story src="/nowhere.html"></nut-graf-story>'), failed],
  ['story, nothing to join', PLAIN, failed],
  ['story, waiting', page('<nut-graf-story src="/articles/flood.html"></nut-graf-story>', { define: '/slip/held-story/npm/story-define.js' }),
    page => page.evaluate(() => customElements.whenDefined('nut-graf-story').then(() => until(() => box().querySelector('[aria-busy]'))).then(() => {}))],
  ['story, wasm forbidden', page('<nut-graf-story src="/articles/flood.html"></nut-graf-story>'), failed, { policy: 'no wasm' }],
];
