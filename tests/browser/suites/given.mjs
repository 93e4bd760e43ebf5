// `<nut-graf>` with what is given in the page's place, digests and addresses; and what readers take along.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checks, click, heard, listen, press, texts } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, STORY, whole } from '../story.mjs';

const GERMAN = JSON.parse(readFileSync(path.join(ROOT, 'www/strings/de.json'), 'utf8'));
const SENTENCES = '[part~="summary"] [part~="sentence"]';

export default async function ({ report, site, each, engine, wasm }) {
  const text = await engine.digest(STORY, { wasm });
  await each(async browser => {
    const check = checks('given', { report, site, browser });

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

    await check('a digest of an article elsewhere: its headline and its sentences lead there', whole('<nut-graf></nut-graf>'), async page => {
      const url = 'https://paper.example/wall';
      const opened = await page.evaluate(async (made, url) => {
        const opened = [];
        globalThis.open = (...given) => { opened[opened.length] = given; };
        const element = document.querySelector('nut-graf');
        element.precomputed = { ...made, article: { ...made.article, title: 'A wall', url } };
        await heard('ready');
        const [sentence, date] = ['[part~="sentence"]', '[part~="label"]'].map(part => box().querySelector(part));
        sentence.click();
        await until(() => opened.length === 1);
        date.click();
        await until(() => opened.length === 2);
        addEventListener('nutgraf:select', event => event.preventDefault());
        sentence.click();
        return [...opened, element.goTo(0), box().querySelector('[part~="headline"] a').href];
      }, text, url);
      assert.equal(opened.length, 4, 'a program was led away, or a listener passed over');
      for (const [to, where, how] of opened.slice(0, 2)) {
        assert.ok(to.startsWith(`${url}#:~:text=`) && where === '_blank' && how === 'noopener', to);
      }
      assert.deepEqual(opened.slice(2), [true, url]);
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

    let failed = new Set();
    await check('files that fail to come once are asked for again: words, what a given page needs, what comes later', whole(`<nut-graf lang="de" src="${new URL(there).pathname}"></nut-graf>`), async page => {
      await heard(page, 'ready');
      assert.equal(await page.evaluate(() => box().querySelector('[part~="root"]').lang), 'de');
      await press(page, GERMAN.why);
      await page.evaluate(() => until(() => box().querySelector('[part~="why"] li')));
      assert.deepEqual([...failed].sort(), ['de', 'draw-later', 'given']);
    }, { expected: /./, before: async page => {
      await listen(page);
      await page.setRequestInterception(true);
      failed = new Set();
      page.on('request', request => {
        const [, name] = /\/(de|given|draw-later)-\w+\.js/.exec(request.url()) ?? [];
        if (!name || failed.has(name)) return request.continue();
        failed.add(name);
        return request.abort();
      });
    } });

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
      await page.evaluate(() => { globalThis.print = () => { taken.push('printed'); }; });
      assert.equal(await take('Print', 4), 'printed');
      const exported = kind => page.evaluate(kind => document.querySelector('nut-graf').export(kind).catch(({ code }) => code), kind);
      assert.deepEqual([await exported('markdown'), JSON.parse(await exported('json'))], [markdown, digest]);
      assert.match(await exported('icalendar'), /^BEGIN:VCALENDAR\r\n/);
      const atOnce = await page.evaluate(async () => {
        const shown = document.querySelector('nut-graf');
        const element = Object.assign(document.body.appendChild(shown.cloneNode()), { text: shown.text });
        const out = await Promise.all([element.export('markdown'), element.export('json')]);
        element.remove();
        return out;
      });
      assert.deepEqual([atOnce[0], JSON.parse(atOnce[1])], [markdown, digest], 'two asked for at once, before there is a digest');
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
