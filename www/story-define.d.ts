// What importing `nutgraf/story-element/define` adds to the types of a page.

import type { NutGrafStory } from './story-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'nut-graf-story': NutGrafStory;
  }
}
