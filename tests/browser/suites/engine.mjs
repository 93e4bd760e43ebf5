// The engine as a program uses it: every option, every error, hostile pages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { open, same } from '../harness.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, FRONT, PUBLISHED, STORY, whole } from '../story.mjs';

const HTML = whole(ARTICLE, { define: '' });

/** Runs `use(engine, …)` in the page; what it rejects with comes back as { code, message, kind }. */
export function call(page, use, ...given) {
  return callAt(page, '/npm/engine.js', use, ...given);
}

export function callAt(page, address, use, ...given) {
  return page.evaluate(`(async () => {
    const engine = await import(${JSON.stringify(address)});
    try {
      return await (${use})(engine, ...${JSON.stringify(given)});
    } catch (error) {
      return { thrown: error.name, code: error.code, message: error.message, kind: error.kind };
    }
  })()`);
}

export const digest = (engine, input, options) => engine.digest(input, options);

/** Another language's, with dates that only its own lists know. */
export const GERMAN = `Der Rat stimmt am Dienstag über eine höhere Hafenmauer ab, die teuerste Baustelle in der Geschichte der Stadt.
Im Februar musste der Fischmarkt nach einer Flut neun Tage schließen, und die Händler verloren drei Millionen Euro.
Die Mauer wurde 1953 fertig, als der Markt noch Platz für elf Boote hatte.
Eine Anhörung am 12. Oktober wurde abgesagt, weil das Pumpwerk ausgefallen war.`;
export const FOUND = ['2026-11-03', '2026-02', '1953', '2026-10-12'];
export const values = made => (made.timexes ?? []).filter(timex => timex.type === 'DATE').map(timex => timex.value);

