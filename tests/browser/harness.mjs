// Names, runs and counts checks; opens pages whose errors and refusals fail the check that opened them.
import assert from 'node:assert/strict';

/** A check that takes longer hangs. */
const PATIENCE = 120_000;

/** Keeps count, prints each check as it ends. */
export class Report {
  passed = 0;
  failed = 0;

  /** @param {string} name @param {() => unknown} run throws or rejects where something is off */
  async check(name, run) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`gave no answer in ${PATIENCE / 1000} s`)), PATIENCE);
    });
    try {
      await Promise.race([run(), late]);
      this.passed++;
      console.log(`ok      ${name}`);
    } catch (error) {
      this.fail(name, error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {string} name @param {unknown} error */
  fail(name, error) {
    this.failed++;
    console.log(`FAILED  ${name}\n${indent(error?.stack ?? String(error))}`);
  }

  summary() {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}

const indent = text => text.split('\n').slice(0, 40).map(line => `        ${line.slice(0, 600)}`).join('\n');

/**
 * Opens a page, lets `use` drive it, and closes it. Nothing may go wrong unseen: an error in the console, an error
 * nobody caught or a refusal of the page's policy fails the check, unless `expected` matches it.
 * @param {import('./browsers.mjs').Driver} browser
 * @param {string} url
 * @param {(page: any) => unknown} use
 * @param {{ width?: number, height?: number, touch?: boolean, expected?: RegExp, before?: (page: any) => unknown }} [how]
 */
export async function open(browser, url, use, how = {}) {
  const page = await browser.page(how);
  try {
    await how.before?.(page);
    await page.goto(url);
    const answer = await use(page);
    const refused = await page.evaluate(() => globalThis.refused).catch(() => null);
    const unexpected = [...page.heard.errors, ...refused ?? []].filter(said => !how.expected?.test(said));
    assert.deepEqual(unexpected, [], 'the page said');
    return answer;
  } finally {
    await page.close();
  }
}

/** Keys in order, so that equal values are equal bytes. */
export function canonical(value) {
  return JSON.stringify(value, (_, inner) => (inner && typeof inner === 'object' && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
    : inner));
}

/** Fails with the first place where two digests part, not with both of them whole. */
export function same(got, wanted, what) {
  if (canonical(got) === canonical(wanted)) return;
  assert.fail(`${what}: ${difference(got, wanted, 'digest')}`);
}

function difference(got, wanted, at) {
  if (got && wanted && typeof got === 'object' && typeof wanted === 'object') {
    for (const key of new Set([...Object.keys(got), ...Object.keys(wanted)])) {
      if (canonical(got[key] ?? null) !== canonical(wanted[key] ?? null) || (key in got) !== (key in wanted)) {
        return difference(got[key], wanted[key], `${at}.${key}`);
      }
    }
  }
  const show = value => String(canonical(value)).slice(0, 200);
  return `${at} is ${show(got)}, wanted ${show(wanted)}`;
}
