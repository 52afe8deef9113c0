import type { IsoDate } from '../model/dates.ts'

/** 现行有效, 尚未生效, 已修改, 已废止, 已失效, 待核实. */
export const validityCodes = ['in_force', 'not_yet_in_force', 'amended', 'repealed', 'expired', 'unknown'] as const

export type ValidityCode = (typeof validityCodes)[number]

export const validityLabels: Readonly<Record<ValidityCode, string>> = {
  in_force: '现行有效',
  not_yet_in_force: '尚未生效',
  amended: '已修改',
  repealed: '已废止',
  expired: '已失效',
  unknown: '待核实',
}

/** `stated` by a source, `computed` from the texts, or `presumed` where a rule fills what no text says. */
export type Certainty = 'stated' | 'computed' | 'presumed'

/** The rule of the decision table that a piece of evidence supports. */
export const validityRules = [
  'commencement', // the first day in force is stated
  'commencement_presumed', // only the day of promulgation or adoption is known
  'superseded', // a later version is in force
  'explicit_repeal',
  'declared_lapsed', // 宣告失效, 宣布失效
  'stated_period', // 有效期五年
  'replaced', // another text took its place without saying that it ends
  'default_period', // the issuer's own rules
  'kept', // 继续有效
  'source_label', // the source says so, and nothing else does
  'correction', // a maintainer's
  'no_date',
] as const

export type ValidityRule = (typeof validityRules)[number]

/** One piece of evidence for a status. */
export interface ValidityBasis {
  readonly rule: ValidityRule
  /** The sentence it rests on; `null` where it is a field of the source or a date of the record. */
  readonly quote: string | null
  readonly from: {
    readonly workId: string
    readonly versionId: string
    readonly eId: string | null
    readonly title: string
  } | null
  /** First day the status holds; `null` where not known. */
  readonly effectiveOn: IsoDate | null
  /** The parts it speaks of, for a repeal in part; absent where it speaks of the whole, empty where the parts cannot be told. */
  readonly eIds?: readonly string[]
  /** Where it stands when that is no text of the collection: the issuer's rule, or a correction. */
  readonly elsewhere?: EvidenceElsewhere
}

/** A place outside the collection that a piece of evidence stands in. */
export interface EvidenceElsewhere {
  /** The rule of the issuer; for a correction 更正. */
  readonly title: string
  /** The article of the rule; for a correction by whom and when; `null` where not known. */
  readonly place: string | null
  readonly address: string | null
}

/** The status of a version on a day, with its evidence. */
export interface Validity {
  readonly code: ValidityCode
  readonly label: string
  readonly asOf: IsoDate
  readonly knownOn: IsoDate | null
  readonly certainty: Certainty
  /** The source's own label and the computed status disagree. */
  readonly conflict: boolean
  readonly sourceLabel: string | null
  /** Parts repealed while the rest stays in force (部分失效). */
  readonly partial: readonly ValidityBasis[]
  readonly basis: readonly ValidityBasis[]
}

/** A stretch of days with one status; `from` null means since ever. Consecutive intervals leave no hole. */
export interface ValidityInterval {
  readonly from: IsoDate | null
  readonly code: ValidityCode
  readonly certainty: Certainty
}
