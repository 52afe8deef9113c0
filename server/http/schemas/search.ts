import { z } from 'zod'
import { documentKinds, documentTypes } from '../../../data/model/document-type.ts'
import { validityCodes } from '../../../data/validity/validity.ts'
import { queryKinds } from '../../../indexer/query/plan.ts'

export const isoDate = z.iso.date().describe('Day in Asia/Shanghai, YYYY-MM-DD')

export const certainty = z.enum(['stated', 'computed', 'presumed'])

export const region = z
  .object({ code: z.string().describe('GB/T 2260, 000000 for the nation'), name: z.string() })
  .meta({ id: 'Region' })

export const matchingProvision = z
  .object({ eId: z.string(), label: z.string(), snippetHtml: z.string(), url: z.string() })
  .meta({ id: 'MatchingProvision' })

const hitFields = {
  workId: z.string(),
  versionId: z.string(),
  title: z.string(),
  titleHtml: z.string().describe('Escaped text with <mark> only'),
  type: z.enum(documentTypes),
  typeLabel: z.string(),
  kind: z.enum(documentKinds).nullable(),
  status: z.enum(validityCodes),
  statusLabel: z.string(),
  certainty,
  knownOn: isoDate.nullable(),
  issuers: z.array(z.string()),
  region: region.nullable(),
  documentNumber: z.string().nullable(),
  documentNumberNormalised: z.string().nullable(),
  adoptedOn: isoDate.nullable(),
  promulgatedOn: isoDate.nullable(),
  effectiveFrom: isoDate.nullable(),
  effectiveUntil: isoDate.nullable().describe('Last day in force, inclusive'),
  url: z.string(),
  score: z.number(),
  explanation: z.record(z.string(), z.number()).optional().describe('With explain=1: parts of the score'),
}

export const workHit = z
  .object({ ...hitFields, provisionsTotal: z.int(), provisions: z.array(matchingProvision).max(5) })
  .meta({ id: 'WorkHit' })

export const provisionHit = z
  .object({ ...hitFields, eId: z.string(), label: z.string(), snippetHtml: z.string(), text: z.string() })
  .meta({ id: 'ProvisionHit' })

export const facetValue = z.object({ value: z.string(), label: z.string(), count: z.int() }).meta({ id: 'FacetValue' })

export const suggestion = z
  .object({ text: z.string(), reason: z.string(), url: z.string() })
  .meta({ id: 'Suggestion', description: 'A next step where little or nothing was found' })

export const searchResponse = z
  .object({
    query: z.object({
      text: z.string(),
      understoodAs: z.object({
        kind: z.enum(queryKinds),
        words: z.array(z.string()),
        phrases: z.array(z.string()),
        excluded: z.array(z.string()),
        title: z.string().nullable().describe('The title or abbreviation that was recognised'),
        article: z.string().nullable().describe('eId of the article that a citation names'),
        documentNumber: z.string().nullable(),
        relaxed: z.boolean().describe('Nothing held all the words; these results hold some of them'),
      }),
      asOf: isoDate,
    }),
    total: z.int(),
    totalIsExact: z.boolean(),
    tookMs: z.number(),
    engine: z.string(),
    hits: z.array(z.union([workHit, provisionHit])),
    facets: z.object({
      status: z.array(facetValue).optional(),
      type: z.array(facetValue).optional(),
      region: z.array(facetValue).optional(),
      issuer: z.array(facetValue).optional(),
      year: z.array(facetValue).optional(),
    }),
    suggestions: z.array(suggestion),
    notice: z.string().nullable().describe('What every page must say of this collection, such as that it is a sample'),
  })
  .meta({ id: 'SearchResponse' })

export type WorkHit = z.infer<typeof workHit>
export type ProvisionHit = z.infer<typeof provisionHit>
export type SearchAnswer = z.infer<typeof searchResponse>
