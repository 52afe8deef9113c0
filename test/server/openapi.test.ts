import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Express } from 'express'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiDocument } from '../../server/http/openapi/document.ts'
import { apiBase } from '../../server/http/route.ts'
import { apiRoutes } from '../../server/http/route-list.ts'
import { aWorld, type World, workId } from './world.ts'

interface Operation {
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: { $ref: string } }> }>>
}
interface Document {
  readonly paths: Readonly<Record<string, { get: Operation; servers?: readonly { url: string }[] }>>
}

const document = JSON.parse(JSON.stringify(openApiDocument(apiRoutes()))) as Document
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ ...document, $id: 'openapi' })

function validatorOf(ref: string): ValidateFunction {
  const validate = ajv.getSchema(`openapi${ref}`)
  if (validate === undefined) throw new Error(`no schema ${ref}`)
  return validate
}

let world: World

beforeAll(() => {
  const hit = { workId, versionId: '2020-03-01', score: 1, explanation: { words: 1 } }
  world = aWorld({
    engine: {
      search: async (plan) => ({
        total: 1,
        totalIsExact: true,
        hits: [{ ...hit, provisionsTotal: 1, provisions: [{ eId: 'art_1', score: 1 }] }],
        facets: Object.fromEntries(plan.facets.map((name) => [name, [{ value: 'law', count: 1 }]])),
      }),
    },
  })
})
afterAll(() => world.close())

/** Paths of all routes that an application answers GET on, pages and files aside. */
function routePaths(app: Express): string[] {
  const layers = app.router.stack as readonly { route?: { path: string } }[]
  return layers.flatMap(({ route }) => (route === undefined ? [] : [route.path])).sort()
}

describe('the OpenAPI document', () => {
  it('holds every route of the application, and no other', () => {
    const described = Object.entries(document.paths).map(
      // Example: {workId} → :workId
      ([path, { servers }]) => (servers?.[0]?.url === '/' ? '' : apiBase) + path.replace(/\{(\w+)\}/g, ':$1'),
    )
    const outside = ['/robots.txt', '/problems/:code']
    expect([...described, ...outside].sort()).toEqual(routePaths(world.app))
  })

  it('is served as it is written', async () => {
    const { body } = await request(world.app).get('/api/v1/openapi.json')
    expect(body).toEqual(document)
  })

  const version = `/works/${workId}/versions/2020-03-01`
  const addresses: readonly (readonly [string, string])[] = [
    ['/search', '/search?q=渡船&explain=1'],
    ['/search', '/search?q=渡船&unit=provision'],
    ['/search', '/search?asOf=1900-01-01&facets='],
    ['/search', '/search?page=x'],
    ['/works/{workId}', `/works/${workId}`],
    ['/works/{workId}', '/works/nothing'],
    ['/works/{workId}', `/works/${workId}?asOf=1900-01-01`],
    ['/works/{workId}/provisions/{eId}', `/works/${workId}/provisions/art_1`],
    ['/works/{workId}/provisions/{eId}', `/works/${workId}/provisions/art_99`],
    ['/works/{workId}/versions/{versionId}', version],
    ['/works/{workId}/versions/{versionId}', `/works/${workId}/versions/1`],
    ['/works/{workId}/versions/{versionId}/provisions/{eId}', `${version}/provisions/art_2`],
    ['/works/{workId}/relations', `/works/${workId}/relations`],
    ['/works/{workId}/relations', `/works/${workId}/relations?type=cites,repeals&direction=in&eId=art_1`],
    ['/works/{workId}/relations', `/works/${workId}/relations?cursor=x`],
    ['/works/{workId}/relations', '/works/nothing/relations'],
    ['/cite', '/cite?ref=湖泊渡运法第一条'],
    ['/cite', '/cite'],
    ['/reviews', '/reviews'],
    ['/reviews', '/reviews?kind=nothing'],
    ['/stats', '/stats'],
    ['/openapi.json', '/openapi.json'],
    ['/healthz', '/healthz'],
    ['/readyz', '/readyz'],
  ]

  it.each(addresses)('describes what %s answers to %s', async (path, address) => {
    const item = document.paths[path]
    const base = item?.servers?.[0]?.url === '/' ? '' : apiBase
    const { status, body, type } = await request(world.app).get(encodeURI(base + address))
    const content = item?.get.responses[status]?.content?.[type]
    expect(content, `${status} ${type} is not described`).toBeDefined()
    const validate = validatorOf(content?.schema.$ref ?? '')
    expect(validate(body), JSON.stringify(validate.errors)).toBe(true)
  })
})

describe('a hit', () => {
  it('marks words in escaped text', async () => {
    const { body } = await request(world.app).get(encodeURI('/api/v1/search?q=渡船'))
    expect(body.hits[0].provisions[0]).toEqual({
      eId: 'art_1',
      label: '第1条',
      snippetHtml: '<mark>渡船</mark>应当登记并且&lt;b&gt;检验&lt;/b&gt;。',
      url: `/works/${workId}/2020-03-01/art_1`,
    })
    expect(body.hits[0]).toMatchObject({ status: 'in_force', statusLabel: '现行有效', effectiveFrom: '2020-06-01' })
  })

  it('of an article has its whole text', async () => {
    const { body } = await request(world.app).get(encodeURI('/api/v1/search?q=渡船&unit=provision'))
    expect(body.hits[0]).toMatchObject({ eId: 'art_1', text: '第1条　渡船应当登记并且<b>检验</b>。' })
    expect(body.hits[0]).not.toHaveProperty('provisions')
  })
})
