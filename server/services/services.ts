import type { CurrentCollection } from './collection-in-use.ts'
import { type RecordsService, recordsService } from './records.ts'
import { type SearchService, searchService } from './search.ts'
import { type StatsService, statsService } from './stats.ts'

/** Everything that answers are made with; HTTP, pages and the terminal share it. */
export interface Services {
  readonly search: SearchService
  readonly records: RecordsService
  readonly stats: StatsService
  readonly current: CurrentCollection
}

export const createServices = (current: CurrentCollection): Services => ({
  search: searchService(current),
  records: recordsService(current),
  stats: statsService(current),
  current,
})
