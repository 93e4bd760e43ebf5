// @ts-check
// An inert document is parsed as if scripts were off, so its `<noscript>` becomes elements: the warnings and counting
// images in it move, or end the head early. A page that lives, and the native parser, never show them.

/** What begins a comment or a tag. */
const OPENS = /<(?:(!--)|(\/?[a-z][^\t\n\f\r />]*)|[!?/])/gi;
/** Quotes count only where a value begins. */
const ATTRIBUTE = /[\t\n\f\r /]*[^\t\n\f\r />][^\t\n\f\r />=]*(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"?|'[^']*'?|[^\t\n\f\r >]*))?/y;
/** Elements that hold text, whatever it looks like. */
const HOLDS = /^(?:noscript|script|style|textarea|title|iframe|noembed|noframes|xmp)$/;
const SCRIPT = /<!--|-->|<(\/?)script(?=[\t\n\f\r />])/gi;
/** @type {Map<string, RegExp>} */
const ends = new Map();

/**
 * The source without what stands in `<noscript>`. Text that only looks like it, in attributes, comments and scripts,
 * stays. One pass: whatever is never closed reaches to the end, as it does for a parser.
 * @param {string} html
 */
export function withoutNoscript(html) {
  if (!/<noscript/i.test(html)) return html;
  let kept = '';
  let from = 0;
  OPENS.lastIndex = 0;
  for (let open = OPENS.exec(html); open; open = OPENS.exec(html)) {
    const name = open[2]?.toLowerCase();
    let end = open[1] ? after(html, '-->', open.index + 2) : name ? tagEnd(html, OPENS.lastIndex) : after(html, '>', open.index);
    if (name === 'plaintext') break;
    if (name && HOLDS.test(name)) end = name === 'script' ? scriptEnd(html, end) : close(html, name, end);
    if (name === 'noscript') {
      kept += html.slice(from, open.index);
      from = end;
    }
    OPENS.lastIndex = end;
  }
  return kept + html.slice(from);
}

/** Just after `mark`, or the source's end. @param {string} html @param {string} mark @param {number} from */
function after(html, mark, from) {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

/** Just after the tag whose name ends here. @param {string} html @param {number} from */
function tagEnd(html, from) {
  let at = ATTRIBUTE.lastIndex = from;
  while (ATTRIBUTE.test(html)) at = ATTRIBUTE.lastIndex;
  return after(html, '>', at);
}

/** Just after the end tag, or the source's end. @param {string} html @param {string} name @param {number} from */
function close(html, name, from) {
  let end = ends.get(name);
  if (!end) ends.set(name, end = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi'));
  end.lastIndex = from;
  return end.test(html) ? tagEnd(html, end.lastIndex) : html.length;
}

/** As `close`: a script within a comment within a script ends only itself. @param {string} html @param {number} from */
function scriptEnd(html, from) {
  let [comment, inner] = [false, false];
  SCRIPT.lastIndex = from;
  for (let mark = SCRIPT.exec(html); mark; mark = SCRIPT.exec(html)) {
    if (mark[1] === undefined) {
      inner = false;
      comment = mark[0] === '<!--';
      // Its own dashes may end it: `<!-->`.
      if (comment) SCRIPT.lastIndex = mark.index + 2;
    } else if (mark[1] === '') inner = comment;
    else if (inner) inner = false;
    else return tagEnd(html, SCRIPT.lastIndex);
  }
  return html.length;
}
