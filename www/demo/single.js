// @ts-check
// The demo as one file, which needs no server: samples and wasm are in it. `cargo xtask build` makes a script of it
// that isn't a module, since browsers load no modules from disk.

import earnings from './articles/earnings.html';
import ferryVote from './articles/ferry-vote.html';
import flood from './articles/flood.html';
import wasm from 'nutgraf/nutgraf_bg.wasm';
import { start } from './app.js';

/** @type {Record<string, string>} */
const samples = { earnings, flood, 'ferry-vote': ferryVote };

void start({
  sample: name => samples[name] ?? '',
  async widget() {
    const { load } = await import('./nutgraf/engine.js');
    await load(wasm);
    await import('./nutgraf/define.js');
  },
});
