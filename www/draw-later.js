// @ts-check
// What nobody sees at first, in one file, loaded at a reader's first approach or with a failure: why it failed, why a
// sentence was chosen, what the article says of a topic, what can be taken along, the way back from the article; and the English words for it.

// It comes only after the element, and saying so keeps what both need in the element's own file: fewer bytes, one request less.
import './nut-graf.js';
import later from './strings/en-later.js';
import { learn } from './words.js';

export { cite, citeAll, visit } from './copy.js';
export { default as css } from './later.css.js';
export { lead } from './draw-back.js';
export { drawError } from './draw-error.js';
export { drawExports } from './draw-exports.js';
export { link } from './draw-links.js';
export { undated } from './draw-none.js';
export { drawTopics } from './draw-topics.js';
export { drawReasons } from './draw-why.js';
export { exported } from './export.js';

learn(later);
