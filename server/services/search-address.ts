import type { SearchParameters } from '../http/schemas/parameters.ts'

const filterNames = [
  'type',
  'issuer',
  'subject',
  'year',
  'region',
  'applicableIn',
  'promulgatedFrom',
  'promulgatedTo',
  'effectiveFrom',
  'effectiveTo',
] as const

/** Whether anything but words and status narrows the search. */
export const hasFilters = (parameters: SearchParameters): boolean =>
  filterNames.some((name) => String(parameters[name] ?? '') !== '')

/** The same search without what narrows it, status aside. */
export function withoutFilters(parameters: SearchParameters): SearchParameters {
  const kept: SearchParameters = { ...parameters, page: 1 }
  for (const name of filterNames) delete kept[name]
  return kept
}

/** Page of a search. Without `status` the page shows what is in force, so every status has to be asked for by `all`. */
export function searchPageUrl(parameters: SearchParameters): string {
  const address = new URLSearchParams()
  if (parameters.q !== '') address.set('q', parameters.q)
  if (parameters.in !== 'all') address.set('in', parameters.in)
  address.set('status', parameters.status?.join(',') || 'all')
  for (const name of filterNames) {
    const value = String(parameters[name] ?? '')
    if (value !== '') address.set(name, value)
  }
  if (parameters.asOf !== undefined) address.set('asOf', parameters.asOf)
  if (parameters.versions !== 'applicable') address.set('versions', parameters.versions)
  if (parameters.unit !== 'work') address.set('unit', parameters.unit)
  return `/search?${address}`
}
