// Pages that have taken names over and built-ins apart: every name that the modules read of the DOM, as id and as field of a form, on
// the document and on a form; prototypes frozen, wrapped and with setters; a `nut-graf` of the page's own.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { open, same } from '../harness.mjs';
import { click, heard, listen, marked, texts } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, PUBLISHED, STORY, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';

/** Every name behind a dot, or in a string of its own, in the modules that a page runs. */
const NAMES = [...new Set(readdirSync(path.join(ROOT, 'www')).filter(name => /^[\w-]+\.js$/.test(name))
  .flatMap(name => [...readFileSync(path.join(ROOT, 'www', name), 'utf8').matchAll(/(?:\.|')([a-zA-Z]\w*)(?='|\b)/g)].map(([, name]) => name)))].sort();

export default async function ({ report, site, each }) {
  await each(async browser => {
    const check = (name, html, use, how = {}) => report.check(`poisoned ${browser.name}: ${name}`, () => open(browser, site.page(html, 'none'), use, { before: listen, ...how }));

    // Those that a form or the document has: another name shadows nothing.
    const known = await open(browser, 'about:blank', page => page.evaluate(names => {
      const form = document.createElement('form');
      return names.filter(name => name in form || name in document);
    }, NAMES));
    const fields = (names, kind) => names.map(name => (kind === 'field' ? `<input name="${name}">` : `<input id="${name}">`)).join('');
    const images = names => names.map(name => `<img name="${name}" alt=""><form name="${name}"></form><object id="${name}"></object><embed name="${name}">`).join('');
    const plain = names => names.map((_, n) => `plain${n}`);

    const digests = {};
    for (const [name, make] of [['plain', plain], ['taken over', names => names]]) {
      const names = make(known);
      for (const kind of ['field', 'id']) {
        const title = `${known.length} names ${name}, as ${kind} of a form and on the document: the same digest, shown, marked, handed out`;
        await check(title, whole(`<nut-graf></nut-graf><form id="around" name="around">${fields(names, kind)}${ARTICLE}</form>${images(names)}`), async page => {
          const digest = await heard(page, 'digest');
          await heard(page, 'ready');
          same(digest, digests[kind] ??= digest, 'beside plain names');
          await click(page, SENTENCES);
          assert.equal((await marked(page))[0].text, digest.sentences[digest.summary[0].sentence].text.replace(/\s+/g, ''));
          const [form, exported] = await page.evaluate(async () => {
            const { digest } = await import('/npm/engine.js');
            const form = Document.prototype.querySelector.call(document, '#around, [name="around"]');
            const [widget] = Document.prototype.getElementsByTagName.call(document, 'nut-graf');
            return [await digest(form), await widget.export('markdown')];
          });
          assert.equal(form.article.body, digest.article.body);
          assert.ok(exported.length > 200);
          // The page goes on living.
          await page.evaluate(() => {
            const added = Document.prototype.createElement.call(document, 'p');
            Node.prototype.appendChild.call(added, Document.prototype.createTextNode.call(document, 'The council met in the old mill, for the town hall has had no heating since March, a clerk said.'));
            Node.prototype.appendChild.call(Document.prototype.querySelector.call(document, '#story'), added);
          });
          const { article } = await heard(page, 'digest', 2);
          assert.ok(article.body.includes('old mill'));
        }, { expected: /404/ });
      }
    }

    let wanted;
    const PAGES = { 'nothing is changed': () => {}, 'all that is built in is frozen': freeze, 'every function built in is wrapped': wrap, 'lists and objects have setters': setters };
    for (const [name, poison] of Object.entries(PAGES)) {
      await check(`a page where ${name}: the same digests and errors, nothing leaks, the box is drawn or says why not`, whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: '' }), async page => {
        const seen = await page.evaluate(`(async () => {
          globalThis.caught = '';
          (${poison})();
          const { digest } = await import('/npm/engine.js');
          const [made, page] = [await digest(${JSON.stringify(STORY)}, { published: '${PUBLISHED}' }), await digest(document)];
          let codes = [];
          for (const [text, options] of [['', {}], ['<p></p>', { type: 'html' }], ['A text.', { sentences: 0 }], ['A text.', { colour: 1 }]]) {
            await digest(text, options).then(() => { codes = [...codes, 'made']; }, error => { codes = [...codes, error.name + ' ' + error.code]; });
          }
          const leaked = caught;
          await import('/npm/define.js');
          const end = await Promise.race([heard('ready').then(() => 'ready'), heard('error').then(({ code, message }) => code + ': ' + message)]);
          return JSON.stringify({ end, codes, made, page, leaked, words: box().textContent });
        })()`);
        const { end, words, ...rest } = JSON.parse(seen);
        same(rest, wanted ??= rest, 'beside a page as it is');
        // A page that takes what is put into lists can keep the box from being drawn, not from saying so.
        if (poison === setters && end !== 'ready') assert.match(`${end} ${words}`, /^Failed: .*failed/);
        else assert.deepEqual([end, (await texts(page, SENTENCES)).length > 1], ['ready', true]);
      });
    }

    await check('a `nut-graf` of the page\'s own stays, and the engine works beside it', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: '' }), async page => {
      const seen = await page.evaluate(async () => {
        customElements.define('nut-graf', class extends HTMLElement {
          connectedCallback() {
            this.textContent = 'mine';
          }
        });
        await import('/npm/define.js');
        const { digest } = await import('/npm/engine.js');
        return [document.querySelector('nut-graf').textContent, (await digest(document)).article.title];
      });
      assert.deepEqual(seen, ['mine', 'Council to vote on higher sea wall']);
    });
  });
}

