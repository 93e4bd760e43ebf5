// What JSDoc can't say of the element: its attributes, for JSX and templates, and its events.

import type { NutgrafErrorCode } from './error.js';
import type { Digest } from './types.js';

/** The attributes of `<nut-graf>`, as markup may give them. */
export interface NutGrafAttributes {
  for?: string;
  src?: string;
  digest?: string;
  published?: string;
  language?: string;
  url?: string;
  sentences?: number | `${number}`;
  about?: string;
  still?: boolean | '';
  lang?: string;
}

/** The events of `<nut-graf>`. */
export interface NutGrafEventMap {
  'nutgraf:digest': CustomEvent<Digest>;
  'nutgraf:ready': CustomEvent<null>;
  'nutgraf:error': CustomEvent<{ code: NutgrafErrorCode; message: string }>;
  'nutgraf:select': CustomEvent<{ sentence: number; start: number; end: number; text: string }>;
}

type Known = HTMLElementEventMap & NutGrafEventMap;

declare module './nut-graf.js' {
  interface NutGraf {
    addEventListener<K extends keyof Known>(type: K, listener: (this: NutGraf, event: Known[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
    removeEventListener<K extends keyof Known>(type: K, listener: (this: NutGraf, event: Known[K]) => unknown, options?: boolean | EventListenerOptions): void;
  }
}
