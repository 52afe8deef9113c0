import { describe, expect, it } from 'vitest'
import type { Version } from '../../../data/model/version.ts'
import type { Work } from '../../../data/model/work.ts'
import { type CitingText, resolveTarget } from '../../../data/relations/resolve.ts'
import type { TargetDescription } from '../../../data/relations/statement.ts'
import { titleIndex } from '../../../data/relations/title-index.ts'
import { aVersion, aWork } from '../../builders.ts'

type Held = { readonly work: Work; readonly versions: readonly Version[] }

const work = (workId: string, title: string, firstAdoptedOn: string | null, fields: Partial<Work> = {}): Work =>
  aWork({
    workId,
    title,
    key: { normalisedTitle: title, issuer: fields.issuers?.[0] ?? '云岚国国民议会', firstAdoptedOn },
    ...fields,
  })

const held = (subject: Work, ...days: readonly string[]): Held => ({
  work: subject,
  versions: days.map((day) => aVersion({ workId: subject.workId, title: subject.title, promulgatedOn: day })),
})

const target = (citedAs: string, fields: Partial<TargetDescription> = {}): TargetDescription => ({
  citedAs,
  isSelf: false,
  documentNumber: null,
  issuer: null,
  issuedOn: null,
  eIds: [],
  ...fields,
})

const saidIn = (day: string | null, fields: Partial<Work> = {}): CitingText => ({
  work: work('citing', '渡口安全办法', null, fields),
  version: aVersion({ workId: 'citing', promulgatedOn: day }),
})

const day = (on: string) => ({ on, precision: 'day' }) as const

describe('a name', () => {
  const law = work('law', '湖泊渡运法', '2001-05-01')
  const index = titleIndex([held(law, '2001-05-01', '2012-06-01', '2019-03-05')])

  it('means its work, in the version that applied when it was cited', () => {
    expect(resolveTarget(target('中华人民共和国湖泊渡运法'), saidIn('2015-01-01'), index)).toEqual({
      workId: 'law',
      versionId: '2012-06-01',
    })
    expect(resolveTarget(target('湖泊渡运法'), saidIn('2020-01-01'), index)).toMatchObject({ versionId: '2019-03-05' })
  })

  it('means no version where the day of citing is not known', () => {
    expect(resolveTarget(target('湖泊渡运法'), saidIn(null), index)).toEqual({ workId: 'law', versionId: null })
    expect(resolveTarget(target('湖泊渡运法'), null, index)).toEqual({ workId: 'law', versionId: null })
  })

  it('means no version where the one that applied is not held', () => {
    const amended = aVersion({
      workId: 'law',
      promulgatedOn: '2019-03-05',
      history: [
        {
          on: '2012-06-01',
          precision: 'day',
          action: 'amended',
          actor: null,
          decision: null,
          documentNumber: null,
          text: '',
        },
      ],
    })
    const first = aVersion({ workId: 'law', promulgatedOn: '2001-05-01' })
    const gap = titleIndex([{ work: law, versions: [first, amended] }])
    expect(resolveTarget(target('湖泊渡运法'), saidIn('2015-01-01'), gap)).toEqual({ workId: 'law', versionId: null })
    expect(resolveTarget(target('湖泊渡运法'), saidIn('2005-01-01'), gap)).toMatchObject({ versionId: '2001-05-01' })
  })

  it('means nothing that came into the world later', () => {
    expect(resolveTarget(target('湖泊渡运法'), saidIn('1990-01-01'), index)).toBeNull()
  })

  it('that nothing held answers to means nothing', () => {
    expect(resolveTarget(target('湖泊渡运条例'), saidIn('2015-01-01'), index)).toBeNull()
  })

  it('of the text itself means its own version', () => {
    expect(resolveTarget(target('本办法第三条', { isSelf: true }), saidIn('2015-01-01'), index)).toEqual({
      workId: 'citing',
      versionId: '2015-01-01',
    })
  })
})

describe('a name written otherwise', () => {
  const index = titleIndex([
    held(work('pipl', '中华人民共和国个人信息保护法', '2001-05-01'), '2001-05-01'),
    held(work('measures', '松澜省〈土地管理法〉实施办法', '2001-05-01', { region: '990000' }), '2001-05-01'),
    held(
      work('court', '最高人民法院关于审理渡运案件的解释', '2001-05-01', { issuers: ['最高人民法院'] }),
      '2001-05-01',
    ),
    held(work('local', '鉴波市物业管理条例', '2001-05-01', { region: '990100' }), '2001-05-01'),
  ])
  const find = (citedAs: string, fields: Partial<Work> = {}) =>
    resolveTarget(target(citedAs), saidIn('2015-01-01', fields), index)

  it('is found by its abbreviation', () => {
    expect(find('个保法')).toMatchObject({ workId: 'pipl' })
    // What a text of unknown age calls so may be another.
    expect(resolveTarget(target('个保法'), saidIn(null), index)).toBeNull()
    expect(resolveTarget(target('个保法'), null, index)).toMatchObject({ workId: 'pipl' })
  })
  it('is found without inner marks', () => {
    expect(find('松澜省土地管理法实施办法')).toMatchObject({ workId: 'measures' })
  })
  it('is found without the body before 关于', () => {
    expect(find('关于审理渡运案件的解释')).toMatchObject({ workId: 'court' })
  })
  it('is found without its place by texts of that place alone', () => {
    expect(find('物业管理条例', { region: '990100' })).toMatchObject({ workId: 'local' })
    expect(find('物业管理条例', { region: '000000' })).toBeNull()
    expect(find('中华人民共和国物业管理条例', { region: '990100' })).toBeNull()
  })
})

