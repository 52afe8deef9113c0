import type { Database } from 'better-sqlite3'
import type { Relation, RelationEffect, RelationType } from '../model/relation.ts'
import { quoteFrom } from './quote-places.ts'
import type { RelationPage, RelationQuery } from './relation-store.ts'

/** Reads relations from both of their ends. */
export interface RelationQueries {
  of(workId: string, query?: RelationQuery): RelationPage
  /** What ends, keeps, cuts or takes the place of a work. */
  evidence(workId: string): readonly Relation[]
}

/** What a relation is sorted and counted by, before its words are read. */
interface Listed {
  readonly relation_key: number
  readonly type: RelationType
  readonly direction: 'in' | 'out'
  readonly said_on: string | null
  readonly work_id: string
  readonly version_id: string
  readonly from_ordinal: number
}

interface RelationRow extends Omit<Listed, 'direction'> {
  readonly partial: number
  readonly effect: RelationEffect | null
  readonly from_e_id: string
  readonly quote: string | null
  readonly quote_start: number | null
  readonly quote_length: number | null
  readonly leaf_text: string | null
  readonly effective_on: string | null
  readonly cited_as: string
  readonly target_work: string | null
  readonly target_version: string | null
  readonly target_e_id: string | null
}

/** A store that was never related. */
export const noRelations: RelationQueries = {
  of: () => ({ items: [], total: 0, counts: [], next: null }),
  evidence: () => [],
}

const defaultLimit = 50

/** What ends a work before what merely speaks of it. */
const order: readonly RelationType[] = ['repeals', 'replaces', 'amends', 'interprets', 'basedOn', 'penalizes', 'cites']

const listed = `SELECT r.relation_key, r.type, s.said_on, v.work_id, v.version_id, r.from_ordinal`
const joined = 'JOIN statement_sets s USING (set_key) JOIN versions v USING (version_key)'
const speaks = `s.superseded_at IS NULL AND (@everyVersion OR s.is_newest)`
const ofTypes = `(@types IS NULL OR instr(@types, '|' || r.type || '|'))`
const isBetween = `(@between IS NULL OR (r.target_work IS v.work_id) = (@between = 'itself'))`
/** A part of `art_33` is `art_33__para_1`; `art_33_2` is not. */
const within = (column: string): string =>
  `(@eId IS NULL OR ${column} = @eId OR substr(${column}, 1, length(@eId) + 2) = @eId || '__')`

const whole = `SELECT r.*, s.said_on, v.work_id, v.version_id, p.e_id AS from_e_id, q.text AS leaf_text,
    json_extract(n.description, '$.citedAs') AS cited_as
  FROM relations r ${joined}
    JOIN named_targets n USING (named_key)
    JOIN provisions p ON p.text_key = s.text_key AND p.ordinal = r.from_ordinal
    JOIN provisions q ON q.text_key = s.text_key AND q.ordinal = coalesce(r.quote_ordinal, r.from_ordinal)`

