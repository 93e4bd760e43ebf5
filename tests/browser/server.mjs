// A static server on a free port of 127.0.0.1: the demo, the package, the test pages, and pages made by the suites.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The policies a page can be served with. `strict` is what the demo's server and the README ask for. */
export const POLICIES = {
  strict: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; " +
    "img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types nutgraf",
  // Strict, with what the demo asks for beside the box: to be installed, and to keep its files.
  demo: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; " +
    "connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types nutgraf nutgraf-demo",
  // Strict, but for a page that shows others in frames and is shown in them.
  framed: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; frame-src 'self'",
  'no worker': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'none'",
  'no types': "default-src 'none'; img-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
    "require-trusted-types-for 'script'; trusted-types 'none'",
  'no wasm': "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'",
  // A page as a reader's browser parses it, without what its scripts would do. Firefox drops a style attribute that the
  // policy forbids, so inline styles stay allowed.
  'no scripts': "default-src 'none'; style-src 'unsafe-inline'",
  none: '',
};

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
};

/** A part of a page that has no end. */
const MORE = Buffer.from('<p>Weather and tides.</p>'.repeat(10_000));

/** The address of what pages run first. */
const FIRST = '/first.js';

const WASM = /\.wasm$/;
/** What belongs to one language. */
const LISTS = /\/[a-z]{2}-\w+\.js$/;
const DEMO = path.join(ROOT, 'target/demo/');
const BUNDLED = path.join(ROOT, 'target/package/');
const FOLDERS = [
  ['/npm/', 'target/npm/'],
  // The modules that the package is made of, apart: for checks of one of them.
  ['/modules/', 'target/modules/'],
  // As they are written: for checks of one of the extension's.
  ['/www/', 'www/'],
  // What other tools made of a program that uses the package.
  ['/bundled/', 'target/package/'],
  ['/pages/', 'tests/pages/'],
  ['/suite/', 'tests/browser/'],
  ['/', 'target/demo/'],
];

/**
 * Starts it. What real servers get wrong has an address: below `/slip/mime…/` the wasm has a wrong type, below
 * `/slip/other…/` it has a byte more, below `/slip/half…/` it is only its first half, below `/slip/torn…/` the line breaks in its
 * middle, below `/slip/slow…/` it comes in small pieces, below `/slip/gone…/` it is missing and below `/slip/held…/` it doesn't come; below
 * `/slip/poor…/` what belongs to one language is missing and below `/slip/late…/` doesn't come; all until `mend` is called.
 * `/endless.html` doesn't end.
 */
export async function serve() {
  /** @type {Map<string, { html: string, policy: string, type: string }>} */
  const made = new Map();
  /** @type {Map<string, { mended: boolean, waiting: (() => void)[] }>} */
  const slips = new Map();
  /** A page that runs what was set to be first. */
  const opened = html => (site.first.length === 0 ? html : html.replace(/^<!doctype html>|^/i, `$&<script src="${FIRST}"></script>`));
  const slipOf = name => {
    if (!slips.has(name)) slips.set(name, { mended: false, waiting: [] });
    return slips.get(name);
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const headers = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
    const page = made.get(pathname);
    if (page) {
      // What may not be stored can't come back as it was left either.
      response.writeHead(200, { ...headers, 'cache-control': 'no-cache', 'content-type': page.type, ...policyHeader(page.policy) });
      response.end(page.policy === 'no scripts' || page.type !== TYPES['.html'] ? page.html : opened(page.html));
      return;
    }
    if (pathname === FIRST) {
      response.writeHead(200, { ...headers, 'content-type': TYPES['.js'] });
      response.end(site.first.map(script => `(${script})();\n`).join(''));
      return;
    }
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (pathname === '/endless.html') {
      response.writeHead(200, { ...headers, 'content-type': TYPES['.html'] });
      const more = () => { while (!response.destroyed && response.write(MORE)); };
      response.on('drain', more);
      more();
      return;
    }
    const [, name, kind, rest] = /^\/slip\/((mime|other|half|torn|slow|gone|held|poor|late)[\w-]*)(\/.*)$/.exec(pathname) ?? [, '', '', pathname];
    const meant = ['poor', 'late'].includes(kind) ? LISTS : WASM;
    const slip = meant.test(rest) && !slipOf(name).mended ? kind : '';
    if (['held', 'late'].includes(slip)) await new Promise(go => slipOf(name).waiting.push(go));
    const file = locate(rest);
    const body = file && !['gone', 'poor'].includes(slip) ? await readFile(file).catch(() => null) : null;
    if (body === null) {
      response.writeHead(404, { ...headers, 'content-type': TYPES['.txt'] });
      response.end('not here');
      return;
    }
    const type = slip === 'mime' ? TYPES['.txt'] : TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'content-type': type, ...policyHeader(policyOf(file)) });
    const half = body.subarray(0, body.length >> 1);
    if (slip === 'other') response.end(Buffer.concat([body, Buffer.of(0)]));
    else if (slip === 'half') response.end(half);
    else if (slip === 'torn') response.write(half, () => setTimeout(() => response.destroy(), 20));
    else if (slip === 'slow') await trickle(body, response);
    else response.end(type === TYPES['.html'] ? opened(String(body)) : body);
  });
  const sockets = new Set();
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise(started => server.listen(0, '127.0.0.1', started));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const site = {
    origin,
    /** What pages run before their own scripts, for a browser whose driver can't say so. @type {Function[]} */
    first: [],
    /** Serves a page of ours and says its address. @param {string} html @param {keyof typeof POLICIES} [policy] @param {string} [type] */
    page(html, policy = 'strict', type = TYPES['.html']) {
      if (!(policy in POLICIES)) throw new Error(`no policy named ${policy}`);
      const at = `/made/${made.size + 1}.html`;
      made.set(at, { html, policy, type });
      return origin + at;
    },
    /** What slipped below `/slip/NAME/` is well again. @param {string} name */
    mend(name) {
      slipOf(name).mended = true;
      for (const go of slipOf(name).waiting.splice(0)) go();
    },
    /** Goes away with every open connection, as a network does. */
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise(done => server.close(done));
    },
  };
  return site;
}

/** Sends it in so many pieces, with a pause after each. */
async function trickle(body, response, pieces = 12) {
  const size = Math.ceil(body.length / pieces);
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size));
    await new Promise(next => setTimeout(next, 20));
  }
  response.end();
}

/** A bundler's own loader makes no trusted types, and a worker's policy is its file's. @param {string} file */
const policyOf = file => (file.startsWith(DEMO) ? 'demo' : file.startsWith(BUNDLED) ? 'framed' : 'strict');

const policyHeader = name => (POLICIES[name] ? { 'content-security-policy': POLICIES[name] } : {});

function locate(pathname) {
  const [prefix, folder] = FOLDERS.find(([start]) => pathname.startsWith(start));
  const base = path.join(ROOT, folder);
  let file = path.join(base, decodeURIComponent(pathname.slice(prefix.length)));
  if (pathname.endsWith('/')) file = path.join(file, 'index.html');
  return file.startsWith(base) ? file : null;
}
