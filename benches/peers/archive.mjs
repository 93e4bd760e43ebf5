// `node benches/peers/archive.mjs PAGE`, for `cargo xtask bench`: articles a second through `nutgraf batch` on one core and on
// two, and the most memory that it takes for few rows and for a million. Asserts nothing.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { ROOT } from '../../tests/browser/server.mjs';
import { ends, figures } from './table.mjs';

const PROGRAM = path.join(ROOT, 'target/release/nutgraf');
const ROWS = path.join(ROOT, 'target/peers/rows.jsonl');
const [ARTICLES, RUNS] = [1000, 3];
const [FEW, MANY] = [10_000, 1_000_000];
const [file] = process.argv.slice(2);

/** Writes so many rows into a file. */
async function write(count, row) {
  const out = createWriteStream(ROWS);
  for (let n = 0; n < count; n++) if (!out.write(`${row(n)}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
}

/** Seconds until the file is through, and the megabytes that the process had at most. */
async function batch(jobs) {
  const began = performance.now();
  const child = spawn(PROGRAM, ['batch', '--jobs', String(jobs)], { stdio: [openSync(ROWS), openSync('/dev/null', 'w'), 'inherit'] });
  let most = NaN;
  const look = setInterval(() => {
    try {
      most = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? most * 1024) / 1024;
    } catch { /* It has ended, or this is no Linux. */ }
  }, 10);
  const [code] = await once(child, 'exit');
  clearInterval(look);
  if (code !== 0) throw new Error(`nutgraf batch ended with ${code}`);
  return { seconds: (performance.now() - began) / 1000, most };
}

mkdirSync(path.dirname(ROWS), { recursive: true });
const html = readFileSync(file, 'utf8');
await write(ARTICLES, id => JSON.stringify({ id, html }));
const took = { 1: [], 2: [] };
for (let run = 0; run < RUNS; run++) for (const jobs of [1, 2]) took[jobs].push((await batch(jobs)).seconds);
const [[, one], [, two]] = [ends(took[1]), ends(took[2])];
figures('nutgraf batch: that article over and over', ['articles a second', 'times'], [
  ['one core', [ARTICLES / one, 1]],
  ['two cores', [ARTICLES / two, (one / two).toFixed(2)]],
]);
const rows = [];
for (const count of [FEW, MANY]) {
  await write(count, id => JSON.stringify({ id, body: `The council will vote on plan ${id} on 3 May 2026. Nobody was hurt.` }));
  const { seconds, most } = await batch(2);
  rows.push([`${count.toLocaleString('en')} rows`, [count / seconds, most]]);
}
figures('nutgraf batch: rows of two sentences, two cores', ['rows a second', 'MB at most'], rows);
