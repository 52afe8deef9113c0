import type { Express } from 'express'

/** What crawlers of search engines may read: pages, not the results of searches, which have no end. */
export function robots(app: Express, publicUrl: string | null): void {
  const lines = [
    'User-agent: *',
    'Disallow: /search',
    'Disallow: /api/',
    ...(publicUrl === null ? [] : [`Host: ${publicUrl}`]),
  ]
  app.get('/robots.txt', (_request, response) => {
    response.set({ 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=300' })
    response.end(`${lines.join('\n')}\n`)
  })
}
