import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { CodedError } from '../errors.ts'
import { archiveLimits, type FolderLimits } from './limits.ts'
import { openFolder, tooLarge } from './open-folder.ts'
import type { ReadOnlyFolder } from './read-only-folder.ts'
import { TarContents } from './tar-contents.ts'
import { unpackTar } from './unpack-tar.ts'

/**
 * Opens a .tar, .tar.gz or .tar.zst by path or as bytes, told apart by content and not by name. One folder that holds
 * everything (GitHub's archives) is taken off all paths. `close` frees what was unpacked.
 */
export async function openArchive(
  archive: string | Uint8Array,
  options: { readonly place?: string; readonly limits?: FolderLimits } = {},
): Promise<ReadOnlyFolder> {
  const place = options.place ?? (typeof archive === 'string' ? archive : '压缩包')
  const limits = options.limits ?? archiveLimits
  const contents = new TarContents(place, limits)
  await contents.prepare()
  try {
    const unpacked = await unpackTar(await chunksOf(archive), contents, limits, place)
    return folderOf(place, contents, unpacked, limits)
  } catch (error) {
    await contents.close()
    throw error
  }
}

/** Opens what stands at a path: a directory or an archive. */
export async function openPlace(path: string): Promise<ReadOnlyFolder> {
  const stats = await stat(path).catch((cause: unknown) => {
    throw new CodedError('crawler/path-not-found', `找不到 ${path}。请检查路径和权限。`, { cause })
  })
  return stats.isDirectory() ? openFolder(path) : openArchive(path)
}

async function chunksOf(archive: string | Uint8Array): Promise<AsyncIterable<Uint8Array>> {
  if (typeof archive !== 'string') return pieces(archive)
  const stats = await stat(archive).catch((cause: unknown) => {
    throw new CodedError('crawler/path-not-found', `找不到压缩包 ${archive}。请检查路径和权限。`, { cause })
  })
  if (!stats.isFile()) throw new CodedError('crawler/path-not-found', `${archive} 不是文件。`)
  return createReadStream(archive, { highWaterMark: 256 * 1024 })
}

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 256 * 1024) yield bytes.subarray(start, start + 256 * 1024)
}

function folderOf(
  place: string,
  contents: TarContents,
  unpacked: Awaited<ReturnType<typeof unpackTar>>,
  limits: FolderLimits,
): ReadOnlyFolder {
  const names = [...new Set([...contents.names(), ...unpacked.links.keys()])]
  const wrapper = commonWrapper(names)
  const byPath = new Map(names.map((name) => [name.slice(wrapper.length), name]))
  const paths = [...byPath.keys()].sort()
  /** The entry a name stands for, through links; a circle of links ends at a name without a file. */
  const entryOf = (name: string): string => {
    let entry = name
    for (let steps = 0; steps < 8; steps++) entry = unpacked.links.get(entry) ?? entry
    return entry
  }
  return {
    place,
    origin: {
      kind: 'archive',
      commit: unpacked.commit,
      newestEntryAt: unpacked.newestEntryAt?.toISOString() ?? null,
    },
    paths: () => paths,
    size: (path) => contents.size(entryOf(byPath.get(path) ?? '')),
    read: async (path) => {
      const entry = entryOf(byPath.get(path) ?? '')
      const size = contents.size(entry)
      if (size === null) throw new CodedError('crawler/path-not-found', `${place} 中没有文件 ${path}。请检查路径。`)
      const bytes = await contents.read(entry)
      if (bytes === null) throw tooLarge(path, size, limits)
      return bytes
    },
    close: () => contents.close(),
  }
}

/** `Laws-2f4c5c2/` where every file stands below it; else the empty text. */
function commonWrapper(names: readonly string[]): string {
  const first = names[0]
  if (first === undefined || !first.includes('/')) return ''
  const wrapper = first.slice(0, first.indexOf('/') + 1)
  return names.every((name) => name.startsWith(wrapper)) ? wrapper : ''
}
