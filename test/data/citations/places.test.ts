import { describe, expect, it } from 'vitest'
import { heldPlace } from '../../../data/citations/held-place.ts'
import { looksLikeInstrument } from '../../../data/citations/instrument-words.ts'
import { readShortNames } from '../../../data/citations/short-names.ts'
import { anArticle } from '../../builders.ts'

describe('a title', () => {
  it.each([
    '城市绿化条例',
    '湖泊渡运法',
    '民法典',
    '关于加强管理的通知',
    '茶馆管理办法（试行）',
    '刑法修正案（九）',
    '国家危险废物名录（2021年版）',
  ])('of an instrument: %s', (title) => expect(looksLikeInstrument(title)).toBe(true))
  it.each(['人民日报', '营业执照', '受理通知书', '不予处罚决定书', '登记表', '义勇军进行曲', '规定', '办案方法'])(
    'of something else: %s',
    (title) => expect(looksLikeInstrument(title)).toBe(false),
  )
})

describe('short names', () => {
  it('are those a text agrees on, the first agreement on each', () => {
    const names = readShortNames([
      anArticle(
        '1',
        '根据《湖泊渡运法》（以下简称《渡运法》）和《关于审理渡运案件的解释》（法释〔2009〕19号，以下简称《解释》），制定本办法。',
      ),
      anArticle('2', '领取《渡运许可证》（以下简称许可证），遵守《集市管理条例》（以下简称《渡运法》）。'),
    ])
    expect([...names].map(([name, { citedAs, documentNumber }]) => [name, citedAs, documentNumber])).toEqual([
      ['渡运法', '湖泊渡运法', null],
      ['解释', '关于审理渡运案件的解释', '法释〔2009〕19号'],
    ])
  })
})

describe('a cited part', () => {
  const eIds = new Set(['art_3', 'art_3__para_1', 'art_3__para_2', 'art_3__para_2__subpara_1', 'cl_2'])

  it('is where the text has it', () => {
    expect(heldPlace(eIds, 'art_3__para_2__subpara_1')).toBe('art_3__para_2__subpara_1')
  })
  it('named without its paragraph is the only one of its number', () => {
    expect(heldPlace(eIds, 'art_3__para_1__subpara_1')).toBe('art_3__para_2__subpara_1')
  })
  it('that the text lacks is the smallest part around it', () => {
    expect(heldPlace(eIds, 'art_3__para_9')).toBe('art_3')
    expect(heldPlace(eIds, 'art_3__para_1__subpara_8')).toBe('art_3')
    expect(heldPlace(eIds, 'art_7__para_1')).toBeNull()
  })
  it('of a text in clauses is the clause', () => {
    expect(heldPlace(eIds, 'art_2')).toBe('cl_2')
  })
  it('is the only annex for a table that is not numbered', () => {
    expect(heldPlace(new Set(['art_1', 'annex_1']), 'annex')).toBe('annex_1')
    expect(heldPlace(new Set(['art_1', 'annex_1', 'annex_2']), 'annex')).toBeNull()
    expect(heldPlace(new Set(['art_1']), 'annex')).toBeNull()
  })
})
