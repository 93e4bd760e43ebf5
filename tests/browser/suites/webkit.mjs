// The element and the demo in WebKitGTK, whose engine is Safari's: what readers and publishers do, pages that go on, policies,
// hostile pages, and the same digests. Where it can't be had the suite is left out, and says so; never where CI is set.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { open, same } from '../harness.mjs';
import { batch, corpus } from '../native.mjs';
import { click, handle, heard, helpers, listen, marked, press, texts, toldBelow, whollyTold } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { host, paper, PAPERS } from '../stories.mjs';
import { ARTICLE, STORY, whole } from '../story.mjs';
import { launchWebKit, missing } from '../webkit.mjs';
import { faults } from './axe.mjs';
import box from './element.mjs';
import onHosts from './host.mjs';
import hostile from './hostile.mjs';
import { cramped, NARROW } from './layout.mjs';
import live from './live.mjs';
import { collector, fromFlat, fromSource, row } from './same.mjs';
import storyHostile from './story-hostile.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
const SAMPLES = ['ferry-vote', 'flood', 'earnings'];
const FILE = pathToFileURL(path.join(ROOT, 'target/demo.html')).href;
const TALL = `<div>${'<p>Weather and tides.</p>'.repeat(60)}</div>`;
const HTML = whole(ARTICLE, { define: '' });
const squeezed = text => text.replace(/\s+/g, '');

export default async function (context) {
  const { report, site } = context;
  const lacks = missing();
  if (lacks) {
    if (process.env.CI) report.fail('webkit: it can be started', new Error(lacks));
    else console.log(`LEFT OUT  webkit, all of it: ${lacks}`);
    return;
  }
  const browser = await launchWebKit(site);
  try {
    console.log(`        ${browser.version()}`);
    const check = (name, html, use, { policy = 'strict', ...how } = {}) => report.check(`webkit: ${name}`, () =>
      open(browser, html.startsWith('/') ? site.origin + html : site.page(html, policy), use, { before: listen, ...how }));
    await element(check, site);
    await policies(check);
    await stories(check, site);
    // Whole suites as in the other two browsers: the element's life on real pages, and what attacks it.
    for (const suite of [box, onHosts, live, hostile, storyHostile]) await suite({ ...context, each: run => run(browser) });
    await digests(context, browser, check);
    await demo(check);
    await report.check('webkit: the demo as one file, from disk', () => open(browser, FILE, fromDisk));
  } finally {
    await browser.close();
  }
}

