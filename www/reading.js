// @ts-check
// How long a text takes to read.

/** @import { Say } from './words.js' */

const WORDS_A_MINUTE = 230;
/** Scripts that set no spaces between words: so many of their characters take the time of a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const CHARACTERS_A_WORD = 2;

/** Minutes, not rounded. @param {string} text */
export function minutes(text) {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  const words = text.replace(UNSPACED, ' ').match(/\S+/g)?.length ?? 0;
  return (words + unspaced / CHARACTERS_A_WORD) / WORDS_A_MINUTE;
}

/** @param {number} time in minutes @param {Say} say */
export function duration(time, say) {
  const n = Math.round(time);
  return time < 0.9 ? say('moment') : say('minutes', { n: Math.max(1, n), number: say('numbers', { n }) });
}
