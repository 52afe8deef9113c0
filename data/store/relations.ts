import type { Database } from 'better-sqlite3'
import type { RelationType } from '../model/relation.ts'
import type { TargetDescription } from '../relations/statement.ts'
import type { WritableChangeLog } from './change-log.ts'
import { danglingNames } from './dangling-names.ts'
import { provisionTable } from './provisions.ts'
import { QuotePlaces } from './quote-places.ts'
import type { DatedStatement, RelationStore, RelationToLink } from './relation-store.ts'

interface VersionRow {
  version_key: number
  text_key: number
}

interface ToLinkRow {
  relation_key: number
  type: RelationType
  partial: number
  work_id: string
  version_id: string
  effective_on: string | null
  description: string
  named_e_id: string | null
  target_work: string | null
  target_version: string | null
  target_e_id: string | null
}

/** A description without the parts it names: kept once for all texts that speak of the same thing in the same words. */
type NamedTarget = Omit<TargetDescription, 'eIds'>

export function relationStore(database: Database, changes: WritableChangeLog): RelationStore {
  const texts = provisionTable(database)
  const progress = database.prepare<[string], { position: number; edition: string }>(
    'SELECT position, edition FROM progress WHERE task = ?',
  )
  const saveProgress = database.prepare('INSERT OR REPLACE INTO progress (task, position, edition) VALUES (?, ?, ?)')
  const version = database.prepare<[string, string], VersionRow>(
    `SELECT version_key, text_key FROM versions v JOIN version_records r USING (version_key)
     WHERE v.work_id = ? AND v.version_id = ? ORDER BY revision DESC LIMIT 1`,
  )
  const setInUse = database.prepare<[number], { set_key: number; read_from: string }>(
    'SELECT set_key, read_from FROM statement_sets WHERE version_key = ? AND superseded_at IS NULL',
  )
  const ended = database
    .prepare<[number], string>(
      `SELECT DISTINCT target_work FROM relations
       WHERE set_key = ? AND type IN ('repeals', 'replaces') AND target_work IS NOT NULL ORDER BY target_work`,
    )
    .pluck()
  const supersede = database.prepare('UPDATE statement_sets SET superseded_at = ? WHERE set_key = ?')
  const addSet = database.prepare(
    'INSERT INTO statement_sets (version_key, text_key, read_from, said_on, is_newest, recorded_at) VALUES (?, ?, ?, ?, 0, ?)',
  )
  const markOthers = database.prepare(
    `UPDATE statement_sets SET is_newest = (version_key = @key) WHERE superseded_at IS NULL
       AND version_key IN (SELECT version_key FROM versions WHERE work_id = @workId) AND is_newest <> (version_key = @key)`,
  )
  const named = database.prepare<[string], number>('SELECT named_key FROM named_targets WHERE description = ?').pluck()
  const addNamed = database.prepare(
    'INSERT INTO named_targets (target_name, document_number, description) VALUES (?, ?, ?)',
  )
  const add = database.prepare(
    `INSERT INTO relations (set_key, type, partial, effect, from_ordinal, quote_ordinal, quote_start, quote_length, quote,
       effective_on, named_key, named_e_id, is_linked)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
  )
  const reopenNamed = database.prepare(
    `UPDATE relations SET is_linked = 0 WHERE is_linked = 1
       AND named_key IN (SELECT named_key FROM named_targets WHERE target_name = ?)`,
  )
  const reopenNumbered = database.prepare(
    `UPDATE relations SET is_linked = 0 WHERE is_linked = 1
       AND named_key IN (SELECT named_key FROM named_targets WHERE document_number = ?)`,
  )
  const reopenLinked = database.prepare('UPDATE relations SET is_linked = 0 WHERE is_linked = 1 AND target_work = ?')
  const inUse = 'set_key IN (SELECT set_key FROM statement_sets WHERE superseded_at IS NULL)'
  const countToLink = database
    .prepare<[], number>(`SELECT count(*) FROM relations WHERE is_linked = 0 AND ${inUse}`)
    .pluck()
  const toLink = database.prepare<[number], ToLinkRow>(
    `SELECT relation_key, type, partial, v.work_id, v.version_id, effective_on, description, named_e_id,
       target_work, target_version, target_e_id
     FROM relations r JOIN statement_sets s USING (set_key) JOIN versions v USING (version_key)
       JOIN named_targets n USING (named_key)
     WHERE r.is_linked = 0 AND s.superseded_at IS NULL ORDER BY r.set_key LIMIT ?`,
  )
  const eIds = database.prepare<[number], string>('SELECT e_id FROM provisions WHERE text_key = ?').pluck()
  const link = database.prepare(
    'UPDATE relations SET target_work = ?, target_version = ?, target_e_id = ?, is_linked = 1 WHERE relation_key = ?',
  )

  function versionOf(workId: string, versionId: string): VersionRow {
    const row = version.get(workId, versionId)
    if (row === undefined) throw new RangeError(`no version ${workId}/${versionId} to keep statements of`)
    return row
  }

  function namedKey(target: NamedTarget, targetKey: string): number {
    const { citedAs, isSelf, documentNumber, issuer, issuedOn } = target
    const description = JSON.stringify({ citedAs, isSelf, documentNumber, issuer, issuedOn })
    const known = named.get(description)
    return known ?? Number(addNamed.run(targetKey, documentNumber, description).lastInsertRowid)
  }

  function addStatement(
    setKey: number,
    { statement, targetKey, effectiveOn }: DatedStatement,
    places: QuotePlaces,
  ): void {
    const { type, partial, effect, from, target, quote } = statement
    const place = places.find(from, quote)
    const key = namedKey(target, targetKey)
    for (const eId of target.eIds.length === 0 ? [null] : target.eIds) {
      add.run(
        setKey,
        type,
        partial ? 1 : 0,
        effect,
        place.fromOrdinal,
        place.quoteOrdinal,
        place.start,
        place.length,
        place.quote,
        effectiveOn,
        key,
        eId,
      )
    }
  }

  return {
    progress: (task) => progress.get(task) ?? null,
    saveProgress: (task, { position, edition }) => void saveProgress.run(task, position, edition),
    readFrom(workId, versionId) {
      const row = version.get(workId, versionId)
      return row === undefined ? null : (setInUse.get(row.version_key)?.read_from ?? null)
    },
    saveStatements({ workId, versionId, readFrom, statements, saidOn }, at) {
      const { version_key: versionKey, text_key: textKey } = versionOf(workId, versionId)
      const old = setInUse.get(versionKey)
      if (old?.read_from === readFrom) return []
      const touched = old === undefined ? [] : ended.all(old.set_key)
      if (old !== undefined) supersede.run(at, old.set_key)
      const setKey = Number(addSet.run(versionKey, textKey, readFrom, saidOn, at).lastInsertRowid)
      const places = new QuotePlaces(statements.length === 0 ? [] : texts.read(textKey))
      for (const statement of statements) addStatement(setKey, statement, places)
      return touched
    },
    markNewest: (workId, versionId) => void markOthers.run({ workId, key: versionOf(workId, versionId).version_key }),
    reopen({ workId, names, documentNumbers }) {
      for (const name of names) reopenNamed.run(name)
      for (const number of documentNumbers) reopenNumbered.run(number)
      reopenLinked.run(workId)
    },
    eIdsOf(workId, versionId) {
      const row = version.get(workId, versionId)
      return new Set(row === undefined ? [] : eIds.all(row.text_key))
    },
    danglingNames: () => danglingNames(database),
    countToLink: () => countToLink.get() ?? 0,
    toLink: (limit) => toLink.all(limit).map(toRelationToLink),
    announce: (workId, newestVersionId, at) => changes.append('updated', workId, newestVersionId, at),
    link: (relationKey, { workId, versionId, eId }) => void link.run(workId, versionId, eId, relationKey),
  }
}

function toRelationToLink(row: ToLinkRow): RelationToLink {
  const description: NamedTarget = JSON.parse(row.description)
  return {
    relationKey: row.relation_key,
    type: row.type,
    partial: row.partial === 1,
    from: { workId: row.work_id, versionId: row.version_id },
    effectiveOn: row.effective_on,
    target: { ...description, eIds: row.named_e_id === null ? [] : [row.named_e_id] },
    linked: { workId: row.target_work, versionId: row.target_version, eId: row.target_e_id },
  }
}
