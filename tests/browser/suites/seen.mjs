// What only a browser that shows a page knows of it: what its style sheets hide, and what stands in shadow roots. Here a
// page alive and its source differ, on purpose.
import assert from 'node:assert/strict';
import { open } from '../harness.mjs';
import { checks, heard } from '../person.mjs';
import { PARAGRAPHS, STORY, whole } from '../story.mjs';

const OFFER = 'Members of the harbour club may moor here for nothing until the end of the year, says its secretary.';
const story = (more, head) => whole(`<nut-graf></nut-graf><main><article><h1>Council to vote on higher sea wall</h1>
${PARAGRAPHS}${more}</article></main>`, { head: `<style>${head}</style>` });

export default async function ({ report, site, each }) {
  await each(async browser => {
    const check = checks('seen', { report, site, browser }, { policy: 'none' });
    const body = async page => (await heard(page, 'digest')).article.body;

    for (const [name, style] of [['no box', 'display: none'], ['no sight', 'visibility: hidden'], ['no contents', 'content-visibility: hidden']]) {
      await check(`what a style sheet gives ${name} is not read`, story(`<div class="x"><p>${OFFER}</p></div>`, `.x { ${style} }`),
        async page => assert.equal(await body(page), STORY.replaceAll('\n', '\n\n')));
    }
    for (const [name, style] of [['without a box of its own', 'display: contents'], ['far below the screen', 'content-visibility: auto; margin-top: 300vh'], ['faded out until it is reached', 'opacity: 0']]) {
      await check(`what is ${name} is read`, story(`<div class="x"><p>${OFFER}</p></div>`, `.x { ${style} }`),
        async page => assert.ok((await body(page)).endsWith(OFFER)));
    }
    await check('a closed <details> is read, what is hidden in it too', story(`<details><summary>More</summary><p>${OFFER}</p></details>`, ''),
      async page => assert.ok((await body(page)).includes(OFFER)));
    await check('a page that waits for its scripts to be shown is read', story('', 'body { visibility: hidden }'),
      async page => assert.ok((await body(page)).includes('sea wall')));

    const shadowed = whole(`<nut-graf></nut-graf><paper-story><h1 slot="head">Council to vote on higher sea wall</h1>
<p>${STORY.split('\n')[0]}</p></paper-story><script>
class Story extends HTMLElement {
  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.append(Object.assign(document.createElement('slot'), { name: 'head' }), document.createElement('slot'));
    for (const line of ${JSON.stringify(STORY.split('\n').slice(1))}) {
      shadow.append(Object.assign(document.createElement('p'), { textContent: line }));
    }
  }
}
customElements.define('paper-story', Story);
</script>`);
    const defaults = whole(`<nut-graf></nut-graf><paper-frame></paper-frame><script>
class Frame extends HTMLElement {
  constructor() {
    super();
    const slot = document.createElement('slot');
    for (const line of ${JSON.stringify(STORY.split('\n'))}) {
      slot.append(Object.assign(document.createElement('p'), { textContent: line }));
    }
    this.attachShadow({ mode: 'open' }).append(slot);
  }
}
customElements.define('paper-frame', Frame);
</script>`);
    await check('what a slot shows by itself is read whole', defaults,
      async page => assert.equal(await body(page), STORY.replaceAll('\n', '\n\n')));
    await check('what is selected is copied as it shows: slots, shadow trees, parts of both', whole(`<p id="before">Before it.</p>
<paper-card id="card"><p id="one">One of the light.</p><p id="two">Two of the light.</p></paper-card><p id="behind">Behind it.</p>
<ul id="list">${'<li>An item.</li>'.repeat(3)}</ul><script>
      document.querySelector('#card').attachShadow({ mode: 'open' }).innerHTML = '<b>First in shadow. </b><slot></slot><i>Last in shadow.</i>';
    </script>`, { define: '' }), async page => {
      const copied = await page.evaluate(async () => {
        const { selected } = await import('/www/extension/shown.js');
        const find = id => document.getElementById(id);
        const text = id => find(id).firstChild;
        const shadow = find('card').shadowRoot;
        const [first, last] = ['b', 'i'].map(name => shadow.querySelector(name).firstChild);
        return [
          [text('before'), 2, text('behind'), 6],
          [text('one'), 4, text('two'), 3],
          [text('before'), 0, text('one'), 3],
          [find('card'), 1, find('card'), 2],
          [find('list'), 1, find('list'), 3],
          [find('list').children[0], 1, find('list').children[2], 0],
          [first, 6, last, 4],
        ].map(ends => {
          const range = document.createRange();
          range.setStart(ends[0], ends[1]);
          range.setEnd(ends[2], ends[3]);
          const given = { isCollapsed: false, rangeCount: 1, getRangeAt: () => range };
          const { getSelection } = globalThis;
          globalThis.getSelection = () => given;
          const made = selected();
          globalThis.getSelection = getSelection;
          return made.body.textContent.replace(/\s+/g, ' ').trim();
        });
      });
      assert.deepEqual(copied, [
        'fore it. First in shadow. One of the light.Two of the light.Last in shadow.Behind',
        'of the light.Two',
        'Before it. One',
        'Two of the light.',
        'An item.An item.',
        'An item.',
        'in shadow. One of the light.Two of the light.Last',
      ]);
    });

    await check('a story in a shadow root is read where it shows, and its sentences are found there', shadowed, async page => {
      assert.equal(await body(page), STORY.replaceAll('\n', '\n\n'));
      await heard(page, 'ready');
      for (const [sentence, shadowed] of [[0, false], [3, true]]) {
        assert.ok(await page.evaluate(sentence => document.querySelector('nut-graf').goTo(sentence), sentence));
        await page.evaluate(shadowed => until(() => [...CSS.highlights.get('nutgraf') ?? []].some(place =>
          (place.startContainer.getRootNode() instanceof ShadowRoot) === shadowed)).then(() => {}), shadowed);
      }
    });
  });
}
