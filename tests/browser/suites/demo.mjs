// The demo as a visitor uses it: samples, own texts, files, mistakes, and no network once it is there.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { open } from '../harness.mjs';
import { click, heard, listen, marked, texts, toldBelow, whollyTold } from '../person.mjs';
import { serve } from '../server.mjs';
import { ARTICLE, OTHER, STORY, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
const SAMPLES = ['ferry-vote', 'flood', 'earnings'];
/** Fills in the form beside the second box, and says which lines its button copies. */
async function tried(page, filled) {
  return page.evaluate(async filled => {
    const form = document.querySelector('#tag');
    form.reset();
    for (const [name, value] of Object.entries(filled)) {
      const field = form.elements.namedItem(name);
      if (field.type === 'checkbox') field.checked = value;
      else field.value = value;
      // Also what isn't on the list.
      if (field.localName === 'select' && field.value !== value) field.append(new Option(value, value, false, true));
    }
    await new Promise(requestAnimationFrame);
    form.dispatchEvent(new Event('input', { bubbles: true }));
    let copied = null;
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async text => { copied = text; } } });
    form.requestSubmit();
    await until(() => copied !== null);
    await until(() => document.querySelector('#stage nut-graf')?.shadowRoot);
    return copied;
  }, filled);
}

/** In the page: what was set on a box, and how it looks. */
function looksOf(selector) {
  const box = document.querySelector(selector);
  const computed = getComputedStyle(box);
  const root = getComputedStyle(box.shadowRoot.querySelector('[part~="root"]'));
  return [Object.fromEntries(box.getAttributeNames().filter(name => name !== 'style').sort().map(name => [name, box.getAttribute(name)])), box.text,
    computed.colorScheme === 'dark', root.borderTopColor, root.borderTopLeftRadius, root.fontFamily, box.shadowRoot.host.dir];
}

const squeezed = text => text.replace(/\s+/g, '');

