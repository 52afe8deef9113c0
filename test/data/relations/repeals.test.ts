import { describe, expect, it } from 'vitest'
import type { Provision } from '../../../data/model/provision.ts'
import type { Statement, StatingText } from '../../../data/relations/statement.ts'
import { readKept } from '../../../data/relations/statements/kept.ts'
import { readRepeals } from '../../../data/relations/statements/repeals.ts'
import { readReplaces } from '../../../data/relations/statements/replaces.ts'
import { aVersion, aWork } from '../../builders.ts'

// Every text here is invented law of an invented country.

function aText(
  title: string,
  provisions: readonly Provision[],
  issuers: readonly string[] = ['松澜省政府'],
): StatingText {
  return { work: aWork({ title, issuers }), version: aVersion({ title }), provisions }
}

function node(kind: Provision['kind'], eId: string, fields: Partial<Provision> = {}): Provision {
  return { eId, kind, number: null, label: null, heading: null, text: null, children: [], ...fields }
}

/** One article with the paragraphs given. */
function article(...paragraphs: readonly string[]): readonly Provision[] {
  const children = paragraphs.map((text, index) => node('paragraph', `art_20__para_${index + 1}`, { text }))
  return [node('article', 'art_20', { number: '20', label: '第二十条', children })]
}

function items(parent: string, texts: readonly string[]): readonly Provision[] {
  return texts.map((text, index) =>
    node('subparagraph', `${parent}__subpara_${index + 1}`, { label: `${index + 1}.`, number: `${index + 1}`, text }),
  )
}

function annex(number: string, heading: string, children: readonly Provision[]): Provision {
  return node('annex', `annex_${number}`, { number, label: `附件${number}`, heading, children })
}

function table(...rows: readonly (readonly string[])[]): Provision {
  return node('table', 'annex_1__table_1', {
    children: rows.map((cells, row) =>
      node('row', `annex_1__table_1__row_${row + 1}`, {
        children: cells.map((text, cell) =>
          node('cell', `annex_1__table_1__row_${row + 1}__cell_${cell + 1}`, { text }),
        ),
      }),
    ),
  })
}

/** What a statement says, in one line: title | issuer | day | number | parts | effect | its day. */
function brief({ target, partial, effect, effectiveOn }: Statement): string {
  const { citedAs, issuer, issuedOn, documentNumber, eIds } = target
  const said = [
    citedAs,
    issuer,
    issuedOn?.on,
    documentNumber,
    eIds.join(' '),
    partial ? 'part' : '',
    effect,
    effectiveOn,
  ]
  return said.map((part) => part ?? '').join('|')
}

const read = (...paragraphs: readonly string[]): readonly string[] =>
  readRepeals(aText('渡运条例', article(...paragraphs))).map(brief)

