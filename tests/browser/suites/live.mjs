// `<nut-graf>` on pages that go on: articles swapped, grown and late; digests and addresses given; what readers take along.
import assert from 'node:assert/strict';
import { open } from '../harness.mjs';
import { checks, click, handle, heard, listen, press, texts } from '../person.mjs';
import { ARTICLE, FRONT, OTHER, PARAGRAPHS, STORY, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
const paragraphs = text => text.split('\n').map(line => `<p>${line}</p>`).join('');
const PAGE = whole(`<nut-graf></nut-graf>${ARTICLE}`);

export default async function ({ report, site, each, engine, wasm }) {
  const ready = await engine.digest(`<title>Council to vote on higher sea wall</title>${ARTICLE}`, { wasm, type: 'text', force: true });
  const text = await engine.digest(STORY, { wasm });
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
        // Each wait that is longer than all before, as it is asked for.
        globalThis.waits = [];
        globalThis.setTimeout = (run, delay = 0, ...more) => {
          if (delay > (waits.at(-1) ?? 0)) waits.push(delay);
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

    await check('there and back again: the summary is there', PAGE, async page => {
      await heard(page, 'ready');
      await page.goto(site.page(whole('<p>Elsewhere</p>')));
      await page.goBack();
      await page.evaluate(() => until(() => box().querySelector('[part~="summary"]')));
      await page.evaluate(() => { document.querySelector('#story p:not(.byline)').textContent += ' And the mayor agreed on Friday.'; });
      await page.evaluate(() => until(() => box().querySelector('[role="status"]').textContent.includes('has changed')));
    });

    await check('a digest made before, as attribute and as property: drawn without the wasm, found on the page', whole(
      `<nut-graf digest="${JSON.stringify(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      assert.deepEqual(await texts(page, SENTENCES), text.summary.map(pick => text.sentences[pick.sentence].text));
      assert.equal(await page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm'))), false);
      await click(page, SENTENCES);
      await page.evaluate(() => until(() => CSS.highlights.size > 0));
      const changed = change => page.evaluate((made, change) => {
        const edit = { version: made => { made.version = 2; }, shape: made => { delete made.timeline; }, range: made => { made.summary[0].sentence = 9999; },
          offsets: made => { for (const each of made.sentences) each.start += 1; } };
        edit[change](made);
        document.querySelector('nut-graf').precomputed = made;
      }, structuredClone(text), change);
      let n = 0;
      for (const [change, says] of [['version', /version is 2/], ['shape', /timeline/], ['range', /no sentence 9999/], ['offsets', /UTF-16/]]) {
        await changed(change);
        const error = await heard(page, 'error', ++n);
        assert.equal(error.code, 'InvalidDigest');
        assert.match(error.message, says);
      }
      await page.evaluate(() => { document.querySelector('nut-graf').precomputed = '{'; });
      assert.match((await heard(page, 'error', ++n)).message, /JSON/);
      await page.evaluate(() => { document.querySelector('nut-graf').precomputed = null; });
      await page.evaluate(() => { document.querySelector('nut-graf').removeAttribute('digest'); });
      await heard(page, 'ready', 2);
    });

    const there = site.page(whole(ARTICLE));
    await check('src: an address of the same origin; one that is none, one that is not there', whole(`<nut-graf src="${new URL(there).pathname}"></nut-graf>`), async page => {
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      assert.ok(digest.article.body.includes('sea wall'));
      assert.match((await texts(page, '[part~="headline"]'))[0], /sea wall/);
      await page.evaluate(() => { document.querySelector('nut-graf').src = '/nowhere'; });
      assert.match((await heard(page, 'error')).message, /404/);
      await page.evaluate(() => { document.querySelector('nut-graf').src = 'javascript:alert(1)'; });
      assert.equal((await heard(page, 'error', 2)).code, 'SourceUnavailable');
      assert.match((await texts(page, '[part~="state"]'))[0], /could not be loaded/);
    }, { expected: /404/ });

    await check('src: an address elsewhere that allows it, and one that does not', whole('<nut-graf src="https://paper.example/open"></nut-graf>'), async page => {
      const { article } = await heard(page, 'digest');
      await heard(page, 'ready');
      assert.ok(article.body.includes('sea wall'));
      assert.equal(article.url, 'https://paper.example/open');
      await page.evaluate(() => { document.querySelector('nut-graf').src = 'https://paper.example/closed'; });
      assert.equal((await heard(page, 'error')).code, 'SourceUnavailable');
    }, { policy: 'none', expected: /CORS|Cross-Origin|ERR_FAILED|Failed to load/i, before: async page => {
      await listen(page);
      await page.setRequestInterception(true);
      page.on('request', request => {
        const { hostname, pathname } = new URL(request.url());
        if (hostname !== 'paper.example') return request.continue();
        const allowed = pathname === '/open' ? { 'access-control-allow-origin': '*' } : {};
        return request.respond({ status: 200, contentType: 'text/html; charset=utf-8', headers: allowed, body: whole(ARTICLE, { define: '' }) });
      });
    } });

    await check('src: a page without end is read up to the limit', whole('<nut-graf src="/endless.html"></nut-graf>'), async page => {
      const { code, message } = await heard(page, 'error');
      assert.equal(code, 'TooLarge');
      assert.match(message, /16777216 bytes/);
      assert.match((await texts(page, '[part~="state"]'))[0], /too long/);
    });

    await check('taken along: Markdown, JSON and a calendar in which words stay words', whole('<nut-graf published="2026-10-29" url="https://paper.example/wall"></nut-graf>'), async page => {
      await page.evaluate(story => {
        globalThis.taken = [];
        navigator.clipboard.writeText = async text => { taken.push(text); };
        URL.createObjectURL = blob => { taken.push(blob.text()); return '#none'; };
        document.querySelector('nut-graf').text = `Council, "dikes" & <b>*walls*</b>\n\n${story}`;
      }, STORY.replace('a plan to raise', 'a plan [by Ines, Vega; the *elder*] to raise').replace('Tuesday', 'Tuesday 3 November'));
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      const take = async (label, n) => {
        await press(page, label);
        await page.evaluate(n => until(() => taken.length === n), n);
        return page.evaluate(async n => taken[n - 1], n);
      };
      await press(page, 'Take it along');
      const markdown = await take('Markdown', 1);
      assert.ok(!/<b>|[^\\]\*walls|[^\\]\[by/.test(markdown), markdown);
      for (const pick of digest.summary) assert.ok(markdown.replaceAll('\\', '').includes(digest.sentences[pick.sentence].text), markdown);
      assert.equal((markdown.match(/^- \*\*/gm) ?? []).length, new Set(digest.timeline.map(entry => entry.group)).size);
      assert.deepEqual(JSON.parse(await take('JSON', 2)), digest);
      const calendar = await take('Planned dates as a calendar file', 3);
      const lines = calendar.split('\r\n');
      assert.ok(lines.every(line => Buffer.byteLength(line) <= 75), 'a line is too long');
      assert.ok(!/(?<!\r)\n/.test(calendar), 'a bare line feed');
      const unfolded = calendar.replaceAll('\r\n ', '');
      assert.match(unfolded, /^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/);
      assert.match(unfolded, /\r\nDTSTART;VALUE=DATE:20261103\r\nDTEND;VALUE=DATE:20261104\r\n/);
      assert.match(unfolded, /DESCRIPTION:.*\[by Ines\\, Vega\\; the/);
      assert.ok(!unfolded.includes('20261012'), 'what was called off is planned');
      const exported = kind => page.evaluate(kind => document.querySelector('nut-graf').export(kind).catch(({ code }) => code), kind);
      assert.deepEqual([await exported('markdown'), JSON.parse(await exported('json'))], [markdown, digest]);
      assert.match(await exported('icalendar'), /^BEGIN:VCALENDAR\r\n/);
      assert.deepEqual([await exported('csv'), await exported('toString')], ['InvalidOption', 'InvalidOption']);
      const { title, events } = JSON.parse(await exported('timelinejs'));
      assert.equal(title.text.headline, 'Council, &#34;dikes&#34; &#38; &#60;b&#62;*walls*&#60;/b&#62;');
      assert.equal(events.length, new Set(digest.timeline.map(entry => entry.group)).size);
      const vote = events.find(({ start_date: { year, month, day } }) => [year, month, day].join() === '2026,11,3');
      assert.deepEqual([vote.group, vote.end_date], ['planned', undefined]);
      assert.match(vote.text.text, /^<p>.*\[by Ines, Vega; the \*elder\*\].* <a href="https:\/\/paper\.example\/wall#:~:text=[^"<>]*">→<\/a><\/p>$/);
      for (const only of [1953, 2019]) assert.ok(events.some(({ start_date: { year, month } }) => year === only && month === undefined), `the year ${only} became a day`);
    });
  });
}
