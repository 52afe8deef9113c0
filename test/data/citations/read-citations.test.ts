import { describe, expect, it } from 'vitest'
import { type CitationContext, readCitations } from '../../../data/citations/read-citations.ts'

const read = (text: string, context?: CitationContext) =>
  readCitations(text, context).map(({ text: words, target }) => [
    words,
    target.isSelf ? 'self' : target.citedAs,
    ...target.eIds,
  ])

describe('a title in marks', () => {
  it('is cited with the parts behind it', () => {
    expect(read('依照《湖泊渡运法》第三十三条第二款第（一）项的规定')).toEqual([
      ['《湖泊渡运法》第三十三条第二款第（一）项', '湖泊渡运法', 'art_33__para_2__subpara_1'],
    ])
    expect(read('《刑法》第一百二十条之一第二款')).toEqual([
      ['《刑法》第一百二十条之一第二款', '刑法', 'art_120-1__para_2'],
    ])
    expect(read('《湖泊渡运法》分则第二编第六章所称')).toEqual([
      ['《湖泊渡运法》分则第二编第六章', '湖泊渡运法', 'part_2__chp_6'],
    ])
  })

  it('may hold other titles', () => {
    expect(read('《关于适用〈湖泊渡运法〉的解释》第四条和《松澜省实施<渡运法>办法》')).toEqual([
      ['《关于适用〈湖泊渡运法〉的解释》第四条', '关于适用〈湖泊渡运法〉的解释', 'art_4'],
      ['《松澜省实施<渡运法>办法》', '松澜省实施<渡运法>办法'],
    ])
  })

  it('is none where it names a form, a newspaper or a short name that nobody agreed on', () => {
    expect(read('在《茗埠日报》刊登，领取《渡运许可证》和《受理通知书》，依照《通知》办理')).toEqual([])
  })

  it('whose mark is never closed names nothing', () => {
    expect(read('根据《湖泊渡运法\n第三款另有规定，《山径管理条例》除外', { eId: 'art_2__para_1' }).at(-1)).toEqual([
      '《山径管理条例》',
      '山径管理条例',
    ])
  })

  it('carries its number, its issuer and the day of issue', () => {
    const [number] = readCitations('国务院《关于加强湖区管理的通知》（国发〔2021〕7号）第三条')
    expect(number).toMatchObject({
      text: '《关于加强湖区管理的通知》（国发〔2021〕7号）第三条',
      target: { documentNumber: '国发〔2021〕7号', issuer: '国务院', eIds: ['art_3'] },
    })
    const [dated] = readCitations('1995年7月5日市人民政府发布的《鉴波市渡口管理办法》同时废止')
    expect(dated?.target).toMatchObject({
      issuer: '市人民政府',
      issuedOn: { on: '1995-07-05', precision: 'day' },
    })
    const [ordered] = readCitations('1988年11月3日原国家渡运局令第1号公布的《渡工管理规定》')
    expect(ordered?.target).toMatchObject({
      issuer: '国家渡运局',
      documentNumber: '国家渡运局令第1号',
      issuedOn: { on: '1988-11-03', precision: 'day' },
    })
    const [adopted] = readCitations(
      '1994年8月31日松澜省第八届人民代表大会常务委员会第十二次会议通过的《松澜省养犬管理条例》',
    )
    expect(adopted?.target).toMatchObject({ issuer: '松澜省人民代表大会常务委员会' })
  })

  it('takes no day of commencement for the day of issue', () => {
    const [cited] = readCitations('自1997年2月5日起施行的《渡口管理办法》同时废止')
    expect(cited?.target).toMatchObject({ issuer: null, issuedOn: null })
  })
})

