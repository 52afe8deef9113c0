import { Problem } from '../problem.ts'
import { defineRoute } from '../route.ts'
import { workPath } from '../schemas/parameters.ts'
import { relationsQuery, relationsResponse } from '../schemas/relations.ts'
import { toOutcome } from './records.ts'

export const relationsRoute = defineRoute({
  operationId: 'getRelations',
  path: '/works/{workId}/relations',
  summary: 'What a work says of others and others of it, each with the sentence',
  pathParameters: workPath,
  query: relationsQuery,
  response: relationsResponse,
  problems: ['unknown-work', 'unknown-version'],
  answer({ path, query }, { relations }) {
    try {
      return toOutcome(relations.relations(path.workId, query), path)
    } catch (error) {
      if (error instanceof RangeError) throw unreadableCursor(error)
      throw error
    }
  },
})

/** A cursor goes on where a page ended; one that no page gave out says nothing. */
export const unreadableCursor = (cause: RangeError): Problem =>
  new Problem(
    'bad-parameter',
    '参数 cursor 的值无法使用：只能是上一页给出的 next。',
    { parameter: 'cursor' },
    { cause },
  )
