// `node benches/peers/peers.mjs PAGE`: times in Node on one page, as the fastest of many runs. The others find the
// article (Readability) and the dates (chrono); nutgraf's digest also has sentences, summary and timeline.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Readability } from '@mozilla/readability';
import * as chrono from 'chrono-node';
import { parseHTML } from 'linkedom';
import init, { digestText } from '../../target/npm/pkg/nutgraf.js';

const SPAN = 1000;
const [file] = process.argv.slice(2);
const html = readFileSync(file, 'utf8');
const options = { published: '2026-01-15' };
await init({ module_or_path: readFileSync(new URL('../../target/npm/pkg/nutgraf_bg.wasm', import.meta.url)) });

/** @param {() => unknown} job */
function time(job) {
  let best = Infinity;
  for (const start = performance.now(); performance.now() - start < SPAN;) {
    const before = performance.now();
    job();
    best = Math.min(best, performance.now() - before);
  }
  return best;
}

const readable = document => new Readability(document).parse()?.textContent ?? '';
const text = readable(parseHTML(html).document);
const reference = new Date('2026-01-15T00:00:00Z');
const parse = time(() => parseHTML(html));
const rows = [
  ['nutgraf wasm: text to digest', time(() => digestText(text, { ...options, force: true }))],
  ['chrono: text to dates', time(() => chrono.parse(text, reference))],
  ['Readability: parsed page to article', time(() => readable(parseHTML(html).document)) - parse],
];
const base = rows[0][1];
console.log(`Node ${process.versions.node}, ${file}; pages parsed by linkedom (${parse.toFixed(3)} ms, left out below)`);
for (const [name, took] of rows) {
  console.log(`  ${name.padEnd(36)}${took.toFixed(3).padStart(9)} ms${(took / base).toFixed(2).padStart(8)} x`);
}
