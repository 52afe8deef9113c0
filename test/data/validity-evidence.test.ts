import { describe, expect, it } from 'vitest'
import { decideVersions, validityOn } from '../../data/validity/decide.ts'
import { provisionValidity } from '../../data/validity/provision-validity.ts'
import { aCorrection, aKeeping, aRepeal, aReplacement, aVersion, evidence } from '../builders.ts'

const version = aVersion({ promulgatedOn: '2001-05-01', effectiveFrom: '2001-07-01' })
const id = version.versionId

describe('several repeals', () => {
  it('the earliest decides, and every one that has come is shown', () => {
    const all = evidence([version], [aRepeal({ effectiveOn: '2015-01-01' }), aRepeal({ effectiveOn: '2010-03-01' })])
    const later = validityOn(all, id, '2020-01-01')
    expect(later.code).toBe('repealed')
    expect(later.basis.map(({ effectiveOn }) => effectiveOn)).toEqual(['2010-03-01', '2015-01-01'])
    expect(validityOn(all, id, '2012-01-01').basis).toHaveLength(1)
    expect(decideVersions(all, '2020-01-01')[0]?.effectiveUntil).toBe('2010-02-28')
  })

  it('one from before the text was promulgated is of another text of its title', () => {
    const all = evidence([version], [aRepeal({ effectiveOn: '1999-10-01' })])
    expect(validityOn(all, id, '2020-01-01').code).toBe('in_force')
    const named = aRepeal({ effectiveOn: '2001-04-30', target: { ...aRepeal().target, versionId: id } })
    expect(validityOn(evidence([version], [named]), id, '2020-01-01').code).toBe('repealed')
  })

  it('of two rules on one day, the words of a text come before a period', () => {
    const limited = {
      ...version,
      statedPeriod: { until: '2010-02-28', years: null, months: null, quote: '有效期…', eId: 'art_9' },
    }
    const all = evidence([limited], [aRepeal({ effectiveOn: '2010-03-01' })])
    expect(validityOn(all, id, '2010-03-01')).toMatchObject({ code: 'repealed' })
  })
})

describe('a list of 继续有效', () => {
  it('is no repeal', () => {
    expect(validityOn(evidence([version], [aKeeping()]), id, '2020-01-01')).toMatchObject({
      code: 'in_force',
      certainty: 'stated',
      basis: [{ rule: 'commencement' }, { rule: 'kept', quote: '列入附件的行政规范性文件继续有效。' }],
    })
  })

  it('gives way to a repeal that comes later', () => {
    const all = evidence([version], [aKeeping({ effectiveOn: '2008-01-01' }), aRepeal({ effectiveOn: '2010-03-01' })])
    expect(validityOn(all, id, '2010-03-01')).toMatchObject({ code: 'repealed', conflict: false })
  })

  it('contradicts a repeal that came before it until another one comes', () => {
    const relations = [
      aRepeal({ effectiveOn: '2010-03-01' }),
      aKeeping({ effectiveOn: '2012-01-01' }),
      aRepeal({ effectiveOn: '2018-01-01' }),
    ]
    const codes = ['2010-03-01', '2011-12-31', '2012-01-01', '2017-12-31', '2018-01-01'].map(
      (day) => validityOn(evidence([version], relations), id, day).code,
    )
    expect(codes).toEqual(['repealed', 'repealed', 'unknown', 'unknown', 'repealed'])
  })

  it('does not bring back a version that a later one has amended', () => {
    const second = aVersion({ promulgatedOn: '2008-01-01' })
    const all = evidence([version, second], [aKeeping({ effectiveOn: '2012-01-01' })])
    expect(decideVersions(all, '2020-01-01').map(({ validity }) => validity.code)).toEqual(['amended', 'in_force'])
  })
})

