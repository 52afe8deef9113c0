import type { Version } from '../model/version.ts'
import { basisOfCorrection, correctedEnd, correctedStart, correctionOf } from './correct.ts'
import {
  defaultEnd,
  isLabelledInForce,
  labelledEnds,
  periodEnds,
  repeals,
  replacements,
  supersessions,
} from './ends.ts'
import { inLegislativeOrder, placeOf, type StatusEvent, type WorkEvidence } from './evidence.ts'
import { type Keeping, keepings } from './kept.ts'
import { type ValidityInterval, validityRules } from './validity.ts'
import { walk } from './walk.ts'

export { inLegislativeOrder, type StatusEvent, type WorkEvidence } from './evidence.ts'

/** Beginning and possible ends of a version, and the dated statuses that come of them. */
export interface Timeline {
  /** `null` where no date at all is known. */
  readonly start: StatusEvent | null
  /** In order of their day; the earliest that has come decides, unless a correction says otherwise. */
  readonly ends: readonly StatusEvent[]
  /** Lists that keep it in force, in order of their day. */
  readonly keepings: readonly Keeping[]
  /** The status a correction gives it; `null` where none does. */
  readonly corrected: StatusEvent | null
  /** Without holes, beginning with `from: null`. */
  readonly intervals: readonly ValidityInterval[]
}

/** Whether labels of sources count: they do, except where it is asked what the texts alone say. */
export type LabelUse = 'with-labels' | 'texts-alone'

/** The timeline of each version of a work, by `versionId`. Pure: the same records give the same answer. */
export function timelines(evidence: WorkEvidence, labels: LabelUse = 'with-labels'): ReadonlyMap<string, Timeline> {
  const ordered = inLegislativeOrder(evidence.versions)
  const starts = ordered.map((version) => startOf(version, evidence))
  const byId = new Map<string, Timeline>()
  ordered.forEach((version, index) => {
    const superseded = ordered.length === 1 ? [] : supersessions(ordered, starts, index, evidence)
    byId.set(version.versionId, timelineOf(version, starts[index] ?? null, superseded, evidence, labels))
  })
  return byId
}

function timelineOf(
  version: Version,
  start: StatusEvent | null,
  superseded: readonly StatusEvent[],
  evidence: WorkEvidence,
  labels: LabelUse,
): Timeline {
  const corrected = correctedEnd(version, evidence)
  const kept = evidence.relations.length === 0 ? [] : keepings(version, evidence)
  const own = corrected.ends ?? endsOf(version, start, kept, evidence, labels)
  const ends = endsBeside(own, corrected.status)
  const all = [...superseded, ...ends].sort(byDayAndRule)
  const lists = corrected.ends === null && corrected.status === null ? kept : []
  const intervals = walk({ start, ends: all, keepings: lists, corrected: corrected.status })
  return { start, ends: all, keepings: lists, corrected: corrected.status, intervals }
}

/** Of ends on one day, the words of a text come before a period, and a period before a label. */
function byDayAndRule(a: StatusEvent, b: StatusEvent): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  if (a.basis.rule !== b.basis.rule) return rankOf(a) - rankOf(b)
  return a.certainty < b.certainty ? -1 : a.certainty > b.certainty ? 1 : 0
}

function rankOf({ basis }: StatusEvent): number {
  return validityRules.indexOf(basis.rule)
}

/** The first day in force; where a correction says 现行有效 of a version not begun by then, the day of the correction. */
function startOf(version: Version, evidence: WorkEvidence): StatusEvent | null {
  const start = statedStart(version, evidence)
  const correction = correctionOf(evidence, version.versionId, 'status')
  if (correction?.value !== 'in_force' || (start !== null && start.on <= correction.on)) return start
  // Said of a work with several versions, it does not tell which of them begins.
  if (correction.versionId === null && evidence.versions.length > 1) return start
  const basis = basisOfCorrection(correction, null)
  return { on: correction.on, code: 'in_force', certainty: 'stated', basis }
}

/** The first day in force as corrected or stated; else, presumed, the day it was promulgated or adopted. */
function statedStart(version: Version, evidence: WorkEvidence): StatusEvent | null {
  const corrected = correctedStart(version, evidence)
  if (corrected !== null) return corrected
  const from = placeOf(version, evidence)
  if (version.effectiveFrom !== null) {
    const certainty = version.effectiveFromOrigin === 'source' ? 'stated' : 'computed'
    const on = version.effectiveFrom
    const basis = { rule: 'commencement', quote: version.effectiveFromQuote, from, effectiveOn: on } as const
    return { on, code: 'in_force', certainty, basis }
  }
  const on = version.promulgatedOn ?? version.adoptedOn
  if (on === null) return null
  const basis = { rule: 'commencement_presumed', quote: null, from, effectiveOn: on } as const
  return { on, code: 'in_force', certainty: 'presumed', basis }
}

/** Every end that texts, rules and sources give a version, but for later versions of it. */
function endsOf(
  version: Version,
  start: StatusEvent | null,
  kept: readonly Keeping[],
  evidence: WorkEvidence,
  labels: LabelUse,
): readonly StatusEvent[] {
  // A list that came while the period ran puts its own in the place of it; one that came later contradicts it.
  const isExtended = ({ on }: StatusEvent) => kept.some((list) => list.on <= on)
  const ends = evidence.relations.length === 0 ? [] : repeals(version, evidence)
  ends.push(...periodEnds(version, start, evidence).filter((end) => !isExtended(end)))
  if (evidence.relations.length > 0) {
    ends.push(...replacements(version, evidence).filter(({ on }) => !kept.some((list) => list.on >= on)))
    // Each list gives way to the next.
    const newest = kept.findLast(({ end }) => end !== null)?.end
    if (newest != null) ends.push(newest)
  }
  const byDefault = kept.length > 0 ? null : defaultEnd(version, start, evidence)
  if (byDefault?.decides === true) ends.push(byDefault)
  if (labels === 'texts-alone') return ends
  ends.push(...labelledEnds(version, evidence))
  return ends.filter(({ on, certainty }) => certainty !== 'presumed' || !isLabelledInForce(version, on))
}

/** A corrected status takes away what it contradicts: 现行有效 the ends that had come, any other one the label of the source. */
function endsBeside(ends: readonly StatusEvent[], status: StatusEvent | null): readonly StatusEvent[] {
  if (status === null) return ends
  if (status.code === 'in_force') return ends.filter(({ on }) => on > status.on)
  return ends.filter(({ basis }) => basis.rule !== 'source_label')
}
