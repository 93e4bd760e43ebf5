// A program as an embedder writes it; what it has seen is in `seen`.
import 'nutgraf/element/define';
import { digest } from 'nutgraf/core';
import { story } from 'nutgraf/story';
import 'nutgraf/story-element/define';
import { Summarizer } from 'nutgraf/summarizer';
import { digest as elsewhere } from 'nutgraf/worker';

const element = document.querySelector('nut-graf');
/** The same story, as the element joins it. */
const joined = async made => {
  const element = document.body.appendChild(document.createElement('nut-graf-story'));
  element.digests = [made];
  return element.join();
};
globalThis.seen = Promise.all([
  digest(document),
  elsewhere(document),
  element.digest(),
  Summarizer.create({ type: 'tldr', format: 'plain-text' }).then(one => one.summarize(document.querySelector('article').innerText)),
  digest(document).then(made => Promise.all([story([made]), joined(made)])),
]);
