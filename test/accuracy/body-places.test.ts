import { describe, expect, it } from 'vitest'
import type { Provision } from '../../data/model/provision.ts'
import { BodyPlaces, bare } from './body-places.ts'

function node(eId: string, parts: Partial<Provision>): Provision {
  return { eId, kind: 'paragraph', number: null, label: null, heading: null, text: null, children: [], ...parts }
}

const file = `# 鸢汀市茶馆条例

<!-- INFO END -->

## 第一章 总则

第一条 茶馆依照《甲法》　第二条经营。

（一）\u200b明码标价；

| 茶 | 价 |
|---|---|
| 绿茶 | 十元 |
`

const provisions: readonly Provision[] = [
  node('chp_1', {
    kind: 'chapter',
    label: '第一章',
    heading: '总则',
    children: [
      node('art_1', {
        kind: 'article',
        label: '第一条',
        children: [
          node('art_1__para_1', { text: '茶馆依照《甲法》　第二条经营。' }),
          node('art_1__para_2', {
            children: [node('art_1__para_2__subpara_1', { kind: 'subparagraph', label: '（一）', text: '明码标价；' })],
          }),
        ],
      }),
    ],
  }),
  node('tbl_1', {
    kind: 'table',
    children: [
      node('tbl_1__row_1', { kind: 'row', children: [node('c1', { text: '茶' }), node('c2', { text: '价' })] }),
      node('tbl_1__row_2', { kind: 'row', children: [node('c3', { text: '绿茶' }), node('c4', { text: '十元' })] }),
    ],
  }),
]

describe('places of a body in its tree', () => {
  const places = new BodyPlaces(file, provisions)

  it('finds the leaves that a paragraph went into', () => {
    expect(places.leavesOf(1).map(({ eId }) => eId)).toEqual(['art_1__para_1'])
    expect(places.leavesOf(2).map(({ eId }) => eId)).toEqual(['art_1__para_2__subpara_1'])
    expect(places.leavesOf(3).map(({ text }) => text)).toEqual(['茶', '价', '绿茶', '十元'])
    expect(places.leavesOf(9)).toEqual([])
  })

  it('counts a piece of a leaf back to the paragraph, labels and white space included', () => {
    const leaf = '茶馆依照《甲法》　第二条经营。'
    const start = leaf.indexOf('《')
    const span = { start, end: leaf.indexOf('经营') }
    const paragraph = '第一条 茶馆依照《甲法》　第二条经营。'
    const found = places.inParagraph(1, 'art_1__para_1', span)
    expect(paragraph.slice(found?.start, found?.end)).toBe('《甲法》　第二条')
    expect(places.inParagraph(2, 'art_1__para_1', span)).toBeNull()
    expect(places.inParagraph(3, 'c3', { start: 0, end: 2 })).toEqual({ start: 22, end: 24 })
  })

  it('counts a piece of a paragraph on to the whole text', () => {
    const span = places.inText(2, { start: 4, end: 8 })
    expect(places.text.slice(span?.start, span?.end)).toBe('明码标价')
    expect(places.ofNode('art_1')).toEqual({ start: 5, end: 30 })
    expect(places.ofNode('art_9')).toBeNull()
  })

  it('leaves out white space and marks, and keeps every other character', () => {
    expect(bare('## 第一章　总 则').text).toBe('第一章总则')
    expect(bare('| 甲 | 乙<br>丙 |\n|:--|--:|').text).toBe('甲乙丙')
    expect(bare('文字 <!-- FORCE BREAK --> 续').text).toBe('文字续')
    expect(bare('# 不是标题', false).text).toBe('#不是标题')
  })
})
