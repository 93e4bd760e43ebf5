// What readers take along, in the programs that it is for: TimelineJS draws it, a calendar's parser reads it back, a
// browser opens the link at the sentence. And however much a given digest holds, the work grows no faster than it.
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { open } from '../harness.mjs';
import { checks, listen } from '../person.mjs';
import { PAYLOADS } from '../payloads.mjs';
import { OTHER, PUBLISHED, STORY, whole } from '../story.mjs';

const module = name => import(new URL(`../../../target/modules/${name}.js`, import.meta.url));
const URL_OF = 'https://paper.example/wall';
const LONE = 'half a \ud83c and \udfa0 half';
const OCTETS = 75;

/** A page with the real TimelineJS in it, and no fonts from elsewhere. */
const TIMELINE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Timeline</title>
<link rel="stylesheet" href="/suite/node_modules/@knight-lab/timelinejs/dist/css/timeline.css">
<script src="/suite/node_modules/@knight-lab/timelinejs/dist/js/timeline.js"></script></head>
<body><div id="timeline" style="width: 100%; height: 600px"></div></body></html>`;

/** What a calendar holds of words. */
const written = text => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[\0-\x09\x0b-\x1f\x7f]/g, ' ').replace(/\p{Surrogate}/gu, '\ufffd');

/** Adds up how many characters the methods of strings are given to read while `run` runs. */
function read(run) {
  const before = {};
  let sum = 0;
  for (const name of ['indexOf', 'includes', 'match', 'replace', 'split', 'trim']) {
    before[name] = String.prototype[name];
    String.prototype[name] = function (...given) {
      sum += this.length;
      return Reflect.apply(before[name], this, given);
    };
  }
  try {
    run();
  } finally {
    Object.assign(String.prototype, before);
  }
  return sum;
}

export default async function ({ report, site, each, engine, wasm }) {
  const [{ exported }, { planned, link }, { checked }, { Dates }, { words }] =
    await Promise.all(['export', 'copy', 'given', 'dates', 'words'].map(module));
  const story = await engine.digest(STORY, { wasm, published: PUBLISHED });
  const { say } = words('en');
  const viewOf = digest => ({ digest, say, dates: new Dates('en', say), url: URL_OF });
  const calendar = digest => exported('icalendar', viewOf(digest), []);

  /** The story with a word in each place that is drawn of its planned events. */
  const saying = text => {
    const made = structuredClone(story);
    for (const entry of made.timeline) Object.assign(entry, { label: text, text });
    return made;
  };
  /** A digest of so many dated sentences that all say the same. */
  const long = count => {
    const text = 'The council will vote on 3 November 2026 on the plan for the wall, the clerk said.';
    const sentences = Array.from({ length: count }, (_, n) => ({ ...story.sentences[0], text, start: n * (text.length + 1), end: n * (text.length + 1) + text.length }));
    const timeline = sentences.map(({ start }, n) => ({ ...story.timeline[0], start, end: start + 3, sentence: n, text, label: text, group: n, value: '2026-11-03',
      first: '2026-11-03', last: '2026-11-03', precision: 'day', status: 'scheduled', cancelled: false }));
    return { ...story, sentences, timeline, summary: [], ranking: [], article: { ...story.article, body: sentences.map(() => text).join(' ') } };
  };

  await report.check(`taken: a calendar's parser reads ${PAYLOADS.length + 1} hostile words back as they were, in lines of ${OCTETS} octets`, () => {
    for (const payload of [...PAYLOADS, LONE, '\u{1f3a0}'.repeat(60), `${'a'.repeat(66)}é`]) {
      const text = calendar(saying(payload));
      assert.deepEqual(text.split('\r\n').filter(line => Buffer.byteLength(line) > OCTETS || /[\r\n]/.test(line)), [], payload);
      const root = new ICAL.Component(ICAL.parse(Buffer.from(text).toString()));
      const events = root.getAllSubcomponents();
      assert.deepEqual(events.map(({ name }) => name), planned(story).map(() => 'vevent'));
      for (const each of events) {
        const { summary, description, startDate, endDate, component } = new ICAL.Event(each);
        assert.deepEqual([summary, description], [written(payload), written(payload)]);
        assert.deepEqual([String(startDate), String(endDate)], ['2026-11-03', '2026-11-04']);
        assert.deepEqual(component.getAllProperties().map(({ name }) => name).sort(), ['description', 'dtend', 'dtstamp', 'dtstart', 'summary', 'uid', 'url']);
      }
    }
  });

  await report.check('taken: each planned event has a name of its own, and keeps it; days that there are none of are left out', () => {
    const made = structuredClone(story);
    const [vote] = planned(made);
    made.timeline.push({ ...vote, group: 900, label: 'the hearing begins' }, { ...vote, group: 901, label: 'at noon', value: '2026-11-03T12:00' },
      ...['2026-02-30', '2026-13-01', '9999-12-31', '2026', '+002026-11-03', ''].map((first, n) => ({ ...vote, group: 910 + n, first, value: first })));
    const events = text => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents().map(each => new ICAL.Event(each));
    const [once, again] = [events(calendar(made)), events(calendar(made))];
    assert.equal(once.length, 3);
    assert.equal(new Set(once.map(({ uid }) => uid)).size, 3);
    assert.deepEqual(again.map(({ uid }) => uid), once.map(({ uid }) => uid));
    assert.equal(String(once[2].startDate), '2026-11-03T12:00:00');
  });

  await report.check('taken: half a character breaks no form', () => {
    const made = structuredClone(story);
    const [first] = made.sentences;
    made.article.body = LONE + made.article.body.slice(LONE.length);
    first.text = made.article.body.slice(first.start, first.end);
    for (const kind of ['markdown', 'timelinejs', 'icalendar', 'json']) assert.ok(exported(kind, viewOf(made), made.sentences).length > 100, kind);
    assert.match(link(URL_OF, made, first), /%EF%BF%BD/);
  });

  await report.check('taken: twice the rows, twice the work, of a digest that is looked at and of each form', () => {
    const [small, large] = [long(1000), long(2000)];
    const growth = run => read(() => run(large)) / read(() => run(small));
    for (const kind of ['markdown', 'timelinejs', 'icalendar']) {
      const grown = growth(digest => exported(kind, viewOf(digest), digest.sentences));
      assert.ok(grown > 1 && grown < 2.5, `${kind} reads ${grown} times as much`);
    }
    const grown = growth(digest => checked(digest));
    assert.ok(grown > 1 && grown < 2.5, `the look at it reads ${grown} times as much`);
  });

  await report.check('taken: what is dear to make is made once a form, not once a row', () => {
    const { TextEncoder, Intl } = globalThis;
    let made = 0;
    const counting = of => class extends of {
      constructor(...given) {
        super(...given);
        made++;
      }
    };
    globalThis.TextEncoder = counting(TextEncoder);
    globalThis.Intl = { ...Object.fromEntries(Object.getOwnPropertyNames(Intl).map(name => [name, Intl[name]])), DateTimeFormat: counting(Intl.DateTimeFormat) };
    try {
      const digest = long(200);
      for (const kind of ['markdown', 'timelinejs', 'icalendar']) exported(kind, viewOf(digest), digest.sentences);
    } finally {
      Object.assign(globalThis, { TextEncoder, Intl });
    }
    assert.ok(made < 10, `${made} were made`);
  });

  /** What is no digest, by the field that says so. */
  const REFUSED = [
    [/topics\[0\]\.sentences names 0 twice/, made => { made.topics = [{ text: 'wall', sentences: Array(100_000).fill(0) }]; }],
    [/digest\.topics has more/, made => { made.topics = Array(100_000).fill({ text: 'wall', sentences: [0] }); }],
    [/digest\.ranking names \d+ twice/, made => { made.ranking.push(made.ranking[0]); }],
    [/digest\.summary names \d+ twice/, made => { made.summary.push(made.summary[0]); }],
    ...['# Evil', '2026-11-03\n', 'HTTPS://PAPER.EXAMPLE', '2026/2027/2028', '', '\u{1b}[2J'].map(value =>
      [/timeline\[0\]\.value is no value/, made => { made.timeline[0].value = value; }]),
    ...['+275760-09-13', '2026', '2026-11-03T00:00', ''].map(day => [/timeline\[0\]\.first is no day/, made => { made.timeline[0].first = day; }]),
    [/nested too deep/, made => { made.more = made; }],
    [/nested too deep/, made => { for (let n = 0; n < 1000; n++) made.more = { more: made.more }; }],
    [/holds too much/, made => { made.more = Array(1000).fill(Array(1000).fill(Array(1000).fill({}))); }],
    [/no JSON/, made => { made.more = 1n; }],
  ];

  await report.check('taken: what repeats itself without end, has dates that are none, or can\'t be written as JSON is no digest', () => {
    for (const value of ['2026-11-03', '2026-11-03T18:30', '2026-10-29T11:00+09:00', '2026-W44-WE', '../2026-Q3', '199', '1996/2002', 'FY2026-Q3', 'XXXX-10']) {
      const made = structuredClone(story);
      made.timeline[0].value = value;
      assert.equal(checked(made).timeline[0].value, value);
    }
    for (const [says, change] of REFUSED) {
      const made = structuredClone(story);
      change(made);
      assert.throws(() => checked(made), error => error.code === 'InvalidDigest' && says.test(error.message), String(says));
    }
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    assert.throws(() => checked(JSON.stringify(story).replace('{', `{"more":${deep},`)), { code: 'InvalidDigest' });
  });

  await report.check('taken: sentences that lie over each other, or outside of the body, are no digest', () => {
    for (const change of [([, second]) => { second.start = 0; }, ([first]) => { first.start = -3; }, ([first]) => { first.end = NaN; },
      sentences => { sentences.at(-1).end = 1e9; }, sentences => sentences.reverse()]) {
      const made = structuredClone(story);
      change(made.sentences);
      assert.throws(() => checked(made), { code: 'InvalidDigest' });
    }
    // As many empty sentences as there are blanks to look through.
    const blank = { ...story, article: { ...story.article, body: ' '.repeat(1000) }, timeline: [], summary: [], ranking: [],
      sentences: Array.from({ length: 1000 }, () => ({ ...story.sentences[0], start: 0, end: 1000, text: '' })) };
    assert.throws(() => checked(blank), { code: 'InvalidDigest' });
  });

  await each(async browser => {
    const check = checks('taken', { report, site, browser }, { policy: 'none' });

    await check('TimelineJS draws it: a slide an event, dates as precise as they are known, hostile words as words', TIMELINE, async page => {
      const hostile = structuredClone(story);
      hostile.timeline[0].label = '<img src=x onerror="globalThis.harmed = 1"> <b>wall</b>';
      hostile.article.title = 'A "wall" & <script>globalThis.harmed = 1</script>';
      const json = exported('timelinejs', viewOf(hostile), []);
      const { events } = JSON.parse(json);
      const seen = await page.evaluate(async json => {
        globalThis.timeline = new TL.Timeline('timeline', JSON.parse(json), { font: null });
        await until(() => document.querySelectorAll('.tl-slide').length > 0 && document.querySelector('.tl-timemarker'));
        const all = selector => [...document.querySelectorAll(selector)].map(each => each.textContent.trim());
        return { slides: all('.tl-slide').length, headlines: all('.tl-slide .tl-headline'), markers: all('.tl-timemarker').length, dates: all('.tl-slide .tl-headline-date'),
          groups: all('.tl-timegroup').filter(Boolean), links: [...document.querySelectorAll('.tl-slide a')].map(({ href }) => href),
          errors: all('.tl-message-full'), foreign: document.querySelectorAll('#timeline .tl-slide b, #timeline .tl-slide img').length, harmed: globalThis.harmed ?? null };
      }, json);
      assert.deepEqual([seen.slides, seen.markers, seen.errors.filter(Boolean)], [events.length + 1, events.length, []]);
      assert.deepEqual([seen.foreign, seen.harmed], [0, null]);
      assert.ok(seen.headlines.some(text => text.startsWith('A "wall" & <script>')) && seen.headlines.some(text => text.includes('<b>wall</b>')), seen.headlines.join('|'));
      for (const date of ['1953', 'since 2019', 'February 2026', 'Tuesday, November 3, 2026', '2027']) assert.ok(seen.dates.includes(date), `${date} is not among ${seen.dates.join('|')}`);
      for (const group of ['still going on', 'planned', 'may happen', 'called off']) assert.ok(seen.groups.includes(group), `${group} is not among ${seen.groups.join('|')}`);
      assert.ok(seen.links.length >= events.length && seen.links.every(href => href.startsWith(`${URL_OF}#:~:text=`)), seen.links.join('|'));
    });

    const TWICE = 'The council will meet again to vote on the plan for the wall next week.';
    const paragraphs = text => text.split('\n').map(line => `<p>${line}</p>`).join('\n');
    const told = `${STORY.split('\n').slice(0, 5).join('\n')} Nobody spoke. ${TWICE}\n${OTHER} Nobody spoke. ${TWICE}`;
    await report.check(`taken ${browser.name}: the link opens the page at the sentence, and not where its words stand first`, async () => {
      const digest = await engine.digest(told, { wasm, published: PUBLISHED });
      const { body } = digest.article;
      const tall = paragraphs(told).replaceAll('</p>', `</p><div style="height: 1200px"></div>`);
      const address = site.page(whole(`<main>${tall}</main>`, { define: '' }), 'none');
      const last = text => digest.sentences.findLast(each => each.text === text);
      for (const sentence of [digest.sentences[2], last(TWICE), last('Nobody spoke.')]) {
        const at = link(address, digest, sentence);
        await open(browser, at, async page => {
          const place = await page.evaluate(async (n, words) => {
            await until(() => scrollY > 0);
            const paragraph = document.querySelectorAll('p')[n];
            const { top, bottom } = paragraph.getBoundingClientRect();
            return paragraph.textContent.includes(words) && bottom > 0 && top < innerHeight;
          }, body.slice(0, sentence.start).split('\n').filter(Boolean).length - (body[sentence.start - 1] === '\n' ? 0 : 1), sentence.text);
          assert.ok(place, `another place than ${JSON.stringify(sentence.text)} by ${at}`);
        }, { before: listen });
      }
    });
  });
}
