import type { IsoDate } from '../model/dates.ts'
import type { Relation } from '../model/relation.ts'
import type { Version } from '../model/version.ts'
import { defaultPeriodOf, defaultPeriods } from '../reference/default-periods.ts'
import { labelMeaning } from '../reference/source-labels.ts'
import { appearedOn } from './applicable.ts'
import { placeOf, type StatusEvent, type WorkEvidence } from './evidence.ts'
import { dayAfter, lastDayOfPeriod } from './period.ts'
import type { ValidityBasis } from './validity.ts'

/** Each later version ends the ones before it on its own first day. `ordered` and `starts` go together. */
export function supersessions(
  ordered: readonly Version[],
  starts: readonly (StatusEvent | null)[],
  index: number,
  evidence: WorkEvidence,
): StatusEvent[] {
  const ends: StatusEvent[] = []
  for (let later = index + 1; later < ordered.length; later++) {
    const version = ordered[later]
    const start = starts[later]
    if (version === undefined || start === null || start === undefined) continue
    const basis = { ...start.basis, rule: 'superseded', from: placeOf(version, evidence) } as const
    const certainty = start.certainty === 'presumed' ? 'presumed' : 'computed'
    ends.push({ on: start.on, code: 'amended', certainty, basis })
  }
  return ends
}

/** Whether a relation speaks of a version: of it by name, or of the work and no other version. */
export function concerns({ target }: Relation, { versionId }: Version): boolean {
  return target.versionId === null || target.versionId === versionId
}

/**
 * A repeal of a work is older than the version: what it ended was not this text. Such a relation rests on a title alone,
 * and would end a living text; it is listed for review.
 */
export function isRepealBefore({ target, effectiveOn }: Relation, version: Version): boolean {
  return target.versionId === null && (effectiveOn ?? '9999') < (appearedOn(version) ?? '')
}

/** Repeals of the whole work, or of this version alone, whose day is known (废止, 宣告失效). */
export function repeals(version: Version, evidence: WorkEvidence): StatusEvent[] {
  return evidence.relations
    .filter(({ type, partial, effect }) => type === 'repeals' && !partial && effect !== 'kept')
    .filter((relation) => relation.effectiveOn !== null && concerns(relation, version))
    .filter((relation) => !isRepealBefore(relation, version))
    .map((relation) => repealEvent(relation, evidence))
}

/** A repeal as a change of status, or, for a part of a text, as evidence of 部分失效. */
export function repealEvent(relation: Relation, evidence: Pick<WorkEvidence, 'titleOf'>): StatusEvent {
  const lapsed = relation.effect === 'lapsed'
  const basis = basisOfRelation(lapsed ? 'declared_lapsed' : 'explicit_repeal', relation, evidence)
  return { on: relation.effectiveOn ?? '', code: lapsed ? 'expired' : 'repealed', certainty: 'computed', basis }
}

export function basisOfRelation(
  rule: ValidityBasis['rule'],
  { quote, from, effectiveOn }: Relation,
  { titleOf }: Pick<WorkEvidence, 'titleOf'>,
): ValidityBasis {
  const { workId, versionId, eId } = from
  return { rule, quote, from: { workId, versionId, eId, title: titleOf(workId) }, effectiveOn }
}

/** A text that took the place of this one without a word of repeal: presumed to end it. */
export function replacements(version: Version, evidence: WorkEvidence): StatusEvent[] {
  return evidence.relations
    .filter(({ type, partial, effectiveOn }) => type === 'replaces' && !partial && effectiveOn !== null)
    .filter((relation) => concerns(relation, version) && !isRepealBefore(relation, version))
    .filter(
      ({ from }) =>
        !evidence.relations.some((one) => one.type === 'repeals' && !one.partial && one.from.workId === from.workId),
    )
    .map((relation) => ({
      on: relation.effectiveOn ?? '',
      code: 'repealed',
      certainty: 'presumed',
      basis: basisOfRelation('replaced', relation, evidence),
    }))
}

/** The end of the period that the text sets itself, counted from its first day where it names no other. */
export function periodEnds(version: Version, start: StatusEvent | null, evidence: WorkEvidence): StatusEvent[] {
  // Records written before periods were read have none.
  const period = version.statedPeriod ?? null
  if (period === null) return []
  const last = period.until ?? (start === null ? null : lastDayOfPeriod(start.on, period))
  if (last === null) return []
  const on = dayAfter(last)
  const isPresumed = period.until === null && start?.certainty === 'presumed'
  const from = placeOf(version, evidence, period.eId)
  const basis = { rule: 'stated_period', quote: period.quote, from, effectiveOn: on } as const
  return [{ on, code: 'expired', certainty: isPresumed ? 'presumed' : 'computed', basis }]
}

/** An end by the issuer's own rules; `decides` only where the rule was checked and says 失效. */
export interface DefaultEnd extends StatusEvent {
  readonly decides: boolean
}

/** The end of the period that the rules of the issuer set a text which sets itself none; `null` where no rule is known. */
export function defaultEnd(version: Version, start: StatusEvent | null, evidence: WorkEvidence): DefaultEnd | null {
  if (evidence.work?.type !== 'normative_document' || start === null || (version.statedPeriod ?? null) !== null)
    return null
  const row = defaultPeriodOf(evidence.work, version, evidence.defaultPeriods ?? defaultPeriods)
  if (row === null) return null
  const counted = start.on > row.from ? start.on : row.from
  const last = lastDayOfPeriod(counted, { years: row.years, months: null })
  if (last === null) return null
  const on = dayAfter(last)
  const basis: ValidityBasis = {
    rule: 'default_period',
    quote: row.quote,
    from: null,
    effectiveOn: on,
    elsewhere: { title: row.rule, place: row.article, address: row.address },
  }
  return { on, code: 'expired', certainty: 'presumed', basis, decides: row.checked && row.effect === '失效' }
}

/** Whether the source itself said on `day` or later that the text is in force; where the day of reading is unknown, it may have. */
export function isLabelledInForce({ sourceLabel, knownOn }: Version, day: IsoDate): boolean {
  return labelMeaning(sourceLabel) === 'in_force' && (knownOn === null || knownOn >= day)
}

/**
 * Where the source itself says that a text is no longer in force, that holds from the day the source was read:
 * the day of the change is not known. Without a known day of reading the label is shown, and decides nothing.
 */
export function labelledEnds(version: Version, evidence: WorkEvidence): StatusEvent[] {
  const code = labelMeaning(version.sourceLabel)
  if (version.knownOn === null || (code !== 'amended' && code !== 'repealed' && code !== 'expired')) return []
  const basis = {
    rule: 'source_label',
    quote: version.sourceLabel,
    from: placeOf(version, evidence),
    effectiveOn: null,
  } as const
  return [{ on: version.knownOn, code, certainty: 'stated', basis }]
}
