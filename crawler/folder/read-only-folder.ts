/** A folder or archive as a source may see it: nothing outside it can be reached, nothing in it can be changed. */
export interface ReadOnlyFolder {
  /** What it is called in messages: the path or address it was opened from. */
  readonly place: string
  /** Paths of all files, `/`-separated, relative, sorted by code unit. */
  paths(): readonly string[]
  /** Size in bytes; `null` where there is no such file. */
  size(path: string): number | null
  /** Throws `CodedError` (`crawler/unsafe-path`, `crawler/path-not-found`, `crawler/too-large`). */
  read(path: string): Promise<Uint8Array>
  close(): Promise<void>
}
