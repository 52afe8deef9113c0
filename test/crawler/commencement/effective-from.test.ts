import { describe, expect, it } from 'vitest'
import { effectiveFrom } from '../../../crawler/commencement/effective-from.ts'
import { textCommencement } from '../../../crawler/commencement/text-commencement.ts'
import { readStructure } from '../../../crawler/structure/read-structure.ts'
import { readDate } from '../../../crawler/text/dates.ts'
import { deriveDates } from '../../../crawler/title-note/derive-dates.ts'
import { readTitleNote } from '../../../crawler/title-note/read-title-note.ts'

const commencementOf = (...texts: string[]) =>
  textCommencement(readStructure(texts.map((text) => ({ kind: 'paragraph', text }))).provisions)

const decide = (note: string[], last: string, promulgated = '', field = '') =>
  effectiveFrom({
    sourceDate: readDate(field),
    note: deriveDates(readTitleNote(note)),
    text: commencementOf('第一条 甲。', `第二条 ${last}`),
    promulgated: readDate(promulgated),
  })

describe('textCommencement', () => {
  it.each([
    ['本条例自2026年6月1日起施行。《旧条例》同时废止。', '2026-06-01'],
    ['本法自一九九四年一月一日起施行。', '1994-01-01'],
    ['本办法从2026年1月1日起试行。', '2026-01-01'],
    ['本《办法》自2018年7月1日起施行。', '2018-07-01'],
  ])('reads %s', (text, on) => {
    expect(commencementOf('第一条 甲。', `第二条 ${text}`)?.on).toEqual({ on, precision: 'day' })
  })

  it.each([
    '自1995年7月1日起施行的《旧条例》同时废止。',
    '自本条例施行之日起六个月内办理登记。',
    '第一条、第四条自2020年11月27日起施行。',
    '行政法规应当自公布之日起30日后施行。',
    '合同自签字之日起生效。',
    '“本条例自2019年1月1日起施行。',
  ])('takes %s for no commencement of the text', (text) => {
    expect(commencementOf('第一条 甲。', text)).toBeNull()
  })
})

describe('effectiveFrom', () => {
  it('takes the field of the source first', () => {
    expect(
      decide(['2016年2月5日 某市人大通过'], '本条例自2016年5月1日起施行。', '2016-02-10', '2016-06-01'),
    ).toMatchObject({
      date: { on: '2016-06-01' },
      origin: 'source',
      quote: null,
    })
  })

  it('refuses a field from before the version, and says so', () => {
    const result = decide(
      ['2013年2月5日 某市人大通过', '2017年6月30日 某市人大《关于修改〈某条例〉的决定》修正'],
      '甲。',
      '2017-07-28',
      '2013-05-01',
    )
    expect(result.date).toBeNull()
    expect(result.warnings.map(({ code }) => code)).toEqual(['date-unreadable'])
  })

  it('reads the sentence of a text never changed', () => {
    expect(decide(['2016年2月5日 某市人大通过'], '本条例自2016年5月1日起施行。', '2016-02-10')).toMatchObject({
      date: { on: '2016-05-01' },
      origin: 'text',
      quote: '本条例自2016年5月1日起施行。',
    })
  })

  it('leaves the day of an amended text unknown where the sentence is that of its first version', () => {
    const note = ['1993年12月29日 某会议通过', '2004年8月28日 某会议《关于修改〈公司法〉的决定》第二次修正']
    expect(decide(note, '本法自1994年7月1日起施行。', '2004-08-28')).toMatchObject({
      date: null,
      origin: null,
      quote: null,
    })
    expect(decide(note, '本法自公布之日起施行。', '2004-08-28').date).toBeNull()
  })

  it('reads a sentence that an amendment set anew', () => {
    const note = ['1993年12月29日 某会议通过', '2005年10月27日 某会议修订']
    expect(decide(note, '本法自2006年1月1日起施行。', '2005-10-27').date?.on).toBe('2006-01-01')
  })

  it('counts 自公布之日起施行 from the promulgation, and from nothing else', () => {
    expect(decide(['2022年3月1日 某会议通过'], '本办法自公布之日起施行。', '2022-03-10')).toMatchObject({
      date: { on: '2022-03-10' },
      origin: 'promulgation_clause',
    })
    expect(decide(['2022年3月1日 某会议通过'], '本办法自公布之日起施行。').date).toBeNull()
  })
})

describe('commencement in other words', () => {
  it.each([
    ['本条例于2007年9月1日起施行。', '2007-09-01'],
    ['第四十二条本条例自2021年1月1日起施行。', '2021-01-01'],
    ['第六章附则第四十条本条例自2014年1月1日起施行。', '2014-01-01'],
    ['本规则自2001年8月1日零时起施行。', '2001-08-01'],
    ['本条例第五条、第七条自2017年9月1日起施行，其余条款自2016年12月1日起施行。', '2016-12-01'],
    ['本条例经某市人民代表大会常务委员会通过，自1986年10月1日起施行。', '1986-10-01'],
  ])('reads %s', (text, on) => {
    expect(commencementOf('第一条 甲。', text)?.on).toEqual({ on, precision: 'day' })
  })

  it('counts 自公布之日起30日后 without the day of promulgation, as 民法典 第二百零一条 does', () => {
    expect(decide(['2014年7月1日 某部门通过'], '本规定自公布之日起30日后施行。', '2014-07-03')).toMatchObject({
      date: { on: '2014-08-03' },
      origin: 'promulgation_clause',
      quote: '本规定自公布之日起30日后施行。',
    })
    expect(decide(['2014年7月1日 某部门通过'], '本规定自公布之日起三十日后施行。').date).toBeNull()
    expect(decide(['2014年7月1日 某部门通过'], '规章应当自公布之日起30日后施行。', '2014-07-03').date).toBeNull()
  })

  it('reads 自公布之日起施行 as that of a text set anew by 修订, and leaves it where a decision changed parts', () => {
    const anew = ['1982年12月10日 某会议通过', '2024年3月11日 某会议修订']
    expect(decide(anew, '本法自公布之日起施行。', '2024-03-11').date?.on).toBe('2024-03-11')
    const parts = ['1982年12月10日 某会议通过', '2024年3月11日 《关于修改部分行政法规的决定》第一次修订']
    expect(decide(parts, '本法自公布之日起施行。', '2024-03-11').date).toBeNull()
  })

  it('reads 自修订发布之日起施行 of a changed text', () => {
    const note = ['1982年3月16日 国务院发布', '1986年6月4日 国务院修订发布']
    expect(decide(note, '本条例自修订发布之日起施行。', '1986-06-04').date?.on).toBe('1986-06-04')
  })

  it('reads 自国务院批准之日起施行 from the approval', () => {
    expect(decide(['1980年5月9日 国务院批准'], '本规定自国务院批准之日起施行。', '1980-05-12').date?.on).toBe(
      '1980-05-09',
    )
  })

  it('says where the field of the source and a text never changed name two days', () => {
    const result = decide(['2015年4月1日 某会议通过'], '本条例自2015年5月1日起施行。', '2015-04-01', '2015-04-01')
    expect(result.date?.on).toBe('2015-04-01')
    expect(result.warnings).toEqual([
      {
        code: 'date-unreadable',
        message: '来源给出的施行日期2015-04-01与正文载明的2015-05-01不一致，按来源记录',
        eId: 'art_2__para_1',
      },
    ])
  })
})
