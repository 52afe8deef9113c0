import { type Clock, today } from './clock.ts'
import { Problem, type ProblemBody, toProblem } from './http/problem.ts'
import { apiBase, fillPath } from './http/route.ts'
import { apiRoutes } from './http/route-list.ts'
import type { Services } from './services/services.ts'

/** What a call came to, in the shape of openapi-fetch. */
export interface ClientResult {
  readonly data?: unknown
  readonly error?: ProblemBody
  readonly response: { readonly status: number; readonly headers: { get(name: string): string | null } }
}

/** The API without HTTP: same parameters, same answers, same problems; a moved work is 308 with its new address. */
export interface InProcessClient {
  GET(
    path: string,
    options?: {
      readonly params?: {
        readonly path?: Readonly<Record<string, unknown>>
        readonly query?: Readonly<Record<string, unknown>>
      }
    },
  ): Promise<ClientResult>
}

/** `onFault` hears of every error that is the server's own. */
export function inProcessClient(services: Services, clock: Clock, onFault: (error: unknown) => void): InProcessClient {
  const routes = new Map(apiRoutes().map((route) => [route.path, route]))
  return {
    async GET(path, { params = {} } = {}) {
      try {
        const route = routes.get(path)
        if (route === undefined) throw new Problem('unknown-address', '接口没有这个地址。')
        const request = { path: params.path ?? {}, query: asAddress(params.query ?? {}) }
        const { outcome } = await route.run(request, services, today(clock))
        if (outcome.kind === 'body') return { data: outcome.body, response: responseOf(200) }
        return { response: responseOf(308, { location: `${apiBase}${fillPath(route.path, outcome.path)}` }) }
      } catch (error) {
        const { body, retryAfterSeconds } = toProblem(error)
        if (body.status >= 500) onFault(error)
        const headers = retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) }
        return { error: body, response: responseOf(body.status, headers) }
      }
    },
  }
}

/** Values as an address would carry them; what is not given is left out. */
function asAddress(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  )
}

function responseOf(status: number, headers: Readonly<Record<string, string>> = {}): ClientResult['response'] {
  return { status, headers: { get: (name) => headers[name.toLowerCase()] ?? null } }
}