async function element(check, site) {
  await check('the summary is the article\'s own; why; a longer one by the keyboard', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
    const { sentences, summary } = await heard(page, 'digest');
    await heard(page, 'ready');
    assert.deepEqual(await texts(page, SENTENCES), summary.map(({ sentence }) => sentences[sentence].text));
    await click(page, '.summary [aria-expanded]');
    await page.evaluate(() => until(() => box().querySelector('.why li') && shown(box().querySelector('.why li'))));
    assert.equal(await page.evaluate(() => box().querySelector('.summary [aria-expanded]').getAttribute('aria-expanded')), 'true');
    await (await handle(page, 'input[type="range"]')).focus();
    await page.keyboard.press('Home');
    assert.equal((await texts(page, SENTENCES)).length, 1);
    await page.keyboard.press('ArrowRight');
    assert.equal((await texts(page, SENTENCES)).length, 2);
  });

  await check('a sentence is marked in its place and in view, the page unchanged, and the button leads back', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}`), async page => {
    const { sentences, summary, timeline } = await heard(page, 'digest');
    await heard(page, 'ready');
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await click(page, SENTENCES);
    assert.deepEqual(await marked(page), [{ text: squeezed(sentences[summary[0].sentence].text), inView: true }]);
    await press(page, 'Back to the summary');
    await click(page, '[part~="entry"] button');
    await page.evaluate(() => until(() => [...CSS.highlights.values()].some(({ size }) => size > 0)));
    assert.equal((await marked(page))[0].text, squeezed(sentences[timeline[0].sentence].text));
    assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before, 'the page was changed');
  });

  await check('without custom highlights the place is selected', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}`), async page => {
    const { sentences, summary } = await heard(page, 'digest');
    await heard(page, 'ready');
    await page.evaluate(() => { globalThis.Highlight = undefined; });
    await click(page, SENTENCES);
    await page.evaluate(() => until(() => !getSelection().isCollapsed));
    const [text, inView] = await page.evaluate(() => [String(getSelection()), getSelection().getRangeAt(0).getBoundingClientRect().bottom <= innerHeight]);
    assert.deepEqual([squeezed(text), inView], [squeezed(sentences[summary[0].sentence].text), true]);
  });

  await check('the dates of one status alone', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
    await heard(page, 'ready');
    const all = (await texts(page, '[part~="entry"]')).length;
    const label = (await texts(page, '.filter button')).find(text => /^past/.test(text));
    const count = Number(/\d+/.exec(label)[0]);
    await press(page, label);
    assert.ok(count < all);
    assert.equal((await texts(page, '[part~="entry"]')).length, count);
  });

  await check('what can be taken along', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
    const digest = await heard(page, 'digest');
    await heard(page, 'ready');
    const [markdown, json, timelinejs, calendar] = await page.evaluate(() =>
      Promise.all(['markdown', 'json', 'timelinejs', 'icalendar'].map(kind => document.querySelector('nut-graf').export(kind))));
    assert.ok(markdown.includes(digest.article.title) && markdown.includes('#:~:text='), markdown);
    same(JSON.parse(json), digest, 'json');
    assert.equal(JSON.parse(timelinejs).events.length, new Set(digest.timeline.map(({ group }) => group)).size);
    assert.match(calendar, /^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:20261103[^]*END:VCALENDAR\r\n$/);
    await press(page, 'Take it along');
    await page.evaluate(() => until(() => box().querySelectorAll('footer button').length > 2));
  });

  for (const scheme of ['light', 'dark']) {
    const sheet = site.page(`html { color-scheme: ${scheme}; background: Canvas; color: CanvasText } a { color: LinkText }`, 'none', 'text/css');
    await check(`${scheme}, and axe finds nothing`, whole(`<nut-graf></nut-graf>${ARTICLE}`, { head: `<link rel="stylesheet" href="${sheet}">` }), async page => {
      await heard(page, 'ready');
      const lightness = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(box().querySelector('[part~="root"]'));
        return [backgroundColor, color].map(of => Number(/\d+/.exec(of)[0]) > 127);
      });
      assert.deepEqual(lightness, [scheme === 'light', scheme === 'dark']);
      assert.deepEqual(await faults(page), []);
    });
  }

  // Its window is never so narrow, but a frame is.
  const narrow = site.page(whole(`<nut-graf></nut-graf>${ARTICLE}`), 'none');
  await check('320 px: nothing to scroll sideways, targets of 24 px', `<!doctype html><title>Host</title><iframe src="${narrow}" width="${NARROW.width}" height="${NARROW.height}" frameborder="0"></iframe>`, async page => {
    await page.evaluate(() => until(() => frames[0].heard).then(() => {}));
    const inner = { evaluate: run => page.evaluate(source => frames[0].eval(source), typeof run === 'string' ? run : `(${run})()`) };
    await heard(inner, 'ready');
    assert.equal(await inner.evaluate(() => innerWidth), NARROW.width);
    assert.deepEqual(await cramped(inner), []);
  }, { policy: 'none' });

  await check('right to left, in Arabic', whole(`<nut-graf lang="ar"></nut-graf>${ARTICLE}`, { html: 'lang="ar" dir="rtl"' }), async page => {
    await heard(page, 'ready');
    const seen = await page.evaluate(() => {
      const [root, title, dial] = ['[part~="root"]', 'h2', '[part~="dial"]'].map(each => box().querySelector(each).getBoundingClientRect());
      return { direction: getComputedStyle(box().querySelector('[part~="root"]')).direction, titleAtRight: root.right - title.right < 60,
        dialAtLeft: dial.left - root.left < root.right - dial.right, fits: document.scrollingElement.scrollWidth <= innerWidth };
    });
    assert.deepEqual(seen, { direction: 'rtl', titleAtRight: true, dialAtLeft: true, fits: true });
  });
}

/** Several articles, as links and as a story of five papers on this page. */
async function stories(check, site) {
  const pages = PAPERS.map((_, n) => site.page(paper(n)));
  await check('several articles joined by their addresses: each sentence with its source, in Arabic too, axe finds nothing', host(`<nut-graf-story>${pages.map(url => `<a href="${url}">A report</a>`).join(' ')}</nut-graf-story>`), async page => {
    const { articles, summary } = await heard(page, 'story');
    await heard(page, 'ready');
    assert.equal(articles.length, PAPERS.length);
    const shown = await texts(page, '.summary [part~="source"]');
    assert.deepEqual(shown.map(text => text.replace(/,.*/, '')), summary.map(({ article }) => articles[article].publisher));
    await press(page, 'The 5 articles');
    await click(page, '.timeline [aria-expanded="false"]');
    assert.ok((await texts(page, '.told .words')).length > 0);
    assert.deepEqual(await faults(page), []);
    await page.evaluate(() => { document.querySelector('nut-graf-story').lang = 'ar'; });
    await page.evaluate(() => until(() => box().querySelector('.root').dir === 'rtl').then(() => {}));
    assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth));
  });

  await check('articles of this page joined: a source leads to its sentence and marks it', host(`<nut-graf-story for="article"></nut-graf-story>${TALL}${PAPERS.map((_, n) => /<article[^]*<\/article>/.exec(paper(n))[0]).join('')}`), async page => {
    const { summary } = await heard(page, 'story');
    await heard(page, 'ready');
    await click(page, '.summary button[part~="source"]');
    assert.deepEqual(await marked(page), [{ text: squeezed(summary[0].text), inView: true }]);
  });
}

