import { CodedError } from '../../crawler/errors.ts'
import { StoreError } from '../../data/errors.ts'
import { IndexerError } from '../../indexer/errors.ts'
import { ServerError, type ServerErrorCode } from '../errors.ts'

/** How a command that failed ends: one line for standard error, and the exit code. */
export interface Failure {
  readonly line: string
  readonly exitCode: 1 | 2
}

const wrongUsage: ReadonlySet<ServerErrorCode> = new Set(['server/bad-setting', 'server/wrong-usage'])

/** What the operating system reports, in words that say what to do. */
const systemFaults: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room and run the command again: it goes on where it stopped',
  SQLITE_FULL: 'the disk is full; make room and run the command again: it goes on where it stopped',
  EDQUOT: 'the disk quota is used up; make room and run the command again: it goes on where it stopped',
  EACCES: 'access was refused; check the permissions of the data folder (TONGCHA_DATA_DIR)',
  EPERM: 'access was refused; check the permissions of the data folder (TONGCHA_DATA_DIR)',
  EROFS: 'the file system is read-only; set TONGCHA_DATA_DIR to a folder that can be written',
  SQLITE_READONLY: 'the data folder is read-only; set TONGCHA_DATA_DIR to a folder that can be written',
  SQLITE_BUSY: 'another process is writing the same data; wait for it to end and run the command again',
  EMFILE: 'too many files are open; raise the limit (ulimit -n) and run the command again',
}

/** The one place that turns errors into the last line of a command. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ServerError) return failure(error.message, wrongUsage.has(error.code) ? 2 : 1)
  if (error instanceof StoreError || error instanceof IndexerError || error instanceof CodedError) {
    return failure(error.message, 1)
  }
  if (!(error instanceof Error)) return failure(String(error), 1)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = systemFaults[code]
  if (known !== undefined) return failure(`${known} (${error.message})`, 1)
  return failure(
    `${error.message}; this is a fault of tongcha: run it with LOG_LEVEL=debug for details and report them`,
    1,
  )
}

const failure = (message: string, exitCode: 1 | 2): Failure => ({
  // One line, whatever a library put into its message.
  line: `tongcha: ${message.replace(/\s*\n\s*/g, ' ')}`,
  exitCode,
})
