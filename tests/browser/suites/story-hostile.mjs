// Attacks on `<nut-graf-story>`: digests, stories, addresses and pages that are not what they should be. Nothing runs, words stay words, what is handed
// out keeps its form, and what is wrong is said.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checks, heard, listen, texts } from '../person.mjs';
import { ADDRESSES, PAYLOADS } from '../payloads.mjs';
import { ROOT } from '../server.mjs';
import { digests, host, paper } from '../stories.mjs';
import { watch } from './hostile.mjs';
import { given } from './story-element.mjs';

const load = name => import(pathToFileURL(path.join(ROOT, 'target/npm', name)).href);
const ELEMENT = '<nut-graf-story></nut-graf-story>';
/** Those that a request must never be made of. */
const RUNNING = ADDRESSES.filter(address => /^[\s\0-\x1f]*(?:java|vb|data|blob|view-source|feed|file|about|ftp)/i.test(address));
const CALENDAR = /^(?:BEGIN:V(?:CALENDAR|EVENT)$|END:V|VERSION:|PRODID:|UID:|DTSTAMP:|DTSTART[:;]|DTEND[:;]|SUMMARY:|DESCRIPTION:|URL:https:)/;

/** What is no story of these digests, by what is wrong with it. */
const WRONG = {
  'an article of no digest': story => { story.articles[0].given = []; },
  'an article of a digest that was not given': story => { story.articles[1].given = [99]; },
  'an article of a digest before the first': story => { story.articles[1].given = [-1]; },
  'half an article': story => { story.articles[1].given = [0.5]; },
  'a telling of no article': story => { story.rows[0].tellings[0].article = -1; },
  'a telling of an article far off': story => { story.rows[0].tellings[0].article = 1e9; },
  'a telling that is no number': story => { story.rows[0].tellings[0].sentence = NaN; },
  'a sentence that its article doesn\'t have': story => { story.summary[0].sentence = -1; },
  'words that a paper never wrote': story => { story.summary[0].text = 'All is well.'; },
  'words that a paper never wrote in a row': story => { story.rows[0].tellings[0].text = 'All is well.'; },
  'a thread to nowhere': story => { story.threads.push([-1]); },
  'a disagreement in no row': story => { story.disagreements.push({ kind: 'count', row: 1e9, sides: [] }); },
  'a row that nobody tells': story => { story.rows[0].tellings = []; },
  'a summary longer than all that there is': story => { story.summary = Array.from({ length: story.ranking.length + 1 }, () => story.ranking[0]); },
  'rows that are no list': story => { story.rows = { length: 3 }; },
  'an article twice': story => { story.articles[1].given.push(story.articles[0].given[0]); },
  'a telling twice': story => { story.rows[0].tellings.push(story.rows[0].tellings[0]); },
  'a telling of no entry': story => { story.rows[0].tellings[0].entry = 1e9; },
  'a sentence twice': story => { story.ranking.push(story.ranking[0]); },
  'a thread that goes in circles': story => { story.threads = [Array(100_000).fill(0)]; },
  'a row in two threads': story => { story.threads = [[0], [0]]; },
  'a telling twice on one side': story => { story.disagreements.push({ kind: 'count', row: 0, sides: [{ value: '', text: '', tellings: Array(100_000).fill(0) }] }); },
  'more sides than tellings': story => { story.disagreements.push({ kind: 'count', row: 0, sides: Array(100_000).fill({ value: '', text: '', tellings: [] }) }); },
  'a date that is none': story => { story.rows[0].value = 'HTTPS://PAPER.EXAMPLE'; },
  'a day that is none': story => { story.rows[0].first = '+275760-09-13'; },
  'a field of its own that holds itself': story => { story.more = { story }; },
  'a value that is no text': story => { story.rows[0].value = { toString: null }; },
  'a version in words': story => { story.version = '1'; },
  'a version that is none': story => { story.version = NaN; },
  'nothing': () => null,
};

