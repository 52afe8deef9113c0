import type { paths } from '../../generated/api'

/** The addresses of the API that pages are made from; all of them stand in the OpenAPI document. */
export type ApiPath =
  | '/search'
  | '/stats'
  | '/works/{workId}'
  | '/works/{workId}/compare'
  | '/works/{workId}/provisions/{eId}'
  | '/works/{workId}/relations'
  | '/works/{workId}/versions/{versionId}'
  | '/works/{workId}/versions/{versionId}/provisions/{eId}'

/** What an address answers with 200. */
export type Answer<P extends ApiPath> = paths[P]['get']['responses'][200]['content']['application/json']

/** RFC 9457: what the API answers instead of 200. `code` is of the closed list of the contract. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
}

type QueryOf<P extends ApiPath> = NonNullable<paths[P]['get']['parameters']['query']>

/** Names are those of the OpenAPI document; several values of one name are joined with commas. */
export type ApiQuery<P extends ApiPath> = { readonly [K in keyof QueryOf<P>]?: string }

export interface ApiResult<T> {
  readonly data?: T
  readonly error?: Problem
  readonly response: { readonly status: number; readonly headers?: { get(name: string): string | null } }
}

/**
 * The API as pages see it: the shape of openapi-fetch's client in the browser, and of the client within the process on
 * the server. It rejects only where no answer came at all.
 */
export interface ApiClient {
  GET<P extends ApiPath>(
    path: P,
    options: {
      readonly params: { readonly path?: Readonly<Record<string, string>>; readonly query?: ApiQuery<P> }
      readonly signal?: AbortSignal
    },
  ): Promise<ApiResult<Answer<P>>>
}
