// What a screen reader is told: the accessibility tree of the element in its states, as text that a person can read,
// against `tests/browser/transcripts/`. `UPDATE=1` writes them anew. Chromium alone hands its tree out.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launch } from '../browsers.mjs';
import { open } from '../harness.mjs';
import { button, handle, heard as event, listen } from '../person.mjs';
import { ROOT } from '../server.mjs';
import { ARTICLE, CHRONICLE, FRONT, whole } from '../story.mjs';

const FOLDER = path.join(ROOT, 'tests/browser/transcripts');
const ready = page => event(page, 'ready');

/** By the keyboard: what opens above a button moves it away from a mouse that is on its way. */
async function enter(page, button) {
  await button.focus();
  await page.keyboard.press('Enter');
}

/** File name, page, how to get there. */
const STATES = [
  ['ready', whole(`<nut-graf lang="en"></nut-graf>${ARTICLE}`), ready],
  ['ready-ar', whole(`<nut-graf lang="ar"></nut-graf>${ARTICLE}`), ready],
  ['opened', whole(`<nut-graf lang="en"></nut-graf>${ARTICLE}`), async page => {
    await ready(page);
    await enter(page, await handle(page, '.summary [aria-expanded]'));
    await enter(page, await button(page, 'Take it along'));
    await enter(page, await button(page, 'planned (1)'));
    await page.evaluate(() => until(() => box().querySelector('.why li') && box().querySelectorAll('footer button').length > 2).then(() => {}));
  }],
  ['folded', whole(`<nut-graf lang="en" sentences="1"></nut-graf>${CHRONICLE}`), ready],
  ['no-article', whole(`<nut-graf lang="en"></nut-graf>${FRONT}`, { title: 'News' }), page => event(page, 'error')],
];

/** What is said of a node beside its role and name. */
const SAID = ['valuetext', 'level', 'pressed', 'expanded', 'focused', 'orientation', 'live', 'busy'];
/** What nobody is told of. */
const SILENT = new Set(['generic', 'none', 'InlineTextBox', 'ListMarker', 'sectionheader', 'sectionfooter']);

/** A node a line, those within it indented; words that stand side by side on one. */
function transcript(nodes, depth = 0) {
  let text = '';
  let words = '';
  const end = () => {
    if (words.trim()) text += `${'  '.repeat(depth)}${words.trim().replace(/\s+/g, ' ')}\n`;
    words = '';
  };
  for (const { role, name = '', children = [], ...more } of nodes.flatMap(heard)) {
    if (role === 'StaticText') {
      words += name;
      continue;
    }
    end();
    const said = SAID.filter(key => more[key] || (/pressed|expanded/.test(key) && more[key] === false)).map(key => ` [${key} ${more[key]}]`).join('');
    // Most names are their own words, and need no line of their own.
    const inside = transcript(children, depth + 1);
    text += `${'  '.repeat(depth)}${role}${name ? ` "${name}"` : ''}${said}\n${inside.trim() === name ? '' : inside}`;
  }
  end();
  return text;
}

const heard = node => (SILENT.has(node.role) ? (node.children ?? []).flatMap(heard) : [node]);

/** Gives sliders the words that stand for their value: the tree has them as bytes up to Chromium 155, and not at all in 156. */
async function worded(node) {
  if (node.role === 'slider') node.valuetext = await (await node.elementHandle()).evaluate(dial => dial.ariaValueText);
  for (const child of node.children ?? []) await worded(child);
  return node;
}

export default async function ({ report, site }) {
  const browser = await launch('chromium');
  try {
    for (const [name, html, reach] of STATES) {
      await report.check(`transcript: ${name}`, () => open(browser, site.page(html), async page => {
        await reach(page);
        const root = await page.evaluateHandle(() => box().querySelector('[part~="root"]'));
        const tree = await page.accessibility.snapshot({ root: root.asElement(), interestingOnly: false });
        const text = transcript([await worded(tree)]);
        const file = path.join(FOLDER, `${name}.txt`);
        if (process.env.UPDATE) {
          mkdirSync(FOLDER, { recursive: true });
          writeFileSync(file, text);
        }
        assert.equal(text, readFileSync(file, 'utf8'));
      }, { before: listen, expected: /favicon/ }));
    }
  } finally {
    await browser.close();
  }
}
