import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../../crawler/markdown/read-markdown.ts'
import { type Block, textOfBlocks } from '../../../crawler/structure/blocks.ts'
import { readStructure } from '../../../crawler/structure/read-structure.ts'
import { withoutWhiteSpace } from '../../../crawler/text/normalise.ts'
import { renderText } from '../../../data/model/render-text.ts'
import { outline } from '../outline.ts'

const paragraphs = (...texts: string[]): Block[] => texts.map((text) => ({ kind: 'paragraph', text }))

describe('readStructure', () => {
  for (const name of ['statute', 'decision', 'interpretation', 'clauses']) {
    it(`reads the fixture ${name} as its expected tree, and gives its text back`, () => {
      const fixture = new URL(`../../fixtures/sources/structure/${name}`, import.meta.url).pathname
      const { body } = readMarkdown(`# 题\n<!-- INFO END -->\n${readFileSync(`${fixture}.md`, 'utf8')}`)
      const { provisions, warnings } = readStructure(body)
      expect({ outline: outline(provisions), warnings }).toEqual(JSON.parse(readFileSync(`${fixture}.json`, 'utf8')))
      expect(withoutWhiteSpace(renderText(provisions))).toBe(withoutWhiteSpace(textOfBlocks(body)))
    })
  }

  it('reads 第一百二十条之一 as article 120-1', () => {
    const { provisions } = readStructure(paragraphs('第一百二十条 甲。', '第一百二十条之一　乙。'))
    expect(provisions.map(({ eId, label, number }) => [eId, label, number])).toEqual([
      ['art_120', '第一百二十条', '120'],
      ['art_120-1', '第一百二十条之一', '120-1'],
    ])
  })

  it('opens no article at a sentence that mentions one', () => {
    const { provisions } = readStructure(
      paragraphs('第一条 甲。', '第二条第一款规定的除外。', '第二条所称船舶，包括渡船。'),
    )
    expect(outline(provisions)).toHaveLength(4)
    expect(provisions).toHaveLength(1)
  })

  it('separates an article glued to its words only where its number is the next one', () => {
    const glued = readStructure(paragraphs('第一条 甲。', '第二条本条例自2021年1月1日起施行。'))
    expect(glued.provisions[1]).toMatchObject({ eId: 'art_2', children: [{ text: '本条例自2021年1月1日起施行。' }] })
    const other = readStructure(paragraphs('第一条 甲。', '第九条本条例不适用。'))
    expect(other.provisions).toHaveLength(1)
  })

  it('separates a chapter, its heading and its first article run together', () => {
    const { provisions } = readStructure(paragraphs('第一条 甲。', '第一章附则第二条本条例自2014年1月1日起施行。'))
    expect(outline(provisions).slice(2)).toEqual([
      'chp_1 | 第一章 | 附则 | -',
      '  art_2 | 第二条 | - | -',
      '    art_2__para_1 | - | - | 本条例自2014年1月1日起施行。',
    ])
  })

  it('keeps the articles of a second statute in one file apart and says that the numbering begins again', () => {
    const { provisions, warnings } = readStructure(
      paragraphs('第一条 甲。', '第二条 乙。', '第一条 丙。', '第二条 丁。'),
    )
    expect(provisions.map(({ eId }) => eId)).toEqual(['art_1', 'art_2', 'art_1_2', 'art_2_2'])
    expect(warnings).toEqual([{ code: 'numbering-repeat', message: '条文编号从第一条重新开始', eId: 'art_1_2' }])
  })

  it('names the article after a gap', () => {
    const { warnings } = readStructure(paragraphs('第一条 甲。', '第四条 乙。'))
    expect(warnings).toEqual([{ code: 'numbering-gap', message: '第一条之后是第四条，中间缺条', eId: 'art_4' }])
  })

  it('loses no character of any sequence of paragraphs, and names every node once', () => {
    const words = fc.constantFrom('甲。', '自公布之日起施行。', '“第九条 乙。', '附件：丙', '第三条第一款', '')
    const opening = fc.constantFrom(
      '',
      '第一条 ',
      '第二条',
      '第二条之一　',
      '一、',
      '（一）',
      '(二)',
      '1.',
      '2、',
      '（3）',
      '①',
      '附则',
      '第一章 ',
      '第二节',
      '注：',
    )
    const block: fc.Arbitrary<Block> = fc.oneof(
      { weight: 6, arbitrary: fc.tuple(opening, words).map(([a, b]): Block => ({ kind: 'paragraph', text: a + b })) },
      fc
        .tuple(fc.integer({ min: 1, max: 4 }), opening, words)
        .map(([depth, a, b]): Block => ({ kind: 'heading', depth, text: a + b })),
      fc.constant<Block>({
        kind: 'table',
        rows: [
          ['甲', ''],
          ['乙', '丙'],
        ],
      }),
    )
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), (blocks) => {
        const { provisions } = readStructure(blocks)
        expect(withoutWhiteSpace(renderText(provisions))).toBe(withoutWhiteSpace(textOfBlocks(blocks)))
        const eIds = outline(provisions).map((line) => line.trim().split(' | ')[0])
        expect(new Set(eIds).size).toBe(eIds.length)
      }),
      { numRuns: 500 },
    )
  })
})
