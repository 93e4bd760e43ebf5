// The interface's languages: the files say the same things in the same shape, and readers get the one that they read.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checks, click, heard, listen, texts } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, FRONT, whole } from '../story.mjs';

const FOLDER = path.join(ROOT, 'www/strings');
const words = name => JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));
/** English comes in two files, for an English reader waits for the first. */
const LATER = 'en-later';
const LANGUAGES = readdirSync(FOLDER).filter(name => name.endsWith('.json')).map(name => path.basename(name, '.json')).filter(name => name !== LATER);
/** A story's own words, a file a language too. */
const STORY = Object.fromEntries(LANGUAGES.map(name => [name, words(`story/${name}`)]));
const STRINGS = Object.fromEntries(LANGUAGES.map(name => [name, words(name)]));
Object.assign(STRINGS.en, words(LATER));
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];
/** What may be a list of two: for a day, and for what is longer. */
const GRAINED = /^(?:published|date\.\w+)$/;
/** What says nothing on purpose. */
const SILENT = new Set(['status.past']);

const plural = value => typeof value === 'object' && !Array.isArray(value) && typeof value.other === 'string' &&
  Object.keys(value).every(key => CATEGORIES.includes(key));

/** Every phrase by its path. */
function* phrases(value, at = '') {
  if (typeof value !== 'object' || Array.isArray(value) || plural(value)) yield [at, value];
  else for (const [key, inner] of Object.entries(value)) yield* phrases(inner, at ? `${at}.${key}` : key);
}

const holes = text => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort();
/** The last form, which has all holes. */
const fullest = phrase => (Array.isArray(phrase) ? phrase.at(-1) : plural(phrase) ? phrase.other : phrase);

/** What is wrong with a language's phrases, held against English. */
function faults(language, strings, english) {
  const [mine, theirs] = [new Map(phrases(strings)), new Map(phrases(english))];
  const found = [];
  for (const key of theirs.keys()) if (!mine.has(key)) found.push(`${key} is missing`);
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
  for (const [key, phrase] of mine) {
    const source = theirs.get(key);
    if (source === undefined) {
      found.push(`${key} is one too many`);
      continue;
    }
    if (plural(phrase) !== plural(source)) found.push(`${key}: only one of the two has plural forms`);
    if (plural(phrase)) {
      const forms = Object.keys(phrase).toSorted();
      if (String(forms) !== String(wanted)) found.push(`${key} has the forms ${forms}, the language has ${wanted}`);
    }
    if (Array.isArray(phrase) && key !== 'numbers' && phrase.length !== 2) found.push(`${key} is a list of ${phrase.length}`);
    if (Array.isArray(phrase) !== Array.isArray(source) && !GRAINED.test(key)) found.push(`${key}: only one of the two is a list`);
    if (Array.isArray(phrase) && key === 'numbers') continue;
    if (String(holes(fullest(phrase))) !== String(holes(fullest(source)))) found.push(`${key} fills in ${holes(fullest(phrase))}, not ${holes(fullest(source))}`);
    for (const text of Array.isArray(phrase) ? phrase : plural(phrase) ? Object.values(phrase) : [phrase]) {
      if (typeof text !== 'string' || (text.trim() === '') !== SILENT.has(key)) found.push(`${key} says "${text}"`);
      else if (text !== text.trim() || / {2}|\.\.\./.test(text)) found.push(`${key} is set badly: "${text}"`);
      else if (GRAINED.test(key) && String(holes(text)) !== String(holes(fullest(source)))) found.push(`${key}: not each form fills in ${holes(fullest(source))}`);
    }
  }
  return found;
}

