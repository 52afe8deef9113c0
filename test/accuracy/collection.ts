import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openFolder } from '../../crawler/folder/open-folder.ts'
import type { ReadOnlyFolder } from '../../crawler/folder/read-only-folder.ts'
import type { Capture, ParsedDocument, ParseOutcome, SourceIo } from '../../crawler/source.ts'
import { lawrefbook } from '../../crawler/sources/lawrefbook.ts'
import type { ParseWarning } from '../../data/model/version.ts'
import { BodyPlaces } from './body-places.ts'
import { collectionFolder } from './draw.ts'

/** One document of the collection as the crawler reads it. */
export interface ReadDocument {
  readonly path: string
  readonly document: ParsedDocument
  readonly warnings: readonly ParseWarning[]
}

/** The real collection, read through its source; documents are read when asked for, and once. */
export class Collection {
  readonly io: SourceIo
  readonly #documents = new Map<string, ReadDocument | null>()
  readonly #places = new Map<string, BodyPlaces>()

  private constructor(io: SourceIo) {
    this.io = io
  }

  static async open(): Promise<Collection> {
    const folder = await openFolder(collectionFolder)
    return new Collection({ folder, sourceDate: await lawrefbook.ownDate(folder), now: () => new Date().toISOString() })
  }

  get folder(): ReadOnlyFolder {
    return this.io.folder
  }

  /** The bytes of every file, in the order of discovery. */
  async captures(): Promise<readonly Capture[]> {
    const captures: Capture[] = []
    for await (const { ref } of lawrefbook.discover(null, this.io))
      captures.push(await lawrefbook.capture(ref, this.io))
    return captures
  }

  /** Whether there is a file of that path: tables of other collections name files that are not here. */
  holds(path: string): boolean {
    return this.folder.size(path) !== null
  }

  /** The document that a file belongs to; `null` where the file is none or cannot be read. */
  async document(path: string): Promise<ReadDocument | null> {
    const ref = refOf(path)
    const known = this.#documents.get(ref)
    if (known !== undefined) return known
    return this.keep(ref, lawrefbook.parse(await lawrefbook.capture(ref, this.io)))
  }

  /** Remembers what parsing gave, so that it is not parsed again. */
  keep(ref: string, outcome: ParseOutcome): ReadDocument | null {
    const document = outcome.kind === 'parsed' ? outcome.documents[0] : undefined
    const read =
      outcome.kind === 'parsed' && document !== undefined ? { path: ref, document, warnings: outcome.warnings } : null
    this.#documents.set(ref, read)
    return read
  }

  /** Where the paragraphs of a file stand in its tree; `null` where it was not read. */
  async places(path: string): Promise<BodyPlaces | null> {
    const known = this.#places.get(path)
    if (known !== undefined) return known
    const read = await this.document(path)
    if (read === null) return null
    const places = new BodyPlaces(fileText(path), read.document.provisions)
    this.#places.set(path, places)
    return places
  }
}

/** The words of a file as they stand on the disk. */
export function fileText(path: string): string {
  return readFileSync(join(collectionFolder, path), 'utf8')
}

/** 民法典 is kept in pieces and read as one. */
export function refOf(path: string): string {
  return path.startsWith('民法典/') ? '民法典/' : path
}
