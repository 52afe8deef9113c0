import type { IsoDate } from '../../data/model/dates.ts'
import { applicableVersion } from '../../data/validity/applicable.ts'
import type { DecidedVersion } from '../../data/validity/decide.ts'

/** What asking for one record comes to; none of these is a fault. */
export type Lookup<Answer> =
  | { readonly kind: 'found'; readonly answer: Answer }
  | { readonly kind: 'moved'; readonly workId: string }
  | { readonly kind: 'missing'; readonly code: MissingCode; readonly detail: string }

export type MissingCode = 'unknown-work' | 'unknown-version' | 'unknown-provision' | 'no-version-on-date'

export const found = <Answer>(answer: Answer): Lookup<Answer> => ({ kind: 'found', answer })

export const missing = (code: MissingCode, detail: string): Lookup<never> => ({ kind: 'missing', code, detail })

/** The version that applies on a day among those of one work; `null` where nothing had appeared by then. */
export function applicableAmong(decided: readonly DecidedVersion[], asOf: IsoDate): DecidedVersion | null {
  const dated = decided.map((one) => ({
    one,
    versionId: one.version.versionId,
    promulgatedOn: one.version.promulgatedOn,
    adoptedOn: one.version.adoptedOn,
    effectiveFrom: one.version.effectiveFrom,
    validity: one.intervals,
  }))
  return applicableVersion(dated, asOf)?.one ?? null
}