export function relationQueries(database: Database): RelationQueries {
  type Filters = Record<'workId' | 'types' | 'eId' | 'versionId' | 'between', string | null> &
    Record<'everyVersion', number>
  const outgoing = database.prepare<[Filters], Listed>(
    `${listed}, 'out' AS direction FROM versions v JOIN statement_sets s USING (version_key) JOIN relations r USING (set_key)
       JOIN provisions p ON p.text_key = s.text_key AND p.ordinal = r.from_ordinal
     WHERE v.work_id = @workId AND s.superseded_at IS NULL AND ${ofTypes} AND ${isBetween} AND ${within('p.e_id')}
       AND CASE WHEN @versionId IS NULL THEN (@everyVersion OR s.is_newest) ELSE v.version_id = @versionId END`,
  )
  const incoming = database.prepare<[Filters], Listed>(
    `${listed}, 'in' AS direction FROM relations r ${joined}
     WHERE r.target_work = @workId AND ${speaks} AND ${ofTypes} AND ${isBetween} AND ${within('r.target_e_id')}
       AND (@versionId IS NULL OR r.target_version IS NULL OR r.target_version = @versionId)`,
  )
  const one = database.prepare<[number], RelationRow>(`${whole} WHERE r.relation_key = ?`)
  const evidence = database.prepare<[string], RelationRow>(
    `${whole} WHERE r.target_work = ? AND r.type IN ('repeals', 'replaces') AND s.superseded_at IS NULL
     ORDER BY v.work_id, v.version_id, r.from_ordinal, r.relation_key`,
  )

  function list(workId: string, query: RelationQuery): readonly Listed[] {
    const { direction, types, eId = null, versionId = null, between = null, statedBy = 'newest' } = query
    const filters: Filters = {
      workId,
      types: types === undefined ? null : `|${types.join('|')}|`,
      eId,
      versionId,
      between,
      everyVersion: statedBy === 'every' ? 1 : 0,
    }
    const out = direction === 'in' ? [] : outgoing.all(filters)
    if (direction === 'out') return out
    const said = new Set(out.map(({ relation_key }) => relation_key))
    return [...out, ...incoming.all(filters).filter(({ relation_key }) => !said.has(relation_key))]
  }

  return {
    of(workId, query = {}) {
      const all = list(workId, query).map((row) => ({ row, place: placeOf(row) }))
      all.sort((a, b) => comparePlaces(a.place, b.place))
      const after = query.cursor === undefined ? null : readCursor(query.cursor)
      const first = after === null ? 0 : all.findIndex(({ place }) => comparePlaces(place, after) > 0)
      const limit = query.limit ?? defaultLimit
      const page = first < 0 ? [] : all.slice(first, first + limit)
      const last = page.at(-1)
      return {
        items: page.flatMap(({ row }) => {
          const found = one.get(row.relation_key)
          return found === undefined ? [] : [{ ...toRelation(found), direction: row.direction }]
        }),
        total: all.length,
        counts: countsOf(all.map(({ row }) => row)),
        next: last === undefined || first + limit >= all.length ? null : writeCursor(last.place),
      }
    },
    evidence: (workId) => evidence.all(workId).map(toRelation),
  }
}

function toRelation(row: RelationRow): Relation {
  return {
    type: row.type,
    partial: row.partial === 1,
    from: { workId: row.work_id, versionId: row.version_id, eId: row.from_e_id },
    target: {
      workId: row.target_work,
      versionId: row.target_version,
      eId: row.target_e_id,
      citedAs: row.cited_as,
    },
    quote: quoteFrom(row, row.leaf_text),
    effectiveOn: row.effective_on,
    effect: row.effect,
  }
}

function countsOf(rows: readonly Listed[]): RelationPage['counts'] {
  const counts = new Map<string, { type: RelationType; direction: 'in' | 'out'; count: number }>()
  for (const { type, direction } of rows) {
    const known = counts.get(`${type} ${direction}`)
    if (known === undefined) counts.set(`${type} ${direction}`, { type, direction, count: 1 })
    else known.count++
  }
  return [...counts.values()]
}

/** Where a relation stands in the order of a list; the words of one text stand in its own order. */
type Place = readonly [
  type: number,
  direction: number,
  saidOn: string,
  work: string,
  version: string,
  ordinal: number,
  key: number,
]

function placeOf(row: Listed): Place {
  const { type, direction, said_on, work_id, version_id, from_ordinal, relation_key } = row
  return [
    order.indexOf(type),
    direction === 'out' ? 0 : 1,
    said_on ?? '',
    work_id,
    version_id,
    from_ordinal,
    relation_key,
  ]
}

/** The newest text first; everything else ascending. */
function comparePlaces(a: Place, b: Place): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]
    if (right === undefined || left === right) continue
    const ascending = left < right ? -1 : 1
    return index === 2 ? -ascending : ascending
  }
  return 0
}

function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Throws `RangeError` for what no page gave out. */
function readCursor(cursor: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (isPlace(place)) return place
  } catch (cause) {
    throw new RangeError('the cursor cannot be read', { cause })
  }
  throw new RangeError('the cursor cannot be read')
}

function isPlace(value: unknown): value is Place {
  const types = ['number', 'number', 'string', 'string', 'string', 'number', 'number']
  return Array.isArray(value) && value.length === types.length && value.every((part, i) => typeof part === types[i])
}
