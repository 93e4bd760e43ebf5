// `node benches/peers/peers.mjs PAGE`, for `cargo xtask bench`: the time from a text, and from a live page, to summary and
// dates, beside what others take for the same job: warm, the first time, and on a slow processor; and the longest time that
// a long page keeps its thread. Asserts nothing about time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { BROWSERS, launch } from '../../tests/browser/browsers.mjs';
import { ROOT, serve } from '../../tests/browser/server.mjs';
import { digest } from '../../target/npm/engine.js';
import { longest } from './longest.mjs';
import { measure } from './measure.mjs';
import { sentences } from './sentences.mjs';
import { ends, table } from './table.mjs';

const PUBLISHED = '2026-03-12';
const COLD = 9;
/** How many times slower than this machine a reader's may be. */
const SLOW = 4;
/** The core's sentences alone, as wasm. */
const SENTENCES = 'target/peers-wasm/wasm32-unknown-unknown/release/sentences.wasm';
/** How much text is cut into sentences, in characters. */
const MEGABYTE = 1_000_000;
const [file] = process.argv.slice(2);
const html = readFileSync(file, 'utf8');
const cutter = readFileSync(path.join(ROOT, SENTENCES)).toString('base64');

/** One script, since the others' modules don't load in a page as they are. */
function bundle() {
  const outfile = path.join(ROOT, 'target/peers/stack.cjs');
  mkdirSync(path.dirname(outfile), { recursive: true });
  const { outputFiles: [{ text }] } = buildSync({
    entryPoints: [path.join(ROOT, 'benches/peers/stack.js')],
    bundle: true, format: 'iife', globalName: 'theirs', target: 'es2022', write: false, minify: true,
  });
  writeFileSync(outfile, `${text}\nif (typeof module === 'object') module.exports = theirs;\n`);
  return { outfile, text };
}

/** Both sides have to do the job before it's timed. */
function done(who, { dates, sentences }) {
  if (!(dates > 2 && sentences > 1)) throw new Error(`${who} found ${dates} dates and ${sentences} sentences`);
}

async function inNode(outfile, text) {
  const theirs = createRequire(import.meta.url)(outfile);
  const wasm = readFileSync(path.join(ROOT, 'target/npm/pkg/nutgraf_bg.wasm'));
  const options = { wasm, published: PUBLISHED, type: 'text' };
  const reference = new Date(`${PUBLISHED}T12:00:00Z`);
  const { summary, timeline } = await digest(text, options);
  done('nutgraf', { dates: timeline.length, sentences: summary.length });
  done('the others', theirs.fromText(text, reference));
  table(`Node ${process.versions.node}: the article's text to summary and dates`, [
    ['nutgraf', await measure(() => digest(text, options))],
    ['chrono + TextRank', await measure(() => theirs.fromText(text, reference))],
    ['chrono alone: the dates', await measure(() => theirs.fromDates(text, reference))],
  ]);
  table(`Node ${process.versions.node}: the sentences of a megabyte, in wasm`, await sentences(cutter, megabyte(text), measure));
}

/** From the live page, warm. Hands back the article's text as Readability reads it. */
async function warm(browser, site, script) {
  const page = await browser.page();
  await page.goto(`${site.origin}/articles/${path.basename(file)}`);
  await page.evaluate(`${script};globalThis.theirs = theirs;(${loadOurs})()`);
  await page.evaluate(`globalThis.measure = ${measure}; 0`);
  const found = await page.evaluate(async published => {
    const { summary, timeline } = await ours.digest(document, { published });
    globalThis.reference = new Date(`${published}T12:00:00Z`);
    return [
      { dates: timeline.length, sentences: summary.length },
      theirs.fromPage(document, reference),
      theirs.article(document),
    ];
  }, PUBLISHED);
  done('nutgraf', found[0]);
  done('the others', found[1]);
  await page.evaluate(text => {
    const segmenter = globalThis.Intl.Segmenter && new Intl.Segmenter('en', { granularity: 'word' });
    globalThis.theirs = { ...theirs, text };
    globalThis.collected = collect(document);
    globalThis.words = segmenter && (text => { let count = 0; for (const { isWordLike } of segmenter.segment(text)) count += Number(isWordLike); return count; });
  }, found[2]);
  const took = await page.evaluate(async published => [
    await measure(() => ours.digest(document, { published })),
    await measure(() => theirs.fromPage(document, reference)),
    await measure(() => theirs.article(document)),
    await measure(() => collect(document)),
    await measure(() => ours.flat(...collected, { published })),
    ...(words ? [await measure(() => words(theirs.text))] : []),
  ], PUBLISHED);
  const names = ['nutgraf', 'Readability + chrono + TextRank', 'Readability alone', 'nutgraf: the pass over the document alone',
    'nutgraf: all that comes after it', 'Intl.Segmenter, the words of that text'];
  table(`${await browser.version()}: the live page to summary and dates`, took.map((each, at) => [names[at], each]));
  await throttled(page, async () => table(`${await browser.version()}, ${SLOW} times slower: the live page to summary and dates`, await page.evaluate(async published => [
    ['nutgraf', await measure(() => ours.digest(document, { published }))],
    ['Readability + chrono + TextRank', await measure(() => theirs.fromPage(document, reference))],
  ], PUBLISHED)));
  table(`${await browser.version()}: the sentences of a megabyte, in wasm`,
    await page.evaluate(`(${sentences})(${JSON.stringify(cutter)}, ${JSON.stringify(megabyte(found[2]))}, measure)`));
  await page.close();
  return found[2];
}

