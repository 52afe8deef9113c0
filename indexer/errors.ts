/** What can go wrong with the search index. The message says what to do; `cause` is kept. */
export const indexerErrorCodes = [
  'indexer/engine-unavailable',
  'indexer/unknown-engine',
  'indexer/index-newer',
  'indexer/index-unreadable',
  'indexer/index-full',
  'indexer/segmenter-unavailable',
  'indexer/bad-plan',
] as const

export type IndexerErrorCode = (typeof indexerErrorCodes)[number]

const retryable: ReadonlySet<IndexerErrorCode> = new Set(['indexer/engine-unavailable'])

export class IndexerError extends Error {
  override readonly name = 'IndexerError'
  readonly code: IndexerErrorCode

  constructor(code: IndexerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  /** Whether the same call may succeed a little later. */
  get isRetryable(): boolean {
    return retryable.has(this.code)
  }
}
