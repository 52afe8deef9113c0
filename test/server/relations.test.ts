import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { relate } from '../../data/relations/relate.ts'
import { statementReaders } from '../../data/relations/statement-readers.ts'
import { titleFinder } from '../../data/relations/title-finder.ts'
import { provisionName } from '../../server/services/provision-name.ts'
import { anArticle } from '../builders.ts'
import { aWorld, record, type World, workId } from './world.ts'

let world: World
const rule = 'w000000000000002'
const decision = 'w000000000000003'

beforeEach(async () => {
  world = aWorld()
  record(
    world.store,
    {
      workId: rule,
      key: { normalisedTitle: '渡船登记办法', issuer: null, firstAdoptedOn: '2021-01-01' },
      title: '渡船登记办法',
    },
    { title: '渡船登记办法', promulgatedOn: '2021-01-01' },
    [
      anArticle('1', '根据《湖泊渡运法》，制定本办法。'),
      anArticle('2', '登记应当依照《湖泊渡运法》第一条、第二条的规定办理。'),
      anArticle('3', '违反本办法第二条规定的，处一千元以下罚款。'),
      anArticle('4', '《夜渡办法》同时废止。'),
    ],
  )
  record(
    world.store,
    {
      workId: decision,
      key: { normalisedTitle: '关于修改《湖泊渡运法》的决定', issuer: null, firstAdoptedOn: '2025-01-01' },
      title: '云岚国国民议会关于修改《湖泊渡运法》的决定',
      kind: 'amending_decision',
    },
    { title: '云岚国国民议会关于修改《湖泊渡运法》的决定', promulgatedOn: '2025-01-01' },
    [anArticle('1', '将《湖泊渡运法》第一条修改为：“渡船不必登记。”')],
  )
  await relate(world.store, { clock: () => new Date(0), readers: statementReaders, finder: titleFinder })
})
afterEach(() => world.close())

const get = async (path: string) => (await request(world.app).get(encodeURI(`/api/v1${path}`))).body

describe('the relations of a work', () => {
  it('are answered from both ends, each with its sentence, titles and addresses', async () => {
    const body = await get(`/works/${workId}/relations?type=basedOn`)
    expect(body).toMatchObject({ workId, title: '湖泊渡运法', total: 1, next: null, notice: null })
    expect(body.items[0]).toEqual({
      type: 'basedOn',
      direction: 'in',
      partial: false,
      from: {
        workId: rule,
        versionId: '2021-01-01',
        eId: 'art_1__para_1',
        title: '渡船登记办法',
        label: '第一条',
        url: `/works/${rule}/2021-01-01/art_1`,
      },
      target: {
        workId,
        versionId: '2020-03-01',
        eId: null,
        title: '湖泊渡运法',
        label: null,
        citedAs: '湖泊渡运法',
        url: `/works/${workId}/2020-03-01`,
      },
      quote: '根据《湖泊渡运法》，制定本办法。',
      effectiveOn: null,
      declares: null,
      effect: null,
    })
    const other = await get(`/works/${rule}/relations?type=basedOn`)
    expect(other.items[0]).toEqual({ ...body.items[0], direction: 'out' })
  })

  it('of one article are those that name it or a part of it', async () => {
    const first = await get(`/works/${workId}/relations?eId=art_1&type=cites`)
    expect(first.items).toMatchObject([{ target: { eId: 'art_1', label: '第一条' }, from: { label: '第二条' } }])
    expect((await get(`/works/${workId}/relations?eId=art_9`)).total).toBe(0)
    const punished = await get(`/works/${rule}/relations?eId=art_2&direction=in`)
    expect(punished.items).toMatchObject([
      { type: 'penalizes', from: { label: '第三条' }, target: { label: '第二条' } },
    ])
  })

  it('keep the name of what is not held', async () => {
    const { items } = await get(`/works/${rule}/relations?type=repeals`)
    expect(items).toMatchObject([{ direction: 'out', declares: 'repealed', effectiveOn: '2021-01-01', effect: null }])
    expect(items[0].target).toEqual({
      workId: null,
      versionId: null,
      eId: null,
      title: null,
      label: null,
      citedAs: '夜渡办法',
      url: null,
    })
  })

  it('say what became of an amendment in the texts held', async () => {
    const { items } = await get(`/works/${decision}/relations?type=amends`)
    expect(items).toMatchObject([{ effect: 'pending', target: { workId, eId: 'art_1' } }])
  })

  it('go on with the cursor of the page before, and with no other', async () => {
    const seen: string[] = []
    let next: string | null = null
    do {
      const page: { items: { quote: string }[]; next: string | null } = await get(
        `/works/${rule}/relations?limit=2${next === null ? '' : `&cursor=${next}`}`,
      )
      seen.push(...page.items.map((item) => item.quote))
      next = page.next
    } while (next !== null)
    const whole = await get(`/works/${rule}/relations`)
    expect(seen).toEqual(whole.items.map((item: { quote: string }) => item.quote))
    expect(whole.counts.reduce((sum: number, one: { count: number }) => sum + one.count, 0)).toBe(whole.total)
    const wrong = await request(world.app).get(`/api/v1/works/${rule}/relations?cursor=abc`)
    expect([wrong.status, wrong.body.code, wrong.body.parameter]).toEqual([400, 'bad-parameter', 'cursor'])
  })

  it('of a work or version that is not held are problems', async () => {
    expect((await get('/works/w999/relations')).code).toBe('unknown-work')
    expect((await get(`/works/${rule}/relations?versionId=1999-01-01`)).code).toBe('unknown-version')
    expect((await get(`/works/${rule}/relations?type=likes`)).code).toBe('bad-parameter')
  })
})

describe('a provision', () => {
  it.each([
    ['art_86', '第八十六条'],
    ['art_120-1__para_2__subpara_1', '第一百二十条之一第二款第（一）项'],
    ['art_1057', '第一千零五十七条'],
    ['art_10__para_1__intro_1', '第十条第一款'],
    ['chp_4__sec_1', '第四章第一节'],
    ['annex_2', '附件2'],
    ['preamble', '序言'],
    ['preamble__para_2', '序言'],
    ['para_3', '第三段'],
    ['table_1', null],
  ])('%s is cited as %s', (eId, name) => {
    expect(provisionName(eId)).toBe(name)
  })
})
