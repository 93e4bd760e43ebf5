// `<nut-graf>` as publishers embed it: what it digests, what shows meanwhile and on failure, attributes and events.
import assert from 'node:assert/strict';
import { remember, scramble } from '../broken.mjs';
import { checks, click, heard, listen, texts } from '../person.mjs';
import { ARTICLE, FRONT, OTHER, STORY, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
const FALLBACK = '<nut-graf><p id="fallback">The story in one line.</p></nut-graf>';

export default async function ({ report, site, each }) {
  await each(async browser => {
    const check = checks('element', { report, site, browser });
    let slips = 0;
    const slip = kind => `${kind}-element-${browser.name}-${++slips}`;
    const visible = (page, selector) => page.evaluate(`shown(document.querySelector(${JSON.stringify(selector)}))`);

    await check('two lines digest the page that they stand in', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      const wanted = digest.summary.map(pick => digest.sentences[pick.sentence].text);
      assert.deepEqual(await texts(page, SENTENCES), wanted);
      assert.ok(wanted.length > 1);
      for (const text of wanted) assert.ok(STORY.includes(text), `not a sentence of the story: ${text}`);
      const same = await page.evaluate(async () => {
        const { digest } = await import('/npm/engine.js');
        return JSON.stringify(await digest(document)) === JSON.stringify(await heard('digest'));
      });
      assert.ok(same, 'another digest than the engine makes');
    });

    const long = ARTICLE.replace('</article>', Array.from({ length: 900 }, (_, n) => `<p>${STORY.split('\n').find(line => line.length > 100)} ${n}.</p>`).join('') + '</article>');
    await check('a long page is digested in a worker, and by the engine where none may be had', whole(`<nut-graf></nut-graf>${long}`), async page => {
      const { article } = await heard(page, 'digest');
      assert.ok(article.body.length > 100_000, `${article.body.length} characters are not long`);
      const begun = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/worker.js')).length);
      assert.equal(await begun(), 1, 'no worker was asked for');
      const alike = await page.evaluate(async () => {
        globalThis.Worker = null;
        const [first, element] = [JSON.stringify(await heard('digest')), document.querySelector('nut-graf')];
        const { digest } = await import('/npm/engine.js');
        const { close } = await import('/npm/worker.js');
        close();
        return [JSON.stringify(await digest(document)), JSON.stringify(await element.digest())].map(other => other === first);
      });
      assert.deepEqual(alike, [true, true], 'another digest than the engine makes');
    }, { policy: 'none' });

    const held = slip('held');
    await check('fallback content shows until it is ready', whole(FALLBACK + ARTICLE, { define: `/slip/${held}/npm/define.js` }), async page => {
      await page.evaluate(() => customElements.whenDefined('nut-graf').then(() => {}));
      assert.ok(await visible(page, '#fallback'), 'gone before anything takes its place');
      assert.equal((await texts(page, SENTENCES)).length, 0);
      site.mend(held);
      await heard(page, 'ready');
      assert.equal(await visible(page, '#fallback'), false, 'still there');
      assert.ok((await texts(page, SENTENCES)).length > 1);
    });

    const gone = slip('gone');
    await check('fallback content stays on failure; trying again works', whole(FALLBACK + ARTICLE, { define: `/slip/${gone}/npm/define.js` }), async page => {
      assert.equal((await heard(page, 'error')).code, 'WasmUnavailable');
      assert.ok(await visible(page, '#fallback'));
      const [said] = await texts(page, '[part~="state"]');
      assert.match(said, /could not be loaded/);
      site.mend(gone);
      await click(page, '[part~="state"] button');
      await heard(page, 'ready');
      assert.equal(await visible(page, '#fallback'), false);
      assert.ok((await texts(page, SENTENCES)).length > 1);
    }, { expected: /404|integrity/i });

    await check('for: another element, one that comes later, one that is none', whole(
      `<nut-graf for="#other"></nut-graf>${ARTICLE}<section id="other">${OTHER.split('\n').map(line => `<p>${line}</p>`).join('')}</section>`), async page => {
      assert.ok((await heard(page, 'digest')).article.body.startsWith('The library'));
      await page.evaluate(() => document.querySelector('nut-graf').setAttribute('for', '#story'));
      assert.ok((await heard(page, 'digest', 2)).article.body.includes('sea wall'));
      await page.evaluate(() => { document.querySelector('nut-graf').for = '#nothing'; });
      assert.equal((await heard(page, 'error')).code, 'InvalidOption');
      assert.match((await texts(page, '[part~="state"]'))[0], /#nothing/);
      await page.evaluate(() => { document.querySelector('nut-graf').for = '['; });
      assert.match((await heard(page, 'error', 2)).message, /no selector/);
      await page.evaluate(() => { document.querySelector('nut-graf').for = null; });
      assert.ok((await heard(page, 'digest', 3)).article.body.includes('sea wall'));
    });

    await check('text: set before the class is there, and after', whole('<nut-graf></nut-graf>', { define: '' }), async page => {
      await page.evaluate(text => { document.querySelector('nut-graf').text = text; }, STORY);
      await page.evaluate(() => import('/npm/define.js').then(() => {}));
      assert.equal((await heard(page, 'digest')).article.body.includes('sea wall'), true);
      await heard(page, 'ready');
      await page.evaluate(text => { document.querySelector('nut-graf').text = text; }, OTHER);
      const second = await heard(page, 'digest', 2);
      await heard(page, 'ready', 2);
      const shown = await texts(page, SENTENCES);
      assert.ok(shown.length > 0 && shown.every(text => second.article.body.includes(text)), shown.join('|'));
    });

    await check('attributes and properties mirror each other and count', whole(
      `<nut-graf sentences="2" published="2026-11-05" language="en" url="https://paper.example/wall"></nut-graf>${ARTICLE}`), async page => {
      const digest = await heard(page, 'digest');
      assert.equal(digest.summary.length, 2);
      assert.equal(digest.article.published, '2026-11-05');
      assert.equal(digest.article.url, 'https://paper.example/wall');
      const mirrored = await page.evaluate(() => {
        const element = document.querySelector('nut-graf');
        const read = [element.sentences, element.published, element.language, element.url];
        element.sentences = 3;
        element.published = '2026-10-29';
        return [...read, element.getAttribute('sentences'), element.getAttribute('published')];
      });
      assert.deepEqual(mirrored, [2, '2026-11-05', 'en', 'https://paper.example/wall', '3', '2026-10-29']);
      const again = await heard(page, 'digest', 2);
      assert.deepEqual([again.summary.length, again.article.published], [3, '2026-10-29']);
      await page.evaluate(() => { document.querySelector('nut-graf').about = 'traders'; });
      const about = await heard(page, 'digest', 3);
      assert.ok(about.summary.length > 0 && about.summary.every(pick => /traders/.test(about.sentences[pick.sentence].text)));
      await page.evaluate(() => { document.querySelector('nut-graf').published = 'soon'; });
      assert.equal((await heard(page, 'error')).code, 'InvalidDate');
    });

    await check('what only looks like <noscript>: in attributes, comments, scripts; what is one is left out', whole('<nut-graf></nut-graf>'), async page => {
      const body = STORY.split('\n').map(line => `<p>${line}</p>`).join('');
      const LOOKS = [
        '<p data-x="<noscript>">', "<p data-x='<noscript>'>", '<p data-x = "<noscript>">', '<p data-x="<script>">', '<p data-x="<!--">', '<p data-x="<title>">',
        '<!-- <noscript> -->', '<!--><p>', '<script>"<noscript>"</script>', '<script><!-- "<script>" "</script>" <noscript> --></script>', '<script a=">"></script>',
        '<script><!--></script>', '<textarea><noscript></textarea>', '<!doctype "<noscript>">', '</p a="<noscript>">', '<p ="<noscript/a>">', '<a"b><noscript class=">">left out</noscript>',
      ];
      const digested = await page.evaluate(async (looks, body) => {
        const { digest } = await import('/npm/engine.js');
        const made = [];
        for (const look of looks) made[made.length] = (await digest(`<article><h1>A wall</h1>${look}${body}</article><noscript>left out`, { type: 'html', force: true })).article.body;
        return made;
      }, LOOKS, body);
      for (const [n, look] of LOOKS.entries()) {
        assert.ok(digested[n].includes('costliest work') && digested[n].includes('reads it aloud'), `the article is gone after ${look}`);
        assert.ok(!digested[n].includes('left out'), look);
      }
      const { withoutNoscript } = await import(new URL('../../../target/modules/noscript.js', import.meta.url));
      for (const part of ['<p a="', '<p a=', '<noscript', '<!--', '<script><!--<script>', '<p  ', '</', '<a b']) {
        assert.equal(typeof withoutNoscript(`${part.repeat(100_000)}<noscript>`), 'string', 'grows with the square of the source');
      }
    });

    await check('asked again and again: the last run counts, those before are called off, and it is drawn once', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: '' }), async page => {
      const ends = await page.evaluate(async () => {
        await import('/npm/define.js');
        const element = document.querySelector('nut-graf');
        const ends = await Promise.all([1, 2, 3].map(() => element.digest().then(() => 'made', ({ code }) => code)));
        await element.digest();
        return [...ends, counted('ready'), counted('error')];
      });
      assert.deepEqual(ends, ['Aborted', 'Aborted', 'made', 2, 0]);
    });

    await check('several on one page', whole(`<nut-graf for="#story"></nut-graf><nut-graf for="#other"></nut-graf>
      ${ARTICLE}<section id="other">${OTHER.split('\n').map(line => `<p>${line}</p>`).join('')}</section>`), async page => {
      await heard(page, 'ready', 2);
      const [first, second] = [await texts(page, SENTENCES, 0), await texts(page, SENTENCES, 1)];
      assert.ok(first.length > 0 && first.every(text => STORY.includes(text)), first.join('|'));
      assert.ok(second.length > 0 && second.every(text => OTHER.includes(text)), second.join('|'));
    });

    await check('markup parsed, set, made by a program, taken from a template: before the class is there, and after', whole(
      `<nut-graf id="parsed" still></nut-graf><template><div><nut-graf for="#story" sentences="2"></nut-graf></div></template>${ARTICLE}`, { define: '' }), async page => {
      const counts = await page.evaluate(async () => {
        const clone = () => document.querySelector('template').content.cloneNode(true);
        const bring = () => {
          const made = document.createElement('nut-graf');
          made.sentences = 2;
          made.for = '#story';
          const set = new DOMParser().parseFromString('<nut-graf for="#story" sentences="2"></nut-graf>', 'text/html');
          document.body.append(clone(), document.importNode(document.querySelector('template').content, true), made, set.body.firstChild);
        };
        bring();
        await import('/npm/define.js');
        await heard('ready', 5);
        bring();
        await heard('ready', 9);
        // A second registration, as of a script that is there twice, changes nothing.
        await import('/npm/define.js?again');
        return [...document.querySelectorAll('nut-graf')].map(each => [...each.shadowRoot.querySelectorAll('[part~="summary"] > li')].filter(shown).length);
      });
      assert.equal(counts.length, 9);
      assert.deepEqual(counts.slice(1), counts.slice(1).map(() => 2));
      assert.equal(await page.evaluate(() => document.querySelector('template').content.querySelector('nut-graf').shadowRoot), null, 'what is in a template runs');
      assert.equal(await page.evaluate(() => counted('ready') + counted('error')), 9, 'something was digested twice');
    }, { policy: 'none' });

    await check('nothing to show: says why', whole(`<nut-graf about="zebra"></nut-graf><nut-graf language="tr"></nut-graf><nut-graf language="english"></nut-graf>${ARTICLE}`), async page => {
      const [about, turkish, wrong] = await page.evaluate(async () => {
        await Promise.all([heard('ready', 2), heard('error')]);
        await until(() => /asked for/.test(box().textContent) && /aren’t read/.test(box(1).textContent));
        return [0, 1, 2].map(n => box(n).querySelector('.box').innerText);
      });
      assert.ok(/No sentence here speaks of what was asked for/.test(about) && !/of 1\d sentences|Dates in the language/.test(about), about);
      assert.ok(/Dates in the language of this text aren’t read/.test(turkish) && !/No dated events/.test(turkish), turkish);
      assert.match(wrong, /`english` is no language tag/);
    });

    await check('a tag that was never closed holds the page: says so', whole(`<nut-graf />${ARTICLE}`, { title: 'News' }), async page => {
      assert.equal((await heard(page, 'error')).code, 'NoArticle');
      assert.match((await texts(page, '[part~="state"]'))[0], /end tag is missing: <\/nut-graf>/);
    });

    await check('no article: says what it is, digests it anyway when asked', whole(FALLBACK + FRONT, { title: 'News' }), async page => {
      assert.equal((await heard(page, 'error')).code, 'NoArticle');
      assert.doesNotMatch((await texts(page, '[part~="state"]'))[0], /end tag/);
      assert.match((await texts(page, '[part~="state"] h2'))[0], /looks like|not look like/);
      assert.ok(await visible(page, '#fallback'));
      await click(page, '[part~="state"] button');
      await heard(page, 'ready');
      assert.ok((await texts(page, SENTENCES)).length > 0);
    });

    await check('a policy that forbids wasm: the words that its owner has to add', whole(FALLBACK + ARTICLE), async page => {
      assert.equal((await heard(page, 'error')).code, 'WasmForbidden');
      assert.match((await texts(page, '[part~="state"]'))[0], /script-src 'self' 'wasm-unsafe-eval'/);
      assert.ok(await visible(page, '#fallback'));
    }, { policy: 'no wasm', expected: /wasm|script-src/i });

    // WebKit's driver can't keep a file back.
    if (browser.name !== 'webkit') await check('words that only some need do not come either: it still says that it failed, why, and tries again', whole(FALLBACK + ARTICLE), async page => {
      assert.equal((await heard(page, 'error')).code, 'WasmForbidden');
      const [said] = await texts(page, '[part~="state"]');
      assert.match(said, /The summary failed[^]*wasm-unsafe-eval[^]*Try again/);
    }, { policy: 'no wasm', expected: /./, before: async page => {
      await listen(page);
      await page.setRequestInterception(true);
      page.on('request', request => (/draw-later/.test(request.url()) ? request.abort() : request.continue()));
    } });

    await check('a trap: says so, keeps the fallback content, and the next digest works', whole(FALLBACK + ARTICLE), async page => {
      await heard(page, 'ready');
      await page.evaluate(scramble);
      await page.evaluate(() => document.querySelector('nut-graf').digest().catch(() => {}).then(() => {}));
      assert.equal((await heard(page, 'error')).code, 'Trap');
      assert.match((await texts(page, '[part~="state"]'))[0], /broke down/);
      assert.ok(await visible(page, '#fallback'));
      await click(page, '[part~="state"] button');
      await heard(page, 'ready', 2);
      assert.ok((await texts(page, SENTENCES)).length > 1);
    }, { before: page => listen(page).then(() => page.evaluateOnNewDocument(remember)) });
  });
}
