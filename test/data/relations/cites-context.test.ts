import { describe, expect, it } from 'vitest'
import { leavesOf } from '../../../data/citations/leaves.ts'
import { readCitations } from '../../../data/citations/read-citations.ts'
import { citationContext } from '../../../data/relations/statements/cites-context.ts'
import { annex, article, aText, items, node, table } from './texts.ts'

const clause = (number: number, text: string) =>
  node('clause', `cl_${number}`, { children: [node('paragraph', `cl_${number}__para_1`, { text })] })

const read = (...given: Parameters<typeof aText>) => {
  const text = aText(...given)
  const context = citationContext(text)
  return [...leavesOf(text.provisions)].flatMap(({ eId, text: words }) =>
    readCitations(words, context.at(eId)).map(({ target }) => [
      eId,
      target.isSelf ? 'self' : target.citedAs,
      ...target.eIds,
    ]),
  )
}

describe('第X条 alone', () => {
  it('means the amended act in a decision on one act', () => {
    expect(
      read('关于修改《湖泊渡运法》的决定', [
        clause(1, '将第十二条修改为：“渡船应当检验。”'),
        clause(2, '原第四条作为第五条。'),
      ]),
    ).toEqual([
      ['cl_1__para_1', '湖泊渡运法', 'art_12'],
      ['cl_2__para_1', '湖泊渡运法', 'art_4'],
      ['cl_2__para_1', '湖泊渡运法', 'art_5'],
    ])
  })

  it('means the act that the clause names in a decision on several', () => {
    const named = (number: number, title: string, change: string) =>
      node('clause', `cl_${number}`, {
        children: [
          node('paragraph', `cl_${number}__para_1`, { text: `修改《${title}》` }),
          ...items(`cl_${number}__para_1`, [change]),
        ],
      })
    expect(
      read('关于修改《茶馆管理规定》等二件规章的决定', [
        named(1, '茶馆管理规定', '将第二条修改为：“依照《湖泊渡运法》办理。”'),
        named(2, '山径管理规定', '删除第十七条。'),
      ]).filter(([, , part]) => part !== undefined),
    ).toEqual([
      ['cl_1__para_1__subpara_1', '茶馆管理规定', 'art_2'],
      ['cl_2__para_1__subpara_1', '山径管理规定', 'art_17'],
    ])
  })

  it('means the text itself in the amended text behind a decision', () => {
    expect(
      read('关于修改《湖泊渡运法》的决定', [
        clause(1, '将第十二条修改为：“渡船应当检验。”'),
        ...article('违反第二十条的，处以罚款。'),
      ]),
    ).toEqual([
      ['cl_1__para_1', '湖泊渡运法', 'art_12'],
      ['art_20__para_1', 'self', 'art_20'],
    ])
  })

  it('means the law in the head of its column', () => {
    const list = table(['刑法条文', '罪名', '渡运条文'], ['第一百三十三条之二', '妨害渡船罪', '第五条'])
    expect(read('关于罪名的规定', [...article('罪名如下：'), annex('1', '罪名表', [list])])).toEqual([
      ['annex_1__table_1__row_2__cell_1', '刑法', 'art_133-2'],
      ['annex_1__table_1__row_2__cell_3', 'self', 'art_5'],
    ])
  })

  it('means the text itself in rules about an amended law', () => {
    expect(read('关于修改后的《湖泊渡运法》施行时登记的规定', article('依照第二十条的规定登记。'))).toEqual([
      ['art_20__para_1', 'self', 'art_20'],
    ])
  })
})
