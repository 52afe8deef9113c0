/** What can go wrong while reading a source. The message says what to do; `cause` is kept. */
export const crawlerErrorCodes = [
  'crawler/empty-file',
  'crawler/empty-body',
  'crawler/binary-file',
  'crawler/wrong-encoding',
  'crawler/too-large',
  'crawler/no-title',
  'crawler/unsafe-path',
  'crawler/broken-archive',
  'crawler/path-not-found',
  'crawler/unreadable-file',
  'crawler/not-this-source',
  'crawler/unreadable-metadata',
  'crawler/network',
  'crawler/digest-mismatch',
] as const

export type CrawlerErrorCode = (typeof crawlerErrorCodes)[number]

export class CodedError extends Error {
  override readonly name = 'CodedError'
  readonly code: CrawlerErrorCode

  constructor(code: CrawlerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