describe('a text replaced without a repeal', () => {
  it('is presumed to be repealed from the day the other takes its place', () => {
    const all = evidence([version], [aReplacement()])
    expect(validityOn(all, id, '2010-02-28').code).toBe('in_force')
    expect(validityOn(all, id, '2010-03-01')).toMatchObject({
      code: 'repealed',
      certainty: 'presumed',
      basis: [{ rule: 'replaced', quote: '本办法取代《湖泊渡运法》。' }],
    })
  })

  it('stays in force where its source says so afterwards, and the conflict is shown', () => {
    const labelled = { ...version, sourceLabel: '现行有效', knownOn: '2026-06-30' }
    expect(validityOn(evidence([labelled], [aReplacement()]), id, '2026-06-30')).toMatchObject({
      code: 'in_force',
      conflict: true,
    })
  })

  it('is repealed by the words of the same text where it has them', () => {
    const all = evidence([version], [aReplacement(), aRepeal()])
    expect(validityOn(all, id, '2010-03-01').basis.map(({ rule }) => rule)).toEqual(['explicit_repeal'])
  })
})

describe('the repeal of parts', () => {
  const target = aRepeal().target
  const quote = '《鸢汀市公共场所秩序管理规定》第三章、第二十条同时废止。'
  const parts = ['chp_3', 'art_20'].map((eId) =>
    aRepeal({ partial: true, effectiveOn: '2021-11-01', quote, target: { ...target, eId } }),
  )
  const all = evidence([version], parts)

  it('never ends the work, and lists the parts of one sentence together', () => {
    const validity = validityOn(all, id, '2021-11-01')
    expect(validity.code).toBe('in_force')
    expect(validity.partial).toMatchObject([{ rule: 'explicit_repeal', quote, eIds: ['chp_3', 'art_20'] }])
    expect(validityOn(all, id, '2021-10-31').partial).toEqual([])
  })

  it('ends the provisions named and what is in them', () => {
    const code = (eId: string, day: string, ancestors: string[] = []) =>
      provisionValidity(all, id, eId, day, ancestors).code
    expect(code('art_20', '2021-10-31')).toBe('in_force')
    expect(code('art_20', '2021-11-01')).toBe('repealed')
    expect(code('art_20__para_2', '2021-11-01')).toBe('repealed')
    expect(code('art_2', '2021-11-01')).toBe('in_force')
    expect(code('art_15', '2021-11-01', ['chp_3'])).toBe('repealed')
    expect(code('art_15', '2021-11-01', ['chp_2'])).toBe('in_force')
  })

  it('is not told of a version that came after it', () => {
    const second = aVersion({ promulgatedOn: '2022-01-01' })
    const decided = decideVersions(evidence([version, second], parts), '2023-01-01')
    expect(decided.map(({ validity }) => validity.partial.length)).toEqual([1, 0])
  })
})

describe('split commencement', () => {
  const quote = '本条例第五条、第七条自2017年9月1日起施行，其余条款自2016年12月1日起施行。'
  const split = aVersion({
    promulgatedOn: '2016-08-19',
    effectiveFrom: '2016-12-01',
    commencements: [
      { eIds: ['art_5', 'art_7'], effectiveFrom: '2017-09-01', quote, eId: 'art_18__para_1' },
      { eIds: ['art_9'], effectiveFrom: null, quote: '第九条的施行日期另行公布。', eId: 'art_18__para_1' },
      { eIds: ['art_2'], effectiveFrom: '2016-08-19', quote: '第二条自公布之日起施行。', eId: 'art_18__para_1' },
    ],
  })
  const all = evidence([split])
  const on = (eId: string, day: string) => provisionValidity(all, split.versionId, eId, day)

  it('leaves the version its main day', () => {
    expect(validityOn(all, split.versionId, '2016-12-01').code).toBe('in_force')
    expect(on('art_1', '2016-12-01').code).toBe('in_force')
  })

  it('lets an article begin later, with the sentence as evidence', () => {
    expect(on('art_5', '2017-08-31')).toMatchObject({
      code: 'not_yet_in_force',
      label: '尚未生效',
      certainty: 'computed',
      basis: [{ rule: 'commencement', quote, from: { eId: 'art_18__para_1' }, effectiveOn: '2017-09-01' }],
    })
    expect(on('art_5__para_1', '2017-08-31').code).toBe('not_yet_in_force')
    expect(on('art_5', '2017-09-01').code).toBe('in_force')
  })

  it('lets an article begin earlier, and does not know one whose day is left to others', () => {
    expect(on('art_2', '2016-08-18').code).toBe('not_yet_in_force')
    expect(on('art_2', '2016-08-19').code).toBe('in_force')
    expect(on('art_9', '2016-11-30').code).toBe('not_yet_in_force')
    expect(on('art_9', '2016-12-01')).toMatchObject({ code: 'unknown', certainty: 'presumed' })
  })

  it('ends with the version', () => {
    const repealed = evidence([split], [aRepeal({ effectiveOn: '2017-06-01' })])
    expect(provisionValidity(repealed, split.versionId, 'art_5', '2017-06-01').code).toBe('repealed')
  })
})

