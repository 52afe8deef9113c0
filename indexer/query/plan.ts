import type { IsoDate } from '../../data/model/dates.ts'
import type { DocumentType } from '../../data/model/document-type.ts'
import type { RegionCode } from '../../data/model/work.ts'
import type { ValidityCode } from '../../data/validity/validity.ts'
import type { FacetName } from '../engine.ts'

/** What a query turned out to be. */
export const queryKinds = ['title', 'citation', 'number', 'phrase', 'words', 'question'] as const

export type QueryKind = (typeof queryKinds)[number]

/** A question as an engine is asked it; no engine's own words stand in it. */
export interface SearchPlan {
  readonly kind: QueryKind
  /** Words all of which should match (`words`, `title`) or most of which may (`question`); empty lists everything. */
  readonly words: readonly QueryWord[]
  /** Exact phrases, normalised text, each of which must occur. */
  readonly phrases: readonly string[]
  /** Exact phrases, normalised text, none of which may occur. */
  readonly excluded: readonly string[]
  /** `all`: every word in one document; `any`: ranked by what matches. */
  readonly matching: 'all' | 'any'
  /** Normalised names (see `normaliseName`) that the query may be the title or abbreviation of; best first. */
  readonly names: readonly string[]
  /** `eId` of the article a citation names. */
  readonly citedEId: string | null
  /** 文号 as `normaliseDocumentNumber` gives it. */
  readonly documentNumber: string | null
  readonly in: 'all' | 'title' | 'body' | 'number'
  readonly filters: SearchFilters
  readonly asOf: IsoDate
  readonly versions: 'applicable' | 'all'
  readonly unit: 'work' | 'provision'
  readonly sort: { readonly by: 'relevance' | 'promulgated' | 'effective' | 'title'; readonly descending: boolean }
  readonly offset: number
  readonly limit: number
  /** How many provisions to name under each work. */
  readonly provisionsPerHit: number
  readonly facets: readonly FacetName[]
  readonly explain: boolean
}

/** One word of a query; it matches a token of the text or a word inside one. */
export interface QueryWord {
  readonly text: string
  readonly weight: number
  /** Words inside it, of which any will do where it stands nowhere; only where any of the words may match. */
  readonly inner?: readonly string[]
}

/** Empty lists do not filter; several values of one filter are alternatives. */
export interface SearchFilters {
  readonly status: readonly ValidityCode[]
  readonly type: readonly DocumentType[]
  readonly issuer: readonly string[]
  readonly subject: readonly string[]
  readonly year: readonly number[]
  /** A code takes in its subtree; `000000` stands for national instruments alone. */
  readonly region: readonly RegionCode[]
  /** What is binding in a place: its own code and those above it. */
  readonly applicableIn: RegionCode | null
  readonly promulgatedFrom: IsoDate | null
  readonly promulgatedTo: IsoDate | null
  readonly effectiveFrom: IsoDate | null
  readonly effectiveTo: IsoDate | null
  /** A work, to search inside it alone. */
  readonly workId: string | null
  /** Decisions that amend or repeal others are left out unless named. */
  readonly amendingDecisions: boolean
}
