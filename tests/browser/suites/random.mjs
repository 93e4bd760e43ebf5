// Pages put together by chance, of parts that nest as they may: each has one digest, or error, in both browsers and each time; its
// spans meet its text. What the parser for servers makes of them isn't asked: it differs in misnested formatting.
import assert from 'node:assert/strict';
import { open, same } from '../harness.mjs';

const PAGES = 120;
const BLOCKS = ['p', 'div', 'section', 'article', 'aside', 'blockquote', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'table', 'tr', 'td', 'figure', 'figcaption', 'header', 'footer', 'nav', 'main', 'form', 'details', 'dl', 'dd', 'pre'];
const INLINES = ['b', 'i', 'a', 'span', 'em', 'time', 'abbr', 'q', 'cite', 'code', 'sup', 'font', 'u'];
const NAMES = ['', '', '', ' class="byline"', ' class="article-body"', ' class="related share"', ' id="comments"', ' hidden', ' aria-hidden="true"', ' style="display: none"', ' role="dialog"', ' itemprop="articleBody"', ' lang="de"'];
const TEXTS = ['The harbour council will vote on Tuesday on a plan to raise the sea wall, the clerk said. ', 'Flooding in February 2026 closed the market for nine days. ', '“We have been lucky twice,” Mara Holt told the council on 3 March. ',
  'By Ines Vega', 'Read more', ' ', '\n', '&nbsp;', '&amp;&lt;b&gt;', '29 October 2026', 'A. B. ', '昨日、東京で会議が開かれた。', '\u202e\u200b', '12', 'Subscribe to our newsletter. ', '<br>', '<br><br>', '<hr>', '<img alt="x">', '<!-- -->',
  '<script>var a = "<p>";</script>', '<style>p { color: red }</style>', '<noscript><p>No scripts.</p></noscript>', '<template><p>Not yet.</p></template>', '<svg><text>x</text></svg>', '<textarea>a</textarea>', '<', '&#0;'];

/** The same for the same seed. @param {number} seed */
function chance(seed) {
  let state = seed * 2654435761 >>> 0;
  const next = () => {
    state = Math.imul(state ^ state >>> 15, 2246822519) + 374761393 >>> 0;
    return (state ^ state >>> 13) >>> 0;
  };
  return { below: most => next() % most, of: list => list[next() % list.length] };
}

function page(seed) {
  const by = chance(seed + 1);
  const inside = depth => Array.from({ length: by.below(7) }, () => part(depth)).join('');
  const part = depth => {
    const kind = by.below(10);
    if (depth > 9 || kind < 5) return by.of(TEXTS);
    const name = by.of(kind < 8 ? BLOCKS : INLINES);
    // Some are never closed.
    return `<${name}${by.of(NAMES)}>${inside(depth + 1)}${by.below(8) === 0 ? '' : `</${name}>`}`;
  };
  const story = Array.from({ length: by.below(12) }, () => `<p>${by.of(TEXTS.slice(0, 3))}${by.of(TEXTS.slice(0, 3))}</p>`).join('');
  return `<!doctype html><html lang="${by.of(['en', 'de', ''])}"><head><title>The sea wall</title></head><body>${inside(0)}${by.of(['<article>', '<div>', ''])}${inside(2)}${story}${inside(1)}</body></html>`;
}

export default async function ({ report, site, each }) {
  const sources = Array.from({ length: PAGES }, (_, seed) => page(seed));
  const digests = {};
  await each(async browser => {
    await report.check(`random ${browser.name}: ${PAGES} pages put together by chance are answered, twice the same, and their spans meet their text`, () =>
      open(browser, site.page('<!doctype html><title>Host</title>', 'strict'), async host => {
        const all = digests[browser.name] = [];
        for (const [seed, html] of sources.entries()) {
          const { made, wrong } = await host.evaluate(digested, html, { type: 'html', published: '2026-10-29' });
          assert.deepEqual(wrong, [], `page ${seed}`);
          assert.ok(made.version === 1 || /^(?:NoArticle|Empty)$/.test(made.error.code), `page ${seed}: ${JSON.stringify(made).slice(0, 200)}`);
          all.push(made);
        }
        assert.ok(all.filter(({ version }) => version).length > PAGES / 2, 'few have a digest');
        // Chromium holds a document that nobody shows to the policy too, and says so.
      }, { expected: /inline|style-src-attr/i }));
  });
  await report.check('random: both browsers give the same', () => {
    const [one, other] = Object.values(digests);
    for (const seed of sources.keys()) same(other[seed], one[seed], `page ${seed}`);
  });
}

/** In the page: a digest, and what about it is wrong. */
async function digested(html, options) {
  const { digest } = await import('/npm/engine.js');
  const run = input => digest(input, options).catch(({ code, message }) => ({ error: { code, message } }));
  const [made, again] = [await run(html), await run(html)];
  const wrong = [];
  if (JSON.stringify(made) !== JSON.stringify(again)) wrong.push('twice is not the same');
  for (const { start, end, text } of [...made.sentences ?? [], ...made.timexes ?? []]) {
    if (made.article.body.slice(start, end) !== text) wrong.push(`${start} to ${end} is not ${text}`);
  }
  return { made, wrong };
}
