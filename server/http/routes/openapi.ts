import { openApiDocument } from '../openapi/document.ts'
import { body, defineRoute, type Route } from '../route.ts'
import { apiRoutes } from '../route-list.ts'
import { openApiSchema } from '../schemas/openapi.ts'
import { nothing } from '../schemas/parameters.ts'

export const openApiRoute: Route = defineRoute({
  operationId: 'getOpenApi',
  path: '/openapi.json',
  summary: 'This document',
  pathParameters: nothing,
  query: nothing,
  response: openApiSchema,
  problems: [],
  answer: () => body(openApiDocument(apiRoutes())),
})
