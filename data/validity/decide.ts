import type { IsoDate } from '../model/dates.ts'
import type { Version } from '../model/version.ts'
import { labelMeaning } from '../reference/source-labels.ts'
import { statusOn } from './applicable.ts'
import { partialRepeals } from './partial.ts'
import { dayBefore } from './period.ts'
import { type Timeline, timelines, type WorkEvidence } from './timeline.ts'
import { type Validity, type ValidityBasis, type ValidityInterval, validityLabels } from './validity.ts'

/** A version with its status on a day and the stretch it is in force. */
export interface DecidedVersion {
  readonly version: Version
  readonly validity: Validity
  readonly intervals: readonly ValidityInterval[]
  /** Last day in force, inclusive; `null` while none is known, or where it never was in force. */
  readonly effectiveUntil: IsoDate | null
}

/** Decides the status of every version of a work on `asOf`, in the order the versions are given. */
export function decideVersions(evidence: WorkEvidence, asOf: IsoDate): readonly DecidedVersion[] {
  const byId = timelines(evidence)
  let alone: ReturnType<typeof timelines> | null = null
  // Asked for only where a source has a label, and once for all versions.
  const textsAlone: TextsAlone = (versionId) => {
    alone ??= timelines(evidence, 'texts-alone')
    return alone.get(versionId)?.intervals ?? []
  }
  return evidence.versions.map((version) => {
    const timeline = byId.get(version.versionId)
    if (timeline === undefined) throw new RangeError(`no timeline for version ${version.versionId}`)
    return {
      version,
      validity: validityOf(version, timeline, evidence, textsAlone, asOf),
      intervals: timeline.intervals,
      effectiveUntil: lastDayInForce(timeline),
    }
  })
}

/** The status of one version on a day, with its evidence. */
export function validityOn(evidence: WorkEvidence, versionId: string, asOf: IsoDate): Validity {
  const decided = decideVersions(evidence, asOf).find(({ version }) => version.versionId === versionId)
  if (decided === undefined) throw new RangeError(`unknown version ${versionId}`)
  return decided.validity
}

/** The dated statuses of a version by its texts, without the labels of sources. */
type TextsAlone = (versionId: string) => readonly ValidityInterval[]

function validityOf(
  version: Version,
  timeline: Timeline,
  evidence: WorkEvidence,
  textsAlone: TextsAlone,
  asOf: IsoDate,
): Validity {
  const status = statusOn(timeline.intervals, asOf)
  return {
    code: status.code,
    label: validityLabels[status.code],
    asOf,
    knownOn: version.knownOn,
    certainty: status.certainty,
    conflict: isContradictory(status, timeline) || contradictsLabel(version, textsAlone),
    sourceLabel: version.sourceLabel,
    partial: partialRepeals(version, evidence, asOf).map(({ basis }) => basis),
    basis: basisOf(timeline, status, asOf),
  }
}

/** Unknown although dates are known: later evidence contradicts an end, and no rule ranks them. */
function isContradictory(status: ValidityInterval, { start, keepings, corrected }: Timeline): boolean {
  return status.code === 'unknown' && start !== null && keepings.length > 0 && corrected?.code !== 'unknown'
}

/**
 * The evidence for a status: the day it began, with the lists that keep it; where it has ended, every end event that has
 * come; where evidence conflicts, all of it. A correction comes first.
 */
function basisOf(
  { start, ends, keepings, corrected }: Timeline,
  status: ValidityInterval,
  asOf: IsoDate,
): readonly ValidityBasis[] {
  const ended = ends.filter(({ on }) => on <= asOf).map(({ basis }) => basis)
  const kept = keepings.filter(({ on }) => on <= asOf).map(({ event }) => event.basis)
  const isBegunByIt = start?.basis.rule === 'correction' && start.basis.effectiveOn === null
  const correction = corrected !== null && corrected.on <= asOf && !isBegunByIt ? [corrected.basis] : []
  const begun = start === null ? [] : [start.basis]
  const isOpen = status.code === 'in_force' || status.code === 'not_yet_in_force'
  const told = isOpen ? [...begun, ...kept] : status.code === 'unknown' ? [...ended, ...kept] : ended
  const basis = [...correction, ...told]
  if (basis.length > 0) return basis
  return start === null ? [{ rule: 'no_date', quote: null, from: null, effectiveOn: null }] : begun
}

/**
 * The label was true on the day its source was read, so that is the day the texts alone must agree with; labels that say
 * superseded, repealed and lapsed are not told apart by every source, and count as one.
 */
function contradictsLabel(version: Version, textsAlone: TextsAlone): boolean {
  const label = labelMeaning(version.sourceLabel)
  if (label === null || version.knownOn === null) return false
  const computed = statusOn(textsAlone(version.versionId), version.knownOn).code
  if (computed === 'unknown') return false
  const ended = (code: string) => code === 'amended' || code === 'repealed' || code === 'expired'
  return ended(label) !== ended(computed) || (!ended(label) && label !== computed)
}

/** The day before the last stretch in force ends; `null` where only that it has ended is known, and not since when. */
function lastDayInForce({ intervals, ends, corrected }: Timeline): IsoDate | null {
  const next = intervals[intervals.findLastIndex(({ code }) => code === 'in_force') + 1]
  if (next?.from == null || next === intervals[0]) return null
  const isDayUnknown = [...ends, ...(corrected === null ? [] : [corrected])].some(
    ({ on, basis }) => on === next.from && basis.effectiveOn === null,
  )
  const isDayKnown = ends.some(({ on, basis }) => on === next.from && basis.effectiveOn !== null)
  return isDayUnknown && !isDayKnown ? null : dayBefore(next.from)
}
