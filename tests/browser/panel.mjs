// What a reader of the extension sees of its panel and of the page beside it, and the pages that are tried.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './server.mjs';
import { OTHER, whole } from './story.mjs';
import { install, until } from './installed.mjs';

export const EXTENSION = path.join(ROOT, 'www/extension');
export const json = (...names) => JSON.parse(readFileSync(path.join(...names), 'utf8'));
/** The extension's words in a language. */
export const words = language => json(EXTENSION, 'strings', `${language}.json`);
export const squeezed = text => text.replace(/\s+/g, '');
export const paragraphs = text => text.split('\n').map(line => `<p>${line}</p>`).join('\n');
export const page = (body, more = {}) => whole(body, { define: '', ...more });
export const SEA = 'Council to vote on higher sea wall';
export const SUNDAYS = 'Library to open on Sundays';
export const LIBRARY = `<main><article><h1>${SUNDAYS}</h1>${paragraphs(OTHER)}</article></main>`;

/** In the panel: what stands there. */
export function look() {
  const widget = document.querySelector('nut-graf')?.shadowRoot;
  const notice = document.querySelector('#place > div')?.shadowRoot;
  const root = (widget ?? notice)?.querySelector('.root');
  const texts = selector => [...(root?.querySelectorAll(selector) ?? [])].filter(each => each.getClientRects().length > 0).map(each => each.textContent.trim());
  return {
    headline: widget?.querySelector('[part~="headline"]')?.textContent ?? '', sentences: texts('[part~="summary"] .go'), entries: texts('[part~="entry"]').length,
    title: notice?.querySelector('h2')?.textContent ?? '', text: notice?.querySelector('.state p')?.textContent ?? '', acts: texts('.acts button'),
    status: document.querySelector('#status').textContent, never: document.querySelector('#never').hidden ? '' : document.querySelector('#never').textContent,
    lang: document.documentElement.lang, dir: document.documentElement.dir, scheme: getComputedStyle(document.documentElement).colorScheme,
    wide: document.scrollingElement.scrollWidth - innerWidth,
  };
}

/** In the page: what is marked there. */
export function marks() {
  const ranges = [...CSS.highlights.values()].flatMap(highlight => [...highlight]);
  return ranges.map(range => {
    const { top, bottom } = range.getBoundingClientRect();
    return { text: String(range).replace(/\s+/g, ''), inView: top >= 0 && bottom <= innerHeight };
  });
}

/** The panel of a browser, asked again until it shows what is meant. */
export function watch(browser) {
  const seen = fits => until(() => browser.panel(look), fits);
  return {
    seen,
    read: headline => seen(said => said.headline === headline && said.sentences.length > 0),
    titled: title => seen(said => said.title === title),
    press: at => browser.panel(at => document.querySelector('nut-graf').shadowRoot.querySelectorAll('[part~="summary"] .go')[at].click(), at),
    marked: text => until(() => browser.page(marks), found => (text ? found.length === 1 && found[0].text === squeezed(text) && found[0].inView : found.length === 0), text),
  };
}

/** Lets `use` drive a browser with the extension and check what its panel shows. */
export async function panelled(report, name, use) {
  const browser = await install(name);
  const check = (what, run) => report.check(`extension ${name}: ${what}`, run);
  try {
    await use({ browser, check, ...watch(browser) });
  } catch (error) {
    report.fail(`extension ${name} broke off`, error);
  } finally {
    await browser.close();
  }
}
