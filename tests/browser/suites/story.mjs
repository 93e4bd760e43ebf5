// The story's door for programs: `nutgraf/story` in Node and in pages, its errors, and that a page with `<nut-graf>` never loads it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { open, same } from '../harness.mjs';
import { heard, listen } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { digests, PAPERS } from '../stories.mjs';
import { ARTICLE, whole } from '../story.mjs';
import { through } from './doors.mjs';

const NPM = path.join(ROOT, 'target/npm');
const load = name => import(pathToFileURL(path.join(NPM, name)).href);
const joined = (door, given, options) => door.story(given, options);

export default async function ({ report, site, each }) {
  const all = await digests(await load('server.js'));
  const door = await load('story.js');
  const wasm = readFileSync(path.join(NPM, 'pkg/nutgraf_story_bg.wasm'));
  const made = await door.story(all, { wasm });
  const rejects = (run, code) => assert.rejects(run, error => error instanceof door.NutgrafError && error.code === code, code);

  await report.check('story: every article once, every claim verbatim, by the sentence that it is said to stand in', () => {
    assert.deepEqual(made.articles.map(({ publisher }) => publisher).toSorted(), PAPERS.map(([name]) => name).toSorted());
    const claims = [...made.rows.flatMap(({ tellings }) => tellings), ...made.ranking];
    assert.ok(claims.length > 20);
    for (const { article, sentence, text } of claims) assert.equal(all[made.articles[article].given[0]].sentences[sentence].text, text);
    for (const { tellings } of made.rows) for (const { article, entry, sentence } of tellings) assert.equal(all[made.articles[article].given[0]].timeline[entry].sentence, sentence);
  });

  await report.check('story: neither the order nor an article given twice changes it', async () => {
    const bare = ({ articles, ...rest }) => ({ ...rest, articles: articles.map(({ given: _, ...article }) => article) });
    same(bare(await door.story([...all].reverse())), bare(made), 'reversed');
    const twice = await door.story([...all, structuredClone(all[1])]);
    same(bare(twice), bare(made), 'one of them twice');
    assert.deepEqual(twice.articles.map(({ given }) => given.length).toSorted(), [1, 1, 1, 1, 2]);
  });

  await report.check('story: what it can\'t join is a typed error, and what is wrong is said', async () => {
    await rejects(door.story([]), 'Empty');
    await rejects(door.story(Array.from({ length: 51 }, () => all[0])), 'TooMany');
    await rejects(door.story([all[0], { version: 1 }]), 'InvalidDigest');
    await rejects(door.story([{ ...all[0], version: 99 }]), 'InvalidDigest');
    const cycle = {};
    cycle.cycle = cycle;
    await rejects(door.story([cycle]), 'InvalidDigest');
    await rejects(door.story(all[0]), 'InvalidOption');
    await rejects(door.story(all, { url: 'https://news.example/' }), 'InvalidOption');
    await rejects(door.story(all, { sentences: 0 }), 'InvalidOption');
    await rejects(door.story(all, { signal: AbortSignal.abort() }), 'Aborted');
    await rejects(door.fresh(all, { version: 1 }), 'InvalidDigest');
    same(await door.story(all), made, 'after all of it');
  });

  await report.check('story: as long as asked for, nested', async () => {
    const [two, four] = await Promise.all([2, 4].map(sentences => door.story(all, { sentences })));
    assert.deepEqual([two.summary.length, four.summary.length], [2, 4]);
    const key = ({ article, sentence }) => `${article}.${sentence}`;
    const longer = new Set(four.summary.map(key));
    assert.ok(two.summary.every(pick => longer.has(key(pick))));
  });

  await report.check('story: what was read is not new, what was not read is', async () => {
    const known = await door.fresh(all, all[4]);
    assert.deepEqual([known.sentences, known.entries], [[], []]);
    const news = await door.fresh(all.slice(0, 4), all[4]);
    const vote = all[4].sentences.findIndex(({ text }) => text.includes('new bridge of steel'));
    assert.ok(news.sentences.includes(vote), JSON.stringify(news));
    assert.ok(news.entries.some(entry => all[4].timeline[entry].sentence === vote), JSON.stringify(news));
  });

  await each(async browser => {
    const check = (name, run) => report.check(`story ${browser.name}: ${name}`, run);
    const on = (policy, use, how) => open(browser, site.page('<!doctype html><html lang="en"><title>Host</title><body>', policy), use, how);

    await check('the same story in a page, by a wasm of its own alone, and errors that are the engine\'s', () => on('strict', async page => {
      same(await through(page, 'story', joined, all), made, 'in the page');
      const asked = page.heard.requests.map(url => new URL(url).pathname).filter(at => at.endsWith('.wasm'));
      assert.deepEqual(asked, ['/npm/pkg/nutgraf_story_bg.wasm']);
      const kin = await page.evaluate(async () => {
        const [{ story }, { NutgrafError }] = await Promise.all(['story', 'engine'].map(name => import(`/npm/${name}.js`)));
        return story([]).catch(error => error instanceof NutgrafError && error.code);
      });
      assert.equal(kin, 'Empty');
    }));

    await check('says the words to add where the policy forbids wasm', () => on('no wasm', async page => {
      assert.equal((await through(page, 'story', joined, all)).code, 'WasmForbidden');
    }, { expected: /wasm|script-src/i }));

    await check('a page with <nut-graf> alone asks for nothing of it', () => open(browser, site.page(whole(`<nut-graf></nut-graf>${ARTICLE}`)), async page => {
      await heard(page, 'ready');
      await page.evaluate(() => box().querySelector('footer button').focus());
      await page.evaluate(() => until(() => performance.getEntriesByType('resource').some(({ name }) => /draw-later/.test(name))).then(() => {}));
      const names = page.heard.requests.map(url => new URL(url).pathname).filter(at => at.startsWith('/npm/'));
      const texts = await Promise.all(names.filter(at => at.endsWith('.js')).map(at => readFileSync(path.join(NPM, at.slice('/npm/'.length)), 'utf8')));
      assert.ok(texts.length >= 3);
      assert.deepEqual([names.filter(at => /story/.test(at)), texts.filter(text => /nutgraf_story|nut-graf-story'/.test(text)).length], [[], 0]);
    }, { before: listen }));
  });
}
