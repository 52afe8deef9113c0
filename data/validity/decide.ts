import type { IsoDate } from '../model/dates.ts'
import { dayBefore } from '../model/days.ts'
import type { Version } from '../model/version.ts'
import { labelMeaning } from '../reference/source-labels.ts'
import { statusOn } from './applicable.ts'
import { repealEvent, type StatusEvent, type Timeline, timelines, toIntervals, type WorkEvidence } from './timeline.ts'
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
  return evidence.versions.map((version) => {
    const timeline = byId.get(version.versionId)
    if (timeline === undefined) throw new RangeError(`no timeline for version ${version.versionId}`)
    return {
      version,
      validity: validityOf(version, timeline, evidence, asOf),
      intervals: toIntervals(timeline),
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

function validityOf(version: Version, timeline: Timeline, evidence: WorkEvidence, asOf: IsoDate): Validity {
  const status = statusOn(toIntervals(timeline), asOf)
  return {
    code: status.code,
    label: validityLabels[status.code],
    asOf,
    knownOn: version.knownOn,
    certainty: status.certainty,
    conflict: contradictsLabel(version, timeline),
    sourceLabel: version.sourceLabel,
    partial: partialRepeals(version, evidence, asOf),
    basis: basisOf(timeline, status, asOf),
  }
}

/** The evidence for a status: the day it began; where it has ended, every end event that has come. */
function basisOf(timeline: Timeline, status: ValidityInterval, asOf: IsoDate): readonly ValidityBasis[] {
  const came = timeline.ends.filter(({ on }) => on <= asOf)
  if (timeline.start === null && came.length === 0) {
    return [{ rule: 'no_date', quote: null, from: null, effectiveOn: null }]
  }
  const deciding: readonly StatusEvent[] =
    status.code === 'in_force' || status.code === 'not_yet_in_force' || came.length === 0
      ? timeline.start === null
        ? []
        : [timeline.start]
      : came
  return deciding.map(({ basis }) => basis)
}

/**
 * The label was true on the day its source was read, so that is the day the dates must agree with; labels that say
 * superseded, repealed and lapsed are not told apart by every source, and count as one.
 */
function contradictsLabel(version: Version, timeline: Timeline): boolean {
  const label = labelMeaning(version.sourceLabel)
  if (label === null || version.knownOn === null) return false
  const ends = timeline.ends.filter(({ basis }) => basis.rule !== 'source_label')
  const computed = statusOn(toIntervals({ start: timeline.start, ends }), version.knownOn).code
  if (computed === 'unknown') return false
  const ended = (code: string) => code === 'amended' || code === 'repealed' || code === 'expired'
  return ended(label) !== ended(computed) || (!ended(label) && label !== computed)
}

function partialRepeals(version: Version, evidence: WorkEvidence, asOf: IsoDate): readonly ValidityBasis[] {
  return evidence.relations
    .filter(
      ({ type, partial, effectiveOn }) => type === 'repeals' && partial && effectiveOn !== null && effectiveOn <= asOf,
    )
    .filter(({ target }) => target.versionId === null || target.versionId === version.versionId)
    .map((relation) => repealEvent(relation, evidence.titleOf).basis)
}

function lastDayInForce({ start, ends }: Timeline): IsoDate | null {
  const end = ends[0]
  if (start === null || end === undefined || end.on <= start.on || end.basis.rule === 'source_label') return null
  return dayBefore(end.on)
}
