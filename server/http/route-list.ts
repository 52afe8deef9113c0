import type { Route } from './route.ts'
import { citeRoute } from './routes/cite.ts'
import { compareRoute } from './routes/compare.ts'
import { livenessRoute, readinessRoute } from './routes/health.ts'
import { openApiRoute } from './routes/openapi.ts'
import { versionProvisionRoute, versionRoute, workProvisionRoute, workRoute } from './routes/records.ts'
import { relationsRoute } from './routes/relations.ts'
import { reviewsRoute } from './routes/reviews.ts'
import { searchRoute } from './routes/search.ts'
import { statsRoute } from './routes/stats.ts'

/** Every address that answers JSON, in the order of the OpenAPI document. */
export const apiRoutes = (): readonly Route[] => [
  searchRoute,
  workRoute,
  workProvisionRoute,
  versionRoute,
  versionProvisionRoute,
  relationsRoute,
  compareRoute,
  citeRoute,
  reviewsRoute,
  statsRoute,
  openApiRoute,
  livenessRoute,
  readinessRoute,
]
