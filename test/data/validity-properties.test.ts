import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CorrectedValue } from '../../data/corrections/correction.ts'
import { dayBefore, dayInShanghai, nextMidnightInShanghai, shiftDay } from '../../data/model/days.ts'
import type { Relation } from '../../data/model/relation.ts'
import type { Version } from '../../data/model/version.ts'
import { appearedOn, applicableVersion, statusOn } from '../../data/validity/applicable.ts'
import { decideVersions, validityOn } from '../../data/validity/decide.ts'
import type { WorkEvidence } from '../../data/validity/evidence.ts'
import { validityIntervals } from '../../data/validity/intervals.ts'
import { reviewItems } from '../../data/validity/review.ts'
import { aCorrection, aRepeal, aVersion, aWork, evidence } from '../builders.ts'

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const since1992 = day.filter((one) => one >= '1992')

const period = fc.option(
  fc
    .record({ until: fc.option(day), years: fc.integer({ min: 1, max: 6 }) })
    .map((stated): Version['statedPeriod'] => ({ ...stated, months: null, quote: '有效期…', eId: 'art_9' })),
)

const version = fc
  .record({
    promulgated: fc.option(day, { freq: 8 }),
    wait: fc.integer({ min: -20, max: 900 }),
    stated: fc.boolean(),
    statedPeriod: period,
    sourceLabel: fc.constantFrom(null, '有效', '已修改', '已废止', '失效', 'expired=1'),
    knownOn: fc.option(day),
  })
  .map(({ promulgated, wait, stated, ...rest }) => {
    const effectiveFrom = stated && promulgated !== null ? shiftDay(promulgated, wait) : null
    const effectiveFromOrigin = effectiveFrom === null ? null : 'text'
    const dates = { promulgatedOn: promulgated, adoptedOn: promulgated, effectiveFrom, effectiveFromOrigin } as const
    return aVersion({ ...rest, ...dates, title: '春茶交易秩序暂行规定' })
  })

const versions = fc
  .array(version, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((one, index) => ({ ...one, versionId: `v${index}` })))

const relation = fc
  .record({
    type: fc.constantFrom('repeals' as const, 'replaces' as const),
    effect: fc.constantFrom('repealed' as const, 'lapsed' as const, 'kept' as const),
    partial: fc.boolean(),
    effectiveOn: fc.option(day, { freq: 8 }),
    versionId: fc.option(fc.constantFrom('v0', 'v1')),
  })
  .map(({ type, effect, versionId, ...rest }): Relation => {
    const target = { ...aRepeal().target, versionId, eId: rest.partial ? 'art_3' : null }
    return aRepeal({ ...rest, type, effect: type === 'repeals' ? effect : null, target })
  })

const corrected: fc.Arbitrary<CorrectedValue> = fc.oneof(
  fc.record({ field: fc.constant('effectiveFrom' as const), value: day }),
  fc.record({ field: fc.constant('effectiveUntil' as const), value: fc.option(day) }),
  fc.record({
    field: fc.constant('status' as const),
    value: fc.constantFrom('in_force' as const, 'repealed' as const, 'expired' as const, 'unknown' as const),
  }),
  fc.record({ field: fc.constant('repealedBy' as const), value: fc.record({ on: day, by: fc.constant('某决定') }) }),
)

const correction = fc
  .record({ corrected, versionId: fc.constantFrom('v0', 'v1'), on: day })
  .map(({ corrected, ...rest }) => aCorrection(corrected, rest))

const work = { type: 'normative_document', region: '990300' } as const

/** Works with all kinds of evidence; `corrections` with or without the word of a maintainer. */
const family = (withCorrections: boolean): fc.Arbitrary<WorkEvidence> =>
  fc
    .record({
      versions,
      relations: fc.array(relation, { maxLength: 4 }),
      corrections: fc.array(correction, { maxLength: withCorrections ? 3 : 0 }),
    })
    .map(({ versions, relations, corrections }) => evidence(versions, relations, { work, corrections }))

/** Every day on which the status of any version can change, and the day before each. */
function boundaries(all: WorkEvidence): readonly string[] {
  const days = [...validityIntervals(all).values()].flatMap((own) => own.flatMap(({ from }) => (from ? [from] : [])))
  return [...new Set(days.flatMap((from) => [from, dayBefore(from)]))].sort()
}

const runs = { numRuns: 400 }

