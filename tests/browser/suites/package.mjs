// The package as npm would take it: its manifest, its files, and its entries where there is no DOM.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { ROOT } from '../server.mjs';
import { installed } from './types.mjs';

const NPM = path.join(ROOT, 'target/npm');

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

  await report.check('package: its entries load where there is no DOM, and digest a text', () => {
    const folder = installed();
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual(JSON.parse(said), [true, ['2019-03', '2026-03-17']]);
  });
}
