import type { IsoDate, StatedDate } from '../model/dates.ts'
import { normaliseTitle } from '../model/titles.ts'
import type { Version } from '../model/version.ts'
import type { Work } from '../model/work.ts'
import { nation, regionAndAbove, regionName } from '../reference/regions.ts'
import { appearedOn, applicableVersion } from '../validity/applicable.ts'
import type { TargetDescription } from './statement.ts'
import type { IndexedWork, TitleIndex } from './title-index.ts'

/** The text that cites; `null` for words that stand in no text held. */
export type CitingText = { readonly work: Work; readonly version: Version } | null

/** What a name was found to mean: one work (`versionId`: the version that applied on the day the citing text appeared, `null` where it is not held or the day not known), or several that it may mean. */
export type ResolvedTarget =
  | { readonly workId: string; readonly versionId: string | null }
  | { readonly candidates: readonly string[] }

/** A date beside a title may be that of adoption, approval or publication, which lie months apart. */
const nearDays = 200

/**
 * The work and version that a text means. Number, day, issuer and place decide between works of one name, and so does the day of the
 * citing text: nothing is cited before it exists. What stays open gives all candidates, what nothing held answers to `null`. Pure.
 */
export function resolveTarget(target: TargetDescription, from: CitingText, index: TitleIndex): ResolvedTarget | null {
  if (target.isSelf) {
    return from === null ? null : { workId: from.work.workId, versionId: from.version.versionId }
  }
  const named = worksNamed(target, from, index)
  const numbered = target.documentNumber === null ? [] : index.byDocumentNumber(target.documentNumber)
  const found = target.documentNumber !== null && numbered.length > 0 ? byNumber(named, numbered, target) : named
  const possible = found.filter((work) => isPossible(work, target, from))
  const chosen = narrowed(possible, target, from)
  const [only] = chosen
  if (only === undefined) return null
  if (chosen.length > 1) return { candidates: chosen.map(({ work }) => work.workId) }
  return { workId: only.work.workId, versionId: versionMeant(only, from) }
}

/** Works that answer to the name, by the first way of reading it that any answers to. */
function worksNamed(target: TargetDescription, from: CitingText, index: TitleIndex): readonly IndexedWork[] {
  const { citedAs } = target
  const exact = index.byTitle(citedAs)
  if (exact.length > 0) return exact
  // What a text of unknown age abbreviates today may then have been the title of another. Example: `行政复议条例`
  const full = from !== null && saidOnOf(from) === null ? [] : index.titlesOfAbbreviation(citedAs)
  if (full.length > 0) return unique(full.flatMap((title) => index.byTitle(title)))
  const bare = index.byBareTitle(citedAs)
  if (bare.length > 0) return bare
  // 国务院《关于…的通知》 and a text that calls 《最高人民法院关于…》 by its words alone.
  const normalised = normaliseTitle(citedAs)
  const about = normalised.indexOf('关于')
  if (about === 0) return index.byTitleWithoutIssuer(normalised).filter((work) => isWithinReach(work, target, from))
  const issuer = normalised.slice(0, about)
  const issued = about < 0 ? [] : index.byTitle(normalised.slice(about))
  const byIssuer = issued.filter(({ work }) => work.issuers.some((body) => isSameBody(body, issuer)))
  if (byIssuer.length > 0) return byIssuer
  // A title that names the state is of no province.
  return citedAs.startsWith('中华人民共和国') ? [] : worksOfOwnPlace(normalised, from, index)
}

/** A title without its issuer is that of the issuer named, or of a body above the place that speaks. */
function isWithinReach({ work }: IndexedWork, { issuer }: TargetDescription, from: CitingText): boolean {
  if (issuer !== null && work.issuers.some((body) => isSameBody(body, issuer))) return true
  const place = from?.work.region ?? null
  return work.region === null || from === null || regionAndAbove(place ?? nation).includes(work.region)
}

/** Within a province or city its own name may be left out: 《物业管理条例》 for 《杭州市物业管理条例》. */
function worksOfOwnPlace(title: string, from: CitingText, index: TitleIndex): readonly IndexedWork[] {
  const region = from?.work.region ?? null
  if (region === null || region === nation) return []
  for (const code of regionAndAbove(region)) {
    const name = code === nation ? null : regionName(code)
    const own = name === null ? [] : index.byTitle(`${name}${title.replace(/^(?:本)?[省市]/, '')}`)
    if (own.length > 0) return own
  }
  return []
}

/** A number held belongs to the works that carry it; of several, to those that carry the name too. */
function byNumber(
  named: readonly IndexedWork[],
  numbered: readonly IndexedWork[],
  target: TargetDescription,
): readonly IndexedWork[] {
  const both = numbered.filter((work) => named.includes(work))
  if (both.length > 0) return both
  // A number that stands alone needs no name; beside a title that no work of the number has, one of the two is misprinted.
  return named.length === 0 && isNumberAlone(target) ? numbered : named
}

function isNumberAlone({ citedAs }: TargetDescription): boolean {
  // Example: `国发〔2021〕7号`, `国务院令第684号`
  return /号[）)]?$/.test(citedAs)
}

