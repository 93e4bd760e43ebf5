// The extension as a reader has it, in real browsers: the button, the menus, pages of every kind, the options.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { install, until } from '../installed.mjs';
import { LIBRARY, page, paragraphs, SEA, squeezed, SUNDAYS, watch, words } from '../panel.mjs';
import { ARTICLE, FRONT, OTHER, STORY, whole } from '../story.mjs';

const EN = words('en');

/** Names of the page's own that hide what a script asks a document, a form or the window for. */
const CLOBBERED = `${['body', 'documentElement', 'contentType', 'createElement', 'querySelectorAll', 'adoptedStyleSheets', 'getSelection', 'head', 'title', 'fonts']
  .map(name => `<img name="${name}" alt=""><img id="${name}" alt="">`).join('')}<a id="nutgraf"></a><a id="CSS"></a>
  <form id="form">${['parentNode', 'childNodes', 'firstChild', 'nextSibling', 'nodeType', 'attributes', 'textContent', 'localName']
    .map(name => `<input name="${name}">`).join('')}${ARTICLE}</form>`;

/** A page that swaps its article without leaving it. */
const SPA = page(`${ARTICLE}<a id="next" href="/library">Next</a>`, { head: `<script type="module">
  document.querySelector('#next').addEventListener('click', event => {
    event.preventDefault();
    history.pushState(null, '', '/library');
    setTimeout(() => { document.title = 'Library'; document.querySelector('#story').innerHTML = ${JSON.stringify(`<h1>Library to open on Sundays</h1>${paragraphs(OTHER)}`)}; }, 300);
  });</script>` });

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';

