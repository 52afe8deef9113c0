import type {
  Ancestor,
  CompareAnswer,
  FacetValue,
  SearchAnswer,
  StatsAnswer,
  Validity,
  VersionAnswer,
  VersionSummary,
  WorkAnswer,
  WorkDescription,
} from '../api/types.ts'
import type { QuotedRelation } from '../relations/relation-groups.ts'

/** Why a page could not show what was asked for. `status` 0: no answer came (the browser is offline, or nobody is there). */
export interface Failure {
  readonly status: number
  readonly code: string
  readonly detail: string | null
}

/** What stands on a page, without the text of a law: that is static HTML beside it. It travels to the browser as JSON. */
export type Page =
  | HomePageData
  | SearchPageData
  | ReaderPageData
  | NoTextPageData
  | ProvisionPageData
  | RelationsPageData
  | ComparePageData
  | AboutPageData
  | FailurePageData

interface PageBase {
  /** What every page must say of this collection; `null` where there is nothing to say. */
  readonly notice: string | null
}

export interface HomePageData extends PageBase {
  readonly kind: 'home'
  /** `null` where the search service did not answer. */
  readonly collection: CollectionSummary | null
}

/** What the home page tells of the collection, and a few works of it to try. */
export interface CollectionSummary {
  readonly total: number
  readonly isExact: boolean
  readonly types: readonly FacetValue[]
  readonly examples: readonly { readonly title: string; readonly documentNumber: string | null }[]
}

export interface AboutPageData extends PageBase {
  readonly kind: 'about'
  /** `null` where the collection could not be counted. */
  readonly stats: StatsAnswer | null
}

export interface SearchPageData extends PageBase {
  readonly kind: 'search'
  readonly answer: SearchAnswer
  readonly elsewhere: FoundElsewhere | null
}

/** What was asked for and is held, but not in force: the page's default filter must not hide it. */
export interface FoundElsewhere {
  readonly title: string
  readonly statusLabel: string
  readonly url: string
  readonly total: number
}

export type VersionFacts = Omit<VersionAnswer, 'provisions' | 'otherVersions' | 'notice'>

export interface ReaderPageData extends PageBase {
  readonly kind: 'reader'
  readonly version: VersionFacts
  readonly versions: VersionAnswer['otherVersions']
  readonly hasContents: boolean
  readonly relations: readonly RelationGroup[]
}

/** Relations of one kind: what this text says of others, or others of it. */
export interface RelationGroup {
  readonly key: string
  readonly title: string
  /** Of all there are; a sentence that names three articles counts three times. */
  readonly total: number
  readonly relations: readonly QuotedRelation[]
  /** Where all of them stand; `null` where these are all. */
  readonly allUrl: string | null
}

/** The relations of a work on a page of their own. */
export interface RelationsPageData extends PageBase {
  readonly kind: 'relations'
  readonly workId: string
  readonly title: string
  readonly groups: readonly RelationGroup[]
  readonly isOneKind: boolean
  readonly nextUrl: string | null
}

/** A work of which nothing was promulgated by the day asked for. */
export interface NoTextPageData extends PageBase {
  readonly kind: 'no-text'
  readonly work: WorkAnswer
}

export interface ProvisionPageData extends PageBase {
  readonly kind: 'provision'
  readonly work: WorkDescription
  readonly version: VersionAnswer['otherVersions'][number]
  readonly validity: Validity
  readonly eId: string
  readonly title: string
  readonly ancestors: readonly Ancestor[]
  readonly previous: string | null
  readonly next: string | null
  /** The address follows the law as it changes, instead of one version. */
  readonly isCurrent: boolean
  readonly relations: readonly RelationGroup[]
}

/** Two texts of a work beside each other; their words stand in the static HTML. */
export interface ComparePageData extends PageBase {
  readonly kind: 'compare'
  readonly work: WorkDescription
  readonly from: VersionSummary
  readonly to: VersionSummary
  /** What may be chosen, newest first. */
  readonly versions: readonly Pick<
    VersionSummary,
    'versionId' | 'promulgatedOn' | 'promulgatedOnPrecision' | 'adoptedOn' | 'adoptedOnPrecision'
  >[]
  /** Rows by what became of them. */
  readonly counts: CompareAnswer['counts']
  /** `changes`: what is the same is left out. */
  readonly only: 'changes' | 'all'
  readonly workUrl: string
}

export interface FailurePageData extends PageBase {
  readonly kind: 'failure'
  readonly failure: Failure
  readonly lookedFor: 'search' | 'work' | 'page'
}

/** HTML that is written once on the server and left alone in the browser. */
export interface StaticHtml {
  readonly text: string
  readonly contents: string
}

/** What a loader found: a page with its status, or another address to go to. */
export type Loaded =
  | { readonly status: number; readonly page: Page; readonly staticHtml?: StaticHtml; readonly canonical?: string }
  | { readonly redirect: string }

/** The day for which a page tells the law; `null` where it tells none. */
export const dayOf = (page: Page): string | null => {
  switch (page.kind) {
    case 'search':
      return page.answer.query.asOf
    case 'reader':
      return page.version.validity.asOf
    case 'provision':
      return page.validity.asOf
    case 'compare':
      return page.to.validity.asOf
    case 'no-text':
      return page.work.asOf
    default:
      return null
  }
}
