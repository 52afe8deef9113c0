import type { SearchPlan } from '../../indexer/query/plan.ts'
import { noFilters, type PlanParameters, toPlan } from '../../indexer/query/to-plan.ts'
import { understand } from '../../indexer/query/understand.ts'

/** What a test asks for beside the words; `filters` names only those it is about. */
export type Asked = Partial<Omit<PlanParameters, 'filters'>> & { readonly filters?: Partial<SearchPlan['filters']> }

/** The plan of a query as the search page would ask it on 2026-11-23. */
export function aPlan(query: string, { filters, ...asked }: Asked = {}): SearchPlan {
  return toPlan(understand(query), {
    in: 'all',
    asOf: '2026-11-23',
    versions: 'applicable',
    unit: 'work',
    sort: { by: 'relevance', descending: true },
    offset: 0,
    limit: 20,
    provisionsPerHit: 5,
    facets: [],
    explain: false,
    ...asked,
    filters: { ...noFilters, ...filters },
  })
}
