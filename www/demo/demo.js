// @ts-check
// The demo as it is served: samples and widget are files beside it, and stay when the network goes.

import { start } from './app.js';

/** Keeps all of the demo for when there is no network. Where a browser won't, the demo needs one. */
async function keep() {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const policy = types?.createPolicy('nutgraf-demo', { createScriptURL: (/** @type {string} */ url) => url });
  await navigator.serviceWorker?.register(policy?.createScriptURL('offline.js') ?? 'offline.js');
}

await start({
  async sample(name) {
    const answer = await fetch(`articles/${name}.html`);
    if (!answer.ok) throw new Error(`the server says ${answer.status}`);
    return answer.text();
  },
  widget: () => import('./nutgraf/define.js'),
  story: () => import('./nutgraf/story-define.js'),
});
keep().catch(() => {});
