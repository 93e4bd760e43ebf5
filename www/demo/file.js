// @ts-check
// A file's text: decoded as its byte order mark, its own declaration or its bytes tell.

/** As the core's own limit. */
const LARGEST = 16 << 20;
const MARKS = /** @type {const} */ ([['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]]]);

/**
 * @param {File} file
 * @returns {Promise<string>} rejects with an error for people
 */
export async function read(file) {
  if (file.size > LARGEST) throw new Error(`“${file.name}” is larger than the limit of 16 MB. Give a part of it.`);
  if (/^(?:image|audio|video|font)\/|\/(?:pdf|zip)$/.test(file.type)) throw noText(file);
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Error(`“${file.name}” could not be read.`);
  }
  if (bytes.length === 0) throw new Error(`“${file.name}” is empty.`);
  const label = marked(bytes) ?? declared(bytes);
  // Zeros are at home in UTF-16, and nowhere else in a text.
  if (!label?.startsWith('utf-16') && bytes.subarray(0, 4096).includes(0)) throw noText(file);
  return decode(bytes, label);
}

/** @param {File} file */
function noText(file) {
  return new Error(`“${file.name}” is no text. Open a .txt or .html file.`);
}

/** @param {Uint8Array} bytes */
function marked(bytes) {
  return MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
}

/** What `<meta charset>` or an XML declaration says, looked for where browsers look. @param {Uint8Array} bytes */
function declared(bytes) {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)|^<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head);
  const said = (label?.[1] ?? label?.[2])?.toLowerCase();
  // ASCII letters were read byte by byte to find this, so it can't be true.
  return said?.startsWith('utf-16') ? 'utf-8' : said;
}

/** @param {Uint8Array} bytes @param {string | undefined} label */
function decode(bytes, label) {
  if (label) {
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      // A label that nobody knows counts as none.
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
