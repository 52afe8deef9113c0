import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CodedError } from '../../../crawler/errors.ts'
import { type CrawlEvent, type CrawlRequest, crawl } from '../../../crawler/intake/crawl.ts'
import type { ParsedDocument, Source, SourceIo } from '../../../crawler/source.ts'
import { openStore } from '../../../data/store/open.ts'
import type { Store } from '../../../data/store/store.ts'
import { anArticle } from '../../builders.ts'

let folder: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcha-crawl-'))
  store = openStore(join(folder, 'records.sqlite'))
})

afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

function day(on: string | null) {
  return on === null ? null : ({ on, precision: 'day' } as const)
}

interface Draft {
  readonly title: string
  readonly first?: string | null
  readonly promulgated?: string | null
  readonly issuer?: string
  readonly region?: string
  readonly text?: string
}

/** A document as a source would parse it. */
function aDocument({
  title,
  first = null,
  promulgated = null,
  issuer,
  region = '000000',
  text = '正文',
}: Draft): ParsedDocument {
  return {
    title,
    type: 'law',
    kind: null,
    issuers: issuer === undefined ? [] : [issuer],
    region,
    subjects: [],
    titleNote: null,
    history: [],
    firstAdopted: day(first),
    adopted: day(promulgated),
    approved: null,
    promulgated: day(promulgated),
    effectiveFrom: null,
    effectiveFromOrigin: null,
    effectiveFromQuote: null,
    documentNumber: null,
    documentNumberNormalised: null,
    sourceLabel: null,
    provisions: [anArticle('1', text)],
    textSha256: createHash('sha256').update(text).digest('hex'),
  }
}

/** A source over documents kept in memory; a string stands for an error code at capture or parse. */
function sourceOf(
  documents: ReadonlyMap<string, Draft | 'unreadable' | 'gone' | 'skipped'>,
): Source & { asked: string[] } {
  const asked: string[] = []
  return {
    id: 'memory',
    publisher: '内存',
    coverage: '测试',
    politeness: { kind: 'offline' },
    asked,
    async ownDate() {
      return null
    },
    async *discover() {
      for (const ref of documents.keys()) yield { kind: 'updated', ref }
    },
    async capture(ref, io) {
      asked.push(ref)
      if (documents.get(ref) === 'gone') throw new CodedError('crawler/path-not-found', `${ref} is gone`)
      const bytes = Buffer.from(JSON.stringify(documents.get(ref)))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return {
        ref,
        capturedAt: io.now(),
        sourceDate: io.sourceDate,
        resources: [{ role: 'text', url: ref, mediaType: 'application/json', headers: {}, sha256, bytes }],
      }
    },
    parse({ resources }) {
      const draft = JSON.parse(Buffer.from(resources[0]?.bytes ?? []).toString()) as Draft | string
      if (draft === 'skipped') return { kind: 'skipped', reason: 'not-a-norm', detail: null }
      if (typeof draft === 'string')
        return { kind: 'unreadable', error: new CodedError('crawler/empty-body', 'nothing in it') }
      return { kind: 'parsed', documents: [aDocument(draft)], warnings: [] }
    },
  }
}

async function run(source: Source, options: Partial<CrawlRequest> & { sourceDate?: string | null } = {}) {
  const clock = () => new Date('2026-06-30T00:00:00Z')
  const sourceDate = options.sourceDate ?? null
  const events: CrawlEvent[] = []
  const io = { folder: undefined, sourceDate, now: () => clock().toISOString() } as unknown as SourceIo
  const report = await crawl({
    source,
    io,
    place: '/memory',
    store,
    since: null,
    limit: null,
    only: () => true,
    reparse: false,
    clock,
    signal: null,
    onEvent: (event) => events.push(event),
    ...options,
    sourceDate,
  })
  return { report, events }
}

function works() {
  return [...store.works.all()].map((work) => ({
    title: work.title,
    versions: store.works.versionsOf(work.workId).map(({ versionId }) => versionId),
  }))
}

const family = new Map<string, Draft>([
  ['a', { title: '湖泊渡运法', first: '2001-05-01', promulgated: '2001-05-01', text: '一' }],
  ['b', { title: '中华人民共和国湖泊渡运法', first: '2001-05-01', promulgated: '2012-03-10', text: '二' }],
  ['c', { title: '湖泊渡运法（2019年修正文本）', first: null, promulgated: '2019-03-05', text: '三' }],
])

