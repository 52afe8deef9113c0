import type { TargetDescription } from '../relations/statement.ts'

/**
 * One citation found in running text: where it stands and what it names. Offsets are UTF-16 units of the text as given.
 * For a short name and for 该条例 `target.citedAs` is the title they stand for in that text; `text` keeps the words.
 */
export interface Citation {
  readonly start: number
  readonly end: number
  /** The words of the citation as written, from `start` to `end`. */
  readonly text: string
  readonly target: TargetDescription
}
