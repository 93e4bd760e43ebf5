// `node benches/peers/summarizers.mjs ROWS.jsonl [COUNT]`, after `cargo xtask build`: how good three sentences are beside what
// other summarizers from npm choose of the same articles, and what each takes for one; then how a digest's time grows. A row holds `sentences` and
// `reference`, and may say its `source`: of those that do, only `cnndm` counts.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { n as rouge } from 'js-rouge';
import { TextRank } from 'textrank';
import { ROOT } from '../../tests/browser/server.mjs';
import { digest } from '../../target/npm/engine.js';
import { measure } from './measure.mjs';

const require = createRequire(import.meta.url);
const sum = require('sum');
const { SummarizerManager } = require('node-summarizer');
const WANTED = 3;
const [file, count = Infinity] = process.argv.slice(2);
const wasm = readFileSync(path.join(ROOT, 'target/npm/pkg/nutgraf_bg.wasm'));

// Not node-summarizer's ranks: they need a dictionary that only an install script fetches.
/** Each takes the article's sentences and their text. @type {Record<string, (text: string, sentences: string[]) => unknown>} */
const SYSTEMS = {
  nutgraf: async text => {
    const { summary, sentences } = await digest(text, { type: 'text', force: true, language: 'en', sentences: WANTED, wasm });
    return summary.map(({ sentence }) => sentences[sentence].text).join(' ');
  },
  'LEAD-3': (_, sentences) => sentences.slice(0, WANTED).join(' '),
  'textrank 1.0.5': text => new TextRank(text, { extractAmount: WANTED, summaryType: 'array' }).summarizedArticle.join('. '),
  'node-summarizer 1.0.7, frequency': text => new SummarizerManager(text, WANTED).getSummaryByFrequency().summary,
  'sum 0.1.4': text => sum({ corpus: text, nSentences: WANTED }).sentences.join('. '),
};

const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line))
  .filter(({ source = 'cnndm' }) => source === 'cnndm').slice(0, Number(count));
const plain = text => text.toLowerCase().match(/[a-z\d]+/g)?.join(' ') ?? '';

console.log(`${rows.length} articles, ${WANTED} sentences wanted, words as they are${' '.repeat(8)}ROUGE-1  ROUGE-2  median ms   most ms`);
for (const [name, choose] of Object.entries(SYSTEMS)) {
  const took = [], scores = [0, 0];
  let failed = 0;
  for (const { sentences, reference } of rows) {
    const text = sentences.join(' ');
    const before = performance.now();
    let chosen = '';
    try {
      chosen = plain(String(await choose(text, sentences)));
    } catch {
      failed++;
    }
    took.push(performance.now() - before);
    const wanted = plain(reference.join(' '));
    for (const size of [1, 2]) scores[size - 1] += chosen.split(' ').filter(Boolean).length < size ? 0 : rouge(chosen, wanted, { n: size }) * 100 / rows.length;
  }
  took.sort((a, b) => a - b);
  const figures = [...scores.map(score => score.toFixed(2).padStart(9)), took[took.length >> 1].toFixed(2).padStart(11), took.at(-1).toFixed(1).padStart(10)];
  console.log(`  ${name.padEnd(60)}${figures.join('')}${failed > 0 ? `  failed on ${failed}` : ''}`);
}

console.log(`\nnutgraf: sentences and dates of a text of so many sentences${' '.repeat(22)}min ms     median`);
const all = rows.flatMap(({ sentences }) => sentences);
for (const size of [40, 400, 4000].filter(size => size <= all.length)) {
  const text = all.slice(0, size).join(' ');
  const [min, median] = await measure(() => digest(text, { type: 'text', force: true, language: 'en', wasm }));
  console.log(`  ${String(size).padEnd(60)}${min.toFixed(2).padStart(27)}${median.toFixed(2).padStart(11)}`);
}
