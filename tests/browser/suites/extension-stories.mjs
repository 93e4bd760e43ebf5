// Stories that a reader of the extension keeps: nothing is stored before, pages are added and taken out, named, saved and opened.
import assert from 'node:assert/strict';
import { until } from '../installed.mjs';
import { LIBRARY, page, panelled, SEA, SUNDAYS, words } from '../panel.mjs';
import { ARTICLE } from '../story.mjs';

const EN = words('en');

/** In the panel: what is kept, and what is shown of it. */
const look = async () => {
  const { stories = [] } = await (globalThis.browser ?? chrome).storage.local.get(null);
  const root = document.querySelector('.stories');
  const box = root?.querySelector('nut-graf-story')?.shadowRoot;
  return { kept: stories.map(({ name, seen, digests }) => [name, seen, digests.map(({ article }) => article.title)]), open: !document.querySelector('#kept').hidden,
    names: [...root?.querySelectorAll('option') ?? []].map(each => each.textContent), text: root?.innerText ?? '', status: document.querySelector('#status').textContent,
    articles: box?.querySelectorAll('.articles > li').length ?? 0, sentences: box?.querySelectorAll('.summary > li').length ?? 0, fresh: box?.querySelectorAll('.sign').length ?? 0, wide: document.scrollingElement.scrollWidth - innerWidth };
};

