import { describe, expect, it } from 'vitest'
import { readKept } from '../../../data/relations/statements/kept.ts'
import { readRepeals } from '../../../data/relations/statements/repeals.ts'
import { readReplaces } from '../../../data/relations/statements/replaces.ts'
import { annex, article, aText, brief, items, node, table } from './texts.ts'

const _read = (...paragraphs: readonly string[]): readonly string[] =>
  readRepeals(aText('渡运条例', article(...paragraphs))).map(brief)

describe('lists', () => {
  it('reads annexes of titles without 《》 by their heading, and the other annex as no repeal', () => {
    const text = aText('省政府关于修改和废止部分规章的决定', [
      node('clause', 'cl_1', {
        label: '一、',
        children: [node('paragraph', 'cl_1__para_1', { text: '对2件规章予以废止。（附件2）' })],
      }),
      annex('1', '决定修改的规章', items('annex_1', ['将《丁办法》第三条修改为：“废止。”'])),
      annex(
        '2',
        '决定废止的规章',
        items('annex_2', [
          '茶馆登记办法（1996年2月7日松澜省政府第3号令发布　根据2005年6月1日《松澜省政府关于修改部分规章的决定》修正）',
          '渡口灯油配给办法（试行）（省渡运管理局制定　1981年5月20日省政府批转）',
        ]),
      ),
    ])
    const found = readRepeals(text)
    expect(found.map(brief)).toEqual([
      '茶馆登记办法|松澜省政府|1996-02-07|松澜省政府令第3号|||repealed|',
      '渡口灯油配给办法（试行）|省渡运管理局|1981-05-20||||repealed|',
    ])
    expect(found[1]).toMatchObject({ from: 'annex_2__subpara_2' })
  })

  it('reads decisions declared lapsed, whose titles open with the name of a meeting', () => {
    const text = aText('关于宣告部分决定失效的决定', [
      node('paragraph', 'para_1', { text: '对本决定附件中的1件决定，宣告失效。' }),
      annex(
        '1',
        '',
        items('annex_1', ['第十一届国民议会第五次会议关于渡口税收的决定（2012年3月14日十一届国民议会五次会议通过）']),
      ),
    ])
    expect(readRepeals(text).map(brief)).toEqual([
      '第十一届国民议会第五次会议关于渡口税收的决定|国民议会|2012-03-14||||lapsed|',
    ])
  })

  it('goes by what the body says of an annex without a heading of its own', () => {
    const text = aText('省政府关于清理规章的决定', [
      node('paragraph', 'para_1', { text: '一、对1件规章的部分条款予以修改。（附件1）' }),
      node('paragraph', 'para_2', { text: '二、对1件规章予以废止。（附件2）' }),
      annex('1', '', items('annex_1', ['甲管理办法'])),
      annex('2', '', items('annex_2', ['乙管理办法'])),
    ])
    expect(readRepeals(text).map(brief)).toEqual(['乙管理办法||||||repealed|'])
  })

  it('reads the members of a list that a clause leads, and stops where they end', () => {
    const children = [
      node('paragraph', 'cl_2__para_1', { text: '废止下列规章：' }),
      ...items('cl_2__para_1', ['《甲办法》（松政发〔2001〕5号）', '1998年3月2日省政府公布的《乙规定》', '丙实施细则']),
      node('paragraph', 'cl_2__para_2', { text: '《丁办法》继续执行。' }),
    ]
    const text = aText('省政府关于废止部分规章的决定', [node('clause', 'cl_2', { label: '二、', children })])
    expect(readRepeals(text).map(brief)).toEqual([
      '甲办法|||松政发〔2001〕5号|||repealed|',
      '乙规定|省政府|1998-03-02||||repealed|',
      '丙实施细则||||||repealed|',
    ])
  })

  it('reads rows of a table with their numbers and days', () => {
    const rows = table(
      ['序号', '文件名称', '文号', '发布日期'],
      ['1', '茶馆登记通知', '松市集发〔2003〕9号', '2003年5月6日'],
    )
    const found = readRepeals(aText('公布失效文件目录的通知', [annex('1', '宣布失效的文件目录', [rows])]))
    expect(found.map(brief)).toEqual(['茶馆登记通知||2003-05-06|松市集发〔2003〕9号|||lapsed|'])
    expect(found[0]).toMatchObject({
      from: 'annex_1__table_1__row_2',
      quote: '1　茶馆登记通知　松市集发〔2003〕9号　2003年5月6日',
    })
  })

  it('tells by its own column what becomes of the act of a row', () => {
    const rows = table(
      ['文件名称', '清理意见'],
      ['甲管理通知', '废止'],
      ['乙管理通知', '继续有效'],
      ['丙管理通知', '修改'],
    )
    const text = aText('公布清理结果的通知', [annex('1', '文件清理结果', [rows])])
    expect(readRepeals(text).map(brief)).toEqual(['甲管理通知||||||repealed|'])
    expect(readKept(text).map(brief)).toEqual(['乙管理通知||||||kept|'])
  })

  it('follows headings within an annex', () => {
    const children = [
      node('heading', 'annex_1__hdg_1', { heading: '一、宣布失效的文件' }),
      ...items('annex_1__a', ['甲管理通知（松政发〔1999〕1号）']),
      node('heading', 'annex_1__hdg_2', { heading: '二、废止的文件' }),
      ...items('annex_1__b', ['乙管理通知 松政发〔1999〕2号']),
    ]
    expect(readRepeals(aText('清理决定', [annex('1', '清理目录', children)])).map(brief)).toEqual([
      '甲管理通知|||松政发〔1999〕1号|||lapsed|',
      '乙管理通知|||松政发〔1999〕2号|||repealed|',
    ])
  })

  it('takes the title of a decision where its sentences do not name the act', () => {
    const text = aText('省政府关于废止《茶馆管理办法》的决定', article('省政府决定，该办法予以废止。'))
    expect(readRepeals(text).map(brief)).toEqual(['茶馆管理办法||||||repealed|'])
  })

  it('says a repeal once that title and body both state, with all that is said of the act', () => {
    const text = aText('省政府关于废止《茶馆管理办法》的决定', article('废止《茶馆管理办法》（松政发〔2001〕5号）。'))
    expect(readRepeals(text).map(brief)).toEqual(['茶馆管理办法|||松政发〔2001〕5号|||repealed|'])
  })
})

