import { timelines, type WorkEvidence } from './timeline.ts'
import type { ValidityInterval } from './validity.ts'

/** The dated statuses of every version of a work, by `versionId`: what an index needs to answer any day. */
export function validityIntervals(evidence: WorkEvidence): ReadonlyMap<string, readonly ValidityInterval[]> {
  const intervals = new Map<string, readonly ValidityInterval[]>()
  for (const [versionId, timeline] of timelines(evidence)) intervals.set(versionId, timeline.intervals)
  return intervals
}