async function policies(check) {
  await check('Trusted Types enforced: HTML as a text', whole('<nut-graf></nut-graf>'), async page => {
    assert.equal(await page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<p>';
        return 'not enforced';
      } catch ({ name }) {
        return name;
      }
    }), 'TypeError');
    await page.evaluate(html => { document.querySelector('nut-graf').text = html; }, HTML);
    assert.equal((await heard(page, 'digest')).article.title, 'Council to vote on higher sea wall');
    await heard(page, 'ready');
    // Of the assignment above.
  }, { expected: /require-trusted-types-for/ });

  await check('Trusted Types without the policy\'s name: the page itself is digested, HTML as a text is refused in words', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
    await heard(page, 'ready');
    await page.evaluate(html => { document.querySelector('nut-graf').text = html; }, HTML);
    assert.equal((await heard(page, 'error')).code, 'HtmlForbidden');
  }, { policy: 'no types', expected: /trusted-types/ });

  await check('no wasm: the words that the page\'s owner has to add', whole(`<nut-graf><p id="fallback">The story.</p></nut-graf>${ARTICLE}`), async page => {
    assert.equal((await heard(page, 'error')).code, 'WasmForbidden');
    assert.match((await texts(page, '[part~="state"]'))[0], /script-src 'self' 'wasm-unsafe-eval'/);
    assert.ok(await page.evaluate(() => shown(document.querySelector('#fallback'))));
  }, { policy: 'no wasm', expected: /script-src|wasm/ });
}

/** One voice: every page of the corpus as its document stands in this browser, and every text, digested in it. */
async function digests({ report, site, native }, browser, check) {
  const pages = corpus();
  const wanted = await batch(native, pages.map(row));
  const flats = new Map();
  const alive = pages.filter(({ html }) => html);
  await report.check(`webkit: ${alive.length} pages are collected`, () => open(browser, 'about:blank', async reading => {
    for (const { name, text } of alive) {
      await reading.goto(site.page(text, 'no scripts'));
      flats.set(name, await reading.evaluate(collector()));
    }
  }, { expected: /./ }));
  await check(`${pages.length} pages and texts have the digests that they have natively`, '<!doctype html><title>Host</title>', async host => {
    for (const [index, { name, html, text, options }] of pages.entries()) {
      const made = html ? host.evaluate(fromFlat, flats.get(name), options) : host.evaluate(fromSource, site.page(text, 'none', 'text/plain'), 'text', options);
      same(await made, wanted[index], name);
    }
  });
}

async function demo(check) {
  await check('the demo: samples, a text of one\'s own, marks beside it, axe', '/index.html', async page => {
    for (const [index, name] of SAMPLES.entries()) {
      if (index > 0) await (await page.$(`[data-sample="${name}"]`)).click();
      const { article, timeline } = await heard(page, 'digest', index + 1);
      await heard(page, 'ready', index + 1);
      assert.ok(timeline.length >= 3 && article.published, name);
    }
    assert.deepEqual(await faults(page), []);
    await give(page, STORY);
    await heard(page, 'ready', SAMPLES.length + 1);
    await firstMarked(page);
    const told = await toldBelow(page);
    assert.ok(whollyTold(told), JSON.stringify(told));
  });

  await check('a sample\'s page with the box in it', '/articles/ferry-vote.html', async page => {
    const { sentences, summary } = await heard(page, 'digest');
    await heard(page, 'ready');
    await click(page, SENTENCES);
    assert.deepEqual(await marked(page), [{ text: squeezed(sentences[summary[0].sentence].text), inView: true }]);
  });
}

/** Nothing can be put in before the page's own scripts: its first digest isn't heard, but seen. */
async function fromDisk(page) {
  await page.evaluate(helpers);
  await page.evaluate(() => until(() => document.querySelector('nut-graf').shadowRoot?.querySelector('[part~="sentence"]')));
  let [digests, drawn] = await page.evaluate(() => [counted('digest'), counted('ready')]);
  for (const name of SAMPLES.slice(1)) {
    await (await page.$(`[data-sample="${name}"]`)).click();
    const { article, timeline } = await heard(page, 'digest', ++digests);
    await heard(page, 'ready', ++drawn);
    assert.ok(timeline.length >= 3 && article.published, name);
  }
  await give(page, HTML);
  assert.equal((await heard(page, 'digest', ++digests)).article.title, 'Council to vote on higher sea wall');
  await heard(page, 'ready', ++drawn);
  await firstMarked(page);
  await page.evaluate(() => { document.querySelector('nut-graf').lang = 'ja'; });
  await page.evaluate(() => until(() => box().querySelector('[part~="root"]').lang === 'ja'));
  const told = await toldBelow(page);
  assert.ok(whollyTold(told), JSON.stringify(told));
  assert.ok(await page.evaluate(() => [...document.images].every(image => image.complete && image.naturalWidth > 0)), 'a picture is missing');
}

/** Puts a text into the field and sends it off. */
async function give(page, text) {
  await page.evaluate(text => { document.querySelector('#text').value = text; }, text);
  await (await page.$('#own button[type="submit"]')).click();
}

/** The summary's first sentence, clicked, is marked in the article beside. */
async function firstMarked(page) {
  const [first] = await texts(page, SENTENCES);
  await click(page, SENTENCES);
  assert.equal(await page.evaluate(() => document.querySelector('#article .marked').textContent.trim()), first);
}
