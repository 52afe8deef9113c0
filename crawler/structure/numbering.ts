import type { ParseWarning } from '../../data/model/version.ts'
import type { Marker } from './markers.ts'

/** The number of an article, 第一百二十条之一 as 120 and 1. */
interface ArticleNumber {
  readonly base: number
  readonly inserted: number
}

/** Watches that articles, and clauses, are numbered without gaps and repeats; says so where they are not. */
export class NumberingCheck {
  readonly #warnings: ParseWarning[] = []
  #last: ArticleNumber = { base: 0, inserted: 0 }
  #lastLabel: string | null = null
  #lastClause = 0
  #articles = 0

  /** Whether this is the number an unbroken text would go on with. */
  isNext(marker: Marker): boolean {
    return follows(this.#last, numberOf(marker))
  }

  /** Takes note of an article. A text that begins again at 第一条 (an annex, a second statute) is said once. */
  article(eId: string, marker: Marker): void {
    const number = numberOf(marker)
    if (!follows(this.#last, number)) this.#warn(eId, marker, number)
    this.#last = number
    this.#lastLabel = marker.label
    this.#lastClause = 0
    this.#articles++
  }

  #warn(eId: string, { label }: Marker, number: ArticleNumber): void {
    const isRestart = number.base === 1 && number.inserted === 0
    const isGap = number.base > this.#last.base
    const message = isRestart
      ? `条文编号从${label}重新开始`
      : this.#lastLabel === null
        ? `条文从${label}开始`
        : isGap
          ? `${this.#lastLabel}之后是${label}，中间缺条`
          : `${this.#lastLabel}之后又出现${label}，编号重复或者倒退`
    this.#warnings.push({ code: isGap && !isRestart ? 'numbering-gap' : 'numbering-repeat', message, eId })
  }

  /** Takes note of a clause 一、; a list of clauses may begin again anywhere. */
  clause(eId: string, { label, number }: Marker): void {
    const value = Number(number)
    if (value !== 1 && value !== this.#lastClause + 1) {
      const isGap = value > this.#lastClause
      this.#warnings.push({
        code: isGap ? 'numbering-gap' : 'numbering-repeat',
        message: `“${label}”前后的编号不连续`,
        eId,
      })
    }
    this.#lastClause = value
  }

  warnings(): readonly ParseWarning[] {
    if (this.#articles > 0) return this.#warnings
    return [{ code: 'no-articles', message: '正文没有“第×条”', eId: null }, ...this.#warnings]
  }
}

function numberOf({ number }: Marker): ArticleNumber {
  const [base = 0, inserted = 0] = (number ?? '').split('-').map(Number)
  return { base, inserted }
}

function follows(last: ArticleNumber, next: ArticleNumber): boolean {
  if (next.inserted === 0) return next.base === last.base + 1
  return next.base === last.base && next.inserted === last.inserted + 1
}
