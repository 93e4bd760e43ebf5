// Pages made to hurt whoever reads them. The function is sent to browsers as its source, since fifty megabytes are sooner
// made there than sent.

/** Each page by its name: what makes its source, and blocks to nest its body in, which a parser would take minutes for.
 * @returns {Record<string, { source: () => string, nested?: number }>} */
export function pages() {
  const paragraph = n => `<p>The harbour council voted on item ${n} on 3 March 2024, its clerk said, after a debate that had ` +
    'lasted for hours and drawn a crowd of residents, fishers and reporters from along the coast.</p>';
  const article = count => Array.from({ length: count }, (_, n) => paragraph(n)).join('');
  const megabytes = size => article(Math.ceil(size * 1e6 / paragraph(0).length));
  const body = article(12);
  const page = (inside, head = '') => `<!doctype html><html lang="en"><head><title>The harbour vote</title>${head}</head><body><h1>The harbour vote</h1>${inside}`;
  const named = names => names.map(name => `<input name="${name}">`).join('');
  const nested = (tag, times) => () => page(`<${tag}>`.repeat(times) + body);
  const data = value => `<script type="application/ld+json">${value}</script>`;
  const made = {
    'twelve paragraphs': () => page(body),
    'links that run scripts': () => page(`${body}<p>See <a href="javascript:alert(1)">this</a>, <a href="java&#10;script:alert(2)">that</a>, <a href="data:text/html,x">a</a>, <a href="vbscript:x">b</a>.</p>`),
    'handlers': () => page(`${body}<p><img src=x onerror=alert(1)><svg onload=alert(2)><a xlink:href="javascript:alert(3)">x</a></svg><iframe srcdoc="<script>alert(4)</script>"></iframe></p>`),
    'a form with inputs named parentNode': () => page(`<form><input name=parentNode></form>${body}`),
    'a form around it, inputs named innerHTML, …': () => page(`<form>${named(['innerHTML', 'childNodes', 'tagName', 'className', 'querySelectorAll', 'textContent', 'nextSibling', 'nodeType'])}${body}</form>`),
    'images named like the document\'s own': () => page(['body', 'documentElement', 'querySelectorAll', 'createElement', 'getElementsByTagName'].map(name => `<img name=${name}>`).join('') + body),
    'a title of markup, data that pollutes': () => page(body, `<title>&lt;img src=x onerror=alert(1)&gt;</title>${data('{"@type":"NewsArticle","headline":"<img src=x onerror=alert(1)>","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')}`),
    'data nested 100,000 deep': () => page(body, data(`${'{"a":['.repeat(1e5)}`)),
    '10,000 lists nested': nested('ul><li', 1e4),
    '200,000 inline elements': () => page('<i>x</i> '.repeat(2e5) + body),
    '5,000 attributes on one block': () => page(`<div ${Array.from({ length: 5e3 }, (_, n) => `a${n}=x`).join(' ')}>${body}</div>`),
    '100,000 entities': () => page(`<p>${'&amp;&lt;&#x202e;'.repeat(1e5)}</p>${body}`),
    'a megabyte of digits': () => page(`<p>${'1'.repeat(1e6)}</p>${body}`),
    'a megabyte of commas': () => page(`<p>${','.repeat(1e6)}</p>${body}`),
    'a megabyte of spaces': () => page(`<p>a${' '.repeat(1e6)}b</p>${body}`),
    'a megabyte of quotation marks': () => page(`<p>${'“'.repeat(5e5)}${'"'.repeat(5e5)}</p>${body}`),
    'a megabyte that turns and hides': () => page(`<p>${'\u202e\u2066\u200b\ufeff'.repeat(25e4)}</p>${body}`),
    'a megabyte of dates': () => page(`<p>${'on 3 March 2024, '.repeat(6e4)}</p>${body}`),
    'a megabyte of initials': () => page(`<p>${'A. '.repeat(33e4)}</p>${body}`),
    'a megabyte of words in one line': () => page(`<p>${'word '.repeat(2e5)}</p>`),
    'an article of 1 MB': () => page(megabytes(1)),
    'an article of 10 MB': () => page(megabytes(10)),
    'an article of 50 MB': () => page(megabytes(50)),
  };
  const nests = { '1,000 blocks nested': 1e3, '10,000 blocks nested': 1e4, '100,000 blocks nested': 1e5 };
  return Object.fromEntries([
    ...Object.entries(made).map(([name, source]) => [name, { source }]),
    ...Object.entries(nests).map(([name, nested]) => [name, { source: made['twelve paragraphs'], nested }]),
  ]);
}
