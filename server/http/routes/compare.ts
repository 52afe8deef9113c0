import { defineRoute } from '../route.ts'
import { compareQuery, compareResponse } from '../schemas/compare.ts'
import { workPath } from '../schemas/parameters.ts'
import { toOutcome } from './records.ts'

export const compareRoute = defineRoute({
  operationId: 'compareVersions',
  path: '/works/{workId}/compare',
  summary: 'Two versions of a work beside each other: articles aligned, words within them compared',
  pathParameters: workPath,
  query: compareQuery,
  response: compareResponse,
  problems: ['unknown-work', 'unknown-version'],
  answer: ({ path, query, asOf }, { compare }) =>
    toOutcome(compare.compare(path.workId, query.from, query.to, asOf), path),
})
