import { existsSync, mkdirSync } from 'node:fs'
import type {
  EngineHealth,
  IndexBatch,
  LogPosition,
  RebuildReport,
  SearchEngine,
  SearchResponse,
} from '../../engine.ts'
import { IndexerError } from '../../errors.ts'
import type { SearchPlan } from '../../query/plan.ts'
import type { SearchDocument } from '../../search-document.ts'
import { type Catalogue, openCatalogue } from './catalogue.ts'
import { type Generations, generationsIn, pointerStamp } from './generations.ts'
import { type Lookup, openLookup } from './lookup.ts'
import { createIndex, finishBuild, type IndexDatabase, openIndex, readMeta } from './schema.ts'
import { searchProvisions } from './search-provisions.ts'
import { searchWorks } from './search-works.ts'
import { indexWriter } from './writer.ts'

/** Documents between two commits of a build, so that memory stays bounded. */
const documentsPerCommit = 500

/** The embedded engine: SQLite FTS5 over words cut beforehand, one file per generation in the data folder. */
export function openSqliteFts(folder: string): SearchEngine {
  mkdirSync(folder, { recursive: true })
  const generations = generationsIn(folder)
  let reader: Reader | null = null
  let isClosed = false
  // writes of one process wait for each other
  let lastWrite: Promise<unknown> = Promise.resolve()

  const current = (): Reader | null => {
    if (isClosed) throw new IndexerError('indexer/engine-unavailable', 'The search index is closed.')
    const stamp = pointerStamp(folder)
    if (reader?.stamp === stamp) return reader
    const next = openReader(generations, folder)
    reader?.close()
    reader = next
    return next
  }
  const required = (): Reader => {
    const open = current()
    if (open !== null) return open
    throw new IndexerError('indexer/engine-unavailable', 'There is no search index yet; run `tongcha index`.')
  }
  const inTurn = async <T>(write: () => Promise<T> | T): Promise<T> => {
    const turn = lastWrite.then(write, write)
    lastWrite = turn.catch(() => undefined)
    return turn
  }

  return {
    id: 'sqlite-fts',
    features: { exactPhrases: true, exactTotals: true, provisionUnit: true },
    async position() {
      try {
        return current()?.inSnapshot(({ position }) => position) ?? null
      } catch (error) {
        // an index of an earlier release, or a damaged one, is as good as none: whoever follows the log builds it anew
        if (error instanceof IndexerError && error.code === 'indexer/index-unreadable') return null
        throw error
      }
    },
    apply: (batch) =>
      inTurn(() => {
        if (generations.current() === null) writeEmpty(generations)
        applyBatch(generations, batch)
      }),
    rebuild: (documents, upTo) => inTurn(() => rebuildAside(generations, documents, upTo)),
    async search(plan) {
      return required().inSnapshot((view) => answer(plan, view))
    },
    async health(): Promise<EngineHealth> {
      try {
        required().inSnapshot(({ catalogue }) => catalogue.count)
        return { ok: true }
      } catch (error) {
        return { ok: false, reason: error instanceof Error ? error.message : String(error) }
      }
    },
    async count() {
      return current()?.inSnapshot(({ catalogue }) => catalogue.count) ?? 0
    },
    async close() {
      await lastWrite
      reader?.close()
      reader = null
      isClosed = true
    },
  }
}

function answer(plan: SearchPlan, { catalogue, lookup }: View): SearchResponse {
  return plan.unit === 'work' ? searchWorks(plan, catalogue, lookup) : searchProvisions(plan, catalogue, lookup)
}

interface View {
  readonly catalogue: Catalogue
  readonly lookup: Lookup
  readonly position: LogPosition
}

/** One generation, open for reading; every call sees the file at one moment, with the catalogue of that moment. */
interface Reader {
  readonly stamp: string
  inSnapshot<T>(read: (view: View) => T): T
  close(): void
}

function openReader(generations: Generations, folder: string): Reader | null {
  let stamp = pointerStamp(folder)
  let generation = generations.current()
  if (stamp !== '' && generation === null) {
    // another process switched between the two looks
    stamp = pointerStamp(folder)
    generation = generations.current()
  }
  if (generation === null) return null
  const db = openForReading(generations.pathOf(generation))
  const catalogue = openCatalogue(db)
  const lookup = openLookup(db)
  return {
    stamp,
    inSnapshot<T>(read: (view: View) => T): T {
      return db.transaction(() => {
        if (catalogue.refresh()) lookup.forget()
        return read({ catalogue, lookup, position: readMeta(db, 'position') })
      })()
    },
    close: () => db.close(),
  }
}

function openForReading(path: string): IndexDatabase {
  try {
    return openIndex(path, 'read')
  } catch (cause) {
    if (cause instanceof IndexerError) throw cause
    throw new IndexerError(
      'indexer/index-unreadable',
      'The search index cannot be read; run `tongcha index --rebuild`.',
      { cause },
    )
  }
}

/** The first generation, empty, so that batches can be applied to it. */
function writeEmpty(generations: Generations): void {
  const { generation, path } = generations.beginBuild()
  const db = createIndex(path)
  finishBuild(db)
  db.close()
  generations.switchTo(generation)
}

function applyBatch(generations: Generations, batch: IndexBatch): void {
  const generation = generations.current()
  if (generation === null || !existsSync(generations.pathOf(generation))) {
    throw new IndexerError('indexer/engine-unavailable', 'The search index has gone; run `tongcha index --rebuild`.')
  }
  const db = openIndex(generations.pathOf(generation), 'write')
  try {
    db.transaction(() => {
      const writer = indexWriter(db)
      for (const id of batch.remove) writer.remove(id)
      for (const document of batch.upsert) writer.put(document)
      writer.commitAt(batch.upTo)
    }).immediate()
  } catch (error) {
    throw asIndexerError(error)
  } finally {
    db.close()
  }
}

async function rebuildAside(
  generations: Generations,
  documents: AsyncIterable<SearchDocument>,
  upTo: LogPosition,
): Promise<RebuildReport> {
  const startedAt = performance.now()
  const { generation, path } = generations.beginBuild()
  const db = createIndex(path)
  let versions = 0
  let provisions = 0
  try {
    const writer = indexWriter(db)
    db.exec('BEGIN')
    for await (const document of documents) {
      writer.put(document)
      versions++
      provisions += document.provisions.length
      if (versions % documentsPerCommit === 0) db.exec('COMMIT; BEGIN')
    }
    writer.commitAt(upTo)
    db.exec('COMMIT')
    finishBuild(db)
  } catch (error) {
    throw asIndexerError(error)
  } finally {
    db.close()
  }
  generations.switchTo(generation)
  generations.sweep()
  return { versions, provisions, tookMs: Math.round(performance.now() - startedAt) }
}

/** A full disk is told apart; what is not about the index is passed on as it is. */
function asIndexerError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'SQLITE_FULL') return error
  return new IndexerError('indexer/index-full', 'The disk is full; make room and run `tongcha index` again.', {
    cause: error,
  })
}
