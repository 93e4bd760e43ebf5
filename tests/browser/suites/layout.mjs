// How the box lies on a page: narrow, mirrored, printed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checks, heard, listen, texts } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, CHRONICLE, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
/** What the package's README says to keep the place by. */
const [KEPT] = /nut-graf:not\(:defined\)[^`]*/.exec(readFileSync(path.join(ROOT, 'www/README.md'), 'utf8'));
export const NARROW = { width: 320, height: 700 };

/** Opens all that opens, and says what of the box is too wide for the page, cut off, or too small to be hit. */
export async function cramped(page) {
  for (let n = await page.evaluate(() => box().querySelectorAll('[aria-expanded="false"]').length); n > 0; n--) {
    await page.evaluate(() => [...box().querySelectorAll('[aria-expanded="false"]')].find(shown)?.click());
  }
  await page.evaluate(() => until(() => [...box().querySelectorAll('[aria-expanded="true"]')].filter(shown).length > 1 && box().querySelector('[part~="why"] li')).then(() => {}));
  return page.evaluate(() => {
    const all = [...box().querySelectorAll('*')].filter(shown);
    const named = (what, each) => `${what}: ${each.className || each.localName} ${each.textContent.slice(0, 30)}`;
    const small = all.filter(each => each.matches('button, input, a')).filter(each => {
      const { width, height } = each.getBoundingClientRect();
      return width < 24 || height < 24;
    });
    const cut = all.filter(each => each.clientWidth > 24 && each.scrollWidth > each.clientWidth + 1);
    const over = document.scrollingElement.scrollWidth - innerWidth;
    return [...over > 0 ? [`${over} px too wide`] : [], ...small.map(each => named('small', each)), ...cut.map(each => named('cut', each))];
  });
}

export default async function ({ report, site, each }) {
  await each(async browser => {
    const check = checks('layout', { report, site, browser });

    await check('the text stands under its heading at 320 px, and the room kept for it is about what it takes', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: `/slip/held-room-${browser.name}/npm/define.js` }), async page => {
      const height = () => page.evaluate(() => box().querySelector('[part~="root"]').getBoundingClientRect().height);
      await page.evaluate(() => customElements.whenDefined('nut-graf').then(() => until(() => box().querySelector('[aria-busy]'))));
      const kept = await height();
      site.mend(`held-room-${browser.name}`);
      await heard(page, 'ready');
      const edges = await page.evaluate(() => [box().querySelector('h2 bdi'), box().querySelector('.summary .go')].map(each => each.getBoundingClientRect().left));
      assert.equal(edges[0], edges[1]);
      const taken = await height();
      assert.ok(kept / taken > 0.6 && kept / taken < 1.4, `${kept} px kept, ${taken} px taken`);
    }, NARROW);

    // The one browser that measures it.
    for (const [width, kept] of browser.name === 'chromium' ? [[380, KEPT], [1100, KEPT.replace('62em', '40em')]] : []) {
      await check(`${width} px wide, its place kept by the README's line: what stands below hardly moves, from no script to the summary`, whole(`<nut-graf></nut-graf>${ARTICLE}`, { head: `<style>${kept}</style>` }), async page => {
        await heard(page, 'ready');
        await page.evaluate(() => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame)).then(() => {}));
        const moved = await page.evaluate(() => moves.reduce((sum, { value }) => sum + value, 0));
        assert.ok(moved < 0.05, `a shift of ${moved}`);
      }, { width, policy: 'none', before: async page => {
        await listen(page);
        await page.evaluateOnNewDocument(() => {
          globalThis.moves = [];
          new PerformanceObserver(list => moves.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
        });
      } });
    }

    await check('320 px: nothing to scroll sideways, targets of 24 px', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      assert.deepEqual(await cramped(page), []);
    }, NARROW);

    await check('the header is calm at any width: the dial beside the title, what it made below or beside, then what leads on', whole(`<div><nut-graf></nut-graf></div>${CHRONICLE}`, { head: '<style>div { width: 380px } body { margin: 0 }</style>' }), async page => {
      await heard(page, 'ready');
      /** What stands in each line. */
      const lines = width => page.evaluate(width => {
        document.querySelector('div').style.width = width;
        const lines = [];
        for (const [name, selector] of Object.entries({ title: 'h2', saved: '[part~="saved"]', dial: '[part~="dial"]', date: '[part~="meta"]', jump: 'header .act', about: 'header [aria-expanded]' })) {
          const { top, height } = box().querySelector(selector).getBoundingClientRect();
          const line = lines.find(line => Math.abs(line.top - top - height / 2) < 8) ?? (lines.push({ top: top + height / 2, names: [] }), lines.at(-1));
          line.names.push(name);
        }
        return lines.sort((a, b) => a.top - b.top).map(({ names }) => names.join(' '));
      }, width);
      assert.deepEqual(await lines('380px'), ['title dial', 'saved', 'date', 'jump about']);
      assert.deepEqual(await lines('760px'), ['title saved dial', 'date jump about']);
    }, { policy: 'none' });

    await check('right to left', whole(`<nut-graf></nut-graf>${ARTICLE}`, { html: 'lang="ar" dir="rtl"' }), async page => {
      await heard(page, 'ready');
      const seen = await page.evaluate(() => {
        const rect = selector => box().querySelector(selector).getBoundingClientRect();
        const [root, title, dial] = [rect('[part~="root"]'), rect('h2'), rect('[part~="dial"]')];
        return { direction: getComputedStyle(box().querySelector('[part~="root"]')).direction,
          titleAtRight: root.right - title.right < 60, dialAtLeft: dial.left - root.left < root.right - dial.right,
          over: document.scrollingElement.scrollWidth - innerWidth };
      });
      assert.deepEqual(seen, { direction: 'rtl', titleAtRight: true, dialAtLeft: true, over: Math.min(seen.over, 0) });
    });

    await check('on paper', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const paper = await page.pdf({ format: 'a4' });
      assert.equal(Buffer.from(paper).subarray(0, 4).toString(), '%PDF');
      if (browser.name !== 'chromium') return;
      // Only this browser can be asked to show on the screen what it would print.
      await page.emulateMediaType('print');
      assert.deepEqual(await texts(page, '.act, [part~="dial"]'), [], 'buttons on paper');
      assert.ok((await texts(page, SENTENCES)).length > 1);
    });
  });
}
