/** Page addresses of works, versions and provisions. Ids are `[A-Za-z0-9_-]`; escaping is for what a reader types. */
export const workUrl = (workId: string): string => `/works/${encodeURIComponent(workId)}`

export const versionUrl = (workId: string, versionId: string): string =>
  `${workUrl(workId)}/${encodeURIComponent(versionId)}`

export const provisionUrl = (workId: string, versionId: string, eId: string): string =>
  `${versionUrl(workId, versionId)}/${encodeURIComponent(eId)}`

/** Carries the chosen day to the next page; today needs no carrying. */
export const withAsOf = (url: string, asOf: string | null): string => {
  if (asOf === null) return url
  const [address = '', fragment] = url.split('#')
  const joined = `${address}${address.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(asOf)}`
  return fragment === undefined ? joined : `${joined}#${fragment}`
}
