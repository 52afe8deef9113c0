import type { Place } from '../../citations/place.ts'
import { readParts } from '../../citations/read-parts.ts'
import { chineseNumber } from '../../model/chinese-numerals.ts'

/** Example: `序言第七自然段`, `序言`, `引言` */
const preamble = /^(?:序言|引言)(?:第([一二三四五六七八九十]{1,3})自然段)?/
/** Example: `附件2`, `附件一` */
const annex = /^附件([0-9一二三四五六七八九十]{1,3})/
/** What stands behind the part that a new one follows, which is not itself changed. Example: `后增加一条`, `之后增加二条` */
const followedByNew = /^(?:之)?后(?:面)?(?:分别)?(?:增加|增写)[一二两三四五六七八九十0-9]{1,3}(条|章|节|款|项)/
const starts = /第[（(〇零○一二两三四五六七八九十百千0-9０-９]|序言|引言|附件[0-9一二三四五六七八九十]/g

/** The parts of one act that the clauses of a decision touch, in the order in which they are first named. */
export class AmendedParts {
  readonly #eIds = new Set<string>()
  /** The article named last: 第二款修改为 and 增加一款，作为第三款 are about it. */
  #article: Place = {}
  #clause = ''

  /** Reads the parts that the words of a leaf name; the words must not quote the wording of a part. */
  add(words: string, leaf: string): void {
    // What one clause of a decision says of 第二款 is not about the article of the clause before.
    // Example: `annex_1__cl_2` of `annex_1__cl_2__para_3`
    const clause = /^(?:annex_\d+__)?(?:cl|art)_[\d-]+(?:__para_\d+__subpara_\d+)?/.exec(leaf)?.[0] ?? ''
    if (topOf(clause) !== topOf(this.#clause)) this.#article = {}
    this.#clause = clause
    let from = 0
    for (const match of words.matchAll(starts)) {
      if (match.index < from) continue
      from = match.index + this.#addAt(words, match.index)
    }
  }

  #addAt(words: string, at: number): number {
    const rest = words.slice(at, at + 40)
    const head = preamble.exec(rest)
    if (head !== null) {
      const number = chineseNumber(head[1] ?? '')
      this.#eIds.add(number === null ? 'preamble' : `preamble__para_${number}`)
      return head[0].length
    }
    const appended = annex.exec(rest)
    if (appended !== null) {
      const number = chineseNumber(appended[1] ?? '')
      if (number !== null) this.#eIds.add(`annex_${number}`)
      return appended[0].length
    }
    const parts = readParts(words, at, { base: this.#article })
    if (parts === null) return 1
    const unit = followedByNew.exec(words.slice(parts.end, parts.end + 20))?.[1]
    if (unit === undefined) for (const eId of parts.eIds) this.#eIds.add(eId)
    if (parts.last.art !== undefined) this.#article = { art: parts.last.art }
    return Math.max(1, parts.end - at)
  }

  eIds(): readonly string[] {
    return [...this.#eIds]
  }
}

function topOf(clause: string): string {
  // Example: `annex_1__cl_2`
  return /^(?:annex_\d+__)?(?:cl|art)_[\d-]+/.exec(clause)?.[0] ?? ''
}
