// How a story's box looks and speaks: every language, narrow places, wide text, paper; and a state of each kind for axe and the pictures.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BROWSERS, find, launch, QUIET_FIREFOX } from '../browsers.mjs';
import { open } from '../harness.mjs';
import { start } from '../marionette.mjs';
import { checks, helpers, listen } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { digests, host } from '../stories.mjs';
import { faults } from './axe.mjs';
import { STORY_STATES } from '../story-states.mjs';
import { given } from './story-element.mjs';

const WORDS = Object.fromEntries(['ar', 'de', 'en', 'es', 'fr', 'ja', 'ko'].map(tag => [tag, JSON.parse(readFileSync(path.join(ROOT, `www/strings/story/${tag}.json`), 'utf8'))]));
const ELEMENT = '<nut-graf-story></nut-graf-story>';
/** WCAG 1.4.12. */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

/** Each date with a source, all that was folded open, the five articles with their addresses, nothing to press. */
const PAPER = { dates: true, sources: true, open: true, addresses: 5, buttons: [] };

/** In the page, as it would be printed. */
function printed() {
  const all = selector => [...box().querySelectorAll(selector)];
  const rows = all('.timeline > li').filter(shown);
  return { dates: rows.length > 8, sources: rows.every(li => [...li.querySelectorAll('[part~="source"]')].some(shown)), open: all('.told').every(shown),
    addresses: all('.articles .title').filter(shown).filter(each => getComputedStyle(each, '::after').content.includes('(')).length,
    buttons: all('footer .act, [part~="dial"], .filter button').filter(shown).map(each => each.textContent) };
}

