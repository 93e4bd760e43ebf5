// @ts-check
// The panel beside the page: follows the reader's tab, has its text digested here, where the wasm may run, and shows
// the summary or says why there is none.

import '../define.js';
import { quote } from '../page.js';
import { known } from '../outcome.js';
import { fetchWords, words } from '../words.js';
import { api, ours } from './browser.js';
import { Notice } from './notice.js';
import { oneAtATime } from './one.js';
import { fill, phrases } from './phrases.js';
import { NoPage, seek } from './seek.js';
import { dress, hostOf, listen, load, save } from './settings.js';
import { NoAnswer, Visit } from './visit.js';

/** @import { Digest } from '../types.d.ts' */
/** @import { Invitation, Message, Told } from './types.d.ts' */

const place = /** @type {HTMLElement} */ (document.getElementById('place'));
const kept = /** @type {HTMLElement} */ (document.getElementById('kept'));
const never = /** @type {HTMLButtonElement} */ (document.getElementById('never'));
const status = /** @type {HTMLElement} */ (document.getElementById('status'));

const { id: own = -1 } = await api.windows.getCurrent();
let settings = await load();
let { tell, locale } = await phrases(settings.language);
const notice = new Notice();
/** What came of the reader's last act on a story, to be seen. */
const said = document.createElement('p');

/** @type {Visit | null} */
let visit = null;
/** What is read, or was to be: to be read again. @type {Invitation | null} */
let latest = null;
/** Whether the reader asked for what the tab shows now: also before it was all there. */
let wished = false;
/** Each reading has a number: what an older one still answers is passed over. */
let turns = 0;
/** Between the tries to enter a page, in milliseconds. */
const PAUSES = [50, 250, 1000];
/** Digests what the page says now: what is read, as it was asked for. */
let renew = async () => {};
/** What is shown. @type {{ digest: Digest, url: string, widget: any } | null} */
let shown = null;

/** @param {Node} drawn */
function show(drawn) {
  if (drawn !== shown?.widget) shown = null;
  if (place.firstChild !== drawn || place.childNodes.length > 1) place.replaceChildren(drawn);
}

/** @param {Told} key @param {Record<string, string>} [values] @param {{ label: string, act: () => void }} [way] */
function explain(key, values, way) {
  const title = tell(`${key}Title`, values);
  show(notice.put(title, tell(`${key}Text`, values), way));
  status.textContent = title;
}

async function wait() {
  const voice = words(locale) ?? await fetchWords(locale);
  notice.speak(voice.say, locale);
  show(notice.wait());
}

/**
 * Reads a tab. `invited`: the reader asked for it just now, so that the browser lets us in wherever it lets anyone in.
 * @param {Invitation} wanted @param {boolean} [invited]
 */
async function read(wanted, invited = false) {
  const turn = ++turns;
  latest = wanted;
  wished = invited;
  visit?.close();
  visit = null;
  offer('');
  await wait();
  // Known only where access was given.
  const { url } = await api.tabs.get(wanted.tab).catch(() => ({ url: undefined }));
  if (turn !== turns) return;
  const host = hostOf(url);
  if (settings.never.includes(host)) {
    explain('off', { host }, { label: tell('allow'), act: () => void save({ never: settings.never.filter(other => other !== host) }) });
    return;
  }
  // Asked for, and its address still not told: nobody may. Of a page's source Chromium would leave the script unanswered.
  if (url?.startsWith('view-source:') || (invited && url === undefined)) return refuse(wanted, true);
  const next = new Visit(wanted.tab, wanted.frame);
  try {
    await patiently(() => next.open(), invited && url !== undefined);
  } catch {
    if (turn === turns) await refuse(wanted, url !== undefined);
    return;
  }
  if (turn !== turns) {
    next.close();
    return;
  }
  const how = { force: wanted.selection };
  renew = oneAtATime(() => digest(turn, wanted, how));
  attend(next, turn, wanted);
  offer(host);
  await renew();
}

/**
 * Right after the reader asked, Chromium may tell a page's address a moment before it lets a script in.
 * @param {() => Promise<void>} open @param {boolean} told
 */
async function patiently(open, told) {
  for (const pause of told ? PAUSES : []) {
    try {
      return await open();
    } catch (error) {
      if (error instanceof NoAnswer) throw error;
      await new Promise(go => setTimeout(go, pause));
    }
  }
  return open();
}

/** @param {Visit} to @param {number} turn @param {Invitation} wanted */
function attend(to, turn, wanted) {
  if (to !== visit) visit?.close();
  visit = to;
  to.changed = () => void renew();
  to.pressed = back;
  to.gone = () => {
    if (turn !== turns) return;
    void wait();
    void reload(wanted.tab);
  };
}

/** A page that is gone makes way for another one: in the tab, or in the frame of a page that is still there. @param {number} tab */
async function reload(tab) {
  const turn = turns;
  const now = await api.tabs.get(tab).catch(() => undefined);
  if (turn === turns && now?.status === 'complete') await read({ tab, frame: 0, selection: false });
}

/** Why a page isn't read: nobody may, or nobody asked. @param {Invitation} wanted @param {boolean} closed */
async function refuse({ frame }, closed) {
  // The browser lets nobody into a frame of another site for having been let into the page around it.
  if (closed) return explain(frame ? 'frame' : 'closed');
  const commands = await api.commands.getAll();
  const key = commands.find(({ name }) => name === '_execute_action')?.shortcut || tell('noKey');
  return explain('invite', { key });
}

