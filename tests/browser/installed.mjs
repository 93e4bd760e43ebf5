// The extension, installed in a browser as a reader has it: its button, key and menu are the browser's own, and its
// panel stands where the browser puts it. Both browsers by the same few verbs.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { find, QUIET_CHROMIUM, QUIET_FIREFOX } from './browsers.mjs';
import { start } from './marionette.mjs';
import { ROOT } from './server.mjs';

const folder = name => path.join(ROOT, 'target/extension', name);
/** In milliseconds: what a check waits for comes sooner. */
const PATIENCE = 40_000;

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

/**
 * Starts a browser with the extension in it.
 * @param {'chromium' | 'firefox'} name
 * @param {string} [profile] a folder that is kept, and was perhaps used before
 */
export async function install(name, profile) {
  const folder = profile ?? mkdtempSync(path.join(os.tmpdir(), 'nutgraf-'));
  const browser = await (name === 'chromium' ? chromium(folder) : firefox(folder, profile !== undefined));
  let open = true;
  return {
    ...browser,
    closeAndTell() {
      open = false;
      return browser.closeAndTell();
    },
    async close() {
      if (open) await browser.close();
      if (!profile) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function chromium(profile) {
  const log = path.join(profile, 'requests.json');
  const browser = await puppeteer.launch({
    executablePath: find('chromium'), headless: true, pipe: true, protocolTimeout: 120_000, userDataDir: profile,
    enableExtensions: [folder('chromium')], args: [...QUIET_CHROMIUM, `--log-net-log=${log}`],
  });
  // Until it has run once, the browser doesn't know what it listens to.
  const background = await browser.waitForTarget(target => target.type() === 'service_worker', { timeout: PATIENCE });
  await (await background.worker()).evaluate(() => true);
  const [extension] = await until(async () => [...(await browser.extensions()).values()], all => all.length > 0);
  /** @type {any[]} */
  const tabs = [(await browser.pages())[0]];
  let at = 0;
  const inside = async (end, fits = async () => true) => {
    for (const target of browser.targets().filter(target => target.url().endsWith(end))) {
      const page = await target.asPage();
      if (await fits(page).catch(() => false)) return page;
    }
    throw new Error(`no ${end} is open`);
  };
  /** The panel of the window in front. */
  const panel = async () => {
    const session = await tabs[at].createCDPSession();
    const { windowId } = await session.send('Browser.getWindowForTarget').finally(() => session.detach());
    return inside('/panel.html', async page => await page.evaluate(() => chrome.windows.getCurrent().then(({ id }) => id)) === windowId);
  };
  const control = await browser.target().createCDPSession();
  const go = url => tabs[at].goto(url).catch(error => {
    // A page that the browser draws itself, a PDF say, counts as a failed one.
    if (!/ERR_ABORTED/.test(String(error))) throw error;
  });
  return {
    name: 'chromium',
    go,
    page: (run, ...args) => tabs[at].evaluate(run, ...args),
    button: () => extension.triggerAction(tabs[at]),
    panel: async (run, ...args) => (await panel()).evaluate(run, ...args),
    options: async (run, ...args) => (await inside('/options.html')).evaluate(run, ...args),
    async tab(url, type = 'tab') {
      at = tabs.push(await browser.newPage({ type })) - 1;
      await go(url);
    },
    async show(n) {
      at = n;
      await tabs[n].bringToFront();
    },
    /** The way back in the tab's history. */
    back: () => tabs[at].goBack(),
    /**
     * What the menu's item does, told to the background as the browser tells it: its menus can't be pressed from outside.
     * @param {{ x: number, y: number }} _ @param {'page' | 'selection'} menuItemId @param {string} [framed] the frame's address
     */
    async menu(_, menuItemId, framed) {
      const worker = await background.worker();
      return worker.evaluate(async (menuItemId, framed, url) => {
        const [tab] = (await chrome.tabs.query({})).filter(tab => tab.url === url);
        const frames = framed ? await chrome.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, func: () => location.href }) : [];
        // None of a frame that it may not read: whichever number it has, the browser refuses.
        const { frameId } = (framed ? frames.find(({ result }) => result === framed) ?? { frameId: 2 ** 30 } : { frameId: 0 });
        chrome.contextMenus.onClicked.dispatch({ menuItemId, frameId }, tab);
        return chrome.i18n.getMessage(menuItemId);
      }, menuItemId, framed, tabs[at].url());
    },
    closePanel: async () => (await panel()).evaluate(() => { setTimeout(() => window.close()); }),
    async narrow(width) {
      await (await panel()).setViewport(width ? { width, height: 700 } : null);
    },
    /** Clicks in the panel what a function finds there. */
    async click(find) {
      await (await (await panel()).evaluateHandle(find)).asElement().click();
    },
    async type(...keys) {
      for (const key of keys) await (await panel()).keyboard.press(key);
    },
    async clipboard() {
      const page = await panel();
      await control.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite'], origin: page.url().split('/', 3).join('/') });
      return page.evaluate(() => navigator.clipboard.readText());
    },
    saveTo: downloadPath => control.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath }),
    /** Forbids the extension to read files of the disk, for which the browser starts it anew. */
    async noFiles() {
      const page = await browser.newPage();
      await page.goto('chrome://extensions/');
      await page.evaluate(extensionId => chrome.developerPrivate.updateExtensionConfiguration({ extensionId, fileAccess: false }), extension.id);
      await page.close();
      // Chromium 156 doesn't start the worker anew, and breaks down when the button is pressed then.
      const anew = await browser.waitForTarget(target => target.type() === 'service_worker' && target !== background, { timeout: PATIENCE / 8 }).catch(() => null);
      await (await anew?.worker())?.evaluate(() => true);
      await tabs[at].bringToFront();
      return anew !== null;
    },
    /** Closes it, and says all addresses of the web that a page or the extension asked for, and the browser on this machine. */
    async closeAndTell() {
      await browser.close();
      const events = readFileSync(log, 'utf8').split('\n').filter(line => line.includes('"initiator"') && line.includes('"method"'));
      const asked = events.map(line => JSON.parse(line.replace(/,$/, '')).params);
      return asked.filter(({ initiator, url }) => /^https?:/.test(url) && (initiator !== 'not an origin' || /^http:\/\/127/.test(url))).map(({ url }) => url);
    },
    close: () => browser.close(),
  };
}

