// `node xtask/icons.mjs SVG [SIZE=FILE…]`: draws an icon as square PNGs, the same bytes on every machine.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const packages = createRequire(new URL('../tests/browser/package.json', import.meta.url));
const { initWasm, Resvg } = packages('@resvg/resvg-wasm');
const [svg, ...wanted] = process.argv.slice(2);
await initWasm(readFileSync(packages.resolve('@resvg/resvg-wasm/index_bg.wasm')));
const drawing = readFileSync(svg, 'utf8');
for (const [size, file] of wanted.map(each => each.split('='))) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, new Resvg(drawing, { fitTo: { mode: 'width', value: Number(size) } }).render().asPng());
}
