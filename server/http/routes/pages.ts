import type { Express } from 'express'
import type { Clock } from '../../clock.ts'
import { inProcessClient } from '../../in-process-client.ts'
import type { Log } from '../../log.ts'
import type { Pages } from '../../pages.ts'
import type { Services } from '../../services/services.ts'
import { cacheControl } from '../caching.ts'
import { Problem } from '../problem.ts'
import { sendKept } from '../send.ts'

/** What pages are made from. */
export interface PageParts {
  readonly pages: Pages
  readonly services: Services
  readonly publicUrl: string | null
  readonly clock: Clock
  readonly log: Log
}

/** Everything that is no other address is a page; the pages themselves know which there are. */
export function pageRoutes(app: Express, { pages, services, publicUrl, clock, log }: PageParts): void {
  const api = inProcessClient(services, clock, (error) => log.error({ err: error }, 'a page could not be answered'))
  app.use(async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.set('Allow', 'GET, HEAD')
      throw new Problem('method-not-allowed', '这个地址只支持 GET。')
    }
    const page = await pages.render(request.originalUrl, api, { publicUrl, now: clock() })
    if (response.headersSent) return
    const hasExplicitDay = typeof request.query.asOf === 'string' && request.query.asOf !== ''
    const cache = page.status < 400 ? cacheControl(clock, { hasExplicitDay }) : 'no-store'
    if (page.redirect !== null) {
      response
        .set('Cache-Control', cache)
        .redirect(page.status >= 300 && page.status < 400 ? page.status : 308, page.redirect)
      return
    }
    if (page.status === 503) response.set('Retry-After', '10')
    sendKept(request, response, { text: page.html, type: 'text/html; charset=utf-8', status: page.status, cache })
  })
}
