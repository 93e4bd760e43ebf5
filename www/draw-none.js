// @ts-check
// Why there is nothing to show where something is expected: said rarely, so it comes late.

/** @import { Say } from './words.js' */

/** The languages whose dates the core reads: those with a `time.txt` in src/language/. */
export const DATED = ['de', 'en', 'es', 'fr', 'ja', 'ko'];

/** Why there are no dates. @param {Say} say @param {string[]} languages of the articles */
export function undated(say, languages) {
  return say(languages.some(tag => DATED.includes(/^[a-z]*/i.exec(tag)?.[0].toLowerCase() ?? '')) ? 'noDates' : 'unread');
}