export default async function ({ report, site, each }) {
  const all = await digests(await load('server.js'));
  const made = await (await load('story.js')).story(all, { wasm: readFileSync(path.join(ROOT, 'target/npm/pkg/nutgraf_story_bg.wasm')) });

  await each(async browser => {
    const check = checks('story-hostile', { report, site, browser }, { policy: 'none', before: page => listen(page).then(() => page.evaluateOnNewDocument(watch)) });

    await check(`${PAYLOADS.length} payloads in every text of its digests: words in the box, words in what is handed out`, host(ELEMENT), async page => {
      const seen = await page.evaluate(async (payloads, all, poison) => {
        await customElements.whenDefined('nut-graf-story');
        const element = document.querySelector('nut-graf-story');
        // Nothing was given at first.
        await heard('error');
        const [taken, end] = [[], { ready: 0, error: 1 }];
        for (const payload of payloads) {
          element.digests = JSON.parse(JSON.stringify(all)).map((digest, n) => eval(poison)(digest, n, payload));
          const failed = await Promise.race(Object.keys(end).map(name => heard(name, end[name] + 1).then(detail => { end[name]++; return detail; })));
          if (failed) {
            wrong.push(`${failed.message} by ${payload}`);
            continue;
          }
          for (const toggle of box().querySelectorAll('[aria-expanded="false"]')) toggle.click();
          inspect(payload);
          taken.push([payload, ...await Promise.all(['icalendar', 'markdown', 'timelinejs'].map(kind => element.export(kind)))]);
          inspect(payload);
        }
        return { ...end, wrong, taken };
      }, PAYLOADS, all, `(${poisoned})`);
      assert.deepEqual([seen.wrong, seen.error, seen.ready], [[], 1, PAYLOADS.length]);
      for (const [payload, calendar, markdown, timeline] of seen.taken) {
        const lines = calendar.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
        assert.deepEqual(lines.filter(line => !CALENDAR.test(line) || /[\0-\x08\x0a-\x1f\x7f]/.test(line)), [], `a line of its own in the calendar by ${JSON.stringify(payload)}`);
        assert.equal(/(?<!\\)<(?!https?:)/.test(markdown), false, `markup in the Markdown by ${JSON.stringify(payload)}`);
        assert.equal(/(?<!\\)\]\((?!<https?:)/.test(markdown), false, `a link in the Markdown by ${JSON.stringify(payload)}`);
        assert.deepEqual(markdown.split('\n').filter(line => line && !/^(?:# The|## |- | {2}- | {4}- )/.test(line)), [], `a line of its own in the Markdown by ${JSON.stringify(payload)}`);
        const shown = [];
        JSON.parse(timeline, (key, value) => shown.push(...(typeof value === 'string' ? [value] : [])) && value);
        const bare = shown.join('').replace(/<\/?p>|<a href="https?:[^"<>]*">|<\/a>/g, '');
        assert.equal(/[<>"']/.test(bare), false, `markup in TimelineJS by ${JSON.stringify(payload)}`);
        for (const { start_date: { year } } of JSON.parse(timeline).events) assert.ok(Number.isInteger(year), `a year of its own in TimelineJS by ${JSON.stringify(payload)}`);
      }
    });

    await check('stories made elsewhere that are none of these digests are refused, each in words', host(ELEMENT), async page => {
      await given(page, { digests: all, precomputed: made });
      const seen = await page.evaluate(async (made, WRONG) => {
        const element = document.querySelector('nut-graf-story');
        const seen = [];
        for (const [name, wrong] of Object.entries(WRONG)) {
          const story = structuredClone(made);
          element.precomputed = eval(wrong)(story) === null ? 'null' : story;
          const { code, message } = await Promise.race([heard('error', counted('error') + 1), heard('ready', counted('ready') + 1).then(() => ({ code: 'drawn' }))]);
          seen.push([name, code, /can't be shown/.test(message ?? '')]);
        }
        return seen;
      }, made, Object.fromEntries(Object.entries(WRONG).map(([name, wrong]) => [name, `(${wrong})`])));
      assert.deepEqual(seen, Object.keys(WRONG).map(name => [name, 'InvalidDigest', true]));
    });

    await check('stories made elsewhere with odd numbers, names of prototypes, and far too much', host(ELEMENT), async page => {
      await given(page, { digests: all, precomputed: made });
      const seen = await page.evaluate(async made => {
        const element = document.querySelector('nut-graf-story');
        const odd = structuredClone(made);
        for (const row of odd.rows) Object.assign(row, { thread: 1e9, voices: NaN });
        for (const article of odd.articles) article.voice = -Infinity;
        for (const { sides } of odd.disagreements) for (const side of sides) side.tellings = [-1, 1e9, NaN];
        const named = JSON.stringify(made).replace('{', '{"__proto__":{"harmed":1},"constructor":{"prototype":{"harmed":1}},');
        const long = structuredClone(made);
        long.rows = Array.from({ length: 20_000 }, (_, n) => made.rows[n % made.rows.length]);
        const counts = [];
        for (const story of [odd, named, long]) {
          element.precomputed = story;
          await heard('ready', counted('ready') + 1);
          counts.push(box().querySelectorAll('.timeline > li').length);
        }
        return { counts, polluted: 'harmed' in {}, said: box().querySelector('.when').innerText };
      }, made);
      assert.deepEqual(seen.counts.slice(0, 2), [made.rows.length, made.rows.length]);
      assert.ok(seen.counts[2] < 1000 && !seen.polluted && /19,\d{3}/.test(seen.said), JSON.stringify(seen.counts));
    });

    await check('a digest that can be drawn and not joined is named, the others are joined; one of those read before is passed over', host(ELEMENT), async page => {
      const broken = all.map(digest => structuredClone(digest));
      broken[1].timeline[0].status = 'rumoured';
      broken[2].article.authors = 'nobody';
      broken[3].ranking[0].score = null;
      const { articles } = await given(page, { digests: broken }).then(() => heard(page, 'story'));
      assert.equal(articles.length, 2);
      const [note] = await texts(page, '[part~="missing"]');
      assert.match(note, /^3 articles could not be read:/);
      for (const n of [1, 2, 3]) assert.ok(note.includes(all[n].article.title), note);
      await given(page, { digests: all, read: [{ version: 7 }, broken[1], ...all.slice(0, 4)] });
      assert.match((await texts(page, '[part~="news"]'))[0], /^New since you last read: [1-9]/);
    });

    await check('addresses that run code are never asked for, in `src` nor in links', host(`<nut-graf-story src="${RUNNING.filter(address => !/\s/.test(address)).join(' ').replaceAll('"', '&quot;')}"></nut-graf-story>
      <nut-graf-story>${RUNNING.map(address => `<a href="${address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">A report</a>`).join('')}</nut-graf-story>`), async page => {
      await heard(page, 'error', 2);
      const codes = await page.evaluate(() => { inspect('src'); return [wrong, counted('story')]; });
      assert.deepEqual(codes, [[], 0]);
      const asked = page.heard.requests.filter(url => !url.startsWith(`${site.origin}/`));
      assert.deepEqual(asked, []);
      // Some are names of files of this site.
    }, { expected: /404/ });

    await check('names that a page has taken over: a form as an article, a link in a drawing, images called as the document\'s own', host(`<nut-graf-story for="form, .second"></nut-graf-story>
      <nut-graf-story><svg><a href="${site.page(paper(4))}"><text>Rot</text></a></svg> <a href="${site.page(paper(2))}">Put off</a></nut-graf-story>
      <form><input name="querySelector"><input name="isConnected"><input name="textContent"><input name="getRootNode"><input name="children">${/<article[^]*<\/article>/.exec(paper(0))[0]}</form>
      <div class="second">${/<article[^]*<\/article>/.exec(paper(1))[0]}</div>
      <img name="readyState" alt=""><img name="createElement" alt=""><img name="defaultView" alt="">`), async page => {
      await heard(page, 'ready', 2);
      assert.deepEqual([(await heard(page, 'story', 1)).articles.length, (await heard(page, 'story', 2)).articles.length], [2, 2]);
      assert.equal(await page.evaluate(() => box().querySelectorAll('[part~="missing"]').length + box(1).querySelectorAll('[part~="missing"]').length), 0);
      assert.ok(await page.evaluate(() => document.querySelector('nut-graf-story').goTo(0, 0)));
    });

    await check('a page that has its own ideas of arrays and JSON', host(ELEMENT, { define: '/none.js' }), async page => {
      const said = await page.evaluate(async all => {
        // As given, before the page's library comes.
        const element = document.querySelector('nut-graf-story');
        Array.prototype.each = function () { throw new Error('enumerated'); };
        Object.prototype.inherited = 'enumerated';
        Array.prototype.toJSON = function () { return 'not JSON'; };
        String.prototype.toJSON = function () { return 'nor this'; };
        element.digests = all;
        element.read = all.slice(0, 2);
        await import('/npm/story-define.js');
        const end = await Promise.race([heard('ready').then(() => 'ready'), heard('error').then(({ code }) => code)]);
        // Or what is answered here would not come out of the page.
        for (const { prototype } of [Array, String]) delete prototype.toJSON;
        delete Array.prototype.each;
        delete Object.prototype.inherited;
        return [end, box().querySelectorAll('.summary > li').length > 3, box().querySelectorAll('.news').length];
      }, all);
      assert.deepEqual(said, ['ready', true, 1]);
    }, { expected: /404|none\.js|script can't be loaded/ });
  });
}

/** In the page: a digest with the payload in each text, those that its body must hold among them. */
function poisoned(digest, n, payload) {
  const { article, sentences, timeline, ranking } = digest;
  Object.assign(article, { title: payload, publisher: payload, section: payload, language: payload, authors: [payload] });
  // Some keep what they need to be linked and dated.
  if (n % 2) article.url = payload;
  const start = article.body.length + 1;
  article.body += `\n${payload}`;
  const sentence = sentences.push({ ...sentences[0], start, end: article.body.length, text: payload, speaker: payload }) - 1;
  ranking.unshift({ ...ranking[0], sentence, score: 99 });
  for (const entry of timeline) {
    entry.label = entry.anchor = entry.basis = payload;
    // By this one it can't be joined, and is named.
    if (n === 3) entry.status = payload;
  }
  if (timeline[0]) timeline.push({ ...timeline[0], sentence, text: payload, group: 1 + Math.max(...timeline.map(({ group }) => group)), status: 'scheduled', precision: 'day', value: '2026-07-04', first: '2026-07-04', last: '2026-07-04' });
  return digest;
}
