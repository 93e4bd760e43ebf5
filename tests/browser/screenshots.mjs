// `node tests/browser/screenshots.mjs DIR [WORD]`: pictures to look at, of the demo and of every state of the element light,
// dark, narrow and right to left, all or those with WORD in their name; `index.html` shows them side by side, and
// `readme.webp` is the one of the README, kept as www/demo/screenshot.webp.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launch } from './browsers.mjs';
import { open } from './harness.mjs';
import { click, handle, heard, listen } from './person.mjs';
import { serve } from './server.mjs';
import { ARTICLE, CHRONICLE, whole } from './story.mjs';
import { STORY_STATES } from './story-states.mjs';
import { STATES } from './suites/axe.mjs';

const SCHEME = '<link rel="stylesheet" href="/suite/page.css">';
const made = (body, more = {}) => ({ html: whole(body, { head: SCHEME, ...more }) });
/** As many dates in one spring as in all years around it. */
const DENSE = ARTICLE.replace('</article>', `${Array.from({ length: 9 }, (_, n) => `<p>On ${n + 2} March 1981 the fire brigade closed quay number ${n + 1}.</p>`).join('')}</article>`);
const ready = page => heard(page, 'ready');

/** The ways in which every state is shown. */
const WAYS = [
  { way: 'light', width: 760 },
  { way: 'dark', width: 760, look: 'dark' },
  { way: 'narrow', width: 320 },
  { way: 'rtl', width: 760, rtl: true },
];

/** Pictures for their own sake: file name, what to open, how to get there, how wide, and how it looks: as on a light screen, where it doesn't say. */
const PICTURES = [
  { name: 'readme', at: '/index.html', reach: shortened, width: 1280, height: 1000, type: 'webp' },
  { name: 'demo', at: '/index.html', reach: picked, width: 1366 },
  { name: 'demo-dark', at: '/index.html', reach: picked, width: 1180, look: 'dark' },
  { name: 'demo-tag', at: '/index.html', reach: tagged, width: 1180 },
  { name: 'demo-tag-320', at: '/index.html', reach: tagged, width: 320 },
  { name: 'demo-tag-rtl', at: '/index.html?dir=rtl', reach: tagged, width: 1180 },
  { name: 'demo-story', at: '/index.html', reach: told, width: 1180 },
  { name: 'demo-story-dark', at: '/index.html', reach: told, width: 1180, look: 'dark' },
  { name: 'demo-story-320', at: '/index.html', reach: told, width: 320 },
  { name: 'demo-story-rtl', at: '/index.html?dir=rtl', reach: told, width: 1180 },
  { name: 'page', at: '/articles/ferry-vote.html', reach: ready, width: 1180 },
  { name: 'page-dark', at: '/articles/ferry-vote.html', reach: ready, width: 1180, look: 'dark' },
  { name: 'opened', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: opened, width: 760, height: 1150 },
  { name: 'opened-ar', ...made(`<nut-graf lang="ar"></nut-graf>${ARTICLE}`, { html: 'lang="en" dir="rtl"' }), reach: opened, width: 760, height: 1150 },
  { name: 'opened-forced', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: opened, width: 760, height: 1150, look: 'forced' },
  // 1280 px at 400 %.
  { name: 'zoom-400', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: opened, width: 320, height: 1900 },
  { name: 'narrow-280', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: ready, width: 280, height: 1250 },
  { name: 'dense-760', ...made(`<nut-graf></nut-graf>${DENSE}`), reach: ready, width: 760, height: 1000 },
  { name: 'dense-rtl-320', ...made(`<nut-graf lang="ar"></nut-graf>${DENSE}`, { html: 'lang="en" dir="rtl"' }), reach: ready, width: 320, height: 1100, look: 'dark' },
  { name: 'contrast', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: opened, width: 760, height: 1000, look: 'contrast' },
  { name: 'paper', ...made(`<nut-graf></nut-graf>${CHRONICLE}`), reach: printed, width: 700, height: 1200 },
  // And every state that there is, in all these ways.
  ...[...STATES, ...STORY_STATES].flatMap(([state, source, reach, how = {}]) => WAYS.map(way => stated(state, source, reach, { ...how, ...way }))),
];

