import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { crawlerErrorCodes } from '../../crawler/errors.ts'
import type { ReadOnlyFolder } from '../../crawler/folder/read-only-folder.ts'
import { type Capture, type ParsedDocument, type Source, type SourceIo, skipReasons } from '../../crawler/source.ts'
import { sources } from '../../crawler/source-list.ts'
import { withoutWhiteSpace } from '../../crawler/text/normalise.ts'
import { documentKinds, documentTypes } from '../../data/model/document-type.ts'
import type { Provision } from '../../data/model/provision.ts'
import { renderText } from '../../data/model/render-text.ts'

const clock = '2026-11-23T08:00:00.000Z'
const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** All captures of a folder, in the order of discovery. */
export async function capturesOf(source: Source, io: SourceIo): Promise<readonly Capture[]> {
  const captures: Capture[] = []
  for await (const { ref } of source.discover(null, io)) captures.push(await source.capture(ref, io))
  return captures
}

/** What every adapter must do, whatever it reads: run once for each source, over its fixture folder. */
export function describeSourceContract(source: Source, openFixture: () => Promise<ReadOnlyFolder>): void {
  const ioOf = (folder: ReadOnlyFolder): SourceIo => ({ folder, sourceDate: '2026-01-02', now: () => clock })
  const all = async (): Promise<readonly Capture[]> => capturesOf(source, ioOf(await openFixture()))

  it('is in the list under its own id and states what it covers and how fast it is read', () => {
    expect(sources.filter(({ id }) => id === source.id)).toEqual([source])
    expect(source.id).toMatch(/^[a-z0-9-]+$/)
    expect(source.coverage).not.toBe('')
    expect(['offline', 'online']).toContain(source.politeness.kind)
  })

  it('discovers the same documents in the same order every time, each once', async () => {
    const io = ioOf(await openFixture())
    const refs = async (): Promise<readonly string[]> => {
      const found: string[] = []
      for await (const { ref } of source.discover(null, io)) found.push(ref)
      return found
    }
    const first = await refs()
    expect(first.length).toBeGreaterThan(0)
    expect(await refs()).toEqual(first)
    expect(new Set(first).size).toBe(first.length)
  })

  it('accounts for every file of the folder', async () => {
    const folder = await openFixture()
    const captured = await capturesOf(source, ioOf(folder))
    const urls = new Set(captured.flatMap(({ resources }) => resources.map(({ url }) => url)))
    expect(folder.paths().filter((path) => !urls.has(path))).toEqual([])
  })

  it('captures bytes untouched, with their digest, the caller’s day and the clock’s moment', async () => {
    const folder = await openFixture()
    for (const capture of await capturesOf(source, ioOf(folder))) {
      expect(capture).toMatchObject({ capturedAt: clock, sourceDate: '2026-01-02' })
      for (const { role, url, sha256, bytes } of capture.resources) {
        expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
        if (role !== 'listing') expect(Buffer.from(bytes).equals(await folder.read(url))).toBe(true)
      }
    }
  })

  it('parses the same bytes to the same outcome and changes nothing in the capture', async () => {
    for (const capture of await all()) {
      const before = JSON.stringify(capture)
      const once = source.parse(capture)
      expect(source.parse(capture)).toEqual(once)
      expect(JSON.stringify(capture)).toBe(before)
    }
  })

  it('gives every document a title, a type, well-formed dates and a tree that loses no character', async () => {
    let documents = 0
    for (const capture of await all()) {
      const outcome = source.parse(capture)
      if (outcome.kind === 'skipped') expect(skipReasons).toContain(outcome.reason)
      if (outcome.kind === 'unreadable') expect(crawlerErrorCodes).toContain(outcome.error.code)
      if (outcome.kind !== 'parsed') continue
      for (const document of outcome.documents) {
        documents++
        expectDocument(document)
      }
    }
    expect(documents).toBeGreaterThan(0)
  })

  it.each([
    ['no bytes', new Uint8Array(0), 'crawler/empty-file'],
    ['binary bytes', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'crawler/binary-file'],
    ['GBK', new Uint8Array([0x23, 0x20, 0xcc, 0xf5, 0xc0, 0xfd, 0x0a]), 'crawler/wrong-encoding'],
    ['a title alone', new TextEncoder().encode('# 条例\n\n<!-- INFO END -->\n'), 'crawler/empty-body'],
    ['no title', new TextEncoder().encode('第一条 甲。\n'), 'crawler/no-title'],
  ])('calls a document of %s unreadable and goes on', async (_, bytes, code) => {
    const capture = (await all()).find((one) => source.parse(one).kind === 'parsed')
    expect(capture).toBeDefined()
    if (capture === undefined) return
    const resources = capture.resources.map((one) => (one.role === 'text' ? { ...one, bytes } : one))
    const outcome = source.parse({ ...capture, resources })
    expect(outcome).toMatchObject({ kind: 'unreadable', error: { code } })
  })

  it('has a fixture folder of its name', () => {
    expect(readFileSync(new URL('../fixtures/sources/README.md', import.meta.url), 'utf8')).toContain(`\`${source.id}`)
  })
}

/** What holds for every document that any source parses. */
export function expectDocument(document: ParsedDocument): void {
  expect(document.title).not.toBe('')
  expect(documentTypes).toContain(document.type)
  if (document.kind !== null) expect(documentKinds).toContain(document.kind)
  for (const key of ['firstAdopted', 'adopted', 'approved', 'promulgated', 'effectiveFrom'] as const) {
    const date = document[key]
    if (date !== null) expect(date.on).toMatch(isoDay)
  }
  expect(document.effectiveFrom === null).toBe(document.effectiveFromOrigin === null)
  const text = withoutWhiteSpace(renderText(document.provisions))
  expect(createHash('sha256').update(text).digest('hex')).toBe(document.textSha256)
  const eIds = new Set<string>()
  const visit = (node: Provision): void => {
    expect(eIds.has(node.eId), node.eId).toBe(false)
    eIds.add(node.eId)
    if (node.children.length > 0) expect(node.text).toBeNull()
    node.children.forEach(visit)
  }
  document.provisions.forEach(visit)
}
