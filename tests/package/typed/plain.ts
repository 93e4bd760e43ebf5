// Every door of the package, as a program in TypeScript uses it.
import { digest, flat, load, NutgrafError, type Digest, type Entry } from 'nutgraf/core';
import { NutGraf } from 'nutgraf/element';
import 'nutgraf/element/define';
import * as inline from 'nutgraf/inline';
import * as server from 'nutgraf/server';
import { Summarizer, type Availability } from 'nutgraf/summarizer';
import { fresh, story, type Story } from 'nutgraf/story';
import { NutGrafStory } from 'nutgraf/story-element';
import 'nutgraf/story-element/define';
import * as worker from 'nutgraf/worker';

await load(new URL('nutgraf_bg.wasm', location.href));
const made: Digest[] = await Promise.all([digest(document), inline.digest('text'), worker.digest(document.body), server.digest('<p>text</p>', { type: 'html' })]);
const planned: Entry[] = made.flatMap(({ timeline }) => timeline.filter(({ status }) => status === 'scheduled'));
await worker.flat(...([' ', new Uint32Array()] as const), { signal: AbortSignal.timeout(100) });
worker.close();
const told: Story = await story(made, { sentences: 3 });
const news: number[] = (await fresh(made, made[0]!)).sentences;
const stories: NutGrafStory = document.createElement('nut-graf-story');
stories.digests = made;
stories.addEventListener('nutgraf:story', ({ detail: { rows } }) => console.log(rows.length, told.articles.length, news));
const found = document.querySelector('nut-graf');
if (found instanceof NutGraf) found.precomputed = made[0] ?? null;
const element: NutGraf = document.createElement('nut-graf');
element.addEventListener('nutgraf:error', event => console.log(event.detail.code === 'NoArticle', event.detail.message));
element.addEventListener('nutgraf:digest', ({ detail: { article } }) => console.log(article.title));
const state: Availability = await Summarizer.availability({ type: 'headline' });
const one = await Summarizer.create({ type: 'key-points', format: 'markdown', length: 'long', monitor: progress => progress.addEventListener('downloadprogress', console.log) });
for await (const piece of one.summarizeStreaming('text', { context: 'for children' })) console.log(piece.length, planned, state, flat);
try {
  await one.summarize('text');
} catch (error) {
  if (error instanceof NutgrafError) console.log(error.code);
}

// @ts-expect-error a document is nothing for a server
await server.digest(document);
// @ts-expect-error no such type of summary
await Summarizer.create({ type: 'poem' });
// @ts-expect-error the wasm is inside
await inline.load('nutgraf_bg.wasm');
// @ts-expect-error no such event
element.addEventListener('nutgraf:reddy', event => event.detail);
