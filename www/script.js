// @ts-check
// For pages without a bundler: one classic script that holds all, registers the element and makes one global, `nutgraf`.

import './define.js';
import { load } from './inline.js';

export { digest, flat, NutgrafError } from './inline.js';
export { NutGraf } from './nut-graf.js';

// An element that runs before would look for a file. Where the policy forbids the wasm, the digest says so.
load().catch(() => {});
