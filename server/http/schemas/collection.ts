import { z } from 'zod'
import { facetValue, isoDate } from './search.ts'

/** A source and its newest reading. */
export const sourceFreshness = z
  .object({
    sourceId: z.string(),
    publisher: z.string(),
    sourceDate: isoDate.nullable().describe('The day its folder or archive was true; null where its age is unknown'),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    outcome: z.enum(['running', 'completed', 'failed']),
    counts: z.record(z.string(), z.int()).describe('Documents by what became of them in that reading'),
  })
  .meta({ id: 'SourceFreshness' })

export const statsResponse = z
  .object({
    asOf: isoDate,
    works: z.int(),
    versions: z.int(),
    articles: z.int(),
    provisions: z.int(),
    byType: z.array(facetValue).describe('Works'),
    byStatus: z.array(facetValue).describe('Works, by the status on asOf of the version that applies'),
    byRegion: z.array(facetValue).describe('Works'),
    byYear: z.array(facetValue).describe('Works, by the year of promulgation of the version that applies'),
    sources: z.array(sourceFreshness),
    index: z.object({
      engine: z.string(),
      lag: z.int().describe('Changes of the records that the index does not hold yet'),
    }),
    notice: z.string().nullable(),
  })
  .meta({ id: 'StatsResponse' })

export const healthResponse = z.object({ status: z.enum(['ok']) }).meta({ id: 'HealthResponse' })

export type StatsAnswer = z.infer<typeof statsResponse>
