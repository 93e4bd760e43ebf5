// The package's worker, which breaks down where a title asks for it: its core, or the whole of it.
import '/npm/worker-thread.js';
import { remember, scramble } from './broken.mjs';

remember();
addEventListener('message', ({ data: { options } }) => {
  if (options?.title === 'scramble') scramble();
  if (options?.title === 'throw') {
    // Nothing is answered any more, and somebody may hear of it.
    globalThis.postMessage = () => {};
    throw new Error('broken');
  }
});
