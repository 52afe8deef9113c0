import { body, defineRoute } from '../route.ts'
import { statsResponse } from '../schemas/collection.ts'
import { dayQuery, nothing } from '../schemas/parameters.ts'

export const statsRoute = defineRoute({
  operationId: 'getStats',
  path: '/stats',
  summary: 'What the collection holds on asOf, and how fresh each source is',
  pathParameters: nothing,
  query: dayQuery,
  response: statsResponse,
  problems: [],
  answer: async ({ asOf }, { stats }) => body(await stats.stats(asOf)),
})
