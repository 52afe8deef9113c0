import type { Instant, IsoDate } from '../model/dates.ts'
import type { LocatedProvision } from '../model/locate-provision.ts'
import type { Provision } from '../model/provision.ts'
import type { Relation } from '../model/relation.ts'
import type { Manifestation, ParseWarning, Version, VersionText } from '../model/version.ts'
import type { Work } from '../model/work.ts'
import type { RelationPage, RelationQuery, RelationStore } from './relation-store.ts'
import type { Soundness } from './soundness.ts'

/** The versioned store of one instance: one file, one writer, any number of readers. */
export interface Store {
  readonly works: WorkStore
  readonly relations: RelationStore
  readonly captures: CaptureStore
  readonly runs: RunStore
  readonly changes: ChangeLog
  readonly soundness: Soundness
  /** Everything `write` does is stored together or not at all. */
  transaction<T>(write: () => T): T
  /** Throws `StoreError` where the file cannot be read. */
  ping(): void
  close(): void
}

/** Works, versions and relations: appended, never overwritten; reads give the newest record of each. */
export interface WorkStore {
  /** The work, or the one it was merged into; `null` where the id is unknown. */
  find(workId: string): Work | null
  /** Where `workId` was merged into another: that one's id; else `null`. */
  mergedInto(workId: string): string | null
  findByNormalisedTitle(normalisedTitle: string): readonly Work[]
  /** Newest first: by promulgation (else adoption), then `versionId`. */
  versionsOf(workId: string): readonly Version[]
  version(workId: string, versionId: string): Version | null
  versionText(workId: string, versionId: string): VersionText | null
  /** Nodes of the text with their descendants, in reading order, read without the rest; those not there are left out. */
  provisionsAlone(workId: string, versionId: string, eIds: readonly string[]): readonly Provision[]
  /** One node of the text with its descendants, and the nodes above it (outermost first, without their children). */
  provision(workId: string, versionId: string, eId: string): LocatedProvision | null
  /** What a work says and what is said of it, page by page. Throws `RangeError` for a cursor that no page gave out. */
  relationsOf(workId: string, query?: RelationQuery): RelationPage
  /** The repeals (also of parts, and lists of 继续有效) and replacements that name a work: what its status is decided from. */
  evidenceRelations(workId: string): readonly Relation[]
  /** Works in the order of `workId`. */
  all(): IterableIterator<Work>
  counts(): {
    readonly works: number
    readonly versions: number
    readonly articles: number
    readonly provisions: number
  }

  saveWork(work: Work, at: Instant): 'created' | 'updated' | 'unchanged'
  saveVersion(
    text: { version: Version; provisions: readonly Provision[] },
    at: Instant,
  ): 'created' | 'updated' | 'unchanged'
  /** A second manifestation of a version is kept beside the first. */
  saveManifestation(
    workId: string,
    versionId: string,
    captureId: number,
    manifestation: Manifestation,
  ): 'created' | 'unchanged'
}

/** The bytes of every document as served, kept once by digest, compressed. */
export interface CaptureStore {
  /** Keeps the capture before it is parsed; the same bytes of the same document give the same id. */
  keep(capture: KeptCapture): { readonly captureId: number; readonly isNew: boolean }
  /** The newest capture of a document, with its bytes; `null` where there is none. */
  latest(sourceId: string, ref: string): (KeptCapture & { readonly captureId: number }) | null
  /** Refs of a source in the order they were first kept. */
  refs(sourceId: string): readonly string[]
}

export interface KeptCapture {
  readonly sourceId: string
  readonly ref: string
  readonly capturedAt: Instant
  readonly sourceDate: IsoDate | null
  readonly resources: readonly {
    readonly role: string
    readonly url: string
    readonly mediaType: string
    readonly headers: Readonly<Record<string, string>>
    readonly sha256: string
    readonly bytes: Uint8Array
  }[]
}

/** Runs of the crawler, and what became of every document of a source. */
export interface RunStore {
  /** The unfinished run of the same source, place and options, or a new one. */
  begin(run: {
    sourceId: string
    publisher: string
    place: string | null
    sourceDate: IsoDate | null
    parser: string
    at: Instant
  }): Run
  finish(runId: number, result: { outcome: 'completed' | 'failed'; message: string | null; at: Instant }): void
  /** Writes what became of one document; overwrites what an earlier run said of it. */
  record(runId: number, outcome: DocumentOutcome, at: Instant): void
  /** Whether this run has dealt with the document already. */
  isDone(runId: number, ref: string): boolean
  /** What the newest reading said of a document. */
  outcomeOf(sourceId: string, ref: string): DocumentOutcome | null
  outcomes(sourceId: string): IterableIterator<DocumentOutcome>
  /** The newest run of each source, with its counts. */
  latest(): readonly RunSummary[]
}

export interface Run {
  readonly runId: number
  /** `true` where an interrupted run goes on. */
  readonly resumed: boolean
}

export const documentResults = ['new', 'changed', 'unchanged', 'skipped', 'unreadable', 'disappeared'] as const

export type DocumentResult = (typeof documentResults)[number]

export interface DocumentOutcome {
  readonly ref: string
  readonly result: DocumentResult
  /** Skip reason or error code; `null` where the document was taken in. */
  readonly reason: string | null
  readonly message: string | null
  readonly captureSha256: string | null
  /** Name and number of the parser that read it, so that a better one reads it again. */
  readonly parser: string
  readonly warnings: readonly ParseWarning[]
  readonly versions: readonly { readonly workId: string; readonly versionId: string }[]
}

export interface RunSummary {
  readonly runId: number
  readonly sourceId: string
  readonly publisher: string
  readonly place: string | null
  readonly sourceDate: IsoDate | null
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly outcome: 'running' | 'completed' | 'failed'
  readonly message: string | null
  readonly counts: Readonly<Record<DocumentResult, number>>
}

/** What changed in the records, in order; the indexer and every feed read it. */
export interface ChangeLog {
  /** Position of the last entry; 0 where there is none. */
  head(): number
  after(position: number, limit: number): readonly Change[]
}

export interface Change {
  readonly position: number
  readonly at: Instant
  readonly kind: 'created' | 'updated' | 'deleted'
  readonly workId: string
  readonly versionId: string
}
