import { body, defineRoute } from '../route.ts'
import { nothing } from '../schemas/parameters.ts'
import { reviewsQuery, reviewsResponse } from '../schemas/reviews.ts'
import { unreadableCursor } from './relations.ts'

export const reviewsRoute = defineRoute({
  operationId: 'getReviews',
  path: '/reviews',
  summary: 'What a maintainer should look at: conflicts, presumed statuses, unread files, names of documents not held',
  pathParameters: nothing,
  query: reviewsQuery,
  response: reviewsResponse,
  problems: [],
  async answer({ query, asOf }, { reviews }) {
    try {
      return body(await reviews.reviews(query, asOf))
    } catch (error) {
      if (error instanceof RangeError) throw unreadableCursor(error)
      throw error
    }
  },
})
