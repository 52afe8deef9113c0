import request from 'supertest'
import { afterEach, describe, expect, it } from 'vitest'
import { aWorld, type World, workId } from './world.ts'

const worlds: World[] = []

function worldAt(moment: string): World {
  const world = aWorld({ now: new Date(moment) })
  worlds.push(world)
  return world
}

afterEach(() => {
  for (const world of worlds.splice(0)) world.close()
})

const cacheControlAt = async (moment: string, path = `/api/v1/works/${workId}`) =>
  (await request(worldAt(moment).app).get(path)).get('Cache-Control')

describe('an answer about today', () => {
  it('may be kept for five minutes', async () => {
    expect(await cacheControlAt('2026-11-23T12:00:00+08:00')).toBe('public, max-age=300')
  })

  it('may not be kept past midnight in Shanghai, whatever the zone of the server', async () => {
    expect(await cacheControlAt('2026-11-23T15:58:00Z')).toBe('public, max-age=120')
    expect(await cacheControlAt('2026-11-23T23:59:59.600+08:00')).toBe('public, max-age=0')
    expect(await cacheControlAt('2026-11-24T00:00:00+08:00')).toBe('public, max-age=300')
  })

  it('may not be kept past midnight as a page either', async () => {
    expect(await cacheControlAt('2026-11-23T15:59:00Z', '/works/w')).toBe('public, max-age=60')
  })

  it('speaks of the next day from midnight in Shanghai on', async () => {
    const before = await request(worldAt('2020-05-31T15:59:59Z').app).get(`/api/v1/works/${workId}`)
    const after = await request(worldAt('2020-05-31T16:00:00Z').app).get(`/api/v1/works/${workId}`)
    expect([before.body.asOf, before.body.applicableVersionId]).toEqual(['2020-05-31', '2001-05-01'])
    expect([after.body.asOf, after.body.applicableVersionId]).toEqual(['2020-06-01', '2020-03-01'])
    expect(before.get('ETag')).not.toBe(after.get('ETag'))
  })
})

describe('an answer about an explicit day', () => {
  it('may be kept over midnight', async () => {
    const path = `/api/v1/works/${workId}?asOf=2020-01-01`
    expect(await cacheControlAt('2026-11-23T15:59:00Z', path)).toBe('public, max-age=300')
  })
})

describe('a digest', () => {
  it('is the same for the same body and answers 304 to those who have it', async () => {
    const { app } = worldAt('2026-11-23T12:00:00+08:00')
    const path = `/api/v1/works/${workId}`
    const etag = (await request(app).get(path)).get('ETag') ?? ''
    expect((await request(app).get(path)).get('ETag')).toBe(etag)
    const again = await request(app).get(path).set('If-None-Match', etag)
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('of the same search stays while nothing changed', async () => {
    const { app } = worldAt('2026-11-23T12:00:00+08:00')
    const path = '/api/v1/search?q=渡船'.replace('渡船', encodeURIComponent('渡船'))
    const first = await request(app).get(path)
    const second = await request(app).get(path)
    expect(second.get('ETag')).toBe(first.get('ETag'))
  })
})

describe('a problem', () => {
  it('is kept by nobody', async () => {
    expect(await cacheControlAt('2026-11-23T12:00:00+08:00', '/api/v1/works/w999')).toBe('no-store')
    expect(await cacheControlAt('2026-11-23T12:00:00+08:00', '/nowhere')).toBe('no-store')
  })
})
