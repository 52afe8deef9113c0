import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EngineHit, SearchEngine } from '../../indexer/engine.ts'
import { searchWithRelaxation } from '../../indexer/search.ts'
import type { SearchDocument } from '../../indexer/search-document.ts'
import { type Asked, aPlan } from './plans.ts'
import { aSearchDocument, inForceFrom } from './search-documents.ts'

/** Invented texts: 云岚国 is no country, and none of these instruments exists. */
const ferryLaw = aSearchDocument({
  title: '云岚国湖泊渡运法',
  heading: '第二章 渡船检验',
  articles: [
    '为了规范湖泊渡运，保障乘客安全，制定本法。',
    '渡船经营者应当每年接受船舶检验，不得超载运送乘客。',
    '超载运送乘客的，处以一千元以上五千元以下罚款；情节严重的，吊销渡运许可证。',
    '船舶检验、罚款的具体办法由渡运署制定。',
  ],
})
const oldCensus = aSearchDocument({
  title: '星图测绘条例',
  workId: 'star-survey',
  promulgatedOn: '2005-01-01',
  validity: inForceFrom('2005-03-01', '2015-06-01'),
  effectiveFrom: '2005-03-01',
  type: 'administrative_regulation',
  level: 3,
  issuers: ['云岚国内阁'],
  articles: ['测绘员应当持有星图测绘证书。', '违反本条例的，给予警告。'],
})
const newCensus = aSearchDocument({
  title: '星图测绘条例',
  workId: 'star-survey',
  promulgatedOn: '2015-05-01',
  validity: inForceFrom('2015-06-01'),
  effectiveFrom: '2015-06-01',
  type: 'administrative_regulation',
  level: 3,
  issuers: ['云岚国内阁'],
  articles: ['测绘员应当持有数字星图证书。', '违反本条例的，处以罚款。'],
})
const harbourRule = aSearchDocument({
  title: '松江州渡口管理规定',
  workId: 'harbour-rule',
  type: 'local_regulation',
  level: 4,
  region: '440700',
  issuers: ['松江州议会'],
  promulgatedOn: '2012-02-02',
  documentNumber: '松政发〔2012〕7号',
  articles: ['渡口应当依照云岚国湖泊渡运法设置救生设备。', '乘客应当遵守渡口秩序。违者给予警告。'],
})
const amendingDecision = aSearchDocument({
  title: '关于修改《云岚国湖泊渡运法》的决定',
  workId: 'amending-decision',
  kind: 'amending_decision',
  promulgatedOn: '2001-04-01',
  articles: ['将第三条中的罚款数额修改为一千元以上五千元以下。'],
})

const all: readonly SearchDocument[] = [ferryLaw, oldCensus, newCensus, harbourRule, amendingDecision]

async function* each(documents: readonly SearchDocument[]): AsyncGenerator<SearchDocument> {
  yield* documents
}

const worksOf = (hits: readonly EngineHit[]): string[] => hits.map(({ workId }) => workId)

