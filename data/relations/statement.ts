import type { IsoDate, StatedDate } from '../model/dates.ts'
import type { Provision } from '../model/provision.ts'
import type { RelationEffect, RelationType } from '../model/relation.ts'
import type { Version } from '../model/version.ts'
import type { Work } from '../model/work.ts'

/** A text as the readers of its statements see it. */
export interface StatingText {
  readonly work: Pick<Work, 'title' | 'type' | 'kind' | 'issuers' | 'region'>
  readonly version: Pick<Version, 'title' | 'adoptedOn' | 'promulgatedOn' | 'effectiveFrom'>
  readonly provisions: readonly Provision[]
}

/** What a text says of another (or of itself) in its own words, before it is known which work is meant. */
export interface Statement {
  readonly type: RelationType
  /** Only a part of the target is concerned (部分废止). */
  readonly partial: boolean
  readonly effect: RelationEffect | null
  /** `eId` of the provision the sentence stands in. */
  readonly from: string
  readonly target: TargetDescription
  /** The sentence, as written. */
  readonly quote: string
  /** The day the sentence itself names for its effect; `null` where it names none and the text's own first day counts. */
  readonly effectiveOn: IsoDate | null
}

/** How a text names what it speaks of. */
export interface TargetDescription {
  /** The title as written, without its outer 《》; for 本法, 该条例 and the like the words themselves. */
  readonly citedAs: string
  /** The target is the text itself (本法, 本条例, 前款). */
  readonly isSelf: boolean
  /** 文号 beside the title as `normaliseDocumentNumber` gives it; `null` where there is none. */
  readonly documentNumber: string | null
  /** The body named as its issuer (国务院发布的《…》); `null` where none is. */
  readonly issuer: string | null
  /** The day named as that of its issue or adoption (1995年7月5日市人民政府发布的《…》); `null` where none is. */
  readonly issuedOn: StatedDate | null
  /** The parts concerned, as `eId`s (`art_33__para_2__subpara_1`); empty for the whole. */
  readonly eIds: readonly string[]
}
