import { z } from 'zod'
import { relationEffects, relationTypes } from '../../../data/model/relation.ts'
import { decisionEffects } from '../../../data/relations/effects.ts'
import { eId, listOf, versionId } from './parameters.ts'
import { isoDate } from './search.ts'

const directions = ['in', 'out'] as const

/** Parameters of the relations of a work. */
export const relationsQuery = z.object({
  type: listOf(z.enum(relationTypes)).optional().describe('None means all'),
  direction: z
    .enum(directions)
    .optional()
    .describe('out: what the texts of the work say of others; in: what others say of it; both by default'),
  eId: eId.optional().describe('From (out) or to (in) this provision or a part of it: art_33'),
  versionId: versionId.optional().describe('The version that speaks (out) or is spoken of (in)'),
  between: z
    .enum(['others', 'itself'])
    .optional()
    .describe('others: between texts; itself: within the text (本法第三条); both by default'),
  statedBy: z
    .enum(['newest', 'every'])
    .default('newest')
    .describe('newest: what the newest version of each text says; every: also what older versions said'),
  cursor: z.string().max(500).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export type RelationsParameters = z.infer<typeof relationsQuery>

export const relation = z
  .object({
    type: z.enum(relationTypes),
    direction: z.enum(directions),
    partial: z.boolean().describe('Only a part of the target is concerned'),
    from: z.object({
      workId: z.string(),
      versionId: z.string(),
      eId: z.string().nullable(),
      title: z.string(),
      label: z.string().nullable().describe('The provision as it is cited: 第八十六条'),
      url: z.string(),
    }),
    target: z.object({
      workId: z.string().nullable().describe('null while nothing of that name is held'),
      versionId: z.string().nullable().describe('The version that applied when the sentence was written'),
      eId: z.string().nullable(),
      title: z.string().nullable(),
      label: z.string().nullable(),
      citedAs: z.string(),
      url: z.string().nullable(),
    }),
    quote: z.string(),
    effectiveOn: isoDate.nullable(),
    declares: z
      .enum(relationEffects)
      .nullable()
      .describe('Of a repeal: whether it repeals, declares lapsed, or keeps in force'),
    effect: z
      .enum(decisionEffects)
      .nullable()
      .describe('Of what a decision orders: whether the texts held show it; null where nothing is ordered or held'),
  })
  .meta({ id: 'Relation' })

export const relationsResponse = z
  .object({
    workId: z.string(),
    title: z.string(),
    items: z
      .array(relation)
      .describe('Repeals first, then replaces, amends, interprets, basedOn, penalizes, cites; newest texts first'),
    total: z.int(),
    counts: z
      .array(z.object({ type: z.enum(relationTypes), direction: z.enum(directions), count: z.int() }))
      .describe('Of all that was asked for, not of this page'),
    next: z.string().nullable(),
    notice: z.string().nullable(),
  })
  .meta({ id: 'RelationsResponse' })

export type RelationAnswer = z.infer<typeof relation>
export type RelationsAnswer = z.infer<typeof relationsResponse>
