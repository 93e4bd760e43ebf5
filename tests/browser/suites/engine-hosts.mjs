// The engine on unlucky hosts: files that are late, missing, changed or sent wrongly, policies, a broken core; and what it
// leaves behind.
import assert from 'node:assert/strict';
import { remember, scramble } from '../broken.mjs';
import { open, same } from '../harness.mjs';
import { ARTICLE, PUBLISHED, STORY, whole } from '../story.mjs';
import { call, callAt, digest, FOUND, GERMAN, values } from './engine.mjs';

const HTML = whole(ARTICLE, { define: '' });

export default async function ({ report, site, each }) {
  await each(async browser => {
    const check = (name, run) => report.check(`engine ${browser.name}: ${name}`, run);
    const on = (url, use, how) => open(browser, url, use, how);
    const host = (policy = 'strict', body = '') => site.page(`<!doctype html><html lang="en"><title>Host</title><body>${body}`, policy);

    await check('calling it off, or no time left, while the wasm or word lists are on their way', () => on(host(), async page => {
      const off = (engine, text) => {
        const off = new AbortController();
        setTimeout(() => off.abort());
        return engine.digest(text, { signal: off.signal });
      };
      const late = (engine, text) => engine.digest(text, { signal: AbortSignal.timeout(1) });
      for (const [kind, text] of [['held', STORY], ['late', GERMAN]]) {
        const slip = `${kind}-off-${browser.name}`;
        const there = (use, ...given) => callAt(page, `/slip/${slip}/npm/engine.js`, use, ...given);
        if (kind === 'late') assert.ok((await there(digest, STORY, {})).sentences, 'the wasm has come');
        assert.deepEqual([(await there(off, text)).code, (await there(late, text)).code], ['Aborted', 'Timeout']);
        site.mend(slip);
        assert.ok((await there(digest, text, {})).sentences, 'once it has come');
      }
    }));

    await check('a wasm that is another than the one built is not run, and said not to be missing', () => on(host(), async page => {
      const got = await callAt(page, '/slip/other/npm/engine.js', digest, STORY, {});
      assert.equal(got.code, 'WasmUnavailable', JSON.stringify(got).slice(0, 300));
      assert.match(got.message, /another file than the one built with this module/);
    }, { expected: /integrity/ }));

    await check('the wasm loaded before it is needed', () => on(host(), async page => {
      const asked = await call(page, async engine => {
        await engine.load();
        return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length;
      });
      assert.equal(asked, 1);
      assert.ok((await call(page, digest, STORY, {})).sentences);
    }));

    await check('after a trap the next digest works on a fresh instance', () => on(host(), async page => {
      await page.evaluate(remember);
      const before = await call(page, digest, STORY, {});
      assert.equal(await page.evaluate(scramble), 1, 'instances');
      const trapped = await call(page, digest, STORY, {});
      assert.equal(trapped.code, 'Trap', JSON.stringify(trapped).slice(0, 300));
      same(await call(page, digest, STORY, {}), before, 'after the trap');
    }));

    await check('the word lists of a language come when its first article does, and again after a trap', () => on(host(), async page => {
      await page.evaluate(remember);
      const options = { published: PUBLISHED, type: 'text' };
      const lists = () => page.heard.requests.filter(url => /\/de-\w+\.js$/.test(url)).length;
      await call(page, digest, STORY, options);
      assert.equal(lists(), 0, 'an English page asks for them');
      const [one, other] = await call(page, async (engine, text, options) => Promise.all([1, 2].map(() => engine.digest(text, options))), GERMAN, options);
      assert.deepEqual([values(one), one.article.language, lists()], [FOUND, 'de', 1]);
      same(other, one, 'at once');
      await page.evaluate(scramble);
      assert.equal((await call(page, digest, GERMAN, options)).code, 'Trap');
      same(await call(page, digest, GERMAN, options), one, 'after the trap');
      assert.equal(lists(), 1, 'asked again');
    }));

    await check("a server that lacks a language's word lists for a while", () => on(host(), async page => {
      const slip = `poor-${browser.name}`;
      const there = text => callAt(page, `/slip/${slip}/npm/engine.js`, digest, text, { published: PUBLISHED });
      const got = await there(GERMAN);
      assert.equal(got.code, 'WasmUnavailable', JSON.stringify(got).slice(0, 300));
      assert.match(got.message, /word lists of de .*package/);
      assert.ok((await there(STORY)).sentences, 'English');
      assert.equal((await there(GERMAN)).code, 'WasmUnavailable', 'still');
      site.mend(slip);
      assert.deepEqual(values(await there(GERMAN)), FOUND);
    }, { expected: /404|import|module/i }));

    await check('many at once, and two copies on one page', () => on(host(), async page => {
      const [one, ...others] = await call(page, async (engine, story) => {
        const copy = await import('/slip/mime/npm/engine.js');
        if (copy.digest === engine.digest) throw new Error('it is the same copy');
        return Promise.all([engine, copy, engine, copy].map(({ digest }) => digest(story)));
      }, STORY);
      for (const other of others) same(other, one, 'at once');
    }));

    await check('a server that sends the wasm as text', () => on(host(), async page => {
      assert.ok((await callAt(page, '/slip/mime/npm/engine.js', digest, STORY, {})).sentences);
    }));

    await check('a server that lacks the wasm, and then bytes', () => on(host(), async page => {
      const got = await callAt(page, '/slip/gone/npm/engine.js', digest, STORY, {});
      assert.equal(got.code, 'WasmUnavailable');
      assert.match(got.message, /404.*beside the module.*`wasm`/);
      const answered = await callAt(page, '/slip/gone/npm/engine.js', async (engine, story) =>
        engine.digest(story, { wasm: await fetch('/no/such.wasm') }), STORY);
      assert.match(answered.message, /404/);
      const again = await callAt(page, '/slip/gone/npm/engine.js', async (engine, story) => {
        const answer = await fetch('/npm/pkg/nutgraf_bg.wasm');
        return engine.digest(story, { wasm: await answer.arrayBuffer() });
      }, STORY);
      assert.ok(again.sentences);
    }, { expected: /404|integrity/ }));

    await check('a policy without wasm: says the words to add', () => on(host('no wasm'), async page => {
      const got = await call(page, digest, STORY, {});
      assert.equal(got.code, 'WasmForbidden');
      assert.match(got.message, /'wasm-unsafe-eval'/);
    }, { expected: /wasm|script-src/i }));

    await check('a policy that allows no Trusted Types: text works, HTML says the words to add', () => on(host('no types'), async page => {
      assert.ok((await call(page, digest, STORY, {})).sentences);
      const got = await call(page, digest, HTML, {});
      assert.equal(got.code, 'HtmlForbidden');
      assert.match(got.message, /trusted-types nutgraf/);
    }, { expected: /trusted|policy/i }));

    await check('no globals, no storage, no requests once it is there', () => on(host(), async page => {
      const names = await page.evaluate(() => Object.getOwnPropertyNames(window));
      const left = await call(page, async (engine, story, known) => {
        for (let round = 0; round < 3; round++) await engine.digest(story);
        return {
          added: Object.getOwnPropertyNames(window).filter(name => !known.includes(name)),
          storage: localStorage.length + sessionStorage.length,
          cookie: document.cookie,
          databases: (await indexedDB.databases()).length,
          caches: globalThis.caches ? (await caches.keys()).length : 0,
        };
      }, STORY, names);
      assert.deepEqual(left, { added: [], storage: 0, cookie: '', databases: 0, caches: 0 });
      const asked = page.heard.requests.filter(url => /^(?:https?|wss?):/.test(url)).map(url => new URL(url)).filter(url => url.pathname !== '/favicon.ico');
      assert.ok(asked.every(url => url.origin === site.origin), asked.join(' '));
      const paths = asked.map(url => url.pathname).filter(at => at.startsWith('/npm/'));
      assert.deepEqual(paths, [...new Set(paths)], 'asked twice');
      assert.ok(paths.includes('/npm/pkg/nutgraf_bg.wasm'));
    }));
  });
}
