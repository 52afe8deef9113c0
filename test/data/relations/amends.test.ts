import { describe, expect, it } from 'vitest'
import type { DocumentKind } from '../../../data/model/document-type.ts'
import type { Provision } from '../../../data/model/provision.ts'
import type { StatingText } from '../../../data/relations/statement.ts'
import { readAmends } from '../../../data/relations/statements/amends.ts'
import { readRepeals } from '../../../data/relations/statements/repeals.ts'
import { aVersion, aWork } from '../../builders.ts'

// Every text here is invented law of an invented country.

function aText(title: string, provisions: readonly Provision[], kind: DocumentKind | null = null): StatingText {
  return { work: aWork({ title, kind }), version: aVersion({ title }), provisions }
}

function node(kind: Provision['kind'], eId: string, fields: Partial<Provision> = {}): Provision {
  return { eId, kind, number: null, label: null, heading: null, text: null, children: [], ...fields }
}

/** Clauses 一、, 二、… each with its paragraphs. */
function clauses(prefix: string, ...texts: readonly (readonly string[])[]): readonly Provision[] {
  return texts.map((paragraphs, index) => {
    const eId = `${prefix}cl_${index + 1}`
    const children = paragraphs.map((text, at) => node('paragraph', `${eId}__para_${at + 1}`, { text }))
    return node('clause', eId, { label: `${'一二三四五六七八九十'[index]}、`, number: String(index + 1), children })
  })
}

const law = '省议会关于修改《湖泊渡运条例》的决定'
const intro = node('paragraph', 'preamble__para_1', { text: '省议会决定对《湖泊渡运条例》作如下修改：' })

/** The parts that the clauses of a decision on one act touch. */
function partsOf(...texts: readonly (readonly string[])[]): readonly string[] {
  const found = readAmends(aText(law, [intro, ...clauses('', ...texts)]))
  expect(found.map(({ target }) => target.citedAs)).toEqual(['湖泊渡运条例'])
  return found[0]?.target.eIds ?? []
}

describe('parts that a decision changes', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['将第三条修改为：“前款所称渡船，包括第九条规定的渡船。”', ['art_3']],
    ['第三条第四款修改为：“甲。”', ['art_3__para_4']],
    ['将第十五条之一第二款第（三）项修改为：“（三）甲；”', ['art_15-1__para_2__subpara_3']],
    ['删去第二十六条第三项。', ['art_26__para_1__subpara_3']],
    ['删除第二条、第三条、第七条。', ['art_2', 'art_3', 'art_7']],
    ['删去第二条至第四条。', ['art_2', 'art_3', 'art_4']],
    ['增加一条，作为第五十九条：“甲。”', ['art_59']],
    ['在第一百三十三条之一后增加一条，作为第一百三十三条之二：“甲。”', ['art_133-2']],
    ['在第十四条中增加一款，作为第三款：“甲。”', ['art_14', 'art_14__para_3']],
    ['将原第三十一条改为第二十六条，其中的“甲”修改为“乙”。', ['art_31', 'art_26']],
    ['原第四条作为第五条。', ['art_4', 'art_5']],
    [
      '将第九条第一款中的“甲”修改为“乙”。同时，将第二款中的“第七条”修改为“第六条”。',
      ['art_9__para_1', 'art_9__para_2', 'art_7', 'art_6'],
    ],
    ['条文顺序作相应调整：“第八条”调整为“第七条”。', ['art_8', 'art_7']],
    ['将引言修改为：“甲。”', ['preamble']],
    ['序言第七自然段中“甲”修改为“乙”。', ['preamble__para_7']],
    ['第四章章名“甲”修改为“乙”。', ['chp_4']],
    ['将附件2修改为：“甲。”', ['annex_2']],
    ['将第六条和第七条合并修改为：“甲。”', ['art_6', 'art_7']],
    ['第三十三条增加一款，作为第三款：“甲。”第三款相应地改为第四款。', ['art_33', 'art_33__para_3', 'art_33__para_4']],
    ['将第五条中的“工商部门”修改为“市集部门”，第二款中的“甲”修改为“乙”。', ['art_5', 'art_5__para_2']],
  ]
  it.each(cases)('%s', (sentence, eIds) => {
    expect(partsOf([sentence])).toEqual(eIds)
  })

  it('never takes the wording it quotes for a change, however many paragraphs it has', () => {
    const quoted = ['将第二条修改为：', '“甲，依照第八条处罚。', '乙，删去第九条。', '丙，将第十条改为第十一条。”']
    expect(partsOf(quoted, ['删去第三条。'])).toEqual(['art_2', 'art_3'])
  })

  it('ends a quotation that is never closed with its clause', () => {
    expect(partsOf(['将第二条修改为：“甲。'], ['将第三条修改为：“乙。”'])).toEqual(['art_2', 'art_3'])
  })

  it('knows the act by the short name it gives it', () => {
    const named = node('paragraph', 'preamble__para_1', {
      text: '现决定对《审理渡运案件的解释》（最审释〔2009〕19号，以下简称《解释》）作如下修改：',
    })
    const text = aText('最高审判院关于修改《审理渡运案件的解释》的决定', [
      named,
      ...clauses('', ['将《解释》原第六条修改为：“甲。”'], ['增加一条，作为《解释》第七条：“乙。”']),
    ])
    expect(readAmends(text)).toMatchObject([
      {
        type: 'amends',
        partial: false,
        effect: null,
        from: 'preamble__para_1',
        target: { citedAs: '审理渡运案件的解释', documentNumber: '最审释〔2009〕19号', eIds: ['art_6', 'art_7'] },
      },
    ])
  })

  it('quotes the first sentence that names the act, without the wording that follows', () => {
    const text = aText('湖泊渡运条例修正案', clauses('', ['将第三条修改为：“甲。乙。”']), 'amendment')
    expect(readAmends(text)[0]).toMatchObject({ from: 'cl_1__para_1', quote: '将第三条修改为：“甲。' })
  })
})

