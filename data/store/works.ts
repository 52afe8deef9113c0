import type { Database } from 'better-sqlite3'
import { locateProvision } from '../model/locate-provision.ts'
import type { Manifestation, Version } from '../model/version.ts'
import type { Work } from '../model/work.ts'
import { appearedOn } from '../validity/applicable.ts'
import type { WritableChangeLog } from './change-log.ts'
import { provisionTable } from './provisions.ts'
import type { RelationQueries } from './relation-queries.ts'
import type { WorkStore } from './store.ts'

const newestWork = `SELECT record FROM work_records r WHERE revision =
  (SELECT max(revision) FROM work_records WHERE work_id = r.work_id)`

const newestVersion = `SELECT v.version_key, r.text_key, r.record FROM versions v JOIN version_records r USING (version_key)
  WHERE r.revision = (SELECT max(revision) FROM version_records WHERE version_key = v.version_key)`

interface VersionRow {
  version_key: number
  text_key: number
  record: string
}

export function workStore(database: Database, changes: WritableChangeLog, relations: RelationQueries): WorkStore {
  const texts = provisionTable(database)
  const work = database.prepare<[string], string>(`${newestWork} AND work_id = ?`).pluck()
  const alias = database.prepare<[string], string>('SELECT work_id FROM work_aliases WHERE alias_id = ?').pluck()
  const byTitle = database
    .prepare<[string], string>(
      `${newestWork} AND work_id IN (SELECT work_id FROM works WHERE normalised_title = ?) ORDER BY work_id`,
    )
    .pluck()
  const allWorks = database.prepare<[], string>(`${newestWork} ORDER BY work_id`).pluck()
  const versions = database.prepare<[string], VersionRow>(`${newestVersion} AND v.work_id = ?`)
  const version = database.prepare<[string, string], VersionRow>(
    `${newestVersion} AND v.work_id = ? AND v.version_id = ?`,
  )
  const textKeyOf = database
    .prepare<[string, string], number>(
      `SELECT text_key FROM version_records r JOIN versions USING (version_key) WHERE work_id = ? AND version_id = ?
       ORDER BY revision DESC LIMIT 1`,
    )
    .pluck()
  const manifestations = database
    .prepare<[number], string>('SELECT record FROM manifestations WHERE version_key = ? ORDER BY capture_id, url')
    .pluck()
  const counts = database.prepare<[], { works: number; versions: number; articles: number; provisions: number }>(
    `SELECT (SELECT count(*) FROM works) AS works, (SELECT count(*) FROM versions) AS versions,
       (SELECT coalesce(sum(articles), 0) FROM texts WHERE text_key IN (SELECT text_key FROM (${newestVersion}))) AS articles,
       (SELECT count(*) FROM provisions) AS provisions`,
  )
  const addWork = database.prepare(
    'INSERT OR IGNORE INTO works (work_id, normalised_title, created_at) VALUES (?, ?, ?)',
  )
  const addWorkRecord = database.prepare(
    `INSERT INTO work_records (work_id, revision, recorded_at, record)
     VALUES (@id, (SELECT coalesce(max(revision), 0) + 1 FROM work_records WHERE work_id = @id), @at, @record)`,
  )
  const addVersion = database.prepare('INSERT INTO versions (work_id, version_id, created_at) VALUES (?, ?, ?)')
  const addVersionRecord = database.prepare(
    `INSERT INTO version_records (version_key, revision, recorded_at, text_key, record)
     VALUES (@key, (SELECT coalesce(max(revision), 0) + 1 FROM version_records WHERE version_key = @key), @at, @textKey, @record)`,
  )
  const addManifestation = database.prepare('INSERT OR IGNORE INTO manifestations VALUES (?, ?, ?, ?, ?, ?)')

  const parse = <T>(record: string): T => JSON.parse(record)
  const find = (workId: string): Work | null => {
    const record = work.get(workId)
    return record === undefined ? null : parse<Work>(record)
  }
  const versionsOf = (workId: string): readonly Version[] =>
    versions
      .all(workId)
      .map(({ record }) => parse<Version>(record))
      .sort((a, b) => (newestFirst(a) < newestFirst(b) ? 1 : -1))

  return {
    find,
    mergedInto: (workId) => alias.get(workId) ?? null,
    findByNormalisedTitle: (title) => byTitle.all(title).map((record) => parse<Work>(record)),
    versionsOf,
    version(workId, versionId) {
      const row = version.get(workId, versionId)
      return row === undefined ? null : parse<Version>(row.record)
    },
    versionText(workId, versionId) {
      const row = version.get(workId, versionId)
      if (row === undefined) return null
      return {
        version: parse<Version>(row.record),
        provisions: texts.read(row.text_key),
        manifestations: manifestations.all(row.version_key).map((record) => parse<Manifestation>(record)),
      }
    },
    provisionsAlone(workId, versionId, eIds) {
      const key = textKeyOf.get(workId, versionId)
      return key === undefined ? [] : texts.readNodes(key, eIds)
    },
    provision(workId, versionId, eId) {
      const row = version.get(workId, versionId)
      return row === undefined ? null : locateProvision(texts.read(row.text_key), eId)
    },
    relationsOf: relations.of,
    evidenceRelations: relations.evidence,
    *all() {
      // Read in full first: the caller may use the connection while going through them.
      for (const record of allWorks.all()) yield parse<Work>(record)
    },
    counts: () => counts.get() ?? { works: 0, versions: 0, articles: 0, provisions: 0 },

    saveWork(record, at) {
      const json = JSON.stringify(record)
      const known = work.get(record.workId)
      if (known === json) return 'unchanged'
      addWork.run(record.workId, record.key.normalisedTitle, at)
      addWorkRecord.run({ id: record.workId, at, record: json })
      if (known === undefined) return 'created'
      const newest = versionsOf(record.workId)[0]
      if (newest !== undefined) changes.append('updated', record.workId, newest.versionId, at)
      return 'updated'
    },
    saveVersion({ version: record, provisions }, at) {
      const json = JSON.stringify(record)
      const known = version.get(record.workId, record.versionId)
      const key = known?.version_key ?? Number(addVersion.run(record.workId, record.versionId, at).lastInsertRowid)
      const textKey = texts.keep(key, provisions)
      if (known !== undefined && known.record === json && known.text_key === textKey) return 'unchanged'
      addVersionRecord.run({ key, at, textKey, record: json })
      const result = known === undefined ? 'created' : 'updated'
      changes.append(result, record.workId, record.versionId, at)
      return result
    },
    saveManifestation(workId, versionId, captureId, manifestation) {
      const row = version.get(workId, versionId)
      if (row === undefined) throw new RangeError(`no version ${workId}/${versionId} to add a manifestation to`)
      const { sourceId, url, sha256 } = manifestation
      const record = JSON.stringify(manifestation)
      const { changes: added } = addManifestation.run(row.version_key, sourceId, url, sha256, captureId, record)
      return added === 0 ? 'unchanged' : 'created'
    },
  }
}

function newestFirst(version: Version): string {
  return `${appearedOn(version) ?? ''} ${version.effectiveFrom ?? ''} ${version.versionId}`
}
