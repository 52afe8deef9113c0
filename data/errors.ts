/** What can go wrong with the store. The message says what to do; `cause` is kept. */
export const storeErrorCodes = [
  'data/store-newer',
  'data/store-unreadable',
  'data/store-full',
  'data/store-locked',
  'data/not-a-store',
  'data/bad-reference-table',
] as const

export type StoreErrorCode = (typeof storeErrorCodes)[number]

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
