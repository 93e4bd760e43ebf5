// Times a job wherever it runs: this function is sent to browsers as its source.

/**
 * The least and the median time of many samples, in milliseconds. A sample is as many runs as the clock needs: some
 * browsers' clocks tick once a millisecond.
 * @param {() => unknown} job
 * @returns {Promise<[number, number]>}
 */
export async function measure(job) {
  const [TICKS, SAMPLES] = [25, 31];
  const timed = async runs => {
    const before = performance.now();
    for (let run = 0; run < runs; run++) await job();
    return performance.now() - before;
  };
  // Warm-up, and the number of runs that a sample needs.
  let runs = 1;
  while (await timed(runs) < TICKS) runs *= 2;
  const samples = [];
  for (let sample = 0; sample < SAMPLES; sample++) samples.push(await timed(runs) / runs);
  samples.sort((a, b) => a - b);
  return [samples[0], samples[SAMPLES >> 1]];
}
