import { describe, expect, it } from 'vitest'
import { deriveDates } from '../../../crawler/title-note/derive-dates.ts'
import { bodiesIn, issuersInTitle, issuersOf } from '../../../crawler/title-note/issuers.ts'
import { readTitleNote } from '../../../crawler/title-note/read-title-note.ts'

const events = (...lines: string[]): string[] => readTitleNote(lines).map(({ on, action }) => `${on} ${action}`)

describe('readTitleNote', () => {
  it('splits events that stand in one pair of brackets, separated by a wide space', () => {
    expect(
      events(
        '（1994年10月9日中华人民共和国国务院令第167号发布　根据2011年1月8日《国务院关于废止和修改部分行政法规的决定》第一次修订　2026年2月3日中华人民共和国国务院令第830号第三次修订）',
      ),
    ).toEqual(['1994-10-09 promulgated', '2011-01-08 revised', '2026-02-03 revised'])
  })

  it('splits events with nothing between them, and reads the commencement in the note', () => {
    expect(
      events('2015年6月1日政府常务会议讨论通过2015年6月11日甘肃省人民政府令第117号公布自2015年8月1日起施行'),
    ).toEqual(['2015-06-01 adopted', '2015-06-11 promulgated', '2015-08-01 commenced'])
  })

  it('reads …通过的《…》修正 as one event that names its decision', () => {
    const [event] = readTitleNote([
      '2020年12月26日第十三届全国人民代表大会常务委员会第二十四次会议通过的《中华人民共和国刑法修正案（十一）》修正',
    ])
    expect(event).toMatchObject({ on: '2020-12-26', action: 'amended', decision: '中华人民共和国刑法修正案（十一）' })
  })

  it('reads an amendment told only by its decision', () => {
    expect(
      events('1999年12月25日 第九届全国人民代表大会常务委员会第十三次会议通过的《中华人民共和国刑法修正案》'),
    ).toEqual(['1999-12-25 amended'])
  })

  it('mends a line broken inside a title', () => {
    expect(
      events(
        '2015年12月3日 某省第十二届人民代表大会常务委员会第十七次会议《关于修改',
        '〈某省工作若干规定〉的决定》第二次修正',
      ),
    ).toEqual(['2015-12-03 amended'])
  })

  it('tells the day of the decision from the day of its approval', () => {
    const note =
      '2020年2月28日 某市第十七届人民代表大会常务委员会第二十五次会议通过并经2020年3月26日某省第十三届人民代表大会常务委员会第十八次会议批准的《关于修改〈某条例〉的决定》修正'
    expect(events(note)).toEqual(['2020-02-28 adopted', '2020-03-26 amended'])
    expect(deriveDates(readTitleNote([note]))).toMatchObject({
      adopted: { on: '2020-02-28' },
      approved: { on: '2020-03-26' },
      change: 'amended',
    })
  })

  it('reads 通过修订 as a revision', () => {
    expect(events('2020年2月28日 某市第十七届人民代表大会常务委员会第二十五次会议通过修订')).toEqual([
      '2020-02-28 revised',
    ])
  })

  it('lets two bodies that adopt together share the verb', () => {
    expect(
      events('2018年9月3日 甲院审判委员会第1747次会议', '2018年12月12日 乙院第十三届检察委员会第十一次会议通过'),
    ).toEqual(['2018-09-03 adopted', '2018-12-12 adopted'])
  })

  it('reads an event known to the year only', () => {
    expect(readTitleNote(['(1950年发布)'])[0]).toMatchObject({
      on: '1950-01-01',
      precision: 'year',
      action: 'promulgated',
    })
  })

  it('reads the two days on which two bodies adopted', () => {
    const read = readTitleNote([
      '2003年8月6日 最高人民法院审判委员会第1283次会议、2003年8月12日最高人民检察院第十届检察委员会第7次会议通过',
    ])
    expect(read.map(({ on }) => on)).toEqual(['2003-08-06', '2003-08-12'])
    expect(issuersOf(read, null)).toEqual(['最高人民法院', '最高人民检察院'])
  })

  it('takes the words of an event as they are written', () => {
    const [event] = readTitleNote(['２０１２年１２月１９日 中华人民共和国公安部令第１２５号发布'])
    expect(event).toMatchObject({
      on: '2012-12-19',
      text: '２０１２年１２月１９日 中华人民共和国公安部令第１２５号发布',
    })
  })
})

