// What may fail beneath a digest: memory, stack, the file of the core, the network; and whoever gives up on it at any moment. Each is
// said in words, and the next digest works.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { remember, rememberLatest, scramble, starved } from '../broken.mjs';
import { open, same } from '../harness.mjs';
import { listen } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, PUBLISHED, STORY, whole } from '../story.mjs';
import { call, callAt, digest, FOUND, GERMAN, values } from './engine.mjs';

const HTML = whole(ARTICLE, { define: '' });
const TRAPS = 1000;
/** More text than a starved core can hold. */
const TIMES = 3000;
/** Moments to give up at: so many steps of promises later, and then so many milliseconds. */
const STEPS = [...Array(24).keys()];
const LATER = [0, 1, 2, 4, 8, 16, 32];

export default async function ({ report, site, each, wasm }) {
  const pkg = name => readFileSync(path.join(ROOT, 'target/npm/pkg', name));
  const served = bytes => new URL(site.page(bytes, 'none', 'application/wasm')).pathname;
  /** Gives the page's engine a core that has less. */
  const starve = (page, less) => call(page, async (engine, address) => engine.load(await (await fetch(address)).arrayBuffer()), served(starved(wasm, less)));

  await each(async browser => {
    const check = (name, run) => report.check(`faults ${browser.name}: ${name}`, run);
    const host = (policy = 'strict', body = '') => site.page(`<!doctype html><html lang="en"><title>Host</title><body>${body}`, policy);
    const on = (use, how = {}) => open(browser, host(how.policy, how.body), use, how);

    await check('too little memory for a long text: a trap, and the short one after it has its digest', () => on(async page => {
      await starve(page, { pages: 64 });
      const before = await call(page, digest, STORY, {});
      const long = await call(page, (engine, story, times) => engine.digest(`${story}\n`.repeat(times), { type: 'text', force: true }), STORY, TIMES);
      assert.deepEqual([long.thrown, long.code], ['NutgrafError', 'Trap'], JSON.stringify(long).slice(0, 300));
      same(await call(page, digest, STORY, {}), before, 'after it');
    }));

    await check('too little stack: a trap each time, and what needs less of it is answered', () => on(async page => {
      await starve(page, { stack: 3000 });
      for (let round = 0; round < 3; round++) {
        assert.equal((await call(page, digest, STORY, {})).code, 'Trap');
        assert.equal((await call(page, digest, STORY, { published: 'soon' })).code, 'InvalidDate');
      }
    }));

    await check('no room for an instance, at first and after a trap: said each time, until there is room', () => on(async page => {
      await page.evaluate(remember);
      const room = there => page.evaluate(there => {
        globalThis.Roomy ??= WebAssembly.Instance;
        // The smallest module has room.
        WebAssembly.Instance = there ? Roomy : function (module, imports) {
          if (imports) throw new RangeError('Out of memory');
          return new Roomy(module);
        };
      }, there);
      await room(false);
      for (let round = 0; round < 2; round++) {
        const got = await call(page, digest, STORY, {});
        assert.deepEqual([got.code, /Out of memory/.test(got.message)], ['WasmUnavailable', true], JSON.stringify(got).slice(0, 300));
      }
      await room(true);
      const made = await call(page, digest, STORY, {});
      await page.evaluate(scramble);
      await room(false);
      for (let round = 0; round < 3; round++) assert.equal((await call(page, digest, STORY, {})).code, 'Trap');
      await room(true);
      same(await call(page, digest, STORY, {}), made, 'once there is room');
    }));

    await check('a trap while word lists are taken in: the next digest learns them anew', () => on(async page => {
      await page.evaluate(remember);
      const trapped = await call(page, (engine, text) => {
        // The lists come as text: by then the core is broken.
        const { encodeInto } = TextEncoder.prototype;
        TextEncoder.prototype.encodeInto = function (...given) {
          if (given[0].length > 4000) for (const memory of memories) new Uint8Array(memory.buffer).fill(0xff);
          return encodeInto.apply(this, given);
        };
        return engine.digest(text).finally(() => { TextEncoder.prototype.encodeInto = encodeInto; });
      }, GERMAN);
      assert.deepEqual([trapped.thrown, trapped.code], ['NutgrafError', 'Trap'], JSON.stringify(trapped).slice(0, 300));
      assert.deepEqual(values(await call(page, digest, GERMAN, { published: PUBLISHED })), FOUND);
    }));

    await check('a wasm that is cut off, noise, or another module: said, and the right one works after it', () => on(async page => {
      const cuts = [0, 4, 8, 9, 1000, wasm.length >> 1, wasm.length - 1].map(length => wasm.subarray(0, length));
      const others = [Buffer.of(0, 97, 115, 109, 1, 0, 0, 0), pkg('nutgraf_story_bg.wasm'), Buffer.from(HTML), Buffer.alloc(5000, 0x2a)];
      const codes = await call(page, async (engine, addresses) => {
        const codes = [];
        for (const address of addresses) {
          const bytes = await (await fetch(address)).arrayBuffer();
          const compiled = await WebAssembly.compile(bytes).catch(() => bytes);
          for (const wasm of [bytes, compiled]) codes.push(await engine.digest('A text. It ends.', { wasm }).then(() => 'made', error => `${error.name} ${error.code} ${/can't be loaded/.test(error.message)}`));
        }
        return codes;
      }, [...cuts, ...others].map(served));
      assert.deepEqual(codes, codes.map(() => 'NutgrafError WasmUnavailable true'));
      assert.ok((await call(page, digest, STORY, {})).sentences);
    }));

    await check('a wasm of which half comes, whose line breaks, that comes in small pieces', () => on(async page => {
      for (const kind of ['half', 'torn', 'slow']) {
        const slip = `${kind}-faults-${browser.name}`;
        const there = (use, ...given) => callAt(page, `/slip/${slip}/npm/engine.js`, use, ...given);
        if (kind === 'slow') {
          assert.equal((await there((engine, story) => engine.digest(story, { signal: AbortSignal.timeout(60) }), STORY)).code, 'Timeout');
        } else {
          const got = await there(digest, STORY, {});
          assert.deepEqual([got.thrown, got.code, /another file/.test(got.message)], ['NutgrafError', 'WasmUnavailable', kind === 'half'], JSON.stringify(got).slice(0, 300));
          site.mend(slip);
        }
        assert.ok((await there(digest, STORY, {})).sentences, kind);
      }
      await page.evaluate(() => {
        const { fetch } = globalThis;
        globalThis.fetch = () => {
          globalThis.fetch = fetch;
          return Promise.reject(new TypeError('the line broke'));
        };
      });
      assert.ok((await callAt(page, `/slip/mime-faults-${browser.name}/npm/engine.js`, digest, STORY, {})).sentences, 'broken once');
    }, { expected: /integrity|ERR_|NetworkError|load/i }));

    await check('no network: said, works once it is back, and goes on working without it', () => on(async page => {
      await call(page, () => 0);
      await page.setOfflineMode(true);
      assert.equal((await call(page, digest, STORY, {})).code, 'WasmUnavailable');
      await page.setOfflineMode(false);
      const made = await call(page, digest, STORY, {});
      await page.setOfflineMode(true);
      same(await call(page, digest, STORY, {}), made, 'without a network');
      assert.equal((await call(page, digest, GERMAN, {})).code, 'WasmUnavailable', 'word lists');
      await page.setOfflineMode(false);
      assert.ok((await call(page, digest, GERMAN, {})).sentences);
    }, { expected: /./ }));

    await check('called off at any moment, of a first digest and of a later one: that one alone, and the next works', () => on(async page => {
      const wanted = await call(page, digest, HTML, { published: PUBLISHED });
      for (const [at, moment] of [...STEPS.map(steps => ({ steps })), ...LATER.map(ms => ({ ms }))].entries()) {
        const [ends, last] = await callAt(page, `/slip/mime-off-${browser.name}-${at}/npm/engine.js`, givenUp, [HTML, GERMAN], moment, { published: PUBLISHED });
        assert.deepEqual(ends.filter(end => !['made', 'Aborted'].includes(end)), [], JSON.stringify(moment));
        same(last, wanted, JSON.stringify(moment));
      }
    }, { policy: 'none' }));

    await check('called off at any moment in the worker', () => on(async page => {
      const wanted = await call(page, digest, STORY, { published: PUBLISHED });
      for (const moment of [...STEPS.slice(0, 8).map(steps => ({ steps })), ...LATER.map(ms => ({ ms }))]) {
        const [ends, last] = await callAt(page, '/npm/worker.js', givenUp, [STORY], moment, { published: PUBLISHED });
        assert.deepEqual(ends.filter(end => !['made', 'Aborted'].includes(end)), [], JSON.stringify(moment));
        same(last, wanted, JSON.stringify(moment));
      }
    }, { policy: 'framed' }));

    await check('an element taken out at any moment says nothing more; put back it is drawn', () => open(browser, site.page(whole(ARTICLE), 'none'), async page => {
      const seen = await page.evaluate(takenOut, STEPS, LATER);
      assert.deepEqual(seen, []);
    }, { before: listen }));

    if (browser.name !== 'chromium') return;
    await check(`${TRAPS} traps: memory stays flat, and the digest after them is the one before`, () => on(async page => {
      const session = await page.createCDPSession();
      const left = async () => {
        await session.send('HeapProfiler.collectGarbage');
        const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
        return { heap: usedSize + backingStorageSize, ...await page.evaluate(() => ({ made: instances.length, alive: instances.filter(each => each.deref()).length })) };
      };
      await page.evaluate(rememberLatest);
      const before = await call(page, digest, STORY, {});
      const trap = times => call(page, async (engine, times) => {
        const codes = {};
        for (let n = 0; n < times; n++) {
          await engine.digest('A text. It ends.', { force: true });
          new Uint8Array(latest.buffer).fill(0xff);
          const code = await engine.digest('A text. It ends.', { force: true }).then(() => 'made', ({ code }) => code);
          codes[code] = (codes[code] ?? 0) + 1;
          // What is looked at weakly is kept to the end of the task.
          await new Promise(next => setTimeout(next));
        }
        return codes;
      }, times);
      const few = TRAPS / 10;
      assert.deepEqual(await trap(few), { Trap: few });
      const early = await left();
      assert.deepEqual(await trap(TRAPS - few), { Trap: TRAPS - few });
      const late = await left();
      same(await call(page, digest, STORY, {}), before, 'after all of them');
      assert.ok(late.made >= TRAPS && late.alive <= 4, JSON.stringify(late));
      assert.ok(late.heap - early.heap < 1 << 20, `${early.heap} bytes became ${late.heap}`);
    }));
  });
}