describe('lists and ranges of parts', () => {
  const self = (text: string) => read(text)[0]

  it('are one citation with every part', () => {
    expect(self('违反本条例第三条、第五条和第七条第二款规定')).toEqual([
      '本条例第三条、第五条和第七条第二款',
      'self',
      'art_3',
      'art_5',
      'art_7__para_2',
    ])
    expect(self('本条例第二十条，第二十一条第一款、第二款，第二十三条')?.slice(2)).toEqual([
      'art_20',
      'art_21__para_1',
      'art_21__para_2',
      'art_23',
    ])
    expect(self('本办法第五条第（七）项至第（九）项、第六条')?.slice(2)).toEqual([
      'art_5__para_1__subpara_7',
      'art_5__para_1__subpara_8',
      'art_5__para_1__subpara_9',
      'art_6',
    ])
    expect(self('本法第十条第一款（二）、（三）项')?.slice(2)).toEqual([
      'art_10__para_1__subpara_2',
      'art_10__para_1__subpara_3',
    ])
    expect(self('本法第十三条第（一）（三）项')?.slice(2)).toEqual([
      'art_13__para_1__subpara_1',
      'art_13__para_1__subpara_3',
    ])
    expect(self('本法第十至十二条')?.slice(2)).toEqual(['art_10', 'art_11', 'art_12'])
    expect(self('本法第１０条至第12条')?.slice(2)).toEqual(['art_10', 'art_11', 'art_12'])
  })

  it('are filled with inserted articles where the text is known', () => {
    const articles = ['9', '10', '10-1', '11']
    expect(read('本法第九条至第十一条', { articles })[0]?.slice(2)).toEqual(['art_9', 'art_10', 'art_10-1', 'art_11'])
  })

  it('longer than fifty are given by their ends', () => {
    expect(self('本法第一条至第二百条')?.slice(2)).toEqual(['art_1', 'art_200'])
  })

  it('end before a number that is no part', () => {
    expect(self('依照本法第十条，第三人可以')?.slice(2)).toEqual(['art_10'])
    expect(self('本法第十条、第三款项目')?.slice(2)).toEqual(['art_10'])
  })
})

describe('words that point within the text', () => {
  const context = { eId: 'art_9__para_3', articles: ['7', '8', '8-1', '9'] }
  const places = (text: string) => read(text, context).map(([words, , ...eIds]) => [words, ...eIds])

  it('are found from the place they stand in', () => {
    expect(places('前款第一项、第三项')).toEqual([
      ['前款第一项、第三项', 'art_9__para_2__subpara_1', 'art_9__para_2__subpara_3'],
    ])
    expect(places('有前两款行为的')).toEqual([['前两款', 'art_9__para_1', 'art_9__para_2']])
    expect(places('依照前条第二款')).toEqual([['前条第二款', 'art_8-1__para_2']])
    expect(places('前两条规定')).toEqual([['前两条', 'art_8', 'art_8-1']])
    expect(places('违反本条第一款')).toEqual([['本条第一款', 'art_9__para_1']])
    expect(places('第一款规定的期限')).toEqual([['第一款', 'art_9__para_1']])
    expect(places('除第七条规定外')).toEqual([['第七条', 'art_7']])
  })

  it('name no place where none is known', () => {
    expect(read('依照前款规定')).toEqual([['前款', 'self']])
    expect(read('依照前款规定', { eId: 'art_9__para_1' })).toEqual([['前款', 'self']])
  })

  it('are told from words that only look alike', () => {
    expect(read('预付款前款项、前条件、目前三项工作', context)).toEqual([])
  })

  it('do not count the number that an article bears or is given', () => {
    expect(read('第三条　本条例自公布之日起施行。\n第四条 解释权属于市人民政府。')).toEqual([])
    expect(read('在第十七条后增加一条，作为第十七条之一')).toEqual([['第十七条', 'self', 'art_17']])
    expect(read('第三条第一款规定的期限')).toEqual([['第三条第一款', 'self', 'art_3__para_1']])
  })
})

describe('names without marks', () => {
  it('are read before the number of an article only', () => {
    expect(read('人民法院应当依照民法典第五百七十七条处理，民法典另有规定的除外')).toEqual([
      ['民法典第五百七十七条', '民法典', 'art_577'],
    ])
    expect(read('不影响刑法第二百六十四条')).toEqual([['刑法第二百六十四条', '刑法', 'art_264']])
  })

  it('are the longest that is known, and not the end of another law', () => {
    expect(read('违反劳动合同法第四十六条')[0]?.[1]).toBe('劳动合同法')
    expect(read('依据调解仲裁法第十六条')[0]?.[1]).toBe('调解仲裁法')
  })

  it('may be short names that the text agreed on', () => {
    expect(read('根据《湖泊渡运法》（以下简称渡运法）制定。依照渡运法第三条，《渡运法》第四条')).toEqual([
      ['《湖泊渡运法》', '湖泊渡运法'],
      ['渡运法第三条', '湖泊渡运法', 'art_3'],
      ['《渡运法》第四条', '湖泊渡运法', 'art_4'],
    ])
  })

  it('go on to the next article of the same law', () => {
    expect(read('有刑事诉讼法第二百三十八条规定的情形之一，或者违反第二百三十九条规定的')).toEqual([
      ['刑事诉讼法第二百三十八条', '刑事诉讼法', 'art_238'],
      ['第二百三十九条', '刑事诉讼法', 'art_239'],
    ])
    expect(read('证券法第六十七条所列事项，发行人按第七十五条报告', { articles: ['1', '2'] }).at(-1)).toEqual([
      '第七十五条',
      '证券法',
      'art_75',
    ])
  })
})

