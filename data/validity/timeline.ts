import type { IsoDate } from '../model/dates.ts'
import type { Relation } from '../model/relation.ts'
import type { Version } from '../model/version.ts'
import { labelMeaning } from '../reference/source-labels.ts'
import { appearedOn } from './applicable.ts'
import type { Certainty, ValidityBasis, ValidityCode, ValidityInterval } from './validity.ts'

/** What the status of a version is decided from. */
export interface WorkEvidence {
  readonly versions: readonly Version[]
  /** Relations whose target is the work. */
  readonly relations: readonly Relation[]
  /** Title of the text that a piece of evidence stands in. */
  readonly titleOf: (workId: string) => string
}

/** A change of status from its first day on, with what it rests on. */
export interface StatusEvent {
  readonly on: IsoDate
  readonly code: ValidityCode
  readonly certainty: Certainty
  readonly basis: ValidityBasis
}

/** Beginning and possible ends of a version; the earliest end that has come decides. */
export interface Timeline {
  /** `null` where no date at all is known. */
  readonly start: StatusEvent | null
  /** In order of their day. */
  readonly ends: readonly StatusEvent[]
}

/** The order in which the versions of a work came, oldest first; an undated one comes first. */
export function inLegislativeOrder<T extends Omit<Version, 'provisions'>>(versions: readonly T[]): readonly T[] {
  return [...versions].sort((a, b) => {
    const left = `${appearedOn(a) ?? ''} ${a.effectiveFrom ?? ''} ${a.versionId}`
    const right = `${appearedOn(b) ?? ''} ${b.effectiveFrom ?? ''} ${b.versionId}`
    return left < right ? -1 : left > right ? 1 : 0
  })
}

/** The timeline of each version of a work, by `versionId`. Pure: the same records give the same answer. */
export function timelines(evidence: WorkEvidence): ReadonlyMap<string, Timeline> {
  const ordered = inLegislativeOrder(evidence.versions)
  const starts = ordered.map((version) => startOf(version, evidence))
  return new Map(
    ordered.map((version, index) => {
      const ends = [
        ...supersessions(ordered, starts, index, evidence),
        ...repeals(version, evidence),
        ...labelledEnds(version, evidence),
      ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      return [version.versionId, { start: starts[index] ?? null, ends }]
    }),
  )
}

/** The first day in force as stated; else, presumed, the day it was promulgated or adopted. */
function startOf(version: Version, { titleOf }: WorkEvidence): StatusEvent | null {
  if (version.effectiveFrom !== null) {
    const certainty = version.effectiveFromOrigin === 'source' ? 'stated' : 'computed'
    const basis = {
      rule: 'commencement',
      quote: version.effectiveFromQuote,
      from: placeOf(version, titleOf),
      effectiveOn: version.effectiveFrom,
    } as const
    return { on: version.effectiveFrom, code: 'in_force', certainty, basis }
  }
  const day = version.promulgatedOn ?? version.adoptedOn
  if (day === null) return null
  const basis = {
    rule: 'commencement_presumed',
    quote: null,
    from: placeOf(version, titleOf),
    effectiveOn: day,
  } as const
  return { on: day, code: 'in_force', certainty: 'presumed', basis }
}

/** A version as a whole, as the place a piece of evidence stands in. */
function placeOf({ workId, versionId }: Version, titleOf: WorkEvidence['titleOf']) {
  return { workId, versionId, eId: null, title: titleOf(workId) }
}

/** Each later version ends the ones before it on its own first day. */
function supersessions(
  ordered: readonly Version[],
  starts: readonly (StatusEvent | null)[],
  index: number,
  { titleOf }: WorkEvidence,
): StatusEvent[] {
  const ends: StatusEvent[] = []
  for (let later = index + 1; later < ordered.length; later++) {
    const version = ordered[later]
    const start = starts[later]
    if (version === undefined || start === null || start === undefined) continue
    const certainty = start.certainty === 'presumed' ? 'presumed' : 'computed'
    const basis = {
      rule: 'superseded',
      quote: start.basis.quote,
      from: placeOf(version, titleOf),
      effectiveOn: start.on,
    } as const
    ends.push({ on: start.on, code: 'amended', certainty, basis })
  }
  return ends
}

/** Repeals of the whole work, or of this version alone, whose day is known. */
function repeals(version: Version, { relations, titleOf }: WorkEvidence): StatusEvent[] {
  return relations
    .filter((relation) => relation.type === 'repeals' && !relation.partial && relation.effectiveOn !== null)
    .filter(({ target }) => target.versionId === null || target.versionId === version.versionId)
    .map((relation) => repealEvent(relation, titleOf))
}

/** A repeal as a change of status, or, for a part of a text, as evidence of 部分失效. */
export function repealEvent(relation: Relation, titleOf: (workId: string) => string): StatusEvent {
  const lapsed = relation.effect === 'lapsed'
  const basis: ValidityBasis = {
    rule: lapsed ? 'declared_lapsed' : 'explicit_repeal',
    quote: relation.quote,
    from: { ...relation.from, title: titleOf(relation.from.workId) },
    effectiveOn: relation.effectiveOn,
  }
  return { on: relation.effectiveOn ?? '', code: lapsed ? 'expired' : 'repealed', certainty: 'computed', basis }
}

/**
 * Where the source itself says that a text is no longer in force, that holds from the day the source was read:
 * the day of the change is not known. Without a known day of reading the label is shown, and decides nothing.
 */
function labelledEnds(version: Version, { titleOf }: WorkEvidence): StatusEvent[] {
  const code = labelMeaning(version.sourceLabel)
  if (version.knownOn === null || (code !== 'amended' && code !== 'repealed' && code !== 'expired')) return []
  const basis = {
    rule: 'source_label',
    quote: version.sourceLabel,
    from: placeOf(version, titleOf),
    effectiveOn: null,
  } as const
  return [{ on: version.knownOn, code, certainty: 'stated', basis }]
}

/** Dated statuses without holes, beginning with `from: null`. */
export function toIntervals({ start, ends }: Timeline): readonly ValidityInterval[] {
  if (start === null) {
    const end = ends[0]
    const unknown: ValidityInterval = { from: null, code: 'unknown', certainty: 'presumed' }
    return end === undefined ? [unknown] : [unknown, { from: end.on, code: end.code, certainty: end.certainty }]
  }
  const before: ValidityInterval = { from: null, code: 'not_yet_in_force', certainty: start.certainty }
  const end = ends[0]
  if (end === undefined) return [before, { from: start.on, code: 'in_force', certainty: start.certainty }]
  if (end.on <= start.on) return [before, { from: start.on, code: end.code, certainty: end.certainty }]
  return [
    before,
    { from: start.on, code: 'in_force', certainty: start.certainty },
    { from: end.on, code: end.code, certainty: end.certainty },
  ]
}