export default async function ({ report, site }) {
  for (const name of ['chromium', 'firefox']) {
    await panelled(report, name, async ({ browser, check, read }) => {
      const seen = fits => until(() => browser.panel(look), fits);
      const press = label => browser.panel(label => [...document.querySelectorAll('.stories button')].find(each => each.textContent === label).click(), label);
      const open = async (body, headline) => {
        await browser.go(site.page(page(body), 'none'));
        await browser.button();
        // Read behind the stories, where they are open.
        await until(() => browser.panel(() => document.querySelector('nut-graf')?.shadowRoot.querySelector('[part~="headline"]')?.textContent ?? ''), found => found === headline, headline);
      };

      await check('a story is made, and pages are added, by the reader\'s act alone', async () => {
        await open(ARTICLE, SEA);
        await browser.panel(() => document.querySelector('#stories').click());
        const { kept, text } = await seen(said => said.open && said.text.includes(EN.noStories));
        assert.ok(kept.length === 0 && text.includes(EN.newStory));
        await browser.panel(() => {
          document.querySelector('.stories form input').value = 'The harbour';
          document.querySelector('.stories form').requestSubmit();
        });
        await seen(said => said.names.join() === 'The harbour');
        await press(EN.add);
        const first = await seen(said => said.sentences > 0);
        assert.deepEqual(first.kept[0][2], [SEA]);
        assert.equal(first.status, EN.added.replace('{name}', 'The harbour'));
        await press(EN.add);
        await seen(said => said.status === EN.already);
        await open(LIBRARY, SUNDAYS);
        await press(EN.add);
        const both = await seen(said => said.articles === 2 && said.fresh > 0 && said.kept[0][1] === 2);
        assert.ok(both.kept[0][2].length === 2 && both.wide <= 0, JSON.stringify(both));
      });

      await check('renamed, saved and opened again; a file that is none is refused', async () => {
        await browser.panel(() => {
          const [form] = document.querySelectorAll('.stories details form');
          form.querySelector('input').value = 'Harbour and library';
          form.requestSubmit();
        });
        await seen(said => said.names.join() === 'Harbour and library');
        const give = (text, spaces = 0) => browser.panel((text, spaces) => {
          const input = document.querySelector('.stories input[type="file"]');
          const files = new DataTransfer();
          files.items.add(new File([text, ' '.repeat(spaces)], 'story.json', { type: 'application/json' }));
          input.files = files.files;
          input.dispatchEvent(new Event('change'));
        }, text, spaces);
        const saved = await browser.panel(async () => {
          const { stories: [{ name, digests }] } = await (globalThis.browser ?? chrome).storage.local.get(null);
          return JSON.stringify({ kind: 'nutgraf-story', name: `${name}, from a file`, digests });
        });
        const { digests: [digest] } = JSON.parse(saved);
        const file = (name, digests) => JSON.stringify({ kind: 'nutgraf-story', name, digests });
        const wrong = ['', '{}', '[]', 'null', '"nutgraf-story"', saved.replace('"version":1', '"version":99'), saved.replace('nutgraf-story', 'other'),
          file(7, [digest]), file('', { length: 1, 0: digest }), file('', [null]), file('', [7]), file('', Array.from({ length: 51 }, () => digest)),
          file('', [{ ...digest, timeline: {} }]), file('', [{ ...digest, sentences: [{ start: -1, end: 1e9, text: '' }] }]),
          `{"__proto__":${file('', [digest])}}`, `{"kind":"nutgraf-story","name":"","digests":[{"__proto__":${JSON.stringify(digest)}}]}`];
        // The last is sound but for a hundred megabytes of nothing behind it.
        for (const [text, spaces] of [...wrong.map(text => [text, 0]), [saved, 100 << 20]]) {
          await browser.panel(() => { document.querySelector('#status').textContent = ''; });
          await give(text, spaces);
          await seen(said => said.status === EN.badFile);
        }
        assert.equal((await browser.panel(look)).names.length, 1);
        await give(saved);
        const { kept } = await seen(said => said.names.length === 2 && said.articles === 2);
        assert.deepEqual(kept[1][0], 'Harbour and library, from a file');
      });

      await check('a file of hostile words: they stay words, none becomes an address, and a story without a name gets one', async () => {
        const bad = '<img src=x onerror="globalThis.harmed=1">';
        const { stories: [{ digests }] } = await browser.panel(() => (globalThis.browser ?? chrome).storage.local.get(null));
        const hostile = digests.map(digest => ({ ...digest, article: { ...digest.article, title: bad, publisher: bad, url: 'javascript:globalThis.harmed=1' } }));
        await browser.panel((bad, digests) => {
          const input = document.querySelector('.stories input[type="file"]');
          const files = new DataTransfer();
          files.items.add(new File([`{"__proto__":{"harmed":1},"kind":"nutgraf-story","name":"  ","digests":${digests}}`], `${bad}.json`));
          input.files = files.files;
          input.dispatchEvent(new Event('change'));
        }, bad, JSON.stringify(hostile));
        const { names } = await seen(said => said.names.length === 3);
        assert.equal(names[2], EN.newStory);
        const harm = await until(() => browser.panel(() => {
          const { shadowRoot } = document.querySelector('.stories nut-graf-story');
          const titles = [...shadowRoot.querySelectorAll('.articles .title'), ...document.querySelectorAll('.stories details li span')].map(each => each.textContent);
          return [titles, globalThis.harmed ?? null, shadowRoot.querySelectorAll('a, img').length, document.querySelectorAll('.stories img').length];
        }), ([titles]) => titles.includes(bad));
        assert.deepEqual(harm, [[bad, bad, bad, bad], null, 0, 0]);
        await press(EN.deleteStory);
        await press(EN.deleteSure);
        await seen(said => said.names.length === 2);
      });

      await check('a page is taken out, a story deleted once that is meant; nothing is left', async () => {
        await press(EN.remove);
        await seen(said => said.kept[1]?.[2].length === 1 && said.articles === 1);
        for (const left of [1, 0]) {
          await press(EN.deleteStory);
          await press(EN.deleteSure);
          await seen(said => said.kept.length === left && said.names.length === left);
        }
        const all = await browser.panel(() => (globalThis.browser ?? chrome).storage.local.get(null));
        assert.equal('stories' in all, false);
        await press(EN.back);
        await seen(said => !said.open);
        await read(SUNDAYS);
      });
    });
  }
}
