import type { Database } from 'better-sqlite3'
import type { RelationType } from '../model/relation.ts'

/** A name that texts use and nothing held answers to, or several works do. */
export interface DanglingName {
  /** As the first text writes it. */
  readonly citedAs: string
  readonly documentNumber: string | null
  /** How many relations wait for it. */
  readonly relations: number
  readonly types: readonly RelationType[]
  /** A text that uses it. */
  readonly from: { readonly workId: string; readonly versionId: string }
}

interface Row {
  cited_as: string
  document_number: string | null
  relations: number
  types: string
  work_id: string
  version_id: string
}

/** Names as the newest version of each text uses them, the most used first. */
export function danglingNames(database: Database): readonly DanglingName[] {
  const rows = database.prepare<[], Row>(
    `SELECT min(json_extract(n.description, '$.citedAs')) AS cited_as, max(n.document_number) AS document_number,
       count(*) AS relations, group_concat(DISTINCT r.type) AS types, min(v.work_id) AS work_id, v.version_id
     FROM relations r JOIN named_targets n USING (named_key) JOIN statement_sets s USING (set_key)
       JOIN versions v USING (version_key)
     WHERE r.target_work IS NULL AND r.is_linked = 1 AND s.superseded_at IS NULL AND s.is_newest = 1
       AND NOT json_extract(n.description, '$.isSelf')
     GROUP BY n.target_name ORDER BY relations DESC, n.target_name`,
  )
  return rows.all().map((row) => ({
    citedAs: row.cited_as,
    documentNumber: row.document_number,
    relations: row.relations,
    types: row.types.split(',').sort() as RelationType[],
    from: { workId: row.work_id, versionId: row.version_id },
  }))
}
