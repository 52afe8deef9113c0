import type { ApiClient } from '../api/client.ts'
import type { SearchAnswer } from '../api/types.ts'
import type { FoundElsewhere, Loaded } from '../app/page.ts'
import { toFailure } from '../app/problem.ts'
import { type SearchAddress, toApiQuery } from './search-address.ts'

/** Asks the API for a page of results. */
export const loadSearch = async (api: ApiClient, address: SearchAddress, signal?: AbortSignal): Promise<Loaded> => {
  const result = await api.GET('/search', {
    params: { query: toApiQuery(address) },
    ...(signal === undefined ? {} : { signal }),
  })
  if (result.data === undefined) return toFailure(result, 'search', await loadNotice(api))
  const answer = result.data
  const elsewhere = address.status === undefined ? await findElsewhere(api, address, answer) : null
  return { status: 200, page: { kind: 'search', answer, elsewhere, notice: answer.notice } }
}

/** Kinds of query that name one instrument. */
const naming: ReadonlySet<SearchAnswer['query']['understoodAs']['kind']> = new Set(['title', 'citation', 'number'])

/** Looks past the default filter where it may hide what was named, or all there is. */
const findElsewhere = async (
  api: ApiClient,
  address: SearchAddress,
  answer: SearchAnswer,
): Promise<FoundElsewhere | null> => {
  const { kind, relaxed } = answer.query.understoodAs
  const isFirstPage = address.page === undefined || address.page === '1'
  if (!isFirstPage || !(relaxed || answer.total === 0 || naming.has(kind))) return null
  const query = { ...toApiQuery({ ...address, status: 'all' }), pageSize: '1', facets: '' }
  const { data } = await api.GET('/search', { params: { query } })
  const [best] = data?.hits ?? []
  if (data === undefined || best === undefined || best.status === 'in_force') return null
  if (data.query.understoodAs.relaxed) return null
  return { title: best.title, statusLabel: best.statusLabel, url: best.url, total: data.total }
}

/** What the home page shows of the collection. */
export const loadHome = async (api: ApiClient): Promise<Loaded> => {
  const result = await api.GET('/search', { params: { query: { pageSize: '20', facets: 'type' } } })
  const answer = result.data
  if (answer === undefined) {
    const page = { kind: 'home', collection: null, notice: await loadNotice(api) } as const
    return { status: result.response.status, page, canonical: '/' }
  }
  const examples = answer.hits
    .filter((hit) => hit.status === 'in_force')
    .map(({ title, documentNumber }) => ({ title, documentNumber }))
  const { total, totalIsExact: isExact, facets, notice } = answer
  const collection = { total, isExact, types: facets.type ?? [], examples }
  return { status: 200, page: { kind: 'home', collection, notice }, canonical: '/' }
}

/** Counts and freshness of the collection. */
export const loadAbout = async (api: ApiClient): Promise<Loaded> => {
  const { data, response } = await api.GET('/stats', { params: {} })
  const stats = data ?? null
  return { status: response.status, page: { kind: 'about', stats, notice: stats?.notice ?? null }, canonical: '/about' }
}

/** What must be said of the collection on a page that shows none of it; `null` also where nothing can be learned. */
export const loadNotice = async (api: ApiClient): Promise<string | null> => {
  const { data } = await api.GET('/search', { params: { query: { pageSize: '1', facets: '' } } })
  if (data !== undefined) return data.notice
  const stats = await api.GET('/stats', { params: {} })
  return stats.data?.notice ?? null
}
