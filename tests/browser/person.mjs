// What a person sees of `<nut-graf>` and `<nut-graf-story>` and does with it. The page's own world gets three helpers: `heard(type, n)` waits
// for the nth event of a type, `until(test)` for a condition, `box(n)` is the nth element's shadow root.

import { open } from './harness.mjs';

/** Checks named after their suite, each on a page of its own that lets a person use it. `usual`: where most are alike. */
export function checks(suite, { report, site, browser }, usual = {}) {
  return (name, html, use, how = {}) => {
    const { policy = 'strict', ...more } = { before: listen, ...usual, ...how };
    return report.check(`${suite} ${browser.name}: ${name}`, () => open(browser, site.page(html, policy), use, more));
  };
}

/** To be called before the page loads. */
export async function listen(page) {
  await page.evaluateOnNewDocument(helpers);
}

/** In the page. */
export function helpers() {
  let seen = [];
  const waiting = new Set();
  for (const type of ['ready', 'digest', 'story', 'error', 'select'].map(name => `nutgraf:${name}`)) {
    addEventListener(type, event => {
      // No method of arrays, and nothing set: a check may have broken them.
      seen = [...seen, { type, detail: event.detail, target: event.composedPath()[0] }];
      for (const look of waiting) look();
    });
  }
  // Chromium's debugger holds a promise that it waits for only weakly, and a digest's arrival makes garbage.
  let kept = [];
  const keep = promise => { kept = [...kept, promise]; return promise; };
  globalThis.heard = (type, n = 1) => keep(new Promise(done => {
    const look = () => {
      const found = seen.filter(event => event.type === `nutgraf:${type}`);
      if (found.length < n) return;
      waiting.delete(look);
      done(found.at(n - 1).detail ?? null);
    };
    waiting.add(look);
    look();
  }));
  globalThis.counted = type => seen.filter(event => event.type === `nutgraf:${type}`).length;
  globalThis.until = test => keep(new Promise(done => {
    const look = () => (test() ? done(true) : requestAnimationFrame(look));
    look();
  }));
  globalThis.box = (n = 0) => Document.prototype.querySelectorAll.call(document, 'nut-graf, nut-graf-story')[n].shadowRoot;
  globalThis.shown = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
}

/** The detail of the nth event of that name, without the prefix. */
export const heard = (page, type, n = 1) => page.evaluate(`heard(${JSON.stringify(type)}, ${n})`);

/** The words of all that matches in the nth element and shows. */
export const texts = (page, selector, n = 0) =>
  page.evaluate(`[...box(${n}).querySelectorAll(${JSON.stringify(selector)})].filter(shown).map(each => each.innerText.trim())`);

/** A handle of the first match in the nth element that shows. */
export async function handle(page, selector, n = 0) {
  const found = await page.evaluateHandle(`[...box(${n}).querySelectorAll(${JSON.stringify(selector)})].find(shown)`);
  const element = found.asElement();
  if (!element) throw new Error(`nothing in the element shows and matches ${selector}`);
  return element;
}

/** Clicks it with the mouse. */
export async function click(page, selector, n = 0) {
  await (await handle(page, selector, n)).click();
}

/** The demo's story, once a visitor comes to it: how many articles it joins, whether it shows all that it should, and where it leads. */
export const toldBelow = page => page.evaluate(async () => {
  const element = document.querySelector('#told');
  element.scrollIntoView({ behavior: 'instant' });
  await until(() => element.shadowRoot?.querySelector('.summary > li'));
  const all = selector => [...element.shadowRoot.querySelectorAll(selector)];
  const rows = all('.timeline > li').length;
  const markdown = await element.export('markdown');
  return { articles: all('.articles > li').length, missing: all('[part~="missing"]').length, differ: all('[part~="differ"]').length, thread: all('[part~="thread"]').length,
    sources: all('.summary [part~="source"]').filter(shown).length, sentences: all('.summary > li').filter(shown).length, rows, markdown: markdown.split('\n').filter(line => line.startsWith('- **')).length };
});

/** What that has to be. @param {Awaited<ReturnType<typeof toldBelow>>} told */
export function whollyTold({ articles, missing, differ, thread, sources, sentences, rows, markdown }) {
  return articles === 5 && missing === 0 && differ > 0 && thread > 0 && sentences >= 3 && sources === sentences && rows > 8 && markdown === rows;
}

/** The words marked on the page once so many places are, white space left out, and whether they are in view. */
export const marked = (page, count = 1) => page.evaluate(async count => {
  await until(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0) === count);
  const ranges = [...CSS.highlights.values()].flatMap(highlight => [...highlight]);
  return ranges.map(range => {
    const { top, bottom } = range.getBoundingClientRect();
    return { text: range.toString().replace(/\s+/g, ''), inView: top >= 0 && bottom <= innerHeight };
  });
}, count);

/** A handle of the button of these words, once it shows. */
export async function button(page, label) {
  const found = await page.evaluateHandle(async label => {
    const button = () => [...box().querySelectorAll('button')].find(each => shown(each) && each.innerText.trim() === label);
    await until(button);
    return button();
  }, label);
  return found.asElement();
}

/** Clicks that button. */
export async function press(page, label) {
  await (await button(page, label)).click();
}
