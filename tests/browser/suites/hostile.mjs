// Words of a page and of a digest made elsewhere that try to become more than words: nothing runs, nothing is made that
// the element doesn't make, no address leads elsewhere than the web, and what is handed out keeps its form.
import assert from 'node:assert/strict';
import { open } from '../harness.mjs';
import { heard, listen } from '../person.mjs';
import { ADDRESSES, PAYLOADS } from '../payloads.mjs';
import { ARTICLE, PARAGRAPHS, PUBLISHED, whole } from '../story.mjs';

export default async function ({ report, site, each }) {
  await each(async browser => {
    const named = name => `hostile ${browser.name}: ${name}`;
    const check = (name, html, use) => report.check(named(name), () =>
      open(browser, site.page(html, 'none'), use, { before: page => listen(page).then(() => page.evaluateOnNewDocument(watch)) }));

    await check(`${PAYLOADS.length} payloads in every place of a page that a digest carries`, whole('<nut-graf></nut-graf>'), async page => {
      const seen = await page.evaluate(async (payloads, paragraphs, published) => {
        const [widget] = document.querySelectorAll('nut-graf');
        // The page itself has no article: what it says of that is heard before the first payload.
        await heard('error');
        for (const payload of payloads) {
          const [ready, errors] = [counted('ready'), counted('error')];
          widget.text = build(payload, paragraphs, published);
          await Promise.race([heard('ready', ready + 1), heard('error', errors + 1)]);
          inspect(payload);
        }
        return { drawn: counted('ready'), wrong };
      }, PAYLOADS, PARAGRAPHS, PUBLISHED);
      assert.deepEqual(seen.wrong, []);
      assert.ok(seen.drawn > PAYLOADS.length * 0.9, `only ${seen.drawn} were drawn`);
    });

    await check(`${PAYLOADS.length} payloads in every field of a digest made elsewhere`, whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const seen = await page.evaluate(async payloads => {
        const [widget] = document.querySelectorAll('nut-graf');
        const sound = JSON.stringify(await widget.digest());
        await heard('ready', 2);
        let [drawn, refused] = [2, 0];
        for (const payload of payloads) {
          widget.setAttribute('digest', poisoned(sound, payload));
          await Promise.race([heard('ready', drawn + 1).then(() => { drawn++; }), heard('error', refused + 1).then(() => { refused++; })]);
          inspect(payload);
        }
        return { drawn: drawn - 2, wrong };
      }, PAYLOADS);
      assert.deepEqual(seen.wrong, []);
      assert.ok(seen.drawn > PAYLOADS.length * 0.9, `only ${seen.drawn} were drawn`);
    });

    await check('what is handed out keeps its form', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      const digest = await heard(page, 'digest');
      const made = await page.evaluate(async (payloads, digest) => {
        const { exported } = await import('/modules/export.js');
        return payloads.map(payload => {
          const told = JSON.parse(poisoned(JSON.stringify(digest), payload, ['value', 'first', 'last']));
          const dates = { stamp: () => payload, open: () => payload };
          const view = { digest: told, say: name => name, dates, url: 'https://example.org/story' };
          return [payload, ...['icalendar', 'markdown', 'timelinejs'].map(kind => exported(kind, view, told.sentences.slice(0, 2)))];
        });
      }, PAYLOADS, digest);
      const known = /^(?:BEGIN|END|VERSION|PRODID|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|URL)[:;]/;
      for (const [payload, calendar, markdown, timeline] of made) {
        const lines = calendar.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
        const foreign = lines.filter(line => !known.test(line) || /[\0-\x08\x0a-\x1f\x7f]/.test(line));
        assert.deepEqual(foreign, [], `a line of its own in the calendar by ${JSON.stringify(payload)}`);
        assert.equal(lines.filter(line => /^BEGIN:(?!VEVENT|VCALENDAR)/.test(line)).length, 0, payload);
        assert.equal(/(?<!\\)<(?!https:)/.test(markdown), false, `markup in the Markdown by ${JSON.stringify(payload)}`);
        assert.equal(/(?<!\\)\]\((?!<https:)/.test(markdown), false, `a link in the Markdown by ${JSON.stringify(payload)}`);
        const shown = [];
        JSON.parse(timeline, (key, value) => shown.push(...(typeof value === 'string' ? [value] : [])) && value);
        const bare = shown.join('').replace(/<\/?p>|<a href="https:\/\/example\.org\/story#:~:text=[^"<>&\s]*(?:&#\d+;[^"<>&\s]*)*">→<\/a>/g, '');
        assert.equal(/[<>"']/.test(bare), false, `markup in TimelineJS by ${JSON.stringify(payload)}`);
      }
    });

    await check('an address that runs becomes no link', whole('<nut-graf></nut-graf>'), async page => {
      const links = await page.evaluate(async addresses => {
        const { linkable } = await import('/modules/view.js');
        return addresses.map(url => linkable({ article: { url } }, url) ?? null);
      }, ADDRESSES);
      for (const link of links) assert.match(link ?? 'https:', /^https?:/);
    });
  });
}

/** In the page before its own scripts: what harm would look like, and the pages and digests that try to do it. */
export function watch() {
  const harmed = [];
  globalThis.harm = () => { harmed.push('ran'); };
  globalThis.alert = globalThis.harm;
  globalThis.wrong = [];
  const MADE = new Set(('A B BDI BLOCKQUOTE BUTTON CITE DD DETAILS DIV DL DT FOOTER H1 H2 H3 HEADER HR I INPUT LABEL LI LINK METER NAV OL OPTION OUTPUT ' +
    'P PROGRESS SECTION SELECT SLOT SMALL SPAN STRONG STYLE SUMMARY TIME UL').split(' '));
  const SVG = 'http://www.w3.org/2000/svg';

  /** What may not be in the element after it has read `payload`. */
  globalThis.inspect = payload => {
    const tell = what => { if (wrong.length < 20) wrong.push(`${what} by ${JSON.stringify(payload)}`); };
    if (harmed.splice(0).length > 0) tell('something ran');
    if (Object.hasOwn(Object.prototype, 'harm') || {}.harmed) tell('the prototype is polluted');
    for (const each of box().querySelectorAll('*')) {
      if (!MADE.has(each.tagName) && each.namespaceURI !== SVG) tell(`a ${each.tagName}`);
      if (/^(?:script|foreignobject|use|animate|set|image|a)$/i.test(each.tagName) && each.namespaceURI === SVG) tell(`an SVG ${each.tagName}`);
      for (const { name, value } of each.attributes) {
        if (/^on/i.test(name)) tell(`a handler ${name}`);
        if (/^(?:href|src|action|formaction|xlink:href|data|srcdoc)$/i.test(name) && !/^(?:https?:|#)/.test(value)) tell(`${name}=${value}`);
        if (/\[native code\]|\[object/.test(value)) tell(`${name} of a built-in`);
        if (name === 'style' && /url\(|expression/i.test(value)) tell(`a style ${value}`);
      }
    }
  };

  globalThis.build = (payload, paragraphs, published) => {
    const text = payload.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const value = text.replaceAll('"', '&quot;');
    const data = JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: payload, author: { '@type': 'Person', name: payload, url: payload },
      datePublished: payload, url: payload, mainEntityOfPage: payload, publisher: { name: payload }, articleSection: payload, [payload]: payload }).replaceAll('<', '\\u003c');
    return `<html lang="${value}"><head><title>${text}</title><meta property="og:title" content="${value}"><meta name="author" content="${value}">
      <meta property="og:url" content="${value}"><link rel="canonical" href="${value}"><meta property="article:published_time" content="${published}">
      <script type="application/ld+json">${data}</script></head><body><article class="${value}" id="${value}"><h1>${text} sea wall</h1>
      <p class="byline">By <a rel="author" href="${value}">${text}</a></p><time datetime="${value}">${text}</time>
      <p>On 3 November 2026 the council ${text} will vote on Tuesday ${text}, the clerk said.</p>
      <blockquote><p>"${text} is not a policy," ${text} told the council on Wednesday.</p></blockquote>
      <figure><img src="data:," alt="${value}"><figcaption>${text}</figcaption></figure><h2>${text}</h2>${paragraphs}</article></body></html>`;
  };

  /** The digest with the payload in each of its texts that needn't be found in the body. */
  globalThis.poisoned = (sound, payload, dates = []) => {
    const digest = JSON.parse(sound);
    const { article } = digest;
    for (const name of ['title', 'url', 'published', 'language', 'section', 'publisher', 'truncated', 'dateline']) if (name in article) article[name] = payload;
    if (Array.isArray(article.authors)) article.authors = [payload, payload];
    for (const sentence of digest.sentences) sentence.speaker = payload;
    for (const pick of [...digest.summary, ...digest.ranking]) for (const reason of pick.reasons) reason.name = payload;
    digest.timeline.forEach((entry, n) => {
      // Some keep the days that they need to be exported, and some their place in the strip.
      const names = [['label', 'text', 'status', 'basis', 'precision', 'anchor', ...dates], ['label', 'text', 'anchor'], ['status', 'basis', 'precision']][n % 3];
      for (const name of names) entry[name] = payload;
    });
    for (const timex of digest.timexes) Object.assign(timex, { value: payload, mod: payload, text: payload });
    return JSON.stringify(digest);
  };
}
