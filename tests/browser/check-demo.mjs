// `node tests/browser/check-demo.mjs ADDRESS`: has headless Chromium use the demo served there: a sample is digested, one
// sentence of the summary is clicked and one entered with the keyboard, and the article beside has to show each marked.
// Then Lighthouse judges the demo, and a page with the box in it.
import assert from 'node:assert/strict';
import { launch } from './browsers.mjs';
import { open } from './harness.mjs';
import { judge } from './lighthouse.mjs';

const flat = text => text.replace(/\s+/g, ' ').trim();

/** The words that the article shows as marked, by highlight, element or class. */
const marked = page => page.evaluate(() => {
  const article = document.querySelector('#article');
  const ranges = [...CSS.highlights.values()].flatMap(marks => [...marks]);
  const elements = [...article.querySelectorAll('mark, .marked')];
  return [...ranges.filter(range => article.contains(range.startContainer)), ...elements].map(part => part.textContent ?? String(part)).join(' ');
});

/** What the widget shows; longer summaries are drawn too, but hidden. */
const shown = page => page.evaluate(() => {
  const root = document.querySelector('nut-graf').shadowRoot;
  const texts = selector => [...root.querySelectorAll(selector)].filter(at => at.checkVisibility()).map(at => at.textContent ?? '');
  return { sentences: texts('[part~="summary"] [part~="sentence"]'), entries: texts('[part~="entry"]') };
});

/** The nth sentence of the summary that shows. */
const nth = (page, n) => page.evaluateHandle(n => {
  const sentences = document.querySelector('nut-graf').shadowRoot.querySelectorAll('[part~="summary"] [part~="sentence"]');
  return [...sentences].filter(at => at.checkVisibility())[n];
}, n);

/** Fails where the article doesn't come to show the sentence marked, and nothing else. */
async function marks(page, sentence, how) {
  const wanted = flat(await sentence.evaluate(at => at.textContent ?? ''));
  for (let wait = 0; wait < 100 && flat(await marked(page)) !== wanted; wait++) await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(flat(await marked(page)), wanted, `the article marks another text than was ${how}`);
  return wanted;
}

/** Fails where no summary is drawn, with whatever the page and its box say about it. */
async function said(page) {
  const { text, refused } = await page.evaluate(() => ({
    text: document.querySelector('nut-graf')?.shadowRoot?.querySelector('[part~="root"]')?.textContent ?? '',
    refused: globalThis.refused,
  }));
  const { sentences } = await shown(page).catch(() => ({ sentences: [] }));
  if (sentences.length > 0) return;
  const words = [...page.heard.errors, ...refused].join('\n');
  assert.fail(`no summary is drawn. The box: ${flat(text) || 'nothing'}. The page: ${words || 'nothing'}`);
}

async function use(page) {
  const drawn = () => document.querySelector('nut-graf')?.shadowRoot?.querySelector('[part~="sentence"]');
  await page.waitForFunction(drawn, { timeout: 30_000 }).catch(() => {});
  await said(page);
  const { sentences, entries } = await shown(page);
  assert.ok(sentences.length >= 2, `the summary shows ${sentences.length} sentences`);
  assert.ok(entries.length >= 3, `the timeline shows ${entries.length} entries`);
  assert.equal(flat(await marked(page)), '', 'something is marked before anything was clicked');
  const [first, second] = [await nth(page, 0), await nth(page, 1)];
  await first.click();
  const clicked = await marks(page, first, 'clicked');
  await second.focus();
  await page.keyboard.press('Enter');
  const entered = await marks(page, second, 'entered');
  console.log(`demo: ${sentences.length} sentences, ${entries.length} entries in view; clicked: ${clicked} Entered: ${entered}`);
}

const [address] = process.argv.slice(2);
if (!address) throw new Error('usage: node tests/browser/check-demo.mjs ADDRESS');
const browser = await launch('chromium');
try {
  await open(browser, address, use);
  await judge(browser, address, 'the demo');
  await judge(browser, `${address}articles/ferry-vote.html`, 'a page with the box in it');
} catch (error) {
  console.error(`demo: ${error.message ?? error}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
