// @ts-check
// Registers `<nut-graf>`: the one module with a side effect. Importing it twice, or beside another copy, does nothing.

import { NutGraf } from './nut-graf.js';

if (globalThis.customElements && !customElements.get('nut-graf')) customElements.define('nut-graf', NutGraf);