describe('该条例, 该法, 该条', () => {
  it('mean the title of that kind named last', () => {
    expect(read('依照《集市管理条例》和《渡工管理规定》，该条例第五条另有规定的')).toEqual([
      ['《集市管理条例》', '集市管理条例'],
      ['《渡工管理规定》', '渡工管理规定'],
      ['该条例第五条', '集市管理条例', 'art_5'],
    ])
    expect(read('有刑法第一百九十一条规定的犯罪，实施该条第一款的行为').at(-1)).toEqual([
      '该条第一款',
      '刑法',
      'art_191__para_1',
    ])
  })

  it('mean nothing where no such title was named', () => {
    expect(read('对该决定不服的，该规定无效')).toEqual([])
  })
})

describe('document numbers', () => {
  it('are citations of their own where no title stands beside them', () => {
    const cited = readCitations('按照国务院令第684号和国发〔2021〕7号执行')
    expect(cited.map(({ target }) => [target.citedAs, target.documentNumber])).toEqual([
      ['国务院令第684号', '国务院令第684号'],
      ['国发〔2021〕7号', '国发〔2021〕7号'],
    ])
  })

  it('belong to the title behind them', () => {
    expect(read('中华人民共和国国务院令第160号《集市管理条例》')).toEqual([['《集市管理条例》', '集市管理条例']])
  })

  it('of the text itself, alone on their line, cite nothing', () => {
    expect(read('（法释〔2004〕3号）')).toEqual([])
  })
})

