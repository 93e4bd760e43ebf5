// The sources of www/ under the strict type check, and a program written against the published types.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../server.mjs';

/** Puts the package where a program finds it, as if installed: the manifest's own `exports` lead to it. Says where. */
export function installed() {
  const folder = path.join(ROOT, 'tests/browser/typed');
  const modules = path.join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  rmSync(path.join(modules, 'nutgraf'), { force: true });
  symlinkSync(path.join(ROOT, 'target/npm'), path.join(modules, 'nutgraf'), 'dir');
  return folder;
}

export default async function ({ report }) {
  const projects = [['www passes the strict check', 'www'], ['a program uses the published types', installed()]];
  for (const [name, folder] of projects) {
    await report.check(`types: ${name}`, () => {
      const tsc = path.join(ROOT, 'tests/browser/node_modules/typescript/bin/tsc');
      const done = spawnSync(process.execPath, [tsc, '--project', folder, '--pretty', 'false'], { cwd: ROOT, encoding: 'utf8' });
      if (done.status !== 0) throw new Error(`tsc found fault:\n${done.stdout}${done.stderr}`);
    });
  }
}
