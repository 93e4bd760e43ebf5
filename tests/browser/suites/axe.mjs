// Accessibility as a machine can judge it: axe finds nothing in any state, light and dark, in both browsers; and what
// the reader's system asks for (dark, forced colours) is followed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BROWSERS, launch } from '../browsers.mjs';
import { open } from '../harness.mjs';
import { click, heard, listen } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, FRONT, STORY, whole } from '../story.mjs';

const AXE = readFileSync(path.join(ROOT, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const SCHEME = '<link rel="stylesheet" href="/suite/page.css">';

/** Every state: its name, its page, how to get there. */
const STATES = [
  ['ready', whole(`<nut-graf></nut-graf>${ARTICLE}`, { head: SCHEME }), async page => {
    await heard(page, 'ready');
  }],
  ['opened and marked', whole(`<nut-graf></nut-graf>${ARTICLE}`, { head: SCHEME }), async page => {
    await heard(page, 'ready');
    await click(page, '[aria-expanded]');
    await click(page, '[part~="summary"] [part~="sentence"]');
  }],
  ['a text from elsewhere', whole('<main><h1>Reader</h1><nut-graf></nut-graf></main>', { head: SCHEME }), async page => {
    await page.evaluate(text => { document.querySelector('nut-graf').text = text; }, `A headline for it\n\n${STORY}`);
    await heard(page, 'ready');
  }],
  ['right to left', whole(`<nut-graf></nut-graf>${ARTICLE}`, { head: SCHEME, html: 'lang="ar" dir="rtl"' }), async page => {
    await heard(page, 'ready');
  }],
  ['waiting', whole(`<nut-graf></nut-graf>${ARTICLE}`, { head: SCHEME, define: '/slip/held-axe/npm/define.js' }), async page => {
    await page.evaluate(() => customElements.whenDefined('nut-graf').then(() => until(() => box().querySelector('[aria-busy]'))));
  }],
  ['no article', whole(`<main><nut-graf></nut-graf>${FRONT}</main>`, { head: SCHEME, title: 'News' }), async page => {
    await heard(page, 'error');
  }],
  ['wasm forbidden', whole(`<nut-graf></nut-graf>${ARTICLE}`, { head: SCHEME }), async page => {
    await heard(page, 'error');
  }, 'no wasm'],
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
  ['a wrong setting', whole(`<nut-graf published="soon"></nut-graf>${ARTICLE}`, { head: SCHEME }), async page => {
    await heard(page, 'error');
  }],
];

export default async function ({ report, site }) {
  for (const look of [{}, { dark: true }, { forced: true }]) {
    const named = look.dark ? 'dark' : look.forced ? 'forced colours' : 'light';
    const browsers = await Promise.all(BROWSERS.map(name => launch(name, look)));
    const ends = await Promise.allSettled(browsers.map(async browser => {
      for (const [state, html, reach, policy = 'strict'] of look.forced ? STATES.slice(0, 2) : STATES) {
        await report.check(`axe ${browser.name} ${named}: ${state}`, () => open(browser, html.startsWith('/') ? site.origin + html : site.page(html, policy), async page => {
          await reach(page);
          assert.deepEqual(await faults(page), []);
        }, { before: listen, expected: /wasm|script-src|favicon/i }));
      }
      await report.check(`axe ${browser.name} ${named}: the element follows`, () =>
        open(browser, site.page(STATES[0][1]), page => follows(page, look), { before: listen }));
    }));
    await Promise.all(browsers.map(browser => browser.close()));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

/** What axe objects to inside the element. The page around it is ours too, so all of it counts. */
async function faults(page) {
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