describe('dated statuses of any work', () => {
  it('begin with since ever, rise in time without hole or overlap, and change something each time', () => {
    fc.assert(
      fc.property(family(true), (all) => {
        for (const own of validityIntervals(all).values()) {
          expect(own[0]?.from).toBeNull()
          own.slice(1).forEach((interval, index) => {
            const before = own[index]
            expect((interval.from ?? '') > (before?.from ?? '')).toBe(true)
            expect([interval.code, interval.certainty]).not.toEqual([before?.code, before?.certainty])
          })
        }
      }),
      runs,
    )
  })

  it('are what is decided on each day they begin and on the day before', () => {
    fc.assert(
      fc.property(family(true), (all) => {
        for (const asOf of boundaries(all)) {
          for (const { validity, intervals } of decideVersions(all, asOf)) {
            expect([validity.code, validity.certainty]).toEqual(Object.values(statusOn(intervals, asOf)).slice(1))
            expect(validity.basis.length).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('never show two versions of a work in force on one day', () => {
    fc.assert(
      fc.property(family(true), (all) => {
        const own = [...validityIntervals(all).values()]
        for (const asOf of boundaries(all)) {
          const inForce = own.filter((intervals) => statusOn(intervals, asOf).code === 'in_force')
          expect(inForce.length).toBeLessThanOrEqual(1)
        }
      }),
      runs,
    )
  })

  it('make the version in force the one that applies, else the last that was, else the first to appear', () => {
    fc.assert(
      fc.property(family(false), day, (all, asOf) => {
        const dated = decideVersions(all, asOf).map(({ version, intervals }) => ({ ...version, validity: intervals }))
        const applicable = applicableVersion(dated, asOf)
        const appeared = dated.filter((one) => (appearedOn(one) ?? '') <= asOf)
        const isNow = (one: (typeof dated)[number]) => statusOn(one.validity, asOf).code === 'in_force'
        const was = (one: (typeof dated)[number]) =>
          one.validity.some(({ code, from }) => code === 'in_force' && (from ?? '') <= asOf)
        if (appeared.length === 0) expect(applicable).toBeNull()
        else if (appeared.some(isNow)) expect(applicable !== null && isNow(applicable)).toBe(true)
        else if (appeared.some(was)) expect(applicable !== null && was(applicable)).toBe(true)
        else expect(applicable).not.toBeNull()
      }),
      runs,
    )
  })

  it('are changed by no repeal of a part', () => {
    fc.assert(
      fc.property(family(true), (all) => {
        const whole = { ...all, relations: all.relations.filter(({ partial }) => !partial) }
        expect([...validityIntervals(all)]).toEqual([...validityIntervals(whole)])
      }),
      runs,
    )
  })

  it('show no repeal before its own day, nor any end without evidence for that day', () => {
    fc.assert(
      fc.property(family(false), (all) => {
        for (const asOf of boundaries(all)) {
          for (const { validity, version } of decideVersions(all, asOf)) {
            if (validity.code !== 'repealed') continue
            const days = all.relations
              .filter(({ partial, effect, effectiveOn }) => !partial && effect !== 'kept' && effectiveOn !== null)
              .map(({ effectiveOn }) => effectiveOn ?? '')
            const labelled = version.sourceLabel === '已废止' && version.knownOn !== null ? [version.knownOn] : []
            expect([...days, ...labelled].some((on) => on <= asOf)).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('let a work not yet begun have no last day, and put the last day before the end', () => {
    fc.assert(
      fc.property(family(true), day, (all, asOf) => {
        for (const { effectiveUntil, intervals } of decideVersions(all, asOf)) {
          if (effectiveUntil === null) continue
          expect(statusOn(intervals, effectiveUntil).code).toBe('in_force')
          expect(statusOn(intervals, shiftDay(effectiveUntil, 1)).code).not.toBe('in_force')
        }
      }),
      runs,
    )
  })

  it('are the same whatever the order of the records, and for every review', () => {
    fc.assert(
      fc.property(family(false), day, (all, asOf) => {
        const turned = { ...all, versions: all.versions.toReversed(), relations: all.relations.toReversed() }
        for (const { versionId } of all.versions) {
          expect(validityIntervals(turned).get(versionId)).toEqual(validityIntervals(all).get(versionId))
          expect(validityOn(turned, versionId, asOf).code).toBe(validityOn(all, versionId, asOf).code)
        }
        expect(reviewItems(all, aWork(work), asOf)).toEqual(reviewItems(all, aWork(work), asOf))
      }),
      { numRuns: 200 },
    )
  })

  it('turn with the day in Shanghai and at no other moment', () => {
    fc.assert(
      // Shanghai kept summer time up to 1991: its days were not all as long as these.
      fc.property(family(false), since1992, fc.integer({ min: 0, max: 86_399_999 }), (all, from, milliseconds) => {
        const moment = new Date(Date.parse(`${from}T00:00:00+08:00`) + milliseconds)
        expect(dayInShanghai(moment)).toBe(from)
        const next = nextMidnightInShanghai(moment)
        expect(dayInShanghai(new Date(next.getTime() - 1))).toBe(from)
        expect(dayInShanghai(next)).toBe(shiftDay(from, 1))
        const codes = (at: Date) => decideVersions(all, dayInShanghai(at)).map(({ validity }) => validity.code)
        expect(codes(new Date(next.getTime() - 1))).toEqual(codes(moment))
      }),
      { numRuns: 100 },
    )
  })
})
