/** Columns of a terminal: Chinese characters and full-width signs take two cells. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cellsOf(cell))
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - cellsOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** How many cells of a terminal a text takes. */
function cellsOf(text: string): number {
  let cells = 0
  // Examples: 法, （, Ａ
  for (const character of text)
    cells +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u.test(
        character,
      )
        ? 2
        : 1
  return cells
}
