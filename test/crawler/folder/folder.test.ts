import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Header } from 'tar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentDigest } from '../../../crawler/folder/content-digest.ts'
import { archiveLimits } from '../../../crawler/folder/limits.ts'
import { openArchive, openPlace } from '../../../crawler/folder/open-archive.ts'
import { openFolder } from '../../../crawler/folder/open-folder.ts'
import { ownDate } from '../../../crawler/folder/own-date.ts'

const commit = 'a'.repeat(40)

interface Entry {
  readonly path: string
  readonly bytes?: Uint8Array
  readonly type?: 'File' | 'SymbolicLink' | 'Link' | 'GlobalExtendedHeader'
  readonly linkpath?: string
}

/** A tar of these entries, with names that no tar program would write where asked. */
function tarOf(entries: readonly Entry[], end = true): Buffer {
  const blocks: Buffer[] = []
  for (const { path, bytes = new Uint8Array(0), type = 'File', linkpath = '' } of entries) {
    const header = new Header({
      path,
      size: bytes.length,
      type,
      linkpath,
      mode: 0o644,
      mtime: new Date('2025-04-19T05:00:00Z'),
    })
    const block = Buffer.alloc(512)
    header.encode(block)
    const body = Buffer.alloc(Math.ceil(bytes.length / 512) * 512)
    body.set(bytes)
    blocks.push(block, body)
  }
  if (end) blocks.push(Buffer.alloc(1024))
  return Buffer.concat(blocks)
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words)
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: { code: string }) => error.code,
  )

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tongcha-test-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

describe('openArchive', () => {
  const entries = [
    { path: 'Laws-1/法/乙.md', bytes: text('乙') },
    { path: 'Laws-1/法/甲.md', bytes: text('甲') },
  ]

  it('takes the one folder that holds everything off all paths', async () => {
    const folder = await openArchive(gzipSync(tarOf(entries)))
    expect(folder.paths()).toEqual(['法/乙.md', '法/甲.md'].sort())
    expect(new TextDecoder().decode(await folder.read('法/甲.md'))).toBe('甲')
    expect(folder.size('法/甲.md')).toBe(3)
    expect(await codeOf(folder.read('法/丙.md'))).toBe('crawler/path-not-found')
    await folder.close()
  })

  it('reads plain, gzipped and Zstandard archives alike, whatever they are called', async () => {
    const tar = tarOf(entries)
    const file = join(directory, 'laws.bin')
    writeFileSync(file, tar)
    const digests = [await contentDigest(await openArchive(tar)), await contentDigest(await openArchive(gzipSync(tar)))]
    digests.push(await contentDigest(await openPlace(file)))
    // One raw block and the frame header of a Zstandard file, as its format (RFC 8878) describes them.
    const frame = Buffer.concat([
      Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]),
      uint32(tar.length),
      uint24((tar.length << 3) | 1),
      tar,
    ])
    digests.push(await contentDigest(await openArchive(frame)))
    expect(new Set(digests).size).toBe(1)
  })

  it('holds the same content as the directory it was packed from', async () => {
    mkdirSync(join(directory, '法'))
    writeFileSync(join(directory, '法', '乙.md'), '乙')
    writeFileSync(join(directory, '法', '甲.md'), '甲')
    expect(await contentDigest(await openFolder(directory))).toBe(
      await contentDigest(await openArchive(tarOf(entries))),
    )
  })

  it.each([
    ['../outside.md', 'File', ''],
    ['a/../../outside.md', 'File', ''],
    ['/etc/passwd', 'File', ''],
    ['C:\\laws\\a.md', 'File', ''],
    ['a/link.md', 'SymbolicLink', '../../outside.md'],
    ['a/link.md', 'SymbolicLink', '/etc/passwd'],
    ['a/link.md', 'Link', '../outside.md'],
  ] as const)('refuses the entry %s (%s %s) and names it', async (path, type, linkpath) => {
    const opened = openArchive(tarOf([...entries, { path, type, linkpath }]))
    await expect(opened).rejects.toMatchObject({ code: 'crawler/unsafe-path' })
    await expect(opened).rejects.toThrow(JSON.stringify(path))
  })

  it('follows a link within the archive', async () => {
    const folder = await openArchive(
      tarOf([...entries, { path: 'Laws-1/名/甲.md', type: 'SymbolicLink', linkpath: '../法/甲.md' }]),
    )
    expect(new TextDecoder().decode(await folder.read('名/甲.md'))).toBe('甲')
  })

  it.each([
    ['cut short within gzip', gzipSync(tarOf(entries)).subarray(0, 60)],
    ['cut short within an entry', tarOf(entries).subarray(0, 700)],
    ['without its end', tarOf(entries, false)],
    ['of random bytes', Buffer.from(Array.from({ length: 2048 }, (_, index) => (index * 7919) % 251))],
    ['of a damaged gzip stream', damaged(gzipSync(tarOf(entries)))],
    ['of nothing', Buffer.alloc(0)],
  ])('says that an archive %s is broken', async (_, bytes) => {
    expect(await codeOf(openArchive(bytes))).toBe('crawler/broken-archive')
  })

  it('keeps the others where one file is too large', async () => {
    const limits = { ...archiveLimits, fileBytes: 1000 }
    const folder = await openArchive(tarOf([...entries, { path: 'Laws-1/大.md', bytes: new Uint8Array(1001) }]), {
      limits,
    })
    expect(folder.size('大.md')).toBe(1001)
    expect(await codeOf(folder.read('大.md'))).toBe('crawler/too-large')
    expect((await folder.read('法/甲.md')).length).toBe(3)
  })

  it('spills to a folder of its own beyond the memory limit, and reads it back', async () => {
    const folder = await openArchive(tarOf(entries), { limits: { ...archiveLimits, memoryBytes: 3 } })
    expect(new TextDecoder().decode(await folder.read('法/甲.md'))).toBe('甲')
    expect(new TextDecoder().decode(await folder.read('法/乙.md'))).toBe('乙')
    await folder.close()
  })

  it('stops at the limits of entries and of unpacked bytes', async () => {
    expect(await codeOf(openArchive(tarOf(entries), { limits: { ...archiveLimits, entries: 1 } }))).toBe(
      'crawler/too-large',
    )
    expect(await codeOf(openArchive(tarOf(entries), { limits: { ...archiveLimits, totalBytes: 4 } }))).toBe(
      'crawler/too-large',
    )
  })

  it('knows its own day only where it names a commit', async () => {
    const comment = `52 comment=${commit}\n`
    const header: Entry = { path: 'pax_global_header', type: 'GlobalExtendedHeader', bytes: text(comment) }
    const packed = await openArchive(tarOf([header, ...entries]))
    expect(packed.origin).toMatchObject({ kind: 'archive', commit })
    expect(ownDate(packed)).toBe('2025-04-19')
    expect(ownDate(await openArchive(tarOf(entries)))).toBeNull()
  })
})

