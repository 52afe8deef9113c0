import type { Instant, IsoDate, StatedDate } from '../data/model/dates.ts'
import type { DocumentKind, DocumentType } from '../data/model/document-type.ts'
import type { Provision } from '../data/model/provision.ts'
import type { EffectiveFromOrigin, ParseWarning, TitleNoteEvent } from '../data/model/version.ts'
import type { RegionCode } from '../data/model/work.ts'
import type { CodedError } from './errors.ts'
import type { ReadOnlyFolder } from './folder/read-only-folder.ts'

/** An official publisher or collection that documents are read from. Adding one is one file, one line in `source-list.ts`, and its fixtures. */
export interface Source {
  /** File name, fixture folder and database value. */
  readonly id: string
  readonly publisher: string
  /** What it covers, one Chinese sentence for `crawl --list` and pages. */
  readonly coverage: string
  readonly politeness: Politeness
  /** The day a folder was true by its own account, for where the caller knows none; `null` where it does not tell. */
  ownDate(folder: ReadOnlyFolder): Promise<IsoDate | null>
  /** Documents in a stable order; `since` narrows to what changed from that day on where the source can tell. */
  discover(since: IsoDate | null, io: SourceIo): AsyncIterable<Discovery>
  /** The bytes of one document, untouched. */
  capture(ref: DocumentRef, io: SourceIo): Promise<Capture>
  /** Pure: the same bytes give the same outcome, with no network, clock or database. */
  parse(capture: Capture): ParseOutcome
}

/** The speed a source is read at; there is no default. `offline` sources are folders and archives. */
export type Politeness = { readonly kind: 'offline' } | { readonly kind: 'online'; readonly minDelayMs: number }

/** What a source may reach: one folder or archive, the day it was true, and a clock. */
export interface SourceIo {
  readonly folder: ReadOnlyFolder
  /** Goes into every capture as it is: the operator's day, else the source's `ownDate`; `null` where neither is known. */
  readonly sourceDate: IsoDate | null
  readonly now: () => Instant
}

/** A document at its source; opaque to all but the source that made it. */
export type DocumentRef = string

export type Discovery =
  | { readonly kind: 'updated'; readonly ref: DocumentRef }
  | { readonly kind: 'deleted'; readonly ref: DocumentRef }

export type ResourceRole = 'listing' | 'detail' | 'text' | 'attachment'

/** The bytes of one document as its source served them. */
export interface Capture {
  readonly ref: DocumentRef
  readonly capturedAt: Instant
  /** The day the folder or archive was true; `null` where its age is unknown. */
  readonly sourceDate: IsoDate | null
  readonly resources: readonly CapturedResource[]
}

export interface CapturedResource {
  readonly role: ResourceRole
  readonly url: string
  readonly mediaType: string
  readonly headers: Readonly<Record<string, string>>
  /** Hex digest of `bytes`. */
  readonly sha256: string
  readonly bytes: Uint8Array
}

export type ParseOutcome =
  | {
      readonly kind: 'parsed'
      readonly documents: readonly ParsedDocument[]
      readonly warnings: readonly ParseWarning[]
    }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly detail: string | null }
  | { readonly kind: 'unreadable'; readonly error: CodedError }

/** Why a file of a source is no document of the collection. */
export const skipReasons = ['index-page', 'not-a-norm', 'project-file', 'metadata-file'] as const

export type SkipReason = (typeof skipReasons)[number]

/** One version of one instrument as read from one capture, before it is known which work it belongs to. */
export interface ParsedDocument {
  readonly title: string
  readonly type: DocumentType
  readonly kind: DocumentKind | null
  /** Issuing bodies at adoption; empty where the text does not say. */
  readonly issuers: readonly string[]
  readonly region: RegionCode | null
  readonly subjects: readonly string[]
  readonly titleNote: string | null
  readonly history: readonly TitleNoteEvent[]
  /** First adoption (制定), `null` where the note does not reach back to it. */
  readonly firstAdopted: StatedDate | null
  readonly adopted: StatedDate | null
  readonly approved: StatedDate | null
  readonly promulgated: StatedDate | null
  readonly effectiveFrom: StatedDate | null
  readonly effectiveFromOrigin: EffectiveFromOrigin
  readonly effectiveFromQuote: string | null
  readonly documentNumber: string | null
  readonly documentNumberNormalised: string | null
  readonly sourceLabel: string | null
  readonly provisions: readonly Provision[]
  /** SHA-256 (hex) of the body without white space, as the format reader gave it: the tree must give it back. */
  readonly textSha256: string
}
