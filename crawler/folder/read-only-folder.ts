import type { Instant } from '../../data/model/dates.ts'

/** A folder or archive as a source may see it: nothing outside it can be reached, nothing in it can be changed. */
export interface ReadOnlyFolder {
  /** What it is called in messages: the path or address it was opened from. */
  readonly place: string
  readonly origin: FolderOrigin
  /** Paths of all files, `/`-separated, relative, sorted by code unit. */
  paths(): readonly string[]
  /** Size in bytes; `null` where there is no such file. */
  size(path: string): number | null
  /**
   * Throws `CodedError` (`crawler/unsafe-path`, `crawler/path-not-found`, `crawler/too-large`,
   * `crawler/unreadable-file`).
   */
  read(path: string): Promise<Uint8Array>
  close(): Promise<void>
}

/** What a folder was opened from, and what an archive says of its own age. */
export type FolderOrigin =
  | { readonly kind: 'directory' }
  | {
      readonly kind: 'archive'
      /** The commit that `git archive` wrote into its global header; `null` for other archives. */
      readonly commit: string | null
      /** The newest time of modification among the entries; `null` where no entry has one. */
      readonly newestEntryAt: Instant | null
    }
