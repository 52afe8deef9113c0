import type { ApiQuery } from '../api/client.ts'
import type { FacetName } from '../api/types.ts'

/** Parameters of the results page, as its address has them: all text, absent where not given. */
export const searchParameters = [
  'q',
  'in',
  'status',
  'type',
  'region',
  'issuer',
  'year',
  'subject',
  'applicableIn',
  'promulgatedFrom',
  'promulgatedTo',
  'effectiveFrom',
  'effectiveTo',
  'asOf',
  'versions',
  'unit',
  'sort',
  'page',
] as const

export type SearchParameter = (typeof searchParameters)[number]

export type SearchAddress = Readonly<Partial<Record<SearchParameter, string>>>

type RawQuery = Readonly<Record<string, string | null | readonly (string | null)[] | undefined>>

/** Reads an address; repeated parameters (a form without JavaScript) are joined with commas, empty ones are dropped. */
export const readSearchAddress = (query: RawQuery): SearchAddress => {
  const address: Partial<Record<SearchParameter, string>> = {}
  for (const name of searchParameters) {
    const raw = query[name]
    const value = (Array.isArray(raw) ? raw : [raw])
      .filter((part): part is string => typeof part === 'string' && part.trim() !== '')
      .join(name === 'q' ? ' ' : ',')
    if (value !== '') address[name] = value
  }
  return address
}

/** `/search?…` with the parameters in one order, so that one search has one address. */
export const toSearchUrl = (address: SearchAddress): string => {
  const pairs = searchParameters.flatMap((name) => {
    const value = address[name]
    return value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`]
  })
  return pairs.length === 0 ? '/search' : `/search?${pairs.join('&')}`
}

/** Changes some parameters and goes back to the first page; `null` takes a parameter away. */
export const changeSearch = (
  address: SearchAddress,
  changes: Readonly<Partial<Record<SearchParameter, string | null>>>,
): SearchAddress => {
  const changed: Partial<Record<SearchParameter, string>> = { ...address }
  delete changed.page
  for (const name of searchParameters) {
    const value = changes[name]
    if (value === null) delete changed[name]
    else if (value !== undefined) changed[name] = value
  }
  return changed
}

/** The values a facet is filtered by. Without `status` in the address that is 现行有效; `all` means none. */
export const selectedValues = (address: SearchAddress, facet: FacetName): readonly string[] => {
  const value = address[facet]
  if (facet === 'status') {
    if (value === undefined) return ['in_force']
    if (value === 'all') return []
  }
  return value === undefined ? [] : value.split(',')
}

/** The address with one value of a facet added or taken away. */
export const toggleValue = (address: SearchAddress, facet: FacetName, value: string): SearchAddress => {
  const selected = selectedValues(address, facet)
  const values = selected.includes(value) ? selected.filter((other) => other !== value) : [...selected, value]
  return changeSearch(address, { [facet]: values.length > 0 ? values.join(',') : facet === 'status' ? 'all' : null })
}

/** What the API is asked: the page's default of 现行有效 made explicit, `all` left out. */
export const toApiQuery = (address: SearchAddress): ApiQuery<'/search'> => {
  const { status = 'in_force', ...rest } = address
  return status === 'all' ? rest : { ...rest, status }
}
