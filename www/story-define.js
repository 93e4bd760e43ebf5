// @ts-check
// Registers `<nut-graf-story>`. Importing it twice, or beside another copy, does nothing.

import { NutGrafStory } from './story-element.js';

if (globalThis.customElements && !customElements.get('nut-graf-story')) customElements.define('nut-graf-story', NutGrafStory);
