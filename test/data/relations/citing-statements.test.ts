import { describe, expect, it } from 'vitest'
import type { Provision } from '../../../data/model/provision.ts'
import type { Statement, StatingText } from '../../../data/relations/statement.ts'
import { readBasedOn } from '../../../data/relations/statements/based-on.ts'
import { readCites } from '../../../data/relations/statements/cites.ts'
import { readInterprets } from '../../../data/relations/statements/interprets.ts'
import { readPenalizes } from '../../../data/relations/statements/penalizes.ts'
import { anArticle, aVersion, aWork } from '../../builders.ts'

const text = (provisions: readonly Provision[], work: Partial<StatingText['work']> = {}): StatingText => ({
  work: aWork(work),
  version: aVersion(),
  provisions,
})

const told = (statements: readonly Statement[]) =>
  statements.map(({ from, target }) => [from, target.isSelf ? 'self' : target.citedAs, ...target.eIds])

const opening =
  '为了加强渡口管理，根据宪法和《湖泊渡运法》、《山径管理条例》等法律、法规，参照《集市管理条例》，结合本市实际，制定本办法。'

describe('what a text rests on', () => {
  it('is named before 制定 in its first article', () => {
    expect(
      told(readBasedOn(text([anArticle('1', opening), anArticle('2', '根据《茶馆管理条例》制定方案。')]))),
    ).toEqual([
      ['art_1__para_1', '湖泊渡运法'],
      ['art_1__para_1', '山径管理条例'],
      ['art_1__para_1', '宪法'],
    ])
  })

  it('is what a text says it carries out', () => {
    expect(told(readBasedOn(text([anArticle('1', '为了实施《湖泊渡运法》，结合本省实际，制定本办法。')])))).toEqual([
      ['art_1__para_1', '湖泊渡运法'],
    ])
  })

  it('is not what a decision amends', () => {
    const decision = text([anArticle('1', '根据实际需要，决定对《湖泊渡运法》作如下修改：')], {
      kind: 'amending_decision',
    })
    expect(readBasedOn(decision)).toEqual([])
  })

  it('is not cited a second time', () => {
    expect(told(readCites(text([anArticle('1', opening)])))).toEqual([['art_1__para_1', '集市管理条例']])
  })
})

describe('an article that punishes', () => {
  const articles = [
    anArticle('5', '渡工应当持证上岗。'),
    anArticle('6', '渡船应当年检。'),
    anArticle('20', '违反本条例第五条、第六条规定的，处二百元罚款。'),
    anArticle('21', '任何人对违反本条例第五条的行为有权举报。'),
  ]

  it('is tied to each article whose breach it punishes', () => {
    const statements = readPenalizes(text(articles))
    expect(told(statements)).toEqual([
      ['art_20__para_1', 'self', 'art_5'],
      ['art_20__para_1', 'self', 'art_6'],
    ])
    expect(statements[0]?.quote).toBe('违反本条例第五条、第六条规定的，处二百元罚款。')
  })

  it('leaves a breach without punishment a citation', () => {
    expect(told(readCites(text(articles)))).toEqual([['art_21__para_1', 'self', 'art_5']])
  })

  it('may list acts that stand elsewhere', () => {
    const listed = [
      anArticle('3', '禁止下列行为。'),
      anArticle('9', '有本条例第三条所列行为之一的，由公安机关给予警告。'),
    ]
    expect(told(readPenalizes(text(listed)))).toEqual([['art_9__para_1', 'self', 'art_3']])
  })
})

describe('an interpretation', () => {
  it('interprets what its title names', () => {
    const court = text([anArticle('1', '为正确审理案件，根据《湖泊渡运法》，制定本解释。')], {
      type: 'judicial_interpretation',
      title: '最高法院关于适用《湖泊渡运法》第三条的解释',
    })
    expect(told(readInterprets(court))).toEqual([['art_1__para_1', '湖泊渡运法', 'art_3']])
  })

  it('interprets what its first words say it applies', () => {
    const court = text([anArticle('1', '为正确适用《湖泊渡运法》，根据《山径管理条例》，制定本解释。')], {
      type: 'judicial_interpretation',
      title: '最高法院关于审理渡运案件的解释',
    })
    expect(told(readInterprets(court))).toEqual([['art_1__para_1', '湖泊渡运法']])
  })

  it('is not told of other texts', () => {
    expect(readInterprets(text([anArticle('1', '为正确适用《湖泊渡运法》，制定本办法。')]))).toEqual([])
  })
})

describe('citations', () => {
  it('are stated once for a provision and each part', () => {
    const articles = [
      anArticle('1', '总则'),
      anArticle('2', '依照《湖泊渡运法》第三条和第四条，依照《湖泊渡运法》第三条办理，本法第一条、第一条除外。'),
    ]
    expect(told(readCites(text(articles)))).toEqual([
      ['art_2__para_1', '湖泊渡运法', 'art_3'],
      ['art_2__para_1', '湖泊渡运法', 'art_4'],
      ['art_2__para_1', 'self', 'art_1'],
    ])
  })

  it('leave out what a sentence repeals and what a decision changes or quotes', () => {
    expect(readCites(text([anArticle('9', '本办法自公布之日起施行，《渡口管理办法》同时废止。')]))).toEqual([])
    const decision = text(
      [
        anArticle('1', '将《湖泊渡运法》第三条修改为：“依照《山径管理条例》第二条办理。”'),
        anArticle('2', '本决定的公布，依照《集市管理条例》办理。“依照《茶馆管理条例》第二条办理。”'),
      ],
      { kind: 'amending_decision' },
    )
    expect(told(readCites(decision))).toEqual([['art_2__para_1', '集市管理条例']])
  })

  it('leave out numbers that the text does not have', () => {
    expect(readCites(text([anArticle('1', '第九十九条规定的情形除外。')]))).toEqual([])
  })
})
