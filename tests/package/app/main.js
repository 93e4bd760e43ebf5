// A program as an embedder writes it; what it has seen is in `seen`.
import 'nutgraf/element/define';
import { digest } from 'nutgraf/core';
import { Summarizer } from 'nutgraf/summarizer';
import { digest as elsewhere } from 'nutgraf/worker';

const element = document.querySelector('nut-graf');
globalThis.seen = Promise.all([
  digest(document),
  elsewhere(document),
  element.digest(),
  Summarizer.create({ type: 'tldr', format: 'plain-text' }).then(one => one.summarize(document.querySelector('article').innerText)),
]);
