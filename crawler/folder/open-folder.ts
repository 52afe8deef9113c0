import type { Stats } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { CodedError } from '../errors.ts'
import { archiveLimits, type FolderLimits, megabytes } from './limits.ts'
import type { ReadOnlyFolder } from './read-only-folder.ts'

/** What stands at a path: a size, or the error that reading it gives. */
type Listed = { readonly size: number } | { readonly error: CodedError }

/**
 * Opens a directory. `.git` folders are no part of a collection and are left out. A link is followed to a file inside
 * the directory only; one that leads outside, and what may not be read, is listed, and reading it throws.
 */
export async function openFolder(path: string, limits: FolderLimits = archiveLimits): Promise<ReadOnlyFolder> {
  const root = await rootOf(path)
  const listed = new Map<string, Listed>()
  await list(root, '', listed, path)
  const paths = [...listed.keys()].sort()
  return {
    place: path,
    origin: { kind: 'directory' },
    paths: () => paths,
    size: (file) => {
      const found = listed.get(file)
      return found !== undefined && 'size' in found ? found.size : null
    },
    read: async (file) => {
      const found = listed.get(file)
      if (found === undefined) {
        throw new CodedError('crawler/path-not-found', `${path} 中没有文件 ${file}。请检查路径。`)
      }
      if ('error' in found) throw found.error
      if (found.size > limits.fileBytes) throw tooLarge(file, found.size, limits)
      return readListed(root, file)
    },
    close: async () => {},
  }
}

async function rootOf(path: string): Promise<string> {
  let stats: Stats
  let root: string
  try {
    root = await realpath(path)
    stats = await stat(root)
  } catch (cause) {
    throw new CodedError('crawler/path-not-found', `找不到或无法进入目录 ${path}。请检查路径和权限。`, { cause })
  }
  if (!stats.isDirectory()) throw new CodedError('crawler/path-not-found', `${path} 不是目录。`)
  return root
}

async function list(root: string, below: string, listed: Map<string, Listed>, place: string): Promise<void> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch((cause: unknown) => {
    listed.set(below, { error: unreadable(below, cause) })
    return []
  })
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) {
      if (entry.name !== '.git') await list(root, path, listed, place)
    } else if (entry.isSymbolicLink()) {
      const target = await linked(root, path, place)
      if (target !== null) listed.set(path, target)
    } else if (entry.isFile()) {
      listed.set(path, await sized(join(root, path), path))
    }
  }
}

async function sized(file: string, path: string): Promise<Listed> {
  try {
    return { size: (await stat(file)).size }
  } catch (cause) {
    return { error: unreadable(path, cause) }
  }
}

/** `null` for a link to a directory inside: its files are listed where they stand. */
async function linked(root: string, path: string, place: string): Promise<Listed | null> {
  try {
    const target = await realpath(join(root, path))
    if (target !== root && !target.startsWith(root + sep)) {
      return {
        error: new CodedError(
          'crawler/unsafe-path',
          `${place} 中的链接 ${path} 指向目录之外，没有读取。请换成文件本身。`,
        ),
      }
    }
    const stats = await stat(target)
    return stats.isFile() ? { size: stats.size } : null
  } catch (cause) {
    return { error: unreadable(path, cause) }
  }
}

/** The target is checked again at the time of reading: a link may have been changed since it was listed. */
async function readListed(root: string, path: string): Promise<Uint8Array> {
  try {
    const target = await realpath(join(root, path))
    if (!target.startsWith(root + sep)) {
      throw new CodedError('crawler/unsafe-path', `链接 ${path} 指向目录之外，没有读取。请换成文件本身。`)
    }
    return await readFile(target)
  } catch (cause) {
    if (cause instanceof CodedError) throw cause
    throw unreadable(path, cause)
  }
}

function unreadable(path: string, cause: unknown): CodedError {
  return new CodedError('crawler/unreadable-file', `无法读取 ${path}。请检查权限和磁盘后重新运行。`, { cause })
}

/** The error for a file beyond the limit of one document. */
export function tooLarge(path: string, size: number, limits: FolderLimits): CodedError {
  return new CodedError(
    'crawler/too-large',
    `文件 ${path} 有 ${megabytes(size)}，超过单个文件 ${megabytes(limits.fileBytes)} 的上限，没有读取。请拆分或者移出该文件。`,
  )
}
