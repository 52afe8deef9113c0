import { closeSync, openSync, writeSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CodedError } from '../errors.ts'
import type { FolderLimits } from './limits.ts'

/** Where the bytes of an entry are kept; `null` for a file beyond the limit, of which only the size is known. */
type Kept = { readonly size: number; readonly bytes: Uint8Array | { readonly file: string } | null }

/**
 * The unpacked files of one archive: in memory up to a limit, then in a temporary folder under numbered names, so that
 * no name from the archive ever becomes a path on disk.
 */
export class TarContents {
  readonly #files = new Map<string, Kept>()
  readonly #limits: FolderLimits
  readonly #place: string
  #folder: string | null = null
  #inMemory = 0
  #total = 0
  #entries = 0

  constructor(place: string, limits: FolderLimits) {
    this.#place = place
    this.#limits = limits
  }

  /** Must be called before an archive that may be larger than memory allows is unpacked. */
  async prepare(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'tongcha-archive-'))
  }

  /** Counts one entry of any kind against the limit. */
  countEntry(): void {
    this.#entries++
    if (this.#entries > this.#limits.entries) {
      throw new CodedError(
        'crawler/too-large',
        `${this.#place} 的条目超过 ${this.#limits.entries} 个，没有读取。请拆分后再试。`,
      )
    }
  }

  /** Counts unpacked bytes against the limit of the whole archive, as they arrive. */
  countBytes(bytes: number): void {
    this.#total += bytes
    if (this.#total > this.#limits.totalBytes) {
      throw new CodedError('crawler/too-large', `${this.#place} 解开后超过上限，没有读取。请拆分后再试。`)
    }
  }

  /** Keeps a file; a later entry of the same name replaces the earlier one, as in tar. */
  keep(name: string, size: number, chunks: readonly Uint8Array[] | null): void {
    if (chunks === null) this.#files.set(name, { size, bytes: null })
    else if (this.#inMemory + size <= this.#limits.memoryBytes) {
      this.#inMemory += size
      this.#files.set(name, { size, bytes: Buffer.concat(chunks) })
    } else this.#files.set(name, { size, bytes: { file: this.#spill(chunks) } })
  }

  #spill(chunks: readonly Uint8Array[]): string {
    if (this.#folder === null) throw new Error('prepare() was not called')
    const file = join(this.#folder, String(this.#files.size))
    const handle = openSync(file, 'wx', 0o600)
    try {
      for (const chunk of chunks) writeSync(handle, chunk)
    } finally {
      closeSync(handle)
    }
    return file
  }

  names(): readonly string[] {
    return [...this.#files.keys()]
  }

  size(name: string): number | null {
    return this.#files.get(name)?.size ?? null
  }

  /** `null` for a file beyond the limit. */
  async read(name: string): Promise<Uint8Array | null> {
    const bytes = this.#files.get(name)?.bytes ?? null
    return bytes === null || bytes instanceof Uint8Array ? bytes : readFile(bytes.file)
  }

  async close(): Promise<void> {
    this.#files.clear()
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true })
  }
}
