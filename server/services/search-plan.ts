import type { IsoDate } from '../../data/model/dates.ts'
import type { FacetName } from '../../indexer/engine.ts'
import type { SearchFilters, SearchPlan } from '../../indexer/query/plan.ts'
import { toPlan } from '../../indexer/query/to-plan.ts'
import type { Understanding } from '../../indexer/query/understand.ts'
import type { SearchParameters } from '../http/schemas/parameters.ts'

const provisionsPerHit = 5

/** The question to the engine: what the words mean, joined with the parameters of the request. Pure. */
export function planFor(understanding: Understanding, parameters: SearchParameters, asOf: IsoDate): SearchPlan {
  const { page, pageSize, sort } = parameters
  const descending = sort.startsWith('-')
  return toPlan(understanding, {
    in: parameters.in,
    filters: filtersOf(understanding, parameters),
    asOf,
    versions: parameters.versions,
    unit: parameters.unit,
    sort: { by: toSortField(descending ? sort.slice(1) : sort), descending },
    offset: (page - 1) * pageSize,
    limit: pageSize,
    provisionsPerHit,
    facets: [...new Set<FacetName>(parameters.facets)],
    explain: parameters.explain,
  })
}

function toSortField(name: string): SearchPlan['sort']['by'] {
  return name === 'promulgated' || name === 'effective' || name === 'title' ? name : 'relevance'
}

function filtersOf(understanding: Understanding, parameters: SearchParameters): SearchFilters {
  return {
    status: parameters.status ?? [],
    type: parameters.type ?? [],
    issuer: parameters.issuer ?? [],
    subject: parameters.subject ?? [],
    year: parameters.year ?? [],
    region: parameters.region ?? [],
    applicableIn: parameters.applicableIn ?? null,
    promulgatedFrom: parameters.promulgatedFrom ?? null,
    promulgatedTo: parameters.promulgatedTo ?? null,
    effectiveFrom: parameters.effectiveFrom ?? null,
    effectiveTo: parameters.effectiveTo ?? null,
    workId: null,
    amendingDecisions: asksForDecisions(understanding),
  }
}

/** Decisions that only amend or repeal others are named by their number or as what they are; an empty query lists everything. */
function asksForDecisions({ text, kind }: Understanding): boolean {
  // Examples: 全国人民代表大会常务委员会关于修改《…法》的决定, 宪法修正案
  return kind === 'number' || text.trim() === '' || /决定|修正案/.test(text)
}
