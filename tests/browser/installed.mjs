// The extension, installed in a browser as a reader has it: its button, key and menu are the browser's own, and its
// panel stands where the browser puts it. Both browsers by the same few verbs.
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { find, QUIET_CHROMIUM, QUIET_FIREFOX } from './browsers.mjs';
import { start } from './marionette.mjs';
import { ROOT } from './server.mjs';

const folder = name => path.join(ROOT, 'target/extension', name);
/** In milliseconds: what a check waits for comes sooner. */
const PATIENCE = 15_000;

/** Waits until a question has an answer that fits, and says it. */
export async function until(ask, fits, what = String(fits)) {
  const late = Date.now() + PATIENCE;
  let said;
  for (;;) {
    said = await ask().catch(error => ({ error: String(error) }));
    if (said && !said.error && fits(said)) return said;
    if (Date.now() > late) throw new Error(`in vain waited for ${what}; last seen: ${JSON.stringify(said)}`);
    await new Promise(go => setTimeout(go, 100));
  }
}

/** Starts a browser with the extension in it. @param {'chromium' | 'firefox'} name */
export const install = name => (name === 'chromium' ? chromium() : firefox());

async function chromium() {
  const browser = await puppeteer.launch({
    executablePath: find('chromium'), headless: true, pipe: true, protocolTimeout: 120_000,
    enableExtensions: [folder('chromium')], args: QUIET_CHROMIUM,
  });
  // Until it has run once, the browser doesn't know what it listens to.
  const background = await browser.waitForTarget(target => target.type() === 'service_worker', { timeout: PATIENCE });
  await (await background.worker()).evaluate(() => true);
  const [extension] = await until(async () => [...(await browser.extensions()).values()], all => all.length > 0);
  /** @type {any[]} */
  const tabs = [(await browser.pages())[0]];
  let at = 0;
  const inside = async (end, run, args) => {
    const target = await browser.waitForTarget(target => target.url().endsWith(end), { timeout: PATIENCE });
    return (await target.asPage()).evaluate(run, ...args);
  };
  return {
    name: 'chromium',
    go: url => tabs[at].goto(url).catch(error => {
      // A page that the browser draws itself, a PDF say, counts as a failed one.
      if (!/ERR_ABORTED/.test(String(error))) throw error;
    }),
    page: (run, ...args) => tabs[at].evaluate(run, ...args),
    button: () => extension.triggerAction(tabs[at]),
    panel: (run, ...args) => inside('/panel.html', run, args),
    options: (run, ...args) => inside('/options.html', run, args),
    async tab(url) {
      at = tabs.push(await browser.newPage()) - 1;
      await tabs[at].goto(url);
    },
    async show(n) {
      at = n;
      await tabs[n].bringToFront();
    },
    close: () => browser.close(),
  };
}

async function firefox() {
  const browser = await start(find('firefox'), QUIET_FIREFOX);
  await browser.send('Addon:Install', { path: folder('firefox'), temporary: true });
  await browser.context('content');
  /** @type {string[]} */
  const tabs = [await browser.send('WebDriver:GetWindowHandle').then(({ value }) => value)];
  let at = 0;
  const content = async (name, parameters) => {
    await browser.context('content');
    return browser.send(name, parameters);
  };
  const chrome = async (name, parameters) => {
    await browser.context('chrome');
    return browser.send(name, parameters);
  };
  const element = async selector => {
    const { value } = await chrome('WebDriver:FindElement', { using: 'css selector', value: selector });
    return Object.values(value)[0];
  };
  return {
    name: 'firefox',
    go: url => content('WebDriver:Navigate', { url }),
    page: browser.page,
    button: async () => chrome('WebDriver:ElementClick', { id: await element('#nutgraf_nutgraf-BAP') }),
    /** The sidebar lives in the extension's own process, so the browser's window has it ask there. */
    panel: (run, ...args) => browser.chrome(async (run, args) => {
      const inner = document.querySelector('#sidebar')?.contentDocument.querySelector('browser');
      const actor = inner.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
      const script = `return (${run})(...arguments)`;
      return actor.executeScript(script, args, { timeout: 20_000, async: false, sandboxName: null, newSandbox: false, file: 'panel', line: 0 });
    }, String(run), args),
    async options(run, ...args) {
      const handles = await content('WebDriver:GetWindowHandles');
      for (const handle of handles.filter(handle => !tabs.includes(handle))) {
        await browser.send('WebDriver:SwitchToWindow', { handle, focus: false });
        if (await browser.page(() => location.pathname.endsWith('/options.html'))) {
          const answer = await browser.page(run, ...args);
          await content('WebDriver:SwitchToWindow', { handle: tabs[at], focus: false });
          return answer;
        }
      }
      await browser.send('WebDriver:SwitchToWindow', { handle: tabs[at], focus: false });
      throw new Error('no options are open');
    },
    async tab(url) {
      const { handle } = await content('WebDriver:NewWindow', { type: 'tab', focus: true });
      at = tabs.push(handle) - 1;
      await browser.send('WebDriver:SwitchToWindow', { handle, focus: true });
      await browser.send('WebDriver:Navigate', { url });
    },
    async show(n) {
      at = n;
      await content('WebDriver:SwitchToWindow', { handle: tabs[n], focus: true });
    },
    /** Presses the key that the manifest proposes. */
    async key() {
      const press = type => ['\uE00A', '\uE008', 'U'].map(value => ({ type, value }));
      await chrome('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keys', actions: [...press('keyDown'), ...press('keyUp').reverse()] }] });
    },
    /** Opens the menu of what is at a place in the page, and takes the extension's item. @param {{ x: number, y: number }} place */
    async menu({ x, y }) {
      const view = await browser.chrome(() => {
        const { left, top } = gBrowser.selectedBrowser.getBoundingClientRect();
        return { left, top };
      });
      const point = { type: 'pointerMove', x: Math.round(view.left + x), y: Math.round(view.top + y), origin: 'viewport', duration: 0 };
      await chrome('WebDriver:PerformActions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
        actions: [point, { type: 'pointerDown', button: 2 }, { type: 'pointerUp', button: 2 }] }] });
      return browser.chrome(async () => {
        const menu = document.getElementById('contentAreaContextMenu');
        if (menu.state !== 'open') await new Promise(done => menu.addEventListener('popupshown', done, { once: true }));
        const item = [...menu.querySelectorAll('menuitem')].find(each => each.id.startsWith('nutgraf_nutgraf'));
        const { label } = item;
        menu.activateItem(item);
        return label;
      });
    },
    close: browser.close,
  };
}
