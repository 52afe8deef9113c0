import type { ApiClient } from '../api/client.ts'
import type { Collection, Loaded } from '../app/page.ts'
import { toFailure } from '../app/problem.ts'
import { type SearchAddress, toApiQuery } from './search-address.ts'

/** Asks the API for a page of results. */
export const loadSearch = async (api: ApiClient, address: SearchAddress, signal?: AbortSignal): Promise<Loaded> => {
  const result = await api.GET('/search', {
    params: { query: toApiQuery(address) },
    ...(signal === undefined ? {} : { signal }),
  })
  if (result.data === undefined) return toFailure(result, 'search')
  return { status: 200, page: { kind: 'search', answer: result.data, notice: result.data.notice } }
}

/** Counts of the whole collection and what must be said of it; `collection` is null where the search service is down. */
export const loadCollection = async (
  api: ApiClient,
): Promise<{ readonly status: number; readonly collection: Collection; readonly notice: string | null }> => {
  const result = await api.GET('/search', { params: { query: { pageSize: '1', facets: 'type,status' } } })
  if (result.data === undefined) return { status: result.response.status, collection: null, notice: null }
  const { total, totalIsExact, facets, notice } = result.data
  return {
    status: 200,
    notice,
    collection: { total, isExact: totalIsExact, types: facets.type ?? [], statuses: facets.status ?? [] },
  }
}
