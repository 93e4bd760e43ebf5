// @ts-check
// Dates as words, in the reader's language and exactly as precise as they are known. Civil days have no zone: all
// formatting happens in UTC and in the Gregorian calendar that the values are written in.

/** @import { Say } from './words.js' */

/**
 * @typedef {object} Dated
 * @property {string} value TIMEX3-like: `2020-11-03`, `2020-10`, `2020-Q3`, `199`, `A/B`, `A/..`, `../B`
 * @property {string | null} [first] first civil day
 * @property {string | null} [last] last civil day
 */

const DAY = /^(\d{4})-(\d\d)-(\d\d)/;
const HOUR = /T(\d\d)(?::?(\d\d))?/;
/** @type {[RegExp, Intl.DateTimeFormatOptions][]} */
const GRAINS = [
  [DAY, { day: 'numeric', month: 'long', year: 'numeric' }],
  [/^(\d{4})-(\d\d)$/, { month: 'long', year: 'numeric' }],
  [/^(\d{4})$/, { year: 'numeric' }],
];

/** Writes dates for one reader. */
export class Dates {
  /** Dear to make: one a form. @type {{ [form: string]: Intl.DateTimeFormat }} */
  #forms = {};

  /** @param {string} locale a tag @param {Say} say words of that language */
  constructor(locale, say) {
    this.locale = locale;
    this.say = say;
  }

  /** A dated value in words. @param {Dated} dated @param {boolean} [weekday] name it where the day is known */
  text(dated, weekday = false) {
    const { value } = dated;
    const slash = value.indexOf('/');
    if (slash < 0) return this.#point(value, weekday) ?? this.#days(dated) ?? value;
    const [from, to] = [value.slice(0, slash), value.slice(slash + 1)];
    return this.#range(from, to) ?? this.#days(dated) ?? value;
  }

  /** From when on, or until when, where one end is open; otherwise as `text`. @param {Dated} dated
   * @param {'after' | 'since' | 'from'} start how an open end begins @param {'before' | 'until'} end
   * @param {string | null} [part] what of it is meant: a TIMEX3 `mod` */
  open(dated, start, end, part) {
    const [from, to] = dated.value.split('/');
    if (to === '..') return this.#beside(start, from, part);
    if (from === '..') return this.#beside(end, to, part);
    return this.#part(part, this.text(dated, true), dated.value);
  }

  /** A date with a word to it. @param {string} word @param {string | undefined} value @param {string | null} [part] */
  #beside(word, value = '', part) {
    return this.say(`date.${word}`, { date: this.#part(part, this.#point(value, false) ?? value, value), n: longer(value) });
  }

  /** "until late June", not "late until June". @param {string | null | undefined} part @param {string} date @param {string} value */
  #part(part, date, value) {
    return (part && this.say(`date.${part}`, { date, n: longer(value) })) || date;
  }

  /** So long in words, in the largest unit that there are two of. @param {number} days */
  long(days) {
    const [unit, size] = days < 60 ? ['day', 1] : days < 730 ? ['month', 30.44] : ['year', 365.25];
    return new Intl.NumberFormat(this.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(days / size));
  }

  /** A date and time as a page gives it, its zone named where it is known. @param {string} iso */
  stamp(iso) {
    const zone = /T[^Z+-]*(Z|[+-]\d\d:?\d\d)$/.exec(iso)?.[1];
    const text = this.#point(iso, false) ?? iso;
    return zone && HOUR.test(iso) ? `${text} UTC${/[1-9]/.test(zone) ? zone : ''}` : text;
  }

  /** @param {string} value @param {boolean} weekday @returns {string | undefined} */
  #point(value, weekday) {
    for (const [shape, options] of GRAINS) {
      const match = shape.exec(value);
      if (!match) continue;
      const day = shape === DAY;
      const hour = day ? HOUR.exec(value) : null;
      // The one midnight belongs to the day that it ends: as a clock shows it, it would be the next one's.
      if (hour?.[1] === '24') return this.say('date.midnight', { date: this.#point(match[0], weekday) ?? '' });
      /** @type {Intl.DateTimeFormatOptions} */
      const clock = hour ? { hour: 'numeric', minute: '2-digit' } : {};
      const date = utc(match, Number(hour?.[1] ?? 0), Number(hour?.[2] ?? 0));
      return this.#format({ ...options, ...(weekday && day ? { weekday: 'long' } : {}), ...clock }).format(date);
    }
    const named = /^(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$/.exec(value);
    if (named) return this.say(`date.${named[2]}`, { year: this.#year(named[1]) });
    const decade = /^(\d{3})X?$/.exec(value);
    if (decade) return this.say('date.decade', { year: this.#year(`${decade[1]}0`) });
    return undefined;
  }

  /** @param {string | undefined} year */
  #year(year) {
    return this.#format({ year: 'numeric' }).format(utc(['', year ?? '']));
  }

  /** Two ends of the same grain as one range, others side by side. @param {string} from @param {string} to */
  #range(from, to) {
    for (const [shape, options] of GRAINS) {
      const [a, b] = [shape.exec(from), shape.exec(to)];
      if (a && b && a[0] !== b[0]) return this.#format(options).formatRange(utc(a), utc(b));
    }
    const [a, b] = [this.#point(from, false), this.#point(to, false)];
    if (a && b) return a === b ? a : this.say('date.range', { from: a, to: b });
    if (a) return this.#beside('from', from);
    return b ? this.#beside('until', to) : undefined;
  }

  /** By its days, where its value has no name of its own (weeks, weekends). @param {Dated} dated */
  #days({ first, last }) {
    if (!first && !last) return undefined;
    if (!first || !last || first === last) return this.#point(first ?? last ?? '', false);
    return this.#range(first, last);
  }

  /** @param {Intl.DateTimeFormatOptions} options */
  #format(options) {
    return this.#forms[Object.values(options).join()] ??= new Intl.DateTimeFormat(this.locale, { calendar: 'gregory', timeZone: 'UTC', ...options });
  }
}

/** Which form a language has for it that words days otherwise than what is longer: 0 for a day, 1. @param {string} value */
export function longer(value) {
  return Number(!DAY.test(value) || value.includes('/'));
}

/** What `<time datetime>` may say of a value: never more than is known. @param {Dated} dated */
export function machine({ value, first, last }) {
  const exact = /^(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\d{4}-W\d\d)$/;
  if (exact.test(value)) return value;
  const moment = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)/.exec(value);
  if (moment) return moment[1]?.replace('T24:00', '');
  const end = value.split('/').find(part => exact.test(part));
  return end ?? (first ?? last)?.slice(0, 4);
}

/** @param {RegExpExecArray | string[]} match year, month and day at 1, 2 and 3 @param {number} [hour] @param {number} [minute] */
function utc([, year, month, day], hour = 0, minute = 0) {
  const date = new Date(0);
  // Not in Date.UTC, which takes the years 0 to 99 for the twentieth century.
  date.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  date.setUTCHours(hour, minute);
  return date;
}
