// The sample article, where this machine has it: through the command line and, as a text, through both browsers.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { open, same } from '../harness.mjs';
import { ELSEWHERE, batch } from '../native.mjs';
import { heard, listen, texts } from '../person.mjs';
import { whole } from '../story.mjs';

const FOLDER = path.join(ELSEWHERE, 'sample');

export default async function ({ report, site, each, native }) {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter(name => name.endsWith('.txt')) : [];
  if (files.length === 0) {
    console.log('        no sample article on this machine');
    return;
  }
  for (const file of files) {
    const text = readFileSync(path.join(FOLDER, file), 'utf8');
    const [wanted] = await batch(native, [{ text }]);
    await report.check(`sample natively: ${file}`, () => {
      assert.equal(wanted.article.published, '2020-10-29T09:16');
      assert.deepEqual(wanted.article.authors, ['Yonhap']);
      assert.doesNotMatch(wanted.article.body, /Link copied|Published :|소아쌤/);
      assert.ok(wanted.sentences.length >= 19 && wanted.sentences.length <= 24, `${wanted.sentences.length} sentences`);
      const values = wanted.timeline.map(entry => entry.value);
      for (const value of ['2020-10-28', '2018-06', '2019-02', '2020-11-03']) assert.ok(values.includes(value), `${value} is not in ${values}`);
      assert.equal(wanted.timeline.find(entry => entry.value === '2020-11-03').status, 'scheduled');
    });
    await each(browser => report.check(`sample ${browser.name}: ${file}`, () => open(browser, site.page(whole('<nut-graf></nut-graf>')), async page => {
      await page.evaluate(text => { document.querySelector('nut-graf').text = text; }, text);
      same(await heard(page, 'digest'), wanted, 'in the element');
      await heard(page, 'ready');
      const shown = await texts(page, '[part~="summary"] [part~="sentence"]');
      assert.deepEqual(shown, wanted.summary.map(pick => wanted.sentences[pick.sentence].text.replace(/\s+/g, ' ')));
    }, { before: listen })));
  }
}