/** The text over and over, as many lines. */
function megabyte(text) {
  return `${text}\n\n`.repeat(MEGABYTE / (text.length + 2));
}

/** Firefox can't be told to be slow. */
async function throttled(page, run) {
  if (page.driver.name !== 'chromium') return;
  await page.emulateCPUThrottling(SLOW);
  await run();
  await page.emulateCPUThrottling(null);
}

const loadOurs = async () => {
  globalThis.ours = await import('/npm/engine.js');
  ({ collect: globalThis.collect } = await import('/modules/collect.js'));
};

/** From nothing to summary and dates, and to a drawn box; the server forbids every cache. */
async function cold(browser, site, script) {
  const bare = site.page(html.replace(/<script type="module"[^>]*><\/script>/g, ''), 'none');
  const whole = `${site.origin}/articles/${path.basename(file)}`;
  // As a script, since they aren't strict.
  const stack = site.page(script, 'none', 'text/javascript');
  const engine = async published => (await import('/npm/engine.js')).digest(document, { published });
  const others = async (published, stack) => {
    await new Promise((done, failed) => document.head.append(Object.assign(document.createElement('script'), { src: stack, onload: done, onerror: failed })));
    return theirs.fromPage(document, new Date(`${published}T12:00:00Z`));
  };
  const drawn = async () => {
    await import('/npm/define.js');
    await new Promise(done => { addEventListener('nutgraf:ready', done, { once: true }); });
  };
  const once = async (slow, run) => {
    const page = await browser.page();
    await page.goto(bare);
    if (slow) await page.emulateCPUThrottling(SLOW);
    const took = await page.evaluate(`(async (published, stack) => {
      const began = performance.now();
      await (${run})(published, stack);
      return performance.now() - began;
    })(${JSON.stringify(PUBLISHED)}, ${JSON.stringify(stack)})`);
    await page.close();
    return took;
  };
  for (const slow of browser.name === 'chromium' ? [false, true] : [false]) {
    const runs = { 'nutgraf: import() to summary and dates': engine, 'Readability + chrono + TextRank: script to the same': others, 'nutgraf: import() to the drawn box': drawn };
    const took = Object.keys(runs).map(name => [name, []]);
    const opened = [];
    for (let run = 0; run < COLD; run++) {
      for (const [name, times] of took) times.push(await once(slow, runs[name]));
      if (!slow) opened.push(await ready(browser, whole));
    }
    if (!slow) took.push(['nutgraf: navigation to the drawn box', opened]);
    table(`${await browser.version()}${slow ? `, ${SLOW} times slower` : ''}: the first time in a page, nothing cached`, took.map(([name, times]) => [name, ends(times)]));
  }
}

async function ready(browser, url) {
  const page = await browser.page();
  await page.evaluateOnNewDocument(() => {
    globalThis.took = new Promise(done => { addEventListener('nutgraf:ready', () => done(performance.now()), { once: true }); });
  });
  await page.goto(url);
  const took = await page.evaluate(() => globalThis.took);
  await page.close();
  return took;
}

const { outfile, text: script } = bundle();
const site = await serve();
try {
  let text = '';
  for (const name of BROWSERS) {
    const browser = await launch(name);
    try {
      text = await warm(browser, site, script);
      await cold(browser, site, script);
      await longest(browser, site, script);
    } finally {
      await browser.close();
    }
  }
  await inNode(outfile, text);
} finally {
  await site.close();
}
