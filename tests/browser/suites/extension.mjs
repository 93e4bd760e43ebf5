// The extension as a reader has it, in real browsers: the button, the menus, pages of every kind, the options.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { until } from '../installed.mjs';
import { LIBRARY, page, panelled, paragraphs, SEA, squeezed, SUNDAYS, words } from '../panel.mjs';
import { ARTICLE, FRONT, OTHER, STORY } from '../story.mjs';

const EN = words('en');

/** Names of the page's own that hide what a script asks a document, a form or the window for. */
const CLOBBERED = `${['body', 'documentElement', 'contentType', 'createElement', 'querySelectorAll', 'adoptedStyleSheets', 'getSelection', 'head', 'title', 'fonts']
  .map(name => `<img name="${name}" alt=""><img id="${name}" alt="">`).join('')}<a id="nutgraf"></a><a id="CSS"></a>
  <form id="form">${['parentNode', 'childNodes', 'firstChild', 'nextSibling', 'nodeType', 'attributes', 'textContent', 'localName']
    .map(name => `<input name="${name}">`).join('')}${ARTICLE}</form>`;

/** The same page on another site. */
const elsewhere = address => address.replace('127.0.0.1', 'localhost');

/** In the page: the words marked in its frames. */
const inFrame = () => [...document.querySelectorAll('iframe')].flatMap(({ contentDocument, contentWindow }) =>
  (contentDocument ? [...contentWindow.CSS.highlights.values()] : [])).flatMap(marks => [...marks]).map(String);

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
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nutgraf-'));
  const local = path.join(folder, 'story.html');
  writeFileSync(local, page(ARTICLE));
  for (const name of ['chromium', 'firefox']) {
    await panelled(report, name, async ({ browser, check, seen, read, titled, press, marked }) => {
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
          await marked(text);
        }
        assert.equal((await seen(said => said.status !== '')).status, 'Marked in the article.');
        assert.equal(await browser.page(() => document.documentElement.outerHTML), before);
      });

      await check('the headline leads to where the article begins, in the page beside', async () => {
        await read(SEA);
        await browser.panel(() => document.querySelector('nut-graf').shadowRoot.querySelector('[part~="headline"] a').click());
        await marked(STORY.split('\n')[0]);
      });

      for (const policy of ['strict', 'no wasm', 'no types', 'no scripts']) {
        await check(`a page with the policy "${policy}"`, async () => {
          await browser.go(site.page(page(LIBRARY), policy));
          await browser.button();
          const { sentences } = await read(SUNDAYS);
          await press(0);
          await marked(sentences[0]);
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
        await marked(sentences[0]);
      });

      await check('a page that swaps its article is followed', async () => {
        await browser.go(site.page(SPA, 'none'));
        await browser.button();
        await read(SEA);
        await browser.page(() => document.querySelector('#next').click());
        const { sentences } = await read(SUNDAYS);
        await press(0);
        await marked(sentences[0]);
      });

      await check('another page in the tab: read where the browser still lets it, else it says how; Back is followed too', async () => {
        const [first, second] = [site.page(page(ARTICLE), 'none'), site.page(page(LIBRARY), 'none')];
        await browser.go(first);
        await browser.button();
        await read(SEA);
        await browser.go(second);
        // Firefox takes the access back with each page, Chromium with each site.
        if (name === 'firefox') await titled(EN.inviteTitle);
        else await read(SUNDAYS);
        await browser.button();
        await read(SUNDAYS);
        await browser.back();
        if (name === 'chromium') await read(SEA);
        else await seen(said => said.title === EN.inviteTitle || said.headline === SEA);
        await browser.go(elsewhere(second));
        await titled(EN.inviteTitle);
        await browser.button();
        await read(SUNDAYS);
      });

      await check('a page of another process takes the place of the one that was read, and is not taken for it', async () => {
        await browser.go(`file://${local}`);
        await browser.button();
        await read(SEA);
        await browser.go(site.page(page(LIBRARY), 'none'));
        await titled(EN.inviteTitle);
        await browser.button();
        await read(SUNDAYS);
      });

      await check('a page that is no article: says so, and summarises it anyway where the reader wants', async () => {
        await browser.go(site.page(page(FRONT, { title: 'News' }), 'none'));
        await browser.button();
        const { acts } = await seen(said => /^This (?:looks like|does not look)/.test(said.title));
        assert.deepEqual(acts, ['Summarise it anyway']);
        await browser.panel(() => document.querySelector('#place > div').shadowRoot.querySelector('.acts button').click());
        await seen(said => said.sentences.length > 0);
      });

      await check('a page of the browser\'s own: says so', async () => {
        await browser.go(name === 'chromium' ? 'chrome://version/' : 'about:support');
        await browser.button();
        await titled(EN.closedTitle);
        const closed = async open => {
          await browser.go(site.page(page(ARTICLE), 'none'));
          await browser.button();
          await read(SEA);
          await open();
          await browser.button();
          await titled(EN.closedTitle);
        };
        if (browser.store) await closed(() => browser.store(elsewhere(site.page(page(LIBRARY), 'none'))));
        await closed(() => browser.go(`view-source:${site.page(page(ARTICLE), 'none')}`));
      });

      await check('a text of more than the core takes: says so', async () => {
        await browser.go(site.page(page('<main><article><h1>All of it</h1><p id="p">Much.</p></article></main>', { head: `<script type="module">
          document.querySelector('#p').textContent = 'The council met on Tuesday. '.repeat(7e5);</script>` }), 'none'));
        await browser.button();
        await titled('This text is too long');
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

      await check('the menu of what is selected: only that is read, with the date of the page, and marked in its place', async () => {
        await browser.go(site.page(page(ARTICLE), 'none'));
        const place = await browser.page(() => {
          const [first, second] = document.querySelectorAll('#story p:not(.byline)');
          getSelection().setBaseAndExtent(first, 0, second, second.childNodes.length);
          const { left, top } = second.getBoundingClientRect();
          return { x: left + 20, y: top + 10 };
        });
        assert.equal(await browser.menu(place, 'selection'), EN.selection);
        const { sentences } = await seen(said => said.sentences.length === 2);
        assert.deepEqual(sentences.map(squeezed), STORY.split('\n').slice(0, 2).map(squeezed));
        await press(1);
        await marked(sentences[1]);
      });

      await check('the menu of the page where the article stands in a frame; the frame of another site is told of', async () => {
        const within = site.page(page(LIBRARY), 'framed');
        const framed = async address => {
          await browser.go(site.page(page(`<h1>News</h1><iframe src="${address}" width="600" height="400"></iframe>`), 'none'));
          // Chromium's menu is only told of: what lets the extension into the page is the button.
          if (name === 'chromium') await browser.button();
          const place = await browser.page(() => {
            const { left, top } = document.querySelector('iframe').getBoundingClientRect();
            return { x: left + 300, y: top + 300 };
          });
          assert.equal(await browser.menu(place, 'page', address), EN.page);
        };
        await framed(within);
        const { sentences } = await read(SUNDAYS);
        await press(0);
        await until(() => browser.page(inFrame), found => squeezed(String(found[0])) === squeezed(sentences[0]));
        // No event that is made reaches the frame of another process in Firefox.
        if (name === 'chromium') {
          await framed(elsewhere(within));
          await titled(EN.frameTitle);
        }
      });

      await check('the button finds an article in a frame of the same site, and lets go when that is swapped', async () => {
        const within = site.page(page(LIBRARY), 'framed');
        await browser.go(site.page(page(`<h1>News</h1><iframe src="${elsewhere(within)}"></iframe><iframe srcdoc="<p>An advertisement"></iframe>
          <iframe id="story" src="${within}" width="600" height="400"></iframe>`), 'none'));
        await browser.button();
        const { sentences } = await read(SUNDAYS);
        await press(0);
        await until(() => browser.page(inFrame), found => squeezed(String(found[0])) === squeezed(sentences[0]));
        await browser.page(address => { document.querySelector('#story').src = address; }, site.page(page(ARTICLE), 'framed'));
        await read(SEA);
        await browser.page(() => document.querySelector('#story').remove());
        await seen(said => said.title.startsWith('There is no article'));
      });

      await check('an article in a shadow tree, with what is put into its slots; followed when it is swapped there', async () => {
        const [first, ...others] = STORY.split('\n');
        await browser.go(site.page(page(`<news-page></news-page>`, { head: `<script type="module">
          const host = document.querySelector('news-page');
          const shadow = host.attachShadow({ mode: 'open' });
          shadow.innerHTML = ${JSON.stringify(`<style>p { color: #222 }</style><news-body><h1 slot="head">${SEA}</h1>${paragraphs(others.join('\n'))}</news-body>`)};
          const body = shadow.querySelector('news-body').attachShadow({ mode: 'open' });
          body.innerHTML = ${JSON.stringify(`<main><article><slot name="head"></slot><p>${first}</p><slot></slot></article></main>`)};
          globalThis.swap = () => { shadow.innerHTML = ${JSON.stringify(LIBRARY)}; };
        </script>` }), 'none'));
        await browser.button();
        const { sentences } = await read(SEA);
        for (const [at, text] of sentences.entries()) {
          await press(at);
          await marked(text);
        }
        await browser.page(() => (globalThis.wrappedJSObject ?? globalThis).swap());
        await read(SUNDAYS);
      });

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
        const arabic = words('ar');
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

      await check('a file that is no page: says so', async () => {
        // In a tab of its own: that one leaves a PDF, Chromium doesn't always tell who drives it.
        await browser.tab(site.page(PDF, 'none', 'application/pdf'));
        await browser.button();
        // Firefox draws one by a page of its own.
        await titled(name === 'chromium' ? EN.fileTitle : EN.closedTitle);
        await browser.show(0);
      });

      // Firefox asks for no such leave.
      if (browser.noFiles) {
        await check('a file of the disk that it may not read: says so', async () => {
          if (!await browser.noFiles()) return;
          await browser.go(`file://${local}`);
          await browser.button();
          await titled(EN.closedTitle);
        });
      }
    });
  }
  rmSync(folder, { recursive: true });
}
