import type { ValidityCode } from '../validity/validity.ts'

/**
 * What the status labels of the sources mean. LawRefBook's `expired=1` says only that a text is no longer the one in
 * force, not how that came about, and its absence says nothing; where dates and texts tell why, they come first.
 */
const meanings: ReadonlyMap<string, ValidityCode> = new Map([
  ['有效', 'in_force'],
  ['现行有效', 'in_force'],
  ['尚未生效', 'not_yet_in_force'],
  ['已修改', 'amended'],
  ['已废止', 'repealed'],
  ['废止', 'repealed'],
  ['失效', 'expired'],
  ['已失效', 'expired'],
  ['expired=1', 'expired'],
])

/** The status a source's own label stands for; `null` where there is no label or it claims nothing. */
export function labelMeaning(sourceLabel: string | null): ValidityCode | null {
  return sourceLabel === null ? null : (meanings.get(sourceLabel) ?? null)
}
