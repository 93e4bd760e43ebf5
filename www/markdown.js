// @ts-check
// Words of an article in Markdown: they stay words, and one line.

/** Every character that could be markup is written out. @param {string} text */
export function escape(text) {
  return text.replace(/\s+/g, ' ').trim()
    .replace(/[\\`*_[\]<>&|~#$]/g, '\\$&')
    .replace(/^([-+=:])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
