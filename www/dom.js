// @ts-check
// Makes elements. Text enters only as text nodes, and nothing is read from names that a page could have taken over.

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] `false`, `null` and `undefined` leave one out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  return filled(Document.prototype.createElement.call(document, tag), attributes, children);
}

/** An element of SVG. @param {string} tag @param {Record<string, string | number | undefined>} attributes @param {...(Node | string | false)} children */
export function drawing(tag, attributes, ...children) {
  return filled(Document.prototype.createElementNS.call(document, 'http://www.w3.org/2000/svg', tag), attributes, children);
}

/**
 * @template {Element} Made
 * @param {Made} made @param {Record<string, string | number | boolean | null | undefined>} attributes
 * @param {(Node | string | null | undefined | false)[]} children
 */
function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/**
 * Reads a property as its prototype has it: a form's own inputs, and images of a page, answer in its place otherwise.
 * @param {object} prototype @param {string} name @returns {(of: Node) => any}
 */
export function getter(prototype, name) {
  const get = /** @type {() => any} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
  return of => get.call(of);
}

/**
 * What the document itself says, where an image of the page with that name would answer in its place.
 * @template {keyof Document} Name @param {Document} of @param {Name} name @returns {Document[Name]}
 */
export function ask(of, name) {
  return /** @type {Document[Name]} */ (getter(Document.prototype, name)(of));
}

/** A sheet that passes every policy, where the page lets one be made. @param {string} css @param {typeof globalThis} [view] */
export function constructed(css, view = globalThis) {
  try {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  } catch {
    return undefined;
  }
}

/**
 * A real button.
 * @param {Record<string, string | number | boolean | null | undefined>} attributes
 * @param {string} label
 * @param {(button: HTMLElement) => void} act
 */
export function button(attributes, label, act) {
  const made = element('button', { type: 'button', dir: 'auto', ...attributes }, label);
  made.addEventListener('click', () => act(made));
  return made;
}

/**
 * A button that shows and hides something, which is filled when it is first shown.
 * @param {string} label @param {HTMLElement} inside @param {(put: (made: Node[]) => void) => void} fill
 */
export function disclosure(label, inside, fill) {
  inside.hidden = true;
  const toggle = button({ class: 'act', 'aria-expanded': 'false' }, label, () => {
    inside.hidden = !inside.hidden;
    toggle.setAttribute('aria-expanded', String(!inside.hidden));
    if (!inside.hasChildNodes()) fill(made => inside.replaceChildren(...made));
  });
  return { toggle, inside };
}

/** The interface's own words: they keep their direction inside an article of another. @param {string} text */
export function own(text) {
  return element('bdi', {}, text);
}

/**
 * Words with elements in them: where the text has the control character of number n, the nth stands.
 * @param {string} text @param {...HTMLElement} elements
 */
export function woven(text, ...elements) {
  return element('bdi', {}, ...text.split(/([\0-\x07])/).map(part => elements[/^[\0-\x07]$/.test(part) ? part.charCodeAt(0) : -1] ?? part));
}
