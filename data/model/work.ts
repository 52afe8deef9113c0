import type { IsoDate } from './dates.ts'
import type { DocumentKind, DocumentType } from './document-type.ts'

/** `000000` for the whole nation, else a GB/T 2260 code of six digits; `null` on a record where it cannot be told. */
export type RegionCode = string

/** What a work is known by: the same on every instance. 修正 and 修订 continue a work; a second 制定 begins another. */
export interface WorkKey {
  /** The title without 中华人民共和国, brackets, spaces and suffixes of a version (see `normaliseTitle`). */
  readonly normalisedTitle: string
  /** The body that first adopted it, by its name at adoption; `null` where the text does not say. */
  readonly issuer: string | null
  /** The day of first adoption (通过, else 公布); `null` where not known. */
  readonly firstAdoptedOn: IsoDate | null
}

/** A legal instrument as such (FRBR work), independent of its wording at one time. */
export interface Work {
  /** 16 base-32 characters of the digest of its key; once given it is kept. */
  readonly workId: string
  readonly key: WorkKey
  /** Title as the newest version has it. */
  readonly title: string
  /** Other names it goes by: full, without 中华人民共和国, spelling variants. */
  readonly titleAliases: readonly string[]
  readonly type: DocumentType
  readonly kind: DocumentKind | null
  /** Issuing bodies at adoption, in the order of the text; empty where unknown. */
  readonly issuers: readonly string[]
  readonly region: RegionCode | null
  readonly subjects: readonly string[]
}
