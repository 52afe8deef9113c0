import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { relate } from '../../data/relations/relate.ts'
import { statementReaders } from '../../data/relations/statement-readers.ts'
import { titleFinder } from '../../data/relations/title-finder.ts'
import { anArticle } from '../builders.ts'
import { aWorld, record, type World, workId } from './world.ts'

let world: World
const old = 'w000000000000002'
const fresh = 'w000000000000003'

function law(id: string, title: string, day: string, articles: readonly string[], fields = {}, work = {}): void {
  const key = { normalisedTitle: title, issuer: '云岚国国民议会', firstAdoptedOn: day }
  record(
    world.store,
    { workId: id, key, title, ...work },
    { title, promulgatedOn: day, ...fields },
    articles.map((text, index) => anArticle(String(index + 1), text)),
  )
}

beforeAll(async () => {
  world = aWorld()
  law(old, '渡船检验办法', '2003-01-01', ['检验免费。'])
  law(fresh, '渡船检验条例', '2021-01-01', ['检验收费。', '《渡船检验办法》同时废止。'])
  law('w000000000000004', '灯塔看守法', '2026-01-01', ['灯塔应当点灯。'], { effectiveFrom: '2027-01-01' })
  law('w000000000000005', '集市办法', '2010-01-01', ['甲。'], {}, { region: '440700', issuers: ['甲市'] })
  law('w000000000000006', '集市办法', '2011-01-01', ['乙。'], {}, { region: '330100', issuers: ['乙市'] })
  law('w000000000000007', '茶馆通知', '2012-01-01', ['丙。'], {
    documentNumber: '云令〔2012〕7号',
    documentNumberNormalised: '云令〔2012〕7号',
  })
  await relate(world.store, { clock: () => new Date(0), readers: statementReaders, finder: titleFinder })
})
afterAll(() => world.close())

const cite = async (ref: string, asOf?: string) =>
  (await request(world.app).get(encodeURI(`/api/v1/cite?ref=${ref}${asOf === undefined ? '' : `&asOf=${asOf}`}`))).body

describe('a citation', () => {
  it('is resolved to the provision of the version that applies', async () => {
    expect(await cite('《湖泊渡运法》第二条')).toMatchObject({
      citedAs: '《湖泊渡运法》第二条',
      start: 0,
      end: 10,
      verdict: 'ok',
      workId,
      versionId: '2020-03-01',
      eId: 'art_2',
      label: '第二条',
      title: '湖泊渡运法',
      url: `/works/${workId}/2020-03-01/art_2`,
      asOf: '2026-11-23',
      evidence: [{ rule: 'commencement', effectiveOn: '2020-06-01' }],
    })
  })

  it('is read without marks, with digits, and as a title alone', async () => {
    for (const ref of ['湖泊渡运法第一条', '湖泊渡运法1条', '湖泊渡运法第1条']) {
      expect(await cite(ref), ref).toMatchObject({ verdict: 'ok', workId, eId: 'art_1' })
    }
    for (const ref of ['湖泊渡运法', '《湖泊渡运法》', '中华人民共和国湖泊渡运法']) {
      expect(await cite(ref), ref).toMatchObject({ verdict: 'ok', workId, eId: null })
    }
    expect(await cite('云令〔2012〕7号')).toMatchObject({ verdict: 'ok', workId: 'w000000000000007' })
  })

  it('is checked on the day asked for', async () => {
    expect(await cite('湖泊渡运法第二条', '2005-01-01')).toMatchObject({
      verdict: 'no_such_article',
      versionId: '2001-05-01',
      eId: null,
    })
    expect(await cite('湖泊渡运法第一条', '1999-01-01')).toMatchObject({ verdict: 'not_yet_in_force', versionId: null })
    expect(await cite('灯塔看守法')).toMatchObject({ verdict: 'not_yet_in_force', versionId: '2026-01-01' })
  })

  it('of a repealed text gives the sentence that repealed it and what took its place', async () => {
    expect(await cite('渡船检验办法第一条')).toMatchObject({
      verdict: 'repealed',
      workId: old,
      eId: 'art_1',
      evidence: [{ rule: 'explicit_repeal', quote: '《渡船检验办法》同时废止。', effectiveOn: '2021-01-01' }],
      successor: { workId: fresh, title: '渡船检验条例' },
    })
    expect(await cite('渡船检验办法第一条', '2020-12-31')).toMatchObject({ verdict: 'ok', successor: null })
  })

  it('of a paragraph that the article lacks names the article', async () => {
    expect(await cite('《湖泊渡运法》第一条第九款')).toMatchObject({
      verdict: 'no_such_article',
      eId: 'art_1',
      label: '第一条第九款',
    })
  })

  it('that may mean several works gives all of them', async () => {
    const { verdict, candidates, workId: none } = await cite('集市办法')
    expect([verdict, none]).toEqual(['ambiguous', null])
    expect(candidates.map((one: { workId: string }) => one.workId).sort()).toEqual([
      'w000000000000005',
      'w000000000000006',
    ])
  })

  it('whose number belongs to another title is a mismatch, and names that one', async () => {
    expect(await cite('《酒馆通知》（云令〔2012〕7号）')).toMatchObject({
      verdict: 'title_mismatch',
      candidates: [{ workId: 'w000000000000007', title: '茶馆通知' }],
    })
  })

  it('of a day on which an older text was issued leads to the comparison', async () => {
    expect(await cite('2001年5月1日云岚国国民议会通过的《湖泊渡运法》第一条')).toMatchObject({
      verdict: 'amended_since',
      versionId: '2020-03-01',
      changes: [
        { from: '2001-05-01', to: '2020-03-01', compareUrl: `/compare?work=${workId}&from=2001-05-01&to=2020-03-01` },
      ],
    })
  })

  it('that nothing held answers to says so, and words that are none are not found', async () => {
    for (const ref of ['不存在的法第三条', '今天天气好', '<script>', '本法第三条']) {
      expect(await cite(ref), ref).toMatchObject({ verdict: 'not_in_collection', workId: null, candidates: [] })
    }
  })

  it('needs words', async () => {
    const { status, body } = await request(world.app).get('/api/v1/cite')
    expect([status, body.code, body.parameter]).toEqual([400, 'bad-parameter', 'ref'])
  })
})
