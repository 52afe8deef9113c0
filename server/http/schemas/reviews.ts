import { z } from 'zod'
import { reviewKinds } from '../../../data/validity/review.ts'
import { asOf, listOf } from './parameters.ts'
import { validityBasis } from './records.ts'
import { isoDate } from './search.ts'

/** What can be seen of one work, and what only the collection as a whole shows. */
export const listedKinds = [...reviewKinds, 'unread_file', 'dangling_name'] as const

export const reviewsQuery = z.object({
  kind: listOf(z.enum(listedKinds)).optional().describe('None means all'),
  asOf,
  cursor: z.string().max(500).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export type ReviewsParameters = z.infer<typeof reviewsQuery>

export const review = z
  .object({
    kind: z.enum(listedKinds),
    workId: z.string().nullable(),
    versionId: z.string().nullable(),
    title: z.string().nullable().describe('Of the document; for a file its path; for a name the name itself'),
    explanation: z.string(),
    url: z.string().nullable(),
    basis: z.array(validityBasis),
  })
  .meta({ id: 'Review', description: 'Something a maintainer should look at' })

export const reviewsResponse = z
  .object({
    asOf: isoDate,
    items: z.array(review).describe('By kind, then title'),
    total: z.int(),
    counts: z
      .array(z.object({ kind: z.enum(listedKinds), count: z.int() }))
      .describe('Of all kinds, whatever was asked for'),
    next: z.string().nullable(),
    notice: z.string().nullable(),
  })
  .meta({ id: 'ReviewsResponse' })

export type Review = z.infer<typeof review>
export type ReviewsAnswer = z.infer<typeof reviewsResponse>
