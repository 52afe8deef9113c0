import type { SearchPlan } from '../../query/plan.ts'
import type { CatalogueEntry } from './catalogue.ts'

const byTitle = new Intl.Collator('zh-Hans-CN')

/** Compares as the plan sorts; a date that is not known comes last in either direction. `null` for relevance. */
export function orderOf(plan: SearchPlan): ((a: CatalogueEntry, b: CatalogueEntry) => number) | null {
  const { by, descending } = plan.sort
  const direction = descending ? -1 : 1
  switch (by) {
    case 'relevance':
      return null
    case 'promulgated':
      return (a, b) => compareDates(a.promulgatedOn, b.promulgatedOn, direction)
    case 'effective':
      return (a, b) => compareDates(a.effectiveFrom, b.effectiveFrom, direction)
    case 'title':
      return (a, b) => direction * byTitle.compare(a.name, b.name)
  }
}

/** Breaks ties the same way on every instance: higher level, newer, then the id. */
export function tieBreak(a: CatalogueEntry, b: CatalogueEntry): number {
  return (
    a.level - b.level ||
    compareDates(a.promulgatedOn ?? a.adoptedOn, b.promulgatedOn ?? b.adoptedOn, -1) ||
    compareText(a.workId, b.workId) ||
    compareText(a.versionId, b.versionId)
  )
}

function compareDates(a: string | null, b: string | null, direction: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return direction * compareText(a, b)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
