import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CorpusCollection, corpusCollection } from '../collection.ts'
import { corpusFolder, corpusNote, hasCorpus } from '../corpus.ts'
import { storeDigests } from '../store-digest.ts'
import { runTongcha, type Serving, serveTongcha } from '../tongcha.ts'

interface Hit {
  readonly workId: string
  readonly versionId: string
  readonly title: string
  readonly status: string
  readonly knownOn: string | null
  readonly provisions: readonly { readonly eId: string; readonly snippetHtml: string }[]
}

interface Answer {
  readonly total: number
  readonly hits: readonly Hit[]
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
}

const emptyBodies = [
  '汕头经济特区突发公共卫生事件应急条例(2022-05-30).md',
  '重庆市实施《农业技术推广法》办法(2016-09-29).md',
  '重庆市实施《国家赔偿法》办法(2012-09-27).md',
  '重庆市实施《母婴保健法》办法(2018-07-26).md',
]

describe.skipIf(!hasCorpus)(`the whole real collection${corpusNote}`, () => {
  let collection: CorpusCollection
  let server: Serving

  beforeAll(async () => {
    const built = await corpusCollection()
    if (built === null) throw new Error('the collection was not built')
    collection = built
    server = await serveTongcha('serve', collection.dataDir)
  }, 300_000)

  afterAll(async () => {
    await server?.stop()
  })

  async function get<T>(path: string): Promise<{ status: number; body: T; headers: Headers }> {
    const response = await fetch(`${server.url}${path}`, { redirect: 'manual' })
    return { status: response.status, body: (await response.json()) as T, headers: response.headers }
  }

  async function search(q: string, more: Record<string, string> = {}): Promise<Answer> {
    const { status, body } = await get<Answer>(`/api/v1/search?${new URLSearchParams({ q, ...more })}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  it('is taken in with every file accounted for, the empty ones counted and listed', () => {
    expect(collection.crawl.code, collection.crawl.stderr).toBe(0)
    const { report } = JSON.parse(collection.crawl.stdout.trim().split('\n').at(-1) ?? '{}')
    const { counts } = report
    expect(counts.new + counts.changed + counts.unchanged + counts.skipped + counts.unreadable).toBe(report.discovered)
    expect(counts.new).toBeGreaterThan(3_350)
    expect(report.unreadable.map(({ ref }: { ref: string }) => ref.split('/').at(-1)).sort()).toEqual(emptyBodies)
    expect(new Set(report.unreadable.map(({ code }: { code: string }) => code))).toEqual(
      new Set(['crawler/empty-body']),
    )
  })

  it('changes nothing when it is taken in twice', { timeout: 120_000 }, async () => {
    const store = join(collection.dataDir, 'records.sqlite')
    const before = storeDigests(store)
    const again = await runTongcha(
      ['crawl', 'lawrefbook', '--path', join(corpusFolder, 'lawrefbook'), '--json'],
      collection.dataDir,
    )
    expect(again.code, again.stderr).toBe(0)
    expect(storeDigests(store)).toEqual(before)
  })

  it('is served without taking in or indexing anything again', () => {
    expect(server.readyAfter).toBeLessThan(15)
  })

  it.each(['行政处罚法', '民法典', '个人信息保护法', '未成年人保护法'])(
    'answers %s with that law first',
    async (name) => {
      const { hits } = await search(name)
      expect(hits[0]).toMatchObject({ title: `中华人民共和国${name}`, status: 'in_force', knownOn: '2025-04-19' })
    },
  )

  it('answers a citation with that article of the law first', async () => {
    const { hits } = await search('民法典1254条')
    expect(hits[0]?.title).toBe('中华人民共和国民法典')
    expect(hits[0]?.provisions[0]?.eId).toBe('art_1254')
  })

  it('shows the law as it stood on a day, in search and in records', async () => {
    const today = (await search('未成年人保护法')).hits[0]
    const then = (await search('未成年人保护法', { asOf: '2022-01-01' })).hits[0]
    expect([today?.versionId, then?.versionId]).toEqual(['2024-04-26', '2020-10-17'])
    expect(then?.status).toBe('in_force')
    const record = await get<{
      applicableVersionId: string
      versions: { versionId: string; validity: { code: string } }[]
    }>(`/api/v1/works/${today?.workId}?asOf=2022-01-01`)
    expect(record.body.applicableVersionId).toBe('2020-10-17')
    expect(record.body.versions.map(({ versionId, validity }) => `${versionId} ${validity.code}`)).toEqual([
      '2024-04-26 not_yet_in_force',
      '2020-10-17 in_force',
    ])
  })

  it('counts each filter as it will then find', async () => {
    const { facets, total } = await search('垃圾分类')
    expect(total).toBeGreaterThan(10)
    for (const name of ['status', 'type', 'region', 'issuer', 'year'] as const) {
      const [most] = facets[name] ?? []
      const filtered = await search('垃圾分类', { [name]: most?.value ?? '' })
      expect(filtered.total, `${name}=${most?.value}`).toBe(most?.count)
    }
  })

  it('marks the words found in the articles, and nothing else', async () => {
    const { hits } = await search('高空 抛物')
    for (const { snippetHtml } of hits.flatMap(({ provisions }) => provisions)) {
      expect(snippetHtml.replaceAll('<mark>', '').replaceAll('</mark>', '')).not.toContain('<')
    }
    expect(hits[0]?.provisions[0]?.snippetHtml).toContain('<mark>')
  })

  it('serves the longest code whole, in the HTML as it arrives', async () => {
    const [code] = (await search('民法典')).hits
    const html = await (await fetch(`${server.url}/works/${code?.workId}/${code?.versionId}`)).text()
    expect(html.match(/id="art_\d+"/g)?.length).toBe(1260)
    expect(html).toContain('从建筑物中抛掷物品')
  })
})
