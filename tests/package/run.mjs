// `cargo xtask package` runs this: the package as npm packs it, in the tools and hosts of others. Each check prints its
// name; the last line counts them.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { launch } from '../browser/browsers.mjs';
import { Report, open, same } from '../browser/harness.mjs';
import { batch, build, corpus } from '../browser/native.mjs';
import { ROOT, serve } from '../browser/server.mjs';
import { ARTICLE, whole } from '../browser/story.mjs';
import { BUNDLERS, bundle } from './bundlers.mjs';
import { atTheEdge } from './edge.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MODULES = path.join(HERE, 'node_modules');
const WORK = path.join(ROOT, 'target/package');
/** In an ES module alone: the package has no other form. */
const LEFT_OUT = ['node10', 'node16-cjs'];

const HOSTS = {
  node: [process.execPath, 'host.mjs'],
  deno: [path.join(MODULES, '.bin/deno'), 'run', '--no-remote', '--node-modules-dir=manual', '--allow-read', 'host.mjs'],
  bun: [path.join(MODULES, '@oven', `bun-${process.platform}-${process.arch}`, 'bin/bun'), 'host.mjs'],
};

/** Packs the package and unpacks it where programs here find it. Says where the archive is. */
function install() {
  mkdirSync(WORK, { recursive: true });
  const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', WORK], { cwd: path.join(ROOT, 'target/npm'), encoding: 'utf8' });
  const [{ filename }] = Object.values(JSON.parse(said));
  const at = path.join(MODULES, 'nutgraf');
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at);
  execFileSync('tar', ['-xzf', path.join(WORK, filename), '-C', at, '--strip-components=1']);
  return path.join(WORK, filename);
}

async function types(report, archive) {
  await report.check('attw: every entry resolves to its types', async () => {
    const { problems, entrypoints } = await checkPackage(createPackageFromTarballData(readFileSync(archive)));
    assert.ok(Object.keys(entrypoints).length > 10);
    assert.deepEqual(problems.filter(({ resolutionKind }) => !LEFT_OUT.includes(resolutionKind)), []);
  });
  await report.check('tsc: programs in TypeScript, with React and with Vue', () => {
    const tsc = path.join(MODULES, 'typescript/bin/tsc');
    const done = spawnSync(process.execPath, [tsc, '--project', path.join(HERE, 'typed'), '--pretty', 'false'], { cwd: HERE, encoding: 'utf8' });
    assert.equal(done.status, 0, done.stdout + done.stderr);
  });
}

async function bundlers(report, browser, site) {
  for (const name of Object.keys(BUNDLERS)) {
    await report.check(`${name}: a page of its making works`, async () => {
      const folder = name.replace(', ', '-');
      await bundle(name, path.join(WORK, folder));
      const program = BUNDLERS[name].page.replace('main.js', `/bundled/${folder}/main.js`);
      const page = whole(`${ARTICLE}<nut-graf></nut-graf>${program}`, { define: '' });
      await open(browser, site.page(page, 'framed'), async tab => {
        const [made, elsewhere, shown, text, stories] = await tab.evaluate(() => globalThis.seen);
        assert.equal(made.article.title, 'Council to vote on higher sea wall');
        same(elsewhere, made, 'in the worker');
        same(shown, made, 'in the element');
        if (name.includes('inline')) return;
        assert.ok(text.length > 20, text);
        const [story, joined] = stories;
        assert.ok(story.articles.length === 1 && story.rows.length > 0);
        same(joined, story, 'in the element for stories');
        const workers = tab.workers();
        assert.equal(workers.length, 1, 'the worker did not start');
      });
    });
  }
}

async function hosts(report, browser, site) {
  const rows = corpus();
  const wanted = await batch(build(), rows.map(({ html, text, options: { sentences: want, ...options } }) =>
    ({ [html ? 'html' : 'text']: text, ...options, ...(want && { want }) })));
  const tab = await browser.page();
  const source = readFileSync(path.join(ROOT, 'target/modules/collect.js'), 'utf8').replace('export function', 'function');
  for (const row of rows.filter(({ html }) => html)) {
    await tab.goto(site.page(row.text, 'no scripts'), { waitUntil: 'domcontentloaded' });
    row.flat = await tab.evaluate(`(() => { ${source}; const [text, ops] = collect(document); return [text, Array.from(ops)]; })()`);
  }
  await tab.close();
  writeFileSync(path.join(WORK, 'rows.json'), JSON.stringify(rows));
  for (const [name, [program, ...words]] of Object.entries(HOSTS)) {
    await report.check(`${name}: core and server give the command line's ${rows.length} digests`, () => {
      agree(JSON.parse(execFileSync(program, words, { cwd: HERE, encoding: 'utf8', maxBuffer: 1 << 28 })), rows, wanted);
    });
  }
  await report.check(`workerd: core and server give the command line's ${rows.length} digests`, async () => {
    agree(await atTheEdge(rows, path.join(WORK, 'edge')), rows, wanted);
  });
}

function agree(said, rows, wanted) {
  said.forEach(([core, server], at) => {
    same(core, wanted[at], `core: ${rows[at].name}`);
    same(server, wanted[at], `server: ${rows[at].name}`);
  });
  assert.equal(said.length, rows.length);
}

const report = new Report();
const site = await serve();
const browser = await launch('chromium');
try {
  await types(report, install());
  await bundlers(report, browser, site);
  await hosts(report, browser, site);
} catch (error) {
  report.fail('broke off', error);
} finally {
  await browser.close();
  await site.close();
}
console.log(report.summary());
process.exitCode = report.failed > 0 ? 1 : 0;
