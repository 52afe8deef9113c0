import type { Correction } from '../corrections/correction.ts'
import type { IsoDate } from '../model/dates.ts'
import type { Relation } from '../model/relation.ts'
import type { Version } from '../model/version.ts'
import type { DefaultPeriod, PeriodSubject } from '../reference/default-periods.ts'
import { appearedOn } from './applicable.ts'
import type { Certainty, ValidityBasis, ValidityCode } from './validity.ts'

/** What the status of a version is decided from. */
export interface WorkEvidence {
  readonly versions: readonly Version[]
  /** Relations whose target is the work. */
  readonly relations: readonly Relation[]
  /** Title of the text that a piece of evidence stands in. */
  readonly titleOf: (workId: string) => string
  /** What the default period of a 行政规范性文件 is looked up by; without it none applies. */
  readonly work?: PeriodSubject | null
  /** Corrections of the work, in the order of their files. */
  readonly corrections?: readonly Correction[]
  /** In place of the table that comes with the program. */
  readonly defaultPeriods?: readonly DefaultPeriod[]
}

/** A change of status from its first day on, with what it rests on. */
export interface StatusEvent {
  readonly on: IsoDate
  readonly code: ValidityCode
  readonly certainty: Certainty
  readonly basis: ValidityBasis
}

/** A version as a whole, or one provision of it, as the place a piece of evidence stands in. */
export function placeOf(
  { workId, versionId }: Pick<Version, 'workId' | 'versionId'>,
  { titleOf }: Pick<WorkEvidence, 'titleOf'>,
  eId: string | null = null,
): NonNullable<ValidityBasis['from']> {
  return { workId, versionId, eId, title: titleOf(workId) }
}

/** The order in which the versions of a work came, oldest first; an undated one comes first. */
export function inLegislativeOrder<T extends Omit<Version, 'provisions'>>(versions: readonly T[]): readonly T[] {
  if (versions.length < 2) return versions
  const keyed = versions.map((version) => ({
    version,
    key: `${appearedOn(version) ?? ''} ${version.effectiveFrom ?? ''} ${version.versionId}`,
  }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ version }) => version)
}
