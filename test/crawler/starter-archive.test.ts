import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { Header } from 'tar'
import { afterEach, describe, expect, it } from 'vitest'
import { contentDigest } from '../../crawler/folder/content-digest.ts'
import { openArchive } from '../../crawler/folder/open-archive.ts'
import { type ArchiveRequest, fetchArchive } from '../../crawler/starter-archive.ts'

const archive = ((): Buffer => {
  const block = Buffer.alloc(512)
  new Header({ path: 'Laws-1/甲.md', size: 3, type: 'File', mode: 0o644, mtime: new Date(0) }).encode(block)
  const body = Buffer.alloc(512)
  body.write('甲')
  return gzipSync(Buffer.concat([block, body, Buffer.alloc(1024)]))
})()

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = null
})

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/laws.tar.gz`
}

const request = (url: string, more: Partial<ArchiveRequest> = {}): ArchiveRequest => ({
  url,
  contentDigest: null,
  maxBytes: 1_000_000,
  silenceMs: 2000,
  ...more,
})

describe('fetchArchive', () => {
  it('fetches an archive, reports progress, and checks the digest of its content', async () => {
    const url = await serve((_, response) => response.setHeader('content-length', archive.length).end(archive))
    const pinned = await contentDigest(await openArchive(archive))
    const progress: [number, number | null][] = []
    const folder = await fetchArchive(
      request(url, { contentDigest: pinned, onProgress: (received, total) => progress.push([received, total]) }),
    )
    expect(folder.paths()).toEqual(['甲.md'])
    expect(progress.at(-1)).toEqual([archive.length, archive.length])
    await folder.close()
  })

  it('refuses content of another digest', async () => {
    const url = await serve((_, response) => response.end(archive))
    await expect(fetchArchive(request(url, { contentDigest: '0'.repeat(64) }))).rejects.toMatchObject({
      code: 'crawler/digest-mismatch',
    })
  })

  it('gives up on a server that keeps silent', async () => {
    const url = await serve(() => {})
    const began = Date.now()
    await expect(fetchArchive(request(url, { silenceMs: 150 }))).rejects.toMatchObject({ code: 'crawler/network' })
    expect(Date.now() - began).toBeLessThan(1500)
  })

  it('gives up on a server that falls silent in the middle', async () => {
    const url = await serve((_, response) => response.write(archive.subarray(0, 20)))
    await expect(fetchArchive(request(url, { silenceMs: 150 }))).rejects.toThrow('没有应答')
  })

  it.each(['announced', 'unannounced'])('stops at the limit of size, %s', async (how) => {
    const url = await serve((_, response) => {
      if (how === 'announced') response.setHeader('content-length', archive.length)
      response.end(archive)
    })
    await expect(fetchArchive(request(url, { maxBytes: 50 }))).rejects.toMatchObject({ code: 'crawler/too-large' })
  })

  it('follows a redirect on the same host and refuses one to another', async () => {
    const url = await serve((incoming, response) => {
      if (incoming.url === '/laws.tar.gz') response.writeHead(302, { location: '/moved.tar.gz' }).end()
      else response.end(archive)
    })
    const folder = await fetchArchive(request(url))
    expect(folder.paths()).toEqual(['甲.md'])
    server?.close()
    const away = await serve((_, response) =>
      response.writeHead(302, { location: 'https://example.org/a.tar.gz' }).end(),
    )
    await expect(fetchArchive(request(away))).rejects.toThrow('不允许转向 example.org')
  })

  it.each(['http://example.org/a.tar.gz', 'file:///etc/passwd', 'nowhere'])('refuses the address %s', async (url) => {
    await expect(fetchArchive(request(url))).rejects.toMatchObject({ code: 'crawler/network' })
  })

  it('says what the server answered where it has no archive', async () => {
    const url = await serve((_, response) => response.writeHead(404).end())
    await expect(fetchArchive(request(url))).rejects.toThrow('404')
  })

  it('calls an error page in place of an archive broken', async () => {
    const url = await serve((_, response) => response.end('<html>busy</html>'))
    await expect(fetchArchive(request(url))).rejects.toMatchObject({ code: 'crawler/broken-archive' })
  })
})
