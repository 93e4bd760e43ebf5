// `node tests/browser/run.mjs [suite… | --half 1 | --half 2]`: drives what `cargo xtask build` made in real browsers. Each check prints its
// name; the last line counts them. Browsers: CHROMIUM and FIREFOX, or found on the PATH.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BROWSERS, find, launch } from './browsers.mjs';
import { Report } from './harness.mjs';
import { build } from './native.mjs';
import { ROOT, serve } from './server.mjs';

/** In halves that can go side by side: the element on its page, and what is built of it. */
const HALVES = [
  ['types', 'package', 'same', 'random', 'engine', 'engine-hosts', 'faults', 'poisoned', 'doors', 'summarizer', 'element', 'element-words', 'reader', 'reader-dates', 'layout', 'host', 'hostile', 'live', 'given', 'seen', 'taken', 'looks', 'axe'],
  ['story', 'story-element', 'story-looks', 'story-hostile', 'transcript', 'webkit', 'demo', 'offline', 'extension-built', 'extension', 'extension-life', 'extension-stories', 'sample'],
];
const SUITES = HALVES.flat();

/** What has to be there before anything runs. */
function prepare(words) {
  const asked = words[0] === '--half' ? HALVES[Number(words[1]) - 1] ?? [words[1]] : words;
  const unknown = asked.filter(name => !SUITES.includes(name));
  if (unknown.length > 0) throw new Error(`no suite named ${unknown.join(', ')}; there are ${SUITES.join(', ')}`);
  BROWSERS.forEach(find);
  const suites = asked.length > 0 ? SUITES.filter(name => asked.includes(name)) : SUITES;
  const files = ['target/npm/engine.js', 'target/npm/pkg/nutgraf_bg.wasm'];
  if (suites.includes('demo') || suites.includes('webkit')) files.push('target/demo/index.html');
  if (suites.includes('offline') || suites.includes('webkit')) files.push('target/demo.html');
  if (suites.some(name => name.startsWith('extension'))) files.push('target/extension/chromium/manifest.json');
  for (const file of files) {
    if (!existsSync(path.join(ROOT, file))) throw new Error(`${file} is missing: run \`cargo xtask build\` first`);
  }
  return suites;
}

async function main() {
  const suites = prepare(process.argv.slice(2));
  const report = new Report();
  const site = await serve();
  const browsers = await Promise.all(BROWSERS.map(name => launch(name)));
  try {
    for (const browser of browsers) console.log(`        ${await browser.version()}`);
    const npm = path.join(ROOT, 'target/npm');
    const context = {
      report,
      site,
      native: suites.some(name => ['same', 'sample', 'webkit'].includes(name)) ? build() : '',
      engine: await import(pathToFileURL(path.join(npm, 'engine.js')).href),
      wasm: readFileSync(path.join(npm, 'pkg/nutgraf_bg.wasm')),
      /** Both browsers at once, each one's checks one after another. */
      each: async run => {
        for (const end of await Promise.allSettled(browsers.map(run))) if (end.status === 'rejected') throw end.reason;
      },
    };
    for (const name of suites) {
      const { default: suite } = await import(`./suites/${name}.mjs`);
      const begun = performance.now();
      await suite(context).catch(error => report.fail(`${name} broke off`, error));
      console.log(`        ${name} took ${Math.round((performance.now() - begun) / 1000)} s`);
    }
  } finally {
    await Promise.all(browsers.map(browser => browser.close()));
    await site.close();
  }
  console.log(report.summary());
  process.exitCode = report.failed > 0 ? 1 : 0;
}

main().catch(error => {
  console.log(`FAILED  ${error.stack ?? error}`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
