import { z } from 'zod'
import { type ProblemCode, problems } from '../problem.ts'
import type { Route } from '../route.ts'
import { problem } from '../schemas/problem.ts'

type Json = { readonly [name: string]: unknown }

/** OpenAPI 3.1. */
export type OpenApiDocument = { openapi: string; info: { title: string; version: string } & Json } & Json

/** Any route may answer these. */
const everywhere: readonly ProblemCode[] = [
  'bad-parameter',
  'rate-limited',
  'internal-error',
  'store-unavailable',
  'overloaded',
]

/** The OpenAPI 3.1 document of a list of routes, made from the schemas they are checked and typed by. */
export function openApiDocument(routes: readonly Route[]): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tongcha 法规通查',
      version: '1',
      description:
        'Chinese laws, regulations, rules and normative documents, as they stood on any day. Dates are days in Asia/Shanghai; unknown is null. No key is needed for reading.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    paths: Object.fromEntries(routes.map((route) => [route.path, pathItem(route)])),
    components: { schemas: componentSchemas() },
  }
}

function pathItem(route: Route): Json {
  return {
    ...(route.outsideBase === true ? { servers: [{ url: '/' }] } : {}),
    get: {
      operationId: route.operationId,
      summary: route.summary,
      parameters: [...parametersOf(route.pathParameters, 'path'), ...parametersOf(route.query, 'query')],
      responses: { 200: okResponse(route), ...movedResponse(route), ...problemResponses(route) },
    },
  }
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): readonly Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' })
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = typeof property === 'object' ? property : {}
    return {
      name,
      in: place,
      required: required.includes(name),
      ...(description === undefined ? {} : { description }),
      ...(rest.type === 'array' ? { style: 'form', explode: false } : {}),
      schema: rest,
    }
  })
}

function okResponse(route: Route): Json {
  return {
    description: 'Found',
    headers: { ETag: textHeader, 'Cache-Control': textHeader },
    content: { 'application/json': { schema: refTo(route.response) } },
  }
}

function movedResponse(route: Route): Json {
  if (!('workId' in route.pathParameters.shape)) return {}
  return { 308: { description: 'The work was merged into another', headers: { Location: textHeader } } }
}

function problemResponses(route: Route): Json {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of new Set([...everywhere, ...route.problems])) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        ...(status === 429 || status === 503 ? { headers: { 'Retry-After': textHeader } } : {}),
        content: { 'application/problem+json': { schema: refTo(problem) } },
      },
    ]),
  )
}

const textHeader = { schema: { type: 'string' } }

const componentUri = (id: string): string => `#/components/schemas/${id}`

function refTo(schema: z.ZodType): Json {
  const id = z.globalRegistry.get(schema)?.id
  if (id === undefined) throw new TypeError('a schema of an answer has no id')
  return { $ref: componentUri(id) }
}

/** Every schema that has an id. */
function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: componentUri, io: 'output' })
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]))
}