describe('sentences that repeal', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['《茶馆管理办法》同时废止。', ['茶馆管理办法||||||repealed|']],
    ['原《茶馆管理办法》同时废止。', ['茶馆管理办法||||||repealed|']],
    ['《茶馆管理办法》即行废止。', ['茶馆管理办法||||||repealed|']],
    ['《茶馆管理办法》予以废止。', ['茶馆管理办法||||||repealed|']],
    ['《茶馆管理办法》不再施行。', ['茶馆管理办法||||||repealed|']],
    ['《茶馆管理办法》停止执行。', ['茶馆管理办法||||||repealed|']],
    ['《茶馆管理办法》停止施行。', ['茶馆管理办法||||||repealed|']],
    ['《茶馆管理办法》自动失效。', ['茶馆管理办法||||||lapsed|']],
    ['《茶馆管理办法》宣布失效。', ['茶馆管理办法||||||lapsed|']],
    ['对《茶馆管理办法》，宣告失效。', ['茶馆管理办法||||||lapsed|']],
    ['《茶馆管理办法》，同时废止。', ['茶馆管理办法||||||repealed|']],
    ['《茶馆管理办法（试行）》同时废止。', ['茶馆管理办法（试行）||||||repealed|']],
    ['《茶馆管理办法》（试行）同时废止。', ['茶馆管理办法（试行）||||||repealed|']],
    ['《茶馆管理暂行办法》同时废止。', ['茶馆管理暂行办法||||||repealed|']],
    ['《松澜省实施〈渡运法〉办法》同时废止。', ['松澜省实施〈渡运法〉办法||||||repealed|']],
    ['《茶馆管理办法》（松政发〔2005〕12号）予以废止，不再执行。', ['茶馆管理办法|||松政发〔2005〕12号|||repealed|']],
    ['《茶馆管理办法》（省政府令第12号）同时废止。', ['茶馆管理办法|省政府||省政府令第12号|||repealed|']],
    [
      '2005年印发的《茶馆管理办法》（松市集发[2005]2号）同时废止。',
      ['茶馆管理办法||2005-01-01|松市集发〔2005〕2号|||repealed|'],
    ],
    ['1999年4月12日省政府公布的《茶馆管理办法》同时废止。', ['茶馆管理办法|省政府|1999-04-12||||repealed|']],
    ['一九九九年四月十二日省政府公布的《茶馆管理办法》即行废止。', ['茶馆管理办法|省政府|1999-04-12||||repealed|']],
    ['1999年4月省政府公布的《茶馆管理办法》同时废止。', ['茶馆管理办法|省政府|1999-04-01||||repealed|']],
    ['省政府1999年4月12日公布的《茶馆管理办法》同时废止。', ['茶馆管理办法|省政府|1999-04-12||||repealed|']],
    [
      '1999年4月12日松澜省第九届人民代表大会常务委员会第八次会议通过的《茶馆管理条例》同时废止。',
      ['茶馆管理条例|松澜省人民代表大会常务委员会|1999-04-12||||repealed|'],
    ],
    [
      '1990年12月24日省政府发布、1994年10月9日省政府修订发布的《茶馆管理办法》同时废止。',
      ['茶馆管理办法|省政府|1990-12-24||||repealed|'],
    ],
    [
      '1992年9月1日国务院批准、1992年10月1日海渡总署发布的《渡船检验办法》同时废止。',
      ['渡船检验办法|海渡总署|1992-10-01||||repealed|'],
    ],
    [
      '1989年12月13日市政府第38号令发布、根据1997年12月31日市政府第12号令修改的《茶馆管理办法》同时废止。',
      ['茶馆管理办法|市政府|1989-12-13|市政府令第38号|||repealed|'],
    ],
    [
      '最高审判院《关于渡船碰撞案件的批复》（最审释〔2003〕11号）同时废止。',
      ['关于渡船碰撞案件的批复|最高审判院||最审释〔2003〕11号|||repealed|'],
    ],
    ['自1997年2月5日起施行的《茶馆管理办法》同时废止。', ['茶馆管理办法||1997-02-05||||repealed|']],
    ['《茶馆管理办法》自2020年1月1日起废止。', ['茶馆管理办法||||||repealed|2020-01-01']],
    ['自2020年1月1日起，《茶馆管理办法》停止执行。', ['茶馆管理办法||||||repealed|2020-01-01']],
    ['《茶馆管理办法》自本办法施行之日起即行废止。', ['茶馆管理办法||||||repealed|']],
    ['自本条例施行之日起，《茶馆管理办法》即行废止；', ['茶馆管理办法||||||repealed|']],
    ['本条例自2026年6月1日起施行，《茶馆管理办法》同时废止。', ['茶馆管理办法||||||repealed|2026-06-01']],
    ['本条例自2026年6月1日起施行。《茶馆管理办法》同时废止。', ['茶馆管理办法||||||repealed|2026-06-01']],
    ['本条例自2026年6月1日起施行。本条例施行后，《茶馆管理办法》同时废止。', ['茶馆管理办法||||||repealed|2026-06-01']],
    ['本条例自公布之日起施行。《茶馆管理办法》同时废止。', ['茶馆管理办法||||||repealed|']],
    ['《茶馆管理办法》第三章同时废止。', ['茶馆管理办法||||chp_3|part|repealed|']],
    [
      '《茶馆管理办法》第三章、第十条、第十二条第二款第（一）项同时废止。',
      ['茶馆管理办法||||chp_3 art_10 art_12__para_2__subpara_1|part|repealed|'],
    ],
    ['《茶馆管理办法》中有关渡口茶棚的规定同时废止。', ['茶馆管理办法|||||part|repealed|']],
    ['《茶馆管理办法》第五条中关于茶税的内容不再执行。', ['茶馆管理办法||||art_5|part|repealed|']],
    [
      '《甲办法》、《乙办法》和《丙规定》同时废止。',
      ['甲办法||||||repealed|', '乙办法||||||repealed|', '丙规定||||||repealed|'],
    ],
    ['《甲办法》《乙办法》同时废止。', ['甲办法||||||repealed|', '乙办法||||||repealed|']],
    ['《甲办法》及其实施细则同时废止。', ['甲办法||||||repealed|']],
    ['对《甲办法》、《乙办法》等2件规章予以废止。', ['甲办法||||||repealed|', '乙办法||||||repealed|']],
    [
      '《甲办法》和1995年7月5日市政府发布的《乙办法》同时废止。',
      ['甲办法||||||repealed|', '乙办法|市政府|1995-07-05||||repealed|'],
    ],
    [
      '《甲解释》（最审释〔2000〕1号），最高审判院《乙解释》（最审释〔2001〕19号），以及《丙解答》（最审发〔2002〕7号）同时废止。',
      [
        '甲解释|||最审释〔2000〕1号|||repealed|',
        '乙解释|最高审判院||最审释〔2001〕19号|||repealed|',
        '丙解答|||最审发〔2002〕7号|||repealed|',
      ],
    ],
    ['《甲办法》第二章和《乙办法》同时废止。', ['甲办法||||chp_2|part|repealed|', '乙办法||||||repealed|']],
    [
      '1990年1月2日省议会通过、根据1995年3月4日省议会《关于修改〈茶馆条例〉的决定》第一次修正、根据2001年5月6日省议会《关于修改〈茶馆条例〉的决定》第二次修正的《茶馆条例》同时废止。',
      ['茶馆条例|省议会|1990-01-02||||repealed|'],
    ],
    [
      '1996年4月18日、1998年7月24日市政府发布的《甲规定》、《乙规定》同时废止。',
      ['甲规定|市政府|||||repealed|', '乙规定||||||repealed|'],
    ],
    ['决定废止《茶馆管理办法》。', ['茶馆管理办法||||||repealed|']],
    [
      '废止2016年8月5日公布的《茶馆管理办法》（松澜省政府令第20号）。',
      ['茶馆管理办法|松澜省政府|2016-08-05|松澜省政府令第20号|||repealed|'],
    ],
    ['现决定废止《甲办法》、《乙办法》等2件规章（附件）。', ['甲办法||||||repealed|', '乙办法||||||repealed|']],
    ['停止执行《甲办法》第八条。', ['甲办法||||art_8|part|repealed|']],
    [
      '湖渡总署公告2015年第57号、2016年第52号和2017年第26号同时废止。',
      [
        '湖渡总署公告2015年第57号|湖渡总署||湖渡总署公告〔2015〕57号|||repealed|',
        '湖渡总署公告2016年第52号|湖渡总署||湖渡总署公告〔2016〕52号|||repealed|',
        '湖渡总署公告2017年第26号|湖渡总署||湖渡总署公告〔2017〕26号|||repealed|',
      ],
    ],
    [
      '本公告自2024年1月1日起执行，湖渡总署公告2021年第16号附件2、6同时废止。',
      ['湖渡总署公告2021年第16号|湖渡总署||湖渡总署公告〔2021〕16号|annex_2 annex_6|part|repealed|2024-01-01'],
    ],
    [
      '《甲规范》（原湖渡检验总局公告2016年第31号发布）同时废止。',
      ['甲规范|湖渡检验总局||湖渡检验总局公告〔2016〕31号|||repealed|'],
    ],
    ['《甲办法》同时废止；此前发布的规定与本办法不一致的，以本办法为准。', ['甲办法||||||repealed|']],
    [
      '《甲解释》（最审释〔2015〕11号）第一条第一款第（一）项、第二款规定的数额标准不再适用。',
      ['甲解释|||最审释〔2015〕11号|art_1__para_1__subpara_1 art_1__para_2|part|repealed|'],
    ],
  ]
  it.each(cases)('%s', (sentence, expected) => {
    expect(read(sentence)).toEqual(expected)
  })

  it('keeps the sentence and its place', () => {
    const [statement] = readRepeals(
      aText('渡运条例', article('本条例所称渡船……。', '《甲办法》同时废止；其他规定从其规定。')),
    )
    expect(statement).toMatchObject({
      type: 'repeals',
      from: 'art_20__para_2',
      quote: '《甲办法》同时废止；其他规定从其规定。',
    })
  })
})