describe('taking in', () => {
  it('makes one work of the versions of an instrument, whatever its title is spelt like', async () => {
    await run(sourceOf(family))
    expect(works()).toEqual([
      { title: '湖泊渡运法（2019年修正文本）', versions: ['2019-03-05', '2012-03-10', '2001-05-01'] },
    ])
  })

  it('gives a later 制定 of the same title a work of its own', async () => {
    await run(
      sourceOf(new Map([...family, ['d', { title: '湖泊渡运法', first: '2023-01-01', promulgated: '2023-01-01' }]])),
    )
    expect(works()).toHaveLength(2)
  })

  it('takes a note that counts from promulgation for the same 制定 as one that counts from adoption', async () => {
    const documents = new Map<string, Draft>([
      ['a', { title: '渡口管理条例', first: '2009-09-28', promulgated: '2009-10-13', text: '一' }],
      ['b', { title: '渡口管理条例', first: '2009-10-13', promulgated: '2022-03-29', text: '二' }],
    ])
    await run(sourceOf(documents))
    expect(works()).toEqual([{ title: '渡口管理条例', versions: ['2022-03-29', '2009-10-13'] }])
  })

  it('keeps the same title by different places and bodies apart', async () => {
    const documents = new Map<string, Draft>([
      [
        'a',
        {
          title: '渡口管理条例',
          issuer: '松澜省人民代表大会常务委员会',
          region: '990000',
          first: '2001-05-01',
          promulgated: '2001-05-01',
        },
      ],
      [
        'b',
        {
          title: '渡口管理条例',
          issuer: '鉴波市人民代表大会常务委员会',
          region: '990100',
          first: '2001-05-01',
          promulgated: '2001-05-01',
        },
      ],
    ])
    await run(sourceOf(documents))
    expect(works()).toHaveLength(2)
  })

  it('takes one text in two files for one version with two manifestations', async () => {
    const [, draft] = [...family][0] ?? []
    if (draft === undefined) throw new Error('no draft')
    const { report } = await run(
      sourceOf(
        new Map([
          ['a', draft],
          ['copy', draft],
        ]),
      ),
    )
    const [work] = store.works.all()
    expect(report.counts).toMatchObject({ new: 1, unchanged: 1 })
    expect(store.works.versionText(work?.workId ?? '', '2001-05-01')?.manifestations.map(({ url }) => url)).toEqual([
      'a',
      'copy',
    ])
  })

  it('keeps two different texts of one day as two versions', async () => {
    const draft = { title: '湖泊渡运法', first: '2001-05-01', promulgated: '2001-05-01' }
    await run(
      sourceOf(
        new Map([
          ['a', { ...draft, text: '一' }],
          ['b', { ...draft, text: '二' }],
        ]),
      ),
    )
    expect(works()[0]?.versions).toEqual(['2001-05-01-2', '2001-05-01'])
  })

  it('accounts for every document: taken in, skipped, or unreadable with the reason', async () => {
    const documents = new Map<string, Draft | 'unreadable' | 'gone' | 'skipped'>([
      ...family,
      ['d', 'unreadable'],
      ['e', 'gone'],
      ['f', 'skipped'],
    ])
    const { report } = await run(sourceOf(documents))
    expect(report.counts).toMatchObject({ new: 3, skipped: 1, unreadable: 2 })
    expect(report.unreadable.map(({ ref, code }) => `${ref} ${code}`)).toEqual([
      'd crawler/empty-body',
      'e crawler/path-not-found',
    ])
    expect([...store.runs.outcomes('memory')].map(({ ref }) => ref)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  it('changes nothing the second time', async () => {
    await run(sourceOf(family))
    const head = store.changes.head()
    const { report } = await run(sourceOf(family))
    expect(report.counts).toMatchObject({ new: 0, changed: 0, unchanged: 3 })
    expect(store.changes.head()).toBe(head)
  })

  it('keeps a version its id when its text changes at the source', async () => {
    await run(sourceOf(family))
    const changed = new Map(family).set('a', {
      title: '湖泊渡运法',
      first: '2001-05-01',
      promulgated: '2001-05-02',
      text: '一一',
    })
    const { report } = await run(sourceOf(changed))
    expect(report.counts).toMatchObject({ changed: 1, unchanged: 2 })
    expect(works()[0]?.versions).toContain('2001-05-01')
    expect(works()[0]?.versions).not.toContain('2001-05-02')
  })

  it('remembers the newest day on which a source was seen unchanged', async () => {
    await run(sourceOf(family), { sourceDate: '2025-04-19' })
    await run(sourceOf(family), { sourceDate: '2026-04-19' })
    await run(sourceOf(family), { sourceDate: '2024-04-19' })
    const [work] = store.works.all()
    expect(store.works.versionsOf(work?.workId ?? '').map(({ knownOn }) => knownOn)).toEqual([
      '2026-04-19',
      '2026-04-19',
      '2026-04-19',
    ])
  })

  it('goes on where it was interrupted, and ends with the same records', async () => {
    const many = new Map(
      Array.from(
        { length: 130 },
        (_, n) => [`doc-${n}`, { title: `第${n}号示例`, promulgated: '2001-05-01', text: `${n}` }] as const,
      ),
    )
    const stop = new AbortController()
    const first = await run(sourceOf(many), {
      signal: stop.signal,
      onEvent: ({ kind }) => kind === 'document' && stop.abort(),
    })
    expect(first.report.interrupted).toBe(true)
    const source = sourceOf(many)
    const second = await run(source)
    expect(second.events[0]).toMatchObject({ kind: 'started', resumed: true })
    expect(second.report.counts.new).toBe(130)
    expect(source.asked.length).toBeLessThan(130)
    expect(works()).toHaveLength(130)
  })

  it('reads everything again from the bytes kept, without asking the source', async () => {
    await run(sourceOf(family))
    const source = sourceOf(family)
    const { report } = await run(source, { reparse: true })
    expect(source.asked).toEqual([])
    expect(report.counts).toMatchObject({ unchanged: 3 })
  })

  it('takes only what is asked for', async () => {
    const { report } = await run(sourceOf(family), { only: (ref) => ref !== 'b', limit: 1 })
    expect(report.discovered).toBe(1)
    expect(works()[0]?.versions).toEqual(['2001-05-01'])
  })
})
