import { chineseNumber } from '../../data/model/chinese-numerals.ts'
import { findDocumentNumber, normaliseDocumentNumber } from '../../data/model/document-number.ts'

/**
 * A whole query that is a 文号 with brackets of any kind or none: 国发[2021]7号, 国发 2021 7号, 国办发（二〇二一）第12号.
 * Groups: issuer's code, year, number.
 */
const loose =
  /^(\p{Script=Han}{1,16}?)\s*[〔[(【［（]?\s*((?:19|20)\d{2}|[一二][〇零○一二三四五六七八九]{3})\s*年?\s*[〕\])】］）]?\s*第?\s*(\d{1,5}|[一二三四五六七八九十百千〇零]+)\s*号$/u

/** The 文号 a query is, in the form it is compared in; `null` where it is none, or words stand beside it. */
export function queriedDocumentNumber(query: string): string | null {
  const text = query.trim()
  const match = loose.exec(text)
  if (match !== null) {
    const year = chineseNumber(match[2] ?? '')
    const count = chineseNumber(match[3] ?? '')
    if (year !== null && count !== null) return normaliseDocumentNumber(`${match[1]}〔${year}〕${count}号`)
  }
  const found = findDocumentNumber(text)
  if (found === null || bare(found) !== bare(text)) return null
  return normaliseDocumentNumber(found)
}

/** White space and marks around a number do not make it another: 《国发〔2021〕7号》 */
function bare(text: string): string {
  return text.replace(/[\s《》"“”]/g, '')
}
