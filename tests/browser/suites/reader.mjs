// `<nut-graf>` as readers use it: dial, keyboard, marks, reasons, copying.
import assert from 'node:assert/strict';
import { checks, click, handle, heard, listen, marked, press, texts } from '../person.mjs';
import { ARTICLE, OTHER, STORY, WALLED, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
const TALL = `<div>${'<p>Weather and tides.</p>'.repeat(60)}</div>`;

export default async function ({ report, site, each }) {
  await each(async browser => {
    const check = checks('reader', { report, site, browser });

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
      const toggle = await handle(page, '.summary [aria-expanded]');
      await toggle.focus();
      await page.keyboard.press('Enter');
      assert.equal(await toggle.evaluate(button => button.getAttribute('aria-expanded')), 'true');
      await page.evaluate(() => until(() => box().querySelector('[part~="why"] li')));
      const reasons = await texts(page, '[part~="why"] li');
      assert.equal(reasons.length, Math.min(5, digest.summary[0].reasons.length));
      assert.ok(reasons.every(text => text.length > 5));
      const weighty = digest.summary[0].reasons.map(({ weight }) => weight).sort((a, b) => Math.abs(b) - Math.abs(a)).slice(0, 5).sort((a, b) => b - a);
      assert.deepEqual(reasons.map(text => /\(against it\)$/.test(text)), weighty.map(weight => weight < 0));
      const bars = await page.evaluate(() => [...box().querySelectorAll('[part~="why"] .bar')].filter(shown).map(each => each.getBoundingClientRect().width));
      const [longest, greatest] = [Math.max(...bars), Math.max(...weighty.map(Math.abs))];
      for (const [n, weight] of weighty.entries()) assert.ok(Math.abs(bars[n] - Math.max(2, longest * Math.abs(weight) / greatest)) < 1, `${weight} of ${greatest} is ${bars[n]} of ${longest} px`);
      await page.keyboard.press(' ');
      assert.equal((await texts(page, '[part~="why"]')).length, 0);
    });

    await check('a topic gives the sentences about it, and again nothing; by keyboard and said', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}`), async page => {
      const { topics, sentences } = await heard(page, 'digest');
      await heard(page, 'ready');
      const list = '[part~="topics"] ol [part~="sentence"]';
      const [before, toggle] = [await texts(page, SENTENCES), await handle(page, 'header [aria-expanded]')];
      await toggle.focus();
      await page.keyboard.press('Enter');
      await page.evaluate(() => until(() => box().querySelector('[part~="topic"]')).then(() => {}));
      assert.deepEqual(await texts(page, '[part~="topic"]'), topics.map(({ text }) => text));
      for (const n of [0, 1]) {
        const topic = await page.evaluateHandle(n => box().querySelectorAll('[part~="topic"]')[n], n);
        await topic.focus();
        await page.keyboard.press(' ');
        assert.deepEqual(await texts(page, list), topics[n].sentences.map(at => sentences[at].text));
        assert.equal(await page.evaluate(() => [...box().querySelectorAll('[aria-pressed="true"]')].filter(each => each.matches('[part~="topic"]')).length), 1);
      }
      await page.evaluate(list => box().querySelector(list).click(), list);
      await marked(page);
      await page.evaluate(() => box().querySelector('[part~="topic"][aria-pressed="true"]').click());
      assert.deepEqual(await texts(page, list), []);
      assert.deepEqual(await texts(page, SENTENCES), before, 'the summary stays as it is');
    });

    await check('who says it stands beside what was said, and beside nothing else', whole(`<nut-graf sentences="10"></nut-graf>${ARTICLE}`), async page => {
      const { summary, sentences } = await heard(page, 'digest');
      await heard(page, 'ready');
      const speakers = summary.map(pick => sentences[pick.sentence].speaker);
      assert.ok(speakers.some(speaker => /Holt/.test(speaker ?? '')) && speakers.includes(null), speakers.join('|'));
      const shown = await page.evaluate(() => [...box().querySelectorAll('[part~="summary"] > li')].filter(shown).map(item => item.querySelector('.who')?.innerText ?? null));
      assert.deepEqual(shown, speakers.map(speaker => speaker && `says ${speaker}`));
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
      const [quote, all] = await page.evaluate(() => until(() => copied.length === 2).then(() => copied));
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

    await check('from a marked sentence back to what led there: by a button while that is out of view, and by the words', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const before = await page.evaluate(() => document.documentElement.outerHTML);
      await click(page, '[part~="entry"] button');
      const sentence = await page.evaluate(() => box().activeElement.dataset.sentence);
      const here = () => page.evaluate(() => [box().activeElement?.dataset.sentence, shown(box().activeElement) && box().activeElement.getBoundingClientRect().top < innerHeight && box().activeElement.getBoundingClientRect().top > 0]);
      await marked(page);
      await press(page, 'Back to the summary');
      assert.deepEqual(await here(), [sentence, true]);
      await page.evaluate(() => until(() => !shown(box().querySelector('.back'))).then(() => {}));
      await click(page, '[part~="entry"] button');
      await page.evaluate(() => until(() => box().querySelector('.back') && shown(box().querySelector('.back'))).then(() => box().activeElement.blur()));
      const { x, y } = await page.evaluate(() => {
        const [range] = [...CSS.highlights.values()][0];
        const { left, top } = range.getClientRects()[0];
        return { x: left + 9, y: top + 5 };
      });
      await page.mouse.click(x, y);
      assert.deepEqual(await here(), [sentence, true]);
      await page.evaluate(() => document.querySelector('nut-graf').digest().then(() => until(() => !box().querySelector('.back'))).then(() => {}));
      assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before, 'the page was changed');
    });

    await check('a sentence is shown in its place though nothing more can be loaded', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}`), async page => {
      const { summary, sentences } = await heard(page, 'digest');
      await heard(page, 'ready');
      await click(page, SENTENCES);
      await page.evaluate(() => until(() => getSelection().rangeCount > 0 && !getSelection().isCollapsed).then(() => {}));
      const seen = await page.evaluate(() => [String(getSelection()).replace(/\s+/g, ' '), getSelection().getRangeAt(0).getBoundingClientRect().top < innerHeight]);
      assert.deepEqual(seen, [sentences[summary[0].sentence].text, true]);
      await press(page, 'Copy with link');
      await page.evaluate(() => until(() => box().querySelector('[role="status"]').textContent === 'Try again').then(() => {}));
    }, { expected: /./, before: async page => {
      await listen(page);
      await page.setRequestInterception(true);
      page.on('request', request => (/draw-later/.test(request.url()) ? request.abort() : request.continue()));
    } });

    await check('a failure is announced, and its end too', whole(`<nut-graf published="soon"></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'error');
      const said = () => page.evaluate(() => box().querySelector('[role="status"]').textContent);
      assert.match(await said(), /not a date/);
      await page.evaluate(() => { document.querySelector('nut-graf').published = null; });
      await heard(page, 'ready');
      assert.match(await said(), /^Summary ready: \d/);
      await page.evaluate(() => { document.querySelector('nut-graf').sentences = 1; });
      await heard(page, 'ready', 2);
      assert.match(await said(), /^Summary ready: 1 sentence,/);
    });

    await check('a sentence is found in one text node of a megabyte, wherever it stands and however often', whole('<nut-graf still></nut-graf>'), async page => {
      const found = await page.evaluate(async () => {
        const { find } = await import('/modules/page.js');
        const [at, filler] = [document.createElement('p'), 'The tide came in.\n '.repeat(26_000)];
        const wanted = 'The council \u00adwill vote on Tuesday.';
        // Not in the document, where the element might read it and the browser lay it out.
        at.append(`${filler}${wanted} Twice: `, `${filler}The council  will vote on Tuesday. Once more.`);
        const last = find(at, { exact: 'The council will vote on Tuesday.', suffix: ' Once more.' });
        const first = find(at, { exact: 'The council will vote on Tuesday.', suffix: ' Twice:' });
        const often = find(at, { exact: 'The tide came in.' });
        const began = performance.now();
        find(at, { exact: 'The tide came in.' });
        globalThis.took = performance.now() - began;
        return [last, first, often].map(range => [String(range), range.startContainer === at.firstChild]);
      });
      assert.deepEqual(found, [['The council  will vote on Tuesday.', false], ['The council \u00adwill vote on Tuesday.', true], ['The tide came in.', true]]);
      console.log(`        ${browser.name}: a quote that stands 52,000 times in 1 MB is found in ${Math.round(await page.evaluate(() => took))} ms`);
    });

    await check('a place that is folded away is opened first', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE.replace('<main>', '<main><details><summary>The story</summary><div id="tab">').replace('</main>', '</div></details></main>')}`), async page => {
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      await page.evaluate(() => { document.querySelector('#tab').hidden = 'until-found'; });
      const { sentence } = digest.timeline[0];
      await click(page, '[part~="entry"] button');
      await page.evaluate(() => until(() => {
        const range = [...CSS.highlights.values()].flatMap(all => [...all])[0];
        const { top, bottom, height } = range?.getBoundingClientRect() ?? {};
        return height > 0 && top >= 0 && bottom <= innerHeight;
      }));
      assert.equal((await marked(page))[0].text, digest.sentences[sentence].text.replace(/\s+/g, ''));
      assert.deepEqual(await page.evaluate(() => [document.querySelector('details').open, document.querySelector('#tab').hidden]), [true, false]);
    });

    await check('a text that breaks off at a wall says so; a whole one does not', whole(`<nut-graf></nut-graf>${WALLED}`), async page => {
      assert.ok((await heard(page, 'digest')).article.truncated);
      await heard(page, 'ready');
      assert.match((await texts(page, '.note'))[0], /breaks off/);
      await page.evaluate(text => { document.querySelector('nut-graf').text = text; }, STORY);
      await heard(page, 'ready', 2);
      assert.deepEqual((await texts(page, '.note')).filter(text => /breaks off/.test(text)), []);
    });

    await check('nothing to shorten in four sentences: all of them, no dial; one has no reasons', whole(`<nut-graf></nut-graf>`), async page => {
      await page.evaluate(text => { document.querySelector('nut-graf').text = text; }, OTHER);
      await heard(page, 'ready');
      assert.equal((await texts(page, SENTENCES)).length, 4);
      assert.match((await texts(page, '[part~="saved"]'))[0], /All 4 sentences: too short to shorten/);
      assert.deepEqual(await texts(page, '[part~="dial"]'), []);
      await page.evaluate(() => { document.querySelector('nut-graf').sentences = 2; });
      await heard(page, 'ready', 2);
      assert.equal((await texts(page, SENTENCES)).length, 2, 'a length that was asked for counts');
      await page.evaluate(() => {
        document.querySelector('nut-graf').sentences = null;
        document.querySelector('nut-graf').text = 'The ferry to the island was cancelled on 3 March 2026 because of the wind.';
        document.querySelector('nut-graf').digest({ force: true });
      });
      const { summary } = await heard(page, 'digest', 3);
      await heard(page, 'ready', 3);
      assert.equal((await texts(page, '.summary [aria-expanded]')).length, 0, 'the only sentence was chosen from none');
      assert.deepEqual(summary[0].reasons, []);
    });
  });
}
