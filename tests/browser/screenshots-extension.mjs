// `node tests/browser/screenshots-extension.mjs DIR`: pictures of the extension's panel beside a page, in Firefox, whose
// window can be taken whole.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { install, until } from './installed.mjs';
import { page, SEA, watch } from './panel.mjs';
import { serve } from './server.mjs';
import { ARTICLE, FRONT } from './story.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tests/browser/screenshots-extension.mjs DIR');
mkdirSync(folder, { recursive: true });
const choose = chosen => browser.storage.local.set(chosen).then(() => true);
const site = await serve();
const firefox = await install('firefox');
const { seen, press, marked } = watch(firefox);
const take = async name => writeFileSync(path.join(folder, `extension-${name}.png`), await firefox.picture());
const style = '<style>body { font: 18px/1.5 Georgia, serif; max-width: 40rem; margin: 1.5rem auto; }</style>';
try {
  for (const [name, language, theme] of [['light', 'en', 'light'], ['dark', 'en', 'dark'], ['rtl', 'ar', 'light']]) {
    await firefox.go(site.page(page(ARTICLE, { head: style }), 'none'));
    await firefox.button();
    await seen(said => said.headline === SEA);
    await firefox.panel(choose, { language, theme });
    const { sentences } = await seen(said => said.lang === language && said.scheme === theme && said.sentences.length > 0);
    await press(0);
    await marked(sentences[0]);
    await take(name);
  }
  await firefox.narrow(320);
  await take('narrow-rtl');
  await firefox.panel(choose, { language: 'en', theme: 'light' });
  await firefox.go(site.page(page(FRONT, { title: 'News' }), 'none'));
  await until(() => firefox.panel(() => document.documentElement.lang), lang => lang === 'en');
  await take('invited');
  await firefox.button();
  await seen(said => said.acts.length > 0);
  await take('no-article');
} finally {
  await firefox.close();
  await site.close();
}
