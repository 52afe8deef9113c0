import type { z } from 'zod'
import type { IsoDate } from '../../data/model/dates.ts'
import type { Services } from '../services/services.ts'
import { readParameters } from './parameters.ts'
import type { ProblemCode } from './problem.ts'

/**
 * One address of the API, said once: the HTTP server, the client within the process and the OpenAPI document are all
 * made from this.
 */
export interface RouteDefinition<Path extends z.ZodObject, Query extends z.ZodObject, Body> {
  readonly operationId: string
  /** As OpenAPI writes it: `/works/{workId}`, below the base unless `outsideBase`. */
  readonly path: string
  readonly outsideBase?: boolean
  readonly summary: string
  readonly pathParameters: Path
  readonly query: Query
  readonly response: z.ZodType<Body>
  readonly problems: readonly ProblemCode[]
  /** What is true of the process alone is not to be kept by anyone. */
  readonly keep?: 'while-true' | 'never'
  readonly answer: (
    request: RouteRequest<z.infer<Path>, z.infer<Query>>,
    services: Services,
  ) => Outcome<Body> | Promise<Outcome<Body>>
}

export interface RouteRequest<Path, Query> {
  readonly path: Path
  readonly query: Query
  /** The explicit day, else today. */
  readonly asOf: IsoDate
}

/** What an address answers: a body, or where the thing asked for now stands (with `{name}`s of the path replaced). */
export type Outcome<Body> =
  | { readonly kind: 'body'; readonly body: Body }
  | { readonly kind: 'moved'; readonly path: Readonly<Record<string, string>> }

export const body = <Body>(value: Body): Outcome<Body> => ({ kind: 'body', body: value })

/** A route whose types are checked at its definition and forgotten where routes stand in one list. */
export interface Route extends Omit<RouteDefinition<z.ZodObject, z.ZodObject, unknown>, 'answer' | 'response'> {
  readonly response: z.ZodType
  /** Reads and checks the parameters, then answers. Throws `Problem` and the errors of the rooms below. */
  readonly run: (request: RawRequest, services: Services, today: IsoDate) => Promise<RouteResult>
}

export interface RawRequest {
  readonly path: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
}

export interface RouteResult {
  readonly outcome: Outcome<unknown>
  readonly hasExplicitDay: boolean
}

export function defineRoute<Path extends z.ZodObject, Query extends z.ZodObject, Body>(
  definition: RouteDefinition<Path, Query, Body>,
): Route {
  const { answer, ...described } = definition
  return {
    ...described,
    async run(request, services, today) {
      const path = readParameters(definition.pathParameters, request.path, 'path')
      const query = readParameters(definition.query, request.query, 'query')
      const day = 'asOf' in query && typeof query.asOf === 'string' ? query.asOf : null
      const outcome = await answer({ path, query, asOf: day ?? today }, services)
      return { outcome, hasExplicitDay: day !== null }
    },
  }
}

/** `/works/{workId}` with its names filled in, percent-encoded. */
export function fillPath(template: string, values: Readonly<Record<string, string>>): string {
  // Example: {workId}
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}

export const apiBase = '/api/v1'

/** The whole path of a route as OpenAPI writes it. */
export const fullPath = (route: Pick<Route, 'path' | 'outsideBase'>): string =>
  route.outsideBase === true ? route.path : `${apiBase}${route.path}`
