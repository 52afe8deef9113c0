import type { IsoDate } from '../model/dates.ts'
import { validityIntervals } from '../validity/intervals.ts'
import type { WorkEvidence } from '../validity/timeline.ts'
import type { ValidityInterval } from '../validity/validity.ts'

/** Something wrong with the dated statuses of a work; `versionId` `null` where several versions are concerned. */
export interface ValidityFault {
  readonly versionId: string | null
  readonly message: string
}

interface Stretch {
  readonly versionId: string
  readonly from: IsoDate
  /** First day it is over; `null` while it lasts. */
  readonly until: IsoDate | null
}

/** Statuses neither overlap nor leave a day without one, and on no day two versions of a work are in force. */
export function validityFaults(evidence: WorkEvidence): readonly ValidityFault[] {
  const intervals = validityIntervals(evidence)
  const faults: ValidityFault[] = []
  const inForce: Stretch[] = []
  for (const { versionId } of evidence.versions) {
    const own = intervals.get(versionId) ?? []
    faults.push(...intervalFaults(own).map((message) => ({ versionId, message })))
    inForce.push(...stretchesInForce(versionId, own))
  }
  inForce.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  for (const [index, stretch] of inForce.entries()) {
    const next = inForce[index + 1]
    if (next === undefined || (stretch.until !== null && stretch.until <= next.from)) continue
    const message = `${stretch.versionId} and ${next.versionId} are both in force on ${next.from}`
    faults.push({ versionId: null, message })
  }
  return faults
}

function intervalFaults(intervals: readonly ValidityInterval[]): readonly string[] {
  const [first, ...later] = intervals
  if (first === undefined) return ['has no status on any day']
  const faults = first.from === null ? [] : [`has no status before ${first.from}`]
  let last = first.from
  for (const { from } of later) {
    if (from === null) faults.push('has two statuses since ever')
    else if (last !== null && from <= last) faults.push(`has two statuses on ${from}`)
    last = from
  }
  return faults
}

function stretchesInForce(versionId: string, intervals: readonly ValidityInterval[]): readonly Stretch[] {
  return intervals.flatMap(({ from, code }, index) =>
    code === 'in_force' ? [{ versionId, from: from ?? '', until: intervals[index + 1]?.from ?? null }] : [],
  )
}