export default async function ({ report, site }) {
  for (const name of ['chromium', 'firefox']) {
    const browser = await install(name);
    const check = (what, use) => report.check(`extension ${name}: ${what}`, use);
    const { seen, read, titled, press, marked } = watch(browser);
    try {
      await check('the button opens the panel, and the panel reads the page', async () => {
        await browser.go(site.page(page(ARTICLE), 'none'));
        await browser.button();
        const said = await read(SEA);
        assert.ok(said.sentences.every(text => squeezed(STORY).includes(squeezed(text))), said.sentences.join());
        assert.ok(said.entries >= 5 && said.wide <= 0);
        assert.equal(said.never, EN.never.replace('{host}', '127.0.0.1'));
      });

      await check('a sentence is marked in the page and in view; the page itself is not changed', async () => {
        const { sentences } = await read(SEA);
        const before = await browser.page(() => document.documentElement.outerHTML);
        for (const [at, text] of sentences.entries()) {
          await press(at);
          await until(() => browser.page(marks), found => found.length === 1 && found[0].text === squeezed(text) && found[0].inView);
        }
        assert.equal((await seen(said => said.status !== '')).status, 'Marked in the article.');
        assert.equal(await browser.page(() => document.documentElement.outerHTML), before);
      });

      for (const policy of ['strict', 'no wasm', 'no types', 'no scripts']) {
        await check(`a page with the policy "${policy}"`, async () => {
          await browser.go(site.page(page(LIBRARY), policy));
          await browser.button();
          const { sentences } = await read(SUNDAYS);
          await press(0);
          await until(() => browser.page(marks), found => found[0]?.text === squeezed(sentences[0]));
          await browser.go(site.page(page(ARTICLE), policy));
          await browser.button();
          await read(SEA);
        });
      }

      await check('a page whose own names hide the browser\'s', async () => {
        await browser.go(site.page(page(CLOBBERED), 'none'));
        await browser.button();
        const { sentences } = await seen(said => said.sentences.some(text => squeezed(STORY).includes(squeezed(text))));
        await press(0);
        await until(() => browser.page(marks), found => found[0]?.text === squeezed(sentences[0]));
      });

      await check('a page that swaps its article is followed', async () => {
        await browser.go(site.page(SPA, 'none'));
        await browser.button();
        await read(SEA);
        await browser.page(() => document.querySelector('#next').click());
        const { sentences } = await read(SUNDAYS);
        await press(0);
        await until(() => browser.page(marks), found => found[0]?.text === squeezed(sentences[0]));
      });

      await check('a page that is no article: says so, and summarises it anyway where the reader wants', async () => {
        await browser.go(site.page(page(FRONT, { title: 'News' }), 'none'));
        await browser.button();
        const { acts } = await seen(said => /^This (?:looks like|does not look)/.test(said.title));
        assert.deepEqual(acts, ['Summarise it anyway']);
        await browser.panel(() => document.querySelector('#place > div').shadowRoot.querySelector('.acts button').click());
        await seen(said => said.sentences.length > 0);
      });

      await check('a file that is no page, and a page of the browser\'s own: says so', async () => {
        await browser.go(site.page(PDF, 'none', 'application/pdf')).catch(() => {});
        await browser.button();
        // Firefox draws one by a page of its own.
        await titled(name === 'chromium' ? EN.fileTitle : EN.closedTitle);
        await browser.go(name === 'chromium' ? 'chrome://version/' : 'about:support');
        await browser.button();
        await titled(EN.closedTitle);
      });

      await check('another tab is read when the reader asks there; back in the first, it is followed', async () => {
        await browser.go(site.page(page(ARTICLE), 'none'));
        await browser.button();
        await read(SEA);
        await browser.tab(site.page(page(LIBRARY), 'none'));
        const { text } = await titled(EN.inviteTitle);
        assert.match(text, /Alt\+Shift\+U/, 'the browser has not given it the key');
        await browser.button();
        await read(SUNDAYS);
        await browser.show(0);
        await read(SEA);
        await browser.show(1);
        await read(SUNDAYS);
      });

      if (browser.key) {
        await check('the key does what the button does', async () => {
          await browser.go(site.page(page(ARTICLE), 'none'));
          await titled(EN.inviteTitle);
          await browser.key();
          await read(SEA);
        });
      }

      if (browser.menu) {
        await check('the menu of what is selected: only that is read, with the date of the page, and marked in its place', async () => {
          await browser.go(site.page(page(ARTICLE), 'none'));
          const place = await browser.page(() => {
            const [first, second] = document.querySelectorAll('#story p:not(.byline)');
            getSelection().setBaseAndExtent(first, 0, second, second.childNodes.length);
            const { left, top } = second.getBoundingClientRect();
            return { x: left + 20, y: top + 10 };
          });
          assert.equal(await browser.menu(place), EN.selection);
          const { sentences } = await seen(said => said.sentences.length === 2);
          assert.deepEqual(sentences.map(squeezed), STORY.split('\n').slice(0, 2).map(squeezed));
          await press(1);
          await until(() => browser.page(marks), found => found[0]?.text === squeezed(sentences[1]));
        });

        await check('the menu of the page, also where the article stands in a frame', async () => {
          await browser.go(site.page(page(`<h1>News</h1><iframe src="${site.page(page(LIBRARY), 'framed')}" width="600" height="400"></iframe>`), 'framed'));
          const place = await browser.page(() => {
            const { left, top } = document.querySelector('iframe').getBoundingClientRect();
            return { x: left + 300, y: top + 300 };
          });
          assert.equal(await browser.menu(place), EN.page);
          const { sentences } = await read(SUNDAYS);
          await press(0);
          await until(() => browser.page(() => [...document.querySelector('iframe').contentWindow.CSS.highlights.values()].flatMap(marks => [...marks]).map(String)),
            found => squeezed(String(found[0])) === squeezed(sentences[0]));
        });
      }

      await check('options: language, length and colours are taken up at once, and stored', async () => {
        await browser.go(site.page(page(LIBRARY), 'none'));
        await browser.button();
        await read(SUNDAYS);
        await browser.panel(() => document.querySelector('#options').click());
        const choose = (id, value) => browser.options((id, value) => {
          const select = document.querySelector(`#${id}`);
          select.value = value;
          select.dispatchEvent(new Event('change', { bubbles: true }));
        }, id, value);
        await until(() => browser.options(() => document.querySelector('label').textContent), text => text === EN.language);
        await choose('theme', 'dark');
        await choose('length', '1');
        await choose('language', 'ar');
        const arabic = JSON.parse(readFileSync(path.join(STRINGS, 'ar.json'), 'utf8'));
        await until(() => browser.options(() => document.querySelector('label').textContent), text => text === arabic.language);
        await browser.show(1);
        const said = await seen(said => said.lang === 'ar' && said.headline === SUNDAYS && said.sentences.length === 1);
        assert.deepEqual([said.dir, said.scheme, said.never], ['rtl', 'dark', arabic.never.replace('{host}', '127.0.0.1')]);
        await choose('language', '');
        await choose('length', '');
        await choose('theme', 'auto');
        await browser.show(1);
        await seen(said => said.lang.startsWith('en') && said.headline === SUNDAYS && said.sentences.length > 1);
      });

      await check('axe objects to nothing in the panel and the options', async () => {
        const axe = readFileSync(path.join(ROOT, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8');
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const run = new Function('tags', `${axe}; return axe.run({ runOnly: tags }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`);
        assert.deepEqual(await browser.panel(run, tags), [], 'panel');
        assert.deepEqual(await browser.options(run, tags), [], 'options');
      });

      await check('never on a site: says so, reads it again when allowed', async () => {
        await browser.panel(() => document.querySelector('#never').click());
        const off = await titled(EN.offTitle.replace('{host}', '127.0.0.1'));
        assert.deepEqual(off.acts, [EN.allow]);
        await browser.button();
        await titled(off.title);
        assert.equal(await until(() => browser.options(() => document.querySelector('#never li span').textContent), text => text === '127.0.0.1'), '127.0.0.1');
        await browser.panel(() => document.querySelector('#place > div').shadowRoot.querySelector('.acts button').click());
        await read(SUNDAYS);
      });
    } catch (error) {
      report.fail(`extension ${name} broke off`, error);
    } finally {
      await browser.close();
    }
  }
}
