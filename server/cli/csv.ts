/**
 * Rows as CSV (RFC 4180) that spreadsheet programs open as what it is: UTF-8 with a byte order mark, and no cell that
 * such a program takes for a formula.
 */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map((cell) => quoted(String(cell ?? ''))).join(',')).join('\r\n')}`
}

/** Example: `=HYPERLINK("…")`, `+86`, `-1`, `@SUM`; also after white space, which such programs pass over. */
const formula = /^[\s\ufeff]*[=+\-@＝＋－＠\t\r]/

function quoted(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  // Example: `甲,乙`, `"甲"`
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