/** What every engine must do, whatever it is built on. */
export function describeEngine(name: string, open: (folder: string) => SearchEngine): void {
  describe(`${name}, as every search engine,`, () => {
    let folder: string
    let engine: SearchEngine

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'tongcha-engine-'))
      engine = open(folder)
      await engine.rebuild(each(all), 7)
    })

    afterEach(async () => {
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    })

    const search = async (query: string, asked: Asked = {}) => engine.search(aPlan(query, asked))

    it('says that it has no index, instead of finding nothing', async () => {
      const empty = open(join(folder, 'empty'))
      expect(await empty.position()).toBeNull()
      expect(await empty.count()).toBe(0)
      expect(await empty.health()).toMatchObject({ ok: false })
      await expect(empty.search(aPlan('渡船'))).rejects.toMatchObject({ code: 'indexer/engine-unavailable' })
      await empty.close()
    })

    it('knows how far the log is indexed and how many versions it holds', async () => {
      expect(await engine.position()).toBe(7)
      expect(await engine.count()).toBe(5)
      expect(await engine.health()).toEqual({ ok: true })
    })

    it('gives the law itself before the texts that name it', async () => {
      const { hits } = await search('湖泊渡运法')
      expect(worksOf(hits)[0]).toBe(ferryLaw.workId)
    })

    it('finds a title as written, with its marks, in traditional characters and full width', async () => {
      for (const query of ['《云岚国湖泊渡运法》', '雲嵐國湖泊渡運法', '云岚国　湖泊渡运法']) {
        expect(worksOf((await search(query)).hits)[0], query).toBe(ferryLaw.workId)
      }
    })

    it('finds what holds all the words, in one article or in several', async () => {
      const { hits, total } = await search('超载 检验')
      expect(total).toBe(1)
      expect(hits[0]?.provisions.map(({ eId }) => eId)).toContain('art_2')
      expect((await search('乘客 警告')).total).toBe(1)
      expect((await search('超载 证书')).total).toBe(0)
    })

    it('names the articles that hold all the words first, and counts them', async () => {
      const { hits } = await search('船舶检验 罚款')
      expect(hits[0]).toMatchObject({ provisionsTotal: 1, provisions: [{ eId: 'art_4' }] })
    })

    it('finds a word that stands only in a heading', async () => {
      expect(worksOf((await search('渡船检验')).hits)).toContain(ferryLaw.workId)
    })

    it('finds shorter words inside the words of the text', async () => {
      expect(worksOf((await search('许可')).hits)).toEqual([ferryLaw.workId])
    })

    it('finds words that no dictionary knows', async () => {
      expect(worksOf((await search('载运送乘')).hits)).toEqual([ferryLaw.workId])
    })

    it('finds an exact phrase and nothing that merely has its words', async () => {
      expect(worksOf((await search('"超载运送乘客"')).hits)).toEqual([ferryLaw.workId])
      expect((await search('"运送超载乘客"')).total).toBe(0)
      expect((await search('“千元以下罚款”')).total).toBe(1)
      expect((await search('"以下，罚款"')).total).toBe(0)
    })

    it('finds a phrase of one character at the end of a text', async () => {
      expect((await search('"告。"')).total).toBe(1)
      expect((await search('"船"')).total).toBe(1)
    })

    it('leaves out what holds an excluded word or phrase', async () => {
      expect(worksOf((await search('乘客 -罚款')).hits)).toEqual(['harbour-rule'])
      expect((await search('乘客 -"救生设备" -"超载运送"')).total).toBe(0)
    })

    it('looks at titles, texts or numbers alone where asked to', async () => {
      expect((await search('渡口', { in: 'title' })).total).toBe(1)
      expect((await search('救生', { in: 'title' })).total).toBe(0)
      expect((await search('湖泊渡运法', { in: 'body' })).hits.map(({ workId }) => workId)).toEqual(['harbour-rule'])
      expect((await search('松政发〔2012〕7号', { in: 'number' })).total).toBe(1)
      expect((await search('渡口', { in: 'number' })).total).toBe(0)
    })

    it('finds a document number in any style', async () => {
      for (const query of ['松政发〔2012〕7号', '松政发[2012]7号', '松政发（２０１２）第7号', '松政发 2012 7 号']) {
        expect(worksOf((await search(query)).hits), query).toEqual(['harbour-rule'])
      }
    })

    it('gives the cited article first', async () => {
      const { hits } = await search('湖泊渡运法第三条')
      expect(hits[0]?.provisions[0]?.eId).toBe('art_3')
      const provisions = await search('云岚国湖泊渡运法第3条第1款', { unit: 'provision' })
      expect(provisions.hits[0]).toMatchObject({ workId: ferryLaw.workId, provisions: [{ eId: 'art_3' }] })
    })

    it('shows one version a work: the one in force on the day', async () => {
      const on = async (asOf: string) => (await search('星图测绘条例', { asOf })).hits.map(({ versionId }) => versionId)
      expect(await on('2026-11-23')).toEqual(['2015-05-01'])
      expect(await on('2015-05-31')).toEqual(['2005-01-01'])
      expect(await on('2005-02-01')).toEqual(['2005-01-01'])
      expect(await on('2004-12-31')).toEqual([])
    })

    it('shows every version where asked to', async () => {
      const { hits } = await search('星图测绘条例', { versions: 'all' })
      expect(hits.map(({ versionId }) => versionId).sort()).toEqual(['2005-01-01', '2015-05-01'])
    })

    it('searches the words of the version that applies', async () => {
      expect((await search('数字星图')).total).toBe(1)
      expect((await search('数字星图', { asOf: '2010-01-01' })).total).toBe(0)
    })

    it('filters by status on the day asked for', async () => {
      const inForce = { filters: { status: ['in_force' as const] } }
      expect((await search('星图测绘条例', { ...inForce, asOf: '2005-02-01' })).total).toBe(0)
      expect((await search('星图测绘条例', { ...inForce, asOf: '2005-03-01' })).total).toBe(1)
    })

    it('filters by type, issuer, year, dates, region and what is binding in a place', async () => {
      const found = async (filters: Asked['filters']) =>
        worksOf((await search('', { filters: filters ?? {} })).hits).sort()
      expect(await found({ type: ['local_regulation'] })).toEqual(['harbour-rule'])
      expect(await found({ issuer: ['云岚国内阁'] })).toEqual(['star-survey'])
      expect(await found({ year: [2012] })).toEqual(['harbour-rule'])
      expect(await found({ region: ['440000'] })).toEqual(['harbour-rule'])
      expect(await found({ region: ['000000'] })).toEqual(['star-survey', ferryLaw.workId].sort())
      expect(await found({ applicableIn: '440700' })).toHaveLength(3)
      expect(await found({ applicableIn: '440100' })).toHaveLength(2)
      expect(await found({ promulgatedFrom: '2012-02-02', promulgatedTo: '2012-02-02' })).toEqual(['harbour-rule'])
      expect(await found({ effectiveFrom: '2015-06-01' })).toEqual(['star-survey'])
      expect(await found({ workId: 'star-survey' })).toEqual(['star-survey'])
    })

    it('lists everything for an empty query, but decisions that only amend', async () => {
      expect((await search('')).total).toBe(3)
      expect((await search('', { filters: { amendingDecisions: true } })).total).toBe(4)
      expect(worksOf((await search('关于修改《云岚国湖泊渡运法》的决定')).hits)[0]).toBe('amending-decision')
    })

    it('counts facets without their own filter and with the others', async () => {
      const facets = ['status', 'type', 'region', 'issuer', 'year'] as const
      const { facets: counts, total } = await search('', { facets, filters: { type: ['law'] } })
      expect(total).toBe(1)
      expect(counts.type).toEqual([
        { value: 'administrative_regulation', count: 1 },
        { value: 'law', count: 1 },
        { value: 'local_regulation', count: 1 },
      ])
      expect(counts.region).toEqual([{ value: '000000', count: 1 }])
      const provinces = (await search('', { facets: ['region'] })).facets.region
      expect(provinces).toEqual([
        { value: '000000', count: 2 },
        { value: '440000', count: 1 },
      ])
    })

    it('counts provisions where provisions are asked for', async () => {
      const { total, hits, facets } = await search('罚款', { unit: 'provision', facets: ['type'] })
      expect(total).toBe(3)
      expect(hits.every(({ provisions }) => provisions.length === 1)).toBe(true)
      expect(facets.type).toEqual([
        { value: 'law', count: 2 },
        { value: 'administrative_regulation', count: 1 },
      ])
    })

    it('finds articles by words of which some stand in the title', async () => {
      const { hits } = await search('湖泊渡运法 超载', { unit: 'provision' })
      expect(hits.map(({ provisions }) => provisions[0]?.eId).sort()).toEqual(['art_2', 'art_3'])
    })

    it('answers a question with the article that has most of it', async () => {
      const { hits } = await search('超载运送乘客会被吊销许可证吗？', { unit: 'provision' })
      expect(hits[0]).toMatchObject({ workId: ferryLaw.workId, provisions: [{ eId: 'art_3' }] })
      const works = await search('超载运送乘客会被吊销许可证吗？')
      expect(works.hits[0]).toMatchObject({ workId: ferryLaw.workId })
    })

    it('sorts by dates and titles, with unknown dates last', async () => {
      await engine.apply({
        upsert: [
          aSearchDocument({ title: '无日期的章程', workId: 'undated', promulgatedOn: null, articles: ['略。'] }),
        ],
        remove: [],
        upTo: 8,
      })
      const sorted = async (by: 'promulgated' | 'effective' | 'title', descending: boolean) =>
        worksOf((await search('', { sort: { by, descending } })).hits)
      expect(await sorted('promulgated', false)).toEqual([ferryLaw.workId, 'harbour-rule', 'star-survey', 'undated'])
      expect(await sorted('promulgated', true)).toEqual(['star-survey', 'harbour-rule', ferryLaw.workId, 'undated'])
      expect((await sorted('effective', true)).at(-1)).toBe('undated')
      expect(await sorted('title', false)).toEqual([...(await sorted('title', true))].reverse())
    })

    it('gives every match once over its pages', async () => {
      const whole = worksOf((await search('')).hits)
      const paged: string[] = []
      for (let offset = 0; offset < 4; offset++) paged.push(...worksOf((await search('', { offset, limit: 1 })).hits))
      expect(paged).toEqual(whole)
    })

    it('says how a score came about where asked to', async () => {
      const { hits } = await search('湖泊渡运法', { explain: true })
      const parts = Object.values(hits[0]?.explanation ?? {})
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(hits[0]?.score ?? Number.NaN)
      expect((await search('湖泊渡运法')).hits[0]?.explanation).toBeNull()
    })

    it('changes nothing where a batch is repeated', async () => {
      const changed = aSearchDocument({ title: '云岚国湖泊渡运法', articles: ['渡船一律停航。'] })
      const batch = { upsert: [changed], remove: ['star-survey/2005-01-01'], upTo: 9 }
      await engine.apply(batch)
      await engine.apply(batch)
      expect(await engine.position()).toBe(9)
      expect(await engine.count()).toBe(4)
      expect((await search('超载')).total).toBe(0)
      expect((await search('"一律停航"')).total).toBe(1)
      expect((await search('星图测绘条例', { asOf: '2010-01-01' })).total).toBe(0)
    })

    it('applies a batch wholly or not at all', async () => {
      const { provisions, ...rest } = newCensus
      const broken: SearchDocument = {
        ...rest,
        get provisions(): typeof provisions {
          throw new Error('the text cannot be read')
        },
      }
      const batch = { upsert: [aSearchDocument({ title: '新法', articles: ['新的。'] }), broken], remove: [], upTo: 9 }
      await expect(engine.apply(batch)).rejects.toThrow('the text cannot be read')
      expect(await engine.position()).toBe(7)
      expect((await search('新法')).total).toBe(0)
    })

    it('keeps the index in use where a build fails', async () => {
      async function* broken(): AsyncGenerator<SearchDocument> {
        yield newCensus
        throw new Error('the store has gone')
      }
      await expect(engine.rebuild(broken(), 20)).rejects.toThrow('the store has gone')
      expect(await engine.position()).toBe(7)
      expect((await search('超载')).total).toBe(1)
    })

    it('answers from the old index while a new one is built, and then from the new one', async () => {
      const seen: number[] = []
      async function* slowly(): AsyncGenerator<SearchDocument> {
        for (const document of [newCensus, harbourRule]) {
          seen.push((await search('超载')).total)
          yield document
        }
      }
      const report = await engine.rebuild(slowly(), 30)
      expect(seen).toEqual([1, 1])
      expect(report).toMatchObject({ versions: 2, provisions: 4 })
      expect((await search('超载')).total).toBe(0)
      expect(await engine.position()).toBe(30)
    })

    it('sees what another process writes', async () => {
      const other = open(folder)
      await search('渡船')
      await other.apply({
        upsert: [aSearchDocument({ title: '灯塔看守规则', articles: ['灯塔每日点灯。'] })],
        remove: [ferryLaw.id],
        upTo: 12,
      })
      expect((await search('灯塔')).total).toBe(1)
      expect((await search('超载')).total).toBe(0)
      await other.rebuild(each([ferryLaw]), 13)
      expect((await search('灯塔')).total).toBe(0)
      expect((await search('超载')).total).toBe(1)
      await other.close()
    })

    it('treats signs of a query language as text', async () => {
      for (const query of [
        '"',
        '*',
        'AND OR NOT',
        '(',
        ':',
        "';--",
        '^超载',
        '{title}: 渡',
        '-',
        '""',
        '超载*',
        'NEAR(a b)',
      ]) {
        await expect(search(query), query).resolves.toBeDefined()
      }
    })

    it('relaxes words that nothing holds together', async () => {
      const { response, isRelaxed } = await searchWithRelaxation(engine, aPlan('超载 证书'))
      expect(isRelaxed).toBe(true)
      expect(worksOf(response.hits).sort()).toEqual(['star-survey', ferryLaw.workId].sort())
      expect((await searchWithRelaxation(engine, aPlan('超载 检验'))).isRelaxed).toBe(false)
    })
  })
}
