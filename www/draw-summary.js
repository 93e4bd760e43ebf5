// @ts-check
// The summary: its sentences as a list of buttons, and the dial for its length.

import { button, disclosure, element, own, woven } from './dom.js';
import { tongue } from './view.js';
import { duration, minutes } from './reading.js';

/** @import { Digest, Pick, Sentence } from './types.d.ts' */
/** @import { View } from './view.js' */

/** A summary of more sentences is none. */
export const MOST = 12;
/** Nor are more drawn where they were asked for. */
export const BOUND = 300;
/** There is nothing to shorten in fewer sentences. */
const SHORT = 5;

/**
 * All lengths are there from the start, so that turning the dial only shows and hides: what a reader has opened stays
 * open, and the focus where it is.
 * @param {View} view
 */
export function drawSummary(view) {
  const { digest, say } = view;
  const whole = digest.ranking.filter(({ reasons }) => !reasons.some(({ name }) => name === 'scrap')).length;
  // All of what is short, unless a length was asked for.
  const short = digest.sentences.length < SHORT && !view.asked;
  const ranking = short ? allOf(digest) : digest.ranking;
  const least = Math.min(BOUND, short ? ranking.length : digest.summary.length);
  const most = Math.max(least, Math.min(MOST, whole, Math.ceil(digest.sentences.length / 2)));
  const rank = new Map(ranking.slice(0, most).map((pick, index) => [pick, index]));
  const picks = [...rank.keys()].sort((a, b) => a.sentence - b.sentence);
  const items = picks.map(pick => ({ pick, rank: /** @type {number} */ (rank.get(pick)), item: drawPick(view, pick) }));
  const list = element('ol', { part: 'summary', class: 'summary' }, ...items.map(({ item }) => item));
  const saved = own('');
  const long = duration(minutes(digest.article.body), say);
  let length = least;

  const chosen = () => items.filter(({ rank }) => rank < length)
    .map(({ pick }) => /** @type {Sentence} */ (digest.sentences[pick.sentence]));
  const told = () => {
    const read = duration(minutes(chosen().map(({ text }) => text).join(' ')), say);
    return say(read === long ? 'chosen' : 'saved', { chosen: length, all: digest.sentences.length, short: read, long });
  };
  /** @param {number} to */
  const turn = to => {
    length = to;
    for (const { rank, item } of items) item.hidden = rank >= length;
    saved.textContent = !short && most < digest.sentences.length ? told() : say('whole', { n: digest.sentences.length });
  };
  // A reader who set a length keeps it when the article grows.
  const set = Math.min(view.kept.length ?? least, most);
  if (most > 0) turn(set);
  else view.later(() => saved.textContent = say('nothing'));
  return { list, saved, chosen, dial: !short && most > 1 && most < digest.sentences.length && drawDial(view, set, most, turn) };
}

/** Every sentence, with its reasons where it was chosen. @param {Digest} digest @returns {Pick[]} */
function allOf({ sentences, ranking }) {
  return sentences.map((_, sentence) => ranking.find(pick => pick.sentence === sentence) ?? bare(sentence));
}

/** A sentence that was not chosen for a reason. @param {number} sentence @returns {Pick} */
export function bare(sentence) {
  return { sentence, topic: null, score: 0, reasons: [] };
}

/** @param {{ kept: View['kept'], say: View['say'] }} view @param {number} length @param {number} most @param {(length: number) => void} turn */
export function drawDial({ kept, say }, length, most, turn) {
  const dial = /** @type {HTMLInputElement} */ (element('input', {
    type: 'range', min: 1, max: most, step: 1, value: length, 'aria-label': say('length'),
  }));
  const name = () => dial.setAttribute('aria-valuetext', say('sentences', { n: dial.valueAsNumber }));
  name();
  dial.addEventListener('input', () => {
    turn(kept.length = dial.valueAsNumber);
    name();
  });
  const end = (/** @type {string} */ key) => element('span', { 'aria-hidden': 'true', dir: 'auto' }, say(key));
  return element('div', { part: 'dial', class: 'dial' }, end('shorter'), dial, end('longer'));
}

/** @param {View} view @param {Pick} pick */
export function drawPick(view, pick) {
  const { digest, say } = view;
  const sentence = /** @type {Sentence} */ (digest.sentences[pick.sentence]);
  // Where nothing was left out, nothing was chosen for a reason.
  const why = pick.reasons.length > 0 && disclosure(say('why'), element('ul', { part: 'why', class: 'why' }),
    fill => view.later(({ drawReasons }) => fill(drawReasons(say, pick))));
  const copy = button({ class: 'act' }, say(view.url ? 'copyLink' : 'copy'),
    () => view.later(({ cite }) => view.copy(cite(digest, sentence, view.url))));
  const go = button({ part: 'sentence', class: 'go', 'data-sentence': pick.sentence, ...tongue(view) },
    sentence.text, () => view.goTo(pick.sentence));
  return element('li', {}, go, element('div', { class: 'acts' }, drawSpeaker(say, sentence, tongue(view)), why && why.toggle, copy), why && why.inside);
}

/** Who says it. @param {import('./words.js').Say} say @param {Sentence} sentence @param {{ lang: string, dir: string | null }} tongue */
export function drawSpeaker(say, { speaker }, tongue) {
  return speaker !== null && element('span', { class: 'who' }, woven(say('said', { speaker: '\0' }), element('bdi', tongue, speaker)));
}
