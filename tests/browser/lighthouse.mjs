// What Lighthouse says of a page: accessibility and best practices have to be whole, performance nearly, as a desktop has
// it; what a slow telephone would have is printed, since it tells most about the machine that measures.
import assert from 'node:assert/strict';
import os from 'node:os';
import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';

/** A machine that does something else at the same time measures too little, never too much. */
const TRIES = 5;
const WANTED = { accessibility: 1, 'best-practices': 1, performance: 0.95 };

/** Has Chromium load the page at this address, prints what comes out, and fails where it is less than wanted. */
export async function judge(browser, address, name) {
  const port = Number(new URL(browser.browser.wsEndpoint()).port);
  const run = async (config, categories) => {
    const { lhr } = await lighthouse(address, { port, logLevel: 'error', onlyCategories: categories }, config);
    return lhr;
  };
  const performance = lhr => lhr.categories.performance.score ?? 0;
  const loads = [os.loadavg()[0]];
  const runs = [];
  let broken;
  for (let n = 0; n < TRIES && !runs.some(lhr => performance(lhr) >= WANTED.performance); n++) {
    await run(desktop, Object.keys(WANTED)).then(lhr => runs.push(lhr), error => { broken = error; });
  }
  loads.push(os.loadavg()[0]);
  if (runs.length === 0) throw broken;
  const best = runs.reduce((best, lhr) => (performance(lhr) > performance(best) ? lhr : best));
  const slow = await run(undefined, ['performance']).then(lhr => Math.round(performance(lhr) * 100), () => 'not measured');
  const scores = Object.entries(best.categories).map(([category, { score }]) => `${category} ${Math.round(score * 100)}`);
  console.log(`lighthouse: ${name}: ${scores.join(', ')}; performance on a slow telephone ${slow}`);
  for (const [category, least] of Object.entries(WANTED)) {
    const { score, auditRefs } = best.categories[category];
    const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (best.audits[id].score ?? 1) < 1).map(({ id }) => `${id} ${best.audits[id].displayValue ?? ''}`);
    const busy = category === 'performance' && business(loads, runs);
    if (score < least && busy) console.log(`lighthouse: ${name}: performance NOT JUDGED, since other programs keep this machine busy: ${busy}`);
    else assert.ok(score >= least, `${name}: ${category} ${score}, wanted ${least}: ${lost.join(', ')}`);
  }
}

/** What shows that the machine did something else meanwhile: more work than it has cores for, or a processor that was half as fast at times. */
function business(loads, runs) {
  const load = Math.max(...loads);
  const speeds = runs.map(({ environment }) => environment.benchmarkIndex);
  if (load > os.cpus().length) return `load ${load.toFixed(1)} on ${os.cpus().length} cores`;
  return Math.min(...speeds) < Math.max(...speeds) / 2 && `its speed went from ${Math.max(...speeds)} to ${Math.min(...speeds)}`;
}
