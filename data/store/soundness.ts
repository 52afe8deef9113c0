import { gunzipSync } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import type { Provision } from '../model/provision.ts'
import { provisionTable } from './provisions.ts'

/** The store laid open to be checked: everything in it, as it stands in the file. */
export interface Soundness {
  /** What the database finds wrong with its own file and with references between its tables; empty where nothing. */
  fileFaults(): readonly string[]
  /** Every file kept, unpacked; `bytes` `null` where it cannot be. */
  blobs(): IterableIterator<{ readonly sha256: string; readonly size: number; readonly bytes: Uint8Array | null }>
  /** Every text that was ever recorded, with the digest its record gives it. */
  texts(): IterableIterator<RecordedText>
  /** Versions whose relations were read from another text than the one in use. */
  outdatedStatements(): readonly { readonly workId: string; readonly versionId: string }[]
  /** Every place that relations in use lead to, in order, with a text that leads there. */
  targets(): IterableIterator<TargetPlace>
}

export interface RecordedText {
  readonly workId: string
  readonly versionId: string
  readonly textSha256: string
  readonly provisions: readonly Provision[]
}

export interface TargetPlace {
  readonly workId: string
  readonly versionId: string | null
  readonly eId: string | null
  readonly from: { readonly workId: string; readonly versionId: string }
}

interface BlobRow {
  sha256: string
  size: number
  encoding: string
  bytes: Buffer
}

interface TextRow {
  work_id: string
  version_id: string
  text_key: number
  sha256: string
}

interface TargetRow {
  target_work: string
  target_version: string | null
  target_e_id: string | null
  work_id: string
  version_id: string
}

export function soundness(database: Database): Soundness {
  const tree = provisionTable(database)
  const blobs = database.prepare<[], BlobRow>('SELECT sha256, size, encoding, bytes FROM blobs ORDER BY sha256')
  const texts = database.prepare<[], TextRow>(
    `SELECT DISTINCT v.work_id, v.version_id, r.text_key, json_extract(r.record, '$.textSha256') AS sha256
     FROM version_records r JOIN versions v USING (version_key) ORDER BY v.work_id, v.version_id, r.text_key`,
  )
  const outdated = database.prepare<[], { workId: string; versionId: string }>(
    `SELECT v.work_id AS workId, v.version_id AS versionId FROM statement_sets s JOIN versions v USING (version_key)
     WHERE s.superseded_at IS NULL AND s.text_key <> (SELECT text_key FROM version_records r
       WHERE r.version_key = s.version_key ORDER BY revision DESC LIMIT 1)
     ORDER BY v.work_id, v.version_id`,
  )
  const targets = database.prepare<[], TargetRow>(
    `SELECT target_work, target_version, target_e_id, v.work_id, v.version_id
     FROM relations r JOIN statement_sets s USING (set_key) JOIN versions v USING (version_key)
     WHERE target_work IS NOT NULL AND s.superseded_at IS NULL
     GROUP BY target_work, target_version, target_e_id ORDER BY target_work, target_version, target_e_id`,
  )
  const check = database.prepare<[], string>('PRAGMA integrity_check').pluck()
  const references = database.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check')

  return {
    fileFaults() {
      const file = check.all().filter((line) => line !== 'ok')
      const lost = references.all().map(({ table, parent }) => `a row of ${table} refers to no row of ${parent}`)
      return [...file, ...new Set(lost)]
    },
    *blobs() {
      for (const { sha256, size, encoding, bytes } of blobs.iterate()) {
        yield { sha256, size, bytes: encoding === 'gzip' ? unpack(bytes) : bytes }
      }
    },
    *texts() {
      for (const { work_id, version_id, text_key, sha256 } of texts.all()) {
        yield { workId: work_id, versionId: version_id, textSha256: sha256, provisions: tree.read(text_key) }
      }
    },
    outdatedStatements: () => outdated.all(),
    *targets() {
      for (const row of targets.iterate()) {
        yield {
          workId: row.target_work,
          versionId: row.target_version,
          eId: row.target_e_id,
          from: { workId: row.work_id, versionId: row.version_id },
        }
      }
    },
  }
}

/** A file that cannot be unpacked is a finding, not a failure of the check. */
function unpack(bytes: Buffer): Uint8Array | null {
  try {
    return gunzipSync(bytes)
  } catch {
    return null
  }
}
