import { differenceInCalendarDays } from 'date-fns'
import type { IsoDate } from '../../data/model/dates.ts'
import { normaliseTitle } from '../../data/model/titles.ts'
import type { Version } from '../../data/model/version.ts'
import type { Work, WorkKey } from '../../data/model/work.ts'
import { workIdOf } from '../../data/model/work-id.ts'
import { inLegislativeOrder } from '../../data/validity/timeline.ts'
import type { ParsedDocument } from '../source.ts'

/** The key a document would give its work if it were the first of it to arrive. */
export function keyOf(document: ParsedDocument): WorkKey {
  return {
    normalisedTitle: normaliseTitle(document.title),
    issuer: document.issuers[0] ?? null,
    firstAdoptedOn: document.firstAdopted?.precision === 'day' ? document.firstAdopted.on : null,
  }
}

/**
 * The work among those of the same normalised title that a document is a version of; `null` where it begins one.
 * 修正 and 修订 continue a work; the same title given again by a later 制定, or by another body, is another work.
 */
export function chooseWork(document: ParsedDocument, candidates: readonly Work[]): Work | null {
  const key = keyOf(document)
  const sameBody = candidates.filter((work) => work.type === document.type && isSameBody(work, document))
  const exact = sameBody.find((work) => isSameAdoption(work.key.firstAdoptedOn, key.firstAdoptedOn))
  if (exact !== undefined) return exact
  if (key.firstAdoptedOn !== null) return sameBody.find((work) => work.key.firstAdoptedOn === null) ?? null
  const day = document.promulgated?.on ?? document.adopted?.on ?? '9999-12-31'
  const before = sameBody.filter((work) => (work.key.firstAdoptedOn ?? '') <= day)
  return newestOf(before) ?? newestOf(sameBody)
}

/**
 * One note counts from the day of adoption, another from that of promulgation (保安服务管理条例: 2009-09-28 通过, 2009-10-13 公布):
 * days this near are those of one 制定.
 */
const longestWaitForPromulgation = 183

function isSameAdoption(a: IsoDate | null, b: IsoDate | null): boolean {
  if (a === null || b === null) return a === b
  return Math.abs(differenceInCalendarDays(a, b)) <= longestWaitForPromulgation
}

/** Bodies of one place that have an issuer in common; where either is unknown they are taken for the same. */
function isSameBody(work: Work, document: ParsedDocument): boolean {
  if (work.region !== null && document.region !== null && work.region !== document.region) return false
  if (work.issuers.length === 0 || document.issuers.length === 0) return true
  const families = new Set(work.issuers.map(familyOf))
  return document.issuers.some((issuer) => families.has(familyOf(issuer)))
}

/** A congress and its standing committee share what they adopt: 全国人民代表大会常务委员会 → 全国人民代表大会. */
function familyOf(issuer: string): string {
  return issuer.replace(/常务委员会$/u, '')
}

function newestOf(works: readonly Work[]): Work | null {
  return works.reduce<Work | null>(
    (newest, work) => ((work.key.firstAdoptedOn ?? '') >= (newest?.key.firstAdoptedOn ?? '') ? work : newest),
    null,
  )
}

/** The work as the documents read so far describe it: named after its newest version, known by all its names. */
export function describeWork(
  known: Work | null,
  document: ParsedDocument,
  versions: readonly Version[],
  arriving: Version,
): Work {
  const newest = inLegislativeOrder([
    ...versions.filter(({ versionId }) => versionId !== arriving.versionId),
    arriving,
  ]).at(-1)
  const isNewest = newest === arriving || known === null
  const key = known?.key ?? keyOf(document)
  const title = isNewest ? document.title : known.title
  const names = new Set([
    ...(known?.titleAliases ?? []),
    known?.title ?? title,
    document.title,
    normaliseTitle(document.title),
  ])
  names.delete(title)
  return {
    workId: known?.workId ?? workIdOf(key),
    key,
    title,
    titleAliases: [...names].sort(),
    type: isNewest ? document.type : known.type,
    kind: isNewest ? document.kind : known.kind,
    issuers: known !== null && known.issuers.length > 0 ? known.issuers : document.issuers,
    region: known?.region ?? document.region,
    subjects: [...new Set([...(known?.subjects ?? []), ...document.subjects])].sort(),
  }
}
