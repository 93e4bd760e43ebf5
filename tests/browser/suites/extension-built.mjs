// What is held of the extension without a browser: what it asks for, what is in it, its words.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EXTENSION, json, words } from '../panel.mjs';
import { ROOT } from '../server.mjs';

const { unzipSync } = createRequire(import.meta.url)('fflate');
const BUILT = path.join(ROOT, 'target/extension');
const STRINGS = path.join(EXTENSION, 'strings');
const EN = words('en');
/** What a reader downloads, in bytes. */
const LARGEST = 477_000;

/** The names of all that a built extension may load, from its manifest on: what pages, scripts and styles name. */
function reachable(entries) {
  const text = name => Buffer.from(entries[name] ?? '').toString();
  const found = new Set(['manifest.json', 'LICENSE-APACHE', 'LICENSE-MIT', 'THIRD-PARTY.md', ...Object.keys(entries).filter(name => name.startsWith('_locales/'))]);
  for (const name of found) {
    if (!/\.(?:json|html|js|css)$/.test(name) || name.startsWith('_locales/')) continue;
    for (const [, named] of text(name).matchAll(/["'`(]([\w./-]+\.(?:js|html|css|png|wasm|svg))["'`)]/g)) {
      const from = name === 'manifest.json' || named.startsWith('/') ? '' : path.posix.dirname(name);
      const to = [path.posix.join(from, named), path.posix.join('', named)].map(each => each.replace(/^\//, '')).find(each => each in entries);
      if (to) found.add(to);
    }
  }
  return [...found].toSorted();
}

/** The keys that sources say, each of which has to be written out where it is said. */
function said(code) {
  const found = new Set();
  const calls = [
    [/\btell\(/g, /\btell\('(\w+)'/g, key => [key]],
    [/\bexplain\(/g, /\bexplain\((?:\w+ \? '(\w+)' : )?'(\w+)'/g, (...keys) => keys.filter(Boolean).flatMap(key => [`${key}Title`, `${key}Text`])],
    [/data-say=/g, /data-say="(\w+)"/g, key => [key]],
    [/\bgetMessage\(/g, /\bgetMessage\('(\w+)'\)/g, key => [key]],
    [/__MSG_/g, /__MSG_(\w+?)__/g, key => [key]],
  ];
  for (const [every, known, keys] of calls) {
    const read = [...code.matchAll(known)];
    assert.equal(read.length, [...code.matchAll(every)].length, `one of ${every} says a key that can't be read off it`);
    for (const [, ...named] of read) for (const key of keys(...named)) found.add(key);
  }
  return [...found].toSorted();
}

/** Without what declares the ways of saying: they take any key. */
const undeclared = code => code.replace(/^function explain\(.*?^}/ms, '').replace(/tell\(\/\*\* @type \{Key\} \*\/ \(at\.getAttribute\('data-say'\)\)\)/, '');

function files(folder) {
  return readdirSync(folder, { recursive: true }).filter(name => statSync(path.join(folder, name)).isFile());
}

/** What is held without a browser. */
export default async function ({ report }) {
  for (const name of ['chromium', 'firefox']) {
    const folder = path.join(BUILT, name);
    const manifest = json(folder, 'manifest.json');
    await report.check(`extension ${name}: asks for the least, and its pages may load nothing from elsewhere`, () => {
      const panel = name === 'chromium' ? ['sidePanel'] : [];
      assert.deepEqual(manifest.permissions.toSorted(), ['activeTab', 'contextMenus', 'scripting', 'storage', ...panel].toSorted());
      for (const key of ['host_permissions', 'optional_permissions', 'optional_host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']) {
        assert.equal(manifest[key], undefined, key);
      }
      assert.match(manifest.content_security_policy.extension_pages, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self';/);
      const code = files(folder).filter(file => /\.(?:js|html|css)$/.test(file)).map(file => readFileSync(path.join(folder, file), 'utf8')).join('\n');
      assert.doesNotMatch(code, /\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write/);
      assert.doesNotMatch(code, /(?:src|href)="(?:https?:)?\/\//);
      for (const named of JSON.stringify(manifest).matchAll(/"((?:extension|icons)\/[^"]+)"/g)) statSync(path.join(folder, named[1]));
    });
  }
  await report.check('extension: a page that changes while it is read is read once more after it, never twice at once', async () => {
    const { oneAtATime } = await import('../../../www/extension/one.js');
    const [said, ends] = [[], []];
    const run = oneAtATime(async () => {
      said.push('begins');
      await new Promise(end => ends.push(end));
      said.push('ends');
    });
    const first = run();
    await Promise.all([run(), run()]);
    assert.deepEqual(said, ['begins']);
    while (ends.length > 0) {
      ends.shift()();
      await new Promise(setImmediate);
    }
    await first;
    assert.deepEqual(said, ['begins', 'ends', 'begins', 'ends']);
    let failed = false;
    const fails = oneAtATime(async () => {
      if (failed) return said.push('works');
      failed = true;
      throw new Error('once');
    });
    await assert.rejects(fails(), /once/);
    await fails();
    assert.equal(said.at(-1), 'works');
  });
  await report.check('extension: addons-linter finds no error', () => {
    const linter = path.join(ROOT, 'tests/browser/node_modules/addons-linter/bin/addons-linter');
    const said = execFileSync(process.execPath, [linter, '--output', 'json', path.join(BUILT, 'nutgraf-firefox.zip')], { encoding: 'utf8' });
    const { errors, warnings, notices } = JSON.parse(said);
    assert.deepEqual([errors, notices], [[], []]);
    // Firefox for Android has no sidebar, so nothing is said of it.
    assert.deepEqual(warnings.map(({ code }) => code), ['KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION']);
  });
  await report.check('extension: its words are there in every language of the box', () => {
    const languages = readdirSync(path.join(ROOT, 'www/strings')).filter(name => /^\w\w\.json$/.test(name)).toSorted();
    assert.deepEqual(readdirSync(STRINGS).toSorted(), languages);
    const holes = text => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
    for (const language of languages) {
      const own = json(STRINGS, language);
      assert.deepEqual(Object.keys(own), Object.keys(EN), language);
      for (const [key, text] of Object.entries(own)) {
        assert.ok(text.trim() === text && text !== '' && !text.includes('$'), `${language}: ${key}`);
        assert.deepEqual(holes(text), holes(EN[key]), `${language}: ${key}`);
        if (language !== 'en.json' && key !== 'name' && key !== 'options') assert.notEqual(text, EN[key], `${language}: ${key}`);
      }
      assert.ok(own.name.length <= 45 && own.description.length <= 132, `${language}: a store takes 45 and 132 characters`);
    }
    const code = readdirSync(EXTENSION).filter(name => /\.(?:js|html|json)$/.test(name)).map(name => readFileSync(path.join(EXTENSION, name), 'utf8'));
    const made = readFileSync(path.join(ROOT, 'xtask/src/extension.rs'), 'utf8');
    assert.deepEqual(said(undeclared([...code, made].join('\n'))), Object.keys(EN).toSorted(), 'said, and written down');
  });
  for (const name of ['chromium', 'firefox']) {
    await report.check(`extension ${name}: holds what it needs and nothing else, in few bytes`, () => {
      const zip = readFileSync(path.join(BUILT, `nutgraf-${name}.zip`));
      const entries = unzipSync(zip);
      assert.deepEqual(Object.keys(entries).toSorted(), reachable(entries));
      assert.deepEqual(Object.keys(entries).toSorted(), files(path.join(BUILT, name)).toSorted(), 'the zip is the folder');
      assert.ok(zip.length <= LARGEST, `${zip.length} bytes`);
    });
  }
}
