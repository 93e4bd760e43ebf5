// @ts-check
// A digest in other formats: Markdown, iCalendar. Loaded only when a reader asks for one. Words of the article stay
// words: nothing in them can become markup, or a line of its own.

import { link, planned } from './copy.js';
import { longer } from './dates.js';
import { escape } from './markdown.js';
import { calledOff, events } from './view.js';

/** @import { Digest, Entry, Sentence } from './types.d.ts' */
/** @import { View } from './view.js' */

/** RFC 5545: so many bytes a line. */
const OCTETS = 75;

/** @typedef {'markdown' | 'json' | 'calendar'} Format */

/** Hands it to the reader: to the clipboard, or as a file. @param {Format} format @param {View} view @param {Sentence[]} chosen */
export function take(format, view, chosen) {
  const { digest, url } = view;
  if (format === 'markdown') view.copy(markdown(view, chosen));
  else if (format === 'json') view.copy(JSON.stringify(digest, null, 2));
  else save('dates.ics', 'text/calendar', calendar(digest, url, new Date()));
}

/** Summary and timeline. @param {View} view @param {Sentence[]} chosen */
export function markdown({ digest, say, dates, url }, chosen) {
  const { article } = digest;
  const lines = [];
  if (article.title) lines.push(`# ${escape(article.title)}`, '');
  if (article.published) lines.push(escape(say('published', { date: dates.stamp(article.published), n: longer(article.published) })), '');
  for (const sentence of chosen) lines.push(`- ${escape(sentence.text)}${url ? ` [→](<${link(url, digest, sentence)}>)` : ''}`);
  const rows = events(digest);
  if (rows.length > 0) lines.push('', `## ${escape(say('when'))}`, '');
  for (const row of rows) {
    const [entry] = /** @type {[Entry]} */ (row);
    const status = say(`status.${calledOff(row) ? 'cancelled' : entry.status}`);
    const date = escape(dates.open(entry, 'since', 'until'));
    lines.push(`- **${date}**${status && ` (${escape(status)})`}: ${escape(entry.label || entry.text)}`);
  }
  if (url) lines.push('', `<${url}>`);
  return `${lines.join('\n')}\n`;
}

/** The planned days as events. @param {Digest} digest @param {string | undefined} url @param {Date} now */
export function calendar(digest, url, now) {
  const events = planned(digest).flatMap(entry => ['BEGIN:VEVENT', ...event(entry, url, now), 'END:VEVENT']);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Nutgraf//Nutgraf//EN', ...events, 'END:VCALENDAR'];
  return lines.map(line => `${fold(line)}\r\n`).join('');
}

/** @param {Entry} entry @param {string | undefined} url @param {Date} now */
function event(entry, url, now) {
  const first = /** @type {string} */ (entry.first);
  const days = first.replaceAll('-', '');
  const [, hour, minute] = /T([01]\d|2[0-3]):([0-5]\d)/.exec(entry.value) ?? [];
  const end = new Date(`${first}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  // A time of day has no zone in a text, so it has none here.
  const when = hour ? [`DTSTART:${days}T${hour}${minute}00`] :
    [`DTSTART;VALUE=DATE:${days}`, `DTEND;VALUE=DATE:${end.toISOString().slice(0, 10).replaceAll('-', '')}`];
  return [`UID:${days}-${hash(`${url ?? ''} ${entry.text}`)}@nutgraf`, `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`, ...when,
    `SUMMARY:${plain(entry.label || entry.text)}`, `DESCRIPTION:${plain(entry.text)}`, ...(url ? [`URL:${url}`] : [])];
}

/** RFC 5545 TEXT. @param {string} text */
function plain(text) {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n|\u2028|\u2029/g, '\\n').replace(/[\0-\x1f\x7f]/g, ' ');
}

/** Lines of 75 bytes, cut between characters. @param {string} line */
function fold(line) {
  let [folded, length] = ['', 0];
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (length + size > OCTETS) [folded, length] = [`${folded}\r\n `, 1];
    folded += character;
    length += size;
  }
  return folded;
}

/** FNV-1a: the same event keeps its name when it is taken along twice. @param {string} text */
function hash(text) {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

/** @param {string} name @param {string} type @param {string} content */
function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = Document.prototype.createElement.call(document, 'a');
  link.setAttribute('href', address);
  link.setAttribute('download', name);
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
