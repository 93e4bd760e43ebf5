// @ts-check
// The way back from a marked sentence: a button while what led there is out of view, and the marked words themselves.
// It lies above the page, in the element's own shadow, so that nothing of the page is changed.

import { button } from './dom.js';
import { mark } from './mark.js';

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
  /** @param {Event} event */
  const pressed = event => {
    const { clientX: x, clientY: y } = /** @type {MouseEvent} */ (event);
    const inside = [...place.getClientRects()].some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
    // A click that selects or follows a link is not meant for it.
    const own = event.composedPath().some(at => at instanceof Element && at.matches('a, button, input, summary'));
    if (inside && !own && getSelection()?.isCollapsed !== false) back.click();
  };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  addEventListener.call(document, 'click', pressed);
  return () => {
    seen?.disconnect();
    removeEventListener.call(document, 'click', pressed);
    back.remove();
  };
}
