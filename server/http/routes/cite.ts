import { body, defineRoute } from '../route.ts'
import { citeQuery, citeResponse } from '../schemas/cite.ts'
import { nothing } from '../schemas/parameters.ts'

export const citeRoute = defineRoute({
  operationId: 'cite',
  path: '/cite',
  summary: 'One citation: what it names, and whether that is in force on asOf',
  pathParameters: nothing,
  query: citeQuery,
  response: citeResponse,
  problems: [],
  answer: ({ query, asOf }, { cite }) => body(cite.cite(query.ref, asOf)),
})
