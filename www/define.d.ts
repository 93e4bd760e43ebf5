// What importing `nutgraf/element/define` adds to the types of a page.

import type { NutGraf } from './nut-graf.js';

declare global {
  interface HTMLElementTagNameMap {
    'nut-graf': NutGraf;
  }
}
