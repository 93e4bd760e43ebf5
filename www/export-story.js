// @ts-check
// A story in other formats, each claim with its source.

import { planned } from './copy.js';
import { addressOf, nameOf } from './draw-story-sources.js';
import { calendar, paragraph, slide, slideshow } from './export.js';
import { escape, target } from './markdown.js';
import { stepsOf } from './story-view.js';
import { statusOf } from './view.js';

/** @import { Kind } from './export.js' */
/** @import { Source, StoryView } from './story-view.js' */
/** @import { Disagreement, StoryPick, Telling } from './types.d.ts' */

/** @type {Record<Kind, (view: StoryView, chosen: StoryPick[]) => string>} */
const FORMS = {
  markdown,
  json: ({ story }) => JSON.stringify(story, null, 2),
  timelinejs: view => JSON.stringify(timelineJs(view), null, 2),
  icalendar: view => calendar(planned({ timeline: view.story.rows.map((row, group) => ({ ...row, group })) }).map(row => {
    const telling = /** @type {Telling} */ (row.tellings.find(({ label }) => label === row.label) ?? row.tellings[0]);
    return { ...row, text: telling.text, url: view.sources[telling.article]?.url };
  })),
};

/** Nothing for a kind that there is none of. @param {Kind} kind @param {StoryView} view @param {StoryPick[]} chosen */
export function exportedStory(kind, view, chosen) {
  return Object.keys(FORMS).includes(kind) ? FORMS[kind](view, chosen) : undefined;
}

/** The chosen sentences, each with who says it. @param {StoryView} view @param {StoryPick[]} chosen */
export function citeStory(view, chosen) {
  return chosen.map(({ article, text }) => `• ${text} (${nameOf(view, article)})`).join('\n');
}

/** Where a sentence stands, if it has an address. @param {StoryView} view @param {{ article: number, sentence: number }} at */
function placeOf({ sources }, { article, sentence }) {
  const { url, digest } = /** @type {Source} */ (sources[article]);
  return url && addressOf(url, digest, sentence);
}

/** Who says it, linked. @param {StoryView} view @param {{ article: number, sentence: number }} at */
function marked(view, at) {
  const place = placeOf(view, at);
  const name = escape(nameOf(view, at.article));
  return place ? `[${name}](${target(place)})` : name;
}

/** @param {StoryView} view @param {StoryPick[]} chosen */
function markdown(view, chosen) {
  const { story, say, dates, sources } = view;
  const lines = [`# ${escape(say('inShort'))}`, ''];
  for (const pick of chosen) lines.push(`- ${escape(pick.text)} (${marked(view, pick)})`);
  if (story.rows.length > 0) lines.push('', `## ${escape(say('when'))}`, '');
  /** @type {Map<number, Disagreement[]>} */
  const differ = new Map();
  for (const each of story.disagreements) differ.set(each.row, [...differ.get(each.row) ?? [], each]);
  for (const [index, row] of story.rows.entries()) {
    const status = say(`status.${statusOf([row])}`);
    const label = row.label || row.tellings[0]?.text || '';
    lines.push(`- **${escape(dates.open(row, 'since', 'until'))}**${status && ` (${escape(status)})`}: ${escape(label)}`);
    for (const telling of row.tellings) lines.push(`  - “${escape(telling.text)}” (${marked(view, telling)})`);
    for (const { kind, sides } of differ.get(index) ?? []) {
      lines.push(`  - ${escape(say(`differ.${kind}`))}`);
      for (const { value, text, tellings } of sides) {
        const who = tellings.flatMap(at => row.tellings[at] ?? []).map(telling => marked(view, telling)).join('; ');
        lines.push(`    - ${escape(kind === 'date' ? dates.text({ value }) : text || value)} (${who})`);
      }
    }
    const steps = stepsOf(view, index).map(step => say('stepOf', {
      date: dates.text(/** @type {import('./types.d.ts').Row} */ (story.rows[step.row])), step: say(`step.${step.state}`) }));
    if (steps.length > 0) lines.push(`  - ${escape(say('thread'))}: ${escape(steps.join(' → '))}`);
  }
  lines.push('', `## ${escape(say('sources', { n: sources.length }))}`, '');
  for (const [index, { digest, url }] of sources.entries()) {
    const title = escape(digest.article.title || nameOf(view, index));
    lines.push(`- ${url ? `[${title}](${target(url)})` : title}, ${escape(nameOf(view, index))}`);
  }
  return `${lines.join('\n')}\n`;
}

/** @param {StoryView} view */
function timelineJs(view) {
  const { story, say, dates } = view;
  const slides = story.rows.flatMap(row => {
    const paragraphs = row.tellings.map(telling => paragraph(telling.text, placeOf(view, telling), nameOf(view, telling.article)));
    return slide({ ...row, text: row.tellings[0]?.text ?? '' }, paragraphs, dates, say(`status.${statusOf([row])}`));
  });
  return slideshow(say('inShort'), slides);
}