async function firefox(profile, stays) {
  const browser = await start(find('firefox'), { ...QUIET_FIREFOX, 'xpinstall.signatures.required': false }, profile);
  const { value: known } = await browser.send('Marionette:SetContext', { value: 'chrome' })
    .then(() => browser.send('WebDriver:ExecuteScript', { script: 'return Boolean(WebExtensionPolicy.getByID("nutgraf@nutgraf"))', args: [] }));
  if (!known) await browser.send('Addon:Install', stays ? { path: `${path.dirname(folder('x'))}/nutgraf-firefox.zip` } : { path: folder('firefox'), temporary: true });
  await browser.chrome(() => {
    window.asked = [];
    Services.obs.addObserver(subject => {
      const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
      // What the browser asks for by itself isn't the extension's, but for the pages that are tried.
      if (!loadInfo.triggeringPrincipal.isSystemPrincipal || URI.host === '127.0.0.1') window.asked.push(URI.spec);
    }, 'http-on-modify-request');
  });
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
  const driver = {
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
    async tab(url, type = 'tab') {
      const { handle } = await content('WebDriver:NewWindow', { type, focus: true });
      at = tabs.push(handle) - 1;
      await browser.send('WebDriver:SwitchToWindow', { handle, focus: true });
      await browser.send('WebDriver:Navigate', { url });
    },
    async show(n) {
      at = n;
      await content('WebDriver:SwitchToWindow', { handle: tabs[n], focus: true });
    },
    back: () => content('WebDriver:Back'),
    closePanel: () => browser.chrome(() => SidebarController.hide()),
    narrow: width => browser.chrome(width => {
      const box = document.querySelector('#sidebar-box');
      box.style.minWidth = box.style.maxWidth = box.style.width = width ? `${width}px` : '';
    }, width),
    async click(find) {
      const inner = await driver.panel(new Function(`const found = (${find})(); found.scrollIntoView({ block: 'center' }); const { left, top, width, height } = found.getBoundingClientRect(); return { x: left + width / 2, y: top + height / 2 }`));
      const outer = await browser.chrome(() => {
        const { left, top } = document.querySelector('#sidebar').contentDocument.querySelector('browser').getBoundingClientRect();
        const frame = document.querySelector('#sidebar').getBoundingClientRect();
        return { x: frame.left + left, y: frame.top + top };
      });
      const point = { type: 'pointerMove', x: Math.round(outer.x + inner.x), y: Math.round(outer.y + inner.y), origin: 'viewport', duration: 0 };
      await chrome('WebDriver:PerformActions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
        actions: [point, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }] });
    },
    async type(...keys) {
      const codes = { Tab: '\uE004', Enter: '\uE007', Space: ' ', End: '\uE010', Home: '\uE011', ArrowRight: '\uE014' };
      const actions = keys.flatMap(key => ['keyDown', 'keyUp'].map(type => ({ type, value: codes[key] })));
      await chrome('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    clipboard: () => browser.chrome(() => navigator.clipboard.readText()),
    saveTo: folder => browser.chrome(folder => {
      Services.prefs.setIntPref('browser.download.folderList', 2);
      Services.prefs.setStringPref('browser.download.dir', folder);
      // Its list of what was saved would take the focus.
      for (const name of ['always_ask_before_handling_new_types', 'alwaysOpenPanel']) Services.prefs.setBoolPref(`browser.download.${name}`, false);
      Services.prefs.setStringPref('browser.helperApps.neverAsk.saveToDisk', 'text/calendar');
    }, folder),
    /** Opens a page of a store of extensions: the browser keeps a list of them. @param {string} url on a host for it */
    async store(url) {
      await browser.chrome(host => Services.prefs.setStringPref('extensions.webextensions.restrictedDomains', host), new URL(url).hostname);
      await content('WebDriver:Navigate', { url });
    },
    /** The whole window, panel and page. */
    async picture() {
      const { value } = await chrome('WebDriver:TakeScreenshot', { full: false, hash: false });
      return Buffer.from(value, 'base64');
    },
    async closeAndTell() {
      const asked = await browser.chrome(() => [...Services.wm.getEnumerator('navigator:browser')].flatMap(each => each.asked ?? []));
      await browser.close();
      return asked;
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
  return driver;
}
