import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Provision } from '../../data/model/provision.ts'
import { openApiDocument } from '../../server/http/openapi/document.ts'
import { apiRoutes } from '../../server/http/route-list.ts'
import { anArticle, aWork } from '../builders.ts'
import { aWorld, record, type World, workId } from './world.ts'

let world: World

beforeEach(() => {
  world = aWorld()
})
afterEach(() => world.close())

const from = '2001-05-01'
const to = '2020-03-01'

const compare = (query: string, id = workId) => request(world.app).get(`/api/v1/works/${id}/compare?${query}`)

describe('a comparison', () => {
  it('is answered with a row for each provision of both versions', async () => {
    const { body, status } = await compare(`from=${from}&to=${to}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      from,
      to,
      counts: { unchanged: 0, changed: 1, added: 1, deleted: 0, moved: 0 },
      work: { workId },
      fromVersion: { versionId: from },
      toVersion: { versionId: to },
    })
    expect(body.rows).toEqual([
      {
        kind: 'changed',
        provisionKind: 'article',
        fromEId: 'art_1',
        toEId: 'art_1',
        fromLabel: '第1条',
        toLabel: '第1条',
        division: null,
        parts: [
          { op: 'same', text: '渡船应当登记' },
          { op: 'add', text: '并且<b>检验</b>' },
          { op: 'same', text: '。' },
        ],
      },
      {
        kind: 'added',
        provisionKind: 'article',
        fromEId: null,
        toEId: 'art_2',
        fromLabel: null,
        toLabel: '第2条',
        division: null,
        parts: [{ op: 'add', text: '违反的，处以罚款。' }],
      },
    ])
    expect(body.versions.map((version: { versionId: string }) => version.versionId)).toEqual([to, from])
  })

  it('may go back in time, and of a version with itself shows nothing changed', async () => {
    const back = await compare(`from=${to}&to=${from}`)
    expect(back.body.counts).toMatchObject({ changed: 1, deleted: 1 })
    const itself = await compare(`from=${to}&to=${to}`)
    expect(itself.body.counts).toEqual({ unchanged: 2, changed: 0, added: 0, deleted: 0, moved: 0 })
  })

  it('has the statuses of the day asked for', async () => {
    const { body } = await compare(`from=${from}&to=${to}&asOf=2010-01-01`)
    expect(body.fromVersion.validity).toMatchObject({ code: 'in_force', asOf: '2010-01-01' })
  })

  it('is valid against the OpenAPI document, as are its problems', async () => {
    const document = JSON.parse(JSON.stringify(openApiDocument(apiRoutes())))
    const operation = document.paths['/works/{workId}/compare'].get
    const required = operation.parameters.filter((parameter: { required: boolean }) => parameter.required)
    expect(required.map(({ name }: { name: string }) => name)).toEqual(['workId', 'from', 'to'])
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addSchema({ ...document, $id: 'openapi' })
    for (const query of [`from=${from}&to=${to}`, `from=${from}&to=1999-01-01`, `from=${from}`]) {
      const { body, status, type } = await compare(query)
      const validate = ajv.getSchema(`openapi${operation.responses[status].content[type].schema.$ref}`)
      expect(validate?.(body), `${query} ${JSON.stringify(validate?.errors)}`).toBe(true)
    }
  })

  it('follows what is recorded', async () => {
    await compare(`from=${from}&to=${to}`)
    const articles: readonly Provision[] = [anArticle('1', '渡船应当登记。')]
    record(world.store, {}, { promulgatedOn: to, effectiveFrom: '2020-06-01', textSha256: '1'.repeat(64) }, articles)
    const { body } = await compare(`from=${from}&to=${to}`)
    expect(body.counts).toMatchObject({ unchanged: 1, changed: 0, added: 0 })
  })
})

describe('a comparison that cannot be made', () => {
  it('says whether the work or the version is unknown', async () => {
    const work = await compare(`from=${from}&to=${to}`, 'w999')
    expect([work.status, work.body.code]).toEqual([404, 'unknown-work'])
    for (const query of [`from=1999-01-01&to=${to}`, `from=${from}&to=1999-01-01`]) {
      const version = await compare(query)
      expect([version.status, version.body.code]).toEqual([404, 'unknown-version'])
      expect(version.body.detail).toContain('1999-01-01')
    }
  })

  it('says which parameter is missing', async () => {
    for (const [query, parameter] of [
      ['', 'from'],
      [`from=${from}`, 'to'],
      [`from=${from}&to=`, 'to'],
      [`from=${from}&to=${to}&only=changes`, 'only'],
    ]) {
      const { body, status } = await compare(query ?? '')
      expect([status, body.code, body.parameter]).toEqual([400, 'bad-parameter', parameter])
    }
  })
})

it('the sample is called invented in comparisons too', async () => {
  const sample = aWorld({ kind: 'sample' })
  const { body } = await request(sample.app).get(`/api/v1/works/${aWork().workId}/compare?from=${from}&to=${to}`)
  expect(body.notice).toBe('示例数据：以下文件均为虚构，不是法律。')
  sample.close()
})
