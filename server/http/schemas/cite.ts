import { z } from 'zod'
import { asOf } from './parameters.ts'
import { validityBasis } from './records.ts'
import { isoDate } from './search.ts'

/** What a citation is worth on a day. */
export const verdicts = [
  'ok',
  'amended_since',
  'repealed',
  'not_yet_in_force',
  'expired',
  'no_such_article',
  'title_mismatch',
  'not_in_collection',
  'ambiguous',
] as const

export type Verdict = (typeof verdicts)[number]

const maxReferenceCharacters = 500

export const citeQuery = z.object({
  ref: z
    .string()
    .trim()
    .min(1)
    .max(maxReferenceCharacters)
    .describe('One citation: 民法典第一千二百五十四条, 《行政处罚法》第三十三条第一款, 国发〔2021〕7号'),
  asOf,
})

export const checkedCitation = z
  .object({
    start: z.int().describe('UTF-16 units of the text as sent'),
    end: z.int(),
    citedAs: z.string(),
    verdict: z.enum(verdicts),
    workId: z.string().nullable(),
    versionId: z.string().nullable().describe('The version that applies on asOf'),
    eId: z.string().nullable().describe('The part named, or the smallest part around it that the version has'),
    title: z.string().nullable(),
    label: z.string().nullable().describe('The part as it is cited: 第三十三条'),
    url: z.string().nullable(),
    evidence: z.array(validityBasis),
    changes: z
      .array(z.object({ from: z.string(), to: z.string(), compareUrl: z.string() }))
      .describe('From the version that was cited to the one that applies'),
    successor: z.object({ workId: z.string(), title: z.string() }).nullable(),
    candidates: z
      .array(z.object({ workId: z.string(), title: z.string(), url: z.string() }))
      .describe('Works that may be meant'),
  })
  .meta({ id: 'CheckedCitation' })

export const citeResponse = checkedCitation
  .extend({ asOf: isoDate, notice: z.string().nullable() })
  .meta({ id: 'CiteResponse' })

export type CheckedCitation = z.infer<typeof checkedCitation>
export type CiteAnswer = z.infer<typeof citeResponse>
