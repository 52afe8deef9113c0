import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openFolder } from '../../crawler/folder/open-folder.ts'
import type { ReadOnlyFolder } from '../../crawler/folder/read-only-folder.ts'
import type { ParsedDocument, ParseOutcome, SourceIo } from '../../crawler/source.ts'
import { lawrefbook } from '../../crawler/sources/lawrefbook.ts'
import { datesOf, readMarkdownResources } from '../../crawler/sources/markdown-document.ts'
import { readDate } from '../../crawler/text/dates.ts'
import type { Provision } from '../../data/model/provision.ts'
import type { ParseWarning } from '../../data/model/version.ts'
import { capturesOf, expectDocument } from './source-contract.ts'

const repository = new URL('../..', import.meta.url).pathname
const configured = process.env.TONGCHA_CORPUS ?? '../shared/corpus'
const corpus = isAbsolute(configured) ? configured : resolve(repository, configured)
const isThere = existsSync(`${corpus}/lawrefbook`)

interface Read {
  readonly ref: string
  readonly outcome: ParseOutcome
}

describe.skipIf(!isThere)(
  `every file of the real collection (skipped where ${configured}/lawrefbook is missing)`,
  () => {
    let folder: ReadOnlyFolder
    let io: SourceIo
    let reads: readonly Read[] = []
    let megabytesPerSecond = 0
    const documents = new Map<string, ParsedDocument>()
    const warnings = new Map<string, readonly ParseWarning[]>()

    beforeAll(async () => {
      folder = await openFolder(`${corpus}/lawrefbook`)
      io = { folder, sourceDate: await lawrefbook.ownDate(folder), now: () => '2026-11-23T00:00:00.000Z' }
      const captures = await capturesOf(lawrefbook, io)
      const bytes = captures
        .flatMap(({ resources }) => resources)
        .reduce((sum, { role, bytes }) => sum + (role === 'text' ? bytes.length : 0), 0)
      const began = performance.now()
      reads = captures.map((capture) => ({ ref: capture.ref, outcome: lawrefbook.parse(capture) }))
      megabytesPerSecond = bytes / 1e6 / ((performance.now() - began) / 1000)
      for (const { ref, outcome } of reads) {
        if (outcome.kind !== 'parsed') continue
        warnings.set(ref, outcome.warnings)
        for (const document of outcome.documents) documents.set(ref, document)
      }
    })

    const withWarning = (code: ParseWarning['code']): string[] =>
      [...warnings].filter(([, list]) => list.some((one) => one.code === code)).map(([ref]) => ref)

    it('is the known state of the collection, true on 2025-04-19', () => {
      expect(io.sourceDate).toBe('2025-04-19')
    })

    it('gives every text back: the tree loses no character of any document', () => {
      for (const document of documents.values()) expectDocument(document)
    })

    it('holds 3,411 documents (民法典 as one of them) with 147,283 articles', () => {
      expect(documents.size).toBe(3411)
      const articles = [...documents.values()].map(({ provisions }) => countArticles(provisions))
      expect(articles.reduce((sum, count) => sum + count, 0)).toBe(147_283)
      expect(countArticles(documents.get('民法典/')?.provisions ?? [])).toBe(1260)
      expect(warnings.get('民法典/')).toEqual([])
    })

    it('reports the four empty bodies as unreadable, and nothing else', () => {
      const unreadable = reads.flatMap(({ ref, outcome }) =>
        outcome.kind === 'unreadable' ? [`${outcome.error.code} ${ref.split('/').at(-1)}`] : [],
      )
      expect(unreadable.sort()).toEqual([
        'crawler/empty-body 汕头经济特区突发公共卫生事件应急条例(2022-05-30).md',
        'crawler/empty-body 重庆市实施《农业技术推广法》办法(2016-09-29).md',
        'crawler/empty-body 重庆市实施《国家赔偿法》办法(2012-09-27).md',
        'crawler/empty-body 重庆市实施《母婴保健法》办法(2018-07-26).md',
      ])
    })

    it('numbers articles without gaps, except in the documents known for it', () => {
      const gaps = withWarning('numbering-gap')
      expect(gaps).toContain('诉讼与非诉讼程序法/刑事诉讼法(2018-10-26).md')
      expect(gaps).toContain('民法商法/农民专业合作社法(2017-12-27).md')
      expect(gaps.length).toBeLessThanOrEqual(27)
      expect(withWarning('no-articles')).toHaveLength(102)
    })

    it('says where a text seems cut short: 长江保护法 stops at article 79', () => {
      const truncated = withWarning('text-truncated')
      expect(truncated).toContain('经济法/长江保护法(2020-12-26).md')
      expect(truncated.filter((ref) => !ref.startsWith('DLC/'))).toHaveLength(1)
      expect(truncated.length).toBeLessThan(80)
    })

    it('accounts for every file: read, skipped with its reason, or unreadable', () => {
      const skipped = reads.flatMap(({ outcome }) => (outcome.kind === 'skipped' ? [outcome.reason] : []))
      const pieces = folder.paths().filter((path) => path.startsWith('民法典/') && !path.endsWith('_index.md')).length
      expect(documents.size + skipped.length + 4 + pieces - 1).toBe(folder.paths().length)
    })

    it('knows type and region of every document, and the issuers of nineteen in twenty', () => {
      const all = [...documents.values()]
      expect(all.filter(({ region }) => region === null)).toEqual([])
      expect(withWarning('type-unknown')).toEqual(['其他/人体损伤程度鉴定标准(2014-01-01).md'])
      expect(all.filter(({ issuers }) => issuers.length > 0).length / all.length).toBeGreaterThan(0.94)
      expect(all.filter(({ promulgated }) => promulgated !== null).length / all.length).toBeGreaterThan(0.92)
    })

    it('agrees with the source on the first day in force, and reads no wrong day out of notes and texts alone', async () => {
      const lines = readFileSync(`${corpus}/truth/effective_dates_db_vs_text.tsv`, 'utf8').trim().split('\n').slice(1)
      let agreed = 0
      let found = 0
      const wrong: string[] = []
      for (const line of lines) {
        const [path = '', , publish = '', stated = ''] = line.split('\t')
        if (documents.get(path)?.effectiveFrom?.on === stated) agreed++
        const { resources } = await lawrefbook.capture(path, io)
        const read = readMarkdownResources(resources.filter(({ role }) => role === 'text'))
        const own = datesOf(read, { promulgated: readDate(publish), effectiveFrom: null }).effectiveFrom?.on
        if (own === stated) found++
        else if (own !== undefined) wrong.push(`${path}: ${own}, not ${stated}`)
      }
      expect(agreed / lines.length).toBeGreaterThan(0.98)
      expect(found / lines.length).toBeGreaterThan(0.5)
      expect(wrong).toEqual([])
    })

    it('parses more than 5 MB a second', () => {
      expect(megabytesPerSecond).toBeGreaterThan(5)
    })
  },
)

function countArticles(provisions: readonly Provision[]): number {
  return provisions.reduce((sum, { kind, children }) => sum + (kind === 'article' ? 1 : countArticles(children)), 0)
}
