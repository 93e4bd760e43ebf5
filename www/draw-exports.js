// @ts-check
// What a reader can take along: a button for each form.

import { planned } from './copy.js';
import { button } from './dom.js';
import { exported } from './export.js';

/** @import { Kind } from './export.js' */
/** @import { Sentence } from './types.d.ts' */
/** @import { View } from './view.js' */

/** @param {View} view @param {() => Sentence[]} chosen */
export function drawExports(view, chosen) {
  return drawForms(view, kind => exported(kind, view, chosen()) ?? '', planned(view.digest).length > 0);
}

/** @param {Pick<View, 'copy' | 'say'>} view @param {(kind: Kind) => string} text @param {boolean} plans whether there is anything for a calendar */
export function drawForms({ copy, say }, text, plans) {
  const take = (/** @type {string} */ label, /** @type {() => void} */ act) => button({ class: 'act' }, say(label), act);
  return [
    ...(/** @type {const} */ (['markdown', 'json', 'timelinejs'])).map(kind => take(kind, () => copy(text(kind)))),
    plans && take('calendar', () => save('dates.ics', 'text/calendar', text('icalendar'))),
    take('print', () => print()),
  ].filter(made => made !== false);
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
