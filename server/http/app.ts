import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { type Clock, today } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Pages } from '../pages.ts'
import type { Services } from '../services/services.ts'
import { Problem, toProblem } from './problem.ts'
import { apiBase, fullPath, type Route } from './route.ts'
import { apiRoutes } from './route-list.ts'
import { pageRoutes } from './routes/pages.ts'
import { problemPages } from './routes/problem-pages.ts'
import { robots } from './routes/robots.ts'
import { staticFiles } from './routes/static-files.ts'
import { sendProblem, sendResult } from './send.ts'

/** What an app is built from; nothing in it is read from anywhere else. */
export interface AppParts {
  readonly services: Services
  readonly pages: Pages
  readonly config: Pick<Config, 'requestsPerMinute' | 'trustedProxies' | 'publicUrl'>
  readonly log: Log
  readonly clock: Clock
}

const maxBodyBytes = 1_000_000
const maxAddressCharacters = 8_000
const answerTimeoutMs = 30_000

/** The HTTP application: API, pages and the files of the pages. */
export function createApp(parts: AppParts): Express {
  const { config, services, pages, log, clock } = parts
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustedProxies)
  app.use(securityHeaders())
  app.use(compression())
  app.use(limits())
  if (config.requestsPerMinute > 0) app.use(limitRate(config.requestsPerMinute))
  app.use(apiBase, express.json({ limit: maxBodyBytes }))
  for (const route of apiRoutes()) serve(app, route, services, clock)
  robots(app, config.publicUrl)
  problemPages(app)
  staticFiles(app, pages.clientFolder)
  app.use(apiBase, (request) => {
    throw new Problem('unknown-address', '接口没有这个地址；全部地址见 /api/v1/openapi.json。', {
      hint: `${apiBase}/openapi.json`,
      ...(request.path.length > 200 ? {} : { parameter: `${apiBase}${request.path}` }),
    })
  })
  pageRoutes(app, { pages, services, publicUrl: config.publicUrl, clock, log })
  app.use(((error, request, response, next) => {
    const answer = toProblem(error)
    if (answer.body.status >= 500) log.error({ code: answer.body.code, err: error }, 'a request failed')
    if (response.headersSent) next(error)
    else sendProblem(response, answer, isPageOf(request))
  }) satisfies ErrorRequestHandler)
  return app
}

/** Whether a page was asked for, and not the API or a probe. */
function isPageOf(request: Request): boolean {
  return !request.originalUrl.startsWith(apiBase) && request.accepts(['json', 'html']) === 'html'
}

/** No script, style or connection but those of this origin; nothing inline. */
function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    // Plain HTTP on a local network is a common way to run an instance; the proxy in front knows better.
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })
}

/** Refuses addresses nobody writes, and gives up on answers that take too long. */
function limits(): RequestHandler {
  return (request, response, next) => {
    if (request.originalUrl.length > maxAddressCharacters) {
      throw new Problem('query-too-long', `地址最长 ${maxAddressCharacters} 个字符。`)
    }
    response.setTimeout(answerTimeoutMs, () => {
      if (response.headersSent) response.destroy()
      else sendProblem(response, toProblem(new Problem('overloaded', '服务器繁忙，请稍后再试。')), isPageOf(request))
    })
    next()
  }
}

function limitRate(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'minute',
    // Files of the pages never change under their name, and probes of an operator are not to be refused.
    skip: ({ path }) => path.startsWith('/assets/') || path === '/healthz' || path === '/readyz',
    handler: (_request, _response, next) => next(new Problem('rate-limited', '请求过于频繁，请稍后再试。')),
  })
}

function serve(app: Express, route: Route, services: Services, clock: Clock): void {
  // Example: /works/{workId} → /works/:workId
  const path = fullPath(route).replace(/\{(\w+)\}/g, ':$1')
  const prefix = route.outsideBase === true ? '' : apiBase
  app
    .route(path)
    .all((_request, response, next) => {
      response.set('Access-Control-Allow-Origin', '*')
      response.set('Access-Control-Expose-Headers', 'ETag, RateLimit, RateLimit-Policy, Retry-After')
      next()
    })
    .get(async (request, response) => {
      const result = await route.run({ path: request.params, query: request.query }, services, today(clock))
      // A request that was given up is answered already.
      if (!response.headersSent) sendResult(request, response, route, prefix, result, clock)
    })
    .options((_request, response) => {
      response.set({
        Allow: 'GET, HEAD, OPTIONS',
        'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
        'Access-Control-Allow-Headers': 'If-None-Match, Content-Type',
        'Access-Control-Max-Age': '86400',
      })
      response.status(204).end()
    })
    .all((_request, response) => {
      response.set('Allow', 'GET, HEAD, OPTIONS')
      throw new Problem('method-not-allowed', '这个地址只支持 GET。')
    })
}
