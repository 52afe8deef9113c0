import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayBefore, dayInShanghai, nextMidnightInShanghai, shiftDay } from '../../data/model/days.ts'
import { applicableVersion, statusOn } from '../../data/validity/applicable.ts'
import { decideVersions, validityOn } from '../../data/validity/decide.ts'
import { validityIntervals } from '../../data/validity/intervals.ts'
import { aRepeal, aVersion, evidence } from '../builders.ts'

const first = aVersion({ promulgatedOn: '2001-05-01', effectiveFrom: '2001-07-01' })
const second = aVersion({ promulgatedOn: '2012-03-10', effectiveFrom: '2012-06-01' })

function codes(on: string, versions = [first, second], relations = [] as ReturnType<typeof aRepeal>[]) {
  return decideVersions(evidence(versions, relations), on).map(({ validity }) => validity.code)
}

describe('the status of a version on a day', () => {
  it('is not yet in force up to the day before its first day', () => {
    expect(codes('2001-06-30')).toEqual(['not_yet_in_force', 'not_yet_in_force'])
    expect(codes('2001-07-01')).toEqual(['in_force', 'not_yet_in_force'])
  })

  it('is amended from the day a later version comes into force', () => {
    expect(codes('2012-05-31')).toEqual(['in_force', 'not_yet_in_force'])
    expect(codes('2012-06-01')).toEqual(['amended', 'in_force'])
  })

  it('stays amended when the work is repealed later, and the last version is repealed', () => {
    const repeal = aRepeal({ effectiveOn: '2020-01-01' })
    expect(codes('2019-12-31', [first, second], [repeal])).toEqual(['amended', 'in_force'])
    expect(codes('2020-01-01', [first, second], [repeal])).toEqual(['amended', 'repealed'])
  })

  it('is expired where the repealing sentence declares it lapsed', () => {
    const lapse = aRepeal({ effect: 'lapsed', effectiveOn: '2020-01-01' })
    const validity = validityOn(evidence([first], [lapse]), first.versionId, '2020-01-01')
    expect(validity.code).toBe('expired')
    expect(validity.basis).toEqual([
      {
        rule: 'declared_lapsed',
        quote: lapse.quote,
        from: { ...lapse.from, title: '题名 w000000000000009' },
        effectiveOn: '2020-01-01',
      },
    ])
  })

  it('lists a partial repeal and stays in force', () => {
    const partial = aRepeal({ partial: true, effectiveOn: '2010-03-01' })
    const validity = validityOn(evidence([first], [partial]), first.versionId, '2010-03-01')
    expect(validity.code).toBe('in_force')
    expect(validity.partial.map(({ quote }) => quote)).toEqual([partial.quote])
    expect(validityOn(evidence([first], [partial]), first.versionId, '2010-02-28').partial).toEqual([])
  })

  it('is presumed to begin on promulgation where no text says when', () => {
    const silent = aVersion({ effectiveFrom: null, effectiveFromOrigin: null })
    const validity = validityOn(evidence([silent]), silent.versionId, '2001-05-01')
    expect(validity).toMatchObject({ code: 'in_force', certainty: 'presumed' })
    expect(validity.basis[0]?.rule).toBe('commencement_presumed')
  })

  it('is unknown only where no date is known at all', () => {
    const undated = aVersion({ promulgatedOn: null, adoptedOn: null, effectiveFrom: null, effectiveFromOrigin: null })
    const validity = validityOn(evidence([undated]), undated.versionId, '2026-01-01')
    expect(validity).toMatchObject({ code: 'unknown', certainty: 'presumed' })
    expect(validity.basis).toEqual([{ rule: 'no_date', quote: null, from: null, effectiveOn: null }])
  })

  it('follows the label of its source from the day the source was read, and shows the conflict', () => {
    const labelled = aVersion({ sourceLabel: '已废止', knownOn: '2026-06-30' })
    const before = validityOn(evidence([labelled]), labelled.versionId, '2026-06-29')
    const after = validityOn(evidence([labelled]), labelled.versionId, '2026-06-30')
    expect(before).toMatchObject({ code: 'in_force', conflict: true })
    expect(after).toMatchObject({ code: 'repealed', certainty: 'stated', conflict: true, sourceLabel: '已废止' })
    expect(after.basis[0]).toMatchObject({ rule: 'source_label', effectiveOn: null })
  })

  it('keeps what it computed where the source still says 有效, and shows the conflict', () => {
    const labelled = aVersion({ sourceLabel: '有效', knownOn: '2026-06-30' })
    const repealed = validityOn(evidence([labelled], [aRepeal()]), labelled.versionId, '2026-06-30')
    expect(repealed).toMatchObject({ code: 'repealed', conflict: true })
  })

  it('shows no conflict where a source read earlier said 有效 of what ended later', () => {
    const labelled = aVersion({ sourceLabel: '有效', knownOn: '2009-12-31' })
    expect(validityOn(evidence([labelled], [aRepeal()]), labelled.versionId, '2026-06-30')).toMatchObject({
      code: 'repealed',
      conflict: false,
    })
  })

  it('gives the last day in force as the day before its end', () => {
    expect(decideVersions(evidence([first, second]), '2026-01-01').map((decided) => decided.effectiveUntil)).toEqual([
      '2012-05-31',
      null,
    ])
  })
})

