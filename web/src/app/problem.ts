import type { ApiResult } from '../api/client.ts'
import type { FailurePageData, Loaded } from './page.ts'

/** The page told by an answer that is not 200: its HTTP status is the page's, and 503 is never "nothing found". */
export const toFailure = (
  result: ApiResult<unknown>,
  lookedFor: FailurePageData['lookedFor'],
  notice: string | null = null,
): Loaded => {
  const status = result.response.status >= 400 ? result.response.status : 500
  return {
    status,
    page: {
      kind: 'failure',
      notice,
      lookedFor,
      failure: { status, code: result.error?.code ?? 'unreachable', detail: result.error?.detail ?? null },
    },
  }
}

/**
 * Merged ids answer 308 with the new address of the API; this is the page's address for it, without the query.
 * `null` where the answer is no redirect.
 */
export const redirectOf = (result: ApiResult<unknown>): string | null => {
  const location = result.response.headers?.get('location') ?? null
  if (result.response.status !== 308 || location === null) return null
  // `https://law.example/api/v1/works/w/versions/v/provisions/art_1?asOf=2020-01-01`
  const parts = /\/works\/([^/?#]+)(?:\/versions\/([^/?#]+))?(?:\/provisions\/([^/?#]+))?/.exec(location)
  if (parts === null) return null
  const [, workId, versionId, eId] = parts
  if (eId !== undefined) return `/works/${workId}/${versionId ?? 'current'}/${eId}`
  return versionId === undefined ? `/works/${workId}` : `/works/${workId}/${versionId}`
}
