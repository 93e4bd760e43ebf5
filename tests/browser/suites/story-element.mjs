// `<nut-graf-story>` as a reader and a program use it: what it is fed with, what it shows of it, what fails and is tried again.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checks, click, heard, listen, marked, press, texts } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { digests, host, paper, PAPERS } from '../stories.mjs';
import { FRONT, whole } from '../story.mjs';

const load = name => import(pathToFileURL(path.join(ROOT, 'target/npm', name)).href);
const squeezed = text => text.replace(/\s+/g, ' ').trim();
const ELEMENT = '<nut-graf-story></nut-graf-story>';
const here = PAPERS.map((_, n) => /<article[^]*<\/article>/.exec(paper(n))[0]).join('\n');

/** Sets properties of the element, and waits for what comes of it. */
export const given = (page, properties, end = 'ready') => page.evaluate(async (properties, end) => {
  await customElements.whenDefined('nut-graf-story');
  const n = counted(end) + 1;
  Object.assign(document.querySelector('nut-graf-story'), properties);
  return heard(end, n);
}, properties, end);

/** In the page: what stands there. */
const seen = page => page.evaluate(() => {
  const words = (root, selector) => [...root.querySelectorAll(selector)].filter(shown).map(each => each.innerText.trim());
  return {
    title: box().querySelector('h2').innerText.trim(), notes: words(box(), '.note'), slot: box().querySelector('slot').hidden,
    sentences: [...box().querySelectorAll('.summary > li')].filter(shown).map(li => ({ text: li.querySelector('[part~="sentence"]').innerText.trim(), sources: words(li, '[part~="source"]'), href: li.querySelector('a')?.href ?? '' })),
    rows: [...box().querySelectorAll('.timeline > li')].filter(shown).map(li => ({ date: li.querySelector('time').innerText, label: li.querySelector('[part~="label"]').innerText })),
    status: box().querySelector('[role="status"]').textContent,
  };
});

