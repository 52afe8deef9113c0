import { z } from 'zod'
import { documentKinds, documentTypes } from '../../../data/model/document-type.ts'
import { type Provision, provisionKinds } from '../../../data/model/provision.ts'
import { legislativeActions, parseWarningCodes } from '../../../data/model/version.ts'
import { validityCodes, validityRules } from '../../../data/validity/validity.ts'
import { certainty, isoDate, region } from './search.ts'

const precision = z.enum(['day', 'month', 'year'])

export const validityBasis = z
  .object({
    rule: z.enum(validityRules),
    quote: z.string().nullable(),
    from: z
      .object({ workId: z.string(), versionId: z.string(), eId: z.string().nullable(), title: z.string() })
      .nullable(),
    effectiveOn: isoDate.nullable(),
    eIds: z
      .array(z.string())
      .readonly()
      .optional()
      .describe('Of a repeal in part: the parts; empty where they cannot be told'),
    elsewhere: z
      .object({ title: z.string(), place: z.string().nullable(), address: z.string().nullable() })
      .optional()
      .describe('Where it stands when that is no text of the collection: a rule of the issuer, or a correction'),
  })
  .meta({ id: 'ValidityBasis' })

export const validity = z
  .object({
    code: z.enum(validityCodes),
    label: z.string(),
    asOf: isoDate,
    knownOn: isoDate.nullable(),
    certainty,
    conflict: z.boolean(),
    sourceLabel: z.string().nullable(),
    partial: z.array(validityBasis),
    basis: z.array(validityBasis),
  })
  .meta({ id: 'Validity' })

export const versionSummary = z
  .object({
    versionId: z.string(),
    title: z.string(),
    adoptedOn: isoDate.nullable(),
    adoptedOnPrecision: precision,
    approvedOn: isoDate.nullable(),
    approvedOnPrecision: precision,
    promulgatedOn: isoDate.nullable(),
    promulgatedOnPrecision: precision,
    effectiveFrom: isoDate.nullable(),
    effectiveFromPrecision: precision,
    effectiveUntil: isoDate.nullable(),
    documentNumber: z.string().nullable(),
    documentNumberNormalised: z.string().nullable(),
    validity,
    url: z.string(),
  })
  .meta({ id: 'VersionSummary' })

export const workDescription = z
  .object({
    workId: z.string(),
    title: z.string(),
    titleAliases: z.array(z.string()),
    type: z.enum(documentTypes),
    typeLabel: z.string(),
    kind: z.enum(documentKinds).nullable(),
    kindLabel: z.string().nullable(),
    issuers: z.array(z.string()),
    region: region.nullable(),
    subjects: z.array(z.string()),
    url: z.string(),
  })
  .meta({ id: 'WorkDescription' })

export const workResponse = workDescription
  .extend({
    asOf: isoDate,
    applicableVersionId: z.string().nullable(),
    validity,
    versions: z.array(versionSummary).describe('Newest first'),
    notice: z.string().nullable(),
  })
  .meta({ id: 'WorkResponse' })

const provisionFields = {
  eId: z.string(),
  kind: z.enum(provisionKinds),
  number: z.string().nullable(),
  label: z.string().nullable(),
  heading: z.string().nullable(),
  text: z.string().nullable(),
}

export const provisionNode: z.ZodType<Provision> = z
  .object({
    ...provisionFields,
    children: z.array(z.lazy(() => provisionNode)),
  })
  .meta({ id: 'Provision', description: 'A part of the text; text stands in leaves only' })

export const ancestor = z.object(provisionFields).meta({ id: 'Ancestor' })

export const manifestation = z
  .object({
    sourceId: z.string(),
    publisher: z.string(),
    url: z.string(),
    mediaType: z.string(),
    sha256: z.string(),
    fetchedAt: z.iso.datetime(),
    sourceDate: isoDate.nullable(),
  })
  .meta({ id: 'Manifestation' })

export const titleNoteEvent = z
  .object({
    on: isoDate,
    precision,
    action: z.enum(legislativeActions),
    actor: z.string().nullable(),
    decision: z.string().nullable(),
    documentNumber: z.string().nullable(),
    text: z.string(),
  })
  .meta({ id: 'TitleNoteEvent' })

export const parseWarning = z
  .object({ code: z.enum(parseWarningCodes), message: z.string(), eId: z.string().nullable() })
  .meta({ id: 'ParseWarning' })

export const versionResponse = versionSummary
  .extend({
    work: workDescription,
    titleNote: z.string().nullable(),
    history: z.array(titleNoteEvent),
    manifestations: z.array(manifestation),
    textSha256: z.string(),
    warnings: z.array(parseWarning),
    provisions: z.array(provisionNode),
    otherVersions: z.array(versionSummary).describe('All versions of the work, newest first, this one included'),
    notice: z.string().nullable(),
  })
  .meta({ id: 'VersionResponse' })

export const provisionResponse = z
  .object({
    work: workDescription,
    versionId: z.string(),
    provision: provisionNode,
    plainText: z.string(),
    ancestors: z.array(ancestor).describe('Outermost first'),
    previous: z.string().nullable().describe('eId of the article before'),
    next: z.string().nullable(),
    version: versionSummary,
    validity,
    url: z.string(),
    notice: z.string().nullable(),
  })
  .meta({ id: 'ProvisionResponse' })

export type ValidityAnswer = z.infer<typeof validity>
export type VersionSummary = z.infer<typeof versionSummary>
export type WorkAnswer = z.infer<typeof workResponse>
export type VersionAnswer = z.infer<typeof versionResponse>
export type ProvisionAnswer = z.infer<typeof provisionResponse>