/** @param {number} turn @param {Invitation} wanted @param {{ force: boolean }} how */
async function digest(turn, wanted, how) {
  const selection = wanted.selection;
  const from = visit;
  if (!from || turn !== turns) return;
  try {
    const found = await seek(from, selection ? 'selection' : 'page', { sentences: settings.length, force: how.force });
    if (turn !== turns) return found.visit.close();
    if (found.visit !== from) attend(found.visit, turn, wanted);
    draw(found.digest, found.url);
  } catch (error) {
    if (turn !== turns) return;
    if (error instanceof NoPage) return explain('file');
    if (selection && /** @type {{ code?: string }} */ (error).code === 'Empty') return explain('nothing');
    show(notice.fail(known(error), forced => {
      // What was wanted once stays wanted when the page changes.
      how.force ||= forced;
      void renew();
    }));
    status.textContent = notice.title;
  }
}

/** @param {Digest} digest @param {string} url */
function draw(digest, url) {
  // A page that changed beside its article is nothing new.
  if (shown && JSON.stringify(shown.digest) === JSON.stringify(digest)) return;
  const widget = shown?.widget ?? document.createElement('nut-graf');
  widget.lang = locale;
  widget.sentences = settings.length;
  widget.url = url;
  widget.precomputed = digest;
  shown = { digest, url, widget };
  show(widget);
}

place.addEventListener('nutgraf:select', event => {
  event.preventDefault();
  point(/** @type {CustomEvent<{ start: number, end: number }>} */ (event).detail);
});

// The headline leads to the article, which stands beside; a new tab only where the reader asks for one.
place.addEventListener('click', event => {
  const headline = event.composedPath().some(each => each instanceof Element && each.matches('[part~="headline"] a'));
  const first = shown?.digest.sentences[0];
  if (!headline || !first || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  point(first);
});

/** Marks a place of the body in the page. @param {{ start: number, end: number }} at */
function point({ start, end }) {
  const body = shown?.digest.article.body ?? '';
  void visit?.show(quote(body, start, end)).then(found => {
    status.textContent = notice.say(found ? 'marked' : 'notFound');
  }, () => {});
}

/** To what led to the words that are marked. */
function back() {
  const from = [.../** @type {Element} */ (shown?.widget)?.shadowRoot?.querySelectorAll('[aria-current]') ?? []]
    .find(each => each.getClientRects().length > 0);
  from?.scrollIntoView({ block: 'center' });
  /** @type {HTMLElement | undefined} */ (from)?.focus({ preventScroll: true });
}

/** The way to have a site never read. @param {string} host */
function offer(host) {
  never.hidden = host === '';
  never.textContent = tell('never', { host });
  never.onclick = () => void save({ never: [...settings.never, host] });
}

async function follow() {
  const [tab] = await api.tabs.query({ active: true, windowId: own });
  if (tab?.id !== undefined) await read({ tab: tab.id, frame: 0, selection: false });
}

api.tabs.onActivated.addListener(({ tabId, windowId }) => {
  if (windowId === own && latest?.tab !== tabId) void read({ tab: tabId, frame: 0, selection: false });
});
api.tabs.onUpdated.addListener((tab, { status: now }) => void moved(tab, now));

/** A page that only changed its address is still there, and says itself when it has changed. @param {number} tab @param {string | undefined} now */
async function moved(tab, now) {
  if (tab !== latest?.tab || !now) return;
  if (now === 'loading') wished = false;
  const turn = turns;
  if (await visit?.holds() || turn !== turns) return;
  if (now === 'complete') await read({ tab, frame: 0, selection: false }, wished);
  else await wait();
}

api.runtime.onMessage.addListener((/** @type {Message} */ message, sender, answer) => {
  if (message.kind !== 'invited' || message.window !== own || !ours(sender)) return;
  answer(true);
  void accept(message.invitation);
});

/** What is read already is looked at again without a flicker. @param {Invitation} asked */
async function accept(asked) {
  const before = latest;
  const turn = turns;
  const again = before?.tab === asked.tab && before.frame === asked.frame && !before.selection && !asked.selection;
  if (again && await visit?.holds() && turn === turns) await renew();
  else await read(asked, true);
}

listen(async () => {
  settings = await load();
  await begin();
  if (latest) await read(latest, wished);
});
/** The reader's stories in the place of the page; or the page again. */
async function turn() {
  const opens = kept.hidden;
  if (opens) {
    const { Stories } = await import('./stories.js');
    kept.replaceChildren(await new Stories(tell, locale, { page: () => shown, say: text => { status.textContent = text; said.textContent = text; }, close: () => void turn() }).show(), said);
    said.textContent = '';
  }
  [kept.hidden, place.hidden] = [!opens, opens];
  (opens ? kept.querySelector('button') : document.getElementById('stories'))?.focus();
}
document.getElementById('stories')?.addEventListener('click', () => void turn());
document.getElementById('options')?.addEventListener('click', () => void api.runtime.openOptionsPage());

async function begin() {
  dress(settings);
  ({ tell, locale } = await phrases(settings.language));
  fill(tell);
}

await begin();
const invitation = await api.runtime.sendMessage({ kind: 'hello', window: own }).catch(() => null);
if (invitation) await read(invitation, true);
else await follow();
