// A news story of our own, with dates of every kind, and pages made of it.

/** The day that its "Tuesday" and "February" are counted from. */
export const PUBLISHED = '2026-10-29';

/** A line each paragraph. */
export const STORY = `The harbour council will vote on Tuesday on a plan to raise the sea wall by 1.4 metres, the costliest work in the city's history.
Flooding in February closed the fish market for nine days and cost traders 3.2 million euros, the council said.
The present wall was finished in 1953, when the market had room for eleven boats.
A first hearing that was planned for 12 October was called off after the pump house failed.
"We have been lucky twice, and luck is not a policy," the engineer Mara Holt told the council on Wednesday.
Opponents say that the wall would only move the water to the eastern quays, where 400 families live.
If the council approves the plan, work on the quays would begin in 2027.
The market's traders have asked for help with their rents until the work is over.
The council has paid for sandbags since 2019, and the town's fire brigade has carried them to the quays each winter.
The harbour master keeps a list of the boats that can be moved within an hour, and reads it aloud each spring.`;

/** The story as markup. */
export const PARAGRAPHS = STORY.split('\n').map(line => `<p>${line}</p>`).join('\n');

/** The story in its place: a page with what stands around stories. */
export const ARTICLE = `<nav><a href="/">Home</a> <a href="/harbour">Harbour</a></nav>
<main><article id="story"><h1>Council to vote on higher sea wall</h1>
<p class="byline">By Ines Vega</p><time datetime="${PUBLISHED}">29 October 2026</time>
${PARAGRAPHS}</article></main><footer>All rights reserved</footer>`;

/** Another story, to tell them apart. */
export const OTHER = `The library will open on Sundays from 6 December, the town said on Monday.
Readers had asked for it for years, and more than 900 of them signed a letter in June.
The building was closed for repairs in 2024, when rain came through the roof of the reading room.
Two librarians will be hired in spring to keep the doors open at the weekend.`;

/** A story with more dates than anybody reads. */
export const CHRONICLE = `<main><article id="story"><h1>Two centuries of the tide mill</h1><p>By Ines Vega</p>
<p>The tide mill at Merrow will close on 12 November 2026, its owner said, after two hundred years of work.</p>
${Array.from({ length: 26 }, (_, n) => `<p>On ${1 + n} May ${1826 + 7 * n} the mill's keeper number ${n + 1} wrote into the
book that ${['the great wheel was mended', 'a storm had torn off the roof', 'new stones came by boat', 'the sluice froze'][n % 4]}
and that ${3 + n} sacks were ground that day.</p>`).join('\n')}
</article></main>`;

/** The story's beginning, and a wall where the rest should be. */
export const WALLED = `<main><article id="story"><h1>Council to vote on higher sea wall</h1>
${STORY.split('\n').slice(0, 5).map(line => `<p>${line}</p>`).join('\n')}<p>Subscribe to continue reading this article.</p></article></main>`;

/** A page that is no article. */
export const FRONT = `<h1>News</h1>${Array.from({ length: 30 }, (_, i) =>
  `<div class="teaser"><h2><a href="/${i}">A short headline of story ${i}</a></h2><a href="/${i}">More</a></div>`).join('')}`;

/** A whole page. `define`: where the element comes from; none where a check brings it later. */
export function whole(body, { head = '', define = '/npm/define.js', html = 'lang="en"', title = 'Council to vote on higher sea wall | The Paper' } = {}) {
  return `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><meta property="article:published_time" content="${PUBLISHED}">${head}
${define ? `<script type="module" src="${define}"></script>` : ''}</head><body>${body}</body></html>`;
}