describe('amendments (修正案)', () => {
  it('change the act of their title, with and without its name before the article', () => {
    const provisions = clauses(
      '',
      ['将公共秩序法第六条第二款修改为：“甲。”'],
      ['第十条增加一项，作为第三项：“（三）乙。”'],
      ['本修正案自2021年7月1日起施行。'],
    )
    expect(
      readAmends(aText('云岚国公共秩序法修正案（一）', provisions, 'amendment')).map(({ target }) => target),
    ).toMatchObject([{ citedAs: '云岚国公共秩序法', eIds: ['art_6__para_2', 'art_10', 'art_10__para_1__subpara_3'] }])
  })

  it('are read where they are no more than a sentence', () => {
    const provisions = [
      node('paragraph', 'para_1', { text: '为了保护湖泊，将渡运法第三百四十二条修改为：' }),
      node('paragraph', 'para_2', { text: '“甲。”' }),
    ]
    expect(readAmends(aText('渡运法修正案（二）', provisions, 'amendment'))[0]?.target).toMatchObject({
      citedAs: '渡运法',
      eIds: ['art_342'],
    })
  })
})

describe('packaged decisions', () => {
  const title = '省政府关于修改和废止部分规章的决定'
  const annexes = [
    node('paragraph', 'para_1', { text: '一、对2件规章予以修改。（附件1）二、对1件规章予以废止。（附件2）' }),
    node('annex', 'annex_1', {
      number: '1',
      label: '附件1',
      heading: '决定修改的规章',
      children: clauses(
        'annex_1__',
        [
          '将《茶馆管理办法》第二十一条、第二十八条中的“甲”修改为“乙”。',
          '第二十四条修改为：“依照《古树保护条例》的规定执行。”',
          '删去第二十六条第三项。',
        ],
        ['删去《山径管理办法》第八条。', '将第五条中的“甲”修改为“乙”。'],
        ['此外，对相关规章中的条文序号作相应调整。'],
      ),
    }),
    node('annex', 'annex_2', {
      number: '2',
      label: '附件2',
      heading: '决定废止的规章',
      children: clauses('annex_2__', ['人力货车登记办法（1996年2月7日省政府第3号令发布）']),
    }),
  ]

  it('change each act that they name, and no act they quote or repeal', () => {
    expect(readAmends(aText(title, annexes)).map(({ target, from }) => [target.citedAs, target.eIds, from])).toEqual([
      ['茶馆管理办法', ['art_21', 'art_28', 'art_24', 'art_26__para_1__subpara_3'], 'annex_1__cl_1__para_1'],
      ['山径管理办法', ['art_8', 'art_5'], 'annex_1__cl_2__para_1'],
    ])
    expect(readRepeals(aText(title, annexes)).map(({ target }) => target.citedAs)).toEqual(['人力货车登记办法'])
  })

  it('change acts named in a line of their own', () => {
    const text = aText('最高审判院关于修改《甲解释》等二件解释的决定', [
      node('paragraph', 'preamble__para_1', { text: '最高审判院决定，对《甲解释》等二件解释作如下修改：' }),
      ...clauses('', ['修改《甲解释》', '将第一条修改为：“甲。”'], ['《乙规定》', '删除第三条。']),
    ])
    expect(readAmends(text).map(({ target }) => [target.citedAs, target.eIds])).toEqual([
      ['甲解释', ['art_1']],
      ['乙规定', ['art_3']],
    ])
  })

  it('change acts named without 《》', () => {
    const children = clauses(
      'annex_1__',
      ['茶馆管理办法', '将第三条中的“甲”修改为“乙”。'],
      ['山径管理办法', '删去第八条。'],
    )
    const text = aText('省政府关于修改部分规章的决定', [
      node('annex', 'annex_1', { heading: '决定修改的规章', children }),
    ])
    expect(readAmends(text).map(({ target }) => [target.citedAs, target.eIds])).toEqual([
      ['茶馆管理办法', ['art_3']],
      ['山径管理办法', ['art_8']],
    ])
  })

  it('change the act of their title though no clause is held', () => {
    const text = aText('省议会因区划调整修改〈湖泊渡运条例〉等六十六件地方性法规的决定', [
      node('paragraph', 'para_1', { text: '（略）' }),
    ])
    expect(readAmends(text).map(({ target }) => [target.citedAs, target.eIds])).toEqual([['湖泊渡运条例', []]])
  })
})

describe('texts that change nothing', () => {
  it.each([
    ['湖泊渡运条例', '第三条的规定修改为行业标准的，应当将《甲办法》第五条修改后重新备案。'],
    ['关于修改后的渡运法施行时未结案件适用法律的通知', '对《渡运法》第三条作如下修改的解释，适用修改前的规定。'],
    ['关于渡运法修改决定施行后案件管辖的决定', '将《渡运法》第三条修改为新的第四条以后的案件，适用本决定。'],
  ])('%s', (title, sentence) => {
    expect(readAmends(aText(title, [node('paragraph', 'para_1', { text: sentence })]))).toEqual([])
  })
})
