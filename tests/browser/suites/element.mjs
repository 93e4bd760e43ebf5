// `<nut-graf>` as readers and publishers meet it, in both browsers, under the strict policy.
import assert from 'node:assert/strict';
import { open } from '../harness.mjs';
import { click, handle, heard, listen, marked, texts } from '../person.mjs';
import { ARTICLE, FRONT, OTHER, PARAGRAPHS, STORY, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
const FALLBACK = '<nut-graf><p id="fallback">The story in one line.</p></nut-graf>';
const TALL = `<div>${'<p>Weather and tides.</p>'.repeat(60)}</div>`;

export default async function ({ report, site, each }) {
  await each(async browser => {
    const named = name => `element ${browser.name}: ${name}`;
    /** Opens a page of ours and lets a person use it. */
    const check = (name, html, use, { policy = 'strict', ...how } = {}) => report.check(named(name), () =>
      open(browser, site.page(html, policy), use, { before: listen, ...how }));
    const slip = kind => `${kind}-${browser.name}-${Math.random().toString(36).slice(2)}`;
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
    }, { expected: /404/ });

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
      await page.evaluate(() => { document.querySelector('nut-graf').published = 'soon'; });
      assert.equal((await heard(page, 'error')).code, 'InvalidDate');
    });

    await check('several on one page', whole(`<nut-graf for="#story"></nut-graf><nut-graf for="#other"></nut-graf>
      ${ARTICLE}<section id="other">${OTHER.split('\n').map(line => `<p>${line}</p>`).join('')}</section>`), async page => {
      await heard(page, 'ready', 2);
      const [first, second] = [await texts(page, SENTENCES, 0), await texts(page, SENTENCES, 1)];
      assert.ok(first.length > 0 && first.every(text => STORY.includes(text)), first.join('|'));
      assert.ok(second.length > 0 && second.every(text => OTHER.includes(text)), second.join('|'));
    });

    await check('the dial by keyboard: a longer summary only adds sentences', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const dial = await handle(page, 'input[type="range"]');
      await dial.focus();
      const read = async () => ({ value: await dial.evaluate(input => input.valueAsNumber),
        said: await dial.evaluate(input => input.getAttribute('aria-valuetext')), shown: await texts(page, SENTENCES) });
      await page.keyboard.press('Home');
      let before = await read();
      assert.equal(before.value, 1);
      assert.equal(before.shown.length, 1);
      const most = await dial.evaluate(input => Number(input.max));
      assert.ok(most >= 4, `only up to ${most}`);
      for (let length = 2; length <= most; length++) {
        await page.keyboard.press('ArrowRight');
        const now = await read();
        assert.deepEqual([now.value, now.shown.length], [length, length]);
        assert.match(now.said, new RegExp(`^${length} sentences`));
        assert.ok(before.shown.every(text => now.shown.includes(text)), 'a longer summary lost a sentence');
        const order = now.shown.map(text => STORY.indexOf(text));
        assert.deepEqual(order, [...order].sort((a, b) => a - b), 'not in reading order');
        before = now;
      }
      await page.keyboard.press('Home');
      assert.equal((await read()).shown.length, 1);
    });

    await check('Tab goes through all of it in order, Enter on a sentence marks and shows it', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}`), async page => {
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      const inOrder = await page.evaluate(() => [...box().querySelectorAll('button, input, a, [tabindex="0"]')]
        .filter(shown).map(each => each.innerText || each.getAttribute('aria-label')));
      const reached = [];
      for (let n = 0; n < inOrder.length; n++) {
        await page.keyboard.press('Tab');
        reached.push(await page.evaluate(() => {
          const at = box().activeElement;
          return at && (at.innerText || at.getAttribute('aria-label'));
        }));
      }
      assert.deepEqual(reached, inOrder);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => box().activeElement), null, 'a trap for the focus');

      const before = await page.evaluate(() => document.documentElement.outerHTML);
      for (const [index, pick] of digest.summary.entries()) {
        const sentence = digest.sentences[pick.sentence];
        await (await page.evaluateHandle(`[...box().querySelectorAll('${SENTENCES}')].filter(shown)[${index}]`)).focus();
        await page.keyboard.press('Enter');
        const said = await heard(page, 'select', index + 1);
        assert.deepEqual([said.sentence, said.text], [pick.sentence, sentence.text]);
        await page.evaluate(() => until(() => {
          const range = [...CSS.highlights.values()].flatMap(all => [...all])[0];
          return range && range.getBoundingClientRect().top >= 0 && range.getBoundingClientRect().bottom <= innerHeight;
        }));
        assert.deepEqual(await marked(page), [{ text: sentence.text.replace(/\s+/g, ''), inView: true }]);
      }
      assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before, 'the page was changed');
    });

    await check('goTo by a program; a listener may take the showing over', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}`), async page => {
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      const last = digest.sentences.length - 1;
      assert.deepEqual(await page.evaluate(last => [
        document.querySelector('nut-graf').goTo(last), document.querySelector('nut-graf').goTo(last + 1)], last), [true, false]);
      assert.equal((await marked(page))[0].text, digest.sentences[last].text.replace(/\s+/g, ''));
      await page.evaluate(() => addEventListener('nutgraf:select', event => event.preventDefault()));
      await page.evaluate(() => document.querySelector('nut-graf').goTo(0));
      assert.equal((await marked(page))[0]?.text ?? '', digest.sentences[last].text.replace(/\s+/g, ''), 'marked all the same');
    });

    await check('why this sentence: the real reasons, opened and closed', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      assert.equal((await texts(page, '[part~="why"]')).length, 0);
      const toggle = await handle(page, '[aria-expanded]');
      await toggle.click();
      assert.equal(await toggle.evaluate(button => button.getAttribute('aria-expanded')), 'true');
      const reasons = await texts(page, '[part~="why"] li');
      assert.equal(reasons.length, digest.summary[0].reasons.length);
      assert.ok(reasons.every(text => text.length > 5));
      await toggle.click();
      assert.equal((await texts(page, '[part~="why"]')).length, 0);
    });

    await check('a sentence and the summary are copied, with a link; a browser that refuses is told of', whole(`<nut-graf url="https://paper.example/wall#top"></nut-graf>${ARTICLE}`), async page => {
      const { summary, sentences } = await heard(page, 'digest');
      await heard(page, 'ready');
      await page.evaluate(() => {
        globalThis.copied = [];
        navigator.clipboard.writeText = async text => { copied.push(text); };
      });
      for (const label of ['Copy with link', 'Copy the summary']) {
        await (await page.evaluateHandle(`[...box().querySelectorAll('button')].find(each => shown(each) && each.innerText === '${label}')`)).click();
      }
      const [quote, all] = await page.evaluate(() => copied);
      const first = sentences[summary[0].sentence].text;
      assert.ok(quote.includes(first), quote);
      const link = quote.split('\n').at(-1);
      assert.match(link, /^https:\/\/paper\.example\/wall#:~:text=/);
      const [start, end] = link.split('text=')[1].split(',').map(decodeURIComponent);
      assert.ok(first.startsWith(start) && (end === undefined || first.endsWith(end)), link);
      for (const pick of summary) assert.ok(all.includes(sentences[pick.sentence].text), all);
      await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); });
      await (await page.evaluateHandle(`[...box().querySelectorAll('button')].find(each => shown(each) && each.innerText === 'Copy the summary')`)).click();
      await page.evaluate(() => until(() => box().querySelector('[role="status"]').textContent.includes("doesn't let")));
    });

    await check('the timeline: dates, statuses, how each was worked out', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}`), async page => {
      const { timeline, article, sentences } = await heard(page, 'digest');
      await heard(page, 'ready');
      const groups = new Set(timeline.map(entry => entry.group));
      const rows = await page.evaluate(() => [...box().querySelectorAll('[part~="entry"]')].map(row => ({
        datetime: row.querySelector('time').getAttribute('datetime'),
        date: row.querySelector('time').textContent,
        status: row.querySelector('[part~="status"]')?.textContent ?? '',
        how: [...row.querySelectorAll('[part~="how"]')].map(each => each.textContent).join(' '),
      })));
      assert.equal(rows.length, groups.size);
      const row = datetime => rows.find(each => each.datetime === datetime) ?? assert.fail(`no ${datetime} in ${JSON.stringify(rows)}`);
      assert.match(row('2026-11-03').status, /planned/);
      assert.match(row('2026-11-03').how, /“Tuesday”.*29 October 2026|“Tuesday”.*October 29, 2026/);
      assert.match(row('2026-02').date, /February/);
      assert.match(row('1953').how, /“1953” in the text/);
      assert.equal(row('1953').status, '');
      assert.match(row('2027').status, /may happen|planned/);
      const off = timeline.find(entry => entry.cancelled);
      if (off) assert.match(row('2026-10-12').status, /called off/);
      for (const { datetime } of rows.filter(each => each.datetime)) {
        assert.match(datetime, /^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2})?)?)?|-W\d{2})?$/, 'not a date of HTML');
      }
      await click(page, '[part~="entry"] button');
      const first = timeline.find(entry => entry.group === timeline[0].group);
      assert.equal((await marked(page))[0].text, sentences[first.sentence].text.replace(/\s+/g, ''));
      assert.ok(article.body.length > 0);
    });

    await check('no article: says what it is, digests it anyway when asked', whole(FALLBACK + FRONT, { title: 'News' }), async page => {
      assert.equal((await heard(page, 'error')).code, 'NoArticle');
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

    await check('a trap: says so, keeps the fallback content, and the next digest works', whole(FALLBACK + ARTICLE), async page => {
      await heard(page, 'ready');
      await page.evaluate(async () => {
        const core = await import('/npm/pkg/nutgraf.js');
        new Uint8Array(core.initSync().memory.buffer).fill(0xff);
        await document.querySelector('nut-graf').digest().catch(() => {});
      });
      assert.equal((await heard(page, 'error')).code, 'Trap');
      assert.match((await texts(page, '[part~="state"]'))[0], /broke down/);
      assert.ok(await visible(page, '#fallback'));
      await click(page, '[part~="state"] button');
      await heard(page, 'ready', 2);
      assert.ok((await texts(page, SENTENCES)).length > 1);
    });

    await report.check(named('a page that unsets everything changes nothing inside'), async () => {
      const looks = [];
      for (const head of ['<style>body { margin: 0 }</style>', '<style>* { all: unset !important } body { margin: 0 !important }</style>']) {
        looks.push(await open(browser, site.page(whole(`<nut-graf></nut-graf>${ARTICLE}`, { head }), 'none'), async page => {
          await heard(page, 'ready');
          return page.evaluate(styles);
        }, { before: listen }));
      }
      assert.deepEqual(looks[1].map(each => each.name), looks[0].map(each => each.name));
      const changed = looks[0].flatMap((plain, index) => Object.keys(plain.style)
        .filter(property => plain.style[property] !== looks[1][index].style[property])
        .map(property => `${plain.name} ${property}: ${plain.style[property]} → ${looks[1][index].style[property]}`));
      assert.deepEqual(changed.slice(0, 20), []);
    });

    const mid = slip('held');
    await check('taken out in the middle, put back', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: `/slip/${mid}/npm/define.js` }), async page => {
      await page.evaluate(async () => {
        await customElements.whenDefined('nut-graf');
        globalThis.kept = document.querySelector('nut-graf');
        await until(() => kept.shadowRoot.querySelector('[aria-busy]'));
        kept.remove();
      });
      site.mend(mid);
      await page.evaluate(async () => {
        const { digest } = await import(document.querySelector('script').src.replace('define', 'engine'));
        await digest('The wasm is there now. It was not before.', { force: true });
      });
      assert.equal(await page.evaluate(() => counted('ready') + counted('error')), 0);
      await page.evaluate(() => document.body.prepend(kept));
      await heard(page, 'ready');
      assert.ok((await texts(page, SENTENCES)).length > 1);
    });

    await check('moved, cloned, and out of sight', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}<div id="end"></div>`), async page => {
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      const before = await texts(page, SENTENCES);
      await page.evaluate(() => document.querySelector('#end').append(document.querySelector('nut-graf')));
      assert.deepEqual(await texts(page, SENTENCES), before);
      assert.equal(await page.evaluate(n => document.querySelector('nut-graf').goTo(n), digest.summary[0].sentence), true);
      assert.equal((await marked(page)).length, 1);
      await page.evaluate(() => document.body.prepend(document.querySelector('nut-graf').cloneNode(true)));
      await heard(page, 'ready', 2);
      assert.deepEqual(await texts(page, SENTENCES, 0), before);
      await page.evaluate(() => { for (const each of document.querySelectorAll('nut-graf')) each.hidden = true; });
      assert.deepEqual(await texts(page, SENTENCES, 0), []);
      await page.evaluate(() => { for (const each of document.querySelectorAll('nut-graf')) each.remove(); });
      assert.deepEqual(await marked(page), [], 'a mark outlives its element');
    });

    await check('inside another shadow root', whole('<div id="outer"></div>'), async page => {
      await page.evaluate(paragraphs => {
        const inner = document.querySelector('#outer').attachShadow({ mode: 'open' });
        const story = document.createElement('section');
        story.id = 'inner-story';
        for (const text of paragraphs) {
          const line = document.createElement('p');
          line.textContent = text;
          story.append(line);
        }
        const widget = document.createElement('nut-graf');
        widget.setAttribute('for', '#inner-story');
        inner.append(widget, story);
        globalThis.inner = widget;
      }, STORY.split('\n'));
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      assert.ok(digest.article.body.includes('sea wall'));
      const sentence = digest.sentences[digest.summary[0].sentence];
      assert.equal(await page.evaluate(n => inner.goTo(n), digest.summary[0].sentence), true);
      assert.equal((await marked(page))[0].text, sentence.text.replace(/\s+/g, ''));
    });

    const framed = site.page(whole(`<nut-graf></nut-graf>${ARTICLE}`), 'framed');
    await check('inside a frame, and moved into one', whole(`<iframe src="${framed}" title="frame" width="600" height="600"></iframe><nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const inner = await page.evaluate(async () => {
        const view = document.querySelector('iframe').contentWindow;
        await view.heard('ready');
        const texts = root => [...root.querySelectorAll('[part~="summary"] [part~="sentence"]')].filter(shown).length;
        const alone = texts(view.document.querySelector('nut-graf').shadowRoot);
        const moved = document.querySelector('nut-graf');
        view.document.body.prepend(moved);
        await until(() => moved.shadowRoot.querySelector('[part~="summary"]'));
        const styled = view.getComputedStyle(moved.shadowRoot.querySelector('[part~="root"]')).borderBlockStartWidth;
        return { alone, styled };
      });
      assert.ok(inner.alone > 1);
      assert.equal(inner.styled, '3px');
    }, { policy: 'framed' });

    const HOSTILE = '&lt;img src=x onerror="globalThis.harmed=1"&gt; sea wall';
    await check('hostile words of the page are shown as words', whole('<nut-graf></nut-graf>'), async page => {
      await page.evaluate((paragraphs, title) => {
        const data = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: '<img src=x onerror="globalThis.harmed=1"> sea wall',
          author: { name: '<script>globalThis.harmed=1<\/script>' }, url: 'javascript:globalThis.harmed=1', ['__proto__']: { harmed: 1 } };
        document.querySelector('nut-graf').text = `<title>${title}</title><link rel="canonical" href="javascript:globalThis.harmed=1">
          <script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
          <article><h1>${title}</h1><p>&lt;b onclick=harmed()&gt;On 3 March 2026&lt;/b&gt; the council met.</p>${paragraphs}</article>`;
      }, PARAGRAPHS, HOSTILE);
      await heard(page, 'ready');
      const seen = await page.evaluate(() => ({
        all: box().textContent,
        foreign: box().querySelectorAll('img, script, b, iframe, a[href^="javascript"]').length,
        harmed: globalThis.harmed ?? Object.prototype.harmed ?? null,
      }));
      assert.ok(seen.all.includes('<img src=x onerror='), 'the headline is gone');
      assert.deepEqual([seen.foreign, seen.harmed], [0, null]);
    }, { policy: 'none', expected: /404/ });

    await check('names of the DOM taken over by a form', whole(`<nut-graf></nut-graf>
      <form id="body"><input name="parentNode"><input name="nextSibling"><input name="firstChild"><input name="attributes">
      <input name="textContent"><input name="nodeType"><input name="localName"><input name="getAttribute"><input name="children">
      <input name="querySelectorAll"><input name="append"><input name="getRootNode">${ARTICLE}</form>
      <img name="body" alt=""><img name="createElement" alt=""><img name="querySelector" alt=""><img name="documentElement" alt="">
      <img name="addEventListener" alt=""><img name="readyState" alt=""><img name="defaultView" alt="">`), async page => {
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      assert.ok(digest.article.body.includes('costliest work'));
      const pick = digest.summary[0].sentence;
      await click(page, SENTENCES);
      assert.equal((await marked(page))[0].text, digest.sentences[pick].text.replace(/\s+/g, ''));
    });

    await check('a page that has its own ideas of arrays and objects', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: '' }), async page => {
      await page.evaluate(() => {
        // What old libraries do: enumerable methods, an Array.from without a map, toJSON on everything.
        Array.prototype.each = function () { throw new Error('enumerated'); };
        Object.prototype.inherited = 'enumerated';
        Array.from = given => { const made = []; for (let n = 0; n < (given.length ?? 0); n++) made[n] = given[n]; return made; };
        Array.prototype.toJSON = function () { return 'not JSON'; };
        String.prototype.at = function () { throw new Error('patched'); };
      });
      await page.evaluate(() => import('/npm/define.js').then(() => {}));
      await page.evaluate(() => heard('ready').then(() => {}));
      const shown = await page.evaluate(() => String([...box().querySelectorAll('[part~="summary"] [part~="sentence"]')].filter(shown).length));
      assert.ok(Number(shown) > 1);
      await page.evaluate(() => { [...box().querySelectorAll('[aria-expanded]')].find(shown).click(); });
      assert.ok(await page.evaluate(() => [...box().querySelectorAll('[part~="why"] li')].filter(shown).length) > 0);
    });

    await check('320 px: nothing to scroll sideways, targets of 24 px', whole(`<nut-graf></nut-graf>${ARTICLE}`, { head: '' }), async page => {
      await heard(page, 'ready');
      for (const button of await page.evaluateHandle(() => [...box().querySelectorAll('[aria-expanded]')].filter(shown)).then(all => all.getProperties()).then(all => [...all.values()])) {
        await button.asElement()?.click();
      }
      const seen = await page.evaluate(() => ({
        over: document.scrollingElement.scrollWidth - innerWidth,
        small: [...box().querySelectorAll('button, input, a')].filter(shown).map(each => {
          const { width, height } = each.getBoundingClientRect();
          return { what: each.textContent.slice(0, 30), width, height };
        }).filter(({ width, height }) => width < 24 || height < 24),
        cut: [...box().querySelectorAll('*')].filter(each => shown(each) && each.clientWidth > 24 && each.scrollWidth > each.clientWidth + 1).map(each => each.className || each.localName),
      }));
      assert.ok(seen.over <= 0, `${seen.over} px too wide`);
      assert.deepEqual(seen.small, []);
      assert.deepEqual(seen.cut, []);
    }, { width: 320, height: 700 });

    await check('right to left', whole(`<nut-graf></nut-graf>${ARTICLE}`, { html: 'lang="ar" dir="rtl"' }), async page => {
      await heard(page, 'ready');
      const seen = await page.evaluate(() => {
        const rect = selector => box().querySelector(selector).getBoundingClientRect();
        const [root, title, dial] = [rect('[part~="root"]'), rect('h2'), rect('[part~="dial"]')];
        return { direction: getComputedStyle(box().querySelector('[part~="root"]')).direction,
          titleAtRight: root.right - title.right < 60, dialAtLeft: dial.left - root.left < root.right - dial.right,
          over: document.scrollingElement.scrollWidth - innerWidth };
      });
      assert.deepEqual(seen, { direction: 'rtl', titleAtRight: true, dialAtLeft: true, over: Math.min(seen.over, 0) });
    });

    await check('on paper', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const paper = await page.pdf({ format: 'a4' });
      assert.equal(Buffer.from(paper).subarray(0, 4).toString(), '%PDF');
      if (browser.name !== 'chromium') return;
      // Only this browser can be asked to show on the screen what it would print.
      await page.emulateMediaType('print');
      assert.deepEqual(await texts(page, '.act, [part~="dial"]'), [], 'buttons on paper');
      assert.ok((await texts(page, SENTENCES)).length > 1);
    });
  });
}

/** All computed styles inside the element, but those that follow from how wide it is. */
function styles() {
  const FOLLOWS = /^(?:width|height|top|bottom|left|right|inset.*|inline-size|block-size|perspective-origin|transform-origin|-webkit-locale)$|^grid-template/;
  return [...box().querySelectorAll('[part~="root"], [part~="root"] *')].map(each => {
    const computed = getComputedStyle(each);
    const style = {};
    for (const property of computed) if (!FOLLOWS.test(property)) style[property] = computed.getPropertyValue(property);
    return { name: `${each.localName}.${each.className}`, style };
  });
}
