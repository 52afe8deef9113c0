import type { Block } from './blocks.ts'
import { articleMarker, isQuoted, type ListStyle, listMarker } from './markers.ts'

/** A list that is open at one place of the text: how its members are marked and the number of the last one. */
export interface OpenList {
  readonly style: ListStyle
  readonly lastNumber: number
}

/** How far a text is looked through: no 项 goes on for more paragraphs than this. */
const farthest = 12

/** Whether an article opens before the next block that `isEnd` holds for. */
export function articlesAhead(blocks: readonly Block[], from: number, isEnd: (block: Block) => boolean): boolean {
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index]
    if (block === undefined || isEnd(block)) return false
    if (block.kind !== 'table' && articleMarker(block.text.trim()) !== null) return true
  }
  return false
}

/**
 * Whether a list goes on after the paragraph before `from`: the next numbered paragraph carries the number that follows
 * in one of the open lists. Then the paragraph belongs to the member before it, and is no 款 of the article.
 */
export function continuesList(blocks: readonly Block[], from: number, lists: readonly OpenList[]): boolean {
  for (let index = from; index < Math.min(blocks.length, from + farthest); index++) {
    const block = blocks[index]
    if (block === undefined || block.kind === 'heading') return false
    if (block.kind === 'table') continue
    const text = block.text.trim()
    if (isQuoted(text)) continue
    if (articleMarker(text) !== null) return false
    const member = listMarker(text)
    if (member === null) continue
    return lists.some(({ style, lastNumber }) => style === member.style && Number(member.number) === lastNumber + 1)
  }
  return false
}