export default async function ({ report, site, each }) {
  const all = await digests(await import(pathToFileURL(path.join(ROOT, 'target/npm/server.js')).href));
  const news = { digests: all, read: all.slice(0, 3) };

  await report.check('story-looks: the README names each part that a story has of its own', () => {
    const [readme, manifest] = ['README.md', 'custom-elements.json'].map(name => readFileSync(path.join(ROOT, 'www', name), 'utf8'));
    const { cssParts } = JSON.parse(manifest).modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName === 'nut-graf-story');
    const rows = [...readme.split('| story part |')[1].split('\n\n')[0].matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
    assert.deepEqual(rows.toSorted(), cssParts.map(({ name }) => name).toSorted());
  });

  await each(async browser => {
    const check = checks('story-looks', { report, site, browser });

    for (const [tag, words] of Object.entries(WORDS)) {
      await check(`speaks ${tag}, the sentences stay the articles'`, host(`<nut-graf-story lang="${tag}"></nut-graf-story>`), async page => {
        await given(page, news);
        const seen = await page.evaluate(() => ({ title: box().querySelector('h2').innerText.trim(), lang: box().querySelector('.root').lang, direction: getComputedStyle(box().querySelector('.root')).direction,
          sentences: [...box().querySelectorAll('.words')].map(each => each.lang), empty: [...box().querySelectorAll('button, bdi, .sign, p')].filter(shown).filter(each => each.textContent.trim() === '').map(each => each.outerHTML),
          holes: box().querySelector('.box').textContent.match(/\{\w+\}|[\0-\x07]/g) }));
        assert.deepEqual([seen.title, seen.lang, seen.direction], [words.inShort, tag, tag === 'ar' ? 'rtl' : 'ltr']);
        assert.deepEqual([[...new Set(seen.sentences)], seen.empty, seen.holes], [['en'], [], null]);
      });
    }

    for (const [width, way] of [[280, 'ltr'], [320, 'rtl'], [760, 'ltr']]) {
      await check(`${width} px, ${way}, all opened and text set wider: nothing is cut off or lies over another`, host(`<div dir="${way}">${ELEMENT}</div>`, { head: '<style>body { margin: 0 }</style>' }), async page => {
        await given(page, news);
        const seen = await page.evaluate(css => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          box().adoptedStyleSheets.push(sheet);
          for (const toggle of box().querySelectorAll('[aria-expanded="false"]')) toggle.click();
          const shows = [...box().querySelectorAll('.box *')].filter(shown);
          const words = shows.filter(each => each.matches('button, a, h2, h3, p, time, .sign') && !each.closest('.unseen') && each.textContent.trim());
          const over = [];
          for (const [n, a] of words.entries()) for (const b of words.slice(n + 1)) {
            const [r, s] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
            if (!a.contains(b) && !b.contains(a) && Math.min(r.right, s.right) - Math.max(r.left, s.left) > 2 && Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top) > 4) over.push(`${a.textContent} | ${b.textContent}`);
          }
          return { over, wide: Math.max(0, document.scrollingElement.scrollWidth - innerWidth), cut: shows.filter(each => each.clientWidth > 24 && each.scrollWidth > each.clientWidth + 1).map(each => each.className || each.localName) };
        }, SPACED);
        assert.deepEqual(seen, { over: [], wide: 0, cut: [] });
      }, { policy: 'none', width, height: 800 });
    }

    await check('targets are as large as a finger needs', host(ELEMENT), async page => {
      await given(page, news);
      const small = await page.evaluate(() => [...box().querySelectorAll('button, a, input')].filter(shown).filter(each => each.getBoundingClientRect().height < 24).map(each => each.textContent));
      assert.deepEqual(small, []);
    }, { width: 320 });

    if (browser.name === 'chromium') {
      await check('on paper: every source of every date, each article with its address, no buttons', host(ELEMENT), async page => {
        await given(page, { digests: all });
        await page.emulateMediaType('print');
        assert.deepEqual(await page.evaluate(printed), PAPER);
      });
    }
  });

  // Puppeteer can't ask Firefox for it; its own remote control can.
  await report.check('story-looks firefox: on paper, the same', async () => {
    const profile = mkdtempSync(path.join(os.tmpdir(), 'nutgraf-'));
    const firefox = await start(find('firefox'), QUIET_FIREFOX, profile);
    try {
      await firefox.context('content');
      // What it runs is apart from the page's own world: the page itself tells what it shows.
      const script = `(${helpers})(); ${printed}
        customElements.whenDefined('nut-graf-story').then(async () => {
          document.querySelector('nut-graf-story').digests = ${JSON.stringify(all).replaceAll('<', '\\u003c')};
          await heard('ready');
          matchMedia('print').addEventListener('change', () => { document.body.dataset.printed = JSON.stringify(printed()); });
          document.body.dataset.ready = '';
        });`;
      await firefox.send('WebDriver:Navigate', { url: site.page(host(ELEMENT, { head: `<script>${script}</script>` }), 'none') });
      const told = name => firefox.page(async name => {
        while (!(name in document.body.dataset)) await new Promise(requestAnimationFrame);
        return document.body.dataset[name];
      }, name);
      await told('ready');
      await firefox.chrome(() => { gBrowser.selectedBrowser.browsingContext.mediumOverride = 'print'; });
      assert.deepEqual(JSON.parse(await told('printed')), PAPER);
    } finally {
      await firefox.close();
      rmSync(profile, { recursive: true, force: true });
    }
  });

  for (const look of [{}, { dark: true }, { forced: true }]) {
    const named = look.dark ? 'dark' : look.forced ? 'forced colours' : 'light';
    const browsers = await Promise.all(BROWSERS.map(name => launch(name, look)));
    const ends = await Promise.allSettled(browsers.map(async browser => {
      for (const [state, html, reach, { policy = 'strict' } = {}] of look.forced ? STORY_STATES.slice(0, 2) : STORY_STATES) {
        await report.check(`story-looks axe ${browser.name} ${named}: ${state}`, () => open(browser, site.page(html, policy), async page => {
          await reach(page);
          assert.deepEqual(await faults(page), []);
        }, { before: listen, expected: /wasm|script-src|404/i }));
      }
    }));
    await Promise.all(browsers.map(browser => browser.close()));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}
