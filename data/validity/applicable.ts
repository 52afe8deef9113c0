import type { IsoDate } from '../model/dates.ts'
import type { ValidityInterval } from './validity.ts'

/** What is needed of a version to tell whether it applies on a day. */
export interface DatedVersion {
  readonly versionId: string
  readonly promulgatedOn: IsoDate | null
  readonly adoptedOn: IsoDate | null
  readonly effectiveFrom: IsoDate | null
  readonly validity: readonly ValidityInterval[]
}

/** The interval that holds on `asOf`. `intervals` are in order and begin with `from: null`. */
export function statusOn(intervals: readonly ValidityInterval[], asOf: IsoDate): ValidityInterval {
  let found = intervals[0]
  for (const interval of intervals) {
    if (interval.from !== null && interval.from > asOf) break
    found = interval
  }
  if (found === undefined) throw new RangeError('validity intervals are empty')
  return found
}

/** The day a version came into the world: promulgated, else adopted, else in force; `null` where none is known. */
export function appearedOn(version: Omit<DatedVersion, 'validity'>): IsoDate | null {
  return version.promulgatedOn ?? version.adoptedOn ?? version.effectiveFrom
}

/**
 * The version of a work that a reader on `asOf` is shown: the one in force; if none, the last that was in force before;
 * if none, the earliest that had appeared by then. `null` where nothing had appeared. An undated version counts as appeared.
 */
export function applicableVersion<T extends DatedVersion>(versions: readonly T[], asOf: IsoDate): T | null {
  const appeared = versions.filter((version) => (appearedOn(version) ?? '') <= asOf)
  const lastInForce = latest(appeared, (version) => inForceSince(version, asOf, true))
  if (lastInForce !== null) return lastInForce
  const lastBefore = latest(appeared, (version) => inForceSince(version, asOf, false))
  if (lastBefore !== null) return lastBefore
  const first = [...appeared].sort(
    (a, b) => compare(appearedOn(a) ?? '9999', appearedOn(b) ?? '9999') || compare(a.versionId, b.versionId),
  )
  return first[0] ?? null
}

/** Where the version was in force on `asOf` (or, with `still` false, on some day before), the first day of that stretch. */
function inForceSince(version: DatedVersion, asOf: IsoDate, still: boolean): IsoDate | null {
  if (still) {
    const status = statusOn(version.validity, asOf)
    return status.code === 'in_force' ? (status.from ?? '') : null
  }
  let since: IsoDate | null = null
  for (const interval of version.validity) {
    if (interval.code === 'in_force' && (interval.from ?? '') <= asOf) since = interval.from ?? ''
  }
  return since
}

function latest<T extends DatedVersion>(versions: readonly T[], dayOf: (version: T) => IsoDate | null): T | null {
  let best: { version: T; key: string } | null = null
  for (const version of versions) {
    const day = dayOf(version)
    if (day === null) continue
    const key = `${day.padEnd(10)} ${appearedOn(version) ?? ''} ${version.versionId}`
    if (best === null || key > best.key) best = { version, key }
  }
  return best?.version ?? null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