describe('openFolder', () => {
  it('lists files sorted, follows no link outside, and leaves .git out', async () => {
    mkdirSync(join(directory, 'in', '.git'), { recursive: true })
    writeFileSync(join(directory, 'in', '.git', 'HEAD'), 'x')
    writeFileSync(join(directory, 'in', 'b.md'), 'b')
    writeFileSync(join(directory, 'secret.md'), 'secret')
    symlinkSync(join(directory, 'secret.md'), join(directory, 'in', 'a.md'))
    symlinkSync(join(directory, 'in', 'b.md'), join(directory, 'in', 'c.md'))
    symlinkSync(join(directory, 'nowhere'), join(directory, 'in', 'd.md'))
    const folder = await openFolder(join(directory, 'in'))
    expect(folder.paths()).toEqual(['a.md', 'b.md', 'c.md', 'd.md'])
    expect(await codeOf(folder.read('a.md'))).toBe('crawler/unsafe-path')
    expect(new TextDecoder().decode(await folder.read('c.md'))).toBe('b')
    expect(await codeOf(folder.read('d.md'))).toBe('crawler/unreadable-file')
    expect(await codeOf(folder.read('../secret.md'))).toBe('crawler/path-not-found')
    expect(ownDate(folder)).toBeNull()
  })

  it('refuses a file of 300 MB and reads the others', async () => {
    writeFileSync(join(directory, 'large.md'), '')
    truncateSync(join(directory, 'large.md'), 300 * 1024 * 1024)
    writeFileSync(join(directory, 'small.md'), '小')
    const folder = await openFolder(directory)
    expect(await codeOf(folder.read('large.md'))).toBe('crawler/too-large')
    await expect(folder.read('large.md')).rejects.toThrow('large.md')
    expect((await folder.read('small.md')).length).toBe(3)
  })

  it('says where a path is missing', async () => {
    expect(await codeOf(openFolder(join(directory, 'nowhere')))).toBe('crawler/path-not-found')
    expect(await codeOf(openPlace(join(directory, 'nowhere')))).toBe('crawler/path-not-found')
  })

  it('opens what the tar program packed', async () => {
    mkdirSync(join(directory, 'wrapper'))
    writeFileSync(join(directory, 'wrapper', '名字很长的条例'.repeat(8)), '文')
    execFileSync('tar', ['-czf', join(directory, 'a.tgz'), '-C', directory, 'wrapper'])
    const folder = await openPlace(join(directory, 'a.tgz'))
    expect(folder.paths()).toEqual(['名字很长的条例'.repeat(8)])
  })
})

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint24(value: number): Buffer {
  return uint32(value).subarray(0, 3)
}

/** The stream with bytes in its middle turned over, so that it no longer unpacks. */
function damaged(gzip: Buffer): Buffer {
  const copy = Buffer.from(gzip)
  for (let index = 20; index < copy.length - 20; index++) copy[index] = (copy[index] ?? 0) ^ 0x5a
  expect(() => gunzipSync(copy)).toThrow()
  return copy
}
