import { type CiteService, citeService } from './cite.ts'
import type { CurrentCollection } from './collection-in-use.ts'
import { type CompareService, compareService } from './compare.ts'
import { type RecordsService, recordsService } from './records.ts'
import { type RelationsService, relationsService } from './relations.ts'
import { type ReviewsService, reviewsService } from './reviews.ts'
import { type SearchService, searchService } from './search.ts'
import { type StatsService, statsService } from './stats.ts'

/** Everything that answers are made with; HTTP, pages and the terminal share it. */
export interface Services {
  readonly search: SearchService
  readonly records: RecordsService
  readonly relations: RelationsService
  readonly compare: CompareService
  readonly cite: CiteService
  readonly reviews: ReviewsService
  readonly stats: StatsService
  readonly current: CurrentCollection
}

export const createServices = (current: CurrentCollection): Services => ({
  search: searchService(current),
  records: recordsService(current),
  relations: relationsService(current),
  compare: compareService(current),
  cite: citeService(current),
  reviews: reviewsService(current),
  stats: statsService(current),
  current,
})