export default async function ({ report, site, each }) {
  await each(async browser => {
    const named = name => `demo ${browser.name}: ${name}`;
    const check = (name, use, { url = '/index.html', ...how } = {}) => report.check(named(name), () =>
      open(browser, site.origin + url, use, { before: listen, ...how }));
    /** Puts a text into the field and sends it off. */
    const give = async (page, text, published = '') => {
      await page.evaluate((text, published) => {
        document.querySelector('#text').value = text;
        document.querySelector('#published').value = published;
      }, text, published);
      await (await page.$('#own button[type="submit"]')).click();
    };
    const beside = page => page.evaluate(() => document.querySelector('#article').innerText);

    await check('each sample is digested and read beside', async page => {
      const titles = new Set();
      for (const [index, name] of SAMPLES.entries()) {
        if (index > 0) await (await page.$(`[data-sample="${name}"]`)).click();
        const { article, timeline } = await heard(page, 'digest', index + 1);
        await heard(page, 'ready', index + 1);
        assert.ok(timeline.length >= 3, `${name} has ${timeline.length} dates`);
        assert.ok(article.published, `${name} has no date`);
        const shown = await texts(page, SENTENCES);
        const clean = squeezed(await beside(page));
        assert.ok(shown.length > 1 && shown.every(text => clean.includes(squeezed(text))), name);
        assert.ok(clean.includes(squeezed(article.title)));
        titles.add(article.title);
        assert.equal(await page.evaluate(name => document.querySelector(`[data-sample="${name}"]`).getAttribute('aria-pressed'), name), 'true');
      }
      assert.equal(titles.size, SAMPLES.length);
    });

    await check('a sentence of the summary is marked in the article and in view', async page => {
      await heard(page, 'ready');
      for (const index of [0, 1]) {
        const sentence = await page.evaluateHandle(`[...box().querySelectorAll('${SENTENCES}')].filter(shown)[${index}]`);
        const text = await sentence.evaluate(each => each.textContent);
        await sentence.click();
        const seen = await page.evaluate(() => {
          const parts = [...document.querySelectorAll('#article .marked')];
          const rects = parts.map(each => each.getBoundingClientRect());
          return { text: parts.map(each => each.textContent).join(''), inView: rects.length > 0 && rects.every(({ top, bottom }) => top >= 0 && bottom <= innerHeight) };
        });
        assert.deepEqual([squeezed(seen.text), seen.inView], [squeezed(text), true]);
      }
    });

    for (const name of SAMPLES) {
      await check(`the page ${name} with the box in it`, async page => {
        const digest = await heard(page, 'digest');
        await heard(page, 'ready');
        const before = await page.evaluate(() => document.documentElement.outerHTML);
        await click(page, SENTENCES);
        const first = digest.sentences[digest.summary[0].sentence];
        assert.deepEqual(await marked(page), [{ text: squeezed(first.text), inView: true }]);
        assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before, 'the page was changed');
      }, { url: `/articles/${name}.html` });
    }

    await check('a pasted text, with and without its date', async page => {
      await heard(page, 'ready');
      await give(page, STORY, '2026-10-29');
      const dated = await heard(page, 'digest', 2);
      assert.equal(dated.article.published, '2026-10-29');
      assert.ok(dated.timeline.some(entry => entry.value === '2026-11-03'));
      await heard(page, 'ready', 2);
      assert.match(await beside(page), /costliest work/);
      await give(page, OTHER);
      assert.equal((await heard(page, 'digest', 3)).article.published, null);
    });

    await check('pasted HTML', async page => {
      await heard(page, 'ready');
      await give(page, whole(ARTICLE, { define: '' }));
      const { article } = await heard(page, 'digest', 2);
      assert.equal(article.title, 'Council to vote on higher sea wall');
      assert.ok(!/Home|All rights/.test(article.body), 'what stands around the article got in');
    });

    const folder = mkdtempSync(path.join(os.tmpdir(), 'nutgraf-'));
    try {
      const file = path.join(folder, 'story.html');
      writeFileSync(file, whole(ARTICLE, { define: '' }));
      await check('a file is opened', async page => {
        await heard(page, 'ready');
        await (await page.$('#file')).uploadFile(file);
        assert.equal((await heard(page, 'digest', 2)).article.title, 'Council to vote on higher sea wall');
        assert.match(await page.evaluate(() => document.querySelector('#source').textContent), /story\.html/);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }

    await check('a file is dropped; one that is no text is refused in words', async page => {
      await heard(page, 'ready');
      const drop = (name, type, content) => page.evaluate((name, type, content) => {
        const data = new DataTransfer();
        data.items.add(new File([typeof content === 'string' ? content : Uint8Array.from(content)], name, { type }));
        for (const kind of ['dragenter', 'dragover', 'drop']) {
          document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
      }, name, type, content);
      await drop('story.txt', 'text/plain', STORY);
      assert.ok((await heard(page, 'digest', 2)).article.body.includes('sea wall'));
      await drop('photo.png', 'image/png', [137, 80, 78, 71, 0, 0, 1]);
      await page.evaluate(() => until(() => document.querySelector('#text-error').textContent !== ''));
      assert.match(await page.evaluate(() => document.querySelector('#text-error').textContent), /photo\.png/);
      assert.equal(await page.evaluate(() => counted('error')), 0);
    });

    await check('a date that is none, a text that is none, a page that is no article', async page => {
      await heard(page, 'ready');
      await give(page, STORY, '2026-02-30');
      assert.equal((await heard(page, 'error')).code, 'InvalidDate');
      const field = await page.evaluate(() => {
        const date = document.querySelector('#published');
        return [date.getAttribute('aria-invalid'), document.querySelector('#published-error').textContent, document.activeElement === date];
      });
      assert.equal(field[0], 'true');
      assert.match(field[1], /2026-02-30|not a date/);
      assert.equal(field[2], true);
      await give(page, '   ');
      assert.match(await page.evaluate(() => document.querySelector('#text-error').textContent), /nothing here/);
      await give(page, STORY, '2026-10-29');
      await heard(page, 'ready', 2);
      assert.equal(await page.evaluate(() => document.querySelector('#published').getAttribute('aria-invalid')), null);
    });

    await check('every attribute to try: the box follows, and the lines that are copied make the same elsewhere', async page => {
      await heard(page, 'ready');
      const copied = await tried(page, {});
      assert.equal(copied, '<script type="module" src="nutgraf/define.js"></script>\n<nut-graf for="#article"></nut-graf>');
      const words = 'The "old" ferry to the island was cancelled on 3 March 2026 & came back. </script> It had been built in 1988, the harbour master said. A new one will sail in 2027, if the council pays for it.';
      const FILLED = [
        { what: 'for', for: '#story', published: '2026-11-05', language: 'en', url: 'https://paper.example/?a="b"&c', sentences: '3', lang: 'de', dir: 'rtl',
          still: true, scheme: 'dark', size: '1.25rem', radius: '12px', font: 'Georgia, serif', 'own-accent': true, accent: '#0b6e4f' },
        { what: 'src', src: '/articles/flood.html', sentences: '2' },
        { what: 'text', text: words },
        { what: 'digest' },
        { what: 'page', font: '"</style><b>", serif' },
      ];
      await page.evaluate(paragraphs => {
        const story = document.createElement('article');
        story.id = 'story';
        for (const line of paragraphs) story.appendChild(document.createElement('p')).textContent = line;
        document.body.append(story);
      }, STORY.split('\n'));
      for (const filled of FILLED) {
        const lines = await tried(page, filled);
        const here = await page.evaluate(looksOf, '#stage nut-graf');
        const elsewhere = site.page(whole(`${ARTICLE}${lines.replace('nutgraf/define.js', '/npm/define.js')}`, { define: '' }), 'none');
        const there = await open(browser, elsewhere, async other => {
          // As text it looks like no article; that is said by an event too.
          await other.evaluate(() => Promise.race([heard('ready'), heard('error')]).then(() => {}));
          return other.evaluate(looksOf, 'nut-graf');
        }, { before: listen });
        assert.deepEqual(there, here, filled.what);
        for (const name of Object.keys(filled)) {
          const own = { scheme: 'color-scheme', size: '--nutgraf-size', radius: '--nutgraf-radius', font: '--nutgraf-font', 'own-accent': '--nutgraf-accent', text: '.text', page: '' }[name] ?? name;
          if (!['what', 'accent'].includes(name)) assert.ok(lines.includes(own), `${name} is not in the lines: ${lines}`);
        }
      }
    });

    await check('five papers joined, once a visitor comes to them: the box asks for nothing of it before, each link leads to its report', async page => {
      await heard(page, 'ready');
      const asked = () => page.heard.requests.filter(url => /story/.test(new URL(url).pathname)).length;
      assert.equal(asked(), 0);
      const told = await toldBelow(page);
      assert.ok(whollyTold(told), JSON.stringify(told));
      assert.ok(asked() > 5);
      const links = await page.evaluate(() => [...new Set([...document.querySelector('#told').shadowRoot.querySelectorAll('a')].map(({ href }) => href.replace(/#.*/, '')))]);
      assert.equal(links.length, 5);
      for (const link of links) assert.equal(await page.evaluate(url => fetch(url).then(({ status }) => status), new URL(new URL(link).pathname, site.origin).href), 200, link);
      const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px too wide`);
    }, { height: 500 });

    await check('narrow and mirrored: nothing to scroll sideways', async page => {
      await heard(page, 'ready');
      const over = () => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      assert.ok(await over() <= 0, 'narrow');
      await (await page.$('#mirror')).click();
      assert.ok(await over() <= 0, 'mirrored');
      assert.equal(await page.evaluate(() => getComputedStyle(box().querySelector('[part~="root"]')).direction), 'rtl');
    }, { width: 320, height: 700 });

    await report.check(named('works on without a network, and never asked another host'), async () => {
      const own = await serve();
      let up = true;
      try {
        await open(browser, `${own.origin}/index.html`, async page => {
          await heard(page, 'ready');
          // What is loaded at a reader's approach is there.
          await click(page, '.summary [aria-expanded]');
          await page.evaluate(() => until(() => box().querySelector('.why li')).then(() => {}));
          await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
          await own.close();
          up = false;
          await give(page, STORY, '2026-10-29');
          await heard(page, 'ready', 2);
          await give(page, whole(ARTICLE, { define: '' }));
          await heard(page, 'ready', 3);
          await click(page, SENTENCES);
          const hosts = new Set(page.heard.requests.filter(url => /^(?:https?|wss?):/.test(url)).map(url => new URL(url).origin));
          assert.deepEqual([...hosts], [own.origin]);
        }, { before: listen });
      } finally {
        if (up) await own.close();
      }
    });
  });
}