/** In the page: digests that somebody gives up on at that moment, and one more of the first text. */
async function givenUp(door, texts, { steps, ms }, options) {
  const ends = [];
  for (const text of [...texts, ...texts]) {
    const off = new AbortController();
    const run = door.digest(text, { ...options, signal: off.signal }).then(() => 'made', ({ code, message }) => code ?? message);
    for (let n = 0; n < steps; n++) await null;
    if (ms !== undefined) await new Promise(go => setTimeout(go, ms));
    off.abort();
    ends.push(await run);
  }
  return [ends, await door.digest(texts[0], options)];
}

/** In the page: what an element did that it shouldn't have, taken out at each of the moments and then put back. */
async function takenOut(steps, later) {
  const wrong = [];
  await customElements.whenDefined('nut-graf');
  for (const [unit, moments] of [['steps', steps], ['ms', later]]) {
    for (const moment of moments) {
      const element = document.createElement('nut-graf');
      let said = [];
      for (const type of ['digest', 'ready', 'error']) element.addEventListener(`nutgraf:${type}`, () => said.push(type));
      document.body.prepend(element);
      if (unit === 'ms') await new Promise(go => setTimeout(go, moment));
      else for (let n = 0; n < moment; n++) await null;
      element.remove();
      said = [];
      await new Promise(go => setTimeout(go, 30));
      if (said.length > 0) wrong.push(`${moment} ${unit}: taken out, it said ${said.join(', ')}`);
      const ready = new Promise(done => { element.addEventListener('nutgraf:ready', () => done('ready')); element.addEventListener('nutgraf:error', ({ detail }) => done(detail.message)); });
      document.body.prepend(element);
      const drawn = () => element.shadowRoot.querySelector('[part~="sentence"]');
      const end = drawn() ? 'ready' : await Promise.race([ready, new Promise(go => setTimeout(go, 5000, 'nothing'))]);
      if (end !== 'ready' || !drawn()) wrong.push(`${moment} ${unit}: put back, ${end}`);
      element.remove();
    }
  }
  return wrong;
}
