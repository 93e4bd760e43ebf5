// The package as npm would take it: its manifests, its files, what each way to load it costs, and its entries where there is
// no DOM.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import file from '@size-limit/file';
import Ajv from 'ajv';
import * as esbuild from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import sizeLimit from 'size-limit';
import { ROOT } from '../server.mjs';
import { installed } from './types.mjs';

const NPM = path.join(ROOT, 'target/npm');

const WASM = 'pkg/nutgraf_bg.wasm';
/** Ways to load it: modules that are asked for, and what comes with them. */
const WAYS = {
  brotli: [['define.js'], WASM],
  inline: [['inline.js']],
  script: [['nutgraf.min.js']],
  worker: [['worker.js', 'worker-thread.js'], WASM],
  server: [['server.js'], 'pkg/nutgraf_server_bg.wasm'],
};

/** Modules and all that they import at once. */
async function loaded(modules) {
  const entryPoints = modules.map(name => path.join(NPM, name));
  const { metafile: { inputs } } = await esbuild.build({
    entryPoints, bundle: true, splitting: true, format: 'esm', outdir: NPM, metafile: true, write: false, absWorkingDir: NPM, external: ['node:*'],
    logLevel: 'error', logOverride: { 'empty-import-meta': 'silent' },
  });
  const found = new Set(modules);
  for (const name of found) {
    for (const { path: other, kind, external } of inputs[name].imports) if (kind === 'import-statement' && !external) found.add(other);
  }
  return [...found];
}

/** Imports every entry and digests a text, as the package's README says. */
const PROGRAM = `
  import { readFile } from 'node:fs/promises';
  import { digest } from 'nutgraf/core';
  const classes = await Promise.all(['nutgraf', 'nutgraf/element'].map(async name => (await import(name)).NutGraf));
  await import('nutgraf/element/define');
  const wasm = await readFile(new URL(import.meta.resolve('nutgraf/nutgraf_bg.wasm')));
  const text = 'The council will vote on the sea wall on Tuesday, Ann Poe said. It was built in March 2019.';
  const { timeline } = await digest(text, { wasm, published: '2026-03-12', force: true });
  console.log(JSON.stringify([classes[0] === classes[1], timeline.map(entry => entry.value)]));
`;

export default async function ({ report }) {
  await report.check('package: publint objects to nothing', async () => {
    const manifest = JSON.parse(readFileSync(path.join(NPM, 'package.json'), 'utf8'));
    const { messages } = await publint({ pkgDir: NPM, strict: true });
    assert.deepEqual(messages.map(message => formatMessage(message, manifest)), []);
  });

  await report.check('package: all that is built is packed', () => {
    const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: NPM, encoding: 'utf8' });
    // npm's answer is a list, or since version 11 may be an object by package.
    const [{ files }] = Object.values(JSON.parse(said));
    const built = readdirSync(NPM, { recursive: true }).filter(name => statSync(path.join(NPM, name)).isFile());
    assert.deepEqual(files.map(file => file.path).sort(), built.sort());
  });

  await report.check('package: each way to load it keeps its budget', async () => {
    const budget = JSON.parse(readFileSync(path.join(ROOT, 'xtask/budget.json'), 'utf8'));
    const over = [];
    for (const [way, [modules, ...more]] of Object.entries(WAYS)) {
      const files = [...await loaded(modules), ...more].map(name => path.join(NPM, name));
      const [{ size }] = await sizeLimit([file], files);
      if (!(size <= budget[way])) over.push(`${way}: ${size} bytes after brotli, ${budget[way]} allowed`);
    }
    assert.deepEqual(over, []);
  });

  await report.check('package: custom-elements.json is what its schema wants', () => {
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
    const schema = createRequire(import.meta.url)('custom-elements-manifest/schema.json');
    const told = JSON.parse(readFileSync(path.join(NPM, 'custom-elements.json'), 'utf8'));
    assert.ok(ajv.validate(schema, told), ajv.errorsText(ajv.errors, { separator: '\n' }));
    // A misspelt kind is what it has to find.
    told.modules[0].declarations[0].kind = 'element';
    assert.ok(!ajv.validate(schema, told));
  });

  await report.check('package: its entries load where there is no DOM, and digest a text', () => {
    const folder = installed();
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual(JSON.parse(said), [true, ['2019-03', '2026-03-17']]);
  });
}