/** A state in one of the ways: on the demo's own pages as on those made of it. */
function stated(state, source, reach, { way, rtl = false, before, policy, ...look }) {
  const name = `${state.replaceAll(/\W+/g, '-')}-${way}`;
  if (source.startsWith('/')) {
    const turned = async page => {
      await reach(page);
      if (rtl) await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    };
    return { name, at: source, reach: turned, ...look };
  }
  const html = rtl ? source.replace(/<html lang="en">/, '<html lang="en" dir="rtl">') : source;
  return { name, html, policy, before, reach, height: 700, ...look };
}

async function picked(page) {
  await heard(page, 'ready');
  await click(page, '[part~="summary"] li:nth-child(2) [aria-expanded], [part~="summary"] [aria-expanded]');
  await click(page, '[part~="summary"] [part~="sentence"]');
  await page.evaluate(() => document.querySelector('nut-graf').scrollIntoView({ block: 'start', behavior: 'instant' }));
}

/** Summary, timeline and article in one view. */
async function shortened(page) {
  await heard(page, 'ready');
  await (await handle(page, 'input[type="range"]')).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await click(page, '[part~="summary"] [part~="sentence"]');
  await page.evaluate(() => document.querySelector('#result').scrollIntoView({ block: 'start', behavior: 'instant' }));
  await page.mouse.move(0, 0);
}

/** The form with much of it filled in, and its box. */
async function tagged(page) {
  await heard(page, 'ready');
  await page.evaluate(async () => {
    const form = document.querySelector('#tag');
    for (const [name, value] of Object.entries({ sentences: '2', lang: 'de', scheme: 'dark', radius: '12px', accent: '#5fc4a5' })) form.elements.namedItem(name).value = value;
    form.elements.namedItem('own-accent').checked = true;
    form.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => document.querySelector('#stage nut-graf')?.shadowRoot?.querySelector('[part~="sentence"]'));
  });
}

/** The story of several papers alone, its first event opened. */
async function told(page) {
  await page.evaluate(() => document.querySelector('#told').scrollIntoView({ behavior: 'instant' }));
  await page.evaluate(() => until(() => document.querySelector('#told').shadowRoot?.querySelector('.timeline')).then(() => {
    document.querySelector('#told').shadowRoot.querySelector('.timeline [aria-expanded]').click();
    for (const other of document.querySelectorAll('main > :not(.several), .top, .skip')) other.hidden = true;
    document.querySelector('#told').scrollIntoView({ behavior: 'instant' });
  }));
}

/** All that can be opened. */
async function opened(page) {
  await heard(page, 'ready');
  await click(page, '.summary [aria-expanded]');
  await click(page, 'footer [aria-expanded]');
  await page.evaluate(() => until(() => box().querySelector('.why li') && box().querySelectorAll('footer button').length > 2).then(() => {}));
  await page.evaluate(() => box().querySelector('.filter button:last-child').focus());
  await page.evaluate(() => document.querySelector('nut-graf').scrollIntoView({ block: 'start', behavior: 'instant' }));
}

async function printed(page) {
  await heard(page, 'ready');
  await page.emulateMediaType('print');
}

const [folder, word = ''] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tests/browser/screenshots.mjs DIR [WORD]');
mkdirSync(folder, { recursive: true });
const wanted = PICTURES.filter(({ name }) => name.includes(word));
const site = await serve();
try {
  for (const of of [undefined, 'dark', 'forced', 'contrast']) {
    const browser = await launch('chromium', of ? { [of]: true } : {});
    for (const { name, at, html, policy = 'strict', before = listen, reach, width, height = 900, type = 'png' } of wanted.filter(({ look }) => look === of)) {
      const file = path.join(folder, `${name}.${type}`);
      await open(browser, html ? site.page(html, policy) : site.origin + at, async page => {
        await reach(page);
        await page.screenshot({ path: file, type, fullPage: !html && type === 'png', ...(type === 'webp' ? { quality: 90 } : {}) });
      }, { width, height, before, expected: /./ });
      console.log(`${file}  ${Math.ceil(statSync(file).size / 1024)} KB`);
    }
    await browser.close();
  }
} finally {
  await site.close();
}
const figures = wanted.map(({ name, type = 'png' }) => `<figure><img src="${name}.${type}" alt=""><figcaption>${name}</figcaption></figure>`);
writeFileSync(path.join(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Pictures</title>
<style>body { display: flex; flex-wrap: wrap; gap: 1rem; font: 1rem system-ui; background: #888 } figure { margin: 0 } img { max-width: 30rem }</style>
${figures.join('\n')}\n`);
