import type { Request, Response } from 'express'
import type { Clock } from '../clock.ts'
import { cacheControl, etagOf } from './caching.ts'
import type { ProblemAnswer } from './problem.ts'
import { fillPath, type Route, type RouteResult } from './route.ts'
import { problemPage } from './routes/problem-pages.ts'

/** Sends a body with its digest and how long it may be kept; 304 where the client has it. */
export function sendKept(
  request: Request,
  response: Response,
  { text, type, status, cache }: { text: string; type: string; status: number; cache: string },
): void {
  response.status(status).set({ 'Content-Type': type, 'Cache-Control': cache, ETag: etagOf(text) })
  if (status === 200 && request.fresh) response.status(304).end()
  else if (request.method === 'HEAD') response.set('Content-Length', String(Buffer.byteLength(text))).end()
  else response.end(text)
}

/** Sends what a route of the API answered. */
export function sendResult(
  request: Request,
  response: Response,
  route: Route,
  prefix: string,
  { outcome, hasExplicitDay }: RouteResult,
  clock: Clock,
): void {
  const cache = route.keep === 'never' ? 'no-store' : cacheControl(clock, { hasExplicitDay })
  if (outcome.kind === 'moved') {
    const query = request.originalUrl.indexOf('?')
    const location = prefix + fillPath(route.path, outcome.path)
    response.set('Cache-Control', cache)
    response.redirect(308, query < 0 ? location : location + request.originalUrl.slice(query))
    return
  }
  const text = JSON.stringify(outcome.body)
  sendKept(request, response, { text, type: 'application/json; charset=utf-8', status: 200, cache })
}

/** Sends a problem, as a page where `asPage`; nobody may keep it: what is missing may arrive, what is broken may heal. */
export function sendProblem(response: Response, { body, retryAfterSeconds }: ProblemAnswer, asPage = false): void {
  if (retryAfterSeconds !== null && !response.hasHeader('Retry-After')) {
    response.set('Retry-After', String(retryAfterSeconds))
  }
  const type = asPage ? 'text/html' : 'application/problem+json'
  response
    .status(body.status)
    .set({ 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' })
    .end(asPage ? problemPage(body.code) : JSON.stringify(body))
}
