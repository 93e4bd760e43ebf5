// `node benches/peers/memory.mjs PAGE`, for `cargo xtask bench`: what a program has taken at most for an article of a
// megabyte, and what it and a page hold after 10 and after 1,000 digests. Asserts nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { remember } from '../../tests/browser/broken.mjs';
import { launch } from '../../tests/browser/browsers.mjs';
import { ROOT, serve } from '../../tests/browser/server.mjs';
import { digest } from '../../target/npm/server.js';
import { figures } from './table.mjs';

const [FEW, MANY] = [10, 1000];
const MEGABYTES = 1 << 20;
const STACK = path.join(ROOT, 'target/peers/stack.cjs');
const [file, who, count] = process.argv.slice(2);

/** What each of them does with a page's source. */
const WHO = {
  nutgraf: html => digest(html, { type: 'html' }),
  // No parser of HTML comes with the others: they get the text.
  'chrono + TextRank': html => createRequire(import.meta.url)(STACK).fromText(html.replace(/<[^>]+>/g, ' '), new Date(0)),
};
const long = html => html.replace(/(<p>[^]*<\/p>)/, paragraphs => paragraphs.repeat(Math.ceil(1e6 / paragraphs.length)));

/** In a process of its own: the most that it took, and what is left once nothing is wanted any more. */
async function alone() {
  const html = readFileSync(file, 'utf8');
  const given = count === '0' ? long(html) : html;
  const before = process.memoryUsage.rss();
  for (let n = 0; n < Math.max(1, Number(count)); n++) await WHO[who](given);
  globalThis.gc();
  console.log(JSON.stringify([process.resourceUsage().maxRSS * 1024 - before, process.memoryUsage.rss() - before]));
}

const asked = (who, count) => JSON.parse(execFileSync(process.execPath,
  ['--expose-gc', fileURLToPath(import.meta.url), file, who, String(count)], { encoding: 'utf8' }));

/** A page's heap and buffers, and the wasm's memory, which neither counts. */
async function inPage(site, script) {
  const browser = await launch('chromium');
  const rows = [];
  for (const [name, run] of [['nutgraf', 'ours.digest(document)'], ['Readability + chrono + TextRank', 'theirs.fromPage(document, new Date(0))']]) {
    const page = await browser.page();
    await page.evaluateOnNewDocument(remember);
    // Without its own box.
    await page.goto(site.page(readFileSync(file, 'utf8').replace(/<script type="module"[^>]*><\/script>/g, ''), 'none'));
    const session = await page.createCDPSession();
    const held = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
      const wasm = await page.evaluate(() => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
      return usedSize + backingStorageSize + wasm;
    };
    await page.evaluate(`${script};globalThis.theirs = theirs; import('/npm/engine.js').then(ours => { globalThis.ours = ours; })`);
    const before = await held();
    const grown = [];
    for (const times of [FEW, MANY - FEW]) {
      await page.evaluate(`(async () => { for (let n = 0; n < ${times}; n++) await ${run}; })()`);
      grown.push(await held() - before);
    }
    rows.push([name, grown]);
    await page.close();
  }
  const version = await browser.version();
  await browser.close();
  print(`${version}: a page's memory, MB more`, [`${FEW} digests`, `${MANY}`], rows);
}

/** @param {string} title @param {string[]} columns @param {[string, number[]][]} rows in bytes */
function print(title, columns, rows) {
  figures(title, columns, rows.map(([name, all]) => [name, all.map(bytes => (Number.isNaN(bytes) ? '–' : bytes / MEGABYTES))]));
}

if (who) {
  await alone();
} else {
  const rows = Object.keys(WHO).map(who => [who, [...(who === 'nutgraf' ? [asked(who, 0)[0]] : [NaN]), asked(who, FEW)[1], asked(who, MANY)[1]]]);
  print(`Node ${process.versions.node}: the process, MB more`, ['at most, 1 MB', `${FEW} digests`, `${MANY}`], rows);
  const site = await serve();
  try {
    await inPage(site, readFileSync(STACK, 'utf8').replace(/\nif \(typeof module[^]*$/, ''));
  } finally {
    await site.close();
  }
}
