// @ts-check
// The way back from a marked sentence: a button while what led there is out of view, and the marked words themselves.
// It lies above the page, in the element's own shadow, so that nothing of the page is changed.

import { button } from './dom.js';
import { mark, whenPressed } from './mark.js';

/** @import { Say } from './words.js' */

/**
 * Marks a place and leads back from it.
 * @param {HTMLElement} root of the box @param {Say} say @param {Range} place the marked words
 * @param {HTMLElement} [from] what led there
 * @returns {() => void} takes both away
 */
export function lead(root, say, place, from) {
  const unmark = mark(place);
  const gone = drawBack(root, say, place, from);
  return () => {
    unmark();
    gone();
  };
}

/**
 * @param {HTMLElement} root of the box @param {Say} say @param {Range} place the marked words
 * @param {HTMLElement} [from] what led there
 */
function drawBack(root, say, place, from) {
  const back = button({ class: 'back', part: 'back', popover: 'manual' }, say('back'), () => {
    const to = from?.isConnected ? from : root;
    to.scrollIntoView({ block: to === root ? 'start' : 'center' });
    to.focus({ preventScroll: true });
  });
  root.append(back);
  const seen = globalThis.IntersectionObserver && new IntersectionObserver(entries => {
    back.togglePopover?.(!entries.at(-1)?.isIntersecting);
  });
  seen?.observe(from ?? root);
  const deaf = whenPressed([place], () => back.click());
  return () => {
    seen?.disconnect();
    deaf();
    back.remove();
  };
}
