import type { IsoDate } from '../../data/model/dates.ts'
import { type ValidityCode, validityCodes, validityLabels } from '../../data/validity/validity.ts'
import type { SearchEngine } from '../../indexer/engine.ts'
import type { Understanding } from '../../indexer/query/understand.ts'
import { searchWithRelaxation } from '../../indexer/search.ts'
import type { SearchParameters } from '../http/schemas/parameters.ts'
import type { SearchAnswer } from '../http/schemas/search.ts'
import { hasFilters, searchPageUrl, withoutFilters } from './search-address.ts'
import { planFor } from './search-plan.ts'

type Suggestion = SearchAnswer['suggestions'][number]

interface Asked {
  readonly engine: SearchEngine
  readonly understanding: Understanding
  readonly parameters: SearchParameters
  readonly asOf: IsoDate
}

/**
 * Where to go when nothing was found: the same words under other statuses, with how many there are, unless the answer's
 * own facets tell that; and the same words without the filters that stood in their way.
 */
export async function suggestionsFor(asked: Asked): Promise<readonly Suggestion[]> {
  return [...(await underOtherStatuses(asked)), ...(await withoutTheFilters(asked))]
}

async function underOtherStatuses({ engine, understanding, parameters, asOf }: Asked): Promise<readonly Suggestion[]> {
  const { status = [], facets } = parameters
  if (status.length === 0 || facets.includes('status')) return []
  const wider: SearchParameters = { ...parameters, status: [], facets: ['status'], page: 1, pageSize: 1 }
  const { response } = await searchWithRelaxation(engine, planFor(understanding, wider, asOf))
  return (response.facets.status ?? []).flatMap(({ value, count }) => {
    const code = validityCodes.find((known) => known === value)
    return code === undefined || count === 0 || status.includes(code) ? [] : [ofStatus(code, count, wider)]
  })
}

function ofStatus(code: ValidityCode, count: number, parameters: SearchParameters): Suggestion {
  return {
    text: `${validityLabels[code]}的有 ${count} 件`,
    reason: '所选的效力状态中没有结果',
    url: searchPageUrl({ ...parameters, status: [code] }),
  }
}

async function withoutTheFilters({ engine, understanding, parameters, asOf }: Asked): Promise<readonly Suggestion[]> {
  if (!hasFilters(parameters)) return []
  const wider: SearchParameters = { ...withoutFilters(parameters), facets: [], pageSize: 1 }
  const { response } = await searchWithRelaxation(engine, planFor(understanding, wider, asOf))
  if (response.total === 0) return []
  return [
    {
      text: `去掉筛选条件后有 ${response.total} 件`,
      reason: '符合检索词的文件不符合筛选条件',
      url: searchPageUrl(wider),
    },
  ]
}
