// @ts-check
// One pass over a document: everything that Rust's `page::flat` needs, as one string and one Uint32Array.
// Self-contained, so that an extension can send the function itself into a page. Reads the DOM only through getters
// taken from the prototypes: a page's own <input name="nextSibling"> can't mislead it. Touches nothing. Of a page that is
// shown it sees what a source doesn't tell: what its style sheets hide, and open shadow roots with what their slots show.

/**
 * Collects what a document or an element says. The numbers: see `src/page/flat.rs`.
 * @param {Document | Element} root
 * @returns {[string, Uint32Array]} the text, and how to cut it (lengths in UTF-16 code units)
 */
export function collect(root) {
  const BLOCKS = ('address article aside blockquote body button caption center dd details dialog div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section ' +
    'summary table tbody td tfoot th thead tr ul input select textarea').split(' ');
  const SKIPPED = new Set(('script style noscript template svg math iframe object embed canvas video audio head ' +
    'datalist frameset title meta link base rt rp nut-graf nut-graf-story').split(' '));
  const tags = new Map(BLOCKS.map((name, number) => [name, number]));
  // Whole declarations, as CSS reads them: the same as `style_hides` in `src/page/html.rs`.
  const HIDES = new RegExp('(?:^|;)S(?:displayS:Snone|visibilityS:Shidden)S(?:!SimportantS)?(?:;|$)'
    .replaceAll('S', '[ \\n\\t\\r\\f]*'), 'i');

  /** @param {object} prototype @param {string} name @returns {(of: Node) => any} */
  const getter = (prototype, name) => {
    const get = /** @type {() => any} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
    return of => get.call(of);
  };
  const typeOf = getter(Node.prototype, 'nodeType');
  const firstOf = getter(Node.prototype, 'firstChild');
  const nextOf = getter(Node.prototype, 'nextSibling');
  const textOf = getter(Node.prototype, 'textContent');
  const ownerOf = getter(Node.prototype, 'ownerDocument');
  const dataOf = getter(CharacterData.prototype, 'data');
  const nameOf = getter(Element.prototype, 'localName');
  const rootOf = getter(Document.prototype, 'documentElement');
  const shadowOf = getter(Element.prototype, 'shadowRoot');
  const { closest, getAttribute, hasAttribute, hasAttributes, checkVisibility } = Element.prototype;
  const { assignedNodes } = HTMLSlotElement.prototype;
  const { querySelectorAll } = Document.prototype;
  /** @param {Node} element @param {string} name @returns {string} */
  const attribute = (element, name) => getAttribute.call(element, name) ?? '';

  let text = '';
  let ops = new Uint32Array(1 << 12);
  let n = 0;
  /** @param {number} op @param {string[]} strings */
  const emit = (op, strings) => {
    if (n + 4 > ops.length) {
      const larger = new Uint32Array(ops.length * 2);
      larger.set(ops);
      ops = larger;
    }
    ops[n++] = op;
    for (const string of strings) {
      ops[n++] = string.length;
      text += string;
    }
  };

  const whole = typeOf(root) === 9;
  const document = /** @type {Document} */ (whole ? root : ownerOf(root));
  const wanted = 'html, title, meta, link[rel=canonical i], script[type="application/ld+json" i]';
  for (const element of querySelectorAll.call(document, wanted)) {
    switch (nameOf(element)) {
      // An element that is digested for itself speaks the language that is nearest to it.
      case 'html': emit(6 | 2 << 4, ['', attribute(whole ? element : closest.call(root, '[lang]') ?? element, 'lang')]); break;
      case 'title': emit(6 | 1 << 4, ['', textOf(element)]); break;
      case 'link': emit(6 | 3 << 4, ['', attribute(element, 'href')]); break;
      case 'script': emit(6 | 4 << 4, ['', textOf(element)]); break;
      default: emit(6, [
        getAttribute.call(element, 'property') ?? getAttribute.call(element, 'name') ??
          getAttribute.call(element, 'itemprop') ?? attribute(element, 'http-equiv'),
        attribute(element, 'content'),
      ]);
    }
  }

  /** How to end an element: 2 a block, 4 an inline one, 0 nothing. @param {Node} element @param {string} name */
  const open = (element, name) => {
    let hidden = 0;
    let names = ['', '', ''];
    if (hasAttributes.call(element)) {
      if (hasAttribute.call(element, 'hidden') || attribute(element, 'aria-hidden') === 'true' ||
        HIDES.test(attribute(element, 'style')) ||
        name === 'input' && /^hidden$/i.test(attribute(element, 'type'))) hidden = 1 << 12;
      const role = ['rel', 'role', 'itemprop', 'type'].filter(of => hasAttribute.call(element, of));
      names = [attribute(element, 'class'), '', role.map(of => attribute(element, of)).join(' ')];
    }
    const tag = tags.get(name);
    if (tag !== undefined) {
      if (name === 'dialog' && !hasAttribute.call(element, 'open')) hidden = 1 << 12;
      if (!hidden && shown && !folded && !shown(element)) hidden = 1 << 12;
      names[1] = attribute(element, 'id');
      emit(1 | tag << 4 | hidden, names);
      return 2;
    }
    let kind = 0;
    if (name === 'a') {
      kind = 1;
      names[1] = attribute(element, 'href');
    } else if (name === 'time') {
      kind = 2;
      names[1] = attribute(element, 'datetime');
    } else if (name === 'abbr' && /^[0-9]/.test(attribute(element, 'title'))) {
      // Before <time> there was <abbr class="published" title="2009-06-15T00:41:00">.
      kind = 2;
      names[1] = attribute(element, 'title');
    } else if (!hidden && !names[0] && !names[2]) {
      return 0;
    }
    emit(3 | kind << 4 | hidden, names);
    return 4;
  };

  // As many as `runtime.js` lets through: a page may give one node again and again.
  const MOST = 1 << 22;
  let seen = 0;
  /** @type {Node | null} */
  let node = root;
  if (whole) {
    node = firstOf(rootOf(document));
    while (node !== null && seen++ < MOST && (typeOf(node) !== 1 || nameOf(node) !== 'body')) node = nextOf(node);
  }
  // An element without a box may show what is in it.
  const shows = (/** @type {any} */ element) => checkVisibility.call(element, { visibilityProperty: true }) ||
    getComputedStyle(element).display === 'contents';
  // Nothing is shown of a document in no window, and of one that waits for its scripts.
  const shown = node !== null && typeof checkVisibility === 'function' && shows(node) ? shows : null;
  // A closed <details> hides nothing that a reader can't open.
  let folded = 0;

  /** An element that is open: how to end it, what of a slot's nodes is to come, and the one around it. No list, for a page may
   * have put setters on those. @typedef {{ node: Node, end: number, rest: Node[] | null, folds: boolean, around: Open | null }} Open */
  /** @type {Open | null} */
  let above = null;
  /** @type {Node[] | null} */
  let rest = null;
  const following = () => rest ? rest.pop() ?? null : above ? nextOf(/** @type {Node} */ (node)) : null;
  while (node !== null) {
    if (seen++ > MOST) return ['', new Uint32Array(seen)];
    const type = typeOf(node);
    let end = 0;
    let child = null;
    /** @type {Node[] | null} */
    let slotted = null;
    let folds = false;
    if (type === 3) {
      const data = dataOf(node);
      text += data;
      emit(data.length << 4, []);
    } else if (type === 1) {
      const name = nameOf(node);
      if (name === 'br') emit(5, []);
      else if (!SKIPPED.has(name)) {
        end = open(/** @type {Element} */ (node), name);
        // What is far from the screen is not laid out, and each question about it would lay out all of it.
        folds = name === 'details' && !hasAttribute.call(node, 'open') ||
          shown !== null && !folded && getComputedStyle(/** @type {Element} */ (node)).contentVisibility === 'auto';
        slotted = name === 'slot' ? assignedNodes.call(/** @type {HTMLSlotElement} */ (node)).reverse() : null;
        if (slotted?.length === 0) slotted = null;
        child = slotted?.pop() ?? firstOf(shadowOf(node) ?? node);
      }
    }
    if (child !== null) {
      above = { node, end, rest, folds, around: above };
      folded += Number(folds);
      rest = slotted;
      node = child;
      continue;
    }
    if (end) emit(end, []);
    let next = following();
    while (above && next === null) {
      const { end, folds } = above;
      ({ node, rest, around: above } = above);
      folded -= Number(folds);
      if (end) emit(end, []);
      next = following();
    }
    node = next;
  }
  return [text, ops.slice(0, n)];
}
