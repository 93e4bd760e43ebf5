// @ts-check
// A digest in other formats: Markdown, TimelineJS, iCalendar. Words of the article stay words: nothing in them can
// become markup, or a line of its own.

import { link, planned } from './copy.js';
import { longer } from './dates.js';
import { escape, target } from './markdown.js';
import { events, statusOf } from './view.js';

/** @import { Dates } from './dates.js' */
/** @import { Digest, Entry, Sentence } from './types.d.ts' */
/** @import { Dating, View } from './view.js' */

/** RFC 5545: so many bytes a line. */
const OCTETS = 75;
const encoder = new TextEncoder();

/** @typedef {'markdown' | 'json' | 'timelinejs' | 'icalendar'} Kind */

/** @type {Record<Kind, (view: View, chosen: Sentence[]) => string>} */
const FORMS = {
  markdown,
  json: ({ digest }) => JSON.stringify(digest, null, 2),
  timelinejs: view => JSON.stringify(timelineJs(view), null, 2),
  icalendar: ({ digest, url }) => calendar(planned(digest).map(entry => ({ ...entry, url }))),
};

/** Nothing for a kind that there is none of. @param {Kind} kind @param {View} view @param {Sentence[]} chosen */
export function exported(kind, view, chosen) {
  return Object.keys(FORMS).includes(kind) ? FORMS[kind](view, chosen) : undefined;
}

/** Summary and timeline. @param {View} view @param {Sentence[]} chosen */
function markdown({ digest, say, dates, url }, chosen) {
  const { article } = digest;
  const lines = [];
  if (article.title) lines.push(`# ${escape(article.title)}`, '');
  if (article.published) lines.push(escape(say('published', { date: dates.stamp(article.published), n: longer(article.published) })), '');
  for (const sentence of chosen) lines.push(`- ${escape(sentence.text)}${url ? ` [→](${target(link(url, digest, sentence))})` : ''}`);
  const rows = events(digest);
  if (rows.length > 0) lines.push('', `## ${escape(say('when'))}`, '');
  for (const row of rows) {
    const [entry] = /** @type {[Entry]} */ (row);
    const status = say(`status.${statusOf(row)}`);
    const date = escape(dates.open(entry, 'since', 'until'));
    lines.push(`- **${date}**${status && ` (${escape(status)})`}: ${escape(entry.label || entry.text)}`);
  }
  if (url) lines.push('', `<${url}>`);
  return `${lines.join('\n')}\n`;
}

/** What TimelineJS draws; it takes texts for HTML. @param {View} view */
function timelineJs({ digest, dates, say, url }) {
  const slides = events(digest).flatMap(row => {
    const paragraphs = row.map(({ sentence, text }) => paragraph(text, url && linked(url, digest, sentence)));
    return slide(/** @type {Entry} */ (row[0]), paragraphs, dates, say(`status.${statusOf(row)}`));
  });
  return slideshow(digest.article.title, slides);
}

/** @param {string} title @param {object[]} events */
export function slideshow(title, events) {
  return { ...(title && { title: { text: { headline: markup(title) } } }), events };
}

/** One event, where it has a day. @param {Dating & { label: string, text: string }} entry @param {string[]} paragraphs @param {Dates} dates @param {string} group */
export function slide(entry, paragraphs, dates, group) {
  // What is open at one end begins or ends there, as precisely as that is known.
  const exact = /^(?:\.\.\/)?(\d{4}(?:-\d\d){0,2})(?=$|T|\/\.\.)/.exec(entry.value)?.[1];
  const from = exact ?? entry.first ?? entry.last;
  if (!from) return [];
  const to = exact ? null : entry.first && entry.last;
  return [{
    start_date: dayOf(from), ...(to ? { end_date: dayOf(to) } : {}), display_date: markup(dates.open(entry, 'since', 'until')),
    text: { headline: markup(entry.label || entry.text), text: paragraphs.join('') },
    ...(group && { group: markup(group) }),
  }];
}

/** @param {string} text @param {string | undefined} address of where it stands @param {string} [name] of it */
export function paragraph(text, address, name = '→') {
  const source = address ? ` <a href="${markup(address)}">${markup(name)}</a>` : '';
  return `<p>${markup(text)}${source}</p>`;
}

/** @param {string} url @param {Digest} digest @param {number} sentence */
function linked(url, digest, sentence) {
  return link(url, digest, /** @type {Sentence} */ (digest.sentences[sentence]));
}

/** @param {string} date */
function dayOf(date) {
  const [year, month, day] = date.split('-').map(Number);
  return { year, ...(month && { month }), ...(day && { day }) };
}

/** As HTML shows it. @param {string} text */
function markup(text) {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

/** @typedef {{ first: string | null, value: string, text: string, label: string, url: string | undefined }} Plan a day's, and where that is told */

/** The planned days as events. @param {Plan[]} plans */
export function calendar(plans) {
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const events = plans.flatMap(plan => ['BEGIN:VEVENT', ...event(plan, now), 'END:VEVENT']);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Nutgraf//Nutgraf//EN', ...events, 'END:VCALENDAR'];
  return lines.map(line => `${fold(line)}\r\n`).join('');
}

/** @param {Plan} entry @param {string} now */
function event({ url, ...entry }, now) {
  const first = /** @type {string} */ (entry.first);
  const days = first.replaceAll('-', '');
  const [, hour, minute] = /T([01]\d|2[0-3]):([0-5]\d)/.exec(entry.value) ?? [];
  const end = new Date(`${first}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  // A time of day has no zone in a text, so it has none here.
  const when = hour ? [`DTSTART:${days}T${hour}${minute}00`] :
    [`DTSTART;VALUE=DATE:${days}`, `DTEND;VALUE=DATE:${end.toISOString().slice(0, 10).replaceAll('-', '')}`];
  return [`UID:${days}-${hash(`${url ?? ''} ${entry.text} ${entry.label}`)}@nutgraf`, `DTSTAMP:${now}`, ...when,
    `SUMMARY:${plain(entry.label || entry.text)}`, `DESCRIPTION:${plain(entry.text)}`, ...(url ? [`URL:${url}`] : [])];
}

/** RFC 5545 TEXT. @param {string} text */
function plain(text) {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n|\u2028|\u2029/g, '\\n').replace(/[\0-\x1f\x7f]/g, ' ');
}

/** Lines of 75 bytes, cut between characters. @param {string} line */
function fold(line) {
  let [folded, from, length] = ['', 0, 0];
  for (let at = 0; at < line.length; at++) {
    const code = /** @type {number} */ (line.codePointAt(at));
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (length + size > OCTETS) [folded, from, length] = [`${folded}${line.slice(from, at)}\r\n `, at, 1];
    length += size;
    // Such a character is two units of a string.
    if (size === 4) at++;
  }
  return folded + line.slice(from);
}

/** FNV-1a: the same event keeps its name when it is taken along twice. @param {string} text */
function hash(text) {
  let sum = 0x811c9dc5;
  for (const byte of encoder.encode(text)) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}
