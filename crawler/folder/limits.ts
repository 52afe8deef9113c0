const mebibyte = 1024 * 1024

/** How much of a folder or archive is taken in; `archiveLimits` are the ones in use. */
export interface FolderLimits {
  /** Larger files are listed, and reading one throws `crawler/too-large`. */
  readonly fileBytes: number
  /** All entries of an archive together, unpacked. */
  readonly totalBytes: number
  /** Up to here an archive is held in memory, beyond it in a folder that `close` removes. */
  readonly memoryBytes: number
  readonly entries: number
}

export const archiveLimits: FolderLimits = {
  fileBytes: 64 * mebibyte,
  totalBytes: 4096 * mebibyte,
  memoryBytes: 1024 * mebibyte,
  entries: 1_000_000,
}

/** Bytes as a message names them: `300.0 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / mebibyte).toFixed(1)} MB`
}
