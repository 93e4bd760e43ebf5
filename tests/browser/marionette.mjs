// Firefox by Marionette, its own remote control: the one that may press the browser's own buttons, keys and menus, and
// look into its sidebar. As little of it as the extension's checks need.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** In milliseconds: a browser starts within it, and a script ends. */
const PATIENCE = 60_000;

/** Starts a Firefox. @param {string} executable @param {Record<string, unknown>} prefs @param {string} profile a folder */
export async function start(executable, prefs, profile) {
  const all = { ...prefs, 'marionette.port': 0, 'browser.shell.checkDefaultBrowser': false, 'browser.startup.page': 0, 'browser.aboutwelcome.enabled': false };
  writeFileSync(path.join(profile, 'user.js'), Object.entries(all).map(each => `user_pref(${each.map(part => JSON.stringify(part)).join(', ')});\n`).join(''));
  rmSync(path.join(profile, 'MarionetteActivePort'), { force: true });
  const firefox = spawn(executable, ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile], { stdio: 'ignore' });
  const file = path.join(profile, 'MarionetteActivePort');
  const late = Date.now() + PATIENCE;
  while (!existsSync(file) || readFileSync(file, 'utf8').trim() === '') {
    if (Date.now() > late) throw new Error('Firefox opened no port for Marionette');
    await new Promise(go => setTimeout(go, 50));
  }
  const link = new Marionette(Number(readFileSync(file, 'utf8')));
  const ended = new Promise(done => firefox.once('exit', done));
  await link.send('WebDriver:NewSession', { timeouts: { script: PATIENCE, pageLoad: PATIENCE, implicit: 0 } });
  return {
    send: (name, parameters) => link.send(name, parameters),
    /** Runs a function in the tab at hand. */
    page: (run, ...args) => link.run('content', run, args),
    /** Runs a function in the browser's own window. */
    chrome: (run, ...args) => link.run('chrome', run, args),
    context: value => link.send('Marionette:SetContext', { value }),
    async close() {
      await link.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      await ended;
    },
  };
}

/** Length, colon, JSON: an answer for each command, by its number. */
class Marionette {
  #waiting = new Map();
  #heard = Buffer.alloc(0);
  #next = 0;

  constructor(port) {
    this.socket = net.connect(port, '127.0.0.1');
    this.socket.on('data', data => this.#hear(data));
    this.socket.on('close', () => {
      for (const { fail } of this.#waiting.values()) fail(new Error('Firefox is gone'));
    });
    this.socket.on('error', () => {});
  }

  send(name, parameters = {}) {
    if (this.socket.closed) return Promise.reject(new Error('Firefox is gone'));
    const id = ++this.#next;
    const text = JSON.stringify([0, id, name, parameters]);
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((done, fail) => this.#waiting.set(id, { done, fail }));
  }

  async run(context, run, args) {
    await this.send('Marionette:SetContext', { value: context });
    const script = `const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);
      Promise.resolve((${run})(...given)).then(value => done({ value: value ?? null }), error => done({ error: String(error?.stack ?? error) }));`;
    const { value } = await this.send('WebDriver:ExecuteAsyncScript', { script, args, newSandbox: false, sandbox: null });
    if (value.error) throw new Error(value.error);
    return value.value;
  }

  #hear(data) {
    this.#heard = Buffer.concat([this.#heard, data]);
    for (;;) {
      const colon = this.#heard.indexOf(58);
      const length = Number(this.#heard.subarray(0, colon));
      if (colon < 0 || this.#heard.length < colon + 1 + length) return;
      const message = JSON.parse(this.#heard.subarray(colon + 1, colon + 1 + length).toString());
      this.#heard = this.#heard.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { done, fail } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) fail(new Error(`${error.error}: ${error.message}`));
      else done(result);
    }
  }
}