function isPossible(candidate: IndexedWork, target: TargetDescription, from: CitingText): boolean {
  if (from !== null && candidate.work.workId === from.work.workId) return false
  const { issuedOn } = target
  if (issuedOn !== null && !isNearEvent(candidate, issuedOn)) return false
  // A stated day is better evidence than the day of the citing text, which may be that of an older version.
  const saidOn = saidOnOf(from)
  if (issuedOn === null && saidOn !== null && candidate.firstOn !== null && candidate.firstOn > saidOn) return false
  if (isOlderThan(target.documentNumber, candidate.firstOn)) return false
  return !contradictsIssuer(candidate.work, target.issuer)
}

/** The day the words were said. The first day in force does not tell it: it stays that of the first version through all later ones. */
function saidOnOf(from: CitingText): IsoDate | null {
  return from === null ? null : (from.version.promulgatedOn ?? from.version.adoptedOn)
}

/** Whether something was done to the work on that day, or not far from it. */
function isNearEvent({ events }: IndexedWork, { on, precision }: StatedDate): boolean {
  return events.some((event) => {
    if (precision === 'year' || event.precision === 'year') return event.on.slice(0, 4) === on.slice(0, 4)
    return Math.abs(daysBetween(event.on, on)) <= nearDays
  })
}

/** Example: `法释〔2004〕3号` cannot be that of a work first adopted in 2010. */
function isOlderThan(documentNumber: string | null, firstOn: IsoDate | null): boolean {
  const year = documentNumber === null ? undefined : /〔(\d{4})〕/.exec(documentNumber)?.[1]
  return year !== undefined && firstOn !== null && year < firstOn.slice(0, 4)
}

/** A local body issues nothing national, and the State Council nothing local. */
function contradictsIssuer(work: Work, issuer: string | null): boolean {
  if (issuer === null || work.region === null) return false
  if (/^(?:国务院|全国人民代表大会)/.test(issuer)) return work.region !== nation
  const isLocal = /^(?:[\u4e00-\u9fa5]{2,8}[省市州县区]|[省市州县区])(?:第.{1,6}届)?人民(?:政府|代表大会)/.test(issuer)
  return isLocal && work.region === nation
}

/** Narrows by day, place, issuer and age, as long as something is left. */
function narrowed(works: readonly IndexedWork[], target: TargetDescription, from: CitingText): readonly IndexedWork[] {
  let left = works
  const keep = (isKept: (work: IndexedWork) => boolean) => {
    if (left.length < 2) return
    const kept = left.filter(isKept)
    if (kept.length > 0) left = kept
  }
  const { issuedOn, issuer } = target
  if (issuedOn !== null) keep(({ events }) => events.some(({ on }) => on === issuedOn.on))
  if (issuer !== null) keep(({ work }) => work.issuers.some((body) => isSameBody(body, issuer)))
  const region = from?.work.region ?? null
  if (region !== null) {
    const within = regionAndAbove(region)
    keep(({ work }) => work.region !== null && within.includes(work.region))
    keep(({ work }) => work.region === region)
  }
  if (left.length > 1 && isSuccession(left)) {
    const newest = [...left].sort((a, b) => ((a.firstOn ?? '') < (b.firstOn ?? '') ? 1 : -1))[0]
    if (newest !== undefined && from !== null && issuedOn === null) return [newest]
  }
  return left
}

/** Works of one title by one body: each took the place of the one before it, so the latest by then is meant. */
function isSuccession(works: readonly IndexedWork[]): boolean {
  const [first] = works
  if (first === undefined || works.some(({ firstOn }) => firstOn === null)) return false
  const bodyOf = ({ work }: IndexedWork) => work.key.issuer
  return works.every(
    (each) =>
      bodyOf(each) !== null &&
      bodyOf(each) === bodyOf(first) &&
      each.work.key.normalisedTitle === first.work.key.normalisedTitle,
  )
}

/** Bodies are cited with and without the place and 原. Example: `市人民政府` for `杭州市人民政府` */
function isSameBody(body: string, cited: string): boolean {
  return cited.split('、').some((each) => body === each || body.endsWith(each) || each.endsWith(body))
}

/** The version that applied when the citing text appeared; `null` where the work had been changed since by a text not held. */
function versionMeant({ versions, dated }: IndexedWork, from: CitingText): string | null {
  const day = saidOnOf(from)
  if (day === null) return null
  const applicable = applicableVersion(dated(), day)
  if (applicable === null) return null
  const since = appearedOn(applicable)
  if (since === null) return versions.length === 1 ? applicable.versionId : null
  const isChangedSince = versions.some(({ history }) =>
    history.some(
      ({ action, on }) =>
        (action === 'amended' || action === 'revised') && on <= day && daysBetween(since, on) > nearDays,
    ),
  )
  return isChangedSince ? null : applicable.versionId
}

function unique(works: readonly IndexedWork[]): readonly IndexedWork[] {
  return [...new Set(works)]
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
