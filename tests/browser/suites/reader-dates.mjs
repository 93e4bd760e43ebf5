// `<nut-graf>`'s timeline as readers use it: rows, the strip, what is folded or chosen, and how each date was worked out.
import assert from 'node:assert/strict';
import { checks, click, handle, heard, marked, press, texts } from '../person.mjs';
import { ARTICLE, CHRONICLE, STORY, whole } from '../story.mjs';

const TALL = `<div>${'<p>Weather and tides.</p>'.repeat(60)}</div>`;

export default async function ({ report, site, each }) {
  await each(async browser => {
    const check = checks('dates', { report, site, browser });

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
      assert.match(row('2026-11-03').how, /^“Tuesday”, counted from the day of publication$/);
      assert.match(row('2026-02').date, /February/);
      assert.equal(row('1953').how, '', 'explains a date that stands in the text as it is');
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

    await check('an ordered list; each status has words and a sign of its own shape, whatever its colour', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const seen = await page.evaluate(() => [...box().querySelectorAll('ol > [part~="entry"]')].filter((row, n, all) => all.findIndex(each => each.dataset.status === row.dataset.status) === n).map(row => {
        const { borderRadius, rotate, backgroundImage, backgroundColor } = getComputedStyle(row, '::before');
        const sign = [borderRadius, rotate, backgroundImage.replace(/rgba?\([^)]*\)|color\([^)]*\)/g, ''), /, 0\)$|transparent/.test(backgroundColor)].join(' ');
        return { status: row.dataset.status, words: row.querySelector('[part~="status"]')?.textContent ?? '', sign };
      }));
      assert.deepEqual(seen.map(({ status }) => status).sort(), ['cancelled', 'conditional', 'ongoing', 'past', 'scheduled']);
      for (const part of ['words', 'sign']) assert.equal(new Set(seen.map(each => each[part])).size, 5, JSON.stringify(seen));
    });

    await check('a long timeline is folded to what the summary tells and what is near; one button shows it all', whole(`<nut-graf published="2026-10-29"></nut-graf>${CHRONICLE}`), async page => {
      const { timeline, summary } = await heard(page, 'digest');
      await heard(page, 'ready');
      const count = new Set(timeline.map(entry => entry.group)).size;
      assert.ok(count >= 20, `only ${count} dates`);
      const rows = () => page.evaluate(() => [...box().querySelectorAll('[part~="entry"]')].filter(shown)
        .flatMap(row => [...row.querySelectorAll('[data-sentence]')].map(go => Number(go.dataset.sentence))));
      const folded = await rows();
      assert.equal(folded.length, 8);
      const dated = new Set(timeline.map(entry => entry.sentence));
      for (const { sentence } of summary.filter(pick => dated.has(pick.sentence))) assert.ok(folded.includes(sentence), `${sentence} is not among ${folded}`);
      const fold = await handle(page, '[part~="timeline"] ~ .acts button');
      assert.equal(await fold.evaluate(button => button.innerText), `Show all ${count} dates`);
      await fold.focus();
      await page.keyboard.press('Enter');
      assert.equal((await rows()).length, count);
      assert.equal(await page.evaluate(() => box().querySelector('[role="status"]').textContent), `All ${count} dates are shown.`);
      assert.equal(await page.evaluate(() => box().activeElement.innerText), 'Show fewer dates');
      await page.keyboard.press('Enter');
      assert.deepEqual(await rows(), folded);
      if (browser.name !== 'chromium') return;
      await page.emulateMediaType('print');
      assert.equal((await rows()).length, count, 'paper has no button');
    });

    await check('a timeline without end: so many rows and mentions are drawn in all, and the rest is counted', whole('<nut-graf></nut-graf>'), async page => {
      await page.evaluate(story => { document.querySelector('nut-graf').text = story; }, STORY);
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      const [first] = digest.timeline;
      for (const [n, group] of ['one', 'each'].entries()) {
        await page.evaluate((digest, first, group) => {
          const { text } = digest.sentences[first.sentence];
          const sentences = Array.from({ length: 10_000 }, (_, n) => ({ ...digest.sentences[first.sentence], start: n * text.length, end: (n + 1) * text.length }));
          const article = { ...digest.article, body: text.repeat(sentences.length) };
          const timeline = sentences.map((_, n) => ({ ...first, sentence: n, group: group === 'one' ? 1 : n }));
          document.querySelector('nut-graf').precomputed = { ...digest, article, sentences, timeline, summary: [], ranking: [] };
          document.querySelector('nut-graf').text = null;
        }, digest, first, group);
        await heard(page, 'ready', n + 2);
        const seen = await page.evaluate(() => [box().querySelectorAll('.timeline .go').length, box().querySelectorAll('.timeline > li').length, box().textContent]);
        assert.deepEqual(seen.slice(0, 2), group === 'one' ? [300, 1] : [300, 300]);
        assert.match(seen[2], /9700 more dates are left out/);
      }
    });

    await check('the header leads to the dates; midnight belongs to its day; a short text is not measured in time', whole('<nut-graf></nut-graf>'), async page => {
      await page.evaluate(story => { document.querySelector('nut-graf').text = story; }, STORY);
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      const count = new Set(digest.timeline.map(entry => entry.group)).size;
      assert.ok((await texts(page, 'header .act'))[0] === `When: ${count} dates`);
      await click(page, 'header .act');
      assert.equal(await page.evaluate(() => box().activeElement.textContent), 'When');
      assert.match((await texts(page, '[part~="saved"]'))[0], /^\d+ of 10 sentences$/);
      const late = structuredClone(digest);
      late.timeline = [{ ...late.timeline[0], value: '2025-10-16T24:00', first: '2025-10-16', last: '2025-10-16', basis: 'explicit' }];
      await page.evaluate(made => { document.querySelector('nut-graf').text = null; document.querySelector('nut-graf').precomputed = made; document.querySelector('nut-graf').lang = 'en-GB'; }, late);
      await heard(page, 'ready', 2);
      const time = await page.evaluate(() => [box().querySelector('.timeline time').textContent, box().querySelector('.timeline time').dateTime]);
      assert.deepEqual(time, ['midnight at the end of Thursday, 16 October 2025', '2025-10-16']);
    });

    await check('what of a period is meant stands within "until"; a text that doesn\'t say when it was published has dates left over, and says so', whole('<nut-graf></nut-graf>'), async page => {
      const text = ['The yard must be cleared by the end of June.', 'The council will vote on Tuesday.', 'The mill burned down in 1911.', 'Ann Poe, who led the inquiry, wants the wall higher.', 'Nobody has seen the plans.', 'They meet again on 3 May.'].join(' ');
      const set = given => page.evaluate(given => { Object.assign(document.querySelector('nut-graf'), given); }, given);
      const notes = () => texts(page, '.when .note');
      await set({ text, published: '2026-03-12' });
      await heard(page, 'ready');
      assert.ok((await texts(page, '[part~="entry"] time')).includes('until late June 2026'));
      assert.deepEqual(await notes(), []);
      await set({ published: null });
      await heard(page, 'ready', 2);
      assert.deepEqual(await texts(page, '[part~="entry"] time'), ['1911']);
      assert.deepEqual(await notes(), ['3 dates have no place here: the text doesn’t say when it was published.']);
      await set({ text: text.replace('in 1911', 'long ago').replace('by the end of June', 'soon').replace('on 3 May', 'soon') });
      await heard(page, 'ready', 3);
      await page.evaluate(() => until(() => box().querySelector('.when .note').textContent !== '').then(() => {}));
      assert.deepEqual(await notes(), ['1 date has no place here: the text doesn’t say when it was published.']);
    });

    await check('one event told with two dates: one row, and each date that is not the row\'s is named where it is explained', whole('<nut-graf lang="en-GB"></nut-graf>'), async page => {
      await page.evaluate(story => { document.querySelector('nut-graf').text = story; }, STORY);
      const digest = structuredClone(await heard(page, 'digest'));
      await heard(page, 'ready');
      const [first, second] = digest.timeline;
      digest.timeline = [{ ...first, value: '2026-11-03', first: '2026-11-03', last: '2026-11-03' }, { ...second, value: '2026-11', first: '2026-11-01', last: '2026-11-30' }]
        .map(entry => ({ ...entry, basis: 'relative-to-publication', group: 1 }));
      await page.evaluate(made => { document.querySelector('nut-graf').text = null; document.querySelector('nut-graf').precomputed = made; }, digest);
      await heard(page, 'ready', 2);
      const words = ({ start, end }) => digest.article.body.slice(start, end);
      assert.deepEqual(await texts(page, '[part~="entry"] time'), ['Tuesday, 3 November 2026']);
      assert.deepEqual(await texts(page, '[part~="how"]'), [`“${words(first)}”, counted from the day of publication`, `November 2026: “${words(second)}”, counted from the day of publication`]);
    });

    await check('dates of one status alone: shown, said, kept in another language, all of them on paper', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      const { timeline } = await heard(page, 'digest');
      await heard(page, 'ready');
      const shown = () => page.evaluate(() => [...box().querySelectorAll('[part~="entry"]')].filter(shown).map(row => row.dataset.status));
      const all = await shown();
      assert.equal(all.length, new Set(timeline.map(entry => entry.group)).size);
      const past = all.filter(status => status === 'past').length;
      await press(page, `past (${past})`);
      assert.deepEqual(await shown(), all.filter(status => status === 'past'));
      assert.deepEqual(await texts(page, '[part~="filter"] [aria-pressed="true"]'), [`past (${past})`]);
      assert.equal(await page.evaluate(() => box().querySelector('[role="status"]').textContent), `${past} dates are shown.`);
      await page.evaluate(() => { document.querySelector('nut-graf').lang = 'de'; return until(() => box().querySelector('h2').innerText.trim() === 'In Kürze'); });
      assert.equal((await shown()).length, past);
      assert.equal(await page.evaluate(() => box().activeElement.innerText), `vergangen (${past})`, 'the focus is lost');
      if (browser.name === 'chromium') {
        await page.emulateMediaType('print');
        assert.deepEqual(await shown(), all, 'paper has no button');
        assert.deepEqual(await texts(page, '.paper'), [page.url()]);
        await page.emulateMediaType('screen');
      }
      await press(page, `alle (${all.length})`);
      assert.deepEqual(await shown(), all);
    });

    await check('the strip: every date to scale, long gaps folded and said, for the eye alone', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      const { timeline } = await heard(page, 'digest');
      await heard(page, 'ready');
      const strip = await page.evaluate(() => {
        const svg = box().querySelector('svg.strip');
        return { hidden: svg.getAttribute('aria-hidden'), words: [...svg.querySelectorAll('text')].map(each => each.textContent),
          at: [...svg.querySelectorAll('svg[data-status]')].map(each => each.querySelector('rect').getBoundingClientRect().left - svg.getBoundingClientRect().left),
          width: svg.getBoundingClientRect().width };
      });
      assert.equal(strip.hidden, 'true');
      assert.deepEqual(strip.words, ['65 years', '7 years', '2026 (4)', '1953', '2027']);
      assert.equal(strip.at.length, new Set(timeline.map(entry => entry.group)).size);
      assert.deepEqual(strip.at, strip.at.toSorted((a, b) => a - b));
      assert.ok(strip.at[0] >= 0 && strip.at.at(-1) < strip.width);
      // A year with more dates than find room above one another: each is seen, none in another's place, and the year says how many.
      await page.evaluate(async story => {
        const days = Array.from({ length: 14 }, (_, n) => `On ${n + 2} March 1981 the quay number ${n} was closed by the fire brigade.`);
        document.querySelector('nut-graf').text = `${story}\n${days.join('\n')}`;
        await heard('ready', 2);
      }, STORY);
      const [dense, levels, over, hidden] = await page.evaluate(() => {
        const svg = box().querySelector('svg.strip');
        const signs = [...svg.querySelectorAll('rect')].map(each => each.getBoundingClientRect());
        const hidden = signs.filter((a, n) => signs.slice(n + 1).some(b => Math.abs(a.left - b.left) < 7 && Math.abs(a.top - b.top) < 7));
        return [svg.textContent, new Set(signs.map(({ top }) => Math.round(top))).size, signs.filter(({ top }) => top < svg.getBoundingClientRect().top).length, hidden.length];
      });
      assert.ok(dense.includes('1981 (14)') && levels > 5 && over === 0 && hidden === 0, `a dense year is no pile: ${dense}, ${levels} levels, ${over} above, ${hidden} hidden`);
      await page.evaluate(text => { document.querySelector('nut-graf').text = text; }, 'The ferry to the island was cancelled on 3 March 2026 because of the wind. It had been built in 1988, the harbour master said. Nobody was on board.');
      await page.evaluate(() => document.querySelector('nut-graf').digest({ force: true }).then(() => until(() => !box().querySelector('.strip'))).then(() => {}));
    });

    await check('a date and its sentence are the same place, from either side', whole(`<nut-graf sentences="12"></nut-graf>${TALL}${ARTICLE}`), async page => {
      const { summary, timeline } = await heard(page, 'digest');
      await heard(page, 'ready');
      const both = timeline.find(entry => summary.some(pick => pick.sentence === entry.sentence)).sentence;
      for (const part of ['entry', 'summary']) {
        await click(page, `[part~="${part}"] [data-sentence="${both}"]`);
        const current = await page.evaluate(() => [...box().querySelectorAll('[aria-current]')].map(each => [
          each.dataset.sentence, Boolean(each.closest('[part~="entry"]'))]));
        assert.ok(current.every(([sentence]) => sentence === String(both)));
        assert.deepEqual([...new Set(current.map(([, date]) => date))].sort(), [false, true]);
      }
    });

    await check('the article\'s dated sentences lead to their dates, folded or not, until that is ended or drawn anew', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}`), async page => {
      const { timeline, sentences } = await heard(page, 'digest');
      await heard(page, 'ready');
      const before = await page.evaluate(() => document.documentElement.outerHTML);
      const underlined = () => page.evaluate(() => [...CSS.highlights.get('nutgraf-dated') ?? []].map(range => range.toString().replace(/\s+/g, '')).sort());
      const told = [...new Set(timeline.map(({ sentence }) => sentence))];
      await page.evaluate(() => { document.querySelector('nut-graf').sentences = 1; });
      await heard(page, 'ready', 2);
      await press(page, 'Mark them in the article');
      await page.evaluate(() => until(() => CSS.highlights.get('nutgraf-dated')).then(() => {}));
      assert.deepEqual(await underlined(), told.map(each => sentences[each].text.replace(/\s+/g, '')).sort());
      const planned = timeline.find(({ status, cancelled }) => status === 'scheduled' && !cancelled).sentence;
      // Clicked where it stands, though its date doesn't show.
      const past = (await texts(page, '.filter button')).find(text => /^past/.test(text));
      await press(page, past);
      const clicked = async sentence => {
        const { x, y } = await page.evaluate(text => {
          const range = [...CSS.highlights.get('nutgraf-dated')].find(range => range.toString().replace(/\s+/g, '') === text);
          range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
          const { left, top, height } = range.getClientRects()[0];
          return { x: left + 9, y: top + height / 2 };
        }, sentences[sentence].text.replace(/\s+/g, ''));
        await page.mouse.click(x, y);
        return page.evaluate(() => {
          const at = box().activeElement;
          return [at?.dataset.sentence, Boolean(at?.closest('[part~="entry"]')), at && at.getBoundingClientRect().top >= 0 && at.getBoundingClientRect().bottom <= innerHeight];
        });
      };
      assert.deepEqual(await clicked(planned), [String(planned), true, true]);
      assert.deepEqual(await clicked(told.at(-1)), [String(told.at(-1)), true, true]);
      await press(page, 'Mark them in the article');
      assert.deepEqual(await underlined(), []);
      await press(page, 'Mark them in the article');
      assert.ok((await underlined()).length > 0);
      await page.evaluate(() => document.querySelector('nut-graf').digest().then(() => {}));
      assert.deepEqual(await underlined(), []);
      await page.evaluate(() => { document.querySelector('nut-graf').sentences = null; });
      assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before, 'the page was changed');
    });
  });
}
