// @ts-check
// How a run ends: called off, failed by an error with a code, or with what nobody changes any more.

import { NutgrafError } from './error.js';

/** @param {AbortSignal} signal */
export function unlessCalledOff(signal) {
  if (signal.aborted) throw new NutgrafError('Aborted', 'a newer run took its place');
}

/** Whatever was thrown, as an error that has a code. @param {unknown} error */
export function known(error) {
  return error instanceof NutgrafError ? error : new NutgrafError('Failed', String(error), { cause: error });
}

/**
 * What a box hands out, of the kind asked for.
 * @param {Promise<string | undefined> | undefined} made
 * @returns {Promise<string>} rejects with a `NutgrafError`
 */
export async function handedOut(made) {
  const text = await made?.catch(error => {
    throw known(error);
  });
  if (text === undefined) throw new NutgrafError('InvalidOption', 'the kind is markdown, json, timelinejs or icalendar');
  return text;
}

/** So that nobody who is shown it changes what is drawn. @template T @param {T} value @returns {T} */
export function frozen(value) {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  }
  return value;
}
