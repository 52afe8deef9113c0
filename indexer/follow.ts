import { evidenceOf } from '../data/store/evidence.ts'
import type { Store } from '../data/store/store.ts'
import { validityIntervals } from '../data/validity/intervals.ts'
import type { RebuildReport, SearchEngine } from './engine.ts'
import type { SearchDocument } from './search-document.ts'
import { toSearchDocument } from './to-search-document.ts'

export interface FollowOptions {
  readonly store: Store
  readonly engine: SearchEngine
  /** Entries of the change log between two commits of the index. */
  readonly batch?: number
  readonly onProgress?: (progress: { readonly position: number; readonly head: number }) => void
  readonly signal?: AbortSignal
}

const defaultBatch = 500

/** Works between two turns of the event loop, so that a server that follows goes on answering. */
const worksPerTurn = 4

/** An index further behind than this share of the log is built anew, which is faster than updating it. */
const rebuildShare = 0.5
const rebuildAtLeast = 2_000

/**
 * Brings the index up to the head of the change log; stops between batches on `signal`. Every version of a touched work
 * is indexed again, for a text changes the validity of its siblings; what it repeals has an entry of its own in the log.
 */
export async function follow(options: FollowOptions): Promise<void> {
  const { store, engine, signal, onProgress } = options
  const batch = options.batch ?? defaultBatch
  const position = await engine.position()
  const behind = store.changes.head() - (position ?? 0)
  if (position === null || (behind >= rebuildAtLeast && behind > store.changes.head() * rebuildShare)) {
    if (signal?.aborted !== true) await rebuildAll(options)
  }
  let at = await engine.position()
  while (at !== null && signal?.aborted !== true) {
    const changes = store.changes.after(at, batch)
    const last = changes.at(-1)
    if (last === undefined) return
    const touched = new Set(changes.map(({ workId }) => workId))
    const upsert: SearchDocument[] = []
    const remove: string[] = []
    let done = 0
    for (const workId of touched) {
      if (done++ % worksPerTurn === 0) await nextTurn()
      upsert.push(...documentsOf(store, workId))
    }
    const kept = new Set(upsert.map(({ id }) => id))
    for (const { workId, versionId } of changes) {
      const id = `${workId}/${versionId}`
      if (!kept.has(id)) remove.push(id)
    }
    await engine.apply({ upsert, remove: [...new Set(remove)], upTo: last.position })
    at = last.position
    onProgress?.({ position: at, head: store.changes.head() })
  }
}

/** Builds the index anew beside the one in use, then switches; stops with nothing changed on `signal`. */
export async function rebuildAll({ store, engine, onProgress, signal }: FollowOptions): Promise<RebuildReport | null> {
  // read before the works: what is recorded while building is followed afterwards
  const head = store.changes.head()
  const total = store.works.counts().works
  async function* documents(): AsyncGenerator<SearchDocument> {
    let done = 0
    for (const { workId } of store.works.all()) {
      if (signal?.aborted === true) throw new Interrupted()
      if (done % worksPerTurn === 0) await nextTurn()
      yield* documentsOf(store, workId)
      done++
      onProgress?.({ position: Math.floor((head * done) / Math.max(1, total)), head })
    }
  }
  try {
    return await engine.rebuild(documents(), head)
  } catch (error) {
    if (error instanceof Interrupted) return null
    throw error
  }
}

/** Ends a build that was asked to stop; it never leaves this file. */
class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** Every version of a work as the index holds it; none where the work was merged into another. */
export function documentsOf(store: Store, workId: string): readonly SearchDocument[] {
  if (store.works.mergedInto(workId) !== null) return []
  const work = store.works.find(workId)
  if (work === null) return []
  const intervals = validityIntervals(evidenceOf(store, workId))
  const documents: SearchDocument[] = []
  for (const { versionId } of store.works.versionsOf(workId)) {
    const text = store.works.versionText(workId, versionId)
    if (text === null) continue
    documents.push(
      toSearchDocument(
        work,
        text,
        intervals.get(versionId) ?? [{ from: null, code: 'unknown', certainty: 'presumed' }],
      ),
    )
  }
  return documents
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