describe('deriveDates', () => {
  it('takes the approval of a city law amended and approved again as that of its version', () => {
    const dates = deriveDates(
      readTitleNote([
        '2010年12月24日 包头市第十三届人民代表大会常务委员会第二十二次会议通过',
        '2011年4月1日 内蒙古自治区第十一届人民代表大会常务委员会第二十一次会议批准',
        '2025年12月26日 包头市第十六届人民代表大会常务委员会第三十次会议修订',
        '2026年3月26日 内蒙古自治区第十四届人民代表大会常务委员会第二十次会议批准',
      ]),
    )
    expect(dates).toMatchObject({
      firstAdopted: { on: '2010-12-24' },
      adopted: { on: '2025-12-26' },
      approved: { on: '2026-03-26' },
      promulgated: null,
      change: 'revised',
    })
  })

  it('keeps the first adoption unknown where the note begins with a later act', () => {
    expect(deriveDates(readTitleNote(['2019年4月23日 某市人民代表大会常务委员会修订'])).firstAdopted).toBeNull()
  })

  it('counts 国务院批准 as no adoption and 发布 by a ministry as one', () => {
    const dates = deriveDates(readTitleNote(['1993年8月31日国务院批准　1993年9月24日外交部发布']))
    expect(dates.firstAdopted?.on).toBe('1993-09-24')
  })

  it('takes no commencement from before the last amendment', () => {
    const dates = deriveDates(
      readTitleNote([
        '2016年2月5日 某市人大通过',
        '2016年5月1日 施行',
        '2020年3月1日 某市人大《关于修改〈某条例〉的决定》修正',
      ]),
    )
    expect(dates.commenced).toBeNull()
  })
})

describe('bodiesIn', () => {
  it.each([
    ['第十三届全国人民代表大会常务委员会第二十五次会议', ['全国人民代表大会常务委员会']],
    ['第十届全国人民代表大会第三次会议', ['全国人民代表大会']],
    ['杭州市第十二届人民代表大会第六次会议', ['杭州市人民代表大会']],
    ['北京市第九届人大常委会第三十一次会议', ['北京市人民代表大会常务委员会']],
    ['景宁畲族自治县八届人大四次会议', ['景宁畲族自治县人民代表大会']],
    ['中华人民共和国国务院令第684号', ['国务院']],
    ['国务院第120次常务会议', ['国务院']],
    ['生态环境部、公安部、交通运输部令第23号', ['生态环境部', '公安部', '交通运输部']],
    ['最高人民法院审判委员会第1655次会议', ['最高人民法院']],
    ['第三次会议', []],
  ])('finds in %s the bodies %j', (actor, bodies) => {
    expect(bodiesIn(actor)).toEqual(bodies)
  })

  it('puts the place before a body written without it', () => {
    expect(bodiesIn('市第三届人民代表大会常务委员会第十九次会议', '重庆市')).toEqual(['重庆市人民代表大会常务委员会'])
    expect(bodiesIn('市第三届人民代表大会常务委员会第十九次会议')).toEqual([])
  })

  it('finds the issuers that a title opens with', () => {
    expect(issuersInTitle('最高人民法院、最高人民检察院关于办理虚构案件的解释')).toEqual([
      '最高人民法院',
      '最高人民检察院',
    ])
    expect(issuersInTitle('虚构条例')).toEqual([])
  })
})
