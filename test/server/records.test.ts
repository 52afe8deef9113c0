import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aWorld, record, type World, workId } from './world.ts'

let world: World

beforeEach(() => {
  world = aWorld()
})
afterEach(() => world.close())

const get = (path: string) => request(world.app).get(path)

describe('a work', () => {
  it('is answered with its versions, newest first, and the one that applies today', async () => {
    const { body, status } = await get(`/api/v1/works/${workId}`)
    expect(status).toBe(200)
    expect(body.versions.map((version: { versionId: string }) => version.versionId)).toEqual([
      '2020-03-01',
      '2001-05-01',
    ])
    expect(body).toMatchObject({
      title: '湖泊渡运法',
      typeLabel: '法律',
      asOf: '2026-11-23',
      applicableVersionId: '2020-03-01',
      validity: { code: 'in_force', label: '现行有效' },
      region: { code: '000000', name: '全国' },
      notice: null,
    })
  })

  it('is answered by the older version up to the day before the newer one is in force', async () => {
    const before = await get(`/api/v1/works/${workId}?asOf=2020-05-31`)
    const on = await get(`/api/v1/works/${workId}?asOf=2020-06-01`)
    expect(before.body.applicableVersionId).toBe('2001-05-01')
    expect(on.body.applicableVersionId).toBe('2020-03-01')
    expect(on.body.versions[1]).toMatchObject({ effectiveUntil: '2020-05-31', validity: { code: 'amended' } })
    expect(before.body.versions[0].validity.code).toBe('not_yet_in_force')
  })

  it('has no version on a day before its promulgation, which is not the same as being unknown', async () => {
    const early = await get(`/api/v1/works/${workId}?asOf=2001-04-30`)
    expect([early.status, early.body.code]).toEqual([404, 'no-version-on-date'])
    expect(early.body.detail).toContain('2001-05-01')
    const unknown = await get('/api/v1/works/w999')
    expect([unknown.status, unknown.body.code, unknown.body.type]).toEqual([
      404,
      'unknown-work',
      '/problems/unknown-work',
    ])
  })
})

describe('a version', () => {
  it('is answered with its text and all versions beside it', async () => {
    const { body, status } = await get(`/api/v1/works/${workId}/versions/2020-03-01`)
    expect(status).toBe(200)
    expect(body.provisions[0]).toMatchObject({ eId: 'art_1', label: '第1条' })
    expect(body.otherVersions).toHaveLength(2)
    expect(body.work.workId).toBe(workId)
  })

  it('has its status on the day asked for', async () => {
    const { body } = await get(`/api/v1/works/${workId}/versions/2001-05-01?asOf=2010-01-01`)
    expect(body.validity).toMatchObject({ code: 'in_force', asOf: '2010-01-01' })
  })

  it('that does not exist is another answer than a work that does not', async () => {
    const { body, status } = await get(`/api/v1/works/${workId}/versions/1999-01-01`)
    expect([status, body.code]).toEqual([404, 'unknown-version'])
  })
})

describe('a provision', () => {
  it('is answered from the version that applies, with its words as text and its neighbours', async () => {
    const { body } = await get(`/api/v1/works/${workId}/provisions/art_1`)
    expect(body).toMatchObject({
      versionId: '2020-03-01',
      plainText: '第1条　渡船应当登记并且<b>检验</b>。',
      previous: null,
      next: 'art_2',
      url: `/works/${workId}/2020-03-01/art_1`,
    })
  })

  it('is answered from an older version on an older day', async () => {
    const { body } = await get(`/api/v1/works/${workId}/provisions/art_1?asOf=2005-01-01`)
    expect(body.versionId).toBe('2001-05-01')
  })

  it('that a version lacks is unknown in that version only', async () => {
    const lacking = await get(`/api/v1/works/${workId}/versions/2001-05-01/provisions/art_2`)
    const having = await get(`/api/v1/works/${workId}/versions/2020-03-01/provisions/art_2`)
    expect([lacking.status, lacking.body.code]).toEqual([404, 'unknown-provision'])
    expect(having.status).toBe(200)
  })
})

describe('the sample', () => {
  it('is called invented in every answer', async () => {
    const sample = aWorld({ kind: 'sample' })
    const paths = [
      `/works/${workId}`,
      `/works/${workId}/provisions/art_1`,
      `/works/${workId}/versions/2020-03-01`,
      `/works/${workId}/versions/2020-03-01/provisions/art_1`,
      '/stats',
      '/search',
    ]
    for (const path of paths) {
      const { body } = await request(sample.app).get(`/api/v1${path}`)
      expect(body.notice, path).toBe('示例数据：以下文件均为虚构，不是法律。')
    }
    sample.close()
  })
})

describe('the figures of a collection', () => {
  it('count works by type and by status on the day', async () => {
    const { body } = await get('/api/v1/stats?asOf=2020-05-31')
    expect(body).toMatchObject({ works: 1, versions: 2, articles: 3, asOf: '2020-05-31', sources: [] })
    expect(body.byType).toEqual([{ value: 'law', label: '法律', count: 1 }])
    expect(body.byStatus).toEqual([{ value: 'in_force', label: '现行有效', count: 1 }])
    expect(body.byYear).toEqual([{ value: '2001', label: '2001', count: 1 }])
  })

  it('follow what is recorded', async () => {
    await get('/api/v1/stats')
    record(
      world.store,
      {
        workId: 'w000000000000002',
        key: { normalisedTitle: '灯塔条例', issuer: null, firstAdoptedOn: '2021-01-01' },
        title: '灯塔条例',
        type: 'local_regulation',
        region: '440000',
      },
      { title: '灯塔条例', promulgatedOn: '2021-01-01' },
      [],
    )
    const { body } = await get('/api/v1/stats')
    expect(body.works).toBe(2)
    expect(body.byRegion).toContainEqual({ value: '440000', label: '广东省', count: 1 })
  })
})
