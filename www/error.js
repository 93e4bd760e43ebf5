// @ts-check
// What is rejected with, by every door.

/**
 * The core's codes, the story's, those of what stands around it, and the element's own.
 * @typedef {import('./types.d.ts').ErrorCode} CoreErrorCode
 * @typedef {import('./types.d.ts').StoryErrorCode} StoryErrorCode
 * @typedef {'HtmlForbidden' | 'WasmForbidden' | 'WasmUnavailable' | 'Trap' | 'Aborted' | 'Timeout'} EngineErrorCode
 * @typedef {'SourceUnavailable' | 'Failed'} ElementErrorCode
 * @typedef {CoreErrorCode | StoryErrorCode | EngineErrorCode | ElementErrorCode} NutgrafErrorCode
 */

/** What went wrong, for a program (`code`) and for a person (`message`). */
export class NutgrafError extends Error {
  // Fields, since a page may have frozen what all errors inherit, or put setters there.
  name = 'NutgrafError';
  code;
  kind;

  /**
   * @param {NutgrafErrorCode} code
   * @param {string} message
   * @param {{ kind?: import('./types.d.ts').PageKind | null, cause?: unknown }} [more] `kind`: what a page is that is no article
   */
  constructor(code, message, more = {}) {
    super(message, Object.hasOwn(more, 'cause') ? { cause: more.cause } : undefined);
    this.code = code;
    this.kind = Object.hasOwn(more, 'kind') ? more.kind ?? undefined : undefined;
  }
}
