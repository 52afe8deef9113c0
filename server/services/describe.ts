import { documentKindLabels, documentTypeLabels } from '../../data/model/document-type.ts'
import type { Work } from '../../data/model/work.ts'
import { regionName } from '../../data/reference/regions.ts'
import type { DecidedVersion } from '../../data/validity/decide.ts'
import type { Validity } from '../../data/validity/validity.ts'
import type { ValidityAnswer, VersionSummary, WorkAnswer } from '../http/schemas/records.ts'
import { versionUrl, workUrl } from './addresses.ts'

type WorkDescription = Omit<WorkAnswer, 'asOf' | 'applicableVersionId' | 'validity' | 'versions' | 'notice'>

/** A region with its name; a code that the table does not know is its own name. */
export const toRegion = (code: string | null): { code: string; name: string } | null =>
  code === null ? null : { code, name: regionName(code) ?? code }

/** What every answer says of a work. */
export function toWorkDescription(work: Work): WorkDescription {
  return {
    workId: work.workId,
    title: work.title,
    titleAliases: [...work.titleAliases],
    type: work.type,
    typeLabel: documentTypeLabels[work.type],
    kind: work.kind,
    kindLabel: work.kind === null ? null : documentKindLabels[work.kind],
    issuers: [...work.issuers],
    region: toRegion(work.region),
    subjects: [...work.subjects],
    url: workUrl(work.workId),
  }
}

export function toValidityAnswer(validity: Validity): ValidityAnswer {
  return {
    code: validity.code,
    label: validity.label,
    asOf: validity.asOf,
    knownOn: validity.knownOn,
    certainty: validity.certainty,
    conflict: validity.conflict,
    sourceLabel: validity.sourceLabel,
    partial: [...validity.partial],
    basis: [...validity.basis],
  }
}

/** A version without its text. */
export function toVersionSummary({ version, validity, effectiveUntil }: DecidedVersion): VersionSummary {
  return {
    versionId: version.versionId,
    title: version.title,
    adoptedOn: version.adoptedOn,
    adoptedOnPrecision: version.adoptedOnPrecision,
    approvedOn: version.approvedOn,
    approvedOnPrecision: version.approvedOnPrecision,
    promulgatedOn: version.promulgatedOn,
    promulgatedOnPrecision: version.promulgatedOnPrecision,
    effectiveFrom: version.effectiveFrom,
    effectiveFromPrecision: version.effectiveFromPrecision,
    effectiveUntil,
    documentNumber: version.documentNumber,
    documentNumberNormalised: version.documentNumberNormalised,
    validity: toValidityAnswer(validity),
    url: versionUrl(version.workId, version.versionId),
  }
}
