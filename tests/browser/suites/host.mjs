// `<nut-graf>` on pages that make it hard: hostile words, taken-over names, patched built-ins, other documents.
import assert from 'node:assert/strict';
import { open } from '../harness.mjs';
import { checks, click, heard, listen, marked, texts } from '../person.mjs';
import { ARTICLE, PARAGRAPHS, STORY, whole } from '../story.mjs';

const SENTENCES = '[part~="summary"] [part~="sentence"]';
const TALL = `<div>${'<p>Weather and tides.</p>'.repeat(60)}</div>`;

export default async function ({ report, site, each }) {
  await each(async browser => {
    const named = name => `host ${browser.name}: ${name}`;
    const check = checks('host', { report, site, browser });
    // WebKit's driver works within the page, which it can't where the page breaks what it works with.
    const broken = browser.name === 'webkit' ? () => {} : check;
    let slips = 0;
    const slip = kind => `${kind}-host-${browser.name}-${++slips}`;

    const OTHERS = {
      'a page that unsets everything': '* { all: unset !important } body { margin: 0 !important }',
      'a page with loud styles': `body { margin: 0 } * { font-family: cursive; font-style: italic; letter-spacing: 5px; word-spacing: 9px;
        line-height: 3; text-transform: uppercase; text-align: center; text-indent: 2em; white-space: pre; color: red; cursor: wait;
        text-shadow: 1px 1px red; list-style: square inside; visibility: visible; hyphens: auto; tab-size: 2; user-select: none }`,
    };
    for (const [name, css] of Object.entries(OTHERS)) {
      await report.check(named(`${name} changes nothing inside`), async () => {
        const looks = [];
        for (const style of ['body { margin: 0 }', css]) {
          const page = site.page(whole(`<nut-graf></nut-graf>${ARTICLE}`, { head: `<style>html { overflow-y: scroll !important } ${style}</style>` }), 'none');
          looks.push(await open(browser, page, async page => {
            await heard(page, 'ready');
            return page.evaluate(styles);
          }, { before: listen }));
        }
        assert.deepEqual(looks[1].map(each => each.name), looks[0].map(each => each.name));
        const changed = looks[0].flatMap((plain, index) => Object.keys(plain.style)
          .filter(property => plain.style[property] !== looks[1][index].style[property])
          .map(property => `${plain.name} ${property}: ${plain.style[property]} → ${looks[1][index].style[property]}`));
        assert.deepEqual(changed.slice(0, 20), []);
      });
    }

    const mid = slip('held');
    await check('taken out in the middle, put back', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: `/slip/${mid}/npm/define.js` }), async page => {
      await page.evaluate(async () => {
        await customElements.whenDefined('nut-graf');
        globalThis.kept = document.querySelector('nut-graf');
        await until(() => kept.shadowRoot.querySelector('[aria-busy]'));
        kept.remove();
      });
      site.mend(mid);
      await page.evaluate(async () => {
        const { digest } = await import(document.querySelector('script[type]').src.replace('define', 'engine'));
        await digest('The wasm is there now. It was not before.', { force: true });
      });
      assert.equal(await page.evaluate(() => counted('ready') + counted('error')), 0);
      await page.evaluate(() => document.body.prepend(kept));
      await heard(page, 'ready');
      assert.ok((await texts(page, SENTENCES)).length > 1);
    });

    const quick = slip('held-quick');
    await check('taken out in the middle and put back at once: of a first run, and of one after a change', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: `/slip/${quick}/npm/define.js` }), async page => {
      const moved = wait => page.evaluate(async wait => {
        const widget = document.querySelector('nut-graf');
        await eval(wait)(widget);
        widget.remove();
        document.body.prepend(widget);
      }, String(wait));
      await moved(widget => customElements.whenDefined('nut-graf').then(() => until(() => widget.shadowRoot.querySelector('[aria-busy]'))));
      site.mend(quick);
      await heard(page, 'ready');
      await moved(async widget => {
        widget.still = true;
        const more = document.createElement('p');
        more.textContent = 'The council met in the old mill, for the town hall has had no heating since the boiler broke, a clerk said.';
        document.querySelector('article p:last-of-type').after(more);
        widget.still = false;
        // As far as to where it waits for its turn.
        for (let n = 0; n < 9; n++) await null;
      });
      const { article } = await heard(page, 'digest', 2);
      assert.ok(article.body.includes('old mill'));
    }, { policy: 'none' });

    await check('moved, cloned, and out of sight', whole(`<nut-graf></nut-graf>${TALL}${ARTICLE}<div id="end"></div>`), async page => {
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      const before = await texts(page, SENTENCES);
      await page.evaluate(() => document.querySelector('#end').append(document.querySelector('nut-graf')));
      assert.deepEqual(await texts(page, SENTENCES), before);
      assert.equal(await page.evaluate(n => document.querySelector('nut-graf').goTo(n), digest.summary[0].sentence), true);
      assert.equal((await marked(page)).length, 1);
      await page.evaluate(() => document.body.prepend(document.querySelector('nut-graf').cloneNode(true)));
      await heard(page, 'ready', 2);
      assert.deepEqual(await texts(page, SENTENCES, 0), before);
      await page.evaluate(() => { for (const each of document.querySelectorAll('nut-graf')) each.hidden = true; });
      assert.deepEqual(await texts(page, SENTENCES, 0), []);
      await page.evaluate(() => { for (const each of document.querySelectorAll('nut-graf')) each.remove(); });
      assert.deepEqual(await marked(page, 0), [], 'a mark outlives its element');
    });

    await check('inside another shadow root', whole('<div id="outer"></div>'), async page => {
      await page.evaluate(paragraphs => {
        const inner = document.querySelector('#outer').attachShadow({ mode: 'open' });
        const story = document.createElement('section');
        story.id = 'inner-story';
        for (const text of paragraphs) {
          const line = document.createElement('p');
          line.textContent = text;
          story.append(line);
        }
        const widget = document.createElement('nut-graf');
        widget.setAttribute('for', '#inner-story');
        inner.append(widget, story);
        globalThis.inner = widget;
      }, STORY.split('\n'));
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      assert.ok(digest.article.body.includes('sea wall'));
      const sentence = digest.sentences[digest.summary[0].sentence];
      assert.equal(await page.evaluate(n => inner.goTo(n), digest.summary[0].sentence), true);
      assert.equal((await marked(page))[0].text, sentence.text.replace(/\s+/g, ''));
    });

    const framed = site.page(whole(`<nut-graf></nut-graf>${ARTICLE}`), 'framed');
    await check('inside a frame, and moved into one', whole(`<iframe src="${framed}" title="frame" width="600" height="600"></iframe><nut-graf></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const inner = await page.evaluate(async () => {
        const view = document.querySelector('iframe').contentWindow;
        await view.heard('ready');
        const texts = root => [...root.querySelectorAll('[part~="summary"] [part~="sentence"]')].filter(shown).length;
        const alone = texts(view.document.querySelector('nut-graf').shadowRoot);
        const moved = document.querySelector('nut-graf');
        view.document.body.prepend(moved);
        await until(() => moved.shadowRoot.querySelector('[part~="summary"]'));
        const styled = view.getComputedStyle(moved.shadowRoot.querySelector('[part~="root"]')).borderBlockStartWidth;
        return { alone, styled };
      });
      assert.ok(inner.alone > 1);
      assert.equal(inner.styled, '3px');
    }, { policy: 'framed' });

    const HOSTILE = '&lt;img src=x onerror="globalThis.harmed=1"&gt; sea wall';
    await check('hostile words of the page are shown as words', whole('<nut-graf></nut-graf>'), async page => {
      await page.evaluate((paragraphs, title) => {
        const data = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: '<img src=x onerror="globalThis.harmed=1"> sea wall',
          author: { name: '<script>globalThis.harmed=1<\/script>' }, url: 'javascript:globalThis.harmed=1', ['__proto__']: { harmed: 1 } };
        document.querySelector('nut-graf').text = `<title>${title}</title><link rel="canonical" href="javascript:globalThis.harmed=1">
          <script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
          <article><h1>${title}</h1><p>&lt;b onclick=harmed()&gt;On 3 March 2026&lt;/b&gt; the council met.</p>${paragraphs}</article>`;
      }, PARAGRAPHS, HOSTILE);
      await heard(page, 'ready');
      const seen = await page.evaluate(() => ({
        all: box().textContent,
        foreign: box().querySelectorAll('img, script, b, iframe, a[href^="javascript"]').length,
        harmed: globalThis.harmed ?? Object.prototype.harmed ?? null,
      }));
      assert.ok(seen.all.includes('<img src=x onerror='), 'the headline is gone');
      assert.deepEqual([seen.foreign, seen.harmed], [0, null]);
    }, { policy: 'none', expected: /404/ });

    await check('names of the DOM taken over by a form', whole(`<nut-graf></nut-graf>
      <form id="body"><input name="parentNode"><input name="nextSibling"><input name="firstChild"><input name="attributes">
      <input name="textContent"><input name="nodeType"><input name="localName"><input name="getAttribute"><input name="children">
      <input name="querySelectorAll"><input name="append"><input name="getRootNode">${ARTICLE}</form>
      <img name="body" alt=""><img name="createElement" alt=""><img name="querySelector" alt=""><img name="documentElement" alt="">
      <img name="addEventListener" alt=""><img name="readyState" alt=""><img name="defaultView" alt="">`), async page => {
      const digest = await heard(page, 'digest');
      await heard(page, 'ready');
      assert.ok(digest.article.body.includes('costliest work'));
      const pick = digest.summary[0].sentence;
      await click(page, SENTENCES);
      assert.equal((await marked(page))[0].text, digest.sentences[pick].text.replace(/\s+/g, ''));
    });

    await broken('a page that has its own ideas of arrays and objects', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: '' }), async page => {
      await page.evaluate(() => {
        // What old libraries do: enumerable methods, an Array.from without a map, toJSON on everything.
        Array.prototype.each = function () { throw new Error('enumerated'); };
        Object.prototype.inherited = 'enumerated';
        Array.from = given => { const made = []; for (let n = 0; n < (given.length ?? 0); n++) made[n] = given[n]; return made; };
        Array.prototype.toJSON = function () { return 'not JSON'; };
        String.prototype.at = function () { throw new Error('patched'); };
      });
      await page.evaluate(() => import('/npm/define.js').then(() => {}));
      await page.evaluate(() => heard('ready').then(() => {}));
      const shown = await page.evaluate(() => String([...box().querySelectorAll('[part~="summary"] [part~="sentence"]')].filter(shown).length));
      assert.ok(Number(shown) > 1);
      await page.evaluate(() => { [...box().querySelectorAll('.summary [aria-expanded]')].find(shown).click(); });
      await page.evaluate(() => until(() => box().querySelectorAll('[part~="why"] li').length > 0).then(() => {}));
    });

    // Pages that answer in place of the browser, so that a walk or a call would never end.
    for (const [name, take, says] of [
      ['a node that follows itself', () => Object.defineProperty(Node.prototype, 'nextSibling', { get() { return this; } }), 'TooLarge'],
      ['a core that asks for words again and again', () => { JSON.parse = () => ({ error: { language: 'de', code: 'Trap' } }); }, 'Trap'],
    ]) {
      await broken(name, whole(ARTICLE, { define: '' }), async page => {
        const seen = await page.evaluate(async take => {
          const { parse } = JSON;
          const { nextSibling } = Object.getOwnPropertyDescriptors(Node.prototype);
          eval(take)();
          const { digest } = await import('/npm/engine.js');
          const code = await digest(document).then(() => 'made', error => error.code);
          JSON.parse = parse;
          Object.defineProperty(Node.prototype, 'nextSibling', nextSibling);
          return code;
        }, `(${take})`);
        assert.equal(seen, says);
      });
    }

    // What a page may have taken away or broken before the element comes: the summary is there, or words say why not.
    const BROKEN = {
      'Array.prototype.push throws': () => { Array.prototype.push = () => { throw new Error('patched'); }; },
      'Array.prototype.push does nothing': () => { Array.prototype.push = () => 0; },
      'no queueMicrotask': () => { delete globalThis.queueMicrotask; },
      'no Object.hasOwn': () => { delete Object.hasOwn; },
      'no Intl.PluralRules': () => { delete Intl.PluralRules; },
      'no Intl.DateTimeFormat': () => { delete Intl.DateTimeFormat; },
      'CSSStyleSheet throws': () => { globalThis.CSSStyleSheet = class { constructor() { throw new Error('patched'); } }; },
      'no adopted sheets': () => { delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets; },
      'no highlights': () => { delete globalThis.Highlight; },
      'no matchMedia': () => { globalThis.matchMedia = undefined; },
      'matchMedia throws': () => { globalThis.matchMedia = () => { throw new Error('patched'); }; },
      'no MutationObserver': () => { globalThis.MutationObserver = undefined; },
      'no AbortController': () => { globalThis.AbortController = undefined; },
      'no WebAssembly': () => { globalThis.WebAssembly = undefined; },
      'no structuredClone': () => { globalThis.structuredClone = undefined; },
    };
    const WHOLE = /push|hasOwn|queue|Plural|Sheet|sheets|highlights|matchMedia|Observer|Clone/;
    for (const [name, take] of Object.entries(BROKEN)) {
      await (/push/.test(name) ? broken : check)(`a page with ${name}`, whole(`<nut-graf lang="${name === 'no AbortController' ? 'de' : 'en'}"></nut-graf>${ARTICLE}`, { define: '' }), async page => {
        await page.evaluate(take);
        const seen = await page.evaluate(async () => {
          await import('/npm/define.js');
          const end = await Promise.race([heard('ready').then(() => 'ready'), heard('error').then(({ code }) => code)]);
          const words = box().querySelector('[part~="root"]').textContent;
          const go = box().querySelector('.go');
          return { end, words, found: go && document.querySelector('nut-graf').goTo(Number(go.dataset.sentence)) };
        });
        assert.ok(seen.words.trim().length > 20 && !seen.words.includes('Reading the article'), seen.words);
        if (name === 'no AbortController') assert.match(seen.words, /misslungen/, 'not in the reader\'s language');
        if (WHOLE.test(name) && !/push/.test(name)) assert.deepEqual([seen.end, seen.found], ['ready', true]);
      });
    }

    await check('what was read is taken out of the page, and put elsewhere', whole(`<nut-graf for="#story" still></nut-graf>${ARTICLE}`), async page => {
      await heard(page, 'ready');
      const [lost, found] = await page.evaluate(() => {
        const story = document.querySelector('#story');
        const [widget] = document.querySelectorAll('nut-graf');
        story.remove();
        const lost = [widget.goTo(0), box().querySelector('[role="status"]').textContent];
        document.body.append(story);
        return [lost, widget.goTo(0)];
      });
      assert.equal(lost[0], false);
      assert.match(lost[1], /no longer stands/);
      assert.equal(found, true);
      await page.evaluate(() => document.querySelector('#story').remove());
      await click(page, SENTENCES);
      await page.evaluate(() => document.querySelector('nut-graf').remove());
    });

    for (const lang of ['en_US', 'x', '', 'de_DE.UTF-8', 'no such tag']) {
      await check(`a language of the reader's that is none: "${lang}"`, whole(`<nut-graf lang="${lang}"></nut-graf>${ARTICLE}`), async page => {
        await page.evaluate(() => { Object.defineProperty(navigator, 'language', { get: () => '' }); });
        await page.evaluate(() => customElements.whenDefined('nut-graf').then(() => document.querySelector('nut-graf').digest()).then(() => {}));
        await heard(page, 'ready');
        const dates = await page.evaluate(() => [...box().querySelectorAll('time')].map(each => [each.textContent, each.lang]));
        assert.ok(dates.length > 3);
        if (lang === 'en_US') assert.ok(dates.some(each => each[1] === 'en-US'), JSON.stringify(dates));
      });
    }

    await check('a listener can change nothing of what is drawn', whole(`<nut-graf></nut-graf>${ARTICLE}`, { define: '' }), async page => {
      const tried = await page.evaluate(async () => {
        const tried = [];
        addEventListener('nutgraf:digest', ({ detail }) => {
          for (const change of [() => { detail.article = null; }, () => { detail.sentences[0].text = 'Buy now'; },
            () => { detail.timeline.length = 0; }, () => { detail.summary[0].reasons.push({}); }]) {
            try {
              change();
              tried.push('changed');
            } catch (error) {
              tried.push(error.name);
            }
          }
        });
        await import('/npm/define.js');
        await heard('ready');
        return tried;
      });
      assert.ok(tried.length === 4, tried.join());
      assert.ok((await texts(page, SENTENCES)).every(text => STORY.includes(text)));
      assert.ok((await texts(page, '[part~="entry"]')).length > 3);
      const own = await page.evaluate(async () => {
        const widget = document.querySelector('nut-graf');
        const mine = structuredClone(await widget.digest());
        widget.precomputed = mine;
        await heard('ready', 3);
        mine.sentences[0].text = 'Buy now';
        return [Object.isFrozen(mine), box().textContent.includes('Buy now')];
      });
      assert.deepEqual(own, [false, false]);
    });

    const MANY = 40;
    await check('many on one page: one digest a task', whole(`${'<nut-graf></nut-graf>'.repeat(MANY)}${ARTICLE}`, { define: '' }), async page => {
      const crowded = await page.evaluate(async many => {
        const { setTimeout } = globalThis;
        let [task, latest, crowded] = [0, -1, 0];
        globalThis.setTimeout = (run, ...more) => setTimeout(() => { task++; run(); }, ...more);
        addEventListener('nutgraf:digest', () => {
          if (task === latest) crowded++;
          latest = task;
        });
        await import('/npm/define.js');
        await heard('ready', many);
        return crowded;
      }, MANY);
      assert.equal(crowded, 0);
      assert.deepEqual(await texts(page, SENTENCES, MANY - 1), await texts(page, SENTENCES, 0));
    });
  });
}

/** All computed styles inside the element, but those that follow from how wide it is. */
function styles() {
  const FOLLOWS = /^(?:width|height|top|bottom|left|right|inset.*|inline-size|block-size|perspective-origin|transform-origin|-webkit-locale)$|^grid-template/;
  return [...box().querySelectorAll('[part~="root"], [part~="root"] *')].map(each => {
    const computed = getComputedStyle(each);
    const style = {};
    for (const property of computed) if (!FOLLOWS.test(property)) style[property] = computed.getPropertyValue(property);
    return { name: `${each.localName}.${each.className}`, style };
  });
}
