// @ts-check
// Words of an article in Markdown: they stay words, and one line.

/** An address as a link's end: its brackets would end it where a reader doesn't know `<>`. @param {string} url */
export function target(url) {
  return `<${url.replace(/[()[\]]/g, bracket => `%${bracket.charCodeAt(0).toString(16)}`)}>`;
}

/** Every character that could be markup is written out. @param {string} text */
export function escape(text) {
  return text.replace(/\s+/g, ' ').trim()
    .replace(/[\\`*_[\]<>&|~#$]/g, '\\$&')
    .replace(/^([-+=:])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
