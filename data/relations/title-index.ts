import type { IsoDate, StatedDate } from '../model/dates.ts'
import { normaliseTitle } from '../model/titles.ts'
import type { Version } from '../model/version.ts'
import type { Work } from '../model/work.ts'
import { curatedAbbreviations } from '../reference/abbreviations.ts'
import type { DatedVersion } from '../validity/applicable.ts'
import { validityIntervals } from '../validity/intervals.ts'

/** A work as names are looked up among it. */
export interface IndexedWork {
  readonly work: Work
  readonly versions: readonly Version[]
  /** Days on which something was done to it that its versions or their title notes tell, in order. */
  readonly events: readonly StatedDate[]
  /** The first day anything is known of it; `null` where no date is known. */
  readonly firstOn: IsoDate | null
  /** Its versions with their status by day, as far as they themselves decide it. */
  readonly dated: () => readonly DatedVersion[]
}

/** Every name and number by which the works held may be cited. */
export interface TitleIndex {
  /** Works of this title or alias; 中华人民共和国, brackets and marks of another shape do not count. */
  readonly byTitle: (title: string) => readonly IndexedWork[]
  /** As `byTitle`, where inner 《》, （） and quotation marks are left out too. */
  readonly byBareTitle: (title: string) => readonly IndexedWork[]
  /** Works whose title, without the body before 关于, is this one. */
  readonly byTitleWithoutIssuer: (title: string) => readonly IndexedWork[]
  /** Full titles that a curated abbreviation stands for, whether held or not. */
  readonly titlesOfAbbreviation: (name: string) => readonly string[]
  readonly byDocumentNumber: (normalisedNumber: string) => readonly IndexedWork[]
  /** Whether words are the title of a work held. */
  readonly isTitle: (name: string) => boolean
  readonly work: (workId: string) => IndexedWork | null
}

/** The names of all works. Statuses are worked out when a work is first asked for. */
export function titleIndex(
  works: Iterable<{ readonly work: Work; readonly versions: readonly Version[] }>,
): TitleIndex {
  const byId = new Map<string, IndexedWork>()
  const titles = new Names()
  const bare = new Names()
  const withoutIssuer = new Names()
  const numbers = new Names()
  for (const { work, versions } of works) {
    const indexed = indexedWork(work, versions)
    byId.set(work.workId, indexed)
    const names = [work.title, work.key.normalisedTitle, ...work.titleAliases, ...versions.map(({ title }) => title)]
    for (const name of new Set(names.map(normaliseTitle))) {
      titles.add(name, indexed)
      bare.add(withoutMarks(name), indexed)
      const about = name.indexOf('关于')
      if (about > 1) withoutIssuer.add(name.slice(about), indexed)
    }
    for (const { documentNumberNormalised: number } of versions) if (number !== null) numbers.add(number, indexed)
  }
  const abbreviations = new Map<string, string[]>()
  for (const { abbreviation, title } of curatedAbbreviations()) {
    const name = normaliseTitle(abbreviation)
    abbreviations.set(name, [...(abbreviations.get(name) ?? []), title])
  }
  return {
    byTitle: (title) => titles.get(normaliseTitle(title)),
    byBareTitle: (title) => bare.get(withoutMarks(normaliseTitle(title))),
    byTitleWithoutIssuer: (title) => withoutIssuer.get(normaliseTitle(title)),
    titlesOfAbbreviation: (name) => abbreviations.get(normaliseTitle(name)) ?? [],
    byDocumentNumber: (number) => numbers.get(number),
    isTitle: (name) => titles.get(normaliseTitle(name)).length > 0,
    work: (workId) => byId.get(workId) ?? null,
  }
}

/** Works by a name; the same work under one name once. */
class Names {
  readonly #works = new Map<string, IndexedWork[]>()

  add(name: string, work: IndexedWork): void {
    const named = this.#works.get(name)
    if (named === undefined) this.#works.set(name, [work])
    else if (!named.includes(work)) named.push(work)
  }

  get(name: string): readonly IndexedWork[] {
    return this.#works.get(name) ?? []
  }
}

/** Example: `河南省《土地管理法》实施办法` → `河南省土地管理法实施办法`, `全国人大常委会关于…` → `全国人民代表大会常务委员会关于…` */
function withoutMarks(title: string): string {
  return title
    .replace(/(?:人大|人民代表大会)(?:常委会|常务委员会)(?=关于)/, '人民代表大会常务委员会')
    .replace(/人大(?=关于)/, '人民代表大会')
    .replace(/[《》()"'“”[\]・、,]/g, '')
}

function indexedWork(work: Work, versions: readonly Version[]): IndexedWork {
  const events = versions.flatMap(eventsOf)
  const first = work.key.firstAdoptedOn
  const days = [...events.map(({ on }) => on), ...(first === null ? [] : [first])].sort()
  let dated: readonly DatedVersion[] | null = null
  return {
    work,
    versions,
    events: first === null ? events : [...events, { on: first, precision: 'day' }],
    firstOn: days[0] ?? null,
    dated: () => {
      dated ??= withIntervals(versions)
      return dated
    },
  }
}

/** What the version says of itself and what its title note tells of those before it. Commencement is no such event. */
function eventsOf(version: Version): readonly StatedDate[] {
  const noted = version.history.filter(({ action }) => action !== 'commenced' && action !== 'other')
  const own = [
    { on: version.adoptedOn, precision: version.adoptedOnPrecision },
    { on: version.approvedOn, precision: version.approvedOnPrecision },
    { on: version.promulgatedOn, precision: version.promulgatedOnPrecision },
  ]
  return [...own, ...noted].flatMap(({ on, precision }) => (on === null ? [] : [{ on, precision }]))
}

/** Which version applied on a day is asked of the versions alone: a work that was repealed is still the one meant. */
function withIntervals(versions: readonly Version[]): readonly DatedVersion[] {
  const intervals = validityIntervals({ versions, relations: [], titleOf: () => '' })
  return versions.map((version) => {
    const { versionId, promulgatedOn, adoptedOn, effectiveFrom } = version
    const validity = intervals.get(versionId)
    if (validity === undefined) throw new RangeError(`no intervals for version ${versionId}`)
    return { versionId, promulgatedOn, adoptedOn, effectiveFrom, validity }
  })
}
