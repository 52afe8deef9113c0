import type { IsoDate } from '../model/dates.ts'
import type { ProvisionCommencement, Version } from '../model/version.ts'
import { decideVersions } from './decide.ts'
import { placeOf, type WorkEvidence } from './evidence.ts'
import { type PartialRepeal, partialRepeals } from './partial.ts'
import { type Validity, type ValidityCode, validityLabels } from './validity.ts'

/**
 * The status of one provision on a day: that of its version, but for parts that begin on a day of their own (第一条、第四条自…起施行)
 * or were repealed alone. `ancestors` are the `eId`s above it (`chp_3` of `art_20`): articles do not carry their chapter, so
 * that without them only what names the provision itself, or an article it is part of, is seen.
 */
export function provisionValidity(
  evidence: WorkEvidence,
  versionId: string,
  eId: string,
  asOf: IsoDate,
  ancestors: readonly string[] = [],
): Validity {
  const decided = decideVersions(evidence, asOf).find(({ version }) => version.versionId === versionId)
  if (decided === undefined) throw new RangeError(`unknown version ${versionId}`)
  const { version, validity } = decided
  const isMeant = (named: readonly string[]) => named.some((one) => isWithin(eId, one) || ancestors.includes(one))
  const repeal = partialRepeals(version, evidence, asOf).find(({ eIds }) => isMeant(eIds))
  const isOpen = validity.code === 'in_force' || validity.code === 'not_yet_in_force'
  if (!isOpen) return validity
  if (repeal !== undefined) return repealed(validity, repeal)
  // Records written before split commencements were read have none.
  const own = (version.commencements ?? []).find(({ eIds }) => isMeant(eIds))
  return own === undefined ? validity : commenced(version, validity, own, evidence, asOf)
}

/** Example: `art_5__para_2` within `art_5` */
function isWithin(eId: string, whole: string): boolean {
  return eId === whole || eId.startsWith(`${whole}__`)
}

function repealed(validity: Validity, { code, certainty, basis }: PartialRepeal): Validity {
  return { ...validity, code, label: validityLabels[code], certainty, basis: [basis] }
}

/** A provision whose day is left to others is 待核实 once the rest is in force. */
function commenced(
  version: Version,
  validity: Validity,
  { effectiveFrom, quote, eId }: ProvisionCommencement,
  evidence: WorkEvidence,
  asOf: IsoDate,
): Validity {
  const code: ValidityCode =
    effectiveFrom === null
      ? validity.code === 'in_force'
        ? 'unknown'
        : validity.code
      : effectiveFrom <= asOf
        ? 'in_force'
        : 'not_yet_in_force'
  const basis = {
    rule: 'commencement',
    quote,
    from: placeOf(version, evidence, eId),
    effectiveOn: effectiveFrom,
  } as const
  return {
    ...validity,
    code,
    label: validityLabels[code],
    certainty: effectiveFrom === null ? 'presumed' : 'computed',
    basis: [basis],
  }
}
