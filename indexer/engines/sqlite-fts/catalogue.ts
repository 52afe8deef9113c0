import { LRUCache } from 'lru-cache'
import type { IsoDate } from '../../../data/model/dates.ts'
import { applicableVersion, statusOn } from '../../../data/validity/applicable.ts'
import { type ValidityCode, validityCodes } from '../../../data/validity/validity.ts'
import type { FacetName } from '../../engine.ts'
import { ranking } from '../../ranking.ts'
import type { SearchDocument } from '../../search-document.ts'
import { normaliseName } from '../../segment/normalise.ts'
import { type IndexDatabase, readMeta } from './schema.ts'

/** What is kept of a version beside its words. */
export type CatalogueFields = Omit<SearchDocument, 'id' | 'titleTokens' | 'provisions'>

/** Facets whose values do not depend on the day. */
export type LastingFacet = Exclude<FacetName, 'status'>

/** A version as the catalogue holds it in memory. */
export interface CatalogueEntry extends CatalogueFields {
  readonly number: number
  readonly provisionCount: number
  /** The title as names are compared. */
  readonly name: string
  /** Its level's weight in the ranking. */
  readonly levelShare: number
  /** Year of promulgation, else of adoption; 0 where neither is known. */
  readonly year: number
  /** What it counts as in the facets that no day changes, as indexes into `facetValues`. */
  readonly facets: Readonly<Record<LastingFacet, readonly number[]>>
}

/** What holds on one day, by document number. */
export interface DayView {
  /** Index into `validityCodes`. */
  readonly status: Uint8Array
  /** 1 where the version is the one its work shows on that day. */
  readonly applicable: Uint8Array
}

/** Every version's fields in memory, read from an index file and kept in step with it. */
export interface Catalogue {
  /** The batch the catalogue stands at. */
  readonly sequence: number
  /** One more than the highest document number. */
  readonly size: number
  readonly count: number
  /** Provisions of all documents. */
  readonly provisions: number
  /** The values that occur in a facet, each once. */
  facetValues(facet: LastingFacet): readonly string[]
  entry(number: number): CatalogueEntry | undefined
  entries(): IterableIterator<CatalogueEntry>
  named(name: string): ReadonlySet<number>
  numbered(documentNumber: string): ReadonlySet<number>
  onDay(asOf: IsoDate): DayView
  /** Loads what changed in the file since; `true` where anything did. */
  refresh(): boolean
}

/** Days whose statuses are remembered: today, and the ones people compare it with. */
const rememberedDays = 16

const nothing: ReadonlySet<number> = new Set()

interface DocumentRow {
  readonly number: number
  readonly provisions: number
  readonly fields: string
}