describe('corrections', () => {
  const on = (day: string, corrections: Parameters<typeof aCorrection>[0][], more = {}, target = version) =>
    validityOn(
      evidence([target], [aRepeal()], { corrections: corrections.map((one) => aCorrection(one)), ...more }),
      id,
      day,
    )

  it('of the first day in force hold over texts and sources, with who made them as evidence', () => {
    const corrections = [aCorrection({ field: 'effectiveFrom', value: '2001-08-15' }, { versionId: id })]
    const all = evidence([version], [], { corrections })
    expect(validityOn(all, id, '2001-08-14').code).toBe('not_yet_in_force')
    expect(validityOn(all, id, '2001-08-15')).toMatchObject({
      code: 'in_force',
      certainty: 'stated',
      basis: [
        {
          rule: 'correction',
          quote: '公报载明。',
          from: null,
          effectiveOn: '2001-08-15',
          elsewhere: { title: '更正', place: '张三，2026-01-10', address: 'https://example.org/gazette' },
        },
      ],
    })
  })

  it('of the last day put it in the place of every other end', () => {
    expect(on('2012-12-31', [{ field: 'effectiveUntil', value: '2012-12-31' }]).code).toBe('in_force')
    expect(on('2013-01-01', [{ field: 'effectiveUntil', value: '2012-12-31' }])).toMatchObject({
      code: 'expired',
      certainty: 'stated',
    })
    expect(on('2026-01-01', [{ field: 'effectiveUntil', value: null }]).code).toBe('in_force')
  })

  it('of the repeal name its day and the text', () => {
    const repealedBy = { field: 'repealedBy', value: { on: '2009-01-01', by: '某决定' } } as const
    expect(on('2008-12-31', [repealedBy]).code).toBe('in_force')
    expect(on('2009-01-01', [repealedBy])).toMatchObject({ code: 'repealed', basis: [{ rule: 'correction' }] })
  })

  it('of the status hold from the day they were made, and leave what was known before', () => {
    const inForce = on('2026-01-10', [{ field: 'status', value: 'in_force' }])
    expect(inForce).toMatchObject({ code: 'in_force', basis: [{ rule: 'correction' }, { rule: 'commencement' }] })
    const expired = [{ field: 'status', value: 'expired' }] as const
    expect(on('2026-01-09', [...expired]).code).toBe('repealed')
    expect(on('2026-01-10', [...expired])).toMatchObject({ code: 'expired', certainty: 'stated' })
    expect(on('2026-01-10', [{ field: 'status', value: 'unknown' }])).toMatchObject({
      code: 'unknown',
      conflict: false,
    })
  })

  it('put aside the label of a source', () => {
    const labelled = { ...version, sourceLabel: '已废止', knownOn: '2009-06-30' }
    const corrections = [aCorrection({ field: 'status', value: 'in_force' })]
    expect(validityOn(evidence([labelled], [], { corrections }), id, '2026-01-10').code).toBe('in_force')
  })

  it('made later hold over earlier ones, and those of a version over those of the work', () => {
    const corrections = [
      aCorrection({ field: 'effectiveUntil', value: '2005-12-31' }, { versionId: id, on: '2025-01-01' }),
      aCorrection({ field: 'effectiveUntil', value: '2006-12-31' }, { versionId: id, on: '2026-01-01' }),
      aCorrection({ field: 'effectiveUntil', value: '2007-12-31' }, { on: '2026-02-01' }),
    ]
    const all = evidence([version], [], { corrections })
    expect(decideVersions(all, '2026-01-01')[0]?.effectiveUntil).toBe('2006-12-31')
  })

  it('never put two versions in force on one day', () => {
    const second = aVersion({ promulgatedOn: '2012-03-10' })
    const corrections = [aCorrection({ field: 'status', value: 'in_force' })]
    const codes = decideVersions(evidence([version, second], [], { corrections }), '2026-11-23').map(
      ({ validity }) => validity.code,
    )
    expect(codes).toEqual(['amended', 'in_force'])
  })
})
