import { describe, expect, it } from 'vitest'
import { splitCommencements } from '../../../crawler/commencement/split-commencement.ts'
import { textCommencement } from '../../../crawler/commencement/text-commencement.ts'
import { readStructure } from '../../../crawler/structure/read-structure.ts'

const promulgated = { on: '2019-01-08', precision: 'day' } as const

function textOf(last: string) {
  const articles = ['一', '二', '三', '四', '五', '六'].map((number) => `第${number}条 甲。`)
  return readStructure([...articles, `第七条 ${last}`].map((text) => ({ kind: 'paragraph', text }))).provisions
}

const split = (last: string) =>
  splitCommencements(textOf(last), { promulgated }).map(({ eIds, effectiveFrom }) => [eIds.join(' '), effectiveFrom])

describe('splitCommencements', () => {
  it('reads the articles named first, and leaves the rest its day', () => {
    const last = '本条例第一条、第四条和第六条自2017年9月1日起施行，其余条款自2016年12月1日起施行。'
    expect(split(last)).toEqual([['art_1 art_4 art_6', '2017-09-01']])
    expect(textCommencement(textOf(last))?.on).toEqual({ on: '2016-12-01', precision: 'day' })
  })

  it('reads the articles named after the rest', () => {
    const last = '本条例自2016年12月1日起施行，但第二条至第四条自2017年9月1日起施行。'
    expect(split(last)).toEqual([['art_2 art_3 art_4', '2017-09-01']])
    expect(textCommencement(textOf(last))?.on).toEqual({ on: '2016-12-01', precision: 'day' })
  })

  it('keeps a day that is left to others unknown', () => {
    const last =
      '本补充安排第一条、第四条自2020年11月27日起施行，第二条、第三条在香港特别行政区完成有关程序后，由最高人民法院公布施行日期。'
    expect(split(last)).toEqual([
      ['art_1 art_4', '2020-11-27'],
      ['art_2 art_3', null],
    ])
  })

  it('reads the day of promulgation and a paragraph of an article', () => {
    expect(split('本规定自2019年7月1日起施行，其中第三条第一款自公布之日起施行。')).toEqual([
      ['art_3__para_1', '2019-01-08'],
    ])
  })

  it.each([
    '本条例自2016年12月1日起施行。',
    '依照本法第三条申请的，应当自施行之日起六个月内办理。',
    '自2017年9月1日起施行的《旧条例》第三条、第四条同时废止。',
    '《甲条例》第三条自2017年9月1日起施行。',
    '“第三条自2017年9月1日起施行。”',
    '第九十九条自2017年9月1日起施行。',
  ])('finds none in %s', (last) => {
    expect(split(last)).toEqual([])
  })
})
