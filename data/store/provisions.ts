import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Provision, ProvisionKind } from '../model/provision.ts'

/** Keeps and reads the trees of texts; the same tree of a version is kept once. */
export interface ProvisionTable {
  keep(versionKey: number, provisions: readonly Provision[]): number
  read(textKey: number): readonly Provision[]
  /** Nodes with their descendants, without reading the rest of the text; those that are not there are left out. */
  readNodes(textKey: number, eIds: readonly string[]): readonly Provision[]
}

interface ProvisionRow {
  ordinal: number
  parent: number | null
  e_id: string
  kind: ProvisionKind
  number: string | null
  label: string | null
  heading: string | null
  text: string | null
}

export function provisionTable(database: Database): ProvisionTable {
  const known = database
    .prepare<[number, string], number>('SELECT text_key FROM texts WHERE version_key = ? AND tree_sha256 = ?')
    .pluck()
  const addText = database.prepare('INSERT INTO texts (version_key, tree_sha256, articles) VALUES (?, ?, ?)')
  const add = database.prepare('INSERT INTO provisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const read = database.prepare<[number], ProvisionRow>('SELECT * FROM provisions WHERE text_key = ? ORDER BY ordinal')

  const ordinalsOf = database
    .prepare<[number, string], number>(
      'SELECT ordinal FROM provisions WHERE text_key = ? AND e_id IN (SELECT value FROM json_each(?))',
    )
    .pluck()
  const readFrom = database.prepare<[number, number], ProvisionRow>(
    'SELECT * FROM provisions WHERE text_key = ? AND ordinal >= ? ORDER BY ordinal',
  )

  return {
    keep(versionKey, provisions) {
      const digest = createHash('sha256').update(JSON.stringify(provisions)).digest('hex')
      const textKey = known.get(versionKey, digest)
      if (textKey !== undefined) return textKey
      const added = Number(addText.run(versionKey, digest, countArticles(provisions)).lastInsertRowid)
      let ordinal = 0
      const walk = (nodes: readonly Provision[], parent: number | null) => {
        for (const { eId, kind, number, label, heading, text, children } of nodes) {
          const own = ordinal++
          add.run(added, own, parent, eId, kind, number, label, heading, text)
          walk(children, own)
        }
      }
      walk(provisions, null)
      return added
    },
    read: (textKey) => toTree(read.all(textKey), 0),
    readNodes: (textKey, eIds) =>
      ordinalsOf.all(textKey, JSON.stringify(eIds)).flatMap((first) => {
        const rows: ProvisionRow[] = []
        // Rows stand in reading order: the descendants of a node are those that follow it, up to the first that is none.
        for (const row of readFrom.iterate(textKey, first)) {
          if (row.ordinal > first && (row.parent === null || row.parent < first)) break
          rows.push(row.ordinal === first ? { ...row, parent: null } : row)
        }
        return toTree(rows, first)
      }),
  }
}

/** Puts rows in reading order together to trees; the first has the ordinal `first`. */
function toTree(rows: readonly ProvisionRow[], first: number): readonly Provision[] {
  const roots: Provision[] = []
  const nodes: Provision[][] = []
  for (const row of rows) {
    const children: Provision[] = []
    nodes[row.ordinal - first] = children
    const siblings = row.parent === null ? roots : nodes[row.parent - first]
    if (siblings === undefined) throw new RangeError(`provision ${row.e_id} stands before its parent`)
    const { kind, number, label, heading, text } = row
    siblings.push({ eId: row.e_id, kind, number, label, heading, text, children })
  }
  return roots
}

function countArticles(provisions: readonly Provision[]): number {
  let count = 0
  for (const { kind, children } of provisions) count += (kind === 'article' ? 1 : 0) + countArticles(children)
  return count
}
