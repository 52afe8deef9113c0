import { z } from 'zod'
import { documentTypes } from '../data/model/document-type.ts'
import { validityCodes } from '../data/validity/validity.ts'
import weights from './ranking.json' with { type: 'json' }

const profile = z.strictObject({
  exactName: z.number(),
  exactNumber: z.number(),
  namePrefix: z.number(),
  titleCoverage: z.number(),
  documentScore: z.number(),
  articleScore: z.number(),
  secondArticle: z.number(),
  level: z.number(),
  status: z.number(),
  amendingDecision: z.number(),
  citedProvision: z.number(),
})

const rankingSchema = z.strictObject({
  k1: z.number().positive(),
  b: z.number().min(0).max(1),
  columns: z.strictObject({ heading: z.number(), body: z.number(), inner: z.number() }),
  /** Postings scored for one query, rarest words first; commoner words only add to what these found. */
  scoredMatches: z.int().positive(),
  /** A word in more provisions than this tells nothing by how often it stands in one. */
  wordsTooCommonToScore: z.int().positive(),
  /** Share of its weight that a word has which only adds to what rarer words found. */
  commonWord: z.number(),
  levels: z.record(z.enum(documentTypes), z.number()),
  levelsByName: z.record(z.string(), z.number()),
  statuses: z.record(z.enum(validityCodes), z.number()),
  /** Weights for words all of which must match: the law itself comes before what names it. */
  words: profile,
  /** Weights for questions: the best article decides, then the level of its law. */
  question: profile,
})

/** How results are ranked, kept as data in `ranking.json`; scores that it weighs lie between 0 and 1. */
export type Ranking = z.infer<typeof rankingSchema>

export type RankingProfile = Ranking['words']

export const ranking: Ranking = rankingSchema.parse(weights)