describe('the version that applies on a day', () => {
  function applicable(asOf: string, versions = [first, second], relations = [] as ReturnType<typeof aRepeal>[]) {
    const intervals = validityIntervals(evidence(versions, relations))
    const dated = versions.map((version) => ({ ...version, validity: intervals.get(version.versionId) ?? [] }))
    return applicableVersion(dated, asOf)?.versionId ?? null
  }

  it('is none before anything was promulgated', () => {
    expect(applicable('2001-04-30')).toBeNull()
  })

  it('is the earliest promulgated while none is in force yet', () => {
    expect(applicable('2001-05-01')).toBe('2001-05-01')
  })

  it('is the one in force, also while a newer one waits', () => {
    expect(applicable('2012-05-31')).toBe('2001-05-01')
    expect(applicable('2012-06-01')).toBe('2012-03-10')
  })

  it('is the last that was in force after the work was repealed', () => {
    expect(applicable('2026-01-01', [first, second], [aRepeal({ effectiveOn: '2020-01-01' })])).toBe('2012-03-10')
  })
})

describe('dated statuses', () => {
  const day = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const version = fc
    .record({ promulgated: fc.option(day), wait: fc.integer({ min: 0, max: 900 }), stated: fc.boolean() })
    .map(({ promulgated, wait, stated }) => {
      const effectiveFrom = stated && promulgated !== null ? shiftDay(promulgated, wait) : null
      return aVersion({
        promulgatedOn: promulgated,
        adoptedOn: promulgated,
        effectiveFrom,
        effectiveFromOrigin: effectiveFrom === null ? null : 'text',
      })
    })
  const family = fc
    .array(version, { minLength: 1, maxLength: 5 })
    .map((versions) => versions.map((one, index) => ({ ...one, versionId: `v${index}` })))
  const repeals = fc.array(day, { maxLength: 2 }).map((days) => days.map((effectiveOn) => aRepeal({ effectiveOn })))

  it('leave no hole, rise in time, and agree with the decision on the day they begin and the day before', () => {
    fc.assert(
      fc.property(family, repeals, (versions, relations) => {
        const all = evidence(versions, relations)
        for (const [versionId, intervals] of validityIntervals(all)) {
          expect(intervals[0]?.from).toBeNull()
          intervals.slice(1).forEach((interval, index) => {
            const from = interval.from ?? ''
            expect(from > (intervals[index]?.from ?? '')).toBe(true)
            expect(validityOn(all, versionId, from).code).toBe(interval.code)
            expect(validityOn(all, versionId, dayBefore(from)).code).toBe(intervals[index]?.code)
          })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never show two versions of one work in force on one day', () => {
    fc.assert(
      fc.property(family, repeals, day, (versions, relations, asOf) => {
        const intervals = [...validityIntervals(evidence(versions, relations)).values()]
        const inForce = intervals.filter((own) => statusOn(own, asOf).code === 'in_force')
        expect(inForce.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })
})

describe('days', () => {
  it('turn at midnight in Shanghai whatever the zone of the machine', () => {
    expect(dayInShanghai(new Date('2026-03-08T15:59:59Z'))).toBe('2026-03-08')
    expect(dayInShanghai(new Date('2026-03-08T16:00:00Z'))).toBe('2026-03-09')
    expect(nextMidnightInShanghai(new Date('2026-03-08T16:00:00Z')).toISOString()).toBe('2026-03-09T16:00:00.000Z')
  })

  it('count over leap days and years', () => {
    expect(dayBefore('2024-03-01')).toBe('2024-02-29')
    expect(dayBefore('2026-01-01')).toBe('2025-12-31')
    expect(shiftDay('2021-05-01', 30)).toBe('2021-05-31')
  })
})
