import type { Instant, IsoDate } from '../../data/model/dates.ts'
import { captureDigest } from '../../data/store/captures.ts'
import type { DocumentOutcome, DocumentResult, Store } from '../../data/store/store.ts'
import { CodedError } from '../errors.ts'
import type { Capture, ParseOutcome, Source, SourceIo } from '../source.ts'
import { recordDocument } from './record.ts'

/** Raised whenever parsing reads something differently, so that a document is read again from the bytes kept. */
export const parserVersion = 2

/** One run of the crawler over one source. */
export interface CrawlRequest {
  readonly source: Source
  readonly io: SourceIo
  /** The folder, archive or address read, for the record of the run; `null` for a live source. */
  readonly place: string | null
  readonly store: Store
  readonly sourceDate: IsoDate | null
  readonly since: IsoDate | null
  /** Stop after so many documents; `null` for all. */
  readonly limit: number | null
  /** Takes only refs for which it is true. */
  readonly only: (ref: string) => boolean
  /** Reads everything again from the bytes kept, without asking the source. */
  readonly reparse: boolean
  readonly clock: () => Date
  readonly signal: AbortSignal | null
  readonly onEvent: (event: CrawlEvent) => void
}

export type CrawlEvent =
  | { readonly kind: 'started'; readonly source: string; readonly total: number; readonly resumed: boolean }
  | { readonly kind: 'document'; readonly outcome: DocumentOutcome; readonly bytes: number }
  | { readonly kind: 'finished'; readonly report: CrawlReport }

/** How a run ended. */
export interface CrawlReport {
  readonly source: string
  readonly discovered: number
  readonly bytes: number
  readonly counts: Readonly<Record<DocumentResult, number>>
  /** Documents that could not be read, with the reason. */
  readonly unreadable: readonly { readonly ref: string; readonly code: string; readonly message: string }[]
  readonly interrupted: boolean
}

/** Documents written in one transaction: a run that is killed loses at most these, and reads them again. */
const batchSize = 50

