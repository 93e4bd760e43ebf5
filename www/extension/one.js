// @ts-check
// One run at a time of what may be asked for at any time.

/**
 * What is asked for while it runs is done once more after it, so that none begins before another has ended, and the last
 * one knows all that was asked for.
 * @param {() => unknown} run @returns {() => Promise<void>}
 */
export function oneAtATime(run) {
  let [running, due] = [false, false];
  return async () => {
    due = true;
    if (running) return;
    running = true;
    try {
      while (due) {
        due = false;
        await run();
      }
    } finally {
      running = false;
    }
  };
}
