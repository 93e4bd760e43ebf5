// @ts-check
// The options: each is kept as soon as it is chosen.

import { fill, phrases } from './phrases.js';
import { dress, listen, load, save } from './settings.js';

/** @import { Settings } from './types.d.ts' */

/** Lengths that can be asked for, in sentences. */
const LENGTHS = 10;

const select = (/** @type {string} */ id) => /** @type {HTMLSelectElement} */ (document.getElementById(id));
const [language, length, theme] = [select('language'), select('length'), select('theme')];
const never = /** @type {HTMLElement} */ (document.getElementById('never'));
const none = /** @type {HTMLElement} */ (document.getElementById('none'));

for (let n = 1; n <= LENGTHS; n++) length.append(new Option(String(n), String(n)));
language.addEventListener('change', () => void save({ language: language.value }));
length.addEventListener('change', () => void save({ length: Number(length.value) || null }));
theme.addEventListener('change', () => void save({ theme: /** @type {Settings['theme']} */ (theme.value) }));

async function show() {
  const settings = await load();
  const { tell } = await phrases(settings.language);
  fill(tell);
  dress(settings);
  language.value = settings.language;
  length.value = settings.length === null ? '' : String(settings.length);
  theme.value = settings.theme;
  none.hidden = settings.never.length > 0;
  never.hidden = !none.hidden;
  never.replaceChildren(...settings.never.map(host => {
    const row = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = tell('remove');
    button.setAttribute('aria-label', tell('removeHost', { host }));
    button.addEventListener('click', () => void save({ never: settings.never.filter(other => other !== host) }));
    const name = document.createElement('span');
    name.dir = 'ltr';
    name.textContent = host;
    row.append(name, button);
    return row;
  }));
}

listen(() => void show());
await show();
