// One voice: the same page gives the same digest, byte for byte, natively, in Node and in both browsers, whether its
// document is alive, parsed from source, or collected elsewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { open, same } from '../harness.mjs';
import { ELSEWHERE, batch, corpus } from '../native.mjs';
import { ROOT } from '../server.mjs';

const SAVED = path.join(ELSEWHERE, 'eval/extraction/html');

export default async function ({ report, site, each, native, engine, wasm }) {
  const server = await import(pathToFileURL(path.join(ROOT, 'target/npm/server.js')).href);
  const pages = corpus();
  const saved = existsSync(SAVED) ? readdirSync(SAVED).sort() : [];
  console.log(saved.length > 0
    ? `        ${pages.length} pages of ours and ${saved.length} saved pages`
    : `        ${pages.length} pages of ours; no saved pages on this machine`);
  for (const file of saved) {
    const text = gunzipSync(readFileSync(path.join(SAVED, file))).toString();
    pages.push({ name: `saved/${file.replace('.html.gz', '')}`, html: true, text, options: {} });
  }
  const wanted = await batch(native, pages.map(row));

  /** @type {Map<string, [string, number[]]>} as Chromium collected them */
  const flats = new Map();
  await each(async browser => {
    const blank = site.page('<!doctype html><title>Host</title>', 'strict');
    await open(browser, blank, async host => {
      for (const [index, page] of pages.entries()) {
        const want = wanted[index];
        const name = `same ${browser.name}: ${page.name}`;
        await report.check(`${name}, from source`, async () => {
          const address = site.page(page.text, 'no scripts');
          same(await host.evaluate(fromSource, address, page.html ? 'html' : 'text', page.options), want, 'from source');
        });
        if (!page.html) continue;
        await report.check(`${name}, alive`, async () => {
          // What styles hide only a browser knows: `live` looks at that.
          const plain = page.text.replace(/<style\b[\s\S]*?<\/style\b/gi, '<style></style');
          // A page of its own: what one leaves behind must not keep the next from coming.
          const reading = await browser.page();
          await reading.goto(site.page(plain, 'no scripts'), { waitUntil: 'domcontentloaded' });
          const flat = await reading.evaluate(collector());
          void reading.close();
          if (browser.name === 'chromium') flats.set(page.name, flat);
          same(await host.evaluate(fromFlat, flat, page.options), want, 'alive');
        });
      }
      // Chromium holds a document that nobody shows to the policy too, and says so.
    }, { expected: /inline|base URI|(?:script|style)-src-attr|base-uri/i });
  });

  for (const [index, page] of pages.entries()) {
    await report.check(`same node: ${page.name}`, async () => {
      const options = { ...page.options, wasm };
      const flat = flats.get(page.name);
      if (page.html && !flat) throw new Error('Chromium collected nothing of it');
      const run = flat ? engine.flat(flat[0], flat[1], options) : engine.digest(page.text, { ...options, type: 'text' });
      same(await run.catch(asRow), wanted[index], 'in Node');
    });
    await report.check(`same server: ${page.name}`, async () => {
      const run = server.digest(page.text, { ...page.options, type: page.html ? 'html' : 'text' });
      same(await run.catch(asRow), wanted[index], 'by the wasm that parses HTML');
    });
  }
}

const asRow = ({ code, message }) => ({ error: { code, message } });

/** As an extension sends it: the function itself, into a page that runs no scripts of its own. */
export function collector() {
  const source = readFileSync(path.join(ROOT, 'target/modules/collect.js'), 'utf8').replace('export function', 'function');
  return `(() => { ${source}; const [text, ops] = collect(document); return [text, Array.from(ops)]; })()`;
}

export async function fromSource(address, type, options) {
  const { digest } = await import('/npm/engine.js');
  const text = await (await fetch(address)).text();
  return digest(text, { ...options, type }).catch(({ code, message }) => ({ error: { code, message } }));
}

export async function fromFlat([text, ops], options) {
  const { flat } = await import('/npm/engine.js');
  return flat(text, ops, options).catch(({ code, message }) => ({ error: { code, message } }));
}

/** A page as the command line takes it, where `want` is the number of sentences. */
export function row({ html, text, options: { sentences: want, ...options } }) {
  return { [html ? 'html' : 'text']: text, ...options, ...(want && { want }) };
}
