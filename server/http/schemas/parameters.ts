import { z } from 'zod'
import { documentTypes } from '../../../data/model/document-type.ts'
import { validityCodes } from '../../../data/validity/validity.ts'
import { facetNames } from '../../../indexer/engine.ts'
import { isoDate } from './search.ts'

const maxValues = 100

/** Characters of a query, counted as a reader counts them. */
export const maxQueryCharacters = 500

// Examples: `law,local_regulation`; a repeated parameter (`type=law&type=rule`) is the same list.
const commaSeparated = (value: unknown): unknown => {
  const texts = Array.isArray(value) ? value : [value]
  if (!texts.every((text) => typeof text === 'string')) return value
  return texts
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

/** One or more values, comma-separated in the address. */
export const listOf = <T extends z.ZodType>(item: T) => z.preprocess(commaSeparated, z.array(item).max(maxValues))

const flag = z
  .enum(['0', '1'])
  .transform((value) => value === '1')
  .describe('1 or 0')

const regionCode = z
  .string()
  // Example: 440700
  .regex(/^\d{6}$/, { error: 'must be a GB/T 2260 code of six digits' })
  .describe('GB/T 2260 code of six digits')

/** `2026-11-23` of Shanghai; what a text was, is or will be on that day. */
export const asOf = isoDate.optional().describe('The law as it stood on that day, past or future; default today')

export const sortOrders = [
  'relevance',
  '-relevance',
  'promulgated',
  '-promulgated',
  'effective',
  '-effective',
  'title',
  '-title',
] as const

/** Parameters of a search, as the contract names them. */
export const searchQuery = z.object({
  q: z
    .string()
    .default('')
    .describe(
      'Words, at most 500 characters; a title, an abbreviation, a 文号, a citation, an "exact phrase", -excluded words or a plain question; empty lists everything',
    ),
  in: z.enum(['all', 'title', 'body', 'number']).default('all'),
  status: listOf(z.enum(validityCodes)).optional().describe('Status on asOf; none means all'),
  type: listOf(z.enum(documentTypes)).optional(),
  issuer: listOf(z.string().max(200)).optional().describe('Issuing bodies by name'),
  subject: listOf(z.string().max(200)).optional(),
  year: listOf(z.coerce.number().int().min(1).max(9999)).optional().describe('Years of promulgation'),
  region: listOf(regionCode).optional().describe('A code takes in its subtree; 000000 is national documents'),
  applicableIn: regionCode.optional().describe('What is binding in a place: its own documents and those above it'),
  promulgatedFrom: isoDate.optional(),
  promulgatedTo: isoDate.optional(),
  effectiveFrom: isoDate.optional(),
  effectiveTo: isoDate.optional(),
  asOf,
  versions: z
    .enum(['applicable', 'all'])
    .default('applicable')
    .describe('applicable: one version per work, the one that applies on asOf; all: every version'),
  unit: z.enum(['work', 'provision']).default('work').describe('What a hit is'),
  sort: z.enum(sortOrders).default('relevance').describe('With - for descending'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20).describe('page × pageSize is at most 10,000'),
  facets: listOf(z.enum(facetNames))
    .default([...facetNames])
    .describe('Which to count; empty counts none'),
  explain: flag.default(false).describe('1 adds how the words were understood and how each hit was scored'),
})

export type SearchParameters = z.infer<typeof searchQuery>

/** Parameters of every address that speaks of one day. */
export const dayQuery = z.object({ asOf })

const id = z.string().min(1).max(200).describe('Opaque: [a-z0-9-]')

export const workPath = z.object({ workId: id })
export const versionId = id
export const versionPath = workPath.extend({ versionId })
export const eId = z.string().min(1).max(300).describe('art_33, art_120-1, chp_4, annex_1 …')
export const workProvisionPath = workPath.extend({ eId })
export const versionProvisionPath = versionPath.extend({ eId })
export const nothing = z.object({})
