// WebKitGTK, the nearest to Safari that a Linux machine runs: driven over plain WebDriver, by pages that answer as
// puppeteer's do as far as the suites need it.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { find, onPath } from './browsers.mjs';

/** On a busy machine its first start takes long. */
const PATIENCE = 60_000;
/** How WebDriver writes a reference to an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** Keys that have a name, as WebDriver writes them. */
const KEYS = { Tab: '\uE004', Enter: '\uE007', Home: '\uE011', ArrowLeft: '\uE012', ArrowRight: '\uE014', Escape: '\uE00C' };

/** What of it is missing, in words; nothing where it can be started. */
export function missing() {
  try {
    find('webkit');
  } catch (error) {
    return error.message;
  }
  return process.env.DISPLAY || onPath('xvfb-run') ? '' : 'no display and no xvfb-run found: install it (apt-get install xvfb xauth)';
}

/**
 * Starts it.
 * @param {Awaited<ReturnType<import('./server.mjs').serve>>} site where scripts that a page shall run first are handed over
 */
export async function launchWebKit(site) {
  const port = await freePort();
  const driver = find('webkit');
  const [program, ...words] = process.env.DISPLAY ? [driver] : ['xvfb-run', '-a', '-s', '-screen 0 1280x1024x24', driver];
  const settings = mkdtempSync(path.join(os.tmpdir(), 'nutgraf-webkit-'));
  // A reader who asks for calm, so that places come into view at once.
  mkdirSync(path.join(settings, 'gtk-3.0'));
  writeFileSync(path.join(settings, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  const child = spawn(program, [...words, `--port=${port}`], {
    stdio: 'ignore',
    // A group of its own: display, driver and browser end together.
    detached: true,
    env: { ...process.env, XDG_CONFIG_HOME: settings, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const stop = () => {
    try { process.kill(-child.pid); } catch { /* It has ended by itself. */ }
    rmSync(settings, { recursive: true, force: true });
  };
  process.on('exit', stop);
  try {
    await answering(port, child);
    const { sessionId, capabilities } = await call(port, 'POST', '/session', { capabilities: { alwaysMatch: {} } });
    const send = (method, path, body) => call(port, method, `/session/${sessionId}${path}`, body);
    await send('POST', '/timeouts', { script: PATIENCE, pageLoad: PATIENCE });
    return new WebKit(site, send, stop, capabilities.browserVersion);
  } catch (error) {
    stop();
    throw error;
  }
}

/** The browser: one window, so one page at a time. */
class WebKit {
  name = 'webkit';

  constructor(site, send, stop, version) {
    Object.assign(this, { site, send, stop, number: version });
  }

  version() {
    return `WebKitGTK/${this.number}`;
  }

  async page({ width = 1100, height = 900 } = {}) {
    await this.send('POST', '/window/rect', { width, height });
    this.site.first = [hear];
    return new Page(this);
  }

  async close() {
    await this.send('DELETE', '').catch(() => {});
    this.stop();
  }
}

class Page {
  heard = { errors: [], requests: [] };

  constructor(driver) {
    this.driver = driver;
    this.keyboard = { press: key => this.#act('key', [{ type: 'keyDown', value: KEYS[key] ?? key }, { type: 'keyUp', value: KEYS[key] ?? key }]) };
  }

  /** What the pages of the suites' server shall run before their own scripts. */
  evaluateOnNewDocument(script) {
    this.driver.site.first.push(script);
  }

  async goto(url) {
    await this.driver.send('POST', '/url', { url });
  }

  /** Runs a function with plain values or elements, or an expression, and waits for what it promises. */
  async evaluate(script, ...given) {
    const source = typeof script === 'string' ? `() => (${script})` : String(script);
    const [value, error] = await this.driver.send('POST', '/execute/async', {
      script: `const done = arguments[arguments.length - 1];
        (async () => (${source})(...[...arguments].slice(0, -1)))().then(value => done([value ?? null, null]), error => done([null, error + '\\n' + error?.stack]));`,
      args: given.map(each => (each instanceof Handle ? each.reference : each)),
    });
    if (error !== null) throw new Error(error);
    return value;
  }

  async evaluateHandle(script, ...given) {
    const reference = await this.evaluate(script, ...given);
    return new Handle(this, reference?.[ELEMENT] ? reference : null);
  }

  async $(selector) {
    return (await this.evaluateHandle(selector => document.querySelector(selector), selector)).asElement();
  }

  #act(type, actions) {
    return this.driver.send('POST', '/actions', { actions: [{ type, id: type, actions }] });
  }

  /** Presses the mouse where the element stands. */
  async clickAt(element) {
    const { x, y } = await this.evaluate(element => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getClientRects()[0];
      return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
    }, element);
    await this.driver.send('POST', '/actions', { actions: [{
      type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
      actions: [{ type: 'pointerMove', duration: 0, x, y }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
    }] });
  }

  async close() {
    this.driver.site.first = [];
    await this.goto('about:blank');
  }
}

/** An element of the page. */
class Handle {
  constructor(page, reference) {
    Object.assign(this, { page, reference });
  }

  asElement() {
    return this.reference && this;
  }

  evaluate(script, ...given) {
    return this.page.evaluate(script, this, ...given);
  }

  click() {
    return this.page.clickAt(this);
  }

  focus() {
    return this.evaluate(element => { element.focus(); });
  }
}

/** In the page, before its own scripts: WebDriver tells neither of errors nor of a policy's refusals. */
function hear() {
  globalThis.refused = [];
  const tell = what => { globalThis.refused[globalThis.refused.length] = what; };
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => tell(`${violatedDirective} ${blockedURI} ${sample}`), true);
  addEventListener('error', ({ message, target }) => tell(message ?? `${target?.localName} can't be loaded`), true);
  addEventListener('unhandledrejection', ({ reason }) => tell(String(reason?.stack ?? reason)));
}

async function call(port, method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`WebKit: ${value.error}: ${value.message}`);
  return value;
}

/** Waits until the driver says that it is ready. */
async function answering(port, child) {
  const ended = new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', code => reject(new Error(`WebKit's driver ended (${code})`)));
  });
  const until = Date.now() + PATIENCE;
  const ready = async () => {
    for (;;) {
      const status = await call(port, 'GET', '/status').catch(() => null);
      if (status?.ready) return;
      if (Date.now() > until) throw new Error(`WebKit's driver gave no answer in ${PATIENCE / 1000} s`);
      await new Promise(again => setTimeout(again, 50));
    }
  };
  ended.catch(() => {});
  await Promise.race([ready(), ended]);
}

function freePort() {
  return new Promise((done, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
