// The door in the shape of the browser's own Summarizer: what it answers, refuses and says of its wasm.
import assert from 'node:assert/strict';
import { open } from '../harness.mjs';
import { STORY } from '../story.mjs';
import { through } from './doors.mjs';

export default async function ({ report, site, each }) {
  await each(async browser => {
    const check = (name, run) => report.check(`summarizer ${browser.name}: ${name}`, run);
    const on = (url, use) => open(browser, url, use);
    const host = policy => site.page('<!doctype html><html lang="en"><title>Host</title><body>', policy);

    await check('a Summarizer as the browser\'s own: every type, length and format', () => on(host('strict'), async page => {
      const made = await through(page, 'summarizer', async ({ Summarizer }, story) => {
        const before = await Summarizer.availability();
        const told = [];
        const monitor = progress => {
          progress.addEventListener('downloadprogress', ({ loaded, total }) => told.push(loaded / total));
          progress.ondownloadprogress = ({ type, lengthComputable }) => told.push(`${type} ${lengthComputable}`);
        };
        const first = await Summarizer.create({ monitor });
        const out = { before, after: await Summarizer.availability(), told, defaults: [first.type, first.format, first.length], texts: {} };
        for (const type of ['tldr', 'key-points', 'teaser', 'headline']) {
          for (const length of ['short', 'medium', 'long']) {
            const one = await Summarizer.create({ type, length, format: 'plain-text' });
            out.texts[`${type} ${length}`] = await one.summarize(story);
          }
        }
        out.headed = await (await Summarizer.create({ type: 'headline' })).summarize(`Council to vote on higher sea wall\n\n${story}`);
        out.marked = await first.summarize(story.replace('pump house', 'pump *house*'));
        out.usage = [await first.measureInputUsage('Ça va 😀'), first.inputQuota];
        const speaks = await Summarizer.create({ type: 'tldr', sharedContext: 'news', expectedInputLanguages: ['EN-gb'], expectedContextLanguages: ['de'], outputLanguage: 'en-us' });
        out.kept = ['sharedContext', 'type', 'format', 'length', 'expectedInputLanguages', 'expectedContextLanguages', 'outputLanguage'].map(name => speaks[name]);
        out.bare = [first.sharedContext, first.expectedInputLanguages, first.expectedContextLanguages, first.outputLanguage];
        out.empty = await first.summarize(' \n');
        out.pieces = [];
        for await (const piece of first.summarizeStreaming(story)) out.pieces.push(piece);
        out.whole = await first.summarize(story, { context: 'for the traders' });
        return out;
      }, STORY);
      assert.deepEqual([made.before, made.after, made.told], ['downloadable', 'available', ['downloadprogress true', 0, 'downloadprogress true', 1]]);
      assert.deepEqual(made.defaults, ['key-points', 'markdown', 'short']);
      const lines = STORY.split('\n');
      for (const [type, counts] of Object.entries({ tldr: [1, 3, 5], 'key-points': [3, 5, 7], teaser: [1, 3, 5] })) {
        for (const [at, length] of ['short', 'medium', 'long'].entries()) {
          const text = made.texts[`${type} ${length}`];
          const said = lines.filter(line => text.includes(line));
          assert.equal(said.length, counts[at], `${type} ${length}: ${text}`);
          // Key points stand by topic, not in the order of the text.
          if (type === 'key-points') assert.deepEqual(text.split('\n').sort(), [...said].sort());
          else assert.equal(text, said.join(' '));
        }
      }
      assert.equal(made.texts['teaser short'], lines[0]);
      // Of a text without one it is a sentence, short enough where there is such a one.
      for (const [length, most] of [['short', Infinity], ['medium', 17], ['long', 22]]) {
        const headline = made.texts[`headline ${length}`];
        assert.ok(lines.includes(headline) && headline.split(' ').length <= most, headline);
      }
      assert.equal(made.headed, 'Council to vote on higher sea wall');
      assert.match(made.marked, /^\* .+\n\* .+\n\* .+$/);
      assert.deepEqual(made.usage, [11, 16 << 20]);
      assert.deepEqual(made.kept, ['news', 'tldr', 'markdown', 'short', ['en-GB'], ['de'], 'en-US']);
      assert.deepEqual(made.bare, ['', null, null, null]);
      assert.equal(made.empty, '');
      assert.equal(made.pieces.length, 3);
      assert.equal(made.pieces.join(''), made.whole);
    }));

    const held = `held-summarizer-${browser.name}`;
    await check('a Summarizer called off while its wasm is on its way: that comes all the same', () => on(host('strict'), async page => {
      const there = use => through(page, `../slip/${held}/npm/summarizer`, use);
      assert.deepEqual(await there(async ({ Summarizer }) => {
        const off = new AbortController();
        const made = Summarizer.create({ signal: off.signal }).catch(({ name }) => name);
        while (await Summarizer.availability() !== 'downloading');
        off.abort();
        return [await made, await Summarizer.availability()];
      }), ['AbortError', 'downloading']);
      site.mend(held);
      assert.equal(await there(async ({ Summarizer }) => {
        while (await Summarizer.availability() === 'downloading') await new Promise(go => setTimeout(go));
        return Summarizer.availability();
      }), 'available');
    }));

    await check('a Summarizer refuses as the browser\'s own', () => on(host('strict'), async page => {
      const said = (use, ...given) => through(page, 'summarizer', use, ...given).then(got => got.name ?? got);
      assert.equal(await said(({ Summarizer }) => Summarizer.create({ type: 'poem' })), 'TypeError');
      assert.equal(await said(({ Summarizer }) => Summarizer.availability({ length: 'endless' })), 'TypeError');
      assert.equal(await said(({ Summarizer }) => Summarizer.availability({ expectedInputLanguages: ['en'], outputLanguage: 'es' })), 'unavailable');
      assert.equal(await said(({ Summarizer }) => Summarizer.availability({ expectedInputLanguages: ['en-GB'], outputLanguage: 'en' })), 'downloadable');
      assert.equal(await said(({ Summarizer }) => Summarizer.create({ expectedInputLanguages: ['en'], outputLanguage: 'es' })), 'NotSupportedError');
      assert.equal(await said(async ({ Summarizer }, story) => (await Summarizer.create({ outputLanguage: 'ja' })).summarize(story), STORY), 'NotSupportedError');
      assert.equal(await said(async ({ Summarizer }) => (await Summarizer.create()).summarize('word '.repeat(4 << 20))), 'QuotaExceededError');
      assert.equal(await said(({ Summarizer }) => Summarizer.create({ signal: AbortSignal.abort() })), 'AbortError');
      assert.equal(await said(async ({ Summarizer }, story) => (await Summarizer.create()).summarize(story, { signal: AbortSignal.abort() }), STORY), 'AbortError');
      assert.equal(await said(({ Summarizer }) => Summarizer.availability({ outputLanguage: 'no tag' })), 'RangeError');
      assert.equal(await said(({ Summarizer }) => Summarizer.create({ expectedInputLanguages: ['x_y'] })), 'RangeError');
      assert.deepEqual(await said(async ({ Summarizer }) => {
        const error = await (await Summarizer.create()).summarize('é'.repeat(9 << 20)).catch(error => error);
        return [error.name, error.requested, error.quota];
      }), ['QuotaExceededError', 18 << 20, 16 << 20]);
      // Ended by its own method, or by the signal that it was made with.
      assert.deepEqual(await said(async ({ Summarizer }, story) => {
        const out = [];
        for (const how of ['destroy', 'signal']) {
          const off = new AbortController();
          const made = await Summarizer.create({ signal: off.signal });
          const begun = made.summarize(story);
          if (how === 'destroy') made.destroy();
          else off.abort(new RangeError('enough'));
          const later = [made.summarize(story), made.measureInputUsage(story), made.summarizeStreaming(story).getReader().read()];
          for (const run of [begun, ...later]) out.push(await run.then(() => 'made', ({ name }) => name));
        }
        return out;
      }, STORY), [...Array(4).fill('AbortError'), ...Array(4).fill('RangeError')]);
    }));
  });
}
