import { destination, type Logger, pino } from 'pino'
import { StoreError } from '../data/errors.ts'
import { IndexerError } from '../indexer/errors.ts'
import type { Config } from './config.ts'
import { ServerError } from './errors.ts'

export type Log = Logger

/**
 * The log of a process, JSON lines on standard error. What people look for is their own affair: no line holds a query,
 * an address of a client or a request header; callers pass ids, codes and figures.
 */
export function createLog(level: Config['logLevel']): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } },
    destination({ dest: 2, sync: true }),
  )
}

/** An error for the log: the words of our own errors, and of others only what they are and where, for theirs may quote a query. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error }
  const isOurs = error instanceof StoreError || error instanceof IndexerError || error instanceof ServerError
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(isOurs ? { message: error.message } : {}),
    // Example: `    at search (engine.ts:12:3)`
    stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
