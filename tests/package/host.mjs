// Digests rows through both doors that need no DOM, in whatever host runs this, and prints what comes out.
import { readFile } from 'node:fs/promises';
import * as core from 'nutgraf/core';
import * as server from 'nutgraf/server';

const rows = JSON.parse(await readFile(new URL('../../target/package/rows.json', import.meta.url), 'utf8'));
const wasm = await readFile(new URL(import.meta.resolve('nutgraf/nutgraf_bg.wasm')));
const asRow = ({ code, message }) => ({ error: { code, message } });
const out = [];
for (const { text, html, flat, options } of rows) {
  const given = { ...options, wasm };
  const run = flat ? core.flat(...flat, given) : core.digest(text, { ...given, type: 'text' });
  const served = server.digest(text, { ...options, type: html ? 'html' : 'text' });
  out.push(await Promise.all([run.catch(asRow), served.catch(asRow)]));
}
console.log(JSON.stringify(out));