/** In the page: as hardened pages do, all that is built in, and what it leads to. */
function freeze() {
  const seen = new Set();
  const walk = value => {
    if (value === null || !['object', 'function'].includes(typeof value) || seen.has(value)) return;
    seen.add(value);
    for (const own of Object.values(Object.getOwnPropertyDescriptors(value))) for (const each of [own.value, own.get, own.set]) walk(each);
    walk(Object.getPrototypeOf(value));
    try {
      Object.freeze(value);
    } catch { /* Such as a window. */ }
  };
  seen.add(globalThis);
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (/^[A-Z]/.test(name) && typeof globalThis[name] === 'function' && globalThis[name].prototype) walk(globalThis[name].prototype);
  }
  for (const each of [Object, Array, String, Promise, Reflect, Math, JSON, Intl, WebAssembly]) walk(each);
}

/** In the page: as those do that watch it, each function answers by way of one of theirs. */
function wrap() {
  const { apply } = Reflect;
  const wrapped = run => function (...given) { return apply(run, this, given); };
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const of = /^[A-Z]/.test(name) && globalThis[name]?.prototype;
    // A wrapper of these would call itself.
    if (!of || /^(?:Function|Proxy|Generator)/.test(name)) continue;
    for (const [key, own] of Object.entries(Object.getOwnPropertyDescriptors(of))) {
      if (key === 'constructor' || !own.configurable) continue;
      const made = { ...own };
      for (const way of ['value', 'get', 'set']) if (typeof own[way] === 'function') made[way] = wrapped(own[way]);
      Object.defineProperty(of, key, made);
    }
  }
  for (const of of [JSON, Reflect, Math, Object]) for (const key of Object.getOwnPropertyNames(of)) if (typeof of[key] === 'function' && !/prototype|apply/.test(key)) of[key] = wrapped(of[key]);
}

/** In the page: who writes into a list or an object writes here first. */
function setters() {
  const { defineProperty } = Object;
  const trap = (of, name) => defineProperty(of, name, { configurable: true, get() { return undefined; }, set() { caught += `${name} ${new Error().stack.split('\n').slice(1, 4).join(' ').replace(/https?:[^ ]*npm/g, '')}; `; } });
  for (let n = 0; n < 8; n++) trap(Array.prototype, n);
  for (const name of ['text', 'start', 'end', 'sentence', 'summary', 'timeline', 'article', 'body', 'error', 'code', 'kind', 'digest', 'url', 'wasm', 'signal', 'cause']) trap(Object.prototype, name);
}
