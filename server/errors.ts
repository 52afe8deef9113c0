/** What can go wrong in the server room outside a request. The message says what to do; `cause` is kept. */
export const serverErrorCodes = [
  'server/bad-setting',
  'server/wrong-usage',
  'server/pages-missing',
  'server/bad-page-template',
  'server/port-in-use',
  'server/address-unavailable',
  'server/data-folder-unwritable',
  'server/store-empty',
  'server/index-not-ready',
  'server/starter-unavailable',
] as const

export type ServerErrorCode = (typeof serverErrorCodes)[number]

export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly code: ServerErrorCode

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
