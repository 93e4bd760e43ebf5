// @ts-check
// The demo's service worker: keeps every file of one build together, and answers from them whether there is a network
// or not. A newer build is fetched whole and takes over once no page shows the older one.

/** Set by `cargo xtask build`: what the files are together, and their names. @type {[string, string[]]} */
const [BUILD, FILES] = ['', []];
const OWN = 'nutgraf-demo-';
const NAME = OWN + BUILD;

const worker = /** @type {any} */ (self);
const scope = /** @type {string} */ (worker.registration.scope);
const known = new Set(FILES.map(name => scope + name));

worker.addEventListener('install', (/** @type {any} */ event) => {
  // Past the browser's own cache, which may hold files of the older build.
  event.waitUntil(caches.open(NAME).then(kept => kept.addAll([...known].map(url => new Request(url, { cache: 'reload' })))));
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  const old = caches.keys().then(names => Promise.all(names
    .filter(name => name.startsWith(OWN) && name !== NAME).map(name => caches.delete(name))));
  event.waitUntil(old.then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const url = new URL(event.request.url);
  const file = url.origin + url.pathname + (url.pathname.endsWith('/') ? 'index.html' : '');
  if (event.request.method !== 'GET' || !known.has(file)) return;
  event.respondWith(caches.open(NAME).then(kept => kept.match(file)).then(found => found ?? fetch(event.request)));
});
