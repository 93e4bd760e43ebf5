// What the reader's system, paper and the page's width ask of `<nut-graf>`: columns, contrast, calm, wide spacing, a focus
// that is seen, nothing said twice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BROWSERS, launch } from '../browsers.mjs';
import { open } from '../harness.mjs';
import { checks, click, handle, heard, listen, press, texts } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, CHRONICLE, FRONT, OTHER, WALLED, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
const README = readFileSync(path.join(ROOT, 'www/README.md'), 'utf8');
const PAGE = whole(`<nut-graf></nut-graf>${ARTICLE}`);
/** Of five dates, so that they stand beside the summary where there is room. */
const FIVE = WALLED;
/** WCAG 1.4.12. */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

/** The rows of a table of the package's README: what stands in the first column. */
const rows = (readme, heading) => [...readme.split(`| ${heading} |`)[1].split('\n\n')[0].matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);

export default async function ({ report, site, each }) {
  await report.check('looks: the README names each part and each custom property that there is', () => {
    const { modules: [{ declarations: [{ cssParts, cssProperties }] }] } = JSON.parse(readFileSync(path.join(ROOT, 'www/custom-elements.json'), 'utf8'));
    const names = list => list.map(({ name }) => name).sort();
    assert.deepEqual([rows(README, 'part').sort(), rows(README, 'custom property').sort()], [names(cssParts), names(cssProperties)]);
  });

  await each(async browser => {
    const check = checks('looks', { report, site, browser });

    await check('as wide as its place, not as the window: one column at 280 px, two where there is room', whole(
      `<div><nut-graf for="#story"></nut-graf></div>${FIVE}`, { head: '<style>div { width: 280px } body { margin: 0 }</style>' }), async page => {
      await heard(page, 'ready');
      const seen = width => page.evaluate(width => {
        document.querySelector('div').style.width = width;
        const [summary, when] = ['.summary', '.when'].map(each => box().querySelector(each).getBoundingClientRect());
        const over = [...box().querySelectorAll('*')].filter(each => shown(each) && each.clientWidth > 24 && each.scrollWidth > each.clientWidth + 1);
        return { beside: when.left > summary.right, below: when.top > summary.bottom - 1, over: over.map(each => each.className || each.localName) };
      }, width);
      assert.deepEqual(await seen('280px'), { beside: false, below: true, over: [] });
      assert.deepEqual(await seen('760px'), { beside: true, below: false, over: [] });
      assert.deepEqual(await seen('1040px'), { beside: true, below: false, over: [] });
    }, { policy: 'none', width: 1100 });

    await check('each custom property sets what it says, and each part is styled from outside', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      await click(page, '.summary [aria-expanded]');
      await press(page, 'Sentences about …');
      await page.evaluate(() => until(() => box().querySelector('.why li') && box().querySelector('[part~="topic"]')).then(() => {}));
      await click(page, SENTENCES);
      await page.evaluate(() => until(() => box().querySelector('[part~="back"]')).then(() => {}));
      const { parts, ...seen } = await page.evaluate(() => {
        const host = document.querySelector('nut-graf');
        const set = (name, value) => host.style.setProperty(`--nutgraf-${name}`, value);
        const of = (selector, property) => getComputedStyle(box().querySelector(selector))[property];
        for (const [name, value] of [['accent', 'rgb(1, 2, 3)'], ['ink', 'rgb(2, 3, 4)'], ['soft', 'rgb(3, 4, 5)'], ['line', 'rgb(4, 5, 6)'], ['paper', 'rgb(5, 6, 7)'],
          ['wash', 'rgb(6, 7, 8)'], ['font', 'Georgia'], ['serif', 'Verdana'], ['size', '21px'], ['radius', '9px']]) set(name, value);
        const own = new CSSStyleSheet();
        const names = [...box().querySelectorAll('[part]')].flatMap(each => [...each.part]);
        own.replaceSync(names.map(name => `nut-graf::part(${name}) { outline: 7px solid }`).join('\n'));
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, own];
        return {
          accent: of('.root', 'borderTopColor'), ink: of('.root', 'color'), soft: of('[part~="saved"]', 'color'), line: of('.root', 'borderLeftColor'), paper: of('.root', 'backgroundColor'),
          wash: of('.summary > li:has([aria-current])', 'backgroundColor'), font: of('.root', 'fontFamily'), serif: of('.summary .go', 'fontFamily'), size: of('.root', 'fontSize'), radius: of('.root', 'borderTopLeftRadius'),
          parts: [...box().querySelectorAll('[part]')].filter(each => getComputedStyle(each).outlineWidth === '7px').flatMap(each => [...each.part]).filter((name, n, all) => all.indexOf(name) === n),
        };
      });
      assert.deepEqual(seen, { accent: 'rgb(1, 2, 3)', ink: 'rgb(2, 3, 4)', soft: 'rgb(3, 4, 5)', line: 'rgb(4, 5, 6)', paper: 'rgb(5, 6, 7)', wash: 'rgb(6, 7, 8)', font: 'Georgia', serif: 'Verdana', size: '21px', radius: '9px' });
      const named = rows(README, 'part');
      // One for an article that stands elsewhere, one for what is shown in a digest's place.
      assert.deepEqual(parts.sort(), named.filter(name => !['headline', 'state'].includes(name)).sort());
    }, { policy: 'none' });

    for (const [name, html, end] of [['ready', PAGE, 'ready'], ['many dates', whole(`<nut-graf></nut-graf>${CHRONICLE}`), 'ready'], ['no article', whole(`<nut-graf></nut-graf>${FRONT}`, { title: 'News' }), 'error']]) {
      await check(`${name}: text set wider than it was, in 320 px: nothing is cut off or lies over another`, html, async page => {
        await heard(page, end);
        await page.evaluate(css => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          box().adoptedStyleSheets.push(sheet);
        }, SPACED);
        const seen = await page.evaluate(() => {
          const shows = [...box().querySelectorAll('.box *')].filter(shown);
          const inside = (a, b) => a.contains(b) || b.contains(a);
          const words = shows.filter(each => each.matches('button, h2, h3, p, time, span, li > bdi') && each.textContent.trim());
          const over = [];
          for (const [n, a] of words.entries()) {
            for (const b of words.slice(n + 1)) {
              const [r, s] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
              if (!inside(a, b) && Math.min(r.right, s.right) - Math.max(r.left, s.left) > 2 && Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top) > 4) over.push(`${a.textContent} | ${b.textContent}`);
            }
          }
          return { wide: document.scrollingElement.scrollWidth - innerWidth, over,
            cut: shows.filter(each => each.clientWidth > 24 && (each.scrollWidth > each.clientWidth + 1 || (getComputedStyle(each).overflow !== 'visible' && each.scrollHeight > each.clientHeight + 1))).map(each => each.className || each.localName) };
        });
        assert.deepEqual([seen.over, seen.cut, Math.max(0, seen.wide)], [[], [], 0]);
      }, { policy: 'none', width: 320, height: 800 });
    }

    await check('each stop of the focus is outlined, in view, and lies under nothing', whole(`<nut-graf></nut-graf><p>${'Weather and tides. '.repeat(900)}</p>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      await click(page, '.summary [aria-expanded]');
      await press(page, 'Take it along');
      await page.evaluate(() => until(() => box().querySelector('.why li') && box().querySelectorAll('footer button').length > 3).then(() => {}));
      const stops = await page.evaluate(() => {
        box().querySelector('[part~="root"]').querySelector('button, input').focus({ focusVisible: true });
        return [...box().querySelectorAll('button, input')].filter(shown).length;
      });
      for (let n = 0; n < stops; n++) {
        const seen = await page.evaluate(() => {
          const at = box().activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(at);
          const { left, top, width, height } = at.getBoundingClientRect();
          const above = box().elementFromPoint(left + Math.min(8, width / 2), top + Math.min(8, height / 2));
          return { name: at.textContent, outline: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, inView: top >= 0 && top < innerHeight, free: at === above || at.contains(above) };
        });
        assert.deepEqual(seen, { name: seen.name, outline: true, inView: true, free: true });
        await page.keyboard.press('Tab');
      }
    }, { height: 500 });

    await check('a summary is announced once, and the next only when it is another', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: '' }), async page => {
      const said = await page.evaluate(async story => {
        const { attachShadow } = Element.prototype;
        globalThis.said = [];
        Element.prototype.attachShadow = function (how) {
          const root = attachShadow.call(this, how);
          new MutationObserver(() => {
            const text = root.querySelector('[role="status"]').textContent;
            if (text && text !== said.at(-1)) said.push(text);
          }).observe(root, { subtree: true, childList: true, characterData: true });
          return root;
        };
        await import('/npm/define.js');
        await heard('ready');
        const line = document.createElement('p');
        line.textContent = story;
        document.querySelector('#story').append(line);
        await heard('ready', 2);
        await until(() => said.length > 1);
        return said;
      }, OTHER.split('\n')[1]);
      assert.equal(said.length, 2, said.join(' | '));
      assert.match(said[0], /^Summary ready: \d+ sentences, \d+ dates\.$/);
      assert.match(said[1], /^The article has changed: /);
    });

    await check('on paper: all dates, its address, no buttons, dark ink though the page is dark', whole(`<nut-graf for="#story"></nut-graf>${CHRONICLE}`, { head: '<style>html { color-scheme: dark }</style>' }), async page => {
      const { timeline } = await heard(page, 'digest');
      await heard(page, 'ready');
      if (browser.name === 'chromium') await page.emulateMediaType('print');
      // The other browser can't be asked to show on the screen what it would print: its rules for paper are made those for all.
      else {
        await page.evaluate(() => {
          for (const sheet of box().adoptedStyleSheets) for (const rule of sheet.cssRules) if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
            else if (rule.media?.mediaText === 'screen') rule.media.mediaText = 'print';
        });
      }
      assert.equal((await texts(page, '[part~="entry"]')).length, new Set(timeline.map(({ group }) => group)).size);
      assert.deepEqual(await texts(page, '.act, [part~="dial"], [part~="filter"] button'), []);
      assert.deepEqual(await texts(page, '.paper'), [page.url()]);
      assert.ok(Math.max(...await page.evaluate(() => getComputedStyle(box().querySelector('.summary .go')).color.match(/\d+/g).slice(0, 3).map(Number))) < 100, 'light ink');
    }, { policy: 'none' });

    await check('nothing of it leaks out: the page looks as before, and has no other names', whole(ARTICLE, { define: '' }), async page => {
      const seen = () => page.evaluate(() => ({
        names: Object.getOwnPropertyNames(globalThis).filter(name => !/^\d+$/.test(name)).sort(),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        styles: [...document.querySelectorAll('body, body *:not(nut-graf)')].map(each => [each.localName, ...[...getComputedStyle(each)].filter(name => !/(?:size|width|height|origin|^inset|^top|^bottom|^left|^right)/.test(name)).map(name => getComputedStyle(each).getPropertyValue(name))].join(';')),
      }));
      const before = await seen();
      await page.evaluate(() => document.querySelector('main').before(document.createElement('nut-graf')));
      await page.evaluate(() => import('/npm/define.js').then(() => {}));
      await heard(page, 'ready');
      assert.deepEqual(await seen(), before);
      await click(page, '[part~="summary"] [part~="sentence"]');
      await page.evaluate(() => until(() => CSS.highlights.size === 1).then(() => document.querySelector('nut-graf').remove()));
      assert.deepEqual(await seen(), before);
      assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
    });

    await check('a reader who asks for calm is not scrolled past the page', whole(`<nut-graf></nut-graf><p>${'Weather and tides. '.repeat(900)}</p>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const asked = await page.evaluate(() => {
        const { scrollIntoView } = Element.prototype;
        globalThis.asked = [];
        Element.prototype.scrollIntoView = function (how) {
          asked.push(how?.behavior ?? 'instant');
          return scrollIntoView.call(this, how);
        };
        document.querySelector('nut-graf').goTo(0);
        return until(() => asked.length > 0).then(() => asked);
      });
      assert.deepEqual([asked, await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)], [['instant'], true]);
    });
  });

  const sharp = await Promise.all(BROWSERS.map(name => launch(name, { contrast: true })));
  try {
    for (const browser of sharp) {
      await report.check(`looks ${browser.name}: high contrast: what is said beside is as dark as the text, and the rules too`, () => open(browser, site.page(PAGE), async page => {
        await heard(page, 'ready');
        await handle(page, '[part~="saved"]');
        const seen = await page.evaluate(() => {
          const of = (selector, name) => getComputedStyle(box().querySelector(selector))[name];
          return { asked: matchMedia('(prefers-contrast: more)').matches, ink: of('.root', 'color'), soft: of('[part~="saved"]', 'color'), how: of('[part~="how"]', 'color'), rule: of('footer', 'borderBlockStartColor') };
        });
        assert.deepEqual(seen, { asked: true, ink: seen.ink, soft: seen.ink, how: seen.ink, rule: seen.ink });
      }, { before: listen }));
    }
  } finally {
    await Promise.all(sharp.map(browser => browser.close()));
  }
}