describe('reading', () => {
  const long = 200_000

  it('gives offsets into the text, in order and without overlaps', () => {
    const text = '依照本法第三条、《山径管理条例》第五条、前款和国发〔2021〕7号，按该条例第六条处理。'.repeat(50)
    let last = 0
    for (const { start, end, text: words } of readCitations(text)) {
      expect(text.slice(start, end)).toBe(words)
      expect(start).toBeGreaterThanOrEqual(last)
      last = end
    }
    expect(last).toBeGreaterThan(text.length - 60)
  })

  it.each([
    '《',
    '第',
    '第一',
    '（以下简称',
    '《〈',
    '第一条、',
    '一',
    '国务院',
    '〔2021〕',
    '前款第',
    '《条例》（',
    '令第',
    '法',
    '根据',
    '1995年',
    '该条',
    '第三条该款规定',
    '本法所附《',
    '《渡运法》序言及',
  ])('stays quick on %s without end', (words) => {
    const text = words.repeat(long / words.length)
    const start = performance.now()
    readCitations(text, { eId: 'art_1__para_2' })
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})

describe('what stands outside the articles of a law', () => {
  it('is its annex where a table of its own name is attached to it', () => {
    expect(read('依照本法所附《渡船税额表》执行')).toEqual([['本法所附《渡船税额表》', 'self', 'annex']])
    expect(read('根据《湖泊渡运法》所附的《渡船税额表》确定')).toEqual([
      ['《湖泊渡运法》所附的《渡船税额表》', '湖泊渡运法', 'annex'],
    ])
    expect(read('根据渡运法所附《渡船税额表》确定', { isTitle: (name) => name === '渡运法' })).toEqual([
      ['渡运法所附《渡船税额表》', '渡运法', 'annex'],
    ])
  })

  it('is its preamble, alone or with articles', () => {
    expect(read('将《渡运安排》序言及第一条修改为')).toEqual([
      ['《渡运安排》序言及第一条', '渡运安排', 'preamble', 'art_1'],
    ])
    expect(read('《湖泊渡运法》序言第二自然段所称')).toEqual([
      ['《湖泊渡运法》序言第二自然段', '湖泊渡运法', 'preamble__para_2'],
    ])
  })
})

describe('a chain of parts', () => {
  it('goes on behind 所列', () => {
    expect(read('本办法第一条所列第2项案件')).toEqual([['本办法第一条所列第2项', 'self', 'art_1__para_1__subpara_2']])
    expect(read('违反本条例第四十条的第三款、第四款规定')).toEqual([
      ['本条例第四十条的第三款、第四款', 'self', 'art_40__para_3', 'art_40__para_4'],
    ])
  })
})

describe('该款', () => {
  it('is the part cited last', () => {
    expect(read('属于《渡运法》第九条第二款规定的渡船，应当依照该款的规定处理')).toEqual([
      ['《渡运法》第九条第二款', '渡运法', 'art_9__para_2'],
      ['该款', '渡运法', 'art_9__para_2'],
    ])
    expect(read('有《渡运法》第九条第二款情形的，依照该条第三款处理')).toEqual([
      ['《渡运法》第九条第二款', '渡运法', 'art_9__para_2'],
      ['该条第三款', '渡运法', 'art_9__para_3'],
    ])
  })

  it('is a sum of money where nothing says that it rules, and 各该款 is several', () => {
    expect(read('违反《渡运法》第九条第二款的，该款由船主退还')).toHaveLength(1)
    expect(read('犯《渡运法》第九条第一款、第二款之罪的，依照各该款的规定处罚')).toHaveLength(1)
  })
})

describe('a title', () => {
  it('is a plan by its own name, and no plan that could be any', () => {
    expect(read('应当符合《松澜湖风景区总体规划》')).toEqual([['《松澜湖风景区总体规划》', '松澜湖风景区总体规划']])
    expect(read('编制《总体规划》')).toEqual([])
  })

  it('is no register that sites are entered in', () => {
    expect(read('列入《世界遗产名录》的渡口')).toEqual([])
    expect(read('列入《松澜省重点保护水鸟名录》的水鸟')).toHaveLength(1)
  })

  it('may have lost the end of its bracket', () => {
    expect(read('（《渡运法修正案（十》）')).toEqual([['《渡运法修正案（十》', '渡运法修正案（十']])
  })

  it('of one word means the text of its kind named before', () => {
    expect(read('依照《松澜渡运办法》发证；《办法》施行前已经发证的')).toEqual([
      ['《松澜渡运办法》', '松澜渡运办法'],
      ['《办法》', '松澜渡运办法'],
    ])
    expect(read('《办法》施行前已经发证的')).toEqual([])
  })

  it('has the short name of the second bracket behind it', () => {
    const text = '根据《关于修改〈渡运法〉的决定》（2012年8月31日通过）（以下简称修改决定），按照《修改决定》办理'
    expect(read(text)).toEqual([
      ['《关于修改〈渡运法〉的决定》', '关于修改〈渡运法〉的决定'],
      ['《修改决定》', '关于修改〈渡运法〉的决定'],
    ])
  })
})

describe('a text that changes another', () => {
  const subject = { citedAs: '渡运法', documentNumber: null, issuer: null, issuedOn: null }

  it('gives an article its new number', () => {
    expect(read('原第四条作为第五条。', { subject })).toEqual([
      ['第四条', '渡运法', 'art_4'],
      ['第五条', '渡运法', 'art_5'],
    ])
    expect(read('增加一条作为第四条。', { subject })).toEqual([])
  })

  it('cites no item that is only renumbered', () => {
    expect(read('增加一项，作为第七项，第七项至第九项相应改为第八项至第十项。', { eId: 'cl_2__para_1' })).toEqual([])
  })
})

describe('articles written into one paragraph', () => {
  it('have paragraphs of their own', () => {
    const text = '船主应当登记。 第十二条 渡口分为两类。 前款所称渡口包括码头。 第十三条 渡船应当检验。'
    expect(read(text, { eId: 'art_11__para_1' })).toEqual([['前款', 'self', 'art_12__para_1']])
  })

  it('are read in time that grows with the text', () => {
    const text = `第一条 开始。 ${'渡船应当检验。 前款规定适用。 '.repeat(20_000)}`
    const start = performance.now()
    expect(readCitations(text, { eId: 'art_1__para_1' })).toHaveLength(20_000)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
