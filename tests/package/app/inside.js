// The same without a file beside it.
import { digest, load } from 'nutgraf/inline';

globalThis.seen = load().then(async () => {
  await import('nutgraf/element/define');
  return Promise.all([digest(document), digest(document), document.querySelector('nut-graf').digest(), '']);
});
