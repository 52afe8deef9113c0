import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Provision, ProvisionKind } from '../model/provision.ts'

/** Keeps and reads the trees of texts; the same tree of a version is kept once. */
export interface ProvisionTable {
  keep(versionKey: number, provisions: readonly Provision[]): number
  read(textKey: number): readonly Provision[]
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
    read(textKey) {
      const roots: Provision[] = []
      const nodes: Provision[][] = []
      for (const row of read.all(textKey)) {
        const children: Provision[] = []
        nodes[row.ordinal] = children
        const siblings = row.parent === null ? roots : nodes[row.parent]
        if (siblings === undefined) throw new RangeError(`provision ${row.e_id} stands before its parent`)
        const { kind, number, label, heading, text } = row
        siblings.push({ eId: row.e_id, kind, number, label, heading, text, children })
      }
      return roots
    },
  }
}

function countArticles(provisions: readonly Provision[]): number {
  let count = 0
  for (const { kind, children } of provisions) count += (kind === 'article' ? 1 : 0) + countArticles(children)
  return count
}
