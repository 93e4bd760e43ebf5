// The command line as the measure of all other doors: `nutgraf batch`, its offsets made UTF-16.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './server.mjs';

/** Pages of others, on a machine that has them: more to check, never a condition. */
export const ELSEWHERE = process.env.NUTGRAF_DATA ?? path.join(ROOT, '../shared');

/** The pages under tests/pages/: their source, what is known of them, whether it is markup. */
export function corpus() {
  const folder = path.join(ROOT, 'tests/pages');
  return readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => {
    const at = path.join(folder, name);
    const { source, why: _, ...options } = JSON.parse(readFileSync(path.join(at, 'input.json'), 'utf8'));
    const own = readdirSync(at).find(file => /^source\.(html|txt)$/.test(file));
    const file = path.join(at, source ?? own ?? 'source.html');
    return { name, html: file.endsWith('.html'), text: readFileSync(file, 'utf8'), options };
  });
}

/** Builds the command line where needed and says where it is. */
export function build() {
  if (process.env.NUTGRAF) return process.env.NUTGRAF;
  const cargo = process.env.CARGO ?? 'cargo';
  const arguments_ = ['build', '--quiet', '--features', 'cli', '--bin', 'nutgraf', '--message-format', 'json'];
  const lines = execFileSync(cargo, arguments_, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 }).trim().split('\n');
  const file = lines.map(line => JSON.parse(line).executable).find(Boolean);
  if (!file) throw new Error('cargo built no `nutgraf`');
  return file;
}

/**
 * Digests of rows, or their errors, in order.
 * @param {string} file the command line
 * @param {object[]} rows as `nutgraf batch` takes them, without `id`
 */
export async function batch(file, rows) {
  const child = spawn(file, ['batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(rows.map((row, id) => JSON.stringify({ id, ...row }) + '\n').join(''));
  let out = '';
  child.stdout.setEncoding('utf8');
  for await (const chunk of child.stdout) out += chunk;
  const answers = out.trim().split('\n').map(line => JSON.parse(line));
  if (answers.length !== rows.length) throw new Error(`${answers.length} answers to ${rows.length} rows`);
  return answers.map(({ id: _, ...answer }) => (answer.error ? answer : inUtf16(answer)));
}

/** The command line counts code points, JavaScript UTF-16 code units. */
function inUtf16(digest) {
  const at = [0];
  for (const character of digest.article.body) at.push(at.at(-1) + character.length);
  const move = range => ({ ...range, start: at[range.start], end: at[range.end] });
  return {
    ...digest,
    article: { ...digest.article, paragraphs: digest.article.paragraphs.map(move) },
    sentences: digest.sentences.map(sentence => ({ ...move(sentence), speakerStart: at[sentence.speakerStart] ?? null, speakerEnd: at[sentence.speakerEnd] ?? null })),
    timexes: digest.timexes.map(move),
    timeline: digest.timeline.map(move),
    topics: digest.topics.map(move),
  };
}
