import { describe, expect, it } from 'vitest'
import { understand } from '../../../indexer/query/understand.ts'

const wordsOf = (query: string): string[] => understand(query).words.map(({ text }) => text)

describe('a title or abbreviation', () => {
  it('is recognised with and without marks', () => {
    expect(understand('行政处罚法')).toMatchObject({ kind: 'title', names: ['行政处罚法'], title: '行政处罚法' })
    expect(understand('《中华人民共和国行政处罚法》')).toMatchObject({ kind: 'title', names: ['行政处罚法'] })
    expect(understand('物业管理条例')).toMatchObject({ kind: 'title', names: ['物业管理条例'] })
  })

  it('stands for the full title', () => {
    expect(understand('个保法')).toMatchObject({
      kind: 'title',
      title: '中华人民共和国个人信息保护法',
      names: ['个人信息保护法', '个保法'],
    })
    expect(wordsOf('个保法')).toEqual(['个人信息保护法'])
  })

  it('stands for the words of the title among other words', () => {
    expect(wordsOf('个保法 敏感个人信息')).toContain('个人信息保护法')
  })
})

describe('a citation', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['行政处罚法第三十三条', '行政处罚法', 'art_33'],
    ['民法典1254条', '民法典', 'art_1254'],
    ['民法典第一千二百五十四条', '民法典', 'art_1254'],
    ['《刑法》第二百九十一条之二', '刑法', 'art_291-2'],
    ['刑法第120条之一', '刑法', 'art_120-1'],
    ['行政处罚法33条1款', '行政处罚法', 'art_33'],
    ['行政处罚法第三十三条第一款第（二）项', '行政处罚法', 'art_33'],
    ['中华人民共和国行政处罚法 第 ３３ 条', '行政处罚法', 'art_33'],
    ['行政處罰法第三十三條', '行政处罚法', 'art_33'],
    ['个保法第13条', '个人信息保护法', 'art_13'],
  ]

  it.each(cases)('%s names %s, %s', (query, name, eId) => {
    const { kind, names, citedEId } = understand(query)
    expect({ kind, first: names[0], citedEId }).toEqual({ kind: 'citation', first: name, citedEId: eId })
  })

  it('is none without a title', () => {
    expect(understand('第三十三条').citedEId).toBeNull()
    expect(understand('罚款 五百条').citedEId).toBeNull()
  })
})

describe('a document number', () => {
  it.each([
    '国发〔2021〕7号',
    '国发[2021]7号',
    '国发（2021）7号',
    '国发【２０２１】第7号',
    '国发 2021 7号',
    '国发〔二〇二一〕七号',
  ])('is read in the style of %s', (query) => {
    expect(understand(query)).toMatchObject({ kind: 'number', documentNumber: '国发〔2021〕7号', words: [] })
  })

  it('may be an order', () => {
    expect(understand('国务院令第684号')).toMatchObject({ kind: 'number', documentNumber: '国务院令第684号' })
  })
})

describe('phrases and exclusions', () => {
  it('are taken out of straight, curly and corner quotes', () => {
    for (const query of ['"情节严重"', '“情节严重”', '「情節嚴重」']) {
      expect(understand(query), query).toMatchObject({ kind: 'phrase', phrases: ['情节严重'], words: [] })
    }
  })

  it('stand beside words', () => {
    expect(understand('罚款 "情节严重" -税务 -"行政拘留"')).toMatchObject({
      kind: 'phrase',
      phrases: ['情节严重'],
      excluded: ['行政拘留', '税务'],
    })
    expect(wordsOf('罚款 "情节严重" -税务')).toEqual(['罚款'])
  })

  it('leave hyphens inside words and single quotation marks alone', () => {
    expect(understand('GB-2312 标准').excluded).toEqual([])
    expect(understand('情节"严重')).toMatchObject({ phrases: [], excluded: [] })
  })
})

describe('a question', () => {
  it('is matched by any of its informative words', () => {
    const { kind, matching } = understand('公司不给我交社保我可以要求经济补偿吗')
    expect({ kind, matching }).toEqual({ kind: 'question', matching: 'any' })
    const words = wordsOf('公司不给我交社保我可以要求经济补偿吗')
    expect(words).toEqual(expect.arrayContaining(['公司', '社保', '经济补偿']))
    expect(words).not.toEqual(expect.arrayContaining(['我', '可以', '吗']))
  })

  it('keeps what is asked to be done', () => {
    expect(wordsOf('醉酒驾驶怎么处罚')).toContain('处罚')
  })
})

describe('plain words', () => {
  it('must all match, without stop words', () => {
    expect(understand('行政许可 听证')).toMatchObject({ kind: 'words', matching: 'all' })
    expect(wordsOf('垃圾的分类')).not.toContain('的')
  })

  it('may be nothing but stop words', () => {
    expect(wordsOf('的').length).toBe(1)
  })

  it('may be absent', () => {
    expect(understand('  ')).toMatchObject({ kind: 'words', words: [], names: [], phrases: [] })
    expect(understand('！？')).toMatchObject({ words: [] })
  })

  it('never throw, whatever is typed', () => {
    for (const query of ['"', '-', '《', '第条', '〔〕号', '\u0000', '🧨'.repeat(200), '法'.repeat(500)]) {
      expect(() => understand(query), query).not.toThrow()
    }
  })
})
