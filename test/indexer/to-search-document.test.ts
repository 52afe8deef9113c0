import { describe, expect, it } from 'vitest'
import type { Provision, ProvisionKind } from '../../data/model/provision.ts'
import { toSearchDocument, toSearchProvisions } from '../../indexer/to-search-document.ts'
import { anArticle, aVersion, aWork } from '../builders.ts'
import { inForceFrom } from './search-documents.ts'

function aNode(kind: ProvisionKind, eId: string, fields: Partial<Provision> = {}): Provision {
  return { eId, kind, number: null, label: null, heading: null, text: null, children: [], ...fields }
}

const unitsOf = (provisions: readonly Provision[]) =>
  toSearchProvisions(provisions).map(({ eId, headingTokens, bodyTokens }) => [
    eId,
    headingTokens.plain,
    bodyTokens.plain,
  ])

describe('the units of a text', () => {
  it('are its articles, under the headings they stand under', () => {
    const chapter = aNode('chapter', 'chp_1', {
      label: '第一章',
      heading: '总则',
      children: [
        aNode('section', 'chp_1__sec_1', { label: '第一节', heading: '渡船', children: [anArticle('1', '渡船。')] }),
      ],
    })
    expect(unitsOf([chapter, anArticle('2', '码头。')])).toEqual([
      ['art_1', '第一章 总则\n第一节 渡船', '第1条 渡船。'],
      ['art_2', '', '第2条 码头。'],
    ])
  })

  it('are clauses or paragraphs where there are no articles', () => {
    const clause = aNode('clause', 'cl_1', { label: '一、', text: '停航。' })
    const paragraph = aNode('paragraph', 'para_1', { text: '各渡口：' })
    expect(unitsOf([paragraph, clause]).map(([eId]) => eId)).toEqual(['para_1', 'cl_1'])
  })

  it('take in preamble, notes and annexes, long annexes part by part', () => {
    const rows = [1, 2].map((n) => aNode('paragraph', `annex_1__para_${n}`, { text: '渡口名录。'.repeat(300) }))
    const annex = aNode('annex', 'annex_1', { label: '附件1', heading: '名录', children: rows })
    const short = aNode('annex', 'annex_2', {
      label: '附件2',
      children: [aNode('paragraph', 'annex_2__para_1', { text: '表。' })],
    })
    const units = unitsOf([aNode('preamble', 'preamble', { text: '序言。' }), anArticle('1', '渡船。'), annex, short])
    expect(units.map(([eId]) => eId)).toEqual(['preamble', 'art_1', 'annex_1__para_1', 'annex_1__para_2', 'annex_2'])
  })

  it('lose no word of the text', () => {
    const list = aNode('article', 'art_1', {
      label: '第一条',
      children: [
        aNode('paragraph', 'art_1__para_1', {
          children: [
            aNode('intro', 'art_1__para_1__intro', { text: '有下列情形之一：' }),
            aNode('subparagraph', 'art_1__para_1__subpara_1', { label: '（一）', text: '超载；' }),
          ],
        }),
      ],
    })
    expect(unitsOf([list])[0]?.[2]).toBe('第一条 有下列情形之一:\n(一) 超载;')
  })
})

describe('toSearchDocument', () => {
  it('names the work by its titles, abbreviations and its title without the issuer', () => {
    const work = aWork({ title: '中华人民共和国个人信息保护法', titleAliases: ['云岚国国民议会关于渡运的规定'] })
    const version = aVersion({ title: '中华人民共和国个人信息保护法' })
    const { names } = toSearchDocument(work, { version, provisions: [] }, inForceFrom('2001-05-01'))
    expect(names).toEqual(expect.arrayContaining(['个人信息保护法', '个保法', '关于渡运的规定']))
  })

  it('carries the dates, the number in its compared form and the intervals', () => {
    const version = aVersion({ documentNumber: '松政发[2012]7号', documentNumberNormalised: '松政发〔2012〕7号' })
    const validity = inForceFrom('2001-05-01')
    expect(toSearchDocument(aWork(), { version, provisions: [] }, validity)).toMatchObject({
      id: 'w000000000000001/2001-05-01',
      documentNumber: '松政发〔2012〕7号',
      promulgatedOn: '2001-05-01',
      level: 2,
      validity,
    })
  })
})
