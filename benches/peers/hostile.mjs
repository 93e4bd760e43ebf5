// `node benches/peers/hostile.mjs [WORD]`, part of `cargo xtask bench`: what pages made to hurt (those named so) take
// until they are answered or refused in words, here the whole digest, beside others that only find the article. Each in a
// fresh page, once, after an ordinary one; making and parsing the page isn't counted. Asserts nothing about time.
import path from 'node:path';
import { buildSync } from 'esbuild';
import { BROWSERS, launch } from '../../tests/browser/browsers.mjs';
import { ROOT, serve } from '../../tests/browser/server.mjs';
import { launchWebKit, missing } from '../../tests/browser/webkit.mjs';
import { pages } from './pages.js';

/** So long is waited for an answer, in milliseconds. */
const PATIENCE = 6000;
/** Within so many milliseconds a page of up to so many characters has to be answered; then any. */
const WANTED = [[1_300_000, 1000], [Infinity, 5000]];
const WHO = ['nutgraf', 'readability', 'defuddle'];
const [word = ''] = process.argv.slice(2);

const { outputFiles: [{ text: script }] } = buildSync({
  entryPoints: [path.join(ROOT, 'benches/peers/extractors.js')],
  bundle: true, format: 'iife', globalName: 'theirs', target: 'es2022', write: false, minify: true,
});

/** In the page: makes the document, and has the reader met an ordinary one. */
async function prepare(source, name) {
  const { digest } = await import('/npm/engine.js');
  const made = (0, eval)(`(${source})`)();
  const parsed = name => {
    const { source, nested = 0 } = made[name];
    const html = source();
    const document = new DOMParser().parseFromString(html, 'text/html');
    let at = document.body;
    const inside = [...at.childNodes];
    for (let depth = 0; depth < nested; depth++) at = at.appendChild(document.createElement('div'));
    if (nested > 0) at.append(...inside);
    return { document, length: html.length };
  };
  globalThis.readers = { ...theirs, nutgraf: digest };
  for (const reader of Object.values(readers)) await reader(parsed('twelve paragraphs').document);
  const { document, length } = parsed(name);
  globalThis.subject = document;
  return length;
}

/** In the page: milliseconds, and how it was refused. */
async function read(who) {
  const before = performance.now();
  let refused = '';
  try {
    await readers[who](subject);
  } catch (error) {
    refused = error.code ?? error.name;
  }
  return [performance.now() - before, refused];
}

/** One browser; one that hangs is replaced. */
class Bench {
  constructor(name, site) {
    Object.assign(this, { name, site });
  }

  async start() {
    this.browser = await (this.name === 'webkit' ? launchWebKit(this.site) : launch(this.name));
  }

  /** It may hang. */
  kill() {
    if (this.name === 'webkit') this.browser.stop();
    else this.browser.browser.process()?.kill('SIGKILL');
  }

  /** What it says of one page, and how long the page is. */
  async time(who, name) {
    const page = await this.browser.page();
    await page.goto(this.site.page('<!doctype html><title>Bench</title>', 'none'));
    await page.evaluate(script => { (0, eval)(`${script};globalThis.theirs = theirs`); }, script);
    const length = await page.evaluate(prepare, String(pages), name);
    let timer;
    const late = new Promise(done => { timer = setTimeout(done, PATIENCE, null); });
    const answer = await Promise.race([page.evaluate(read, who).catch(() => ['', 'the page broke down']), late]);
    clearTimeout(timer);
    if (answer) {
      await page.close();
    } else {
      this.kill();
      await this.start();
    }
    return { length, ms: answer?.[0] ?? PATIENCE, refused: answer ? answer[1] : 'no answer' };
  }
}

const cell = ({ ms, refused }) => `${refused === 'no answer' ? `over ${PATIENCE / 1000} s` : `${Math.round(ms)}`} ${refused}`.trim().padStart(22);
/** Answered, or refused in words of its own, as soon as wanted. Only ours has such words. */
const inTime = ({ length, ms, refused }) => ms <= WANTED.find(([most]) => length <= most)[1] && (refused === '' || /^(?:NoArticle|TooLarge)$/.test(refused));

const site = await serve();
const lacking = missing();
if (lacking) console.log(`\nWebKit is left out: ${lacking}`);
try {
  for (const name of lacking ? BROWSERS : [...BROWSERS, 'webkit']) {
    const bench = new Bench(name, site);
    await bench.start();
    try {
      console.log(`\n${`${await bench.browser.version()}: hostile pages, ms`.padEnd(46)}${WHO.map(who => who.padStart(22)).join('')}`);
      const subjects = Object.keys(pages()).filter(subject => subject.includes(word));
      const well = WHO.map(() => 0);
      for (const subject of subjects) {
        const took = [];
        for (const who of WHO) took.push(await bench.time(who, subject));
        took.forEach((each, at) => { well[at] += Number(inTime(each)); });
        console.log(`  ${subject.padEnd(44)}${took.map(cell).join('')}${inTime(took[0]) ? '' : '  <-- look'}`);
      }
      console.log(`  ${'within 1 s (1 MB) and 5 s, with an answer or words'.padEnd(44)}${well.map(count => `${count} of ${subjects.length}`.padStart(22)).join('').slice(6)}`);
    } finally {
      await Promise.race([bench.browser.close(), new Promise(done => setTimeout(done, PATIENCE))]).catch(() => {});
      bench.kill();
    }
  }
} finally {
  await site.close();
}
