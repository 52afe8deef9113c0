import { accessSync, constants, mkdirSync } from 'node:fs'
import { ServerError } from './errors.ts'

/** Makes sure that the data folder exists and may be written. Throws `ServerError` saying which folder and why. */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ServerError(
      'server/data-folder-unwritable',
      `the data folder ${dataDir} cannot be written (${reason}); set TONGCHA_DATA_DIR to a folder that can`,
      { cause },
    )
  }
}
