// @ts-check
// The element's attributes as properties of the same name. Where there is no DOM the class can still be imported.

/** Those that say what to digest and how. */
export const ATTRIBUTES = /** @type {const} */ (['for', 'published', 'language', 'sentences', 'about', 'url', 'src', 'still']);

export const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

export class Attributed extends Base {
  /** Selector of the element to digest in the page's place. */
  get for() { return this.getAttribute('for'); }
  set for(selector) { reflect(this, 'for', selector); }

  /** Address of the text to digest in the page's place. */
  get src() { return this.getAttribute('src'); }
  set src(address) { reflect(this, 'src', address); }

  /** Whether it stays as it is when the page changes. */
  get still() { return this.hasAttribute('still'); }
  set still(stays) { this.toggleAttribute('still', Boolean(stays)); }

  /** When the text was published, ISO 8601. */
  get published() { return this.getAttribute('published'); }
  set published(date) { reflect(this, 'published', date); }

  /** The text's language, BCP 47. */
  get language() { return this.getAttribute('language'); }
  set language(tag) { reflect(this, 'language', tag); }

  /** Length of the summary in sentences. */
  get sentences() { return this.hasAttribute('sentences') ? Number(this.getAttribute('sentences')) : null; }
  set sentences(count) { reflect(this, 'sentences', count); }

  /** What the summary is to be about, in the reader's words. */
  get about() { return this.getAttribute('about'); }
  set about(words) { reflect(this, 'about', words); }

  /** The text's address. */
  get url() { return this.getAttribute('url'); }
  set url(address) { reflect(this, 'url', address); }
}

/** @param {Element} element @param {string} name @param {string | number | null | undefined} value */
export function reflect(element, name, value) {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

/** A property set before the class was there hides the class's own: sets it again. @param {any} element @param {readonly string[]} names */
export function upgrade(element, names) {
  for (const name of names) {
    if (!Object.getOwnPropertyDescriptor(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
