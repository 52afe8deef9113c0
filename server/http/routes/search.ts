import { Problem } from '../problem.ts'
import { body, defineRoute } from '../route.ts'
import { maxQueryCharacters, nothing, type SearchParameters, searchQuery } from '../schemas/parameters.ts'
import { searchResponse } from '../schemas/search.ts'

const deepestHit = 10_000

export const searchRoute = defineRoute({
  operationId: 'search',
  path: '/search',
  summary: 'Search works or provisions',
  pathParameters: nothing,
  query: searchQuery,
  response: searchResponse,
  problems: ['query-too-long', 'engine-unavailable', 'starting'],
  async answer({ query, asOf }, { search }) {
    checkLimits(query)
    return body(await search.search(query, asOf))
  },
})

function checkLimits({ q, page, pageSize }: SearchParameters): void {
  const characters = [...q].length
  if (characters > maxQueryCharacters) {
    throw new Problem('query-too-long', `检索词最多 ${maxQueryCharacters} 个字符，收到 ${characters} 个。`, {
      parameter: 'q',
    })
  }
  if (page * pageSize > deepestHit) {
    throw new Problem('bad-parameter', `page × pageSize 不能超过 ${deepestHit}；需要全部数据请用 /api/v1/bulk。`, {
      parameter: 'page',
      hint: '/api/v1/bulk',
    })
  }
}
