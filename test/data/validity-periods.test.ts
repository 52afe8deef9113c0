import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Version } from '../../data/model/version.ts'
import { defaultPeriodOf, defaultPeriods, readDefaultPeriods } from '../../data/reference/default-periods.ts'
import { decideVersions, validityOn } from '../../data/validity/decide.ts'
import { dayAfter, lastDayOfPeriod, lastDayOfStated } from '../../data/validity/period.ts'
import { aCorrection, aKeeping, aRepeal, aVersion, evidence } from '../builders.ts'

const years = (number: number) => ({ years: number, months: null })

describe('the last day of a period', () => {
  it.each([
    ['2021-05-01', years(5), '2026-04-30'],
    ['2024-03-01', years(2), '2026-02-28'],
    ['2020-02-29', years(1), '2021-02-28'],
    ['2020-02-29', years(4), '2024-02-28'],
    ['2021-01-01', years(1), '2021-12-31'],
    ['2023-08-31', { years: null, months: 6 }, '2024-02-29'],
    ['2024-01-15', { years: null, months: 6 }, '2024-07-14'],
  ])('of one that begins on %s', (start, length, last) => {
    expect(lastDayOfPeriod(start, length)).toBe(last)
  })

  it('is none for a length that states nothing', () => {
    expect(lastDayOfPeriod('2021-05-01', { years: null, months: null })).toBeNull()
  })

  it('of a month or a year is its last', () => {
    expect(lastDayOfStated({ on: '2024-02-01', precision: 'month' })).toBe('2024-02-29')
    expect(lastDayOfStated({ on: '2026-01-01', precision: 'year' })).toBe('2026-12-31')
    expect(dayAfter('2024-02-28')).toBe('2024-02-29')
    expect(dayAfter('2025-12-31')).toBe('2026-01-01')
  })
})

const period = (fields: Partial<NonNullable<Version['statedPeriod']>> = {}): Version['statedPeriod'] => ({
  until: null,
  years: 5,
  months: null,
  quote: '本细则自2020年9月1日起施行，有效期五年。',
  eId: 'art_9__para_1',
  ...fields,
})

const rule = { promulgatedOn: '2020-08-10', effectiveFrom: '2020-09-01' } as const

describe('a stated period', () => {
  const version = aVersion({ ...rule, statedPeriod: period({ until: '2025-08-31' }) })

  it('ends the text on the day after its last one, with the sentence as evidence', () => {
    const all = evidence([version])
    expect(validityOn(all, version.versionId, '2025-08-31').code).toBe('in_force')
    expect(validityOn(all, version.versionId, '2025-09-01')).toMatchObject({
      code: 'expired',
      label: '已失效',
      certainty: 'computed',
      basis: [
        {
          rule: 'stated_period',
          quote: '本细则自2020年9月1日起施行，有效期五年。',
          from: { versionId: '2020-08-10', eId: 'art_9__para_1' },
          effectiveOn: '2025-09-01',
        },
      ],
    })
    expect(decideVersions(all, '2026-01-01')[0]?.effectiveUntil).toBe('2025-08-31')
  })

  it('is counted from the first day in force where the text names no other', () => {
    const counted = aVersion({ ...rule, statedPeriod: period() })
    expect(validityOn(evidence([counted]), counted.versionId, '2025-09-01').code).toBe('expired')
    const presumed = aVersion({ promulgatedOn: '2020-08-10', effectiveFrom: null, statedPeriod: period() })
    expect(validityOn(evidence([presumed]), presumed.versionId, '2025-08-10')).toMatchObject({
      code: 'expired',
      certainty: 'presumed',
    })
  })

  it('is over also where the source still says 有效, and the conflict is shown', () => {
    const labelled = { ...version, sourceLabel: '有效', knownOn: '2026-06-30' }
    expect(validityOn(evidence([labelled]), version.versionId, '2026-06-30')).toMatchObject({
      code: 'expired',
      conflict: true,
    })
  })

  it('ends nothing that was repealed before', () => {
    const all = evidence([version], [aRepeal({ effectiveOn: '2024-01-01' })])
    expect(validityOn(all, version.versionId, '2026-01-01').code).toBe('repealed')
  })

  it('gives way to a list of 继续有效 that came while it ran, and to the last day named there', () => {
    const list = aKeeping({ effectiveOn: '2025-06-01', quote: '列入附件的文件继续有效，有效期至2028年6月30日。' })
    const all = evidence([version], [list])
    expect(validityOn(all, version.versionId, '2025-09-01')).toMatchObject({ code: 'in_force', conflict: false })
    expect(validityOn(all, version.versionId, '2025-09-01').basis.map((one) => one.rule)).toEqual([
      'commencement',
      'kept',
    ])
    expect(validityOn(all, version.versionId, '2028-06-30').code).toBe('in_force')
    expect(validityOn(all, version.versionId, '2028-07-01')).toMatchObject({ code: 'expired' })
  })

  it('and a list that came after it contradict each other: the status is unknown, with both shown', () => {
    const all = evidence([version], [aKeeping({ effectiveOn: '2026-03-01' })])
    expect(validityOn(all, version.versionId, '2026-02-28').code).toBe('expired')
    const after = validityOn(all, version.versionId, '2026-03-01')
    expect(after).toMatchObject({ code: 'unknown', label: '待核实', conflict: true })
    expect(after.basis.map((one) => one.rule)).toEqual(['stated_period', 'kept'])
  })
})

