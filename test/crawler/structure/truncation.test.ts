import { describe, expect, it } from 'vitest'
import type { Block } from '../../../crawler/structure/blocks.ts'
import { readStructure } from '../../../crawler/structure/read-structure.ts'
import { truncationWarning } from '../../../crawler/structure/truncation.ts'

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A statute of one chapter with 29 articles, the last of them as given. */
function statute(last: string, heading = '第一章 总则') {
  const articles: Block[] = Array.from({ length: 28 }, (_, index) => {
    const tens = ['', '十', '二十'][Math.floor((index + 1) / 10)] ?? ''
    return { kind: 'paragraph', text: `第${tens}${numerals[((index + 1) % 10) - 1] ?? ''}条 渡船应当有桨。` }
  })
  const blocks: Block[] = [
    { kind: 'heading', depth: 2, text: heading },
    ...articles,
    { kind: 'paragraph', text: `第二十九条 ${last}` },
  ]
  return readStructure(blocks).provisions
}

describe('truncationWarning', () => {
  it('says that a statute in chapters that ends in the middle may be cut short, and where', () => {
    expect(truncationWarning('law', statute('渡船应当有灯。'))).toMatchObject({ code: 'text-truncated', eId: 'art_29' })
  })

  it('is silent where the text closes as statutes do, and for types that need not', () => {
    expect(truncationWarning('law', statute('本法自2021年3月1日起施行。'))).toBeNull()
    expect(truncationWarning('law', statute('渡船应当有灯。', '附　则'))).toBeNull()
    expect(truncationWarning('judicial_interpretation', statute('渡船应当有灯。'))).toBeNull()
  })
})
