// What JSDoc can't say of `<nut-graf-story>`: its attributes, for JSX and templates, and its events.

import type { NutgrafErrorCode } from './error.js';
import type { Story } from './types.js';

/** The attributes of `<nut-graf-story>`, as markup may give them. */
export interface NutGrafStoryAttributes {
  for?: string;
  src?: string;
  sentences?: number | `${number}`;
  lang?: string;
}

/** The events of `<nut-graf-story>`. */
export interface NutGrafStoryEventMap {
  'nutgraf:story': CustomEvent<Story>;
  'nutgraf:ready': CustomEvent<null>;
  'nutgraf:error': CustomEvent<{ code: NutgrafErrorCode; message: string }>;
  'nutgraf:select': CustomEvent<{ article: number; sentence: number; text: string; url: string | null }>;
}

type Known = HTMLElementEventMap & NutGrafStoryEventMap;

declare module './story-element.js' {
  interface NutGrafStory {
    addEventListener<K extends keyof Known>(type: K, listener: (this: NutGrafStory, event: Known[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
    removeEventListener<K extends keyof Known>(type: K, listener: (this: NutGrafStory, event: Known[K]) => unknown, options?: boolean | EventListenerOptions): void;
  }
}
