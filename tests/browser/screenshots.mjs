// `node tests/browser/screenshots.mjs DIR`: pictures of the element in its states, to look at; `readme.webp` is the
// one that the README shows, kept as www/demo/screenshot.webp.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { launch } from './browsers.mjs';
import { open } from './harness.mjs';
import { click, handle, heard, listen } from './person.mjs';
import { serve } from './server.mjs';
import { ARTICLE, CHRONICLE, FRONT, OTHER, STORY, WALLED, whole } from './story.mjs';

const SCHEME = '<link rel="stylesheet" href="/suite/page.css">';
const made = (body, more = {}) => ({ html: whole(body, { head: SCHEME, ...more }) });
/** As many dates in one spring as in all years around it. */
const DENSE = ARTICLE.replace('</article>', `${Array.from({ length: 9 }, (_, n) => `<p>On ${n + 2} March 1981 the fire brigade closed quay number ${n + 1}.</p>`).join('')}</article>`);
/** Set as the element's text. @param {string} text */
const given = text => async page => {
  await page.evaluate(text => { document.querySelector('nut-graf').text = text; }, text);
  await page.evaluate(() => document.querySelector('nut-graf').digest({ force: true }).then(() => {}));
};
const ready = page => heard(page, 'ready');
const failed = page => heard(page, 'error');

/** File name, what to open, how to get there, how wide, and how it looks: as on a light screen, where it doesn't say. */
const PICTURES = [
  { name: 'readme', at: '/index.html', reach: shortened, width: 1280, height: 1000, type: 'webp' },
  { name: 'demo-light', at: '/index.html', reach: picked, width: 1180 },
  { name: 'demo-dark', at: '/index.html', reach: picked, width: 1180, look: 'dark' },
  { name: 'demo-320', at: '/index.html', reach: picked, width: 320 },
  { name: 'demo-rtl', at: '/index.html?dir=rtl', reach: picked, width: 1180 },
  { name: 'page-light', at: '/articles/ferry-vote.html', reach: ready, width: 1180 },
  { name: 'page-dark', at: '/articles/ferry-vote.html', reach: ready, width: 1180, look: 'dark' },
  { name: 'page-320', at: '/articles/flood.html', reach: ready, width: 320 },
  { name: 'state-waiting', ...made(`<nut-graf></nut-graf>${ARTICLE}`, { define: '/slip/held-picture/npm/define.js' }), reach: waiting, width: 700, height: 420 },
  { name: 'state-no-article', ...made(`<nut-graf></nut-graf>${FRONT}`, { title: 'News' }), reach: failed, width: 700, height: 300 },
  { name: 'state-wasm-forbidden', ...made(`<nut-graf></nut-graf>${ARTICLE}`), policy: 'no wasm', reach: failed, width: 700, height: 300 },
  { name: 'state-unavailable-dark', ...made(`<nut-graf></nut-graf>${ARTICLE}`, { define: '/slip/gone-picture/npm/define.js' }), reach: failed, width: 700, height: 300, look: 'dark' },
  { name: 'opened', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: opened, width: 760, height: 1150 },
  { name: 'opened-dark', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: opened, width: 760, height: 1150, look: 'dark' },
  { name: 'opened-forced', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: opened, width: 760, height: 1150, look: 'forced' },
  { name: 'opened-ar', ...made(`<nut-graf lang="ar"></nut-graf>${ARTICLE}`, { html: 'lang="en" dir="rtl"' }), reach: opened, width: 760, height: 1150 },
  { name: 'many-ja', ...made(`<nut-graf lang="ja"></nut-graf>${CHRONICLE}`), reach: ready, width: 1100, height: 800 },
  // 1280 px at 400 %.
  { name: 'zoom-400', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: opened, width: 320, height: 1900 },
  { name: 'back', ...made(`<nut-graf></nut-graf><p>${'Weather and tides. '.repeat(400)}</p>${ARTICLE}`), reach: marked, width: 500, height: 500 },
  { name: 'wall-320', ...made(`<nut-graf></nut-graf>${WALLED}`), reach: ready, width: 320, height: 700 },
  { name: 'narrow-280', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: ready, width: 280, height: 1250 },
  { name: 'dense-760', ...made(`<nut-graf></nut-graf>${DENSE}`), reach: ready, width: 760, height: 1000 },
  { name: 'dense-rtl-320', ...made(`<nut-graf lang="ar"></nut-graf>${DENSE}`, { html: 'lang="en" dir="rtl"' }), reach: ready, width: 320, height: 1100, look: 'dark' },
  { name: 'no-dates', ...made('<nut-graf></nut-graf>'), reach: given(STORY.split('\n').filter(line => !/\d{2}|day|Febru|winter|spring/.test(line)).join('\n')), width: 760, height: 360 },
  { name: 'too-short', ...made('<nut-graf></nut-graf>'), reach: given(OTHER), width: 760, height: 700 },
  { name: 'contrast', ...made(`<nut-graf></nut-graf>${ARTICLE}`), reach: opened, width: 760, height: 1000, look: 'contrast' },
  { name: 'paper', ...made(`<nut-graf></nut-graf>${CHRONICLE}`), reach: printed, width: 700, height: 1200 },
  { name: 'state-invalid-320', ...made(`<nut-graf published="soon"></nut-graf>${ARTICLE}`), reach: failed, width: 320, height: 300, look: 'forced' },
];

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

/** All that can be opened. */
async function opened(page) {
  await heard(page, 'ready');
  await click(page, '.summary [aria-expanded]');
  await click(page, 'footer [aria-expanded]');
  await page.evaluate(() => until(() => box().querySelector('.why li') && box().querySelectorAll('footer button').length > 2).then(() => {}));
  await page.evaluate(() => box().querySelector('.filter button:last-child').focus());
  await page.evaluate(() => document.querySelector('nut-graf').scrollIntoView({ block: 'start', behavior: 'instant' }));
}

async function marked(page) {
  await heard(page, 'ready');
  await click(page, '[part~="summary"] [part~="sentence"]');
  await page.evaluate(() => until(() => box().querySelector('.back') && shown(box().querySelector('.back'))).then(() => {}));
}

async function printed(page) {
  await heard(page, 'ready');
  await page.emulateMediaType('print');
}

async function waiting(page) {
  await page.evaluate(() => customElements.whenDefined('nut-graf').then(() => until(() => box().querySelector('[aria-busy]'))));
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tests/browser/screenshots.mjs DIR');
mkdirSync(folder, { recursive: true });
const site = await serve();
try {
  for (const of of [undefined, 'dark', 'forced', 'contrast']) {
    const browser = await launch('chromium', of ? { [of]: true } : {});
    for (const { name, at, html, policy = 'strict', reach, width, height = 900, type = 'png' } of PICTURES.filter(({ look }) => look === of)) {
      const file = path.join(folder, `${name}.${type}`);
      await open(browser, html ? site.page(html, policy) : site.origin + at, async page => {
        await reach(page);
        const whole = !html && type === 'png';
        await page.screenshot({ path: file, type, fullPage: whole, ...(type === 'webp' ? { quality: 90 } : {}) });
      }, { width, height, before: listen, expected: /./ });
      console.log(`${file}  ${Math.ceil(statSync(file).size / 1024)} KB`);
    }
    await browser.close();
  }
} finally {
  await site.close();
}
