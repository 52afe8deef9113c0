import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CodedError } from './errors.ts'
import { contentDigest } from './folder/content-digest.ts'
import { megabytes } from './folder/limits.ts'
import { openArchive } from './folder/open-archive.ts'
import type { ReadOnlyFolder } from './folder/read-only-folder.ts'

/** An archive to fetch, and how much of it to accept. */
export interface ArchiveRequest {
  readonly url: string
  /** `contentDigest` it must have; `null` where nothing is known of it. */
  readonly contentDigest: string | null
  readonly maxBytes: number
  /** How long the server may keep silent, before its answer or in the middle of it. */
  readonly silenceMs: number
  /** Called with the bytes so far, and all there are where the server said so. */
  readonly onProgress?: (received: number, total: number | null) => void
}

/** What a starter archive may weigh, and how long its server may keep silent. */
export const archiveRequestDefaults = { maxBytes: 512 * 1024 * 1024, silenceMs: 5000 } as const

const mostRedirects = 3

/**
 * Fetches an archive and opens it. Only https, and http to this machine; redirects only to the same host or GitHub's.
 * Throws `crawler/network`, `crawler/too-large`, `crawler/digest-mismatch` and what `openArchive` throws; on any of them
 * nothing stays behind.
 */
export async function fetchArchive(request: ArchiveRequest): Promise<ReadOnlyFolder> {
  const directory = await mkdtemp(join(tmpdir(), 'tongcha-starter-'))
  try {
    const file = join(directory, 'archive')
    await download(request, file)
    const folder = await openArchive(file, { place: request.url })
    await verify(folder, request)
    return folder
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function verify(folder: ReadOnlyFolder, { url, contentDigest: pinned }: ArchiveRequest): Promise<void> {
  if (pinned === null) return
  const digest = await contentDigest(folder)
  if (digest === pinned) return
  await folder.close()
  throw new CodedError(
    'crawler/digest-mismatch',
    `${url} 的内容与预期不符（应为 ${pinned}，实际 ${digest}），没有采用。请核对地址，或者用 --path 指定本地文件。`,
  )
}

async function download(request: ArchiveRequest, file: string): Promise<void> {
  const silence = new Silence(request.silenceMs)
  const handle = await open(file, 'wx', 0o600)
  try {
    const response = await follow(request, silence)
    const announced = Number(response.headers.get('content-length'))
    const total = Number.isSafeInteger(announced) && announced > 0 ? announced : null
    if (total !== null && total > request.maxBytes) throw tooLarge(request)
    let received = 0
    for await (const chunk of response.body ?? []) {
      silence.heard()
      received += chunk.length
      if (received > request.maxBytes) throw tooLarge(request)
      await handle.write(chunk)
      request.onProgress?.(received, total)
    }
  } catch (cause) {
    if (cause instanceof CodedError) throw cause
    throw failed(request.url, silence.isOver() ? `${request.silenceMs / 1000} 秒没有应答` : '连接失败', cause)
  } finally {
    silence.end()
    await handle.close()
  }
}

/** The answer at the end of the redirects, each checked before it is followed. */
async function follow(request: ArchiveRequest, silence: Silence): Promise<Response> {
  const first = allowedUrl(request.url, null)
  let url = first
  for (let step = 0; step <= mostRedirects; step++) {
    const response = await fetch(url, { redirect: 'manual', signal: silence.signal })
    silence.heard()
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel()
      url = allowedUrl(new URL(location, url).href, first)
      continue
    }
    if (!response.ok) throw failed(request.url, `服务器回答 ${response.status}`)
    return response
  }
  throw failed(request.url, '转向次数过多')
}

function allowedUrl(address: string, from: URL | null): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null) throw failed(address, '不是网址')
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) throw failed(address, '只允许 https 地址')
  if (from === null || url.host === from.host) return url
  const isGitHub = url.hostname === 'github.com' || url.hostname.endsWith('.github.com')
  if (!isGitHub || url.protocol !== 'https:') throw failed(address, `不允许转向 ${url.host}`)
  return url
}

function failed(url: string, why: string, cause?: unknown): CodedError {
  return new CodedError('crawler/network', `无法下载 ${url}：${why}。请检查网络，或者下载后用 --path 指定本地文件。`, {
    cause,
  })
}

function tooLarge({ url, maxBytes }: ArchiveRequest): CodedError {
  return new CodedError(
    'crawler/too-large',
    `${url} 超过 ${megabytes(maxBytes)} 的上限，没有下载。请用 --path 指定本地文件。`,
  )
}

/** Ends a request once nothing has been heard for a time. */
class Silence {
  readonly #controller = new AbortController()
  readonly #ms: number
  #timer: NodeJS.Timeout

  constructor(ms: number) {
    this.#ms = ms
    this.#timer = this.#start()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  #start(): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(), this.#ms)
  }

  heard(): void {
    clearTimeout(this.#timer)
    this.#timer = this.#start()
  }

  isOver(): boolean {
    return this.#controller.signal.aborted
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}