export function openCatalogue(db: IndexDatabase): Catalogue {
  const byNumber: (CatalogueEntry | undefined)[] = []
  const byWork = new Map<string, Set<number>>()
  const byName = new Map<string, Set<number>>()
  const byDocumentNumber = new Map<string, Set<number>>()
  const days = new LRUCache<IsoDate, DayView>({ max: rememberedDays })
  const changed = db.prepare<[number], DocumentRow>(
    'SELECT number, provisions, fields FROM documents WHERE sequence > ?',
  )
  const removed = db.prepare<[number], number>('SELECT number FROM removed WHERE sequence > ?').pluck()
  const facets = { type: internTable(), region: internTable(), issuer: internTable(), year: internTable() }
  let sequence = -1
  let count = 0
  let provisions = 0

  const index = (entry: CatalogueEntry, change: (map: Map<string, Set<number>>, key: string) => void): void => {
    change(byWork, entry.workId)
    for (const name of entry.names) change(byName, name)
    if (entry.documentNumber !== null) change(byDocumentNumber, entry.documentNumber)
  }
  const forget = (number: number): void => {
    const entry = byNumber[number]
    if (entry === undefined) return
    byNumber[number] = undefined
    count--
    provisions -= entry.provisionCount
    index(entry, (map, key) => {
      const held = map.get(key)
      held?.delete(number)
      if (held?.size === 0) map.delete(key)
    })
  }
  const learn = (entry: CatalogueEntry): void => {
    forget(entry.number)
    while (byNumber.length < entry.number) byNumber.push(undefined)
    byNumber[entry.number] = entry
    count++
    provisions += entry.provisionCount
    index(entry, (map, key) => {
      const held = map.get(key)
      if (held === undefined) map.set(key, new Set([entry.number]))
      else held.add(entry.number)
    })
  }

  const catalogue: Catalogue = {
    get sequence() {
      return sequence
    },
    get size() {
      return byNumber.length
    },
    get count() {
      return count
    },
    get provisions() {
      return provisions
    },
    facetValues: (facet) => facets[facet].values,
    entry: (number) => byNumber[number],
    *entries() {
      for (const entry of byNumber) if (entry !== undefined) yield entry
    },
    named: (name) => byName.get(name) ?? nothing,
    numbered: (documentNumber) => byDocumentNumber.get(documentNumber) ?? nothing,
    onDay(asOf) {
      const known = days.get(asOf)
      if (known !== undefined) return known
      const view = viewOn(asOf, byNumber, byWork)
      days.set(asOf, view)
      return view
    },
    refresh() {
      const now = readMeta(db, 'sequence')
      if (now === sequence) return false
      for (const number of removed.iterate(sequence)) forget(number)
      for (const row of changed.iterate(sequence)) learn(toEntry(row, facets))
      sequence = now
      days.clear()
      return true
    },
  }
  catalogue.refresh()
  return catalogue
}

/** Gives each distinct value a number, in the order they are first met. */
interface InternTable {
  readonly values: string[]
  intern(value: string): number
}

function internTable(): InternTable {
  const values: string[] = []
  const numbers = new Map<string, number>()
  return {
    values,
    intern(value) {
      const known = numbers.get(value)
      if (known !== undefined) return known
      numbers.set(value, values.length)
      return values.push(value) - 1
    },
  }
}

function toEntry(row: DocumentRow, tables: Readonly<Record<LastingFacet, InternTable>>): CatalogueEntry {
  const fields = JSON.parse(row.fields) as CatalogueFields
  const name = normaliseName(fields.title)
  const day = fields.promulgatedOn ?? fields.adoptedOn
  return {
    ...fields,
    number: row.number,
    provisionCount: row.provisions,
    name,
    levelShare: ranking.levelsByName[name] ?? ranking.levels[fields.type],
    year: day === null ? 0 : Number(day.slice(0, 4)),
    facets: {
      type: [tables.type.intern(fields.type)],
      // a region counts for its province, the nation for itself
      region: fields.region === null ? [] : [tables.region.intern(`${fields.region.slice(0, 2)}0000`)],
      issuer: [...new Set(fields.issuers)].map((name) => tables.issuer.intern(name)),
      year: day === null ? [] : [tables.year.intern(day.slice(0, 4))],
    },
  }
}

function viewOn(
  asOf: IsoDate,
  byNumber: readonly (CatalogueEntry | undefined)[],
  byWork: ReadonlyMap<string, ReadonlySet<number>>,
): DayView {
  const codes = new Map<ValidityCode, number>(validityCodes.map((code, index) => [code, index]))
  const status = new Uint8Array(byNumber.length)
  const applicable = new Uint8Array(byNumber.length)
  for (const entry of byNumber) {
    if (entry !== undefined) status[entry.number] = codes.get(statusOn(entry.validity, asOf).code) ?? 0
  }
  for (const numbers of byWork.values()) {
    const versions: CatalogueEntry[] = []
    for (const number of numbers) {
      const entry = byNumber[number]
      if (entry !== undefined) versions.push(entry)
    }
    const shown = applicableVersion(versions, asOf)
    if (shown !== null) applicable[shown.number] = 1
  }
  return { status, applicable }
}
