import { chineseNumber } from '../model/chinese-numerals.ts'
import { type CitedParts, readParts } from './read-parts.ts'

/** Tables of a law that are cited by their own name. Example: `所附《车船税税目税额表》`, `所附的《目录》` */
const annexed = /\s?所附的?《[^《》\n]{1,60}》/y
/** Example: `序言及`, `的引言`, `序言第七自然段`, `序言、` */
const preamble = /\s?的?(?:序言|引言)(?:第([一二三四五六七八九十]{1,3})自然段)?/y
/** Between the preamble and an article. Example: `及` of 序言及第一条 */
const joint = /\s?(?:、|和|与|及|以及)\s?(?=第)/y

/** What of a text stands outside its articles and is named at `at`: 序言及第一条, 所附《…表》; `null` where nothing is. */
export function readOuterParts(text: string, at: number): CitedParts | null {
  annexed.lastIndex = at
  const table = annexed.exec(text)
  if (table !== null) return { end: at + table[0].length, eIds: ['annex'], first: 'art', last: { art: 'annex' } }
  preamble.lastIndex = at
  const head = preamble.exec(text)
  if (head === null) return null
  const paragraph = chineseNumber(head[1] ?? '')
  const eId = paragraph === null ? 'preamble' : `preamble__para_${paragraph}`
  const end = at + head[0].length
  joint.lastIndex = end
  const between = joint.exec(text)
  const parts = between === null ? null : readParts(text, end + between[0].length)
  if (parts === null || parts.first !== 'art') return { end, eIds: [eId], first: 'art', last: { art: 'preamble' } }
  return { ...parts, eIds: [eId, ...parts.eIds] }
}