export default async function ({ report, site, each }) {
  const all = await digests(await load('server.js'));
  const { story } = await load('story.js');
  const { readFileSync } = await import('node:fs');
  const made = await story(all, { wasm: readFileSync(path.join(ROOT, 'target/npm/pkg/nutgraf_story_bg.wasm')) });
  const pages = PAPERS.map((_, n) => site.page(paper(n)));

  await each(async browser => {
    const check = checks('story-element', { report, site, browser });

    await check('fed with digests: each sentence with its source beside it, linked to its place; every telling verbatim', host(ELEMENT), async page => {
      await given(page, { digests: all });
      const { sentences, rows, title, status } = await seen(page);
      assert.equal(title, 'The story in short');
      assert.match(await page.evaluate(() => document.querySelector('nut-graf-story').goTo(0, 0) || box().querySelector('[role="status"]').textContent), /stands in the article itself/);
      assert.match(status, /^Story ready: 5 sentences, \d+ dates, 5 articles\.$/);
      assert.deepEqual(sentences.map(({ text }) => text), made.summary.map(({ text }) => squeezed(text)));
      for (const [n, { sources, href }] of sentences.entries()) {
        const { publisher, url } = made.articles[made.summary[n].article];
        assert.equal(sources.length, 1);
        assert.ok(sources[0].startsWith(`${publisher}, `) && href.startsWith(`${url}#:~:text=`), `${sources} ${href}`);
      }
      assert.ok(rows.length >= 8);
      const told = await page.evaluate(() => [...box().querySelectorAll('.timeline > li')].map(li => li.querySelectorAll('[part~="source"]').length));
      assert.deepEqual(told.map(count => count > 0), made.rows.map(() => true));
      // No request went anywhere but for the element's own files.
      assert.deepEqual(page.heard.requests.map(url => new URL(url).pathname).filter(at => !/^\/(?:made|npm|favicon)/.test(at)), []);
    });

    await check('who says it stands beside what was said, and beside nothing else', host(ELEMENT), async page => {
      const spoken = all.map(digest => ({ ...digest, sentences: digest.sentences.map((sentence, n) => ({ ...sentence, speaker: n % 2 ? null : `Ines ${n}` })) }));
      await given(page, { digests: spoken });
      const seen = await page.evaluate(() => [...box().querySelectorAll('.summary > li')].map(li => [li.querySelector('[part~="sentence"]').textContent, li.querySelector('.who')?.textContent ?? null]));
      const said = new Map(spoken.flatMap(({ sentences }) => sentences.map(({ text, speaker }) => [text, speaker && `says ${speaker}`])));
      assert.deepEqual(seen, seen.map(([text]) => [text, said.get(text)]));
      assert.equal(new Set(seen.map(([, who]) => who === null)).size, 2, 'all or none');
    });

    await check('near copies are one voice, said so, each still named', host(ELEMENT), async page => {
      await given(page, { digests: all });
      const row = made.rows.findIndex(({ tellings, voices }) => new Set(tellings.map(({ article }) => article)).size > voices);
      assert.ok(row >= 0);
      const said = await page.evaluate(row => {
        const li = box().querySelectorAll('.timeline > li')[row];
        const toggle = li.querySelector('[aria-expanded]');
        toggle.click();
        return { toggle: toggle.innerText, told: li.querySelector('.told').innerText, items: li.querySelectorAll('.told > li').length };
      }, row);
      assert.match(said.toggle, /^Told by \d sources \((?:one voice|\d voices)\)$/);
      assert.ok(said.items === made.rows[row].voices && /Nearly the same words:/.test(said.told) && ['Daily Lantern', 'Coast Reporter'].every(name => said.told.includes(name)), said.told);
      await press(page, 'The 5 articles');
      assert.match((await texts(page, '[part~="sources"]')).join(' '), /nearly the same text as Daily Lantern, June 1, 2026, so both count as one voice/);
    });

    await check('fed by addresses, and by links that stay until it is ready', host(`<nut-graf-story src="${pages.slice(0, 3).map(url => new URL(url).pathname).join('\n ')}"></nut-graf-story>
      <nut-graf-story><ul>${pages.map(url => `<li><a href="${url}">A report</a></li>`).join('')}</ul></nut-graf-story>`), async page => {
      assert.equal((await heard(page, 'story', 2)).articles.length + (await heard(page, 'story', 1)).articles.length, 8);
      await heard(page, 'ready', 2);
      assert.deepEqual(await page.evaluate(() => [shown(document.querySelector('li')), box(1).querySelectorAll('.summary > li').length >= 5]), [false, true]);
    });

    await check('fed with elements of the page: a source leads to its sentence, marks it, and back', host(`<nut-graf-story for="article"></nut-graf-story><p>${'Weather and tides. '.repeat(900)}</p>${here}`), async page => {
      const { summary } = await heard(page, 'story');
      await heard(page, 'ready');
      await click(page, '.summary button[part~="source"]');
      const [place] = await marked(page);
      assert.deepEqual(place, { text: summary[0].text.replace(/\s+/g, ''), inView: true });
      assert.equal(await page.evaluate(() => until(() => shown(box().querySelector('.back'))).then(() => box().querySelector('.back').click())), undefined);
      assert.ok(await page.evaluate(() => box().activeElement.matches('[part~="source"]')));
      assert.deepEqual(await page.evaluate(() => [document.querySelector('nut-graf-story').goTo(0, 0), document.querySelector('nut-graf-story').goTo(9, 0)]), [true, false]);
    });

    await check('a page where both stand: neither reads the other', host(`<nut-graf for="main"></nut-graf>${ELEMENT}${here.split('\n')[0]}`, { head: '<script type="module" src="/npm/define.js"></script>' }), async page => {
      await heard(page, 'ready');
      await page.evaluate(async all => {
        await customElements.whenDefined('nut-graf-story');
        document.querySelector('nut-graf-story').digests = all;
        await heard('story');
        await document.querySelector('nut-graf').digest();
      }, all);
      const body = await page.evaluate(() => document.querySelector('nut-graf').digest().then(({ article }) => article.body));
      assert.ok(body.includes('Hanna Weir') && !body.includes('The story in short') && !body.includes('Valley Herald'), body);
    });

    await check('some could not be read: says which and why, joins the rest, and reads them when asked again', host(`<nut-graf-story><a href="${pages[0]}">First</a> <a href="/nowhere.html">Second</a>
      <a href="${site.page(whole(FRONT, { define: '', title: 'News' }))}">Third</a> <a href="${pages[4]}">Last</a></nut-graf-story>`), async page => {
      assert.equal((await heard(page, 'story')).articles.length, 2);
      await heard(page, 'ready');
      // The words for it come late.
      await page.evaluate(() => until(() => /could not be loaded/.test(box().querySelector('[part~="missing"]').innerText)).then(() => {}));
      const [note] = await texts(page, '[part~="missing"]');
      assert.match(note, /^2 articles could not be read:/);
      assert.ok(note.includes('Second') && note.includes('Third') && !note.includes('First') && /list of stories/.test(note), note);
      const asked = () => page.heard.requests.filter(url => url === pages[0]).length;
      const before = asked();
      await page.evaluate(url => { document.querySelector('a[href="/nowhere.html"]').href = url; }, pages[2]);
      await press(page, 'Try again');
      assert.equal((await heard(page, 'story', 2)).articles.length, 3);
      await heard(page, 'ready', 2);
      assert.equal(asked(), before, 'what was read is read again');
      assert.match((await texts(page, '[part~="missing"]'))[0], /^One article could not be read:/);
    }, { expected: /404|Failed to load/ });

    await check('all failed, none given, too many, a broken digest: said in words', host('<nut-graf-story src="/nowhere.html"></nut-graf-story>'), async page => {
      assert.equal((await heard(page, 'error')).code, 'SourceUnavailable');
      assert.equal((await seen(page)).title, 'The article could not be loaded');
      const wants = async (properties, code, title) => {
        assert.equal((await given(page, properties, 'error')).code, code);
        assert.equal((await seen(page)).title, title);
      };
      await wants({ src: null }, 'Empty', 'There is nothing to join yet');
      await wants({ digests: Array.from({ length: 51 }, () => all[0]) }, 'TooMany', 'These are too many articles');
      await wants({ digests: [{ version: 1 }] }, 'InvalidDigest', 'One of the articles given here can’t be read');
      await wants({ digests: null, for: '#nothing' }, 'InvalidOption', 'A setting of this box is wrong');
      await given(page, { digests: [all[0], { version: 7 }] });
      const { sentences } = await seen(page);
      assert.ok(sentences.length > 0 && /One article could not be read/.test((await texts(page, '[part~="missing"]'))[0]));
      assert.equal(await page.evaluate(() => { try { document.querySelector('nut-graf-story').digests = {}; } catch ({ code }) { return code; } return ''; }), 'InvalidOption');
    }, { expected: /404|Failed to load/ });

    await check('one article alone: its own timeline, and a word that there is nothing to join', host(ELEMENT), async page => {
      await given(page, { digests: [all[4]] });
      const { notes, rows } = await seen(page);
      assert.ok(notes.some(note => /one article only/.test(note)));
      assert.equal(rows.length, new Set(all[4].timeline.map(({ group }) => group)).size);
    });

    await check('what was read before: new sentences and dates say so, and alone can be left', host(ELEMENT), async page => {
      await given(page, { digests: all, read: all.slice(0, 4) });
      assert.match((await texts(page, '[part~="news"]'))[0], /^New since you last read: [1-9]\d* sentences?, [1-9]\d* dates?\./);
      const marks = () => page.evaluate(() => ['.summary', '.timeline'].map(list => [...box().querySelectorAll(`${list} > li`)].filter(shown).map(li => [li.matches('.new'), [...li.querySelectorAll('[part~="new"]')].some(sign => sign.textContent === 'new')])));
      for (const [is, says] of (await marks()).flat()) assert.equal(is, says);
      const before = (await marks())[1];
      assert.ok(before.some(([is]) => is) && before.some(([is]) => !is));
      await press(page, 'Only what is new');
      assert.ok((await marks()).flat().every(([is]) => is));
      assert.equal(await page.evaluate(() => box().querySelector('.news [aria-pressed]').ariaPressed), 'true');
      await given(page, { read: all });
      assert.deepEqual(await texts(page, '[part~="news"]'), ['Nothing here is new since you last read.']);
      await given(page, { read: null });
      assert.deepEqual(await texts(page, '[part~="news"], [part~="new"]'), []);
    });

    await check('a story made elsewhere is drawn without a wasm; one that doesn\'t fit its digests is refused', host(ELEMENT), async page => {
      await given(page, { digests: all.map(digest => JSON.stringify(digest)), precomputed: JSON.stringify(made) });
      assert.deepEqual((await seen(page)).sentences.map(({ text }) => text), made.summary.map(({ text }) => squeezed(text)));
      assert.deepEqual(page.heard.requests.filter(url => url.endsWith('.wasm')), []);
      for (const wrong of [{ ...made, version: 9 }, { ...made, summary: [{ ...made.summary[0], sentence: 999 }] }, { ...made, threads: [[999]] }, '{', { version: 1 }]) {
        assert.equal((await given(page, { precomputed: wrong }, 'error')).code, 'InvalidDigest');
      }
    });

    await check('a source that is chosen is told, and whoever listens may show it', host(ELEMENT), async page => {
      await given(page, { digests: all });
      await page.evaluate(() => addEventListener('nutgraf:select', event => event.preventDefault()));
      const at = page.url();
      await click(page, '.summary a[part~="source"]');
      const { article, sentence, text, url } = await heard(page, 'select');
      assert.deepEqual([article, sentence, text], [made.summary[0].article, made.summary[0].sentence, made.summary[0].text]);
      assert.ok(url.startsWith(`${made.articles[article].url}#:~:text=`), url);
      assert.equal(page.url(), at);
    });

    await check('handed out in four forms, each claim with its source; no other', host(ELEMENT), async page => {
      await given(page, { digests: all });
      const out = await page.evaluate(async () => {
        const element = document.querySelector('nut-graf-story');
        const kinds = ['markdown', 'json', 'timelinejs', 'icalendar'];
        const { digests } = element;
        // Asked for all at once, before anything is joined.
        const fresh = Object.assign(document.body.appendChild(document.createElement('nut-graf-story')), { digests });
        const out = [...await Promise.all(kinds.map(kind => fresh.export(kind))), await element.export('csv').catch(({ code }) => code)];
        fresh.remove();
        return out;
      });
      const [markdown, json, timeline, calendar, none] = out;
      for (const { text, article } of made.summary) assert.ok(markdown.includes(`- ${text} ([${made.articles[article].publisher}, `), text);
      for (const { url } of made.articles) assert.ok(markdown.includes(`(<${url}>)`));
      assert.deepEqual(JSON.parse(json), made);
      assert.ok(JSON.parse(timeline).events.length >= 8);
      assert.ok(/SUMMARY:.*bridge of steel/.test(calendar) && /DTSTART;VALUE=DATE:20260624\r\n/.test(calendar) && !calendar.includes('20260603'), calendar);
      assert.equal(none, 'InvalidOption');
      await press(page, 'Take it along');
      assert.ok((await texts(page, '[part~="export"] button')).includes('Planned dates as a calendar file'));
    });

    await check('what is pressed before anything more has come is told in words all the same', host(''), async page => {
      // Neither an element without articles nor a pointer on its way has asked for the rest already.
      await page.evaluate(async all => {
        await customElements.whenDefined('nut-graf-story');
        document.querySelector('main').append(Object.assign(document.createElement('nut-graf-story'), { digests: all }));
        await heard('ready');
      }, all);
      const pressed = label => page.evaluate(label => {
        [...box().querySelectorAll('button')].find(each => each.innerText.trim() === label).click();
      }, label);
      await pressed('Copy the summary');
      await page.evaluate(() => until(() => /^Copied\.|doesn't let this page copy/.test(box().querySelector('[role="status"]').textContent)).then(() => {}));
      await pressed('Take it along');
      const forms = await page.evaluate(() => until(() => [...box().querySelectorAll('[part~="export"] button')].filter(shown).length > 2)
        .then(() => [...box().querySelectorAll('[part~="export"] button')].map(each => each.innerText.trim())));
      assert.deepEqual(forms.slice(-5), ['Markdown', 'JSON', 'TimelineJS', 'Planned dates as a calendar file', 'Print']);
    });

    await check('the keyboard reaches all of it, and keeps its place when the language changes', host(ELEMENT), async page => {
      await given(page, { digests: all });
      await page.evaluate(() => box().querySelector('button, input').focus());
      const stops = await page.evaluate(() => [...box().querySelectorAll('button, input, a[href]')].filter(shown).length);
      const visited = new Set();
      for (let n = 0; n < stops; n++) {
        visited.add(await page.evaluate(() => [...box().querySelectorAll('button, input, a[href]')].indexOf(box().activeElement)));
        // Past the last one, the browser's own buttons follow.
        if (n + 1 < stops) await page.keyboard.press('Tab');
      }
      assert.equal(visited.size, stops);
      await page.evaluate(() => [...box().querySelectorAll('.timeline [aria-expanded]')].find(shown).focus());
      await page.keyboard.press('Enter');
      assert.ok(await page.evaluate(() => box().activeElement.ariaExpanded === 'true' && [...box().querySelectorAll('.told')].some(shown)));
      await page.evaluate(() => { document.querySelector('nut-graf-story').lang = 'de'; return until(() => box().querySelector('h2').innerText.trim() === 'Die Geschichte in Kürze').then(() => {}); });
      assert.ok(await page.evaluate(() => box().activeElement?.matches('.timeline [aria-expanded]')));
    });

    await check('words that look like markup and addresses that run code stay words', host(ELEMENT), async page => {
      const bad = '<img src=x onerror="window.ran=1">';
      const hostile = all.map(digest => ({ ...digest, article: { ...digest.article, title: bad, publisher: bad, url: 'javascript:window.ran=1' } }));
      await given(page, { digests: hostile });
      assert.deepEqual(await page.evaluate(() => [box().querySelectorAll('img, script').length, [...box().querySelectorAll('a')].length, globalThis.ran ?? null]), [0, 0, null]);
      const markdown = await page.evaluate(() => document.querySelector('nut-graf-story').export('markdown'));
      assert.ok(!/(?<!\\)<img/.test(markdown) && !markdown.includes('javascript:'));
    });

    await check('taken out in the middle and put back: it still comes', host(''), async page => {
      await page.evaluate(async all => {
        await customElements.whenDefined('nut-graf-story');
        const element = document.createElement('nut-graf-story');
        element.digests = all;
        document.querySelector('main').append(element);
        await Promise.resolve();
        element.remove();
        document.querySelector('main').append(element);
      }, all);
      await heard(page, 'ready');
      assert.ok((await seen(page)).sentences.length >= 3);
    });
  });
}
