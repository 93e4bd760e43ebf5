// The demo without a network: installed, with its server gone; as one file opened from disk. And its room in low windows.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { open } from '../harness.mjs';
import { click, heard, listen, marked, texts, toldBelow, whollyTold } from '../person.mjs';
import { ROOT, serve } from '../server.mjs';
import { ARTICLE, STORY, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
const SAMPLES = ['ferry-vote', 'flood', 'earnings'];
const FILE = pathToFileURL(path.join(ROOT, 'target/demo.html')).href;

/** Puts a text into the field and sends it off. */
async function give(page, text) {
  await page.evaluate(text => { document.querySelector('#text').value = text; }, text);
  await (await page.$('#own button[type="submit"]')).click();
}

export default async function ({ report, site, each }) {
  await each(async browser => {
    const named = name => `offline ${browser.name}: ${name}`;
    const check = (name, url, use, how = {}) => report.check(named(name), () => open(browser, url, use, { before: listen, ...how }));

    await report.check(named('the demo opens and works with its server gone'), async () => {
      const own = await serve();
      let up = true;
      try {
        await open(browser, `${own.origin}/index.html`, async page => {
          await heard(page, 'ready');
          await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
          await page.evaluate(() => until(() => navigator.serviceWorker.controller));
          await own.close();
          up = false;
          for (const sample of SAMPLES) {
            await page.goto(`${own.origin}/?sample=${sample}`);
            const { article } = await heard(page, 'digest');
            await heard(page, 'ready');
            assert.ok(article.published && article.body.length > 1000, sample);
          }
          await give(page, whole(ARTICLE, { define: '' }));
          await heard(page, 'ready', 2);
          // Words of another language, the export and the sample as a page are loaded on demand.
          await page.evaluate(() => { document.querySelector('nut-graf').lang = 'de'; });
          await page.evaluate(() => until(() => box().querySelector('h2').innerText.trim() === 'In Kürze'));
          // So is the story, none of which was asked for before the server went.
          const told = await toldBelow(page);
          assert.ok(whollyTold(told), JSON.stringify(told));
          await page.goto(`${own.origin}/articles/flood.html`);
          await heard(page, 'ready');
          await click(page, SENTENCES);
          assert.equal((await marked(page)).length, 1);
          assert.ok(await page.evaluate(() => [...document.images].every(image => image.complete && image.naturalWidth > 0)), 'a picture is missing');
        }, { before: listen });
      } finally {
        if (up) await own.close();
      }
    });

    await check('its service worker leaves all that is not of the demo to the network', `${site.origin}/index.html`, async page => {
      await heard(page, 'ready');
      await page.evaluate(() => until(() => navigator.serviceWorker.controller));
      const kept = await page.evaluate(async () => {
        const [name] = (await caches.keys()).filter(name => name.startsWith('nutgraf-demo-'));
        return (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname);
      });
      assert.ok(kept.includes('/index.html') && kept.includes('/nutgraf/pkg/nutgraf_bg.wasm'), kept.join());
      assert.ok(kept.every(name => !/LICENSE|single|[.]d[.]ts|[.]webp/.test(name)), kept.join());
      assert.equal(await page.evaluate(() => fetch('/pages/none').then(answer => answer.status)), 404);
    }, { expected: /404/ });

    await check('one file from disk: samples, texts, HTML, another language; it asks for nothing', FILE, async page => {
      for (const [index, name] of SAMPLES.entries()) {
        if (index > 0) await (await page.$(`[data-sample="${name}"]`)).click();
        const { article, timeline } = await heard(page, 'digest', index + 1);
        await heard(page, 'ready', index + 1);
        assert.ok(timeline.length >= 3 && article.published, name);
      }
      await give(page, STORY);
      await heard(page, 'ready', 4);
      await give(page, whole(ARTICLE, { define: '' }));
      assert.equal((await heard(page, 'digest', 5)).article.title, 'Council to vote on higher sea wall');
      await heard(page, 'ready', 5);
      const [first] = await texts(page, SENTENCES);
      await click(page, SENTENCES);
      assert.equal(await page.evaluate(() => document.querySelector('#article .marked').textContent.trim()), first);
      await page.evaluate(() => { document.querySelector('nut-graf').lang = 'ja'; });
      await page.evaluate(() => until(() => box().querySelector('section, h2') && box().querySelector('[part~="root"]').lang === 'ja'));
      assert.ok(await page.evaluate(() => [...document.images].every(image => image.complete && image.naturalWidth > 0)), 'a picture is missing');
      const told = await toldBelow(page);
      assert.ok(whollyTold(told), JSON.stringify(told));
      assert.deepEqual(page.heard.requests.filter(url => url !== FILE && !url.startsWith('data:')), []);
    });

    await check('in a low window the dates are in reach: no scroll within the page, and those of the demo begin in view', `${site.origin}/index.html`, async page => {
      for (const address of ['/index.html', '/articles/ferry-vote.html']) {
        if (address !== '/index.html') await page.goto(site.origin + address);
        await heard(page, 'ready');
        const seen = await page.evaluate(() => {
          document.querySelector('.result, .story').scrollIntoView({ block: 'start', behavior: 'instant' });
          const scrolls = [...document.querySelectorAll('*')].filter(at => /auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight + 1);
          const { top } = box().querySelector('.when h3').getBoundingClientRect();
          return { scrolls: scrolls.map(at => at.className), begins: top < innerHeight };
        });
        assert.deepEqual(seen.scrolls, [], address);
        if (address === '/index.html') assert.ok(seen.begins);
      }
    }, { width: 1366, height: 768 });
  });

  await report.check('offline chromium: the demo can be installed', async () => {
    const { launch } = await import('../browsers.mjs');
    const browser = await launch('chromium');
    try {
      await open(browser, `${site.origin}/index.html`, async page => {
        await heard(page, 'ready');
        await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
        const session = await page.createCDPSession();
        const { errors, data } = await session.send('Page.getAppManifest');
        assert.deepEqual([errors, JSON.parse(data).name], [[], 'Nutgraf']);
        const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
        assert.deepEqual(installabilityErrors, []);
      }, { before: listen });
    } finally {
      await browser.close();
    }
  });
}
