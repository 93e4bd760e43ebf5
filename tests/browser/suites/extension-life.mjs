// The extension beside hostile pages and over time: who may speak to it, windows, the panel closed and opened again, the
// keyboard, what can be taken along; that nothing is asked for of the network and nothing kept but what was chosen.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { install, until } from '../installed.mjs';
import { LIBRARY, look, page, panelled, SEA, squeezed, SUNDAYS, watch, words } from '../panel.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, CHRONICLE, FRONT } from '../story.mjs';

const EN = words('en');
const AXE = readFileSync(path.join(ROOT, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const faults = new Function('tags', `${AXE}; return axe.run({ runOnly: tags }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`);

/** A page that changes all that a script could use, and says to everyone what the extension's own parts say. */
const HOSTILE = page(ARTICLE, { head: `<script>
  const lie = () => { throw new Error('not here'); };
  for (const { prototype } of [Node, Element, Document, Text, CharacterData, Range, Selection, MutationObserver, EventTarget, Array, Uint32Array]) {
    for (const [name, { value, get, configurable }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (configurable && (get || typeof value === 'function') && name !== 'constructor') Object.defineProperty(prototype, name, get ? { get: lie } : { value: lie });
    }
  }
  const say = { kind: 'invited', window: 1, invitation: { tab: 1, frame: 0, selection: false } };
  for (const said of [say, { kind: 'collected', text: 'A lie.', ops: [] }, { kind: 'changed' }]) {
    postMessage(said, '*');
    for (const api of [globalThis.chrome, globalThis.browser]) try { api.runtime.sendMessage(said); } catch {}
    try { new BroadcastChannel('nutgraf').postMessage(said); } catch {}
  }
  Object.defineProperty(globalThis, Symbol.for('nutgraf'), { value: lie });
</script>` });

/** In the panel: has what runs in the page say something to the extension, and hands over what came back. */
async function forge(said) {
  const api = globalThis.browser ?? globalThis.chrome;
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  const func = said => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage(said).then(answer => answer ?? 'nothing', () => 'nobody');
  const { id: window } = await api.windows.getCurrent();
  const args = [{ ...said, window, invitation: { tab: tab.id, frame: 0, selection: true } }];
  const [{ result }] = await api.scripting.executeScript({ target: { tabId: tab.id }, func, args });
  return result;
}

/** In the panel: all that the extension keeps, wherever a page may keep something. */
async function kept() {
  const api = globalThis.browser ?? globalThis.chrome;
  return {
    stored: await api.storage.local.get(null),
    elsewhere: [localStorage.length, sessionStorage.length, document.cookie.length, (await indexedDB.databases()).length, (await caches.keys()).length],
  };
}

/** In the panel: chooses as the options do. */
const choose = chosen => (globalThis.browser ?? globalThis.chrome).storage.local.set(chosen).then(() => true);

/** In the panel: where the focus is, in the box's shadow or outside it. */
function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return { name: at?.localName, text: at?.textContent.trim(), type: at?.type, ring: at ? getComputedStyle(at).outlineStyle : '' };
}

export default async function ({ report, site }) {
  const address = html => site.page(html, 'none');
  for (const name of ['chromium', 'firefox']) {
    await panelled(report, name, async ({ browser, check, seen, read, titled, press, marked }) => {
      await check('a page that breaks all that scripts use, and speaks as the extension does, is read as if it didn\'t', async () => {
        await browser.go(address(page(ARTICLE)));
        await browser.button();
        const calm = await read(SEA);
        await browser.go(address(HOSTILE));
        await browser.button();
        const { status: _, ...said } = await seen(said => said.headline === SEA && said.sentences.length > 0);
        const { status: __, ...wanted } = calm;
        assert.deepEqual(said, wanted);
      });

      await check('what runs in a page gets no answer to what only the panel may ask, and can\'t have a tab read', async () => {
        await browser.go(address(page(ARTICLE)));
        await browser.button();
        await read(SEA);
        for (const kind of ['hello', 'invited']) assert.match(await browser.panel(forge, { kind }), /^no/, kind);
        assert.equal((await browser.panel(look)).headline, SEA, 'the panel shows something else');
      });

      await check('marks go when the panel is closed; opened again, it reads again', async () => {
        const { sentences } = await read(SEA);
        await press(0);
        await marked(sentences[0]);
        await browser.closePanel();
        await marked();
        await browser.button();
        await read(SEA);
      });

      await check('a click on the marked words leads back to what led there', async () => {
        const { sentences } = await read(SEA);
        await press(1);
        await marked(sentences[1]);
        await browser.panel(() => scrollTo(0, document.body.scrollHeight));
        await browser.page(() => {
          const [range] = [...CSS.highlights.values()].flatMap(highlight => [...highlight]);
          const { left, top, height } = range.getClientRects()[0];
          document.body.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, clientX: left + 5, clientY: top + height / 2 }));
        });
        await until(() => browser.panel(focused), ({ text }) => squeezed(text) === squeezed(sentences[1]));
      });

      await check('sentences are copied, dates saved as a calendar', async () => {
        const folder = mkdtempSync(path.join(os.tmpdir(), 'nutgraf-'));
        try {
          await browser.saveTo(folder);
          const { sentences } = await read(SEA);
          await browser.click(() => document.querySelector('nut-graf').shadowRoot.querySelector('footer [aria-expanded]'));
          await until(() => browser.panel(() => document.querySelector('nut-graf').shadowRoot.querySelectorAll('footer button').length), count => count > 4);
          await browser.click(() => [...document.querySelector('nut-graf').shadowRoot.querySelectorAll('footer button')].find(each => each.textContent === 'Markdown'));
          const copied = await until(() => browser.clipboard(), text => text.startsWith('#'));
          assert.ok(sentences.every(text => squeezed(copied).includes(squeezed(text))), copied);
          await browser.click(() => [...document.querySelector('nut-graf').shadowRoot.querySelectorAll('footer button')].find(each => each.textContent.includes('calendar')));
          const [file] = await until(async () => readdirSync(folder).filter(name => name.endsWith('.ics')), names => names.length > 0);
          await until(async () => readFileSync(path.join(folder, file), 'utf8'), text => /^BEGIN:VCALENDAR[^]*END:VCALENDAR\r\n$/.test(text));
        } finally {
          rmSync(folder, { recursive: true });
        }
      });

      await check('by the keyboard alone: every control is reached with a visible focus, and does what it does', async () => {
        await browser.go(address(page(ARTICLE)));
        await browser.button();
        const { sentences, never } = await read(SEA);
        await browser.click(() => document.querySelector('nut-graf').shadowRoot.querySelector('[part~="saved"]'));
        const reached = [];
        for (let n = 0; n < 80 && reached.at(-1)?.text !== EN.options; n++) {
          await browser.type('Tab');
          const at = await browser.panel(focused);
          reached.push(at);
          if (squeezed(at.text ?? '') !== squeezed(sentences[0])) continue;
          await browser.type('Enter');
          await marked(sentences[0]);
        }
        const texts = reached.map(({ text }) => squeezed(text ?? ''));
        for (const text of [...sentences, never, EN.options]) assert.ok(texts.includes(squeezed(text)), `${text}\n${texts.join('\n')}`);
        assert.deepEqual(reached.filter(({ name, ring }) => name === 'button' && ring === 'none'), [], 'no ring');
      });

      await check('narrow and from right to left, light and dark, in each state: nothing is cut off, axe objects to nothing', async () => {
        const states = {
          ready: [ARTICLE, said => said.sentences.length > 0],
          chronicle: [CHRONICLE, said => said.entries > 5],
          front: [FRONT, said => said.title !== '' && said.acts.length > 0],
        };
        await browser.narrow(320);
        for (const [language, theme] of [['en', 'light'], ['ar', 'dark'], ['de', 'dark'], ['ar', 'light']]) {
          for (const [state, [body, fits]] of Object.entries(states)) {
            await browser.go(address(page(body, { title: 'News' })));
            await browser.panel(choose, { language, theme });
            await browser.button();
            // Nothing is cut off once it has settled.
            const said = await seen(said => fits(said) && said.lang === language && said.scheme === theme && said.wide <= 0);
            const where = `${language} ${theme} ${state}`;
            assert.equal(said.dir, language === 'ar' ? 'rtl' : 'ltr', where);
            assert.deepEqual(await browser.panel(faults, TAGS), [], where);
          }
          await browser.go(address(page(LIBRARY)));
          const invited = words(language).inviteTitle;
          await seen(said => said.title === invited || said.headline === SUNDAYS);
          assert.deepEqual(await browser.panel(faults, TAGS), [], `${language} ${theme} invited`);
        }
        await browser.narrow(0);
      });

      await check('the options in each language, light and dark: axe objects to nothing, nothing is cut off', async () => {
        await browser.panel(() => document.querySelector('#options').click());
        for (const [language, theme] of [['en', 'dark'], ['ar', 'light'], ['fr', 'light'], ['es', 'dark'], ['ja', 'light'], ['ko', 'dark']]) {
          await browser.panel(choose, { language, theme, never: ['news.example', 'a-very-long-name.of-a-site.that-nobody-reads.example'] });
          await until(() => browser.options(() => document.querySelector('label').textContent), text => text === words(language).language);
          assert.deepEqual(await browser.options(faults, TAGS), [], `${language} ${theme}`);
          assert.ok(await browser.options(() => document.scrollingElement.scrollWidth <= innerWidth));
        }
        await browser.panel(choose, { language: '', theme: 'auto', never: [] });
      });

      await check('never on a site: says so, reads it again when allowed', async () => {
        await browser.show(0);
        await browser.go(address(page(LIBRARY)));
        await browser.button();
        await read(SUNDAYS);
        await browser.panel(() => document.querySelector('#never').click());
        const off = await titled(EN.offTitle.replace('{host}', '127.0.0.1'));
        assert.deepEqual(off.acts, [EN.allow]);
        await browser.button();
        await titled(off.title);
        assert.equal(await until(() => browser.options(() => document.querySelector('#never li span').textContent), text => text === '127.0.0.1'), '127.0.0.1');
        await browser.panel(() => document.querySelector('#place > div').shadowRoot.querySelector('.acts button').click());
        await read(SUNDAYS);
      });

      await check('each window has a panel of its own', async () => {
        await browser.show(0);
        await browser.go(address(page(ARTICLE)));
        await browser.button();
        await read(SEA);
        await browser.tab(address(page(LIBRARY)), 'window');
        await browser.button();
        await read(SUNDAYS);
        await browser.show(0);
        await read(SEA);
        await browser.show(1);
        await read(SUNDAYS);
      });

      await check('it asked the network for nothing, and kept nothing but what was chosen', async () => {
        const { stored, elsewhere } = await browser.panel(kept);
        assert.deepEqual(stored, { language: '', theme: 'auto', never: [] });
        assert.deepEqual(elsewhere, [0, 0, 0, 0, 0]);
        const asked = await browser.closeAndTell();
        assert.ok(asked.some(url => url.startsWith(`${site.origin}/made/`)), 'nothing was written down');
        assert.deepEqual([...new Set(asked.filter(url => !/^\/(?:made\/\d+\.html|favicon\.ico)$/.test(url.startsWith(site.origin) ? new URL(url).pathname : url)))], []);
      });
    });

    await report.check(`extension ${name}: what was chosen is there after a new start, and a site that is off stays unread`, async () => {
      const profile = mkdtempSync(path.join(os.tmpdir(), 'nutgraf-'));
      try {
        for (const chosen of [{ language: 'de', length: 1, theme: 'dark', never: ['127.0.0.1'] }, null]) {
          const browser = await install(name, profile);
          try {
            const { seen, titled } = watch(browser);
            await browser.go(address(page(ARTICLE)));
            await browser.button();
            if (chosen) await seen(said => said.headline === SEA);
            if (chosen) await browser.panel(choose, chosen);
            const said = await titled(words('de').offTitle.replace('{host}', '127.0.0.1'));
            assert.deepEqual([said.lang, said.scheme], ['de', 'dark']);
          } finally {
            await browser.close();
          }
        }
      } finally {
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    });
  }
}
