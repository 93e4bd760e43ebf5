// The package's other doors: the wasm inside, the worker, one script, the server.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { open, same } from '../harness.mjs';
import { heard, listen, texts } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, FRONT, PUBLISHED, STORY, whole } from '../story.mjs';

const NPM = path.join(ROOT, 'target/npm');
const HTML = whole(ARTICLE, { define: '' });

/** Runs `use(door, …)` in the page; what it rejects with comes back as { name, code, message }. */
export function through(page, door, use, ...given) {
  return page.evaluate(`(async () => {
    const door = await import('/npm/${door}.js');
    try {
      return await (${use})(door, ...${JSON.stringify(given)});
    } catch ({ name, code, message, kind }) {
      return { name, code, message, kind };
    }
  })()`);
}

const digest = (door, input, options) => door.digest(input, options);
/** What a page has asked for that ends so. */
const asked = (page, end) => page.heard.requests.filter(url => new URL(url).pathname.endsWith(end)).length;

export default async function ({ report, site, each, engine, wasm }) {
  const host = (policy, body = '') => site.page(`<!doctype html><html lang="en"><title>Host</title><body>${body}`, policy);
  const options = { published: PUBLISHED };
  const server = await import(pathToFileURL(path.join(NPM, 'server.js')).href);
  const served = await server.digest(HTML);
  const wanted = await engine.digest(STORY, { ...options, wasm });

  await each(async browser => {
    const check = (name, run) => report.check(`doors ${browser.name}: ${name}`, run);
    const on = (url, use, how) => open(browser, url, use, how);

    await check('inline asks for no wasm, and spares the element asking', () => on(host('strict', ARTICLE), async page => {
      same(await through(page, 'inline', digest, STORY, options), wanted, 'inline');
      const title = await through(page, 'inline', async () => {
        await import('/npm/define.js');
        const element = document.createElement('nut-graf');
        document.body.append(element);
        return (await element.digest()).article.title;
      });
      assert.equal(title, 'Council to vote on higher sea wall');
      assert.equal(asked(page, '.wasm'), 0);
    }));

    await check('inline says the words to add where the policy forbids wasm', () => on(host('no wasm'), async page => {
      const got = await through(page, 'inline', digest, STORY, options);
      assert.deepEqual([got.name, got.code], ['NutgrafError', 'WasmForbidden']);
    }, { expected: /wasm|script-src/i }));

    await check('one script, alone: the element, and one global', () => on(
      site.page(whole(`${ARTICLE}<nut-graf></nut-graf>`, { define: '', head: '<script src="/npm/nutgraf.min.js"></script>' }), 'framed'),
      async page => {
        const made = await heard(page, 'digest');
        assert.equal(made.article.title, 'Council to vote on higher sea wall');
        await heard(page, 'ready');
        assert.ok((await texts(page, '[part~=sentence]')).length >= 2);
        const added = await page.evaluate(() => Object.keys(nutgraf).sort());
        assert.deepEqual(added, ['NutGraf', 'NutgrafError', 'digest', 'flat']);
        same(await page.evaluate((story, options) => nutgraf.digest(story, options), STORY, options), wanted, 'by the script');
        assert.deepEqual(page.heard.requests.map(url => new URL(url).pathname).filter(at => !/^\/made|^\/favicon/.test(at)), ['/npm/nutgraf.min.js']);
      }, { before: listen },
    ));

    await check('the script deferred in the head and twice, beside the modules, under the strict policy', () => on(
      site.page(whole(`${ARTICLE}<nut-graf></nut-graf><script src="/npm/nutgraf.min.js"></script>`, { head: '<script defer src="/npm/nutgraf.min.js"></script>' }), 'strict'),
      async page => {
        assert.equal((await heard(page, 'digest')).article.title, 'Council to vote on higher sea wall');
        await heard(page, 'ready');
        same(await page.evaluate((story, options) => nutgraf.digest(story, options), STORY, options), wanted, 'by the script');
      }, { before: listen },
    ));

    await check('the script in a page of another encoding, speaking the reader\'s language', () => on(
      site.page(whole(`${ARTICLE}<nut-graf lang="ar"></nut-graf>`, { define: '', head: '<script src="/npm/nutgraf.min.js"></script>' })
        .replace('<meta charset="utf-8">', ''), 'framed', 'text/html; charset=windows-1252'),
      async page => {
        assert.equal(await page.evaluate(() => document.characterSet), 'windows-1252');
        await heard(page, 'ready');
        assert.match((await texts(page, '[part~=header]')).join(' '), /\p{Script=Arabic}/u);
      }, { before: listen },
    ));

    await check('the worker gives the same, and the page stays free', () => on(host('framed', ARTICLE), async page => {
      same(await through(page, 'worker', digest, STORY, options), wanted, 'by the worker');
      assert.equal(await through(page, 'worker', async door => (await door.digest(document, { force: true })).article.title), 'Council to vote on higher sea wall');
      const sent = await through(page, 'worker', async door => {
        const { collect } = await import('/modules/collect.js');
        const made = await door.flat(...collect(document), { force: true });
        return made.article.title;
      });
      assert.equal(sent, 'Council to vote on higher sea wall');
      const busy = await through(page, 'worker', async (door, story) => {
        // The thread would stand still for as long as the digest of so much takes.
        let longest = 0;
        let last = performance.now();
        const timer = setInterval(() => {
          longest = Math.max(longest, performance.now() - last);
          last = performance.now();
        });
        const start = performance.now();
        await door.digest(`${story}\n`.repeat(1500), { type: 'text', force: true });
        const whole = performance.now() - start;
        clearInterval(timer);
        return { longest, whole };
      }, STORY);
      assert.ok(busy.longest < busy.whole / 2, JSON.stringify(busy));
      assert.equal(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length), 0);
    }));

    await check('the worker\'s errors are the engine\'s', () => on(host('framed'), async page => {
      const wants = async (code, ...given) => assert.equal((await through(page, 'worker', digest, ...given)).code, code);
      await wants('Empty', ' ', {});
      await wants('NoArticle', FRONT, { type: 'html' });
      await wants('InvalidDate', STORY, { published: 'yesterday' });
      await wants('InvalidOption', STORY, { sentences: 0 });
      await wants('TooLarge', 'word '.repeat(4 << 20), {});
      assert.ok((await through(page, 'worker', (door, front) => door.digest(front, { type: 'html' }).catch(error => error instanceof door.NutgrafError && error.kind), FRONT)).length > 0);
    }));

    await check('a digest called off in the worker stops, and those beside it and after it work', () => on(host('framed'), async page => {
      const said = await through(page, 'worker', async (door, story) => {
        await door.load();
        const made = run => run.then(({ version }) => version, ({ code }) => code);
        const long = signal => door.digest(`${story}\n`.repeat(3000), { type: 'text', force: true, signal });
        const [first, waits] = [new AbortController(), new AbortController()];
        const runs = [long(first.signal), door.digest(story, { signal: waits.signal }), door.digest(story)].map(made);
        waits.abort();
        const early = await runs[1];
        // By now the first has the worker.
        setTimeout(() => first.abort());
        await runs[0];
        const over = new AbortController();
        const last = [long(over.signal), door.digest(story)].map(made);
        over.abort();
        return [early, ...await Promise.all([...runs, ...last]), await made(long(AbortSignal.timeout(20)))];
      }, STORY);
      assert.deepEqual(said, ['Aborted', 'Aborted', 'Aborted', 1, 'Aborted', 1, 'Timeout']);
      same(await through(page, 'worker', digest, STORY, options), wanted, 'after it');
    }));

    await check('the worker closed while it starts, works and rests', () => on(host('framed'), async page => {
      const said = await through(page, 'worker', async (door, story) => {
        const code = run => run.then(() => 'made', ({ code }) => code);
        const starting = [door.load(), door.digest(story), door.digest(story)].map(code);
        door.close();
        const out = await Promise.all(starting);
        await door.load();
        const working = [door.digest(story), door.digest(story)].map(code);
        await Promise.resolve();
        door.close();
        out.push(...await Promise.all(working), await code(door.digest(story)));
        door.close();
        door.close();
        return [...out, await code(door.digest(story))];
      }, STORY);
      assert.deepEqual(said, [...Array(5).fill('Aborted'), 'made', 'made']);
    }));

    await check('after a trap the worker works on a fresh instance, after its end there is another', () => on(host('framed'), async page => {
      const said = await through(page, 'worker', async (door, story) => {
        globalThis.Worker = class extends Worker {
          constructor(_, how) {
            super('/suite/broken-thread.js', how);
          }
        };
        const made = title => door.digest(story, { title }).then(({ article }) => article.title, ({ code }) => code);
        const out = [];
        for (const title of ['before', 'scramble', 'after', 'throw', 'another']) out.push(await made(title));
        return out;
      }, STORY);
      assert.deepEqual(said, ['before', 'Trap', 'after', 'Trap', 'another']);
    }));

    await check('where the policy allows no worker the engine does its work', async () => {
      for (const [policy, expected] of [['strict', /trusted|worker/i], ['no worker', /worker/i]]) {
        await on(host(policy), async page => {
          const made = await through(page, 'worker', async (door, story, options) => {
            return door.digest(story, { ...options, wasm: await fetch('/npm/pkg/nutgraf_bg.wasm') });
          }, STORY, options);
          same(made, wanted, policy);
        }, { expected });
      }
    });

    await check('the wasm given to the worker as address, answer, bytes and module', async () => {
      for (const source of ['string', 'answer', 'bytes', 'module']) {
        await on(host('framed'), async page => {
          const title = await through(page, 'worker', async (door, source, story) => {
            const address = '../npm/pkg/nutgraf_bg.wasm';
            const bytes = async () => (await fetch(address)).arrayBuffer();
            const wasm = { string: () => address, answer: () => fetch(address), bytes, module: async () => WebAssembly.compile(await bytes()) };
            return (await door.digest(story, { wasm: await wasm[source](), title: source })).article.title;
          }, source, STORY);
          assert.equal(title, source);
        });
      }
    });

    await check('what a server made is drawn without the wasm', () => on(host('strict'), async page => {
      await page.evaluate(async digest => {
        await import('/npm/define.js');
        const element = document.createElement('nut-graf');
        element.setAttribute('digest', JSON.stringify(digest));
        document.body.append(element);
      }, served);
      await heard(page, 'ready');
      assert.deepEqual(await texts(page, '[part~=headline]'), ['Council to vote on higher sea wall']);
      assert.equal(asked(page, '.wasm'), 0);
    }, { before: listen }));
  });

  await report.check('doors: the script in a file opened from disk', async () => {
    const file = path.join(ROOT, 'target/tmp/script.html');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, whole(`${ARTICLE}<nut-graf></nut-graf>`, { define: '', head: `<script src="${pathToFileURL(path.join(NPM, 'nutgraf.min.js'))}"></script>` }));
    let looked = 0;
    await each(async browser => {
      await open(browser, pathToFileURL(file).href, async page => {
        assert.equal((await heard(page, 'digest')).article.title, 'Council to vote on higher sea wall');
        looked++;
      }, { before: listen });
    });
    assert.equal(looked, 2);
  });

  await report.check('doors node: the server\'s digests and errors', () => {
    const program = `
      import { digest, load, NutgrafError } from ${JSON.stringify(pathToFileURL(path.join(NPM, 'server.js')))};
      await load();
      const html = ${JSON.stringify(HTML)};
      const made = [await digest(html), await digest(${JSON.stringify(STORY)}, { published: '${PUBLISHED}' })];
      const codes = [];
      for (const given of [['', {}], [html, { sentences: 0 }], [5], [html, { published: 'soon' }], [${JSON.stringify(FRONT)}], ['a'.repeat(17 << 20)]]) {
        codes.push(await digest(...given).catch(error => error instanceof NutgrafError && error.code));
      }
      // One class for all doors: what one throws, a program knows by the other.
      const { digest: elsewhere, NutgrafError: same } = await import(${JSON.stringify(pathToFileURL(path.join(NPM, 'engine.js')))});
      codes.push(same === NutgrafError);
      for (const run of [digest, elsewhere]) codes.push(await run(' https://paper.example/a ').catch(({ code, message }) => code + ': ' + message));
      const { readFile } = await import('node:fs/promises');
      codes.push(await elsewhere(html, { wasm: await readFile(${JSON.stringify(path.join(NPM, 'pkg/nutgraf_bg.wasm'))}) }).catch(({ message }) => message));
      console.log(JSON.stringify({ made, codes }));`;
    const said = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
    assert.equal(said.made[0].article.title, 'Council to vote on higher sea wall');
    same(said.made[1], wanted, 'a text');
    assert.deepEqual(said.codes.slice(0, 7), ['Empty', 'InvalidOption', 'InvalidOption', 'InvalidDate', 'NoArticle', 'TooLarge', true]);
    for (const [n, says] of [/^InvalidOption: .*fetch it/, /^InvalidOption: .*fetch it/, /no HTML parser.*nutgraf\/server/].entries()) assert.match(said.codes[7 + n], says);
  });

  await report.check('doors node: a wasm that is missing is called by its own name', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'nutgraf-'));
    try {
      cpSync(NPM, folder, { recursive: true, filter: name => !name.endsWith('.wasm') });
      const program = `
        const [{ digest }, { story }] = await Promise.all(['server', 'story'].map(name => import('./' + name + '.js')));
        const given = { version: 1 };
        console.log(JSON.stringify(await Promise.all([digest('A text.'), story([given])].map(run => run.catch(({ message }) => message)))));`;
      const said = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8' }));
      assert.match(said[0], /^nutgraf_server_bg\.wasm can't be loaded/);
      assert.match(said[1], /^nutgraf_story_bg\.wasm can't be loaded/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  await report.check('doors node: the other doors load and work where there is no DOM', () => {
    const program = `
      const [inline, worker, { Summarizer }] = await Promise.all(['inline', 'worker', 'summarizer'].map(name => import('./' + name + '.js')));
      const story = ${JSON.stringify(STORY)};
      const { version } = await inline.digest(story);
      const other = await worker.digest(story);
      const one = await Summarizer.create({ type: 'tldr', format: 'plain-text' });
      console.log(JSON.stringify([version, other.version, await one.summarize(story)]));`;
    const said = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: NPM, encoding: 'utf8' }));
    assert.deepEqual(said.slice(0, 2), [1, 1]);
    assert.ok(STORY.split('\n').includes(said[2]));
  });

  await report.check('doors: what an editor is told of the element is what it has', async () => {
    const { modules } = JSON.parse(readFileSync(path.join(NPM, 'custom-elements.json'), 'utf8'));
    const [told, story] = ['nut-graf.js', 'story-element.js']
      .map(file => modules.find(module => module.path === file).declarations[0]);
    const { NutGraf } = await import(pathToFileURL(path.join(NPM, 'nut-graf.js')));
    const names = list => list.map(({ name }) => name).sort();
    assert.deepEqual(names(told.attributes), [...NutGraf.observedAttributes].sort());
    const both = [NutGraf.prototype, Object.getPrototypeOf(NutGraf.prototype)];
    const own = both.flatMap(Object.getOwnPropertyNames).filter(name => !/^constructor$|Callback$/.test(name));
    assert.deepEqual(names(told.members), own.sort());
    const source = name => readFileSync(path.join(ROOT, 'www', name), 'utf8');
    const found = (pattern, text) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
    assert.deepEqual(names(told.cssProperties), found(/(--nutgraf-[a-z]+)/g, source('nut-graf.css') + source('mark.js')));
    const parts = ofStories => found(/\bpart: '([a-z]+)'/g, readdirSync(path.join(ROOT, 'www'))
      .filter(name => /^draw.*\.js$/.test(name) && name.startsWith('draw-story') === ofStories).map(source).join(''));
    assert.deepEqual(names(told.cssParts), parts(false));
    assert.deepEqual(names(story.cssParts), parts(true).filter(name => !parts(false).includes(name)));
    const fired = [...source('nut-graf.js').matchAll(/@fires (\S+)/g)].map(([, name]) => name);
    assert.deepEqual(names(told.events), fired.sort());
  });
}
