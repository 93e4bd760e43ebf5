// @ts-check
// Stories that the reader keeps: named, of the pages that the reader adds, in this browser alone. Loaded with the first wish for one.

import '../story-define.js';
import { checked } from '../given.js';
import { LARGEST, MOST_ARTICLES } from '../limits.js';
import { api } from './browser.js';
import { keep, stories } from './kept.js';

/** @import { Digest } from '../types.d.ts' */
/** @import { Tell } from './phrases.js' */
/** @import { Kept } from './types.d.ts' */

/** What a file of ours says it is. */
const KIND = 'nutgraf-story';
/** A name is a few words. */
const LONGEST = 120;

/** A saved file, if it is one. @param {File} file @returns {Promise<{ name: string, digests: Digest[] }>} */
async function opened(file) {
  if (file.size > LARGEST) throw new Error('too large');
  const { kind, name, digests } = JSON.parse(await file.text());
  if (kind !== KIND || typeof name !== 'string' || !Array.isArray(digests) || digests.length > MOST_ARTICLES) throw new Error('no story');
  return { name: name.slice(0, LONGEST), digests: digests.map(checked) };
}

/** @param {string} tag @param {Record<string, string>} [attributes] @param {...(Node | string)} children @returns {any} */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export class Stories {
  /** The story that is open. */
  #id = '';
  /** @type {any} */
  #widget = element('nut-graf-story');
  #root = element('section', { class: 'stories' });

  /**
   * @param {Tell} tell @param {string} locale
   * @param {{ page: () => { digest: Digest, url: string } | null, say: (text: string) => void, close: () => void }} panel
   */
  constructor(tell, locale, panel) {
    this.tell = tell;
    this.panel = panel;
    this.#widget.lang = locale;
    this.#widget.addEventListener('nutgraf:select', (/** @type {CustomEvent<{ url: string | null }>} */ event) => {
      // A link would lead the panel away.
      event.preventDefault();
      if (event.detail.url) void api.tabs.create({ url: event.detail.url });
    });
  }

  /** Draws what is kept. */
  async show() {
    const { tell, panel } = this;
    const all = await stories();
    const story = all.find(({ id }) => id === this.#id) ?? all.at(-1);
    this.#id = story?.id ?? '';
    const name = element('input', { type: 'text', maxlength: String(LONGEST), required: '', 'aria-label': tell('storyName'), placeholder: tell('storyName') });
    const create = element('form', { class: 'row' }, name, element('button', {}, tell('newStory')));
    create.addEventListener('submit', (/** @type {Event} */ event) => {
      event.preventDefault();
      const id = crypto.randomUUID();
      void this.#change(all => [...all, { id, name: name.value.trim() || tell('newStory'), seen: 0, digests: [] }], id);
    });
    this.#root.replaceChildren(
      element('div', { class: 'row' }, element('h2', {}, tell('stories')), this.#button(tell('back'), panel.close)),
      ...(story ? [this.#choice(all, story), ...this.#drawn(story)] : [element('p', { class: 'quiet' }, tell('noStories'))]),
      create, this.#importer());
    return this.#root;
  }

  /** @param {string} label @param {() => void} act @param {string} [name] */
  #button(label, act, name) {
    const made = element('button', { type: 'button', ...(name ? { 'aria-label': name } : {}) }, label);
    made.addEventListener('click', act);
    return made;
  }

  /** @param {Kept[]} all @param {Kept} open */
  #choice(all, open) {
    const select = element('select', { 'aria-label': this.tell('story') }, ...all.map(({ id, name }) => new Option(name, id, false, id === open.id)));
    select.addEventListener('change', () => {
      this.#id = select.value;
      void this.show();
    });
    return element('div', { class: 'row' }, select, this.#button(this.tell('add'), () => void this.#add()));
  }

  /** @param {Kept} story */
  #drawn({ id, name, seen, digests }) {
    const { tell } = this;
    if (digests.length > 0) {
      this.#widget.read = seen < digests.length ? digests.slice(0, seen) : [];
      this.#widget.digests = digests;
      if (seen !== digests.length) void keep(all => all.map(each => (each.id === id ? { ...each, seen: digests.length } : each)));
    }
    const pages = element('ul', { 'aria-label': tell('pagesOf') }, ...digests.map((digest, n) => {
      const title = digest.article.title || digest.article.url || String(n + 1);
      return element('li', {}, element('span', { dir: 'auto' }, title), this.#button(tell('remove'), () => void this.#edit(id, story => ({
        ...story, digests: story.digests.filter((_, at) => at !== n), seen: Math.min(story.seen, story.digests.length - 1),
      })), tell('removeHost', { host: title })));
    }));
    const field = element('input', { type: 'text', maxlength: String(LONGEST), value: name, 'aria-label': tell('storyName') });
    const rename = element('form', { class: 'row' }, field, element('button', {}, tell('rename')));
    rename.addEventListener('submit', (/** @type {Event} */ event) => {
      event.preventDefault();
      void this.#edit(id, story => ({ ...story, name: field.value.trim() || story.name }));
    });
    const remove = this.#button(tell('deleteStory'), () => {
      remove.replaceWith(sure);
      sure.focus();
    });
    const sure = this.#button(tell('deleteSure'), () => void this.#change(all => all.filter(each => each.id !== id), ''));
    const file = this.#button(tell('saveFile'), () => save(`${name}.json`, JSON.stringify({ kind: KIND, name, digests })));
    const more = element('details', {}, element('summary', {}, tell('manage')), pages, rename, element('div', { class: 'row' }, file, remove));
    return [digests.length > 0 ? this.#widget : element('p', { class: 'quiet' }, tell('noPages')), more];
  }

  #importer() {
    const input = element('input', { type: 'file', accept: '.json,application/json', class: 'unseen' });
    input.addEventListener('change', async () => {
      try {
        const { name, digests } = await opened(input.files[0]);
        const id = crypto.randomUUID();
        await this.#change(all => [...all, { id, name: name.trim() || this.tell('newStory'), seen: 0, digests }], id);
      } catch {
        this.panel.say(this.tell('badFile'));
      }
    });
    return element('p', {}, element('label', { class: 'open' }, input, element('span', {}, this.tell('openFile'))));
  }

  /** What is shown of the page beside the panel becomes part of the story. */
  async #add() {
    const { tell, panel } = this;
    const page = panel.page();
    const story = (await stories()).find(({ id }) => id === this.#id);
    if (!page || !story) return panel.say(tell('inviteTitle'));
    const { article } = page.digest;
    const url = article.url ?? page.url;
    if (story.digests.some(digest => digest.article.url === url && digest.article.body === article.body)) return panel.say(tell('already'));
    if (story.digests.length >= MOST_ARTICLES) return panel.say(tell('storyFull', { limit: String(MOST_ARTICLES) }));
    // What was left out of the page is no part of the story.
    const digest = { ...page.digest, article: { ...article, url, aside: [] } };
    await this.#edit(story.id, story => ({ ...story, digests: [...story.digests, digest] }));
    panel.say(tell('added', { name: story.name }));
  }

  /** @param {string} id @param {(story: Kept) => Kept} edit */
  #edit(id, edit) {
    return this.#change(all => all.map(each => (each.id === id ? edit(each) : each)), id);
  }

  /** @param {(all: Kept[]) => Kept[]} change @param {string} open what is open then */
  async #change(change, open) {
    try {
      await keep(change);
      this.#id = open;
    } catch {
      this.panel.say(this.tell('noRoom'));
    }
    await this.show();
  }
}

/** @param {string} name @param {string} content */
function save(name, content) {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  element('a', { href: address, download: name }).click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
