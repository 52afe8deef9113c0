import type { Database } from 'better-sqlite3'
import type { Instant } from '../model/dates.ts'
import type { Change, ChangeLog } from './store.ts'

/** The change log of a store, with the writing end that only the store's own parts use. */
export interface WritableChangeLog extends ChangeLog {
  append(kind: Change['kind'], workId: string, versionId: string, at: Instant): void
}

interface ChangeRow {
  position: number
  at: string
  kind: Change['kind']
  work_id: string
  version_id: string
}

export function changeLog(database: Database): WritableChangeLog {
  const head = database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM change_log').pluck()
  const after = database.prepare<[number, number], ChangeRow>(
    'SELECT * FROM change_log WHERE position > ? ORDER BY position LIMIT ?',
  )
  const append = database.prepare('INSERT INTO change_log (at, kind, work_id, version_id) VALUES (?, ?, ?, ?)')
  return {
    head: () => head.get() ?? 0,
    after: (position, limit) => after.all(position, limit).map(toChange),
    append: (kind, workId, versionId, at) => void append.run(at, kind, workId, versionId),
  }
}

function toChange(row: ChangeRow): Change {
  return { position: row.position, at: row.at, kind: row.kind, workId: row.work_id, versionId: row.version_id }
}
