// @ts-check
// The demo as one file, which needs no server: samples and wasm are in it. `cargo xtask build` makes a script of it
// that isn't a module, since browsers load no modules from disk.

import earnings from './articles/earnings.html';
import ferryVote from './articles/ferry-vote.html';
import flood from './articles/flood.html';
import wasm from 'nutgraf/nutgraf_bg.wasm';
import storyWasm from 'nutgraf/nutgraf_story_bg.wasm';
import first from './story/1.html';
import second from './story/2.html';
import third from './story/3.html';
import fourth from './story/4.html';
import fifth from './story/5.html';
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
  async story(/** @type {any} */ element) {
    const [{ digest }, { load }] = await Promise.all([import('./nutgraf/engine.js'), import('./nutgraf/story.js')]);
    await load(storyWasm);
    element.digests = await Promise.all([first, second, third, fourth, fifth].map(html => digest(html, { type: 'html' })));
    await import('./nutgraf/story-define.js');
  },
});
