import { createHash } from 'node:crypto'
import type { ReadOnlyFolder } from './read-only-folder.ts'

/**
 * What a folder holds, independent of how it is packed: SHA-256 (hex) over one line a file, sorted by path,
 * `path NUL sha256-of-bytes LF`. Reads every file, and throws what reading throws.
 */
export async function contentDigest(folder: ReadOnlyFolder): Promise<string> {
  const digest = createHash('sha256')
  for (const path of folder.paths()) {
    digest.update(`${path}\0${sha256(await folder.read(path))}\n`)
  }
  return digest.digest('hex')
}

/** SHA-256 of bytes, hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