export default async function ({ report, site, each, wasm }) {
  const host = (policy = 'strict', body = '') => site.page(`<!doctype html><html lang="en"><title>Host</title><body>${body}`, policy);

  await each(async browser => {
    const check = (name, run) => report.check(`engine ${browser.name}: ${name}`, run);
    const on = (url, use, how) => open(browser, url, use, how);

    await check('each option does what it says', () => on(host(), async page => {
      const plain = await call(page, digest, STORY, { published: PUBLISHED });
      for (const n of [1, 3, 5]) {
        const made = await call(page, digest, STORY, { published: PUBLISHED, sentences: n });
        assert.equal(made.summary.length, n);
        const chosen = made.summary.map(pick => pick.sentence);
        assert.deepEqual(chosen, made.ranking.slice(0, n).map(pick => pick.sentence).sort((a, b) => a - b));
      }
      const short = await call(page, digest, STORY, { words: 40 });
      const words = short.summary.map(pick => short.sentences[pick.sentence].text.split(/\s+/).length);
      assert.ok(words.reduce((a, b) => a + b) <= 40 && words.length > 0, `${words} words`);
      const bound = await call(page, digest, STORY, { sentences: 1, words: 20 });
      assert.ok(bound.summary.length === 1 && bound.sentences[bound.summary[0].sentence].text.split(' ').length <= 20);
      const about = await call(page, digest, STORY, { about: 'the traders' });
      assert.ok(about.ranking.length > 1 && about.ranking.every(pick => /traders/.test(about.sentences[pick.sentence].text)));
      assert.equal((await call(page, digest, STORY, { about: 'submarine' })).summary.length, 0);
      const numerals = async steps => {
        const { summary, sentences } = await call(page, digest, STORY, { weights: { numbers: steps } });
        return summary.flatMap(pick => sentences[pick.sentence].text.match(/\d+/g) ?? []).length;
      };
      assert.ok(await numerals(3) > await numerals(-3));
      for (const { text, start, end, sentences } of plain.topics) {
        assert.equal(plain.article.body.slice(start, end), text);
        assert.ok(sentences.length > 1 && sentences.every(n => plain.sentences[n]));
      }
      assert.ok(plain.topics.some(({ text }) => text === 'council'), plain.topics.map(({ text }) => text).join());
      assert.equal((await call(page, digest, STORY, { title: 'Own title' })).article.title, 'Own title');
      assert.equal((await call(page, digest, STORY, { language: 'de' })).article.language, 'de');
      assert.equal((await call(page, digest, STORY, { url: 'https://paper.example/a' })).article.url, 'https://paper.example/a');
      assert.equal(plain.article.published, PUBLISHED);
      const tuesday = made => made.timexes.find(timex => timex.text === 'Tuesday')?.value;
      assert.equal(tuesday(plain), '2026-11-03');
      assert.equal(tuesday(await call(page, digest, STORY, { published: '2026-11-05' })), '2026-11-10');
    }));

    await check('offsets are UTF-16 and meet the text', () => on(host(), async page => {
      const made = await call(page, digest, `😀 ${STORY}\nThe mayor said 🌊 on 12 October 2026 that the water is near.`, {});
      for (const { start, end, text } of [...made.sentences, ...made.timexes]) {
        assert.equal(made.article.body.slice(start, end), text);
      }
      assert.ok(made.timexes.length > 2);
    }));

    await check('a string is text or HTML, as said or as it looks', () => on(host(), async page => {
      const markup = await call(page, digest, HTML, { published: PUBLISHED });
      assert.equal(markup.article.title, 'Council to vote on higher sea wall');
      same(await call(page, digest, HTML, { published: PUBLISHED, type: 'html' }), markup, 'type html');
      const bare = await call(page, digest, `5 < 7 and 9 > 2. ${STORY}`, {});
      assert.ok(bare.article.body.includes('5 < 7 and 9 > 2'), 'plain text with brackets is taken for HTML');
      const source = await call(page, digest, HTML, { type: 'text', force: true });
      assert.ok(source.article.body.includes('<p>'), 'type text is parsed');
    }));

    await check('a document and an element, neither changed', () => on(host('strict', HTML), async page => {
      const seen = await call(page, async engine => {
        const before = document.documentElement.outerHTML;
        const whole = await engine.digest(document);
        const part = await engine.digest(document.querySelector('article'));
        return { whole, part, untouched: before === document.documentElement.outerHTML };
      });
      assert.ok(seen.untouched);
      assert.equal(seen.whole.article.title, 'Council to vote on higher sea wall');
      assert.equal(seen.part.article.body, seen.whole.article.body);
    }));

    await check('an element speaks the language that is nearest to it', () => on(host('strict', `<main lang="de"><div id="part">${GERMAN.split('\n').map(line => `<p>${line}</p>`).join('')}</div></main>`), async page => {
      const made = await call(page, (engine, options) => engine.digest(document.querySelector('#part'), options), { published: PUBLISHED, force: true });
      assert.deepEqual([made.article.language, values(made)], ['de', FOUND]);
    }));

    await check('a collected document that came by message', () => on(host('strict', HTML), async page => {
      const [live, sent] = await call(page, async engine => {
        const { collect } = await import('/modules/collect.js');
        const [text, ops] = collect(document);
        const message = JSON.parse(JSON.stringify([text, Array.from(ops)]));
        return [await engine.digest(document), await engine.flat(...message)];
      });
      same(sent, live, 'by message');
    }));

    await check('the wasm by address, answer, bytes and module', async () => {
      for (const source of ['address', 'string', 'answer', 'bytes', 'module']) {
        await on(host(), async page => {
          const title = await call(page, async (engine, source, story) => {
            const address = new URL('/npm/pkg/nutgraf_bg.wasm', location.href);
            const wasm = {
              address: () => address,
              string: () => address.href,
              answer: () => fetch(address),
              bytes: async () => (await fetch(address)).arrayBuffer(),
              module: async () => WebAssembly.compile(await (await fetch(address)).arrayBuffer()),
            };
            const made = await engine.digest(story, { wasm: await wasm[source](), title: source });
            return made.article.title;
          }, source, STORY);
          assert.equal(title, source);
        });
      }
    });

    await check('every error has its code and says what to do', () => on(host(), async page => {
      const wants = async (code, says, use, ...given) => {
        const got = await call(page, use, ...given);
        assert.deepEqual([got.thrown, got.code], ['NutgrafError', code], JSON.stringify(got).slice(0, 300));
        assert.match(got.message, says);
        return got;
      };
      await wants('Empty', /no text/, digest, ' \n ', {});
      const shell = await wants('NoArticle', /no text/, digest, '<p> </p>', { type: 'html' });
      assert.equal(shell.kind, 'shell');
      const front = await wants('NoArticle', /force/, digest, FRONT, { type: 'html' });
      assert.ok(['list', 'home', 'other', 'shell'].includes(front.kind), front.kind);
      assert.ok((await call(page, digest, FRONT, { type: 'html', force: true })).sentences, 'force');
      await wants('TooLarge', /limit/, async engine => engine.digest('word '.repeat(4 << 20)));
      await wants('TooLarge', /limit/, async engine => engine.digest('é'.repeat(9 << 20)));
      await wants('InvalidDate', /2020-10-29/, digest, STORY, { published: 'yesterday' });
      await wants('InvalidOption', /`sentences`/, digest, STORY, { sentences: 0 });
      await wants('InvalidOption', /`sentences`/, digest, STORY, { sentences: 'many' });
      await wants('InvalidOption', /`words`/, digest, STORY, { words: -1 });
      await wants('InvalidOption', /`sentence`.*`colour`/, digest, STORY, { sentence: 1, colour: 2 });
      await wants('InvalidOption', /`type`/, digest, STORY, { type: 'pdf' });
      await wants('InvalidOption', /root element, an element or a string/, digest, null, {});
      await wants('InvalidOption', /root element, an element or a string/, digest, { body: 1 }, {});
      await wants('InvalidOption', /`sentences`.*whole/, digest, STORY, { sentences: 1.5 });
      await wants('InvalidOption', /`words`.*whole/, digest, STORY, { words: '40' });
      await wants('InvalidOption', /`url` is a string/, digest, STORY, { url: 5 });
      await wants('InvalidOption', /`url` like https:/, digest, STORY, { url: 'javascript:alert(1)' });
      await wants('InvalidOption', /`title`/, digest, STORY, { title: ['a'] });
      await wants('InvalidOption', /`language`.*pt-BR/, digest, STORY, { language: 'klingon!' });
      await wants('InvalidOption', /`published`.*2020-10-29/, digest, STORY, { published: 20200101 });
      await wants('InvalidOption', /`published`.*2020-10-29/, (engine, story) => engine.digest(story, { published: new Date(0) }), STORY);
      await wants('InvalidOption', /`force`/, digest, STORY, { force: 'yes' });
      await wants('InvalidOption', /`signal`/, digest, STORY, { signal: 5 });
      await wants('InvalidOption', /plain object/, digest, STORY, 'options');
      await wants('InvalidOption', /plain object/, (engine, story) => engine.digest(story, { get url() { throw new Error('no'); } }), STORY);
      await wants('InvalidOption', /root element, an element or a string/, digest, { nodeType: 1 }, {});
      await wants('InvalidOption', /root element, an element or a string/, engine => engine.digest(new Document()));
      await wants('InvalidOption', /root element, an element or a string/, engine => {
        const bare = document.implementation.createHTMLDocument('');
        bare.documentElement.remove();
        return engine.digest(bare);
      });
      assert.ok((await call(page, digest, STORY, null)).sentences, 'null is no option');
      const nothing = { url: null, title: '', published: null, language: '', sentences: null, words: null, force: null, type: null, signal: null, wasm: null };
      same(await call(page, digest, STORY, nothing), await call(page, digest, STORY, {}), 'options that say nothing');
      await wants('InvalidFlat', /exactly what/, engine => engine.flat('text', [1, 2, 3]));
      await wants('InvalidFlat', /exactly what/, engine => engine.flat('text', [15]));
      await wants('InvalidFlat', /exactly what/, engine => engine.flat('text', 'ops'));
      await wants('InvalidFlat', /exactly what/, engine => engine.flat(5, [0]));
      await wants('InvalidFlat', /exactly what/, engine => engine.flat('x', [Symbol('x')]));
      await wants('InvalidFlat', /exactly what/, engine => engine.flat('x', [1n]));
      for (const other of [2 ** 32, -(2 ** 32), 0.5]) {
        await wants('InvalidFlat', /exactly what/, async (engine, other) => {
          const { collect } = await import('/modules/collect.js');
          const [text, ops] = collect(document);
          return engine.flat(text, Array.from(ops, number => number + other));
        }, other);
      }
      await wants('InvalidFlat', /exactly what/, engine => engine.flat('x', [{ valueOf() { throw new Error('no'); } }]));
      await wants('InvalidFlat', /exactly what/, engine => {
        const ops = new Uint32Array([1 << 4]);
        structuredClone(ops, { transfer: [ops.buffer] });
        return engine.flat('x', ops);
      });
      await wants('TooLarge', /4194304/, engine => engine.flat('x', Object.assign([], { length: 2 ** 31 })));
      await wants('TooLarge', /4194304/, engine => engine.flat('', new Uint32Array((4 << 20) + 1).fill(2)));
    }));

    await check('options are own values, whatever the page did to its prototypes', () => on(host(), async page => {
      const plain = await call(page, digest, STORY, { published: PUBLISHED });
      const polluted = await call(page, async (engine, story, published) => {
        const given = { wasm: 'no/such.wasm', url: 'https://other.example/', title: 'Other', language: 'de', sentences: 1, code: 'Other', kind: 'home' };
        Object.assign(Object.prototype, given);
        try {
          return await engine.digest(story, { published });
        } finally {
          for (const name of Object.keys(given)) delete Object.prototype[name];
        }
      }, STORY, PUBLISHED);
      same(polluted, plain, 'under polluted prototypes');
    }));

    await check('a string is told to be text or HTML as by the command line', () => on(host(), async page => {
      const cases = JSON.parse(readFileSync(path.join(ROOT, 'tests/markup.json'), 'utf8'));
      const parsed = await call(page, async (engine, cases) => {
        let seen = false;
        const { parseFromString } = DOMParser.prototype;
        DOMParser.prototype.parseFromString = function (...given) {
          seen = true;
          return parseFromString.apply(this, given);
        };
        const kinds = [];
        for (const [source] of cases) {
          seen = false;
          await engine.digest(source).catch(() => {});
          kinds.push([source, seen]);
        }
        return kinds;
      }, cases);
      assert.deepEqual(parsed, cases);
      const marked = await call(page, digest, '\ufeff' + HTML, { published: PUBLISHED });
      same(marked, await call(page, digest, HTML, { published: PUBLISHED }), 'with a byte order mark');
    }));

    await check('calling it off before and while', () => on(host(), async page => {
      const before = await call(page, (engine, story) => engine.digest(story, { signal: AbortSignal.abort() }), STORY);
      assert.equal(before.code, 'Aborted');
      const during = await call(page, (engine, story) => {
        const off = new AbortController();
        const run = engine.digest(story, { signal: off.signal });
        off.abort();
        return run;
      }, STORY);
      assert.equal(during.code, 'Aborted');
      const loaded = await call(page, async (engine, story) => {
        await engine.load();
        const off = new AbortController();
        const run = engine.digest(story, { signal: off.signal });
        off.abort();
        return run;
      }, STORY);
      assert.equal(loaded.code, 'Aborted', 'loaded');
      assert.ok((await call(page, digest, STORY, {})).sentences, 'the next one works');
    }));
  });

  await report.check('engine node: importing touches no DOM, a text is digested', () => {
    const program = `
      for (const name of ['document', 'window', 'location', 'localStorage', 'customElements', 'matchMedia']) {
        Object.defineProperty(globalThis, name, { configurable: true, get() { throw new Error('read ' + name); } });
      }
      const before = Object.getOwnPropertyNames(globalThis).join();
      const { digest } = await import('./engine.js');
      delete globalThis.customElements;
      await import('./nut-graf.js');
      if (Object.getOwnPropertyNames(globalThis).join() !== before.replace(',customElements', '')) throw new Error('a global');
      const { readFile } = await import('node:fs/promises');
      const made = await digest(${JSON.stringify(STORY)}, { wasm: await readFile('pkg/nutgraf_bg.wasm') });
      console.log(made.sentences.length);`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: path.join(ROOT, 'target/npm'), encoding: 'utf8',
    });
    assert.ok(Number(said) >= 7, said);
  });
}
