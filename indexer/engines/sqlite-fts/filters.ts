import { validityCodes } from '../../../data/validity/validity.ts'
import type { FacetCount, FacetName } from '../../engine.ts'
import type { SearchPlan } from '../../query/plan.ts'
import type { Catalogue, CatalogueEntry, DayView } from './catalogue.ts'

const nation = '000000'

/** One bit for each filter a facet may set aside, and one for all the others. */
const bits = { status: 1, type: 2, region: 4, issuer: 8, year: 16, other: 32 } as const

/** Which filters of the plan a document fails, as bits; 0 where it passes all. */
export type FilterMask = (entry: CatalogueEntry) => number

export function filterMask(plan: SearchPlan, day: DayView): FilterMask {
  const { filters } = plan
  const status = new Set<number>(filters.status.map((code) => validityCodes.indexOf(code)))
  const type = new Set<string>(filters.type)
  const issuer = new Set(filters.issuer)
  const subject = new Set(filters.subject)
  const year = new Set(filters.year)
  const prefixes = filters.region.map(subtreePrefix)
  const binding = filters.applicableIn === null ? null : bindingRegions(filters.applicableIn)
  const named = new Set(plan.names)

  const failsOthers = (entry: CatalogueEntry): boolean =>
    (plan.versions === 'applicable' && day.applicable[entry.number] !== 1) ||
    (filters.workId !== null && entry.workId !== filters.workId) ||
    (entry.kind === 'amending_decision' &&
      !filters.amendingDecisions &&
      !entry.names.some((name) => named.has(name))) ||
    (subject.size > 0 && !entry.subjects.some((name) => subject.has(name))) ||
    (binding !== null && (entry.region === null || !binding.has(entry.region))) ||
    outside(entry.promulgatedOn, filters.promulgatedFrom, filters.promulgatedTo) ||
    outside(entry.effectiveFrom, filters.effectiveFrom, filters.effectiveTo)

  return (entry) => {
    let mask = 0
    if (status.size > 0 && !status.has(day.status[entry.number] ?? 0)) mask |= bits.status
    if (type.size > 0 && !type.has(entry.type)) mask |= bits.type
    if (issuer.size > 0 && !entry.issuers.some((name) => issuer.has(name))) mask |= bits.issuer
    if (year.size > 0 && !year.has(entry.year)) mask |= bits.year
    if (prefixes.length > 0 && !prefixes.some((prefix) => entry.region?.startsWith(prefix))) mask |= bits.region
    if (failsOthers(entry)) mask |= bits.other
    return mask
  }
}

/** `44` for 440000, `4407` for 440700, the whole code below that; the nation stands for itself alone. */
function subtreePrefix(code: string): string {
  if (code === nation) return nation
  if (code.endsWith('0000')) return code.slice(0, 2)
  return code.endsWith('00') ? code.slice(0, 4) : code
}

/** 440703 is bound by the nation's texts, its province's, its city's and its own. */
function bindingRegions(code: string): ReadonlySet<string> {
  return new Set([nation, `${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])
}

/** A date that is not known lies in no range. */
function outside(date: string | null, from: string | null, to: string | null): boolean {
  if (from === null && to === null) return false
  return date === null || (from !== null && date < from) || (to !== null && date > to)
}

/** A document that the words found, the filters it fails, and how often a facet counts it (its provisions, or once). */
export interface Candidate {
  readonly entry: CatalogueEntry
  readonly mask: number
  readonly weight: number
}

/**
 * The exact counts of the facets asked for; a facet's own filter is set aside, the others hold. A document whose region,
 * issuer or year is unknown counts nowhere.
 */
export function countFacets(
  names: readonly FacetName[],
  candidates: readonly Candidate[],
  day: DayView,
  catalogue: Pick<Catalogue, 'facetValues'>,
): Partial<Record<FacetName, readonly FacetCount[]>> {
  const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {}
  for (const name of new Set(names)) {
    const values = name === 'status' ? validityCodes : catalogue.facetValues(name)
    const counts = new Float64Array(values.length)
    const others = ~bits[name]
    const add = (value: number, weight: number): void => {
      counts[value] = (counts[value] ?? 0) + weight
    }
    for (const { entry, mask, weight } of candidates) {
      if ((mask & others) !== 0) continue
      if (name === 'status') add(day.status[entry.number] ?? 0, weight)
      else for (const value of entry.facets[name]) add(value, weight)
    }
    facets[name] = values
      .map((value, index) => ({ value, count: counts[index] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
  return facets
}
