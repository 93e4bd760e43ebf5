// @ts-check
// The way from the article to the timeline: its dated sentences underlined, a click on one leads to its date.

import { underline, whenPressed } from './mark.js';

/** @import { View } from './view.js' */

/**
 * @param {View} view @param {HTMLElement} list of the dates @param {() => void} unfold shows all of them
 * @returns {(() => void) | undefined} ends it; none where no sentence of them stands on the page
 */
export function link(view, list, unfold) {
  const gos = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('.go'))];
  const sentences = [...new Set(gos.map(go => Number(go.dataset.sentence)))];
  /** @type {{ sentence: number, place: Range }[]} */
  const found = view.places(sentences).flatMap((place, n) => (place ? { sentence: /** @type {number} */ (sentences[n]), place } : []));
  if (found.length === 0) return undefined;
  const places = found.map(({ place }) => place);
  const ends = [underline(places), whenPressed(places, n => {
    const go = gos.find(({ dataset }) => dataset.sentence === String(found[n]?.sentence));
    if (go?.getClientRects().length === 0) unfold();
    go?.scrollIntoView({ block: 'center' });
    go?.focus({ preventScroll: true });
  })];
  return () => ends.forEach(end => end());
}
