// @ts-check
// Every attribute to try: a form, a box that follows it, and the lines that make the same on a page of one's own.

/** Attributes that are written as they are filled in. */
const PLAIN = ['published', 'language', 'url', 'sentences', 'about', 'lang', 'dir'];
/** Of a value longer than this, the code shows the beginning. */
const LONG = 120;

/** @param {string} value */
const quoted = value => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
/** @param {string} value @param {boolean} whole */
const cut = (value, whole) => (whole || value.length <= LONG ? value : `${value.slice(0, LONG)} …`);

export class Tag {
  /** @type {any} */
  #box = null;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} stage where the box goes
   * @param {HTMLElement} code
   * @param {(message: string) => void} tell
   * @param {() => unknown} digest the one that is at hand, as made elsewhere
   */
  constructor(form, stage, code, tell, digest) {
    this.form = form;
    this.stage = stage;
    this.code = code;
    this.tell = tell;
    this.digest = digest;
    form.addEventListener('input', () => this.#changed());
    form.addEventListener('submit', event => {
      event.preventDefault();
      void this.#copy();
    });
    form.addEventListener('reset', () => setTimeout(() => this.#changed()));
    this.#write();
    // A second box is made once somebody comes to look at it.
    const seen = new IntersectionObserver(entries => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      this.#changed();
    });
    seen.observe(stage);
  }

  /** @param {string} name */
  #value(name) {
    const field = this.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked ? field.value : '';
    return /** @type {HTMLInputElement} */ (field).value.trim();
  }

  /** What is filled in: attributes, looks, and what only a script can set. @returns {{ attributes: [string, string][], looks: [string, string][], text: string }} */
  #read() {
    const what = this.#value('what');
    const value = what === 'digest' ? JSON.stringify(this.digest() ?? null) : what === 'page' ? '' : this.#value(what);
    /** @type {[string, string][]} */
    const attributes = ['for', 'src', 'digest'].includes(what) ? [[what, value]] : [];
    for (const name of PLAIN) attributes.push([name, this.#value(name)]);
    /** @type {[string, string][]} */
    const looks = [];
    if (this.#value('own-accent')) looks.push(['--nutgraf-accent', this.#value('accent')]);
    for (const name of ['size', 'radius', 'font']) looks.push([`--nutgraf-${name}`, this.#value(name)]);
    looks.push(['color-scheme', this.#value('scheme')]);
    const filled = (/** @type {[string, string]} */ [, value]) => value !== '';
    const still = /** @type {[string, string][]} */ (this.#value('still') ? [['still', '']] : []);
    return { attributes: [...attributes.filter(filled), ...still], looks: looks.filter(filled), text: what === 'text' ? value : '' };
  }

  #changed() {
    for (const row of this.form.querySelectorAll('[data-of]')) {
      if (row instanceof HTMLElement) row.hidden = row.dataset.of !== this.#value('what');
    }
    this.#write();
    const { attributes, looks, text } = this.#read();
    const box = this.#box ??= document.createElement('nut-graf');
    const given = new Map(attributes);
    for (const name of box.getAttributeNames()) if (name !== 'style' && !given.has(name)) box.removeAttribute(name);
    for (const [name, value] of given) if (box.getAttribute(name) !== value) box.setAttribute(name, value);
    // Not as an attribute, which this page's own policy forbids.
    box.style.cssText = '';
    for (const [name, value] of looks) box.style.setProperty(name, value);
    box.text = text || null;
    if (!box.isConnected) this.stage.replaceChildren(box);
  }

  #write() {
    this.code.textContent = this.#lines(false);
  }

  /** The lines to take along. @param {boolean} whole with long values as they are */
  #lines(whole) {
    const { attributes, looks, text } = this.#read();
    const words = attributes.map(([name, value]) => (name === 'still' ? ' still' : ` ${name}="${quoted(cut(value, whole))}"`)).join('');
    // Nothing in a sheet may end the element around it.
    const rules = looks.map(([name, value]) => ` ${name}: ${value};`).join('').replaceAll('</', '<\\/');
    const script = JSON.stringify(cut(text, whole)).replaceAll('<', '\\u003c');
    return [
      '<script type="module" src="nutgraf/define.js"></script>',
      rules && `<style>nut-graf {${rules} }</style>`,
      `<nut-graf${words}></nut-graf>`,
      text && `<script>document.querySelector('nut-graf').text = ${script};</script>`,
    ].filter(Boolean).join('\n');
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#lines(true));
      this.tell('Copied.');
    } catch {
      this.code.textContent = this.#lines(true);
      getSelection()?.selectAllChildren(this.code);
      this.tell('Marked, to be copied with your keyboard.');
    }
  }
}
