// Finds Chromium and Firefox, starts them, and opens pages that write down all they say, ask for and object to.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const KNOWN = {
  chromium: {
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
    places: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    install: 'apt-get install chromium',
  },
  firefox: {
    variable: 'FIREFOX',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    install: 'apt-get install firefox-esr',
  },
  // Its driver, which knows where the browser itself lies.
  webkit: {
    variable: 'WEBKIT',
    names: ['WebKitWebDriver'],
    places: [],
    install: 'apt-get install webkit2gtk-driver',
  },
};

/** The browsers that puppeteer drives, in the order in which they are tried. */
export const BROWSERS = /** @type {const} */ (['chromium', 'firefox']);

const runnable = file => {
  try { accessSync(file, constants.X_OK); return true; } catch { return false; }
};

/** Where on the PATH a program is. */
export const onPath = name =>
  (process.env.PATH ?? '').split(path.delimiter).map(folder => path.join(folder, name)).find(runnable);

/** Where a browser is, or an error that says what to install. */
export function find(name) {
  const { variable, names, places, install } = KNOWN[name];
  const given = process.env[variable];
  if (given) {
    if (runnable(given)) return given;
    throw new Error(`${variable}=${given} can't be run: set it to the browser's executable`);
  }
  const found = names.map(onPath).find(Boolean) ?? places.find(runnable);
  if (!found) throw new Error(`no ${name} found: install it (${install}), or set ${variable} to its executable`);
  return found;
}

// Nothing but the pages under test may ask the network for anything.
export const QUIET_CHROMIUM = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--disable-default-apps'];
export const QUIET_FIREFOX = {
  'dom.security.trusted_types.enabled': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.update.enabled': false,
  'browser.chrome.site_icons': false,
  'datareporting.policy.dataSubmissionEnabled': false,
};

/**
 * Starts a browser.
 * @param {'chromium' | 'firefox'} name
 * @param {{ dark?: boolean, forced?: boolean, contrast?: boolean }} [look] what the reader's system asks for
 */
export async function launch(name, look = {}) {
  const executablePath = find(name);
  const shared = { executablePath, headless: true, protocolTimeout: 120_000, acceptInsecureCerts: false };
  const browser = name === 'chromium'
    ? await puppeteer.launch({ ...shared, args: QUIET_CHROMIUM })
    : await puppeteer.launch({
      ...shared,
      browser: 'firefox',
      extraPrefsFirefox: {
        ...QUIET_FIREFOX,
        'layout.css.prefers-color-scheme.content-override': look.dark ? 0 : 1,
        'ui.prefersReducedMotion': 1,
        ...(look.contrast ? { 'ui.useAccessibilityTheme': 1, 'browser.display.document_color_use': 1 } : {}),
        ...(look.forced ? { 'ui.useAccessibilityTheme': 1, 'browser.display.document_color_use': 2 } : {}),
      },
    });
  return new Driver(name, browser, look);
}

/** One browser. */
class Driver {
  constructor(name, browser, look) {
    this.name = name;
    this.browser = browser;
    this.look = look;
  }

  version() {
    return this.browser.version();
  }

  /** A fresh page. Its `heard` lists, as they come: console errors, errors nobody caught, requests, refusals of a policy. */
  async page({ width = 1100, height = 900, touch = false } = {}) {
    const page = await this.browser.newPage();
    await page.setViewport({ width, height, hasTouch: touch }).catch(error => {
      // Firefox 140 has no screen to turn; the size itself was set by a command of its own.
      if (!/unknown command.*Orientation|Orientation.*unknown command/s.test(String(error))) throw error;
    });
    if (this.name === 'chromium') {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: this.look.dark ? 'dark' : 'light' },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      if (this.look.contrast) await this.#asked(page, 'prefers-contrast', 'more');
      if (this.look.forced) await this.#asked(page, 'forced-colors', 'active');
    }
    const heard = { errors: [], requests: [] };
    page.on('console', message => {
      if (message.type() === 'error') heard.errors.push(message.text());
    });
    page.on('pageerror', error => heard.errors.push(String(error.stack ?? error)));
    page.on('request', request => heard.requests.push(request.url()));
    await page.evaluateOnNewDocument(() => {
      globalThis.refused = [];
      addEventListener('securitypolicyviolation', event => {
        globalThis.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      }, true);
    });
    page.heard = heard;
    page.driver = this;
    return page;
  }

  /** What puppeteer has no name for. */
  async #asked(page, name, value) {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name, value }] });
  }

  close() {
    return this.browser.close();
  }
}
