// @ts-check
// The panel beside the page: follows the reader's tab, has its text digested here, where the wasm may run, and shows
// the summary or says why there is none.

import '../define.js';
import { flat } from '../engine.js';
import { quote } from '../page.js';
import { known } from '../run.js';
import { fetchWords, words } from '../words.js';
import { api } from './browser.js';
import { Notice } from './notice.js';
import { fill, phrases } from './phrases.js';
import { dress, hostOf, listen, load, save } from './settings.js';
import { Visit } from './visit.js';

/** @import { Digest } from '../types.d.ts' */
/** @import { Collected, Invitation, Message } from './types.d.ts' */

const place = /** @type {HTMLElement} */ (document.getElementById('place'));
const never = /** @type {HTMLButtonElement} */ (document.getElementById('never'));
const status = /** @type {HTMLElement} */ (document.getElementById('status'));

const { id: own = -1 } = await api.windows.getCurrent();
let settings = await load();
let { tell, locale } = await phrases(settings.language);
const notice = new Notice();

/** @type {Visit | null} */
let visit = null;
/** What is read, or was to be: to be read again. @type {Invitation | null} */
let latest = null;
/** Each reading has a number: what an older one still answers is passed over. */
let turns = 0;
/** What is shown. @type {{ digest: Digest, widget: any } | null} */
let shown = null;

/** @param {Node} drawn */
function show(drawn) {
  if (drawn !== shown?.widget) shown = null;
  if (place.firstChild !== drawn || place.childNodes.length > 1) place.replaceChildren(drawn);
}

/** @param {string} key @param {Record<string, string>} [values] @param {{ label: string, act: () => void }} [way] */
function explain(key, values, way) {
  const title = tell(`${key}Title`, values);
  show(notice.explain(title, tell(`${key}Text`, values), way));
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
  const next = new Visit(wanted.tab, wanted.frame);
  try {
    await next.open();
  } catch {
    if (turn === turns) await refuse(invited || url !== undefined);
    return;
  }
  if (turn !== turns) {
    next.close();
    return;
  }
  visit = next;
  next.changed = () => void renew(turn, wanted);
  next.gone = () => {
    if (turn === turns) void wait();
  };
  offer(host);
  await renew(turn, wanted);
}

/** Why a page isn't read: nobody may, or nobody asked. @param {boolean} closed */
async function refuse(closed) {
  if (closed) return explain('closed');
  const commands = await api.commands.getAll();
  const key = commands.find(({ name }) => name === '_execute_action')?.shortcut || tell('noKey');
  return explain('invite', { key });
}

/** Digests what the page says now. @param {number} turn @param {Invitation | null} wanted @param {boolean} [force] */
async function renew(turn, wanted, force = false) {
  const selection = wanted?.selection ?? false;
  /** @type {Collected | undefined} */
  let said;
  try {
    said = await visit?.collect(selection);
    if (!said || turn !== turns) return;
    // The rest are readers of the browser's own: for PDF, pictures, data.
    if (!/^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/.test(said.type)) return explain('file');
    const digest = await flat(said.text, said.ops, { sentences: settings.length, force: force || selection });
    if (turn === turns) draw(digest, said.url);
  } catch (error) {
    if (turn !== turns) return;
    if (selection && /** @type {{ code?: string }} */ (error).code === 'Empty') return explain('nothing');
    show(notice.fail(known(error), forced => void renew(turn, wanted, forced)));
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
  shown = { digest, widget };
  show(widget);
}

place.addEventListener('nutgraf:select', event => {
  event.preventDefault();
  const { start, end } = /** @type {CustomEvent<{ start: number, end: number }>} */ (event).detail;
  const body = shown?.digest.article.body ?? '';
  void visit?.show(quote(body, start, end)).then(found => {
    status.textContent = notice.say(found ? 'marked' : 'notFound');
  }, () => {});
});

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
api.tabs.onUpdated.addListener((tab, { status: now }) => {
  if (tab !== latest?.tab || now !== 'complete') return;
  // A page that only changed its address is still there, and says itself when it has changed.
  if (!visit?.alive) void read({ tab, frame: 0, selection: false });
});
api.runtime.onMessage.addListener((/** @type {Message} */ message, _, answer) => {
  if (message.kind !== 'invited' || message.window !== own) return;
  answer(true);
  const { tab, frame, selection } = message.invitation;
  // What is read already is looked at again without a flicker.
  const again = visit?.alive && latest?.tab === tab && latest.frame === frame && !latest.selection && !selection;
  void (again ? renew(turns, latest) : read(message.invitation, true));
});
listen(async () => {
  settings = await load();
  await begin();
  if (latest) await read(latest);
});
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