describe('the table of default periods', () => {
  it('quotes of every checked row stand in the text of its rule', () => {
    const sample = new URL(
      '../../data/sample/local_government_rule/松澜省行政规范性文件管理办法-2017-08-11.md',
      import.meta.url,
    )
    const text = readFileSync(sample, 'utf8')
    const checked = defaultPeriods.filter((row) => row.checked)
    expect(checked.length).toBeGreaterThan(0)
    for (const row of checked) {
      expect(row.rule).toBe('【示例】松澜省行政规范性文件管理办法')
      expect(text).toContain(row.quote)
      expect(text).toContain(row.article)
    }
  })

  it('refuses a checked row without its quote, and a row that is none', () => {
    const header =
      'region,issuerLevel,documentKind,years,from,until,effect,issuedFrom,rule,article,quote,address,checked'
    expect(() =>
      readDefaultPeriods(`${header}\n110000,any,general,5,2020-01-01,,失效,,某规定,第一条,,,yes\n`),
    ).toThrow()
    expect(() =>
      readDefaultPeriods(`${header}\n110000,any,general,五,2020-01-01,,失效,,某规定,第一条,,,no\n`),
    ).toThrow()
  })

  it('knows the kind by the title, the place by its subtree, and the rule of the day of issue', () => {
    const subject = { type: 'normative_document', region: '990100' } as const
    const find = (title: string, promulgatedOn: string) =>
      defaultPeriodOf(subject, { title, promulgatedOn, adoptedOn: null }, defaultPeriods)
    expect(find('关于夜市摊位管理的通告', '2019-11-20')).toMatchObject({ years: 5, article: '第十二条' })
    expect(find('春茶交易秩序暂行规定', '2019-11-20')).toMatchObject({ years: 2, article: '第十二条' })
    expect(find('关于夜市摊位管理的通告', '2015-11-20')).toMatchObject({ years: 5, article: '第十三条' })
    const law = { type: 'local_regulation', region: '990100' } as const
    expect(
      defaultPeriodOf(law, { title: '甲', promulgatedOn: '2019-11-20', adoptedOn: null }, defaultPeriods),
    ).toBeNull()
  })
})

describe('a default period', () => {
  const work = { type: 'normative_document', region: '990300' } as const
  const notice = aVersion({
    title: '茗埠市春茶交易秩序暂行规定',
    promulgatedOn: '2024-02-26',
    effectiveFrom: '2024-03-01',
    sourceLabel: null,
  })
  const on = (day: string, version = notice, relations: Parameters<typeof evidence>[1] = [], more = {}) =>
    validityOn(evidence([version], relations, { work, ...more }), version.versionId, day)

  it('ends a document that states none, presumed, with the article of the rule as evidence', () => {
    expect(on('2026-02-28').code).toBe('in_force')
    expect(on('2026-03-01')).toMatchObject({
      code: 'expired',
      certainty: 'presumed',
      basis: [
        {
          rule: 'default_period',
          from: null,
          effectiveOn: '2026-03-01',
          elsewhere: { title: '【示例】松澜省行政规范性文件管理办法', place: '第十二条', address: null },
        },
      ],
    })
  })

  it('counts a document from before the rule from the first day of the rule', () => {
    const older = aVersion({ title: '甲通告', promulgatedOn: '2010-01-01', effectiveFrom: '2010-02-01' })
    expect(on('2022-09-30', older).code).toBe('in_force')
    expect(on('2022-10-01', older).code).toBe('expired')
  })

  it('is never put over the 有效 of a source read after it, but shown as a conflict', () => {
    const labelled = { ...notice, sourceLabel: '有效', knownOn: '2026-06-30' }
    expect(on('2026-11-23', labelled)).toMatchObject({ code: 'in_force', certainty: 'stated', conflict: true })
    const readBefore = { ...notice, sourceLabel: '有效', knownOn: '2025-06-30' }
    expect(on('2026-11-23', readBefore)).toMatchObject({ code: 'expired', conflict: false })
    expect(on('2026-11-23', { ...notice, sourceLabel: '有效', knownOn: null }).code).toBe('in_force')
  })

  it('is never put over a list of 继续有效', () => {
    expect(on('2026-11-23', notice, [aKeeping({ effectiveOn: '2025-05-10' })]).code).toBe('in_force')
    expect(on('2026-11-23', notice, [aKeeping({ effectiveOn: null })]).code).toBe('in_force')
  })

  it('applies to no document that states its own', () => {
    const own = { ...notice, statedPeriod: period({ until: '2030-12-31' }) }
    expect(on('2026-11-23', own).code).toBe('in_force')
  })

  it('ends nothing where the rule only asks for 评估 or its words were not checked', () => {
    const rows = defaultPeriods.filter(({ region }) => region === '990000')
    const onlyAsks = rows.map((row) => ({ ...row, effect: '应评估' as const }))
    const unchecked = rows.map((row) => ({ ...row, checked: false, quote: null }))
    expect(on('2026-11-23', notice, [], { defaultPeriods: onlyAsks }).code).toBe('in_force')
    expect(on('2026-11-23', notice, [], { defaultPeriods: unchecked }).code).toBe('in_force')
  })

  it('gives way to a correction', () => {
    const corrections = [aCorrection({ field: 'effectiveUntil', value: null })]
    expect(on('2026-11-23', notice, [], { corrections }).code).toBe('in_force')
  })
})
