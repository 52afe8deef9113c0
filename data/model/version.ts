import type { DatePrecision, Instant, IsoDate } from './dates.ts'
import type { Provision } from './provision.ts'

/** What the title note (题注) says was done. 修正 changes articles, 修订 replaces the text. */
export const legislativeActions = [
  'adopted', // 通过
  'approved', // 批准
  'promulgated', // 公布, 发布, 颁布
  'amended', // 修正, 修改
  'revised', // 修订
  'forwarded', // 批转, 转发
  'commenced', // 施行
  'other',
] as const

export type LegislativeAction = (typeof legislativeActions)[number]

/** One dated event of the title note: who did what, when, by which decision. */
export interface TitleNoteEvent {
  readonly on: IsoDate
  readonly precision: DatePrecision
  readonly action: LegislativeAction
  /** The acting body or meeting as written; `null` where the note names none. */
  readonly actor: string | null
  /** The amending decision named, with its book-title marks removed; `null` where none. */
  readonly decision: string | null
  /** The order or document number named (国务院令第684号); `null` where none. */
  readonly documentNumber: string | null
  /** The words of the event as written. */
  readonly text: string
}

/** Where `effectiveFrom` was read, best first. */
export type EffectiveFromOrigin = 'source' | 'title_note' | 'text' | 'promulgation_clause' | null

/** How long a text says it holds (有效期五年, 有效期至2027年12月31日, 试行期两年). Licences and contracts have periods too: those are none of it. */
export interface StatedPeriod {
  /** Last day, where the text names it or names the day the period is counted from; `null` where it is counted from the version's first day. */
  readonly until: IsoDate | null
  /** Length in whole years; `null` where the text names a last day only, or months. */
  readonly years: number | null
  /** Length in months where it is no whole number of years (有效期6个月); else `null`. */
  readonly months: number | null
  readonly quote: string
  /** `eId` of the provision the sentence stands in. */
  readonly eId: string
}

/** Provisions that begin on another day than the text as a whole (第一条、第四条自2020年11月27日起施行). */
export interface ProvisionCommencement {
  readonly eIds: readonly string[]
  /** `null` where the sentence leaves the day to be announced. */
  readonly effectiveFrom: IsoDate | null
  readonly quote: string
  /** `eId` of the provision the sentence stands in. */
  readonly eId: string
}

/** The text of a work as adopted or amended at one date (FRBR expression). */
export interface Version {
  readonly workId: string
  /** The day it was promulgated (else adopted); `-2` on collision; `undated-` + 8 characters of the text digest. */
  readonly versionId: string
  readonly title: string
  readonly adoptedOn: IsoDate | null
  readonly adoptedOnPrecision: DatePrecision
  readonly approvedOn: IsoDate | null
  readonly approvedOnPrecision: DatePrecision
  readonly promulgatedOn: IsoDate | null
  readonly promulgatedOnPrecision: DatePrecision
  /** First day in force as stated by source or text; `null` where neither says. */
  readonly effectiveFrom: IsoDate | null
  readonly effectiveFromPrecision: DatePrecision
  readonly effectiveFromOrigin: EffectiveFromOrigin
  /** The sentence `effectiveFrom` was read in; `null` where it came from a field. */
  readonly effectiveFromQuote: string | null
  /** `null` where the text sets itself no period. */
  readonly statedPeriod: StatedPeriod | null
  /** Empty where all of the text begins on one day. */
  readonly commencements: readonly ProvisionCommencement[]
  readonly documentNumber: string | null
  /** 文号 with brackets 〔〕, half-width digits and no spaces; `null` where there is none. */
  readonly documentNumberNormalised: string | null
  /** The title note verbatim, one line an event; `null` where the text has none. */
  readonly titleNote: string | null
  readonly history: readonly TitleNoteEvent[]
  /** The source's own status label verbatim; `null` where it gives none. */
  readonly sourceLabel: string | null
  /** Day of the newest reading of a source that would have shown a change; `null` where the age of the source is unknown. */
  readonly knownOn: IsoDate | null
  /** SHA-256 (hex) of the text without white space, as the format reader gave it. */
  readonly textSha256: string
  /** What the parser could not read or found odd, in Chinese sentences for readers of the record. */
  readonly warnings: readonly ParseWarning[]
}

/** Something the parser noticed: a gap in numbering, an unreadable picture, a missing text. */
export interface ParseWarning {
  readonly code: ParseWarningCode
  readonly message: string
  readonly eId: string | null
}

export const parseWarningCodes = [
  'numbering-gap',
  'numbering-repeat',
  'no-articles',
  'empty-body',
  'text-truncated',
  'table-unreadable',
  'picture-omitted',
  'unusual-characters',
  'title-mismatch',
  'date-unreadable',
  'type-unknown',
  'metadata-missing',
] as const

export type ParseWarningCode = (typeof parseWarningCodes)[number]

/** One file as one source served it (FRBR manifestation). */
export interface Manifestation {
  readonly sourceId: string
  readonly publisher: string
  /** Address at the source, or the path inside a folder or archive. */
  readonly url: string
  readonly mediaType: string
  readonly sha256: string
  readonly fetchedAt: Instant
  /** The day the folder or archive was true; `null` where its age is unknown. */
  readonly sourceDate: IsoDate | null
}

/** A version with its text. */
export interface VersionText {
  readonly version: Version
  readonly provisions: readonly Provision[]
  readonly manifestations: readonly Manifestation[]
}
