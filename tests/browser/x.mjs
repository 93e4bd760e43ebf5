import { launch } from './browsers.mjs'; import { serve } from './server.mjs'; import { listen } from './person.mjs'; import { whole, ARTICLE } from './story.mjs';
const site = await serve(); const b = await launch('chromium'); const p = await b.page(); await listen(p);
await p.goto(site.page(whole(`<nut-graf></nut-graf>
      <form id="body"><input name="parentNode"><input name="nextSibling"><input name="firstChild"><input name="attributes">
      <input name="textContent"><input name="nodeType"><input name="localName"><input name="getAttribute"><input name="children">
      <input name="querySelectorAll"><input name="append"><input name="getRootNode">${ARTICLE}</form>
      <img name="body" alt=""><img name="createElement" alt=""><img name="querySelector" alt=""><img name="documentElement" alt="">
      <img name="addEventListener" alt=""><img name="readyState" alt=""><img name="defaultView" alt="">`)));
const t = (ms) => new Promise(r => setTimeout(() => r('timeout'), ms));
console.log(await Promise.race([p.evaluate(() => [typeof box, customElements.get('nut-graf') !== undefined, document.getElementsByTagName('nut-graf')[0].shadowRoot?.textContent.slice(0, 300)]), t(8000)]));
await t(2000);
console.log(await Promise.race([p.evaluate(() => [counted('ready'), counted('error'), document.getElementsByTagName('nut-graf')[0].shadowRoot?.textContent.slice(0, 300)]), t(8000)]), p.heard.errors);
await b.close(); await site.close();