/** Discovers, captures, parses and records; goes on where an interrupted run of the same kind stopped. */
export async function crawl(request: CrawlRequest): Promise<CrawlReport> {
  const { source, store, place, sourceDate, clock, onEvent, signal } = request
  const parser = `${source.id}@${parserVersion}`
  const at = (): Instant => clock().toISOString()
  const refs = await discoverRefs(request)
  const run = store.runs.begin({
    sourceId: source.id,
    publisher: source.publisher,
    place,
    sourceDate,
    parser,
    at: at(),
  })
  onEvent({ kind: 'started', source: source.id, total: refs.length, resumed: run.resumed })
  const tally = new Tally(source.id, refs.length)
  try {
    for (let first = 0; first < refs.length && signal?.aborted !== true; first += batchSize) {
      const batch = await Promise.all(
        refs.slice(first, first + batchSize).map((ref) => readDocument(ref, request, run.runId)),
      )
      const events = store.transaction(() =>
        batch.map((read) => {
          if (read.kind === 'done') return { outcome: read.outcome, bytes: 0 }
          const outcome = keepDocument(read, request, parser, at())
          store.runs.record(run.runId, outcome, at())
          return { outcome, bytes: read.kind === 'captured' ? sizeOf(read.capture) : 0 }
        }),
      )
      for (const { outcome, bytes } of events) {
        tally.add(outcome, bytes)
        onEvent({ kind: 'document', outcome, bytes })
      }
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    store.runs.finish(run.runId, { outcome: 'failed', message, at: at() })
    throw error
  }
  const report = tally.report(signal?.aborted === true)
  if (!report.interrupted) store.runs.finish(run.runId, { outcome: 'completed', message: null, at: at() })
  onEvent({ kind: 'finished', report })
  return report
}

type ReadDocument =
  | { readonly kind: 'done'; readonly outcome: DocumentOutcome }
  | { readonly kind: 'captured'; readonly ref: string; readonly capture: Capture }
  | { readonly kind: 'failed'; readonly ref: string; readonly error: CodedError }

async function discoverRefs({
  source,
  io,
  since,
  only,
  limit,
  reparse,
  store,
}: CrawlRequest): Promise<readonly string[]> {
  const refs: string[] = []
  if (reparse) refs.push(...store.captures.refs(source.id).filter(only))
  else {
    for await (const { kind, ref } of source.discover(since, io)) {
      if (kind === 'updated' && only(ref)) refs.push(ref)
    }
  }
  return limit === null ? refs : refs.slice(0, limit)
}

async function readDocument(
  ref: string,
  { source, io, store, reparse }: CrawlRequest,
  runId: number,
): Promise<ReadDocument> {
  if (store.runs.isDone(runId, ref)) {
    const outcome = store.runs.outcomeOf(source.id, ref)
    if (outcome !== null) return { kind: 'done', outcome }
  }
  if (reparse) {
    const capture = store.captures.latest(source.id, ref)
    if (capture !== null) return { kind: 'captured', ref, capture: capture as Capture }
  }
  try {
    return { kind: 'captured', ref, capture: await source.capture(ref, io) }
  } catch (error) {
    if (error instanceof CodedError) return { kind: 'failed', ref, error }
    throw error
  }
}

/** Keeps the bytes, then reads them, unless they were read before by this parser. */
function keepDocument(
  read: Exclude<ReadDocument, { kind: 'done' }>,
  { source, store, reparse }: CrawlRequest,
  parser: string,
  at: Instant,
): DocumentOutcome {
  const blank = { ref: read.ref, reason: null, message: null, captureSha256: null, parser, warnings: [], versions: [] }
  if (read.kind === 'failed') {
    return { ...blank, result: 'unreadable', reason: read.error.code, message: read.error.message }
  }
  const { capture } = read
  const captureSha256 = captureDigest(capture.resources)
  const earlier = store.runs.outcomeOf(source.id, read.ref)
  const isKnown = earlier !== null && earlier.captureSha256 === captureSha256 && earlier.parser === parser
  if (isKnown && !reparse && !isNewerReading(capture, earlier, store)) return { ...earlier, result: settled(earlier) }
  const { captureId } = store.captures.keep({ sourceId: source.id, ...capture })
  const parsed = source.parse(capture)
  const outcome = { ...blank, captureSha256 }
  switch (parsed.kind) {
    case 'skipped':
      return { ...outcome, result: 'skipped', reason: parsed.reason, message: parsed.detail }
    case 'unreadable':
      return { ...outcome, result: 'unreadable', reason: parsed.error.code, message: parsed.error.message }
    case 'parsed':
      return { ...outcome, ...recordAll(parsed, { store, source, capture, captureId, earlier, at }) }
  }
}

function recordAll(
  parsed: Extract<ParseOutcome, { kind: 'parsed' }>,
  context: {
    store: Store
    source: Source
    capture: Capture
    captureId: number
    earlier: DocumentOutcome | null
    at: Instant
  },
): Pick<DocumentOutcome, 'result' | 'warnings' | 'versions'> {
  const { warnings } = parsed
  const recorded = parsed.documents.map((document, index) =>
    recordDocument(document, { ...context, warnings, earlier: context.earlier?.versions[index] ?? null }),
  )
  const results = recorded.map(({ result }) => result)
  const result = results.includes('new') ? 'new' : results.includes('changed') ? 'changed' : 'unchanged'
  return { result, warnings, versions: recorded.map(({ workId, versionId }) => ({ workId, versionId })) }
}

/** A document seen again with the same bytes: taken in long ago, or skipped or unreadable as before. */
function settled({ result }: DocumentOutcome): DocumentResult {
  return result === 'skipped' || result === 'unreadable' ? result : 'unchanged'
}

/** The same bytes, seen on a later day: the records are then known to be true on that day too. */
function isNewerReading(capture: Capture, earlier: DocumentOutcome, store: Store): boolean {
  return earlier.versions.some(({ workId, versionId }) => {
    const knownOn = store.works.version(workId, versionId)?.knownOn ?? ''
    return (capture.sourceDate ?? '') > knownOn
  })
}

function sizeOf({ resources }: Capture): number {
  return resources.reduce((sum, { bytes }) => sum + bytes.length, 0)
}

/** Counts a run as it goes. */
class Tally {
  readonly #counts: Record<DocumentResult, number> = {
    new: 0,
    changed: 0,
    unchanged: 0,
    skipped: 0,
    unreadable: 0,
    disappeared: 0,
  }
  readonly #unreadable: { ref: string; code: string; message: string }[] = []
  readonly #source: string
  readonly #discovered: number
  #bytes = 0

  constructor(source: string, discovered: number) {
    this.#source = source
    this.#discovered = discovered
  }

  add({ ref, result, reason, message }: DocumentOutcome, bytes: number): void {
    this.#counts[result]++
    this.#bytes += bytes
    if (result === 'unreadable') this.#unreadable.push({ ref, code: reason ?? '', message: message ?? '' })
  }

  report(interrupted: boolean): CrawlReport {
    return {
      source: this.#source,
      discovered: this.#discovered,
      bytes: this.#bytes,
      counts: this.#counts,
      unreadable: this.#unreadable,
      interrupted,
    }
  }
}
