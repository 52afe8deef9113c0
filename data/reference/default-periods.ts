import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { IsoDate } from '../model/dates.ts'
import type { Version } from '../model/version.ts'
import type { RegionCode, Work } from '../model/work.ts'
import { levelOfRegion, regionAndAbove } from './regions.ts'

const orNull = z.string().transform((text) => (text === '' ? null : text))
const dayOrNull = orNull.pipe(z.iso.date().nullable())

/**
 * How long the rules of a place let a document hold that states no period itself. The rule governs documents issued from
 * `issuedFrom` (empty: whenever) to `until`, and counts from the document's first day, but never from before its own `from`.
 * 失效: the document ends with the period; 应评估: it is to be looked at, and ends with nothing.
 */
const row = z
  .object({
    region: z.string().regex(/^\d{6}$/),
    issuerLevel: z.enum(['any', 'province', 'city', 'county']),
    /** `interim`: 暂行, 试行 in the title; `notice`: 通告. A title that is neither, or has no row of its own, is `general`. */
    documentKind: z.enum(['general', 'interim', 'notice']),
    years: z.coerce.number().int().positive(),
    from: z.iso.date(),
    until: dayOrNull,
    effect: z.enum(['失效', '应评估']),
    issuedFrom: dayOrNull,
    rule: z.string().min(1),
    article: orNull,
    quote: orNull,
    address: orNull,
    /** Whether the words were compared with the text of the rule; a row that was not decides nothing. */
    checked: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
  })
  .refine(({ checked, quote }) => !checked || quote !== null, 'a checked row quotes the article')

export type DefaultPeriod = z.infer<typeof row>

/** The table as it comes with the program. */
export const defaultPeriods: readonly DefaultPeriod[] = readDefaultPeriods(
  readFileSync(new URL('default-periods.csv', import.meta.url), 'utf8'),
)

/** Rows of the table in its CSV form. Throws where a row does not have it. */
export function readDefaultPeriods(csv: string): readonly DefaultPeriod[] {
  return z.array(row).parse(parse(csv, { columns: true, bom: true }))
}

/** What of a work its default period depends on. */
export type PeriodSubject = Pick<Work, 'type' | 'region'>

/**
 * The row that governs a document: the nearest place, the kind its title has, the latest rule that was there on the day it
 * was issued. `null` for all but 行政规范性文件, and where the day of issue or the place is unknown.
 */
export function defaultPeriodOf(
  work: PeriodSubject,
  version: Pick<Version, 'title' | 'promulgatedOn' | 'adoptedOn'>,
  rows: readonly DefaultPeriod[],
): DefaultPeriod | null {
  const issuedOn = version.promulgatedOn ?? version.adoptedOn
  if (work.type !== 'normative_document' || work.region === null || issuedOn === null) return null
  const { region } = work
  const governing = rows.filter((one) => isGoverning(one, region, issuedOn))
  const kinds = [kindOf(version.title), 'general'] as const
  for (const place of regionAndAbove(region)) {
    for (const kind of kinds) {
      const found = governing
        .filter((one) => one.region === place && one.documentKind === kind)
        .reduce<DefaultPeriod | null>((latest, one) => (isLater(one, latest) ? one : latest), null)
      if (found !== null) return found
    }
  }
  return null
}

const levels = ['nation', 'province', 'city', 'county'] as const

function isGoverning(
  { issuerLevel, issuedFrom, until }: DefaultPeriod,
  region: RegionCode,
  issuedOn: IsoDate,
): boolean {
  if (issuerLevel !== 'any' && issuerLevel !== levels[levelOfRegion(region)]) return false
  return (issuedFrom ?? '') <= issuedOn && (until === null || issuedOn <= until)
}

function isLater(one: DefaultPeriod, other: DefaultPeriod | null): boolean {
  return other === null || (one.issuedFrom ?? '') > (other.issuedFrom ?? '')
}

function kindOf(title: string): DefaultPeriod['documentKind'] {
  // Example: `茗埠市春茶交易秩序暂行规定`, `共享自行车停放管理办法（试行）`
  if (/暂行|试行/.test(title)) return 'interim'
  return title.endsWith('通告') ? 'notice' : 'general'
}
