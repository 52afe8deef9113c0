import type { IsoDate } from './dates.ts'

export const relationTypes = ['amends', 'repeals', 'replaces', 'basedOn', 'cites', 'interprets', 'penalizes'] as const

export type RelationType = (typeof relationTypes)[number]

/** What a `repeals` relation does: 废止, 宣告失效, or, in a list of 继续有效, keeps in force. */
export const relationEffects = ['repealed', 'lapsed', 'kept'] as const

export type RelationEffect = (typeof relationEffects)[number]

/** Where a sentence stands. */
export interface ProvisionAddress {
  readonly workId: string
  readonly versionId: string
  readonly eId: string | null
}

/** What one text says of another. Stored once, read in both directions; a target not held keeps its name until it arrives. */
export interface Relation {
  readonly type: RelationType
  /** Only a part of the target is concerned (部分废止). */
  readonly partial: boolean
  readonly from: ProvisionAddress
  readonly target: {
    readonly workId: string | null
    readonly versionId: string | null
    readonly eId: string | null
    readonly citedAs: string
  }
  readonly quote: string
  /** First day it has effect; `null` where no date can be told. */
  readonly effectiveOn: IsoDate | null
  /** `null` for relations that neither end nor keep their target. */
  readonly effect: RelationEffect | null
}
