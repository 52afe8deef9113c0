import type { IsoDate } from '../data/model/dates.ts'
import type { DocumentKind, DocumentType } from '../data/model/document-type.ts'
import type { RegionCode } from '../data/model/work.ts'
import type { ValidityInterval } from '../data/validity/validity.ts'

/** One version as an engine indexes it: its fields, its dated statuses, and its text cut into tokens. */
export interface SearchDocument {
  /** `workId/versionId`. */
  readonly id: string
  readonly workId: string
  readonly versionId: string
  readonly title: string
  /** Normalised names by which it may be asked for: full title, without 中华人民共和国, curated abbreviations. */
  readonly names: readonly string[]
  readonly titleTokens: TokenisedText
  readonly documentNumber: string | null
  readonly type: DocumentType
  readonly kind: DocumentKind | null
  readonly level: number
  readonly issuers: readonly string[]
  readonly subjects: readonly string[]
  readonly region: RegionCode | null
  readonly adoptedOn: IsoDate | null
  readonly promulgatedOn: IsoDate | null
  readonly effectiveFrom: IsoDate | null
  /** In order of `from`, without holes: an engine answers any day from them without being rebuilt. */
  readonly validity: readonly ValidityInterval[]
  readonly provisions: readonly SearchProvision[]
}

/** An article (or clause, preamble, annex) of a version: the smallest thing a search finds. */
export interface SearchProvision {
  readonly eId: string
  /** Position in the text, from 0. */
  readonly ordinal: number
  /** Headings it stands under: 编, 章, 节. */
  readonly headingTokens: TokenisedText
  readonly bodyTokens: TokenisedText
}

/** Tokens as the segmenter cut them, and the shorter words inside them that the cut hides. */
export interface TokenisedText {
  readonly words: readonly string[]
  readonly subwords: readonly string[]
  /** The normalised text itself, for exact phrases. */
  readonly plain: string
}