export default async function ({ report, site, each }) {
  await report.check('words: the languages said to have dates are those that have', async () => {
    const { DATED } = await import(new URL('../../../www/draw-none.js', import.meta.url));
    const folder = path.join(ROOT, 'src/language');
    assert.deepEqual(DATED, readdirSync(folder).filter(tag => existsSync(path.join(folder, tag, 'time.txt'))).sort());
  });
  for (const language of LANGUAGES) {
    await report.check(`words: ${language} says all that there is to say, in the plural forms that it has`, () => {
      assert.deepEqual(faults(language, STRINGS[language], STRINGS.en), []);
    });
  }
  for (const language of LANGUAGES) {
    await report.check(`words: ${language} says all that there is to say of a story`, () => assert.deepEqual(faults(language, STORY[language], STORY.en), []));
  }
  await report.check('words: the check finds what is missing, extra, unplural, unfilled and empty', () => {
    const wrong = change => {
      const strings = structuredClone(STRINGS.ar);
      change(strings);
      return faults('ar', strings, STRINGS.en).length;
    };
    assert.equal(wrong(() => {}), 0);
    const changes = [s => { delete s.when; }, s => { s.extra = 'x'; }, s => { delete s.dates.two; }, s => { s.dates = 'x'; },
      s => { s.said = 'x'; }, s => { s.when = ''; }, s => { s.state.home = ['x']; }, s => { s.left.other = 'x'; }, s => { s.date.since = ['{date}', 'x', '{date}']; }];
    assert.deepEqual(changes.map(wrong).map(count => count > 0), changes.map(() => true));
  });
  await report.check('words: what the code says is there, and what is there is said', () => {
    const www = path.join(ROOT, 'www');
    const code = readdirSync(www).filter(name => name.endsWith('.js')).map(name => readFileSync(path.join(www, name), 'utf8')).join('\n');
    const there = new Map([...phrases(STRINGS.en), ...phrases(STORY.en)]);
    const said = [...code.matchAll(/\b(?:say|take)\(\s*'([\w.]+)'/g)].map(match => match[1]);
    assert.ok(said.length > 20);
    assert.deepEqual(said.filter(key => !there.has(key)), []);
    const tops = [...Object.keys(STRINGS.en), ...Object.keys(STORY.en)].filter(key => !new RegExp(`['\`]${key}['\`.]`).test(code));
    assert.deepEqual(tops, [], 'nobody says these');
  });

  await each(async browser => {
    const check = checks('words', { report, site, browser });
    const loaded = page => page.heard.requests.map(url => /\/npm\/(\w\w)-[\w]+\.js$/.exec(url)?.[1]).filter(Boolean);
    const reads = languages => ({ before: async page => {
      await listen(page);
      await page.evaluateOnNewDocument(languages => {
        Object.defineProperty(Navigator.prototype, 'languages', { get: () => languages });
        Object.defineProperty(Navigator.prototype, 'language', { get: () => languages[0] });
      }, languages);
    } });
    /** The box's own language, and what it says. */
    const seen = page => page.evaluate(() => {
      const root = box().querySelector('[part~="root"]');
      const entry = box().querySelector('time[datetime="2026-11-03"]');
      return { lang: root.lang, label: root.ariaLabel, direction: getComputedStyle(root).direction, title: box().querySelector('h2').innerText.trim(),
        date: entry?.textContent, dateLanguage: entry?.lang, sentences: [...box().querySelectorAll('[part~="sentence"], [part~="label"], [part~="how"] bdi bdi')].map(each => each.lang),
        status: box().querySelector('[role="status"]').textContent, waiting: Boolean(box().querySelector('.waiting')) };
    });

    for (const language of LANGUAGES) {
      await check(`${language} by its attribute: all words, dates, direction; the sentences stay the article's`, whole(`<nut-graf lang="${language}"></nut-graf>${ARTICLE}`), async page => {
        const digest = await heard(page, 'digest');
        await heard(page, 'ready');
        const strings = STRINGS[language];
        const box = await seen(page);
        assert.deepEqual([box.lang, box.label, box.title, box.direction], [language, strings.label, strings.inShort, language === 'ar' ? 'rtl' : 'ltr']);
        const date = await page.evaluate(language => new Intl.DateTimeFormat(language,
          { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' }).format(new Date('2026-11-03')), language);
        assert.deepEqual([box.date, box.dateLanguage], [date, language]);
        assert.ok(box.sentences.length > 8 && box.sentences.every(lang => lang === 'en'), box.sentences.join());
        const forms = new Intl.PluralRules(language);
        const count = digest.summary.length;
        const written = strings.sentences[forms.select(count)].replace('{n}', new Intl.NumberFormat(language).format(count));
        assert.ok(box.status.startsWith(strings.ready.split('{')[0]) && box.status.includes(written), box.status);
        assert.deepEqual(loaded(page), language === 'en' ? [] : [language], 'loads other languages than it needs');
        // Nothing of another language is left standing.
        const own = new Set(await texts(page, 'button.act, h2, h3, [part~="status"], footer p'));
        const english = [...phrases(STRINGS.en)].flatMap(([, phrase]) => (typeof phrase === 'string' && /^[A-Z][^{]{5,}$/.test(phrase) ? [phrase] : []));
        if (language !== 'en') assert.deepEqual(english.filter(text => own.has(text) && ![...phrases(strings)].some(([, phrase]) => phrase === text)), []);
        assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth) <= 0);
      });
    }

    await check('the reader\'s browser decides where no attribute does: the first language that there is', whole(`<nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const { lang, title, dateLanguage } = await seen(page);
      assert.deepEqual([lang, title, dateLanguage], ['fr-CA', STRINGS.fr.inShort, 'fr-CA']);
    }, reads(['sv-SE', 'fr-CA', 'de']));

    await check('a reader of none of them gets English, dates and all', whole(`<nut-graf lang="x"></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const { lang, date } = await seen(page);
      assert.deepEqual([lang, date], ['en', 'Tuesday, November 3, 2026']);
      assert.deepEqual(loaded(page), []);
    }, reads(['sv-SE', 'fi']));

    await check('another language while it stands: words change, what was chosen stays, nothing is digested again', whole(`<nut-graf lang="de"></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      await click(page, '[part~="dial"] input');
      await page.keyboard.press('Home');
      await page.evaluate(title => {
        document.querySelector('nut-graf').lang = 'ar';
        return until(() => box().querySelector('h2').innerText.trim() === title);
      }, STRINGS.ar.inShort);
      assert.equal((await texts(page, '[part~="summary"] [part~="sentence"]')).length, 1);
      assert.equal((await seen(page)).direction, 'rtl');
      await page.evaluate(() => { document.querySelector('nut-graf').lang = 'ja'; document.querySelector('nut-graf').lang = 'en-GB'; });
      await page.evaluate(() => until(() => box().querySelector('h2').innerText.trim() === 'In short'));
      assert.deepEqual([(await seen(page)).date, (await seen(page)).direction], ['Tuesday, 3 November 2026', 'ltr']);
      assert.equal(await page.evaluate(() => counted('digest')), 1);
    });

    const held = `held-words-${browser.name}`;
    await check('waiting and failures are said in it too', whole(`<main><nut-graf lang="es"></nut-graf>${FRONT}</main>`, { define: `/slip/${held}/npm/define.js`, title: 'News' }), async page => {
      await page.evaluate(words => customElements.whenDefined('nut-graf').then(() => until(() => box().querySelector('.waiting')?.innerText.includes(words))), STRINGS.es.waiting);
      site.mend(held);
      await heard(page, 'error');
      const [title, button] = [await texts(page, '[part~="state"] h2'), await texts(page, '[part~="state"] button')];
      assert.ok(['list', 'home', 'other'].some(kind => STRINGS.es.state[kind][0] === title[0]), title[0]);
      assert.deepEqual(button, [STRINGS.es.anyway]);
      assert.equal((await seen(page)).status, title[0]);
      await page.evaluate(() => { document.querySelector('nut-graf').lang = 'ko'; });
      await page.evaluate(word => until(() => box().querySelector('[part~="state"] button').innerText === word), STRINGS.ko.anyway);
    });

    await check('words that come later than the failure that they are for', whole(`<main><nut-graf lang="es"></nut-graf>${FRONT}</main>`, { title: 'News' }), async page => {
      await heard(page, 'error');
      assert.deepEqual(await texts(page, '[part~="state"] button'), [STRINGS.es.anyway]);
    }, { before: async page => {
      await listen(page);
      await page.setRequestInterception(true);
      page.on('request', request => (/\/es-\w+\.js$/.test(request.url()) ? setTimeout(() => request.continue(), 1500) : request.continue()));
    } });

    await check('words that do not come are said in English', whole(`<nut-graf lang="de"></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      assert.deepEqual([(await seen(page)).lang, (await seen(page)).title], ['en', 'In short']);
    }, { before: async page => {
      await listen(page);
      // Only this one file is missing.
      await page.setRequestInterception(true);
      page.on('request', request => (/\/de-\w+\.js/.test(request.url()) ? request.abort() : request.continue()));
    }, expected: /./ });
  });
}
