import { destination, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/**
 * The log of a process, JSON lines on standard error. What people look for is their own affair: no line holds a query,
 * an address of a client or a request header; callers pass ids, codes and figures.
 */
export function createLog(level: Config['logLevel']): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest: 2, sync: true }))
}
