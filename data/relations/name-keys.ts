import { normaliseTitle } from '../model/titles.ts'
import type { Version } from '../model/version.ts'
import type { Work } from '../model/work.ts'
import { curatedAbbreviations } from '../reference/abbreviations.ts'
import { nation, regionAndAbove, regionName } from '../reference/regions.ts'
import type { NamesOfWork } from '../store/relation-store.ts'

/**
 * The key under which a name waits for the work it means. It is coarser than any way of reading a name: what may mean
 * a work has a key of that work, and looking up once more than needed does no harm.
 */
export function targetKey(citedAs: string): string {
  return withoutPlaceWord(coarse(citedAs))
}

/** Every key that a name for this work may wait under, and its document numbers. */
export function namesOfWork(work: Work, versions: readonly Version[]): NamesOfWork {
  const titles = [work.title, work.key.normalisedTitle, ...work.titleAliases, ...versions.map(({ title }) => title)]
  const keys = new Set<string>()
  for (const title of titles) {
    for (const abbreviation of abbreviationsOf(title)) keys.add(targetKey(abbreviation))
    for (const name of [coarse(title), ...withoutRegion(coarse(title), work)]) {
      keys.add(name)
      keys.add(withoutPlaceWord(name))
    }
  }
  const numbers = versions.map(({ documentNumberNormalised }) => documentNumberNormalised)
  return {
    workId: work.workId,
    names: [...keys],
    documentNumbers: [...new Set(numbers.filter((number) => number !== null))],
  }
}

/** Without inner marks, and from 关于 on: a body in front is often left out. */
function coarse(title: string): string {
  // Example: `河南省《土地管理法》实施办法` → `河南省土地管理法实施办法`
  const bare = normaliseTitle(title).replace(/[《》()"'“”[\]・、,]/g, '')
  const about = bare.indexOf('关于')
  return about > 1 ? bare.slice(about) : bare
}

/** 本市物业管理条例, 市物业管理条例: said within the place itself. */
function withoutPlaceWord(name: string): string {
  return name.replace(/^本?[省市]/, '')
}

/** Within its own place the name of the place may be left out. */
function withoutRegion(name: string, { region }: Work): readonly string[] {
  if (region === null || region === nation) return []
  const places = regionAndAbove(region).map((code) => (code === nation ? null : regionName(code)))
  return places.flatMap((place) => (place !== null && name.startsWith(place) ? [name.slice(place.length)] : []))
}

let abbreviations: ReadonlyMap<string, readonly string[]> | null = null

function abbreviationsOf(title: string): readonly string[] {
  if (abbreviations === null) {
    const byTitle = new Map<string, string[]>()
    for (const { abbreviation, title: full } of curatedAbbreviations()) {
      const key = normaliseTitle(full)
      byTitle.set(key, [...(byTitle.get(key) ?? []), abbreviation])
    }
    abbreviations = byTitle
  }
  return abbreviations.get(normaliseTitle(title)) ?? []
}