describe('lists of what stays in force', () => {
  it('reads a table of 继续有效, with the last day in the quote', () => {
    const rows = table(
      ['序号', '文件名称', '发文字号', '有效期至'],
      ['1', '茶馆等级评定办法', '松市集规〔2018〕6号', '2028年6月30日'],
    )
    const [kept] = readKept(aText('公布继续有效文件目录的通知', [annex('1', '继续有效的规范性文件目录', [rows])]))
    expect(kept).toMatchObject({
      type: 'cites',
      effect: 'kept',
      quote: '1　茶馆等级评定办法　松市集规〔2018〕6号　2028年6月30日',
    })
  })

  it.each([
    ['《茶馆等级评定办法》继续有效。', ['茶馆等级评定办法||||||kept|']],
    ['本安排生效后，《关于认可判决的安排》继续施行。', ['关于认可判决的安排||||||kept|']],
    ['《甲办法》第三章继续有效。', ['甲办法||||chp_3|part|kept|']],
    ['本规定施行前申领的《渡工证》在有效期内继续有效。', []],
    ['原合同继续有效。', []],
  ])('%s', (sentence, expected) => {
    expect(readKept(aText('渡运条例', article(sentence))).map(brief)).toEqual(expected)
  })
})

describe('older acts that a text takes the place of', () => {
  it.each([
    ['湖泊渡船检验办法', '《湖泊渡船检验办法（试行）》同时废止。', 1],
    ['湖泊渡船检验条例', '《湖泊渡船检验暂行条例》同时废止。', 1],
    ['湖泊渡船检验办法', '2001年2月3日水陆交通部公布的《湖泊渡船检验办法》同时废止。', 1],
    ['水陆交通部关于湖泊渡船检验的规定', '水陆交通部《关于湖泊渡船检验的规定》（水交发〔2001〕2号）同时废止。', 1],
    ['湖泊渡船检验办法', '《渡口管理办法》同时废止。', 0],
    ['湖泊渡船检验办法', '《湖泊渡船检验办法（试行）》第三章同时废止。', 0],
  ])('%s: %s', (title, sentence, count) => {
    const replaced = readReplaces(aText(title, article(sentence), ['水陆交通部']))
    expect(replaced).toHaveLength(count)
    for (const statement of replaced)
      expect(statement).toMatchObject({ type: 'replaces', effect: null, partial: false })
  })

  it('keeps day and number, by which the older act of the same title is told from the text itself', () => {
    const [statement] = readReplaces(
      aText(
        '审理渡运案件的解释',
        article('最高审判院2012年12月20日发布的《审理渡运案件的解释》（最审释〔2012〕21号）同时废止。'),
      ),
    )
    expect(statement?.target).toMatchObject({
      issuedOn: { on: '2012-12-20' },
      documentNumber: '最审释〔2012〕21号',
      issuer: '最高审判院',
    })
  })
})
