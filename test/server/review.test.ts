import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { relate } from '../../data/relations/relate.ts'
import { statementReaders } from '../../data/relations/statement-readers.ts'
import { titleFinder } from '../../data/relations/title-finder.ts'
import { toCsv } from '../../server/cli/csv.ts'
import { main } from '../../server/cli/main.ts'
import { sampleFolder } from '../../server/collection.ts'
import { readConfig } from '../../server/config.ts'
import { anArticle } from '../builders.ts'
import { aWorld, record, type World } from './world.ts'

let world: World
const run = {
  sourceId: 'sample',
  publisher: '示例',
  place: '/x',
  sourceDate: null,
  parser: 'sample@1',
  at: '2026-01-01T00:00:00.000Z',
}

beforeEach(async () => {
  world = aWorld()
  const { store } = world
  record(
    store,
    {
      workId: 'w000000000000002',
      key: { normalisedTitle: '渡船登记办法', issuer: null, firstAdoptedOn: null },
      title: '渡船登记办法',
    },
    {
      title: '渡船登记办法',
      promulgatedOn: '2021-01-01',
      effectiveFrom: null,
      warnings: [{ code: 'numbering-gap', message: '第二条之后是第四条。', eId: 'art_4' }],
    },
    [anArticle('1', '登记依照《夜渡法》第一条、《夜渡法》第二条和《=SUM(A1)办法》办理。')],
  )
  const { runId } = store.runs.begin(run)
  store.runs.record(
    runId,
    {
      ref: '空文件.md',
      result: 'unreadable',
      reason: 'crawler/empty-body',
      message: '空文件.md 没有正文。',
      captureSha256: null,
      parser: 'sample@1',
      warnings: [],
      versions: [],
    },
    run.at,
  )
  await relate(store, { clock: () => new Date(0), readers: statementReaders, finder: titleFinder })
})
afterEach(() => world.close())

const get = async (path: string) => (await request(world.app).get(encodeURI(`/api/v1${path}`))).body

interface Item {
  readonly kind: string
  readonly title: string
  readonly explanation: string
}

describe('what a maintainer should look at', () => {
  it('lists presumed statuses, warnings of the parser, unread files and names that nothing answers to', async () => {
    const { items, total, counts } = await get('/reviews')
    expect(total).toBe(items.length)
    const of = (kind: string): readonly Item[] => items.filter((item: Item) => item.kind === kind)
    expect(of('presumed_status')).toMatchObject([{ title: '渡船登记办法', url: '/works/w000000000000002/2021-01-01' }])
    expect(of('parser_warning')[0]?.explanation).toContain('第二条之后是第四条。')
    expect(of('unread_file')).toMatchObject([{ title: '空文件.md', workId: null }])
    expect(of('unread_file')[0]?.explanation).toContain('没有正文')
    expect(of('dangling_name')[0]).toMatchObject({ title: '夜渡法', workId: 'w000000000000002' })
    expect(of('dangling_name')[0]?.explanation).toContain('2 处')
    expect(counts).toContainEqual({ kind: 'unread_file', count: 1 })
  })

  it('is answered by kind and page by page', async () => {
    const all = await get('/reviews')
    const seen: string[] = []
    let cursor = ''
    do {
      const page: { items: Item[]; next: string | null } = await get(`/reviews?limit=1${cursor}`)
      seen.push(...page.items.map(({ title }) => title))
      cursor = page.next === null ? '' : `&cursor=${page.next}`
    } while (cursor !== '')
    expect(seen).toEqual(all.items.map(({ title }: Item) => title))
    expect((await get('/reviews?kind=unread_file')).total).toBe(1)
    expect((await get('/reviews?cursor=%21')).code).toBe('bad-parameter')
  })
})

describe('tongcha review', () => {
  it('gives the list as text, as a table for spreadsheets, and as JSON', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongcha-review-'))
    const tongcha = async (...args: readonly string[]): Promise<readonly [number, string]> => {
      const out: string[] = []
      const terminal = { out: (text: string) => void out.push(text), err: () => {}, isInteractive: false }
      const settings = () => readConfig({ TONGCHA_DATA_DIR: folder, LOG_LEVEL: 'silent' })
      return [await main(args, terminal, settings), out.join('\n')]
    }
    try {
      await tongcha('crawl', 'sample', '--path', sampleFolder)
      const [code, text] = await tongcha('review')
      expect(code).toBe(0)
      expect(text).toContain('dangling_name: ')
      const items: readonly Item[] = JSON.parse((await tongcha('review', '--format', 'json'))[1])
      const rows: unknown[] = parse((await tongcha('review', '--format', 'csv'))[1], { columns: true, bom: true })
      expect(rows).toHaveLength(items.length)
      expect(items.length).toBeGreaterThan(0)
      expect((await tongcha('review', '--format', 'xml'))[0]).toBe(2)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 60_000)
})

describe('a table for spreadsheets', () => {
  it('holds no cell that such a program runs as a formula', () => {
    const dangerous = ['=SUM(A1)', '+1', '-1', '@x', '＝1', ' =1', '\t=1', '=1,"2"']
    const read: string[][] = parse(toCsv([dangerous]), { bom: true })
    expect(read[0]).toEqual(dangerous.map((cell) => `'${cell}`))
  })

  it('gives every other cell back as it was', () => {
    const cells = ['甲,乙', '说"好"', '两\n行', '', '第1条 -', '(一)']
    const read: string[][] = parse(toCsv([cells, ['1', '2', '3', '4', '5', '6']]), { bom: true })
    expect(read).toEqual([cells, ['1', '2', '3', '4', '5', '6']])
  })
})
