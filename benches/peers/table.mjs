// How tables are printed. Nothing here has an opinion about the figures.

/** How wide a row's name is. */
const WIDTH = 72;

/** The least and the median. @param {number[]} took @returns {[number, number]} */
export function ends(took) {
  const sorted = took.toSorted((a, b) => a - b);
  return [sorted[0], sorted[sorted.length >> 1]];
}

/** A row each, its figures as they are. @param {string} title @param {string[]} columns @param {[string, (number | string)[]][]} rows */
export function figures(title, columns, rows) {
  const cell = figure => (typeof figure === 'number' ? figure.toFixed(1) : figure).padStart(14);
  console.log(`\n${title.padEnd(WIDTH)}${columns.map(column => column.padStart(14)).join('')}`);
  for (const [name, all] of rows) console.log(`  ${name.padEnd(WIDTH - 2)}${all.map(cell).join('')}`);
}

/** A row each: minimum and median, and the median as a multiple of the first row's.
 * @param {string} title @param {[string, [number, number]][]} rows */
export function table(title, rows) {
  console.log(`\n${title.padEnd(WIDTH)}${'min ms'.padStart(9)}${'median'.padStart(9)}`);
  for (const [name, [min, median]] of rows) {
    const ratio = `${(median / rows[0][1][1]).toFixed(2).padStart(8)} x`;
    console.log(`  ${name.padEnd(WIDTH - 2)}${min.toFixed(3).padStart(9)}${median.toFixed(3).padStart(9)}${ratio}`);
  }
}
