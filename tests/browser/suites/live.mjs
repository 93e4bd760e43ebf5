// `<nut-graf>` on pages that go on: articles swapped, grown and late, and there and back again.
import assert from 'node:assert/strict';
import { until } from '../installed.mjs';
import { checks, handle, heard, listen, texts } from '../person.mjs';
import { ARTICLE, FRONT, OTHER, STORY, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
const paragraphs = text => text.split('\n').map(line => `<p>${line}</p>`).join('');
const PAGE = whole(`<nut-graf></nut-graf>${ARTICLE}`);

export default async function ({ report, site, each, engine, wasm }) {
  const ready = await engine.digest(`<title>Council to vote on higher sea wall</title>${ARTICLE}`, { wasm, type: 'text', force: true });
  await each(async browser => {
    const check = checks('live', { report, site, browser });
    const put = (page, html, at = 'main') => page.evaluate((html, at) => {
      const made = new DOMParser().parseFromString(trust(html), 'text/html');
      document.querySelector(at).replaceChildren(...made.body.childNodes);
    }, html, at);
    /** The page's own policy for its own markup: the element's is taken. */
    const trusting = { policy: 'none', before: async page => {
      await listen(page);
      await page.evaluateOnNewDocument(() => { globalThis.trust = html => html; });
    } };
    /** Counts how often a page is read: each time, all of its metadata is asked for once. */
    const counting = { before: async page => {
      await listen(page);
      await page.evaluateOnNewDocument(() => {
        globalThis.looks = 0;
        const { querySelectorAll } = Document.prototype;
        Document.prototype.querySelectorAll = function (selector) {
          if (selector.startsWith('html, title')) looks++;
          return querySelectorAll.call(this, selector);
        };
      });
    } };

    await check('an article that takes another\'s place is digested in its place', PAGE, async page => {
      await heard(page, 'ready');
      await put(page, `<article><h1>The library opens on Sundays</h1>${paragraphs(OTHER)}</article>`);
      const second = await heard(page, 'digest', 2);
      await heard(page, 'ready', 2);
      assert.ok(second.article.body.includes('library') && !second.article.body.includes('sea wall'));
      assert.ok((await texts(page, SENTENCES)).every(text => OTHER.includes(text)));
      assert.match(await page.evaluate(() => box().querySelector('[role="status"]').textContent), /has changed/);
    }, trusting);

    const TREE = whole(`<nut-graf></nut-graf><div id="host"><template shadowrootmode="open">${ARTICLE}</template></div>`);
    await check('an article in an open shadow tree that becomes another one there', TREE, async page => {
      await heard(page, 'ready');
      await page.evaluate(next => {
        const lines = document.querySelector('#host').shadowRoot.querySelectorAll('#story > p:not(.byline)');
        lines.forEach((line, n) => { line.textContent = next[n] ?? ''; });
      }, OTHER.split('\n'));
      const second = await heard(page, 'digest', 2);
      assert.ok(second.article.body.includes('library') && !second.article.body.includes('harbour council'));
    });

    await check('a live blog that grows: focus and length stay; what is no news is not drawn again', PAGE, async page => {
      await heard(page, 'ready');
      await (await handle(page, 'input[type="range"]')).focus();
      await page.keyboard.press('Home');
      await page.evaluate(() => {
        const line = document.createElement('p');
        line.textContent = 'The vote was moved to 5 November after the clerk fell ill, the council said late on Thursday.';
        document.querySelector('#story').append(line);
      });
      const second = await heard(page, 'digest', 2);
      await heard(page, 'ready', 2);
      assert.ok(second.article.body.includes('clerk fell ill'));
      assert.equal((await texts(page, SENTENCES)).length, 1);
      assert.equal(await page.evaluate(() => box().activeElement?.type), 'range');
      await page.evaluate(() => {
        globalThis.drawn = box().querySelector('[part~="summary"]');
        globalThis.before = looks;
        const aside = document.createElement('div');
        aside.textContent = '3 readers';
        document.body.append(aside);
      });
      // What comes of a look is drawn in the same task.
      await page.evaluate(() => until(() => looks > before));
      assert.equal(await page.evaluate(() => counted('ready')), 2, 'told again');
      assert.ok(await page.evaluate(() => drawn.isConnected), 'drawn again');
    }, counting);

    await check('a page that answers each digest with a change, and one that never rests: each run is waited for longer', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: '' }), async page => {
      await page.evaluate(() => {
        const { setTimeout } = globalThis;
        // Each wait that is longer than all before, as it is asked for; but none of a driver's own.
        globalThis.waits = [];
        globalThis.setTimeout = (run, delay = 0, ...more) => {
          if (delay > (waits.at(-1) ?? 0) && delay < 60_000) waits.push(delay);
          return setTimeout(run, delay, ...more);
        };
        addEventListener('nutgraf:ready', () => {
          const line = document.createElement('p');
          line.textContent = `The harbour office counted ${counted('ready')} more boats at the quay on that very same morning.`;
          document.querySelector('#story').append(line);
        });
        const clock = document.createElement('p');
        document.querySelector('#story').append(clock);
        setInterval(() => { clock.textContent = String(Math.random()); }, 20);
      });
      await page.evaluate(() => import('/npm/define.js').then(() => {}));
      await heard(page, 'ready', 2);
      await page.evaluate(() => until(() => waits.length > 2));
      const [once, twice, again] = await page.evaluate(() => waits);
      assert.deepEqual([twice, again], [2 * once, 4 * once]);
    });

    await check('what is no longer watched says nothing, though it had settled', whole('<main></main>', { define: '' }), async page => {
      const told = await page.evaluate(async () => {
        const { Watch } = await import('/modules/live.js');
        let [told, idle] = [0, null];
        globalThis.requestIdleCallback = act => { idle = act; };
        const watch = new Watch(() => told++);
        const out = [];
        for (const ends of [true, false]) {
          watch.on([document], document);
          document.querySelector('main').append('The town agreed.');
          await until(() => idle);
          if (ends) watch.off();
          idle();
          idle = null;
          out.push(told);
        }
        return out;
      });
      assert.deepEqual(told, [0, 1]);
    });

    await check('an article that comes late, and a page without one after it', whole('<nut-graf></nut-graf><main></main>'), async page => {
      await heard(page, 'error');
      await put(page, ARTICLE);
      await heard(page, 'ready');
      assert.ok((await texts(page, SENTENCES)).length > 1);
      await put(page, FRONT);
      assert.equal((await heard(page, 'error', 2)).code, 'NoArticle');
      assert.deepEqual(await texts(page, SENTENCES), []);
    }, trusting);

    await check('for: the element itself is replaced; elsewhere nothing counts', whole(`<nut-graf for="#story"></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      await put(page, `<article id="story"><h1>The library opens on Sundays</h1>${paragraphs(OTHER)}</article>`);
      assert.ok((await heard(page, 'digest', 2)).article.body.includes('library'));
    }, trusting);

    await check('still: stays as it is, until it is no longer', whole(`<nut-graf still></nut-graf><nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready', 2);
      // The other one sees both changes: by then this one would have seen the first.
      await put(page, `<article><h1>The library opens on Sundays</h1>${paragraphs(OTHER)}</article>`);
      await heard(page, 'ready', 3);
      await page.evaluate(() => { document.querySelector('main p').textContent += ' The town agreed on Thursday.'; });
      assert.ok((await heard(page, 'digest', 4)).article.body.includes('town agreed'));
      assert.ok((await texts(page, SENTENCES, 0)).every(text => STORY.includes(text)));
      await page.evaluate(() => { document.querySelectorAll('nut-graf')[1].remove(); });
      await page.evaluate(() => { document.querySelector('nut-graf').still = false; });
      assert.ok((await heard(page, 'digest', 5)).article.body.includes('library'), 'what it missed');
      assert.equal(await page.evaluate(() => document.querySelector('nut-graf').hasAttribute('still')), false);
      await page.evaluate(() => { document.querySelector('main p').textContent += ' And the mayor agreed on Friday.'; });
      assert.ok((await heard(page, 'digest', 6)).article.body.includes('mayor agreed'));
    }, trusting);

    await check('there and back again: the page comes back as it was left, the summary in it', PAGE, async page => {
      await heard(page, 'ready');
      await page.evaluate(() => {
        globalThis.left = 'as it was';
        addEventListener('pageshow', ({ persisted }) => { globalThis.persisted = persisted; });
      });
      await page.goto(site.page(whole('<p>Elsewhere</p>', { define: '' })));
      // The driver's own way back waits for a load that a page that was kept has no more.
      await page.evaluate(() => { setTimeout(() => history.back()); });
      const back = await until(() => page.evaluate(() => [globalThis.left, globalThis.persisted]).catch(() => []), ([left]) => left);
      assert.deepEqual(back, ['as it was', true]);
      await page.evaluate(() => until(() => box().querySelector('[part~="summary"]')));
      assert.equal(await page.evaluate(() => counted('digest')), 1, 'digested again');
      await page.evaluate(() => { document.querySelector('#story p:not(.byline)').textContent += ' And the mayor agreed on Friday.'; });
      await page.evaluate(() => until(() => box().querySelector('[role="status"]').textContent.includes('has changed')));
    });
  });
}
