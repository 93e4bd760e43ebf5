// Scraped stories fact by fact: one of our own, and the sample article where this machine has it; through the command
// line and, as a text, through the element in both browsers. tests/story.rs asks more of the former.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { open, same } from '../harness.mjs';
import { ELSEWHERE, batch, corpus } from '../native.mjs';
import { heard, listen, texts } from '../person.mjs';
import { whole } from '../story.mjs';

const FOLDER = path.join(ELSEWHERE, 'sample');

/** Our own: what has to be said of it. `about`: words of the sentence that an entry stands on. */
const OURS = {
  published: '2026-10-15T07:42', authors: ['Tellus News'], sentences: [14, 18], left: /Link copied|Published :|Sala de lectura|Island envoy to/,
  entries: [
    { value: '2026-10-14', about: 'said Wednesday' },
    { value: '2026-10-20', about: 'Tuesday', status: 'scheduled' },
    { value: '2024-05', about: 'Brackwater' },
    { value: '2025-01', about: 'Sorrel' },
    { value: '2026-10-20/..', about: 'shortly after', basis: 'anchored-to-another-event', status: 'scheduled' },
    { value: '2026-10', about: 'earlier this month', cancelled: true },
  ],
};
const SAMPLE = {
  published: '2020-10-29T09:16', authors: ['Yonhap'], sentences: [19, 24], left: /Link copied|Published :|소아쌤/,
  entries: [
    { value: '2020-10-28', about: 'said Wednesday' },
    { value: '2020-11-03', about: 'Tuesday', status: 'scheduled' },
    { value: '2018-06', about: 'June 2018' },
    { value: '2019-02', about: 'February 2019' },
    { value: '2020-10', about: 'earlier this month', cancelled: true },
  ],
};

/** The stories at hand. */
function stories() {
  const ours = corpus().find(({ name }) => name === 'wire-report');
  assert.ok(ours, 'tests/pages/wire-report is missing');
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter(name => name.endsWith('.txt')) : [];
  if (files.length === 0) console.log('        no sample article on this machine');
  const others = files.map(name => ({ name, text: readFileSync(path.join(FOLDER, name), 'utf8'), facts: SAMPLE }));
  return [{ name: ours.name, text: ours.text, facts: OURS }, ...others];
}

export default async function ({ report, site, each, native }) {
  for (const { name, text, facts } of stories()) {
    const [wanted] = await batch(native, [{ text }]);
    await report.check(`sample natively: ${name}`, () => {
      const { article, sentences, timeline } = wanted;
      assert.equal(article.published, facts.published);
      assert.deepEqual(article.authors, facts.authors);
      assert.doesNotMatch(article.body, facts.left);
      const lines = text.split('\n').map(line => line.trim());
      assert.ok(lines.includes(article.title), `the title "${article.title}" is no line of the text`);
      const paragraphs = article.body.split('\n\n');
      assert.deepEqual(paragraphs, [...new Set(paragraphs)], 'a paragraph stands twice');
      assert.ok(timeline.some(entry => entry.basis === 'anchored-to-another-event'), 'nothing is anchored to another event');
      const [least, most] = facts.sentences;
      assert.ok(sentences.length >= least && sentences.length <= most, `${sentences.length} sentences`);
      for (const { about, ...fact } of facts.entries) {
        const found = timeline.filter(entry => entry.text.includes(about) && Object.entries(fact).every(([key, value]) => entry[key] === value));
        assert.equal(found.length, 1, `${JSON.stringify(fact)} of "${about}" is not among ${JSON.stringify(timeline)}`);
      }
    });
    await each(browser => report.check(`sample ${browser.name}: ${name}`, () => open(browser, site.page(whole('<nut-graf></nut-graf>')), async page => {
      await page.evaluate(text => { document.querySelector('nut-graf').text = text; }, text);
      same(await heard(page, 'digest'), wanted, 'in the element');
      await heard(page, 'ready');
      const shown = await texts(page, '[part~="summary"] [part~="sentence"]');
      assert.deepEqual(shown, wanted.summary.map(pick => wanted.sentences[pick.sentence].text.replace(/\s+/g, ' ')));
    }, { before: listen })));
  }
}
