// Accessibility as a machine can judge it: axe finds nothing in any state, light and dark, in both browsers; and what
// the reader's system asks for (dark, forced colours) is followed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { remember, scramble } from '../broken.mjs';
import { BROWSERS, launch } from '../browsers.mjs';
import { open } from '../harness.mjs';
import { click, heard, listen, press } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, CHRONICLE, FRONT, STORY, WALLED, whole } from '../story.mjs';

const AXE = `(() => { ${readFileSync(path.join(ROOT, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8')} })()`;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const SCHEME = '<link rel="stylesheet" href="/suite/page.css">';

/** A page of the element's, in the reader's colours. */
const page = (body, more = {}) => whole(body, { head: SCHEME, ...more });
const ready = page => heard(page, 'ready');
const failed = page => heard(page, 'error');
const given = text => async page => {
  await page.evaluate(text => { document.querySelector('nut-graf').text = text; }, text);
  await page.evaluate(() => document.querySelector('nut-graf').digest({ force: true }).then(() => {}));
};
const READER = '<main><h1>Reader</h1><nut-graf></nut-graf></main>';
const SHORT = 'The ferry to the island was cancelled on 3 March 2026 because of the wind.';
const DATELESS = STORY.split('\n').filter(line => !/\d{2}|Tues|Wednes|Febru|winter|spring/.test(line)).join('\n');
const remembering = page => listen(page).then(() => page.evaluateOnNewDocument(remember));

/** Every state: its name, its page, how to get there, and what else it takes. */
export const STATES = [
  ['ready', page(`<nut-graf></nut-graf>${ARTICLE}`), ready],
  ['all opened and marked, the way back shown', page(`<nut-graf></nut-graf><p>${'Weather and tides. '.repeat(900)}</p>${ARTICLE}`), async page => {
    await ready(page);
    await click(page, '.summary [aria-expanded]');
    await press(page, 'Take it along');
    await press(page, 'planned (1)');
    await press(page, 'Sentences about …');
    await page.evaluate(() => until(() => box().querySelector('[part~="topic"]')).then(() => {}));
    await click(page, '[part~="topic"]');
    await click(page, '[part~="summary"] [part~="sentence"]');
    await page.evaluate(() => until(() => box().querySelector('.back') && shown(box().querySelector('.back')) && box().querySelector('.why li')).then(() => {}));
  }],
  ['many dates', page(`<nut-graf></nut-graf>${CHRONICLE}`), ready],
  ['a text from elsewhere', page(READER), given(`A headline for it\n\n${STORY}`)],
  ['too short to shorten', page(READER), given(SHORT)],
  ['no dates', page(READER), given(DATELESS)],
  ['cut off by a wall', page(`<nut-graf></nut-graf>${WALLED}`), ready],
  ['right to left', page(`<nut-graf></nut-graf>${ARTICLE}`, { html: 'lang="ar" dir="rtl"' }), ready],
  ['in Arabic', page(`<nut-graf lang="ar"></nut-graf>${ARTICLE}`), ready],
  ['in Arabic, no article', page(`<main><nut-graf lang="ar"></nut-graf>${FRONT}</main>`, { title: 'News' }), failed],
  ['in Japanese', page(`<nut-graf lang="ja"></nut-graf>${ARTICLE}`), ready],
  ['waiting', page(`<nut-graf></nut-graf>${ARTICLE}`, { define: '/slip/held-axe/npm/define.js' }), async page => {
    await page.evaluate(() => customElements.whenDefined('nut-graf').then(() => until(() => box().querySelector('[aria-busy]'))));
    assert.equal(await page.evaluate(() => box().getAnimations().length), 0, 'it moves, though the reader asks for calm');
  }],
  ['no article', page(`<main><nut-graf></nut-graf>${FRONT}</main>`, { title: 'News' }), failed],
  ['wasm forbidden', page(`<nut-graf></nut-graf>${ARTICLE}`), failed, { policy: 'no wasm' }],
  ['wasm not there', page(`<nut-graf></nut-graf>${ARTICLE}`, { define: '/slip/gone-axe/npm/define.js' }), failed],
  ['a trap', page(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
    await ready(page);
    await page.evaluate(scramble);
    await page.evaluate(() => document.querySelector('nut-graf').digest().catch(() => {}).then(() => {}));
  }, { before: remembering }],
  ['failed', page(`<nut-graf></nut-graf>${ARTICLE}`, { define: '' }), async page => {
    await page.evaluate(() => { globalThis.AbortController = undefined; });
    await page.evaluate(() => import('/npm/define.js').then(() => {}));
    await failed(page);
  }],
  ['a wrong setting', page(`<nut-graf published="soon"></nut-graf>${ARTICLE}`), failed],
  ['the demo', '/index.html', async page => {
    await heard(page, 'ready');
    await click(page, '[part~="summary"] [part~="sentence"]');
  }],
  ['the demo with a mistake', '/index.html', async page => {
    await heard(page, 'ready');
    await page.evaluate(() => { document.querySelector('#text').value = ' '; });
    await (await page.$('#own button[type="submit"]')).click();
  }],
  ['a sample page', '/articles/flood.html', async page => {
    await heard(page, 'ready');
  }],
];

export default async function ({ report, site }) {
  for (const look of [{}, { dark: true }, { forced: true }, { contrast: true }]) {
    const named = look.dark ? 'dark' : look.forced ? 'forced colours' : look.contrast ? 'high contrast' : 'light';
    const browsers = await Promise.all(BROWSERS.map(name => launch(name, look)));
    const ends = await Promise.allSettled(browsers.map(async browser => {
      for (const [state, html, reach, { policy = 'strict', before = listen } = {}] of look.forced || look.contrast ? STATES.slice(0, 3) : STATES) {
        await report.check(`axe ${browser.name} ${named}: ${state}`, () => open(browser, html.startsWith('/') ? site.origin + html : site.page(html, policy), async page => {
          await reach(page);
          assert.deepEqual(await faults(page), []);
        }, { before, expected: /wasm|script-src|favicon|404/i }));
      }
      await report.check(`axe ${browser.name} ${named}: the element follows`, () =>
        open(browser, site.page(STATES[0][1]), page => follows(page, look), { before: listen }));
    }));
    await Promise.all(browsers.map(browser => browser.close()));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

/** What axe objects to inside the element. The page around it is ours too, so all of it counts. */
export async function faults(page) {
  await page.evaluate(AXE);
  return page.evaluate(async tags => {
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'], iframes: false });
    return violations.filter(({ id }) => id !== 'region').flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.target.flat().join(' ')} (${node.any.concat(node.all, node.none).map(each => each.message).join('; ')})`));
  }, TAGS);
}

async function follows(page, { dark, forced }) {
  await heard(page, 'ready');
  const seen = await page.evaluate(() => {
    const root = getComputedStyle(box().querySelector('[part~="root"]'));
    const light = of => /\d+/.exec(of)[0] > 127;
    return { paperIsLight: light(root.backgroundColor), inkIsLight: light(root.color), forced: matchMedia('(forced-colors: active)').matches,
      dark: matchMedia('(prefers-color-scheme: dark)').matches };
  });
  assert.equal(seen.forced, Boolean(forced), 'the browser was not asked');
  if (!forced) assert.deepEqual([seen.dark, seen.paperIsLight, seen.inkIsLight], [Boolean(dark), !dark, Boolean(dark)]);
  else assert.notEqual(seen.paperIsLight, seen.inkIsLight);
}
