import request from 'supertest'
import { afterEach, describe, expect, it } from 'vitest'
import { StoreError } from '../../data/errors.ts'
import { IndexerError } from '../../indexer/errors.ts'
import { problemCodes } from '../../server/http/problem.ts'
import { aWorld, type World, workId } from './world.ts'

let world: World

afterEach(() => world.close())

describe('a dead engine', () => {
  it('is 503 with a time to come back, and never "nothing found"', async () => {
    const dead = () => Promise.reject(new IndexerError('indexer/engine-unavailable', 'http://10.0.0.7:7700 is down'))
    world = aWorld({ engine: { search: dead, health: async () => ({ ok: false, reason: 'down' }) } })
    const found = await request(world.app).get('/api/v1/search?q=a')
    expect([found.status, found.body.code, found.get('Retry-After')]).toEqual([503, 'engine-unavailable', '10'])
    expect(found.text).not.toContain('10.0.0.7')
    expect(found.text).not.toContain('indexer/')
    expect((await request(world.app).get('/readyz')).status).toBe(503)
    expect((await request(world.app).get('/healthz')).status).toBe(200)
    expect((await request(world.app).get(`/api/v1/works/${workId}`)).status).toBe(200)
  })

  it('that has indexed nothing yet is starting', async () => {
    world = aWorld({ engine: { position: async () => null } })
    const found = await request(world.app).get('/api/v1/search?q=a')
    expect([found.status, found.body.code]).toEqual([503, 'starting'])
    expect((await request(world.app).get('/readyz')).body.code).toBe('starting')
  })
})

describe('a broken store', () => {
  it('is 503 and not an unknown work', async () => {
    world = aWorld()
    const { services } = world
    services.current().store.works.find = () => {
      throw new StoreError('data/store-unreadable', '/srv/var/records.sqlite cannot be opened')
    }
    const { status, body, text } = await request(world.app).get(`/api/v1/works/${workId}`)
    expect([status, body.code]).toEqual([503, 'store-unavailable'])
    expect(text).not.toContain('/srv')
  })
})

describe('an error nobody thought of', () => {
  it('is 500 without its words', async () => {
    world = aWorld({ engine: { search: () => Promise.reject(new TypeError('secret path /srv/var')) } })
    const { status, body, text } = await request(world.app).get('/api/v1/search?q=a')
    expect([status, body.code]).toEqual([500, 'internal-error'])
    expect(text).not.toContain('secret')
  })
})

describe('too many requests', () => {
  it('are refused with the fields that say when to come back', async () => {
    world = aWorld({ requestsPerMinute: 2 })
    const path = `/api/v1/works/${workId}`
    const first = await request(world.app).get(path)
    expect(first.get('RateLimit')).toBe('"minute"; r=1; t=60')
    expect(first.get('RateLimit-Policy')).toMatch(/^"minute"; q=2; w=60/)
    await request(world.app).get(path)
    const refused = await request(world.app).get(path)
    expect([refused.status, refused.body.code]).toEqual([429, 'rate-limited'])
    expect(Number(refused.get('Retry-After'))).toBeGreaterThan(0)
    expect((await request(world.app).get('/healthz')).status).toBe(200)
  })
})

describe('every code', () => {
  it('has a page at the address its type names', async () => {
    world = aWorld()
    for (const code of problemCodes) {
      const page = await request(world.app).get(`/problems/${code}`)
      expect([page.status, page.type], code).toEqual([200, 'text/html'])
    }
    expect((await request(world.app).get('/problems/nothing')).status).toBe(404)
  })
})

describe('an address that is none', () => {
  it('below the API is a problem, with where to look', async () => {
    world = aWorld()
    const { status, body } = await request(world.app).get('/api/v1/laws')
    expect([status, body.code, body.hint]).toEqual([404, 'unknown-address', '/api/v1/openapi.json'])
  })

  it('can only be read', async () => {
    world = aWorld()
    for (const method of ['post', 'put', 'delete', 'patch'] as const) {
      const answer = await request(world.app)[method](`/api/v1/works/${workId}`)
      expect([answer.status, answer.get('Allow')], method).toEqual([405, 'GET, HEAD, OPTIONS'])
    }
  })
})

describe('headers', () => {
  it('let any site read the API, and nothing but this site be loaded by pages', async () => {
    world = aWorld()
    const api = await request(world.app).get(`/api/v1/works/${workId}`).set('Origin', 'https://other.example')
    expect(api.get('Access-Control-Allow-Origin')).toBe('*')
    const page = await request(world.app).get('/')
    expect(page.get('Content-Security-Policy')).toMatch(/^default-src 'self'/)
    expect(page.get('Content-Security-Policy')).not.toContain('unsafe')
    expect(page.get('X-Powered-By')).toBeUndefined()
  })

  it('of HEAD are those of GET', async () => {
    world = aWorld()
    const got = await request(world.app).get(`/api/v1/works/${workId}`)
    const asked = await request(world.app).head(`/api/v1/works/${workId}`)
    expect([asked.status, asked.get('ETag')]).toEqual([200, got.get('ETag')])
  })
})
