import type { Correction, CorrectionField } from '../corrections/correction.ts'
import type { Version } from '../model/version.ts'
import type { StatusEvent, WorkEvidence } from './evidence.ts'
import { dayAfter } from './period.ts'
import type { ValidityBasis } from './validity.ts'

/** Of the corrections of one field that concern a version, the one that holds: named for the version, then made last. */
export function correctionOf<F extends CorrectionField>(
  { corrections }: Pick<WorkEvidence, 'corrections'>,
  versionId: string,
  field: F,
): CorrectionTo<F> | null {
  let found: CorrectionTo<F> | null = null
  for (const one of corrections ?? []) {
    if (!isTo(one, field) || (one.versionId !== null && one.versionId !== versionId)) continue
    if (found === null || rankOf(one) >= rankOf(found)) found = one
  }
  return found
}

type CorrectionTo<F extends CorrectionField> = Extract<Correction, { readonly field: F }>

function isTo<F extends CorrectionField>(correction: Correction, field: F): correction is CorrectionTo<F> {
  return correction.field === field
}

function rankOf({ versionId, on }: Correction): string {
  return `${versionId === null ? 0 : 1} ${on}`
}

/** A correction as evidence. */
export function basisOfCorrection(correction: Correction, effectiveOn: string | null): ValidityBasis {
  const { quote, address, by, on } = correction
  return {
    rule: 'correction',
    quote,
    from: null,
    effectiveOn,
    elsewhere: { title: '更正', place: `${by}，${on}`, address },
  }
}

/** The first day in force that a correction states; `null` where none does. */
export function correctedStart(version: Version, evidence: WorkEvidence): StatusEvent | null {
  const correction = correctionOf(evidence, version.versionId, 'effectiveFrom')
  if (correction === null) return null
  const basis = basisOfCorrection(correction, correction.value)
  return { on: correction.value, code: 'in_force', certainty: 'stated', basis }
}

/** What corrections say of the end of a version. */
export interface CorrectedEnd {
  /** Takes the place of every end but supersession by a later version; empty: there is none. `null`: nothing is corrected. */
  readonly ends: readonly StatusEvent[] | null
  /** The status from the day of a correction on, whatever else is known up to then; `null` where none is corrected. */
  readonly status: StatusEvent | null
}

const uncorrected: CorrectedEnd = { ends: null, status: null }

/** The end of a version as corrected: by its day (`effectiveUntil`, `repealedBy`), or by its status alone. */
export function correctedEnd(version: Version, evidence: WorkEvidence): CorrectedEnd {
  if (evidence.corrections === undefined || evidence.corrections.length === 0) return uncorrected
  const { versionId } = version
  const repeal = correctionOf(evidence, versionId, 'repealedBy')
  const until = correctionOf(evidence, versionId, 'effectiveUntil')
  const stated = correctionOf(evidence, versionId, 'status')
  const ends: StatusEvent[] = []
  if (repeal !== null) {
    const { on, by } = repeal.value
    const basis = basisOfCorrection(repeal, on)
    ends.push({ on, code: 'repealed', certainty: 'stated', basis: { ...basis, quote: repeal.quote ?? by } })
  }
  if (until?.value != null) {
    const on = dayAfter(until.value)
    ends.push({ on, code: 'expired', certainty: 'stated', basis: basisOfCorrection(until, on) })
  }
  return {
    ends: repeal === null && until === null ? null : ends,
    status:
      stated === null
        ? null
        : { on: stated.on, code: stated.value, certainty: 'stated', basis: basisOfCorrection(stated, null) },
  }
}
