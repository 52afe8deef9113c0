import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { StoreError } from '../errors.ts'
import { captureStore } from './captures.ts'
import { changeLog } from './change-log.ts'
import { firstSchemaWithRelations, migrate, schemaOf } from './migrations.ts'
import { noRelations, relationQueries } from './relation-queries.ts'
import type { RelationStore } from './relation-store.ts'
import { relationStore } from './relations.ts'
import { runStore } from './runs.ts'
import { soundness } from './soundness.ts'
import type { Store } from './store.ts'
import { workStore } from './works.ts'

/** How the store is opened; readers never create or migrate it, and see no relations in one of the first schema. */
export interface OpenOptions {
  readonly readOnly?: boolean
}

/**
 * Opens the store of an instance, creating or migrating it unless `readOnly`.
 * Throws `StoreError`: a newer schema, a file that is no store, a folder that cannot be written.
 */
export function openStore(file: string, { readOnly = false }: OpenOptions = {}): Store {
  const database = connect(file, readOnly)
  try {
    if (!readOnly) migrate(database, file)
    const holdsRelations = schemaOf(database, file) >= firstSchemaWithRelations
    const changes = changeLog(database)
    let relations: RelationStore | null = null
    return {
      works: workStore(database, changes, holdsRelations ? relationQueries(database) : noRelations),
      get relations() {
        relations ??= relationStore(database, changes)
        return relations
      },
      get soundness() {
        return soundness(database)
      },
      captures: captureStore(database),
      runs: runStore(database),
      changes,
      transaction: (write) => translated(file, () => database.transaction(write).immediate()),
      ping: () => translated(file, () => void database.prepare('SELECT 1 FROM works LIMIT 1').get()),
      close: () => void database.close(),
    }
  } catch (error) {
    database.close()
    throw toStoreError(error, file)
  }
}

function connect(file: string, readOnly: boolean): Database.Database {
  try {
    if (!readOnly) mkdirSync(dirname(file), { recursive: true })
    const database = new Database(file, { readonly: readOnly, fileMustExist: readOnly, timeout: 10_000 })
    database.pragma('foreign_keys = ON')
    database.pragma('mmap_size = 1073741824')
    database.pragma('cache_size = -65536')
    if (!readOnly) {
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = NORMAL')
    }
    return database
  } catch (error) {
    throw toStoreError(error, file)
  }
}

function translated<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw toStoreError(error, file)
  }
}

/** What the database driver reports, in words that say what to do; other errors pass unchanged. */
function toStoreError(error: unknown, file: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  const options = { cause: error }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new StoreError(
      'data/store-full',
      `the disk that holds ${file} is full; make room and run the command again: it goes on where it stopped`,
      options,
    )
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StoreError(
      'data/store-locked',
      `${file} is being written by another process; wait for it to end and run the command again`,
      options,
    )
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new StoreError(
      'data/not-a-store',
      `${file} is not a store that can be read; restore it from a backup, or set TONGCHA_DATA_DIR to another folder`,
      options,
    )
  }
  // The driver throws a TypeError for a folder that is not there; the file system's own errors carry `errno`.
  if (code.startsWith('SQLITE_') || 'errno' in error || error instanceof TypeError) {
    return new StoreError(
      'data/store-unreadable',
      `${file} cannot be opened (${error.message}); check that the folder exists and may be written, or set TONGCHA_DATA_DIR`,
      options,
    )
  }
  return error
}