describe('titles broken in two', () => {
  it('are read over the break', () => {
    expect(read('本条例自2015年3月1日起施行。《松澜', '省渡口管理条例》同时废止。')).toEqual([
      '松澜省渡口管理条例||||||repealed|2015-03-01',
    ])
  })
})

describe('sentences that repeal nothing', () => {
  it.each([
    '过去有关规定与本条例不一致的，以本条例为准。',
    '《甲办法》与本条例不一致的，按照本条例执行。',
    '其他有关渡运的规定，凡与本条例抵触的，同时失效。',
    '省政府以前制定的有关渡口的规定，凡与本规定不一致的同时废止。',
    '有下列情形之一的，支付令自行失效：',
    '渡运许可证有效期届满未申请延续的，许可证自行失效。',
    '《渡运许可证》有效期满，不办理延续手续的，《渡运许可证》自行废止。',
    '飞行中发现故障的，机长可以决定停止执行飞行任务。',
    '行政复议期间具体行政行为不停止执行。',
    '规章的制定、修改和废止，依照《渡运立法条例》和省政府的有关规定执行。',
    '实施《机构改革方案》需要制定、修改、废止地方性法规的，应当及时提出议案。',
    '制定机关应当对《甲办法》予以修改或者废止。',
    '应当及时提出修改、废止《甲办法》的议案。',
    '根据《省政府关于废止〈甲办法〉的决定》，制定本规定。',
    '依照关于废止《甲办法》的决定办理。',
    '《甲办法》废止后，依照该办法颁发的证件继续有效。',
    '《甲办法》已经废止。',
    '依照《甲法》关于销售失效、变质的产品的规定处罚。',
    '本条例实施后，新签订的合同不再适用《甲条例》中关于合同的规定。',
    '票据丢失的，可以依照《甲诉讼法》规定的程序，请求宣告该票据失效。',
    '违反《甲办法》的，其登记同时废止。',
    '将第五十条修改为：“第五十条　本办法自2020年1月1日起施行。《甲办法》同时废止。”',
    '“第五十条　本办法自2020年1月1日起施行。《甲办法》同时废止。',
    '本办法自2020年1月1日起施行，有效期五年，期满自动失效。',
    '依据《甲规定》发给的居住证，自2013年1月1日起停止使用。',
  ])('%s', (sentence) => {
    expect(read(sentence)).toEqual([])
  })
})

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

describe('speed', () => {
  it('stays linear on long sentences of titles and brackets never closed', () => {
    const started = performance.now()
    read(`${'《甲'.repeat(20_000)}同时废止。`)
    read(`${'《甲办法》、'.repeat(3_000)}《乙办法》同时废止。`)
    read(`${'（根据1995年'.repeat(10_000)}《乙办法》同时废止。`)
    read(`${'自本办法施行之日起，'.repeat(10_000)}同时废止。`)
    expect(performance.now() - started).toBeLessThan(4_000)
  })
})
