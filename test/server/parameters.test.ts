import fc from 'fast-check'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWorld, type World } from './world.ts'

let world: World

beforeAll(() => {
  world = aWorld()
})
afterAll(() => world.close())

const search = (query: Record<string, string>) => request(world.app).get('/api/v1/search').query(query)

describe('parameters of a search', () => {
  it('reach the engine as a plan', async () => {
    world.asked.length = 0
    await search({
      q: '渡船',
      in: 'title',
      status: 'in_force,repealed',
      type: 'law',
      issuer: '云岚国国民议会,国务院',
      year: '2020,2021',
      region: '440000',
      applicableIn: '440700',
      promulgatedFrom: '2020-01-01',
      promulgatedTo: '2020-12-31',
      effectiveFrom: '2020-02-01',
      effectiveTo: '2021-12-31',
      asOf: '2020-07-01',
      versions: 'all',
      unit: 'provision',
      sort: '-promulgated',
      page: '3',
      pageSize: '10',
      facets: 'type,year',
      explain: '1',
      subject: '交通',
    })
    expect(world.asked[0]).toMatchObject({
      in: 'title',
      asOf: '2020-07-01',
      versions: 'all',
      unit: 'provision',
      sort: { by: 'promulgated', descending: true },
      offset: 20,
      limit: 10,
      facets: ['type', 'year'],
      explain: true,
      filters: {
        status: ['in_force', 'repealed'],
        type: ['law'],
        issuer: ['云岚国国民议会', '国务院'],
        subject: ['交通'],
        year: [2020, 2021],
        region: ['440000'],
        applicableIn: '440700',
        promulgatedFrom: '2020-01-01',
        promulgatedTo: '2020-12-31',
        effectiveFrom: '2020-02-01',
        effectiveTo: '2021-12-31',
      },
    })
  })

  it('are those of the contract where none is given', async () => {
    const { body } = await search({})
    expect(world.asked.at(-1)).toMatchObject({
      in: 'all',
      versions: 'applicable',
      unit: 'work',
      sort: { by: 'relevance', descending: false },
      offset: 0,
      limit: 20,
      facets: ['status', 'type', 'region', 'issuer', 'year'],
      asOf: '2026-11-23',
    })
    expect(Object.keys(body.facets)).toEqual(['status', 'type', 'region', 'issuer', 'year'])
  })

  it('left blank by a form filter nothing, and facets left empty count nothing', async () => {
    const { status, body } = await search({ q: '', status: '', asOf: '', page: '', facets: '' })
    expect(status).toBe(200)
    expect(world.asked.at(-1)).toMatchObject({ filters: { status: [] }, facets: [], offset: 0 })
    expect(body.facets).toEqual({})
  })

  it('given twice are one list', async () => {
    world.asked.length = 0
    await request(world.app).get('/api/v1/search?type=law&type=constitution')
    expect(world.asked[0]?.filters.type).toEqual(['law', 'constitution'])
  })
})

describe('a wrong parameter', () => {
  const wrong: readonly (readonly [string, Record<string, string>, string])[] = [
    ['of an unknown name', { colour: 'red' }, 'colour'],
    ['of an unknown value', { status: 'valid' }, 'status'],
    ['one wrong among right ones', { type: 'law,decree' }, 'type'],
    ['a day that does not exist', { asOf: '2025-02-29' }, 'asOf'],
    ['a day in another form', { asOf: '2025/02/01' }, 'asOf'],
    ['page 0', { page: '0' }, 'page'],
    ['a page size beyond 100', { pageSize: '101' }, 'pageSize'],
    ['a region that is no code', { region: '广东' }, 'region'],
    ['a year that is no number', { year: '二〇二〇' }, 'year'],
    ['an unknown order', { sort: 'newest' }, 'sort'],
    ['a facet that is not counted', { facets: 'status,colour' }, 'facets'],
    ['explain with another value', { explain: 'yes' }, 'explain'],
  ]

  it.each(wrong)('is named: %s', async (_what, query, parameter) => {
    const { status, body, type } = await search(query)
    expect([status, body.code, body.parameter]).toEqual([400, 'bad-parameter', parameter])
    expect(type).toBe('application/problem+json')
  })

  it('of an unknown name comes with the known ones', async () => {
    const { body } = await search({ colour: 'red' })
    expect(body.known).toContain('applicableIn')
    expect(body.known).toHaveLength(21)
  })

  it('is refused on every other address too', async () => {
    const { status, body } = await request(world.app).get('/api/v1/works/w000000000000001?on=2020-01-01')
    expect([status, body.code, body.known]).toEqual([400, 'bad-parameter', ['asOf']])
  })

  it('that may stand once only may not stand twice', async () => {
    const { status, body } = await request(world.app).get('/api/v1/search?q=a&q=b')
    expect([status, body.parameter]).toEqual([400, 'q'])
  })
})

describe('limits of a search', () => {
  it('are 500 characters, counted as readers count them', async () => {
    expect((await search({ q: '𠮷'.repeat(500) })).status).toBe(200)
    const { status, body } = await search({ q: '法'.repeat(501) })
    expect([status, body.code]).toEqual([400, 'query-too-long'])
  })

  it('are 10,000 hits, with a hint to the bulk files', async () => {
    expect((await search({ page: '100', pageSize: '100' })).status).toBe(200)
    const { status, body } = await search({ page: '101', pageSize: '100' })
    expect([status, body.code, body.hint]).toEqual([400, 'bad-parameter', '/api/v1/bulk'])
  })
})

describe('hostile input', () => {
  it('is answered or refused, and never breaks the server', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (q) => {
        const { status } = await search({ q })
        expect(status).toBe(200)
      }),
      { numRuns: 60 },
    )
  })

  it('in a path is an unknown id and nothing else', async () => {
    const paths = ['..%2f..%2fetc%2fpasswd', '%00', "'%20OR%201=1--", '%3Cscript%3E', '__proto__', 'constructor']
    for (const path of paths) {
      const { status, body } = await request(world.app).get(`/api/v1/works/${path}`)
      expect([status, body.code], path).toEqual([404, 'unknown-work'])
    }
  })

  it('that is no address at all is a bad parameter', async () => {
    const { status, body } = await request(world.app).get('/api/v1/works/%E0%A4%A')
    expect([status, body.code]).toEqual([400, 'bad-parameter'])
    expect(JSON.stringify(body)).not.toContain('node_modules')
  })

  it('of names that objects have by themselves is an unknown parameter', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const { status, body } = await request(world.app).get(`/api/v1/search?${name}=1`)
      expect([status, body.parameter], name).toEqual([400, name])
    }
  })

  it('that is too large is refused', async () => {
    const long = await request(world.app).get(`/api/v1/search?q=${'a'.repeat(9_000)}`)
    expect([long.status, long.body.code]).toEqual([400, 'query-too-long'])
    const body = await request(world.app)
      .post('/api/v1/search')
      .send({ text: 'a'.repeat(1_100_000) })
    expect([body.status, body.body.code]).toEqual([413, 'too-large'])
  })
})
