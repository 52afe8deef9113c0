import type { Instant, IsoDate } from '../../data/model/dates.ts'
import { normaliseTitle } from '../../data/model/titles.ts'
import type { Manifestation, ParseWarning, Version } from '../../data/model/version.ts'
import { versionIdFor } from '../../data/model/version-id.ts'
import { workIdOf } from '../../data/model/work-id.ts'
import type { Store } from '../../data/store/store.ts'
import { splitCommencements } from '../commencement/split-commencement.ts'
import { statedPeriod } from '../commencement/stated-period.ts'
import type { Capture, ParsedDocument, Source } from '../source.ts'
import { chooseWork, describeWork, keyOf } from './identify.ts'

/** Where a parsed document went. */
export interface Recorded {
  readonly workId: string
  readonly versionId: string
  readonly result: 'new' | 'changed' | 'unchanged'
}

/** What is known of a document beside its text. */
export interface RecordContext {
  readonly store: Store
  readonly source: Source
  readonly capture: Capture
  readonly captureId: number
  /** What an earlier reading of the same document was recorded as; `null` at the first. */
  readonly earlier: { readonly workId: string; readonly versionId: string } | null
  readonly warnings: readonly ParseWarning[]
  readonly at: Instant
}

/**
 * Writes one document into the records, in the caller's transaction: finds its work and version, or begins them.
 * A document that was read before keeps the version it was given then, whatever a better parser says of its dates.
 */
export function recordDocument(document: ParsedDocument, context: RecordContext): Recorded {
  const { store, earlier, at } = context
  const known =
    (earlier === null ? null : store.works.find(earlier.workId)) ??
    chooseWork(document, store.works.findByNormalisedTitle(normaliseTitle(document.title)))
  const siblings = known === null ? [] : store.works.versionsOf(known.workId)
  const draft = toVersion(document, known?.workId ?? '', context)
  const same = earlier === null ? siblings.find((version) => isSameVersion(version, draft)) : undefined
  const versionId =
    earlier?.versionId ?? same?.versionId ?? versionIdFor(draft, new Set(siblings.map((version) => version.versionId)))
  const before = siblings.find((version) => version.versionId === versionId)
  const workId = known?.workId ?? workIdOf(keyOf(document))
  const version: Version = {
    ...draft,
    workId,
    versionId,
    knownOn: later(before?.knownOn ?? null, draft.knownOn),
  }
  const savedWork = store.works.saveWork(describeWork(known, document, siblings, version), at)
  // A second file with the same text adds a manifestation; the record that came first stays.
  const savedVersion =
    same === undefined ? store.works.saveVersion({ version, provisions: document.provisions }, at) : 'unchanged'
  for (const manifestation of toManifestations(context)) {
    store.works.saveManifestation(workId, versionId, context.captureId, manifestation)
  }
  const isUnchanged = savedWork === 'unchanged' && savedVersion === 'unchanged'
  return { workId, versionId, result: savedVersion === 'created' ? 'new' : isUnchanged ? 'unchanged' : 'changed' }
}

/**
 * The same text, promulgated on the same day or in force from the same day: one version in two files. Of a joint
 * interpretation one file may tell the day of adoption as that of promulgation.
 */
function isSameVersion(version: Version, draft: Version): boolean {
  if (version.textSha256 !== draft.textSha256) return false
  const startsAlike = version.effectiveFrom !== null && version.effectiveFrom === draft.effectiveFrom
  return version.promulgatedOn === draft.promulgatedOn || startsAlike
}

function later(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  return (a ?? '') > (b ?? '') ? a : b
}

function toVersion(document: ParsedDocument, workId: string, { capture, warnings }: RecordContext): Version {
  const { adopted, approved, promulgated, effectiveFrom } = document
  return {
    workId,
    versionId: '',
    title: document.title,
    adoptedOn: adopted?.on ?? null,
    adoptedOnPrecision: adopted?.precision ?? 'day',
    approvedOn: approved?.on ?? null,
    approvedOnPrecision: approved?.precision ?? 'day',
    promulgatedOn: promulgated?.on ?? null,
    promulgatedOnPrecision: promulgated?.precision ?? 'day',
    effectiveFrom: effectiveFrom?.on ?? null,
    effectiveFromPrecision: effectiveFrom?.precision ?? 'day',
    effectiveFromOrigin: document.effectiveFromOrigin,
    effectiveFromQuote: document.effectiveFromQuote,
    statedPeriod: statedPeriod(document.provisions),
    commencements: splitCommencements(document.provisions, { promulgated }),
    documentNumber: document.documentNumber,
    documentNumberNormalised: document.documentNumberNormalised,
    titleNote: document.titleNote,
    history: document.history,
    sourceLabel: document.sourceLabel,
    knownOn: capture.sourceDate,
    textSha256: document.textSha256,
    warnings,
  }
}

function toManifestations({ capture, source }: RecordContext): readonly Manifestation[] {
  return capture.resources
    .filter(({ role }) => role === 'text')
    .map(({ url, mediaType, sha256 }) => ({
      sourceId: source.id,
      publisher: source.publisher,
      url,
      mediaType,
      sha256,
      fetchedAt: capture.capturedAt,
      sourceDate: capture.sourceDate,
    }))
}
