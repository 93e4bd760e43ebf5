// How a program in TypeScript uses the package: has to compile against the generated types, and only as it should.
import { digest, flat, NutgrafError } from 'nutgraf/core';
import { NutGraf } from 'nutgraf/element';
import type { NutGrafAttributes } from 'nutgraf/element';
import 'nutgraf/element/define';
import { fresh, story as join } from 'nutgraf/story';
import { NutGrafStory } from 'nutgraf/story-element';
import 'nutgraf/story-element/define';
import type { Row, Story } from 'nutgraf/story';
import type { Digest, Entry, Pick, Sentence, Timex } from 'nutgraf/core';

const made: Digest = await digest('On 3 March 2026 the council met.', { published: '2026-03-04', sentences: 2 });
const chosen: Sentence[] = made.summary.map((pick: Pick) => made.sentences[pick.sentence]!);
const days: (string | null)[] = made.timexes.map((timex: Timex) => timex.first);
const planned: Entry[] = made.timeline.filter(entry => entry.status === 'scheduled' && !entry.cancelled);
const kinds: ('DATE' | 'TIME' | 'DURATION' | 'SET')[] = made.timexes.map(timex => timex.type);
await flat('text', new Uint32Array([0]), {});
await digest(document, { signal: AbortSignal.timeout(1000), wasm: new Uint8Array() });
try {
  await digest('', { force: true });
} catch (error) {
  if (error instanceof NutgrafError && error.code === 'NoArticle') console.log(error.kind, error.message);
}
const element = new NutGraf();
element.text = chosen[0]!.text;
element.sentences = 3;
element.goTo(planned[0]!.sentence);
element.precomputed = made;
element.precomputed = JSON.stringify(made);
const attributes: NutGrafAttributes = { about: 'the ferry' };
const story: string = await element.export('timelinejs');
const again: Digest = await element.digest();
console.log(again.version, days, kinds, story, attributes);
const joined: Story = await join([made, again], { sentences: 4, signal: AbortSignal.timeout(1000) });
const voices: number[] = joined.rows.map((row: Row) => row.voices);
const { entries }: { entries: number[] } = await fresh([made], again);
const told = document.createElement('nut-graf-story');
told.digests = [made, JSON.stringify(again)];
told.read = [made];
told.addEventListener('nutgraf:select', ({ detail }) => console.log(detail.url, voices, entries));
console.log(told instanceof NutGrafStory, (await told.join()).articles.length, await told.export('markdown'));
// @ts-expect-error a story takes no address
await join([made], { url: 'https://news.example/' });
// @ts-expect-error no such kind
await element.export('csv');

// @ts-expect-error a number is no digest
element.precomputed = 5;
// @ts-expect-error an option that there is none of
await digest('text', { sentence: 3 });
// @ts-expect-error a number is no document
await digest(5);
// @ts-expect-error a Date is no string
await digest('text', { published: new Date() });
// @ts-expect-error no such code
if (new NutgrafError('Empty', '').code === 'Nothing') console.log();
// @ts-expect-error no such status
planned.some(entry => entry.status === 'maybe');
// @ts-expect-error the offsets are numbers
made.sentences[0]!.start.length;
