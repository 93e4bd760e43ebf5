// `node xtask/shorten.mjs FOLDER`: makes the modules of a folder shorter than their bundler does.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const { minify } = createRequire(new URL('../tests/browser/package.json', import.meta.url))('terser');
const [folder] = process.argv.slice(2);
for (const name of readdirSync(folder).filter(name => name.endsWith('.js'))) {
  const file = path.join(folder, name);
  const { code } = await minify(readFileSync(file, 'utf8'), { module: true, ecma: 2020, compress: { passes: 3 } });
  writeFileSync(file, code);
}
