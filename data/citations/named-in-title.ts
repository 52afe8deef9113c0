import { statuteNames } from '../reference/statute-names.ts'
import type { Citation } from './citation.ts'
import { readCitations } from './read-citations.ts'

/** Words before the law that is applied, in a title without 《》. Example: `关于适用民法典`, `关于执行行政诉讼法` */
const applied = /(?:适用|执行|实施|关于)/g
const longestName = 30

/**
 * What the title of a text says it is about: 关于适用《甲》…的解释, 关于《甲》第X条的解释, 关于适用甲法…的解释. Empty for a title that names no
 * instrument.
 */
export function namedInTitle(title: string): readonly Citation[] {
  const marked = readCitations(title).filter(({ target }) => !target.isSelf)
  if (marked.length > 0) return marked
  const names = statuteNames()
  for (const match of title.matchAll(applied)) {
    const start = match.index + match[0].length
    for (let length = Math.min(longestName, title.length - start); length >= 2; length--) {
      const name = title.slice(start, start + length)
      if (!names.has(name)) continue
      const target = { citedAs: name, isSelf: false, documentNumber: null, issuer: null, issuedOn: null, eIds: [] }
      return [{ start, end: start + length, text: name, target }]
    }
  }
  return []
}
