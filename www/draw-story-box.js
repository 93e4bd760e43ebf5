// @ts-check
// The element's box with a story in it: the same states and look, the story's own words before those of `<nut-graf>`.

import css from './story.css.js';
import { ask, constructed } from './dom.js';
import { Box } from './draw-box.js';
import { drawStory } from './draw-story.js';
import { exportedStory } from './export-story.js';

/** @import { Kind } from './export.js' */
/** @import { StoryView } from './story-view.js' */
/** @import { Say } from './words.js' */

/** @type {WeakMap<Document, CSSStyleSheet | undefined>} */
const sheets = new WeakMap();

export class StoryBox extends Box {
  draw = drawStory;

  /** @param {HTMLElement} host */
  constructor(host) {
    super(host);
    const { say } = this;
    this.say = /** @type {Say} */ ((key, values) => say(`story.${key}`, values) || say(key, values));
  }

  style() {
    super.style();
    const owner = this.host.ownerDocument;
    if (!sheets.has(owner)) sheets.set(owner, constructed(css, /** @type {typeof globalThis} */ (ask(owner, 'defaultView') ?? globalThis)));
    const sheet = sheets.get(owner);
    if (sheet) this.shadow.adoptedStyleSheets.push(sheet);
  }

  /** Draws a story. @param {Omit<StoryView, 'say' | 'dates' | 'copy' | 'tell' | 'later'>} view */
  show(view) {
    const { kept } = view;
    /** @type {() => ReturnType<ReturnType<typeof drawStory>['chosen']>} */
    let chosen = () => [];
    /** @type {StoryView | undefined} */
    let whole;
    this.draw = given => {
      whole = given;
      const made = drawStory(given);
      chosen = made.chosen;
      return made;
    };
    this.paint(/** @type {any} */ (view));
    this.shadow.querySelector('.box')?.classList.toggle('only-new', Boolean(kept.news));
    this.export = async (/** @type {Kind} */ kind) => whole && exportedStory(kind, whole, chosen());
  }
}
