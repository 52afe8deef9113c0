import { describe, expect, it } from 'vitest'
import type { Relation } from '../../data/model/relation.ts'
import type { Version } from '../../data/model/version.ts'
import { defaultPeriods } from '../../data/reference/default-periods.ts'
import type { WorkEvidence } from '../../data/validity/evidence.ts'
import { reviewExplanations, reviewItems, reviewKinds } from '../../data/validity/review.ts'
import { aKeeping, aRepeal, aReplacement, aVersion, aWork, evidence } from '../builders.ts'

const today = '2026-11-23'
const notice = aWork({ type: 'normative_document', region: '990100' })

const kinds = (versions: Version[], relations: Relation[] = [], work = aWork(), more: Partial<WorkEvidence> = {}) =>
  reviewItems(evidence(versions, relations, more), work, today).map(({ kind }) => kind)

const period = { until: '2025-08-31', years: 5, months: null, quote: '有效期五年。', eId: 'art_9' }

describe('reviewItems', () => {
  it('gives nothing of a text whose status is stated and whose source agrees', () => {
    expect(kinds([aVersion({ sourceLabel: '有效' })])).toEqual([])
  })

  it('gives evidence that no rule ranks', () => {
    const [item] = reviewItems(
      evidence([aVersion()], [aRepeal({ effectiveOn: '2010-03-01' }), aKeeping({ effectiveOn: '2012-01-01' })]),
      aWork(),
      today,
    )
    expect(item).toMatchObject({ kind: 'conflict', versionId: '2001-05-01', explanation: reviewExplanations.conflict })
    expect(item?.basis.map(({ rule }) => rule)).toEqual(['explicit_repeal', 'kept'])
  })

  it('gives a label that the texts contradict, with both', () => {
    const items = reviewItems(evidence([aVersion({ sourceLabel: '有效' })], [aRepeal()]), aWork(), today)
    expect(items.map(({ kind }) => kind)).toEqual(['label_disagreement'])
    expect(items[0]?.explanation).toContain('来源标注“有效”，推算为“已废止”')
  })

  it('gives a stated period that is over while the source says 有效, once', () => {
    expect(kinds([aVersion({ sourceLabel: '有效', statedPeriod: period })])).toEqual(['period_over'])
    expect(kinds([aVersion({ statedPeriod: period })])).toEqual([])
  })

  it('gives a default period that is over, whether or not its rule decides', () => {
    const version = aVersion({ promulgatedOn: '2019-11-20', effectiveFrom: '2019-12-01' })
    expect(kinds([version], [], notice)).toEqual(['default_period_over'])
    const unchecked = defaultPeriods.map((row) => ({ ...row, checked: false }))
    expect(kinds([version], [], notice, { defaultPeriods: unchecked })).toEqual(['default_period_over'])
    expect(kinds([version], [aKeeping({ effectiveOn: '2023-05-10' })], notice)).toEqual([])
    expect(kinds([version], [aRepeal({ effectiveOn: '2021-01-01' })], notice)).toEqual([])
  })

  it('gives a text replaced without a repeal, and a repeal from before the text', () => {
    expect(kinds([aVersion()], [aReplacement()])).toEqual(['replaced_not_repealed'])
    expect(kinds([aVersion()], [aRepeal({ effectiveOn: '1999-01-01' })])).toEqual(['repeal_before_version'])
  })

  it('gives presumed statuses of the version that applies alone, undated texts, and what the parser found odd', () => {
    const silent = { effectiveFrom: null, effectiveFromOrigin: null } as const
    const versions = [aVersion(silent), aVersion({ promulgatedOn: '2010-01-01', ...silent })]
    const items = reviewItems(evidence(versions), aWork(), today)
    expect(items.map(({ kind, versionId }) => [kind, versionId])).toEqual([['presumed_status', '2010-01-01']])
    expect(kinds([aVersion({ promulgatedOn: null, adoptedOn: null, ...silent })])).toEqual(['undated'])
    const warnings = [{ code: 'numbering-gap', message: '第三条之后缺第四条', eId: 'art_3' }] as const
    const [warned] = reviewItems(evidence([aVersion({ warnings })]), aWork(), today)
    expect(warned).toMatchObject({ kind: 'parser_warning', explanation: '读取文本时发现异常：第三条之后缺第四条' })
  })

  it('explains each of its kinds in Chinese', () => {
    for (const kind of reviewKinds) expect(reviewExplanations[kind]).toMatch(/^[\u4e00-\u9fa5]/)
  })
})
