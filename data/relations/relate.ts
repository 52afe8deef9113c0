import { setImmediate as turn } from 'node:timers/promises'
import type { Version } from '../model/version.ts'
import type { Work } from '../model/work.ts'
import type { Store } from '../store/store.ts'
import { type FindTarget, RelationLinker } from './link-relations.ts'
import { namesOfWork } from './name-keys.ts'
import { readingDigest, readStatements, type StatementReader } from './read-statements.ts'

export interface RelateOptions {
  readonly clock: () => Date
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
  /** Ends the run between two batches; the next one goes on there. */
  readonly signal?: AbortSignal
  readonly readers: StatementReaders
  /** Given all works held, the way to find what a text means by a name. */
  readonly finder: (store: Store) => FindTarget
}

/** The readers of statements; `edition` is raised whenever any of them reads something differently. */
export interface StatementReaders {
  readonly edition: string
  readonly list: readonly StatementReader[]
}

/** What a run did. */
export interface RelateReport {
  /** Versions whose words were read; those unchanged since the last run are not. */
  readonly versionsRead: number
  readonly linked: number
  /** Works whose repeals changed and that the change log names anew. */
  readonly worksTouched: number
  readonly interrupted: boolean
}

/** Works read, and relations linked, in one transaction: a run that is killed loses at most these. */
const worksAtOnce = 50
const linksAtOnce = 4_000

/**
 * Reads what the texts recorded since the last run say of others, and links what is said, then and earlier, to the works
 * held. Idempotent; goes on where it was interrupted; the same texts give the same relations in whatever order they came.
 */
export async function relate(store: Store, options: RelateOptions): Promise<RelateReport> {
  const { signal, readers, onProgress = () => {} } = options
  const isStopped = (): boolean => signal?.aborted === true
  const before = store.relations.progress('relations')
  const isKnownEdition = before?.edition === readers.edition
  const head = store.changes.head()
  const changed = changedWorks(store, isKnownEdition ? before.position : 0)
  const run = new Run(store, options)
  if (changed.length === 0 && isKnownEdition && store.relations.countToLink() === 0) return run.report(false)

  for (let first = 0; first < changed.length && !isStopped(); first += worksAtOnce) {
    run.read(changed.slice(first, first + worksAtOnce))
    onProgress({ done: Math.min(first + worksAtOnce, changed.length), total: 2 * changed.length })
    await turn()
  }
  if (isStopped()) return run.report(true)

  const waiting = store.relations.countToLink()
  const linker = new RelationLinker(store, options.finder(store))
  for (let left = waiting; left > 0 && !isStopped(); left = store.relations.countToLink()) {
    run.link(linker)
    onProgress({ done: (1 + (waiting - left) / waiting) * changed.length, total: 2 * changed.length })
    await turn()
  }
  if (isStopped()) return run.report(true)
  run.finish(head)
  return run.report(false)
}

/** Ids of the works that the change log names after a position, each once. */
function changedWorks(store: Store, position: number): readonly string[] {
  const changed = new Set<string>()
  const entriesAtOnce = 2_000
  for (let entries = store.changes.after(position, entriesAtOnce); entries.length > 0; ) {
    for (const { workId } of entries) changed.add(workId)
    entries = store.changes.after(entries.at(-1)?.position ?? Number.MAX_SAFE_INTEGER, entriesAtOnce)
  }
  return [...changed]
}

class Run {
  readonly #store: Store
  readonly #options: RelateOptions
  #versionsRead = 0
  #linked = 0
  #announced = 0
  readonly #touched = new Set<string>()

  constructor(store: Store, options: RelateOptions) {
    this.#store = store
    this.#options = options
  }

  /** Reads the versions of some works, and sets aside for linking whatever names these works. */
  read(workIds: readonly string[]): void {
    this.#store.transaction(() => {
      const touched = new Set<string>()
      for (const workId of workIds) {
        const work = this.#store.works.find(workId)
        if (work === null) continue
        const versions = this.#store.works.versionsOf(workId)
        for (const version of versions) for (const id of this.#readVersion(work, version)) touched.add(id)
        const newest = versions[0]
        if (newest !== undefined) this.#store.relations.markNewest(workId, newest.versionId)
        this.#store.relations.reopen(namesOfWork(work, versions))
      }
      this.#announce(touched)
    })
  }

  #readVersion(work: Work, version: Version): readonly string[] {
    const { works, relations } = this.#store
    const { readers, clock } = this.#options
    const { workId, versionId } = version
    const provisions = works.versionText(workId, versionId)?.provisions ?? []
    const readFrom = readingDigest(work, version, provisions, readers.edition)
    if (relations.readFrom(workId, versionId) === readFrom) return []
    this.#versionsRead++
    const statements = readStatements(work, version, provisions, readers.list)
    const saidOn = version.promulgatedOn ?? version.adoptedOn ?? version.effectiveFrom
    return relations.saveStatements({ workId, versionId, readFrom, statements, saidOn }, clock().toISOString())
  }

  link(linker: RelationLinker): void {
    this.#store.transaction(() => {
      const waiting = this.#store.relations.toLink(linksAtOnce)
      this.#announce(linker.link(waiting))
      this.#linked += waiting.length
    })
  }

  /**
   * Remembers how far the change log was read. The entries this run wrote itself need no reading, unless another process
   * wrote between them.
   */
  finish(head: number): void {
    const { relations, changes } = this.#store
    this.#store.transaction(() => {
      const position = changes.head() === head + this.#announced ? changes.head() : head
      relations.saveProgress('relations', { position, edition: this.#options.readers.edition })
    })
  }

  report(interrupted: boolean): RelateReport {
    return {
      versionsRead: this.#versionsRead,
      linked: this.#linked,
      worksTouched: this.#touched.size,
      interrupted,
    }
  }

  #announce(workIds: ReadonlySet<string>): void {
    const at = this.#options.clock().toISOString()
    for (const workId of [...workIds].sort()) {
      const newest = this.#store.works.versionsOf(workId)[0]
      if (newest === undefined) continue
      this.#store.relations.announce(workId, newest.versionId, at)
      this.#announced++
      this.#touched.add(workId)
    }
  }
}
