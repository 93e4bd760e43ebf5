// @ts-check
// An inert document is parsed as if scripts were off, so its `<noscript>` becomes elements: the warnings and counting
// images in it move, or end the head early. A page that lives, and the native parser, never show them.

const OPENS = /<!--|<(noscript|script|style|textarea|title|iframe|noembed|noframes|xmp)(?=[\s/>])/gi;
/** @type {Map<string, RegExp>} */
const ends = new Map();

/**
 * The source without what stands in `<noscript>`. Text that only looks like it, in comments and scripts, stays.
 * One pass: whatever is never closed reaches to the end, as it does for a parser.
 * @param {string} html
 */
export function withoutNoscript(html) {
  let kept = '';
  let from = 0;
  OPENS.lastIndex = 0;
  for (let open = OPENS.exec(html); open; open = OPENS.exec(html)) {
    const name = open[1]?.toLowerCase();
    const end = name === undefined ? after(html, '-->', open.index + 2) : close(html, name, OPENS.lastIndex);
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

/** Just after the end tag, or the source's end. @param {string} html @param {string} name @param {number} from */
function close(html, name, from) {
  let end = ends.get(name);
  if (!end) ends.set(name, end = new RegExp(`</${name}(?=[\\s/>])`, 'gi'));
  end.lastIndex = from;
  const found = end.exec(html);
  return found ? after(html, '>', found.index) : html.length;
}
