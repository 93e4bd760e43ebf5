// The longest time for which a page of a megabyte can't answer its reader while it is digested.
import { pages } from './pages.js';
import { ends, table } from './table.mjs';

const RUNS = 5;

/** In the page: the longest time between two messages that a page sends itself. */
async function gap(run) {
  const { port1, port2 } = new MessageChannel();
  let [longest, before, on] = [0, performance.now(), true];
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (on) port2.postMessage(0);
  };
  port2.postMessage(0);
  await run();
  // What was put off, such as drawing, counts too.
  await new Promise(done => setTimeout(done, 100));
  on = false;
  return longest;
}

/** Each in a page of its own, once it stands still. */
const WAYS = {
  'nutgraf: the element, which takes a worker': async () => {
    const drawn = new Promise(done => { addEventListener('nutgraf:ready', done, { once: true }); });
    await import('/npm/define.js');
    document.body.append(document.createElement('nut-graf'));
    await drawn;
  },
  'nutgraf: the engine in a worker': async () => (await import('/npm/worker.js')).digest(document),
  'nutgraf: the engine here': async () => (await import('/npm/engine.js')).digest(document),
  'Readability alone': () => theirs.article(document),
  'Readability + chrono': () => theirs.fromDates(theirs.article(document), new Date(0)),
};

/** Prints the table. @param {string} script the others, as `theirs` */
export async function longest(browser, site, script) {
  const url = site.page(pages()['an article of 1 MB'].source(), 'none');
  const took = [];
  for (const [name, run] of Object.entries(WAYS)) {
    const gaps = [];
    for (let n = 0; n < RUNS; n++) {
      const page = await browser.page();
      await page.goto(url);
      await page.evaluate(`${script};globalThis.theirs = theirs; new Promise(done => setTimeout(done, 200))`);
      gaps.push(await page.evaluate(`(${gap})(${run})`));
      await page.close();
    }
    took.push([name, ends(gaps)]);
  }
  table(`${await browser.version()}: a page of 1 MB, its thread kept at most`, took);
}
