// `node xtask/zip.mjs FOLDER FILE`: packs a folder, the same bytes each time.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const { zipSync } = createRequire(new URL('../tests/browser/package.json', import.meta.url))('fflate');
const [folder, file] = process.argv.slice(2);
const names = readdirSync(folder, { recursive: true }).filter(name => statSync(path.join(folder, name)).isFile()).sort();
const entries = names.map(name => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name))]);
// The first day that the format knows, in whichever zone.
writeFileSync(file, zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1) }));