describe('several works of one title', () => {
  const older = work('older', '集市管理条例', '1990-05-01')
  const newer = work('newer', '集市管理条例', '2010-05-01')
  const index = titleIndex([held(older, '1990-05-01'), held(newer, '2010-05-01')])

  it('are told apart by the day stated', () => {
    const stated = target('集市管理条例', { issuedOn: day('1990-05-20') })
    expect(resolveTarget(stated, saidIn('2020-01-01'), index)).toMatchObject({ workId: 'older' })
    const unknown = target('集市管理条例', { issuedOn: day('1975-01-01') })
    expect(resolveTarget(unknown, saidIn('2020-01-01'), index)).toBeNull()
  })

  it('are told apart by the day of citing where one took the place of the other', () => {
    expect(resolveTarget(target('集市管理条例'), saidIn('2005-01-01'), index)).toMatchObject({ workId: 'older' })
    expect(resolveTarget(target('集市管理条例'), saidIn('2020-01-01'), index)).toMatchObject({ workId: 'newer' })
  })

  it('never mean the text that speaks', () => {
    const from = { work: newer, version: aVersion({ workId: 'newer', promulgatedOn: '2010-05-01' }) }
    expect(resolveTarget(target('集市管理条例'), from, index)).toMatchObject({ workId: 'older' })
    const alone = titleIndex([held(newer, '2010-05-01')])
    expect(resolveTarget(target('集市管理条例', { issuedOn: day('1990-05-01') }), from, alone)).toBeNull()
    expect(resolveTarget(target('集市管理条例'), from, alone)).toBeNull()
  })

  it('by different bodies are all candidates until one is named', () => {
    const two = titleIndex([
      held(work('ministry', '渡工管理规定', '2001-01-01', { issuers: ['渡运部'] }), '2001-01-01'),
      held(work('office', '渡工管理规定', '2002-01-01', { issuers: ['船舶局'] }), '2002-01-01'),
    ])
    expect(resolveTarget(target('渡工管理规定'), saidIn('2015-01-01'), two)).toEqual({
      candidates: ['ministry', 'office'],
    })
    const issued = target('渡工管理规定', { issuer: '船舶局' })
    expect(resolveTarget(issued, saidIn('2015-01-01'), two)).toMatchObject({ workId: 'office' })
  })

  it('are told apart by their place', () => {
    const places = titleIndex([
      held(work('a', '养犬条例', '2001-01-01', { region: '990000', issuers: ['甲'] }), '2001-01-01'),
      held(work('b', '养犬条例', '2001-01-01', { region: '440000', issuers: ['乙'] }), '2001-01-01'),
    ])
    expect(resolveTarget(target('养犬条例'), saidIn('2015-01-01', { region: '990100' }), places)).toMatchObject({
      workId: 'a',
    })
  })
})

describe('a document number', () => {
  const numbered = (id: string, title: string, number: string): Held => ({
    work: work(id, title, '2001-05-01'),
    versions: [aVersion({ workId: id, title, documentNumberNormalised: number })],
  })
  const index = titleIndex([
    numbered('a', '关于渡运的通知', '云发〔2001〕7号'),
    numbered('b', '关于渡运的通知', '云发〔2001〕8号'),
  ])

  it('decides between works of one title', () => {
    const cited = target('关于渡运的通知', { documentNumber: '云发〔2001〕8号' })
    expect(resolveTarget(cited, saidIn('2015-01-01'), index)).toMatchObject({ workId: 'b' })
  })
  it('is enough where it stands alone', () => {
    const cited = target('云发〔2001〕7号', { documentNumber: '云发〔2001〕7号' })
    expect(resolveTarget(cited, saidIn('2015-01-01'), index)).toMatchObject({ workId: 'a' })
  })
  it('older than every work of the title means none of them', () => {
    const cited = target('关于渡运的通知', { documentNumber: '云发〔1995〕2号' })
    expect(resolveTarget(cited, saidIn('2015-01-01'), index)).toBeNull()
  })
})
