// A story of our own in five papers: an accident, an inquiry that is planned, put off and held, an agency's text carried twice, and
// two things that the papers don't agree in.

/** Oldest first: paper, day, headline, a line each paragraph. */
export const PAPERS = [
  ['The Norrin Mail', '2026-05-19', 'Footbridge gives way at Norrin weir', `The footbridge over the Norrin weir gave way on Monday evening, and twelve people fell into the river.
The fire brigade pulled all of them out within half an hour, its chief Hanna Weir said.
The bridge was opened in 1961 and was last inspected in March 2024.
The town council will hold a public inquiry on 3 June, the mayor said.
Nobody had expected the old timber to fail, the harbour master told the paper, for it had been painted a year ago.
Until the inquiry is over the towpath stays closed.`],
  ['Valley Herald', '2026-05-20', 'Fourteen hurt as weir bridge falls', `Fourteen people fell into the river when the footbridge at the Norrin weir gave way on Monday evening.
Two of them are still in hospital, a spokeswoman for the clinic said on Tuesday.
The council wants to hear witnesses in public on 3 June.
Engineers from the county took samples of the timber on Tuesday and sent them to a laboratory.
The bridge carried some four hundred walkers a day in summer.`],
  ['Daily Lantern', '2026-06-01', 'Inquiry into weir bridge put off', `The public inquiry into the fall of the Norrin footbridge, planned for 3 June, has been called off because the laboratory is not ready.
It will now be held on 10 June, the town council said on Monday.
The laboratory has to test eleven samples of the timber that engineers took in May.
Families of those hurt said that they had hoped for answers sooner.`],
  ['Coast Reporter', '2026-06-01', 'Norrin bridge inquiry delayed', `The public inquiry into the fall of the Norrin footbridge, planned for 3 June, has been called off because the laboratory is not ready.
It will now be held on 10 June, the town council said on Monday.
The laboratory has to test eleven samples of the timber that engineers took in May.
Families of those hurt said that they had hoped for answers sooner.`],
  ['The Norrin Mail', '2026-06-11', 'Rot had hollowed the beams, inquiry hears', `Rot had hollowed two of the six beams of the Norrin footbridge, an engineer told the public inquiry on Wednesday.
The inquiry was held on 10 June in the town hall before three hundred people.
The council will vote on a new bridge of steel on 24 June.
If the vote passes, work would begin in September.
The mayor said that the inspection of March 2024 had looked at the beams from above alone.`],
];

const address = n => `https://news.example/${n + 1}`;

/** One of the papers' pages. @param {number} n */
export function paper(n) {
  const [name, day, title, text] = PAPERS[n];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | ${name}</title><meta property="og:site_name" content="${name}">
<link rel="canonical" href="${address(n)}"><meta property="article:published_time" content="${day}T08:00:00Z"></head>
<body><main><article id="paper-${n + 1}"><h1>${title}</h1>${text.split('\n').map(line => `<p>${line}</p>`).join('')}</article></main></body></html>`;
}

/** What the server's door makes of them. @param {{ digest(html: string): Promise<any> }} server */
export function digests(server) {
  return Promise.all(PAPERS.map((_, n) => server.digest(paper(n))));
}

/** A page with the story's element. `define`: where it comes from. */
export function host(body, { head = '', html = 'lang="en"', define = '/npm/story-define.js' } = {}) {
  return `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A story</title>${head}
<script type="module" src="${define}"></script></head><body><main><h1>A story in five papers</h1>${body}</main></body></html>`;
}
