import type { SearchPlan } from './query/plan.ts'
import type { SearchDocument } from './search-document.ts'

/** A position of the store's change log; 0 is before the first entry. */
export type LogPosition = number

/** A search engine behind one port: it knows tokens, fields and dates, and returns ids and scores; the store has the text. */
export interface SearchEngine {
  readonly id: string
  readonly features: EngineFeatures
  /** How far the change log is indexed; `null` before anything was. */
  position(): Promise<LogPosition | null>
  /** Atomic with the position; repeating a batch changes nothing. */
  apply(batch: IndexBatch): Promise<void>
  /** Built aside and switched atomically: searches see the old index or the new one. */
  rebuild(documents: AsyncIterable<SearchDocument>, upTo: LogPosition): Promise<RebuildReport>
  search(plan: SearchPlan): Promise<SearchResponse>
  health(): Promise<EngineHealth>
  /** Versions indexed. */
  count(): Promise<number>
  close(): Promise<void>
}

export interface EngineFeatures {
  readonly exactPhrases: boolean
  readonly exactTotals: boolean
  readonly provisionUnit: boolean
}

export interface IndexBatch {
  readonly upsert: readonly SearchDocument[]
  /** Ids (`workId/versionId`) to remove. */
  readonly remove: readonly string[]
  readonly upTo: LogPosition
}

export interface RebuildReport {
  readonly versions: number
  readonly provisions: number
  readonly tookMs: number
}

export type EngineHealth = { readonly ok: true } | { readonly ok: false; readonly reason: string }

export interface SearchResponse {
  readonly total: number
  readonly totalIsExact: boolean
  readonly hits: readonly EngineHit[]
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>
}

/** One version (`unit: 'work'`) with its best matching provisions, or one provision (`unit: 'provision'`, exactly one match). */
export interface EngineHit {
  readonly workId: string
  readonly versionId: string
  readonly score: number
  readonly provisionsTotal: number
  readonly provisions: readonly { readonly eId: string; readonly score: number }[]
  /** How the score came about, part by part; only where the plan asks for it. */
  readonly explanation: Readonly<Record<string, number>> | null
}

export const facetNames = ['status', 'type', 'region', 'issuer', 'year'] as const

export type FacetName = (typeof facetNames)[number]

/** `value` is a code (`in_force`, `law`, `440000`) or a name (issuer) or a year. Most frequent first. */
export interface FacetCount {
  readonly value: string
  readonly count: number
}
