import { Decompress } from 'fzstd'
import { Parser, type ReadEntry } from 'tar'
import { CodedError } from '../errors.ts'
import { safeEntryName, safeLinkTarget } from './entry-name.ts'
import type { FolderLimits } from './limits.ts'
import type { TarContents } from './tar-contents.ts'

/** What was found in an archive besides the files themselves. */
export interface Unpacked {
  /** Links inside the archive, by the name of the file they stand for. */
  readonly links: ReadonlyMap<string, string>
  readonly commit: string | null
  readonly newestEntryAt: Date | null
}

/** The first bytes of a Zstandard frame. */
const zstandardMagic = [0x28, 0xb5, 0x2f, 0xfd]

/**
 * Reads a tar stream, plain, gzipped or Zstandard, into `contents`. Throws `crawler/broken-archive` where it is damaged
 * or cut short, `crawler/unsafe-path` at the first entry that could reach outside.
 */
export async function unpackTar(
  stream: AsyncIterable<Uint8Array>,
  contents: TarContents,
  limits: FolderLimits,
  place: string,
): Promise<Unpacked> {
  const links = new Map<string, string>()
  let commit: string | null = null
  let newestEntryAt: Date | null = null
  let failure: unknown = null
  let sawEnd = false
  const fail = (error: unknown): void => {
    failure ??= error
  }

  const parser = new Parser({ strict: true })
  const guard = (work: () => void): void => {
    if (failure !== null) return
    try {
      work()
    } catch (error) {
      fail(error)
    }
  }
  const onEntry = (entry: ReadEntry): void => {
    guard(() => {
      contents.countEntry()
      const name = safeEntryName(entry.path, place)
      commit ??= gitCommit(entry)
      if (name === null) return
      if (entry.type === 'SymbolicLink') {
        links.set(name, safeLinkTarget(name, entry.linkpath ?? '', name, place))
      } else if (entry.type === 'Link') {
        links.set(name, safeLinkTarget(name, entry.linkpath ?? '', null, place))
      } else if (entry.type === 'File' || entry.type === 'OldFile' || entry.type === 'ContiguousFile') {
        if (entry.mtime !== undefined && (newestEntryAt === null || entry.mtime > newestEntryAt)) {
          newestEntryAt = entry.mtime
        }
        collect(entry, name)
      }
    })
    entry.resume()
  }
  const collect = (entry: ReadEntry, name: string): void => {
    const tooLarge = entry.size > limits.fileBytes
    const chunks: Uint8Array[] = []
    entry.on('data', (chunk: Buffer) =>
      guard(() => {
        contents.countBytes(chunk.length)
        if (!tooLarge) chunks.push(chunk)
      }),
    )
    entry.on('end', () => guard(() => contents.keep(name, entry.size, tooLarge ? null : chunks)))
  }
  parser.on('entry', onEntry)
  parser.on('eof', () => {
    sawEnd = true
  })
  const ended = new Promise<void>((resolve) => {
    parser.on('end', () => resolve())
    parser.on('error', (error: unknown) => {
      fail(broken(place, error))
      resolve()
    })
  })

  try {
    for await (const chunk of plain(stream)) {
      if (failure !== null) break
      if (!parser.write(Buffer.from(chunk)) && failure === null) {
        await Promise.race([new Promise((resolve) => parser.once('drain', resolve)), ended])
      }
    }
  } catch (error) {
    fail(error instanceof CodedError ? error : broken(place, error))
  }
  if (failure === null) {
    parser.end()
    await ended
  }
  if (failure !== null) throw failure
  // Every tar program ends an archive with two empty blocks: without them the rest is missing.
  if (!sawEnd) throw broken(place, new Error('end of archive missing'))
  return { links, commit, newestEntryAt }
}

/** GitHub and `git archive` write the commit as the comment of a global header. */
function gitCommit(entry: ReadEntry): string | null {
  const comment = entry.globalExtended?.comment
  // Example: `2f4c5c23716267af9dbebbbbd6cbbf732b101981`
  return comment !== undefined && /^[0-9a-f]{40}$/.test(comment) ? comment : null
}

/** The stream without its Zstandard layer; the parser itself takes off gzip. */
async function* plain(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let decompress: Decompress | null = null
  let isFirst = true
  const out: Uint8Array[] = []
  for await (const chunk of stream) {
    if (isFirst) {
      isFirst = false
      if (zstandardMagic.every((byte, index) => chunk[index] === byte)) {
        decompress = new Decompress((piece) => out.push(piece))
      }
    }
    if (decompress === null) yield chunk
    else {
      decompress.push(chunk)
      yield* out.splice(0)
    }
  }
  decompress?.push(new Uint8Array(0), true)
  yield* out
}

function broken(place: string, cause: unknown): CodedError {
  return new CodedError(
    'crawler/broken-archive',
    `${place} 不是完整的 .tar、.tar.gz 或 .tar.zst 压缩包（文件损坏或者没有下载完整）。请重新下载后再试。`,
    { cause },
  )
}
